//! Bars: upright or lying, grouped, stacked or from one place to another.

use crate::data::Qualifier;
use crate::layout::frame::{Frame, domain, ink};
use crate::layout::picture::{Look, Owner, Picture};
use crate::layout::theme;
use crate::scale::Domain;
use crate::scene::{Edge, EdgeKind, Ink, Origin, Point, Rect, Role, Shape, Side};
use crate::story::chart::{Layer, Panel};

/// Draws the bars of a layer.
pub(in crate::layout) fn draw(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    layer_index: usize,
    layer: &Layer,
) {
    for index in 0..layer.len {
        let Some(key) = layer.keys.get(index) else { continue };
        let bounds = bounds(frame, layer, index);
        if !(bounds.width > 0.0 && bounds.height > 0.0) {
            continue;
        }
        let qualifier = layer.qualifier.get(index).copied().unwrap_or_default();
        // In time it is the value, not the length, that is more or less exact.
        let edge = edge(qualifier, far_side(frame.panel, layer, index))
            .filter(|_| !is_in_time(frame.panel, layer));
        let origin = if layer.is_horizontal {
            Origin::X(frame.x.zero(domain(frame.panel.x.as_ref())))
        } else {
            Origin::Y(frame.y.zero(domain(frame.panel.y.as_ref())))
        };
        let look = look(ink(layer, index), qualifier, layer.opacity).from(origin);
        picture.add(&Owner::datum(Role::Mark, &key), Shape::Rect { bounds, edge }, look);
        if layer.is_target && layer.is_told(index) {
            let anchor = anchor(&bounds, far_side(frame.panel, layer, index));
            picture.target(&key, frame.datum(layer_index, index), bounds, anchor);
        }
    }
}

/// Where a bar begins and where it ends, as values.
pub(in crate::layout) fn ends(layer: &Layer, index: usize) -> (f64, f64) {
    let (first, second) =
        if layer.is_horizontal { (&layer.x, &layer.x2) } else { (&layer.y, &layer.y2) };
    let to = first.get(index).copied().unwrap_or(f64::NAN);
    let from = second.get(index).copied().unwrap_or(0.0);
    (from, to)
}

/// The rectangle of a bar; not finite where it has no place.
pub(in crate::layout) fn bounds(frame: &Frame<'_>, layer: &Layer, index: usize) -> Rect {
    let area = frame.area;
    let (left, right) = extent(frame, layer, index, true);
    let (top, bottom) = extent(frame, layer, index, false);
    // A bar that leaves the domain ends at the rim of the drawing area.
    let x = |px: f64| if px.is_nan() { px } else { px.max(area.x).min(area.right()) };
    let y = |px: f64| if px.is_nan() { px } else { px.max(area.y).min(area.bottom()) };
    let nan = left + right + top + bottom;
    if nan.is_nan() {
        return Rect { x: f64::NAN, ..Rect::default() };
    }
    Rect::between(Point { x: x(left), y: y(top) }, Point { x: x(right), y: y(bottom) })
}

/// From where to where a bar reaches in one direction, px.
fn extent(frame: &Frame<'_>, layer: &Layer, index: usize, is_x: bool) -> (f64, f64) {
    let (place, first, second, axis, whole) = if is_x {
        let whole = (frame.area.x, frame.area.right());
        (&frame.x, &layer.x, &layer.x2, &frame.panel.x, whole)
    } else {
        let whole = (frame.area.bottom(), frame.area.y);
        (&frame.y, &layer.y, &layer.y2, &frame.panel.y, whole)
    };
    let at = |values: &[f64]| values.get(index).map_or(f64::NAN, |value| place.at(*value));
    let is_alone = first.is_empty() && second.is_empty();
    match (first.is_empty(), second.is_empty()) {
        // A bar alone is a bar; a time from one day to another is a ground.
        (true, _) if is_alone && !is_in_time(frame.panel, layer) => {
            let middle = (whole.0 + whole.1) / 2.0;
            let half = (whole.0 - whole.1).abs().min(theme::THICKEST_ALONE) / 2.0;
            (middle - half, middle + half)
        }
        (true, _) if layer.offsets < 2 => whole,
        (false, false) => (at(first), at(second)),
        (false, true) if layer.is_horizontal == is_x => {
            (place.zero(domain(axis.as_ref())), at(first))
        }
        _ => {
            let middle = place.nth(first, index, (whole.0 + whole.1) / 2.0);
            let center = middle + frame.offset(layer, index);
            let half = frame.thickness(layer) / 2.0;
            (center - half, center + half)
        }
    }
}

