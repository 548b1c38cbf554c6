//! One reader's reading of a story: what is on stage, and what follows from what the page reports.

use super::copy::Copy;
use super::dom;
use super::dress;
use super::listen::{Call, Frame, Listeners, Timer};
use super::page::Page;
use super::pointing::Touch;
use super::stage::Stage;
use super::watch::{Views, Width};
use crate::edition::{Asking, Datum, Sheet};
use crate::player::{Cause, Effects, Event, Focus, Player, Scenes};
use crate::scene::{Palette, Scene};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::js_sys::Function;
use web_sys::{HtmlElement, ShadowRoot, Window};

/// What the page can report.
pub(super) enum Input {
    /// An event on an element.
    Heard(web_sys::Event),
    /// The page is about to be painted.
    Frame(f64),
    /// The place of the chart has another size.
    Resized,
    /// A step's prose has come into view.
    InView(JsValue),
    /// Enough time has passed since the last step to speak of it.
    Quiet,
    /// An attribute of the element, or what stands for it in the page, has changed; and what is its
    /// home now.
    Attribute { name: String, home: String },
    /// The page's own code turns to another step.
    Turn(Event),
    /// Something that only another module can do is wanted.
    #[cfg(feature = "extra")]
    Extra(super::extra::Wish),
    /// Another edition of the story has come.
    Edition(Box<Copy>),
}

/// What lies outside of the widget.
pub(super) struct Outside {
    /// The element.
    pub(super) host: HtmlElement,
    /// Its shadow root.
    pub(super) root: ShadowRoot,
    /// The window that it is in.
    pub(super) window: Window,
    /// The language of the story that suits what the element stands in: BCP 47.
    pub(super) home: String,
    /// Who hears of steps and focus.
    pub(super) tell: Function,
}

/// Something to be told to the page when all else is done: what it is, and three values.
pub(super) type News = [JsValue; 4];

/// The calls that the page makes, one for each kind of report.
pub(super) struct Calls {
    pub(super) event: Call,
    pub(super) frame: Call,
    pub(super) resize: Call,
    pub(super) view: Call,
    pub(super) quiet: Call,
    #[cfg(feature = "extra")]
    pub(super) extra: super::extra::Calls,
}

/// A reading.
pub(super) struct Reading {
    pub(super) outside: Outside,
    pub(super) copy: Copy,
    pub(super) page: Page,
    pub(super) player: Player,
    pub(super) palette: Palette,
    /// What the marks on stage are.
    pub(super) data: Rc<[Datum]>,
    /// Where a touch began.
    pub(super) touch: Option<Touch>,
    /// Whether it is a finger that points, which covers what is under it.
    pub(super) is_finger: bool,
    pub(super) is_scroll: bool,
    /// Which steps still wait for a guess.
    pub(super) is_asked: Vec<bool>,
    /// Whether another edition may suit better: once a frame it is asked for, whatever comes in between.
    pub(super) is_doubted: bool,
    news: Vec<News>,
    pub(super) frame: Frame,
    quiet: Timer,
    pub(super) listeners: Listeners,
    pub(super) width: Width,
    pub(super) views: Views,
    /// What goes on of what only this module does.
    #[cfg(feature = "extra")]
    pub(super) extras: super::extra::Extras,
}

/// Milliseconds without another step before a step is announced: nobody listens to a queue of them.
const QUIET_MS: i32 = 250;

/// The pictures of a reading, beside what else of it is in use.
macro_rules! pictures {
    ($reading:expr) => {
        Pictures {
            copy: &$reading.copy,
            stage: &$reading.page.stage,
            is_asked: &$reading.is_asked,
            #[cfg(feature = "extra")]
            guesses: &$reading.extras.guesses,
        }
    };
}

impl Reading {
    /// Begins to read: builds the page of the widget in the root.
    pub(super) fn begin(
        outside: Outside,
        copy: Copy,
        step: Option<String>,
        calls: Calls,
    ) -> Option<Self> {
        #[cfg(feature = "extra")]
        let (shown, focused) = super::extra::dress(&outside);
        let window = &outside.window;
        let height = f64::from(outside.host.offset_height());
        let step = step.and_then(|id| copy.edition.index(&id)).unwrap_or(0);
        let is_asked = asked(&outside.host, &copy);
        let page = dress::build(&outside, &copy.edition, (step, &is_asked))?;
        #[cfg(feature = "extra")]
        let guesses = super::extra::ask::Guesses::begin(&copy.edition.sheets, &is_asked);
        let mut reading = Self {
            player: Player::new(copy.edition.sheets.len(), step),
            frame: Frame::new(window.clone(), calls.frame),
            quiet: Timer::new(window.clone(), calls.quiet),
            listeners: Listeners::new(calls.event),
            width: Width::new(calls.resize),
            views: Views::new(calls.view),
            #[cfg(feature = "extra")]
            extras: super::extra::Extras::new(window, calls.extra, guesses, shown),
            data: Rc::default(),
            touch: None,
            is_finger: false,
            is_scroll: dress::is_scroll(&outside),
            is_asked,
            is_doubted: false,
            news: Vec::new(),
            palette: Palette::light(),
            outside,
            copy,
            page,
        };
        reading.listen();
        reading.dress();
        reading.fit(Some(height));
        // A canvas asks for the style of the page when it writes words: painted before all else changes.
        reading.play(Event::Relaid);
        reading.show();
        #[cfg(feature = "extra")]
        reading.refocus(focused);
        Some(reading)
    }

