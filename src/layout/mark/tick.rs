//! Ticks: short strokes across the direction of the measure.

use crate::layout::frame::{Frame, ink, is_discrete};
use crate::layout::picture::{Look, Owner, Picture};
use crate::layout::place::Place;
use crate::layout::theme;
use crate::scene::{Point, Rect, Role};
use crate::story::chart::{Layer, Mark};

/// Draws the ticks of a layer.
pub(in crate::layout) fn draw(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    layer_index: usize,
    layer: &Layer,
) {
    let Mark::Tick { length } = layer.mark else { return };
    let is_across = is_discrete(frame.panel.x.as_ref()) && !is_discrete(frame.panel.y.as_ref());
    let band = match if is_across { &frame.x } else { &frame.y } {
        Place::Bands(bands) => bands.width.min(theme::WIDEST),
        _ => theme::TARGET,
    };
    let length = length.filter(|px| px.is_finite() && *px > 0.0).unwrap_or(band);
    for index in 0..layer.len {
        let Some(key) = layer.keys.get(index) else { continue };
        let at = frame.point(layer, index);
        let half = if is_across { (length / 2.0, 0.0) } else { (0.0, length / 2.0) };
        let from = Point { x: at.x - half.0, y: at.y - half.1 };
        let to = Point { x: at.x + half.0, y: at.y + half.1 };
        let look = Look::drawn(ink(layer, index), theme::OUTLINE);
        picture.rule(&Owner::datum(Role::Mark, &key), from, to, look);
        if layer.is_target && layer.is_told(index) {
            let bounds = Rect::between(from, to).grown(theme::OUTLINE / 2.0);
            picture.target(&key, frame.datum(layer_index, index), bounds, at);
        }
    }
}