/// The side of the end that carries the value; later is farther for bars from one date to another.
pub(in crate::layout) fn far_side(panel: &Panel, layer: &Layer, index: usize) -> Side {
    let (from, to) = ends(layer, index);
    match (layer.is_horizontal, to >= from || is_in_time(panel, layer)) {
        (true, true) => Side::Right,
        (true, false) => Side::Left,
        (false, true) => Side::Top,
        (false, false) => Side::Bottom,
    }
}

/// Whether a bar is one of several that are put upon one another.
pub(in crate::layout) fn is_piece(panel: &Panel, layer: &Layer, index: usize) -> bool {
    if is_in_time(panel, layer) {
        return false;
    }
    let (from, to) = ends(layer, index);
    let places = if layer.is_horizontal { &layer.y } else { &layer.x };
    let same = |values: &[f64], other: usize| values.get(other) == values.get(index);
    let is_next = |other: usize| {
        other != index
            && same(places, other)
            && same(&layer.offset, other)
            && ends(layer, other).0 == to
    };
    from != 0.0 || to != 0.0 && (0..layer.len).any(is_next)
}

/// Whether the length of a bar is a time.
pub(in crate::layout) fn is_in_time(panel: &Panel, layer: &Layer) -> bool {
    let axis = if layer.is_horizontal { &panel.x } else { &panel.y };
    matches!(domain(axis.as_ref()), Some(Domain::Time(..)))
}

/// The middle of a side.
fn anchor(bounds: &Rect, side: Side) -> Point {
    let center = bounds.center();
    match side {
        Side::Right => Point { x: bounds.right(), ..center },
        Side::Left => Point { x: bounds.x, ..center },
        Side::Top => Point { y: bounds.y, ..center },
        Side::Bottom => Point { y: bounds.bottom(), ..center },
    }
}

/// How the end of a bar says that its value is not exact.
pub(super) fn edge(qualifier: Qualifier, side: Side) -> Option<Edge> {
    let kind = match qualifier {
        Qualifier::Over => EdgeKind::Open,
        Qualifier::Nearly => EdgeKind::Gap,
        Qualifier::About => EdgeKind::Soft,
        Qualifier::UpTo => EdgeKind::Cap,
        _ => return None,
    };
    Some(Edge { side, kind })
}

/// Px beyond the end of a bar that say how exact it is.
pub(in crate::layout) fn overhang(layer: &Layer, index: usize) -> f64 {
    match layer.qualifier.get(index) {
        Some(Qualifier::Over) => theme::ARROW,
        _ => 0.0,
    }
}

/// A full bar, or the outline of one that is only expected.
pub(super) fn look(ink: Ink, qualifier: Qualifier, opacity: f64) -> Look {
    if qualifier != Qualifier::Expected {
        return Look::filled(ink).faded(opacity);
    }
    let outline = Look::drawn(ink, theme::OUTLINE).dashed();
    Look { fill: Look::filled(ink).faded(theme::EXPECTED * opacity).fill, ..outline }
}

/// The ink of words inside a bar.
pub(in crate::layout) fn words_on(layer: &Layer, index: usize, ink: Ink) -> Ink {
    let is_expected = layer.qualifier.get(index) == Some(&Qualifier::Expected);
    if is_expected || layer.opacity < 0.5 { ink.for_text() } else { ink.on_mark() }
}
