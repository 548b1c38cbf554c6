//! Guess before you see: a reader drags or types the value of a mark, or draws a line on, then the
//! answer is shown beside the guess.

use super::super::copy::Copy;
use super::super::dom;
use super::super::reading::Reading;
use super::super::stage::Stage;
use super::guess::{DUST, chosen, items, number, place, value_at};
use super::page::{call, get, set};
use crate::data::Qualifier;
use crate::edition::{Places, Question, Sheet, Slot};
use crate::format::Locale;
use crate::format::number::{NumberForm, figure, qualified};
use crate::format::unit::Unit;
use crate::format::words;
use crate::player::Event;
use crate::scene::{Point, Scene};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::js_sys::Array;
use web_sys::{Element, PointerEvent};

/// The attribute of a field that says which value it is for.
const NUMBER: &str = "data-guess";
/// Px from the middle of a handle to its rim: it stays within the picture, lest the page scrolls
/// sideways.
const HANDLE: f64 = 8.0;

/// What readers guessed, by step.
#[derive(Default)]
pub(in super::super) struct Guesses {
    steps: Vec<(usize, Vec<f64>)>,
    /// The value that a pointer drags.
    dragged: Option<usize>,
}

impl Guesses {
    /// What stands there before anything was guessed.
    pub(in super::super) fn begin(sheets: &[Sheet], is_asked: &[bool]) -> Self {
        let asked = sheets.iter().zip(is_asked).enumerate().filter(|(_, (_, is_asked))| **is_asked);
        let start = |(step, (sheet, _)): (usize, (&Sheet, &bool))| {
            let question = sheet.question.as_ref()?.open()?;
            let value = number(&question.start);
            Some((step, question.answers.iter().map(|_| value).collect()))
        };
        Self { steps: asked.filter_map(start).collect(), dragged: None }
    }

    fn of(&self, step: usize) -> Option<&[f64]> {
        let own = self.steps.iter().find(|(own, _)| *own == step);
        own.map(|(_, values)| values.as_slice())
    }

    /// The scene of a step with the guesses in it.
    pub(in super::super) fn draw(
        &self,
        step: usize,
        scene: Rc<Scene>,
        copy: &Copy,
        stage: &Stage,
    ) -> Rc<Scene> {
        let places = || copy.asking(step, stage.size, &stage.measure)?.places.open();
        let question =
            copy.edition.sheets.get(step).and_then(|sheet| sheet.question.as_ref()?.open());
        let (Some(values), Some(question)) = (self.of(step), question) else { return scene };
        let Some(places) = places() else { return scene };
        let mut scene = Scene::clone(&scene);
        scene.items.extend(items(&places, &question, values));
        Rc::new(scene)
    }
}

/// All words of the language; an edition has only those of controls.
fn speech(own: &Rc<Locale>) -> Rc<Locale> {
    words::built_in(&own.tag).map_or_else(|| own.clone(), Rc::new)
}

fn form(unit: &Unit) -> NumberForm {
    NumberForm { unit: Some(Rc::new(unit.clone())), ..NumberForm::default() }
}

/// The number that is written in a field.
fn written(field: &Element) -> f64 {
    number(&get(field, "value").as_string().unwrap_or_default())
}

/// A field for a guess: its kind, and its value as it goes into the element.
fn field(parent: &Element, question: &Question, (kind, at): (&str, usize), value: f64) -> Element {
    let element = dom::child(parent, "input", "");
    let (value, at) = (crate::story::raw::plain(value), at.to_string());
    let all = [
        ("type", kind),
        ("min", &question.low),
        ("max", &question.high),
        ("step", &question.choice),
        ("value", &value),
        (NUMBER, &at),
    ];
    for (name, value) in all {
        dom::set(&element, name, value);
    }
    element
}

impl Reading {
    /// Asks for a guess: question, fields and buttons, and handles over the picture.
    pub(in super::super) fn ask(&mut self) {
        // Tools that would give the answer away are hidden.
        self.page.tools.settle();
        let step = self.player.step();
        let Some(question) = self.question() else { return };
        let Some(section) = self.page.sections.get(step) else { return };
        if dom::find(&section.element, ".ds-ask").is_none() {
            self.build_ask(&section.element.clone(), &question);
        }
        self.follow();
    }

    fn question(&self) -> Option<Question> {
        self.copy.edition.sheets.get(self.player.step())?.question.as_ref()?.open()
    }

    /// Where guesses are drawn in the picture of the step on stage.
    fn places(&self) -> Option<Places> {
        let (step, stage) = (self.player.step(), &self.page.stage);
        self.copy.asking(step, stage.size, &stage.measure)?.places.open()
    }

