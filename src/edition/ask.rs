//! What readers guess before they see it, as words, and as a picture that does not give it away.

use super::{Answer, Asking, Packed, Places, Question, Slot, make};
use crate::data::Key;
use crate::format::unit::{Unit, UnitKind};
use crate::layout::layout;
use crate::scale::{Domain, ticks};
use crate::scene::{Item, Point, Rect, Role, Scene, Shape, Size};
use crate::story::ask::Ask;
use crate::story::chart::{Layer, Mark};
use crate::story::raw::plain;
use crate::story::telling::{measured, tell};
use crate::story::{Step, Story};
use crate::text::TextMeasure;
use std::rc::Rc;

/// About how many values a reader can choose from.
const CHOICES: usize = 100;
/// Where the asked values are put to find out where all values would be, as parts of the domain.
const PROBES: (f64, f64) = (0.25, 0.75);

/// The question of a step in words and numbers.
pub fn question(story: &Story, step: &Step) -> Option<Question> {
    let ask = step.ask.as_ref()?;
    let (layer, (low, high)) = home(step, ask)?;
    let unit = measured(story, layer, *ask.data.first()?).form.unit;
    let unit = unit.unwrap_or_else(|| {
        let (name, title, spoken) = ("".into(), String::new(), String::new());
        Rc::new(Unit { name, kind: UnitKind::Quantity, pattern: "{}".into(), spoken, title })
    });
    let percents = [UnitKind::Percent, UnitKind::PercentChange];
    let difference = match percents.contains(&unit.kind) {
        true => Unit::built_in(UnitKind::PercentagePoint, &story.locale),
        false => (*unit).clone(),
    };
    let values = if layer.is_horizontal { &layer.x } else { &layer.y };
    let before = ask.data.first().and_then(|first| values.get(first.checked_sub(1)?));
    // From the ground up: a start amid the scale would be a hint, and stand on other marks.
    let ground = 0.0_f64.clamp(low.min(high), high.max(low));
    let is_line = matches!(layer.mark, Mark::Line { .. });
    let start = before.copied().filter(|before| is_line && before.is_finite()).unwrap_or(ground);
    let choice = choice(high - low);
    let answer = |at: &usize| {
        let (telling, measured) = (tell(story, layer, *at), measured(story, layer, *at));
        let words = [telling.what, telling.when];
        let words: Vec<String> = words.into_iter().filter(|words| !words.is_empty()).collect();
        Answer {
            name: words.join(story.locale.word("separator")),
            value: plain(measured.value),
            shown: telling.value,
            is_exact: measured.qualifier == crate::data::Qualifier::Exact,
        }
    };
    Some(Question {
        text: ask.question.clone(),
        low: plain(low),
        high: plain(high),
        start: plain(libm::round(start / choice) * choice),
        choice: plain(choice),
        unit: (*unit).clone(),
        difference,
        answers: ask.data.iter().map(answer).collect(),
    })
}

/// The picture of a step before the answer is shown, and where guesses are drawn in it.
pub fn asking(story: &Story, step: &Step, size: Size, measure: &dyn TextMeasure) -> Option<Asking> {
    let ask = step.ask.as_ref()?;
    let (layer, (low, high)) = home(step, ask)?;
    let at = |part: f64| low + (high - low) * part;
    let draw = |part: f64, is_hidden: bool| {
        layout(story, &with(step, ask, at(part), is_hidden), size, measure)
    };
    let (first, second) = (draw(PROBES.0, false), draw(PROBES.1, false));
    let keys: Vec<Key> = ask.data.iter().filter_map(|index| layer.keys.get(*index)).collect();
    let slots = keys.iter().filter_map(|key| slot(key, &first, &second)).collect();
    let is_line = matches!(layer.mark, Mark::Line { .. });
    let shown = draw(PROBES.0, true);
    let is_asked = |key: &Key| keys.contains(key);
    let scene = Scene {
        items: shown.items.into_iter().filter(|item| !is_asked(&item.identity.key)).collect(),
        targets: shown.targets.into_iter().filter(|target| !is_asked(&target.key)).collect(),
        ..shown
    };
    let before = ask.data.first().and_then(|first| layer.keys.get(first.checked_sub(1)?));
    let lead = scene.targets.iter().find(|target| is_line && Some(&target.key) == before.as_ref());
    let lead = lead.map(|target| target.anchor);
    let data = make::data(story, step, &scene).into();
    let places = Packed::new(&Places { slots, lead });
    Some(Asking { scene: scene.into(), data, places })
}

