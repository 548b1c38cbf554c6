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

/// An item with less of its opacity.
pub(super) fn faded(item: &Item, share: f64) -> Item {
    let mut item = item.clone();
    fade(&mut item, share);
    item
}

fn fade(item: &mut Item, share: f64) {
    if let Some(fill) = &mut item.fill {
        fill.opacity *= share;
    }
    if let Some(stroke) = &mut item.stroke {
        stroke.opacity *= share;
    }
}

/// An item that comes: `share` of the way from its origin, or `coming` of its opacity. Words do
/// both, so that they do not stand upon others at the beginning.
pub(super) fn entering(item: &Item, share: f64, coming: f64) -> Item {
    let Some(origin) = item.origin else { return faded(item, coming) };
    let moved = |point: Point| match origin {
        Origin::X(x) => Point { x: between(x, point.x, share), y: point.y },
        Origin::Y(y) => Point { x: point.x, y: between(y, point.y, share) },
    };
    let shape = match &item.shape {
        Shape::Rect { bounds, edge } => {
            let (first, last) = corners(bounds);
            Shape::Rect { bounds: Rect::between(moved(first), moved(last)), edge: *edge }
        }
        Shape::Rule { from, to } => Shape::Rule { from: moved(*from), to: moved(*to) },
        Shape::Path { points, closed } => Shape::Path {
            points: points.iter().map(|point| moved(*point)).collect(),
            closed: *closed,
        },
        Shape::Symbol { center, radius, form } => {
            Shape::Symbol { center: moved(*center), radius: *radius, form: *form }
        }
        Shape::Text { at, align, font, content, width } => Shape::Text {
            at: moved(*at),
            align: *align,
            font: *font,
            content: content.clone(),
            width: *width,
        },
    };
    let mut item = Item { shape, ..item.clone() };
    if matches!(item.shape, Shape::Text { .. }) {
        fade(&mut item, coming);
    }
    item
}

/// An item that is the same in both scenes, `share` of the way; both are alike.
pub(super) fn blended(from: &Item, to: &Item, share: f64, is_counted: bool) -> Item {
    if share >= 1.0 || from == to {
        return to.clone();
    }
    let mut item = to.clone();
    item.fill = fill(from.fill, to.fill, share);
    item.stroke = stroke(from.stroke, to.stroke, share);
    match (&from.shape, &mut item.shape) {
        (Shape::Rect { bounds: a, edge: before }, Shape::Rect { bounds: b, edge }) => {
            let ((a1, a2), (b1, b2)) = (corners(a), corners(b));
            *b = Rect::between(point(a1, b1, share), point(a2, b2, share));
            *edge = if share < 0.5 { *before } else { *edge };
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
            *form = if share < 0.5 { *before } else { *form };
        }
        (Shape::Text { .. }, Shape::Text { .. }) => return words(from, item, share, is_counted),
        _ => {}
    }
    item
}

/// Words that move; where they say something else, they count or change at half the way.
fn words(from: &Item, mut item: Item, share: f64, is_counted: bool) -> Item {
    let mut dimmed = 1.0;
    if let (
        Shape::Text { at: a, align: before, font: old, content: said, width: wide },
        Shape::Text { at, align, font, content, width },
    ) = (&from.shape, &mut item.shape)
    {
        let start = Point { x: a.x + (anchor(*align) - anchor(*before)) * wide, y: a.y };
        *at = point(start, *at, share);
        *width = between(*wide, *width, share);
        font.size = between(old.size, font.size, share);
        font.bold = if share < 0.5 { old.bold } else { font.bold };
        if said != content {
            match counted(said, content, share).filter(|_| is_counted) {
                Some(now) => *content = now.into(),
                None => {
                    dimmed = (2.0 * share - 1.0).abs();
                    *content = if share < 0.5 { said.clone() } else { content.clone() };
                }
            }
        }
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

fn fill(from: Option<Fill>, to: Option<Fill>, share: f64) -> Option<Fill> {
    Some(match (from, to) {
        (None, None) => return None,
        (None, Some(to)) => Fill { opacity: to.opacity * share, ..to },
        (Some(from), None) => Fill { opacity: from.opacity * (1.0 - share), ..from },
        (Some(from), Some(to)) => Fill {
            ink: from.ink.mixed(to.ink, share),
            opacity: between(from.opacity, to.opacity, share),
        },
    })
}

fn stroke(from: Option<Stroke>, to: Option<Stroke>, share: f64) -> Option<Stroke> {
    Some(match (from, to) {
        (None, None) => return None,
        (None, Some(to)) => Stroke { opacity: to.opacity * share, ..to },
        (Some(from), None) => Stroke { opacity: from.opacity * (1.0 - share), ..from },
        (Some(from), Some(to)) => Stroke {
            ink: from.ink.mixed(to.ink, share),
            opacity: between(from.opacity, to.opacity, share),
            width: between(from.width, to.width, share),
            dash: to.dash,
        },
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
