//! One item on the way to another.

use crate::scene::count::counted;
use crate::scene::{Align, Fill, Item, Origin, Point, Rect, Shape, Stroke};
use std::rc::Rc;

/// Whether one can become the other; else one fades out while the other fades in.
pub(super) fn is_alike(from: &Shape, to: &Shape) -> bool {
    match (from, to) {
        (Shape::Path { points: a, closed: was }, Shape::Path { points: b, closed }) => {
            // Lines of other lengths are drawn anew through as many points, unless there are gaps:
            // those would wander.
            let is_whole =
                |points: &[Point]| points.iter().all(|p| p.x.is_finite() && p.y.is_finite());
            was == closed && (a.len() == b.len() || is_whole(a) && is_whole(b) && !a.is_empty())
        }
        _ => std::mem::discriminant(from) == std::mem::discriminant(to),
    }
}

/// Takes opacity from an item.
pub(super) fn fade(item: &mut Item, share: f64) {
    if let Some(fill) = &mut item.fill {
        fill.opacity *= share;
    }
    if let Some(stroke) = &mut item.stroke {
        stroke.opacity *= share;
    }
}

/// An item as it is before it comes: all in one line at its origin; nothing when it has none.
pub(super) fn collapsed(item: &Item) -> Option<Item> {
    let origin = item.origin?;
    let mut item = item.clone();
    let moved = |point: Point| match origin {
        Origin::X(x) => Point { x, ..point },
        Origin::Y(y) => Point { y, ..point },
    };
    match &mut item.shape {
        Shape::Rect { bounds, .. } => {
            let (first, last) = corners(bounds);
            *bounds = Rect::between(moved(first), moved(last));
        }
        Shape::Rule { from, to } => (*from, *to) = (moved(*from), moved(*to)),
        Shape::Path { points, .. } => *points = points.iter().map(|point| moved(*point)).collect(),
        Shape::Symbol { center: at, .. } | Shape::Text { at, .. } => *at = moved(*at),
    }
    Some(item)
}

/// An item that is the same in both scenes, `share` of the way; both are alike.
pub(super) fn blended(from: &Item, to: &Item, share: f64, is_counted: bool) -> Item {
    let mut item = to.clone();
    if share >= 1.0 {
        return item;
    }
    let is_early = share < 0.5;
    let mut dimmed = 1.0;
    item.fill = fill(from.fill, to.fill, share);
    item.stroke = stroke(from.stroke, to.stroke, share);
    match (&from.shape, &mut item.shape) {
        (Shape::Rect { bounds: a, edge: before }, Shape::Rect { bounds: b, edge }) => {
            let ((a1, a2), (b1, b2)) = (corners(a), corners(b));
            *b = Rect::between(point(a1, b1, share), point(a2, b2, share));
            *edge = if is_early { *before } else { *edge };
        }
        (Shape::Rule { from: a1, to: a2 }, Shape::Rule { from: b1, to: b2 }) => {
            (*b1, *b2) = (point(*a1, *b1, share), point(*a2, *b2, share));
        }
        (Shape::Path { points: a, .. }, Shape::Path { points: b, .. }) => {
            *b = path(a, b, share);
        }
        (
            Shape::Symbol { center: a, radius: r, form: before },
            Shape::Symbol { center, radius, form },
        ) => {
            *center = point(*a, *center, share);
            *radius = between(*r, *radius, share);
            *form = if is_early { *before } else { *form };
        }
        // Words that say something else count, or change at half the way.
        (
            Shape::Text { at: a, align: before, font: old, content: said, width: wide },
            Shape::Text { at, align, font, content, width },
        ) => {
            let start = Point { x: a.x + (anchor(*align) - anchor(*before)) * wide, y: a.y };
            *at = point(start, *at, share);
            // Room for either: the painter presses words that have too little.
            *width = wide.max(*width);
            font.size = between(old.size, font.size, share);
            font.bold = if is_early { old.bold } else { font.bold };
            if said != content {
                let number = counted(said, content, share).filter(|_| is_counted).map(Rc::from);
                dimmed = if number.is_some() { 1.0 } else { (2.0 * share - 1.0).abs() };
                if let Some(now) = number.or_else(|| is_early.then(|| said.clone())) {
                    *content = now;
                }
            }
        }
        _ => {}
    }
    fade(&mut item, dimmed);
    item
}

/// Where in its width words are anchored, 0–1.
fn anchor(align: Align) -> f64 {
    match align {
        Align::Left => 0.0,
        Align::Center => 0.5,
        Align::Right => 1.0,
    }
}

fn path(from: &[Point], to: &[Point], share: f64) -> Rc<[Point]> {
    let last = |count: usize| count.saturating_sub(1) as f64;
    let stride = if to.len() > 1 { last(from.len()) / last(to.len()) } else { 0.0 };
    let before = |index: usize| {
        let place = index as f64 * stride;
        let near = place as usize;
        let first = from.get(near).copied()?;
        let second = from.get(near + 1).copied().unwrap_or(first);
        let rest = place - near as f64;
        Some(if rest > 0.0 { point(first, second, rest) } else { first })
    };
    let moved = |(index, end): (usize, &Point)| match before(index) {
        // A point that had no value yet comes where it belongs.
        Some(start) if start.x.is_finite() && start.y.is_finite() => point(start, *end, share),
        _ => *end,
    };
    to.iter().enumerate().map(moved).collect()
}

/// What only one of the two has is the other's with no opacity.
fn fill(from: Option<Fill>, to: Option<Fill>, share: f64) -> Option<Fill> {
    let clear = |fill: Fill| Fill { opacity: 0.0, ..fill };
    let (a, b) = (from.or(to.map(clear))?, to.or(from.map(clear))?);
    Some(Fill { ink: a.ink.mixed(b.ink, share), opacity: between(a.opacity, b.opacity, share) })
}

fn stroke(from: Option<Stroke>, to: Option<Stroke>, share: f64) -> Option<Stroke> {
    let clear = |stroke: Stroke| Stroke { opacity: 0.0, ..stroke };
    let (a, b) = (from.or(to.map(clear))?, to.or(from.map(clear))?);
    Some(Stroke {
        ink: a.ink.mixed(b.ink, share),
        opacity: between(a.opacity, b.opacity, share),
        width: between(a.width, b.width, share),
        dash: b.dash,
    })
}

fn corners(bounds: &Rect) -> (Point, Point) {
    (Point { x: bounds.x, y: bounds.y }, Point { x: bounds.right(), y: bounds.bottom() })
}

fn point(a: Point, b: Point, share: f64) -> Point {
    Point { x: between(a.x, b.x, share), y: between(a.y, b.y, share) }
}

fn between(a: f64, b: f64, share: f64) -> f64 {
    a + (b - a) * share
}