/// How far two guesses lie apart: a round part of a span.
fn choice(span: f64) -> f64 {
    // There are ticks for so many choices in a fourth of it.
    let fourth = ticks(&Domain::Linear(0.0, span / 4.0), CHOICES / 4);
    match fourth.as_slice() {
        [first, second, ..] => second - first,
        _ => span / CHOICES as f64,
    }
}

/// The layer of what is asked, and the ends of its scale.
fn home<'a>(step: &'a Step, ask: &Ask) -> Option<(&'a Layer, (f64, f64))> {
    let panel = step.chart.panels.get(ask.panel)?;
    let layer = panel.layers.get(ask.layer)?;
    let axis = if layer.is_horizontal { &panel.x } else { &panel.y };
    match axis.as_ref()?.domain {
        Domain::Linear(low, high) => Some((layer, (low, high))),
        _ => None,
    }
}

/// The step with another value in place of those that are asked, without any word of them; lines
/// do not lead there when they are hidden.
fn with(step: &Step, ask: &Ask, value: f64, is_hidden: bool) -> Step {
    let mut step = step.clone();
    let Some((layer, _)) = home(&step, ask) else { return step };
    let keys: Vec<Key> = ask.data.iter().filter_map(|index| layer.keys.get(*index)).collect();
    step.annotations.retain(|annotation| !keys.contains(&annotation.key));
    for layer in step.chart.panels.iter_mut().flat_map(|panel| &mut panel.layers) {
        let is_asked: Vec<bool> = layer.keys.iter().map(|key| keys.contains(&key)).collect();
        let values = if layer.is_horizontal { &layer.x } else { &layer.y };
        let is_line = matches!(layer.mark, Mark::Line { .. } | Mark::Area { .. });
        let value = if is_line && is_hidden { f64::NAN } else { value };
        let put = |(own, is_asked): (&f64, &bool)| if *is_asked { value } else { *own };
        let values: Rc<[f64]> = values.iter().zip(&is_asked).map(put).collect();
        if layer.is_horizontal {
            layer.x = values;
        } else {
            layer.y = values;
        }
        for (text, _) in layer.text.iter_mut().zip(&is_asked).filter(|(_, is_asked)| **is_asked) {
            text.clear();
        }
    }
    step
}

/// Where all values of a datum would be, from two pictures with two values.
fn slot(key: &Key, first: &Scene, second: &Scene) -> Option<Slot> {
    let (one, other) = (bar(key, first), bar(key, second));
    let anchor = |scene: &Scene| {
        let target = scene.targets.iter().find(|target| target.key == *key);
        symbol(key, scene).or(target.map(|target| target.anchor))
    };
    let (one, other, base, across) = match (one, other) {
        (Some(one), Some(other)) => {
            let is_upright = (other.height - one.height).abs() > (other.width - one.width).abs();
            let end = |bar: &Rect| {
                let is_grown_left = (other.x - one.x).abs() > 0.5;
                let x = if is_grown_left { bar.x } else { bar.right() };
                match is_upright {
                    true => Point { x: bar.center().x, y: bar.y },
                    false => Point { x, y: bar.center().y },
                }
            };
            let base = match is_upright {
                true => Point { x: one.center().x, y: one.bottom() },
                false => Point { x: one.x + one.right() - end(&one).x, y: one.center().y },
            };
            (end(&one), end(&other), base, if is_upright { one.width } else { one.height })
        }
        _ => {
            let one = anchor(first)?;
            (one, anchor(second)?, one, 0.0)
        }
    };
    // From a value at a quarter and one at three quarters to those at both ends.
    let beyond = |from: f64, to: f64| from + (to - from) * (PROBES.0 / (PROBES.1 - PROBES.0));
    let low =
        Point { x: beyond(one.x, 2.0 * one.x - other.x), y: beyond(one.y, 2.0 * one.y - other.y) };
    let high = Point {
        x: beyond(other.x, 2.0 * other.x - one.x),
        y: beyond(other.y, 2.0 * other.y - one.y),
    };
    Some(Slot { key: key.clone(), low, high, base, across })
}

/// The bar of a datum.
fn bar(key: &Key, scene: &Scene) -> Option<Rect> {
    let is_own = |item: &&Item| item.identity.key == *key && item.identity.role == Role::Mark;
    scene.items.iter().filter(is_own).find_map(|item| match item.shape {
        Shape::Rect { bounds, .. } => Some(bounds),
        _ => None,
    })
}

/// The middle of the symbol of a datum.
fn symbol(key: &Key, scene: &Scene) -> Option<Point> {
    let is_own = |item: &&Item| item.identity.key == *key && item.identity.role == Role::Mark;
    scene.items.iter().filter(is_own).find_map(|item| match item.shape {
        Shape::Symbol { center, .. } => Some(center),
        _ => None,
    })
}