    fn build_ask(&self, section: &Element, question: &Question) {
        let locale = &self.copy.edition.locale;
        let panel = dom::child(section, "div", "ds-ask");
        if let Some(title) = dom::find(section, ".ds-title") {
            call(&title, "after", &[panel.clone().into()]);
        }
        dom::words(&panel, "p", "ds-question", &question.text);
        dom::words(&panel, "p", "ds-hint", locale.word("guess-hint"));
        let values = self.extras.guesses.of(self.player.step()).unwrap_or_default();
        let is_alone = question.answers.len() == 1;
        for ((at, answer), value) in question.answers.iter().enumerate().zip(values) {
            let line = dom::child(&panel, "div", "ds-guess");
            let name = locale.fill("guess-of", &answer.name);
            let slider = field(&line, question, ("range", at), *value);
            dom::set(&slider, "aria-label", &name);
            if is_alone {
                let typed = field(&line, question, ("number", at), *value);
                let unit = [locale.word("separator"), &question.unit.title].concat();
                dom::set(&typed, "aria-label", &[name.as_str(), &unit].concat());
            } else {
                call(&line, "prepend", &[answer.name.as_str().into()]);
            }
            dom::child(&line, "output", "");
        }
        let line = dom::child(&panel, "div", "ds-files");
        for (does, name) in [("answer", "show-answer"), ("skip", "skip-guess")] {
            dom::button(&line, "ds-button", does, locale.word(name));
        }
    }

    /// Brings fields, words and handles to the guesses as they are now.
    fn follow(&mut self) {
        let step = self.player.step();
        let stage = &self.page.stage;
        let (Some(question), Some(places)) = (self.question(), self.places()) else { return };
        let Some(section) = self.page.sections.get(step) else { return };
        let values = self.extras.guesses.of(step).unwrap_or_default();
        let (locale, form) = (speech(&self.copy.edition.locale), form(&question.unit));
        // One that is being dragged must stay: some browsers let go of the pointer otherwise.
        let handles = call(&stage.element, "querySelectorAll", &[".ds-handle".into()]);
        let handles = Array::from(&handles);
        let mut handles = handles.iter().map(JsCast::unchecked_into::<Element>);
        for ((at, value), slot) in values.iter().enumerate().zip(&places.slots) {
            let words = figure(*value, &form, &locale);
            let plain = crate::story::raw::plain(*value);
            let selector = ["[data-guess=\"", &at.to_string(), "\"]"].concat();
            let fields = call(&section.element, "querySelectorAll", &[selector.into()]);
            for field in Array::from(&fields).iter() {
                let field: Element = field.unchecked_into();
                // A number that is being typed is not written over.
                if written(&field) != *value {
                    set(&field, "value", &plain);
                }
                dom::set(&field, "aria-valuetext", &words);
                if let Some(output) =
                    field.parent_element().and_then(|line| dom::find(&line, "output"))
                {
                    dom::say(&output, &words);
                }
            }
            let Point { x, y } = place(slot, &question, *value);
            let handle = handles.next().unwrap_or_else(|| {
                let handle = dom::child(&stage.element, "div", "ds-handle");
                dom::set(&handle, "aria-hidden", "true");
                handle
            });
            let far = f64::from(stage.element.client_width()) - HANDLE;
            dom::style(&handle, "left", &dom::px((x * stage.zoom).min(far).max(HANDLE)));
            dom::style(&handle, "top", &dom::px(y * stage.zoom));
        }
        handles.for_each(|handle| handle.remove());
    }

    /// A field was changed.
    pub(super) fn guess_by_field(&mut self, target: &Element) {
        let at = target.get_attribute(NUMBER).and_then(|at| at.parse().ok());
        let value = written(target);
        if let Some(at) = at.filter(|_| value.is_finite()) {
            self.guess(at, value);
        }
    }

    fn guess(&mut self, at: usize, value: f64) {
        let step = self.player.step();
        let Some(value) = self.question().map(|question| chosen(&question, value)) else { return };
        let own = self.extras.guesses.steps.iter_mut().find(|(own, _)| *own == step);
        if let Some(place) = own.and_then(|(_, values)| values.get_mut(at)) {
            *place = value;
        }
        self.play(Event::Relaid);
        self.follow();
    }