    /// Takes in what the page reports.
    pub(super) fn handle(&mut self, input: Input) {
        match input {
            Input::Heard(event) => self.hear(&event),
            Input::Frame(now_ms) => {
                self.frame.came();
                if libm::fabs(self.page.stage.width() - self.page.stage.size.width) >= 1.0 {
                    self.refit();
                } else {
                    self.play(Event::Frame { now_ms });
                }
                if std::mem::take(&mut self.is_doubted) {
                    self.ask_edition();
                }
            }
            Input::Resized => self.frame.ask(),
            Input::InView(entries) => self.scrolled(&entries),
            Input::Quiet => self.announce(),
            Input::Attribute { name, home } => {
                self.outside.home = home;
                self.attribute(&name);
            }
            Input::Turn(event) => self.step(event),
            #[cfg(feature = "extra")]
            Input::Extra(wish) => self.extra(wish),
            Input::Edition(copy) => {
                self.copy = *copy;
                self.rebuild();
            }
        }
    }

    /// Goes to another step on the reader's wish; in scroll mode its prose is brought into view,
    /// and the chart follows.
    pub(super) fn step(&mut self, event: Event) {
        if self.is_scroll {
            let step = self.player.step();
            let wanted = match event {
                Event::Next => step + 1,
                Event::Previous => step.wrapping_sub(1),
                Event::GoTo(step) => step,
                _ => step,
            };
            if let Some(section) = self.page.sections.get(wanted) {
                section.element.scroll_into_view();
            }
        }
        self.still();
        self.play(event);
    }

    /// Lets the player know whether the reader wants nothing to move.
    pub(super) fn still(&mut self) {
        let is_still = self.wishes("(prefers-reduced-motion: reduce)");
        self.play(Event::MotionReduced(is_still));
    }

    /// Hands an event to the player and does what it says.
    pub(super) fn play(&mut self, event: Event) {
        let scenes = pictures!(self);
        let effects = self.player.handle(event, &scenes);
        let Effects { step, focus, needs_frame, .. } = effects;
        let mut is_held = false;
        if let Some(step) = step {
            #[cfg(feature = "extra")]
            self.extras.hush();
            is_held = self.show();
            self.tell_step(step);
            self.quiet.set(QUIET_MS);
        }
        // The mark in focus may be the same, but has moved.
        if let Some(focus) = focus.or(step.map(|_| self.player.focus())) {
            self.attend(focus);
        }
        self.page.stage.show(&effects, &self.palette);
        if needs_frame {
            self.frame.ask();
        }
        self.keep(is_held);
    }

    /// The scene of the step on stage, at rest.
    pub(super) fn scene(&mut self) -> Rc<Scene> {
        let scenes = pictures!(self);
        self.player.scene(&scenes)
    }

    /// Shows prose, marks and controls of the step on stage; whether a mark had the focus.
    pub(super) fn show(&mut self) -> bool {
        let (index, scene) = (self.player.step(), self.scene());
        let Some(sheet) = self.copy.edition.sheets.get(index) else { return false };
        let held = self.outside.root.active_element();
        let is_held = held.is_some_and(|held| dom::around(&held, ".ds-mark").is_some());
        let asking = pictures!(self).asking(index);
        self.data = match &asking {
            Some(asking) => asking.data.clone(),
            // Of very many data each is put into words when it is asked for.
            None if scene.has_crowds() => Rc::default(),
            None => self.copy.data(index, &scene),
        };
        let is_beneath = !self.is_scroll;
        let free = self.page.stage.size.height - scene.size.height;
        let free = if is_beneath { free } else { 0.0 };
        self.page.show(index, free, &self.is_asked);
        #[cfg(feature = "extra")]
        self.fill_panel(None);
        let alt = if asking.is_some() { &sheet.title } else { &sheet.alt };
        self.page.marks.show(alt, &scene, &self.data);
        self.page.marks.place(&scene, self.page.stage.zoom);
        #[cfg(feature = "full")]
        self.show_ranges(index, &scene);
        dom::mark(&self.page.figure, "is-asking", asking.is_some());
        if asking.is_some() {
            self.ask();
        }
        is_held
    }

