//! Rules: across the whole drawing area, or between two places.

use crate::layout::frame::{Frame, each, ink};
use crate::layout::obstacle::clipped;
use crate::layout::picture::{Look, Owner, Picture};
use crate::layout::theme;
use crate::scene::{Point, Rect, Role, Stroke};
use crate::story::chart::{Layer, Mark};

/// Draws the rules of a layer.
pub(in crate::layout) fn draw(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    layer_index: usize,
    layer: &Layer,
) {
    let Mark::Rule { width } = layer.mark else { return };
    let width = if width.is_finite() { width.clamp(theme::HAIRLINE, 24.0) } else { theme::OUTLINE };
    for index in 0..layer.len {
        let Some(key) = layer.keys.get(index) else { continue };
        let (from, to) = ends(frame, layer, index);
        // What leaves the domain ends at the rim of the drawing area.
        let Some((from, to)) = clipped(&frame.area.grown(1.0), from, to) else { continue };
        let dash = each(&layer.dash, index).unwrap_or((0.0, 0.0));
        let stroke = Some(Stroke { ink: ink(layer, index), opacity: layer.opacity, width, dash });
        let look = Look { stroke, ..Look::default() };
        picture.rule(&Owner::datum(Role::Mark, &key), from, to, look);
        if layer.is_target && layer.is_told(index) {
            let bounds = Rect::between(from, to).grown(width / 2.0);
            picture.target(&key, frame.datum(layer_index, index), bounds, bounds.center());
        }
    }
}

/// Both ends of a rule; not finite where it has no place.
fn ends(frame: &Frame<'_>, layer: &Layer, index: usize) -> (Point, Point) {
    let area = frame.area;
    let at = frame.wide_point(layer, index);
    let end = |values: &[f64], place: &crate::layout::place::Place, own: f64| {
        values.get(index).map_or(own, |value| place.at(*value))
    };
    let (mut from, mut to) = (at, at);
    to.x = end(&layer.x2, &frame.x, at.x);
    to.y = end(&layer.y2, &frame.y, at.y);
    if layer.x.is_empty() {
        (from.x, to.x) = (area.x, area.right());
    }
    if layer.y.is_empty() {
        (from.y, to.y) = (area.y, area.bottom());
    }
    (from, to)
}
