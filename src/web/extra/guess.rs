//! Where guesses are in the picture, how they are drawn there, and which there can be.

use crate::data::Key;
use crate::edition::{Places, Question, Slot};
use crate::scene::{Fill, Form, Identity, Ink, Item, Point, Rect, Role, Shape, Stroke};
use web_sys::js_sys::Number;

/// Px of a guessed line, of its points, and of its dashes.
const LINE: f64 = 2.0;
const DOT: f64 = 5.0;
const DASH: (f64, f64) = (5.0, 3.0);
/// How strong the ground of a guessed bar is.
const GROUND: f64 = 0.12;

/// What is drawn of guesses.
pub(super) fn items(places: &Places, question: &Question, values: &[f64]) -> Vec<Item> {
    let item = |name: &str, shape, fill, stroke| {
        let key = Key(["guess:", name].concat().into());
        let identity = Identity { role: Role::AnnotationRule, key, part: 0 };
        Item { identity, shape, fill, stroke, origin: None }
    };
    let stroke = Stroke { ink: Ink::Text, opacity: 1.0, width: LINE, dash: DASH };
    let ground = Some(Fill { ink: Ink::Accent, opacity: GROUND });
    let placed = places.slots.iter().zip(values);
    let points: Vec<Point> = placed.map(|(slot, value)| place(slot, question, *value)).collect();
    if let [slot] = places.slots.as_slice()
        && slot.across > 0.0
        && let [end] = points.as_slice()
    {
        let bounds = bar(slot, *end);
        let shape = Shape::Rect { bounds, edge: None };
        return vec![item(&slot.key.0, shape, ground, Some(stroke))];
    }
    let way: Vec<Point> = places.lead.into_iter().chain(points.iter().copied()).collect();
    let line = Shape::Path { points: way.into(), closed: false };
    let dot = |(slot, center): (&Slot, &Point)| {
        let shape = Shape::Symbol { center: *center, radius: DOT, form: Form::Circle };
        let stroke = Stroke { dash: (0.0, 0.0), ..stroke };
        item(&slot.key.0, shape, Some(Fill { ink: Ink::Ground, opacity: 1.0 }), Some(stroke))
    };
    let mut items = vec![item("line", line, None, Some(stroke))];
    items.extend(places.slots.iter().zip(&points).map(dot));
    items
}

/// The bar from where it begins to an end.
fn bar(slot: &Slot, end: Point) -> Rect {
    let Slot { base, across, .. } = *slot;
    let is_upright = libm::fabs(slot.high.y - slot.low.y) > libm::fabs(slot.high.x - slot.low.x);
    if is_upright {
        let (y, height) = (base.y.min(end.y), libm::fabs(base.y - end.y));
        Rect { x: base.x - across / 2.0, y, width: across, height }
    } else {
        let (x, width) = (base.x.min(end.x), libm::fabs(base.x - end.x));
        Rect { x, y: base.y - across / 2.0, width, height: across }
    }
}

/// Where a value is in the picture.
pub(super) fn place(slot: &Slot, question: &Question, value: f64) -> Point {
    let (low, high) = (number(&question.low), number(&question.high));
    let part = (value - low) / (high - low);
    let between = |from: f64, to: f64| from + (to - from) * part;
    Point { x: between(slot.low.x, slot.high.x), y: between(slot.low.y, slot.high.y) }
}

/// The value at a point of the picture that can be guessed and is nearest to it.
pub(super) fn value_at(slot: &Slot, question: &Question, point: Point) -> f64 {
    let way = (slot.high.x - slot.low.x, slot.high.y - slot.low.y);
    let gone = (point.x - slot.low.x, point.y - slot.low.y);
    let part = (gone.0 * way.0 + gone.1 * way.1) / (way.0 * way.0 + way.1 * way.1).max(1.0);
    let (low, high) = (number(&question.low), number(&question.high));
    chosen(question, low + (high - low) * part)
}

/// The nearest value that can be guessed.
pub(super) fn chosen(question: &Question, value: f64) -> f64 {
    let (low, high) = (number(&question.low), number(&question.high));
    let choice = number(&question.choice);
    // Counted from the low end, as the browser's own fields count.
    let value = low + libm::round((value - low) / choice) * choice;
    // Sums of parts such as 0.1 leave dust behind.
    let clean = libm::round(value * DUST) / DUST;
    if clean.is_nan() { low } else { clean.clamp(low.min(high), high.max(low)) }
}

/// What is kept of a value is this many parts of one.
pub(super) const DUST: f64 = 1e9;

/// The number that a plain decimal stands for.
pub(super) fn number(plain: &str) -> f64 {
    Number::parse_float(plain)
}
