//! Marks: one file each, from a layer's data to items.

pub(super) mod area;
pub(super) mod bar;
pub(super) mod line;
pub(super) mod point;
pub(super) mod rule;
pub(super) mod tick;
pub(super) mod unit;

use super::crowd::crowd;
use super::frame::Frame;
use super::picture::Picture;
use crate::story::chart::{Layer, Mark};

/// Draws a layer, unless it is words: they come when all marks have their place.
pub(super) fn draw(picture: &mut Picture<'_>, frame: &Frame<'_>, index: usize, layer: &Layer) {
    picture.crowds.extend(crowd(frame, index, layer));
    match layer.mark {
        Mark::Bar { .. } => bar::draw(picture, frame, index, layer),
        Mark::Line { .. } => line::draw(picture, frame, index, layer),
        Mark::Area { .. } => area::draw(picture, frame, index, layer),
        Mark::Point { .. } if unit::is_unit_chart(frame.panel) => {
            unit::draw(picture, frame, index, layer);
        }
        Mark::Point { .. } => point::draw(picture, frame, index, layer),
        Mark::Rule { .. } => rule::draw(picture, frame, index, layer),
        Mark::Tick { .. } => tick::draw(picture, frame, index, layer),
        Mark::Text(_) => {}
    }
}