    /// A pointer drags a guess; whether it does.
    pub(in super::super) fn guess_by_hand(
        &mut self,
        kind: &str,
        target: &Element,
        event: &PointerEvent,
    ) -> bool {
        let step = self.player.step();
        let is_asked = self.is_asked.get(step).is_some_and(|is_asked| *is_asked);
        let is_on_stage = dom::around(target, ".ds-stage").is_some();
        // A finger on the chart scrolls the page; on a handle it drags.
        let is_held =
            || event.pointer_type() != "touch" || dom::around(target, ".ds-handle").is_some();
        match kind {
            "pointerdown" if is_asked && is_on_stage && is_held() && get(event, "button") == 0 => {
                event.prevent_default();
                // The stage, as handles come and go.
                let stage = &self.page.stage.element;
                call(stage, "setPointerCapture", &[get(event, "pointerId")]);
                self.extras.guesses.dragged = Some(0);
            }
            "pointermove" if self.extras.guesses.dragged.is_some() => {}
            "pointerup" | "pointercancel" => {
                return self.extras.guesses.dragged.take().is_some();
            }
            _ => return false,
        }
        let place = self.page.stage.element.get_bounding_client_rect();
        let zoom = self.page.stage.zoom;
        let point = Point {
            x: (f64::from(event.client_x()) - place.x()) / zoom,
            y: (f64::from(event.client_y()) - place.y()) / zoom,
        };
        let (Some(places), Some(question)) = (self.places(), self.question()) else { return false };
        let away =
            |slot: &Slot| libm::fabs(slot.low.x - point.x) + libm::fabs(slot.high.x - point.x);
        let slots = places.slots.iter().enumerate();
        let nearest = slots.min_by(|(_, one), (_, other)| away(one).total_cmp(&away(other)));
        let Some((at, slot)) = nearest else { return false };
        let value = value_at(slot, &question, point);
        self.guess(at, value);
        true
    }

    /// Shows the answer, and how far off the guess was when there was one.
    pub(super) fn answer(&mut self, has_guessed: bool) {
        let step = self.player.step();
        let Some(question) = self.question() else { return };
        let values = self.extras.guesses.of(step).unwrap_or_default().to_vec();
        if !has_guessed {
            self.extras.guesses.steps.retain(|(own, _)| *own != step);
        }
        if let Some(is_asked) = self.is_asked.get_mut(step) {
            *is_asked = false;
        }
        while let Some(handle) = dom::find(&self.page.stage.element, ".ds-handle") {
            handle.remove();
        }
        let Some(section) = self.page.sections.get(step) else { return };
        if let Some(panel) = dom::find(&section.element, ".ds-ask") {
            dom::clear(&panel);
            let verdict = dom::child(&panel, "p", "ds-verdict");
            dom::set(&verdict, "tabindex", "-1");
            let locale = speech(&self.copy.edition.locale);
            dom::say(&verdict, &verdict_of(&question, &values, has_guessed, &locale));
            dom::focus(&verdict);
        }
        self.still();
        self.play(Event::Changed);
        self.show();
    }
}

/// The sentence that compares guess and answer.
fn verdict_of(question: &Question, values: &[f64], has_guessed: bool, locale: &Locale) -> String {
    let (unit, apart) = (form(&question.unit), form(&question.difference));
    let difference = |value: f64, is_exact: bool| {
        let qualifier = if is_exact { Qualifier::Exact } else { Qualifier::About };
        qualified(libm::fabs(value), qualifier, &apart, locale)
    };
    let pairs: Vec<(f64, f64)> = values
        .iter()
        .zip(&question.answers)
        .map(|(guess, answer)| (*guess, number(&answer.value)))
        .collect();
    let is_exact = question.answers.iter().all(|answer| answer.is_exact);
    let clean = |value: f64| libm::round(value * DUST) / DUST;
    match (pairs.as_slice(), question.answers.as_slice()) {
        ([(guess, truth)], [answer]) => {
            let told = [locale.word("truth"), locale.word("colon"), &answer.shown].concat();
            if !has_guessed {
                return told;
            }
            let (off, guess) = (clean(guess - truth), figure(*guess, &unit, locale));
            let compared = match off {
                off if off > 0.0 => {
                    locale.fill_two("guess-above", &guess, &difference(off, is_exact))
                }
                off if off < 0.0 => {
                    locale.fill_two("guess-below", &guess, &difference(off, is_exact))
                }
                _ => locale.fill("guess-right", &guess),
            };
            let gap = if compared.ends_with('.') { " " } else { "" };
            [&compared, gap, &told].concat()
        }
        _ if !has_guessed => String::new(),
        (pairs, _) => {
            let sum: f64 = pairs.iter().map(|(guess, truth)| libm::fabs(guess - truth)).sum();
            let mean = clean(sum / pairs.len().max(1) as f64);
            match mean > 0.0 {
                true => locale.fill("guess-line", &difference(mean, is_exact)),
                false => locale.word("guess-line-right").to_owned(),
            }
        }
    }
}