    /// Asks the reader for a guess: another module does.
    #[cfg(not(feature = "extra"))]
    fn ask(&mut self) {
        self.ask_extra("ask");
    }

    /// Lets who was at a mark stay in the chart, now that it has other marks.
    pub(super) fn keep(&mut self, is_held: bool) {
        #[cfg(feature = "full")]
        if is_held && self.hold_range() {
            return;
        }
        if is_held {
            self.reach(self.player.focus().map_or(0, |focus| focus.target));
        }
    }

    /// Moves the focus to a mark.
    pub(super) fn reach(&mut self, index: usize) {
        if let Some(element) = self.page.marks.stops.reach(index).cloned() {
            dom::focus(&element);
            self.play(Event::Focus(Some(index)));
        }
    }

    /// Shows what is in focus: tip and figures, the mark itself being the player's.
    pub(super) fn attend(&mut self, focus: Option<Focus>) {
        let (index, scene) = (self.player.step(), self.scene());
        let target = focus.and_then(|focus| scene.target(focus.target));
        if let Some(section) = self.page.sections.get(index) {
            section.light(target.as_ref().map(|target| &target.key));
        }
        let tip = &mut self.page.tip;
        let (Some(focus), Some(target)) = (focus, &target) else { return tip.hide() };
        let of_crowd = self.copy.datum(index, &scene, focus.target);
        let datum = self.data.get(focus.target).or(of_crowd.as_ref());
        let Some(datum) = datum else { return tip.hide() };
        if focus.cause == Cause::Prose {
            tip.hide();
        } else {
            let stage = (&self.page.stage, self.is_finger);
            tip.show(&self.copy.edition, datum, (&scene, target), stage);
        }
        let news = ["focus", &target.key.0, &datum.name, ""];
        self.news.push(news.map(JsValue::from_str));
    }

    /// What is to be told now.
    pub(super) fn news(&mut self) -> Vec<News> {
        std::mem::take(&mut self.news)
    }

    /// Tells that another edition may suit better, where the desk made several.
    pub(super) fn ask_edition(&mut self) {
        if self.copy.width().is_some() {
            self.news.push(["edition", "", "", ""].map(JsValue::from_str));
        }
    }

    /// Tells that the reader asks for something that only another module can do.
    pub(super) fn ask_extra(&mut self, name: &str) {
        self.news.push(["extra", name, "", ""].map(JsValue::from_str));
    }

    fn tell_step(&mut self, index: usize) {
        let steps = &self.copy.edition.sheets;
        let id = steps.get(index).map_or(JsValue::NULL, |step| JsValue::from_str(&step.id));
        let number = |number: usize| JsValue::from_f64(number as f64);
        self.news.push([JsValue::from_str("step"), id, number(index), number(steps.len())]);
    }

    /// Says the step on stage to those who listen.
    fn announce(&self) {
        let (index, count) = (self.player.step(), self.player.count());
        let edition = &self.copy.edition;
        let title = edition.sheets.get(index).map_or("", |sheet| &sheet.title);
        let (index, count) = (dom::count(index + 1), dom::count(count));
        let place = edition.locale.fill_two("step-of", &index, &count);
        self.page.announce(&[&place, edition.locale.word("colon"), title].concat());
    }
}

/// Which steps ask for a guess, unless the page wants all answers shown.
fn asked(host: &HtmlElement, copy: &Copy) -> Vec<bool> {
    let has_answers = host.get_attribute("answers").is_some();
    let is_asked = |sheet: &Sheet| sheet.question.is_some() && !has_answers;
    copy.edition.sheets.iter().map(is_asked).collect()
}

/// The pictures of the steps, for the stage.
struct Pictures<'a> {
    copy: &'a Copy,
    stage: &'a Stage,
    is_asked: &'a [bool],
    #[cfg(feature = "extra")]
    guesses: &'a super::extra::ask::Guesses,
}

impl Pictures<'_> {
    /// What is shown of a step whose answer is not shown yet.
    fn asking(&self, step: usize) -> Option<Rc<Asking>> {
        let is_asked = self.is_asked.get(step).is_some_and(|is_asked| *is_asked);
        if !is_asked {
            return None;
        }
        self.copy.asking(step, self.stage.size, &self.stage.measure)
    }
}

impl Scenes for Pictures<'_> {
    fn scene(&self, step: usize) -> Rc<Scene> {
        let whole = || self.copy.scene(step, self.stage.size, &self.stage.measure);
        let scene = self.asking(step).map_or_else(whole, |asking| asking.scene.clone());
        #[cfg(feature = "extra")]
        let scene = self.guesses.draw(step, scene, self.copy, self.stage);
        scene
    }
}
