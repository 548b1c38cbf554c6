//! Values on the lines of names, flush right: for many rows of symbols on a phone.

use super::frame::{Frame, each};
use super::labels;
use super::lettering::{Block, Lettering};
use super::picture::{Owner, Picture};
use super::rows::Rows;
use super::theme;
use crate::scene::{Align, Ink, Point, Role};
use crate::story::chart::{Layer, Mark, Panel};
use crate::text::Font;

/// The largest size in px in which all values have room beside their names, each of one line.
pub(super) fn size(
    names: &[Block],
    panel: &Panel,
    (width, pen): (f64, Lettering<'_>),
) -> Option<f64> {
    let room = |row: f64| {
        let name = names.get(row as usize)?;
        (name.lines.len() < 2).then_some(width - name.width - theme::LABEL_GAP)
    };
    let has_room = |size: &f64| {
        panel.layers.iter().all(|layer| match layer.mark {
            Mark::Text(style) => layer.text.iter().zip(layer.y.iter()).all(|(text, row)| {
                let value = pen.width(text, Font { size: *size, ..labels::font(style) });
                room(*row).is_some_and(|room| value <= room)
            }),
            _ => true,
        })
    };
    [theme::LABEL.size, theme::AXIS.size, theme::LEAST_TEXT].into_iter().find(has_room)
}

/// Width of the widest value in the smallest words.
pub(super) fn width(panel: &Panel, pen: Lettering<'_>) -> f64 {
    let values = panel.layers.iter().filter_map(|layer| match layer.mark {
        Mark::Text(style) => Some((layer, Font { size: theme::LEAST_TEXT, ..labels::font(style) })),
        _ => None,
    });
    let widths = values.flat_map(|(layer, font)| layer.text.iter().map(move |text| (text, font)));
    widths.map(|(text, font)| pen.width(text, font)).fold(0.0, f64::max)
}

/// Draws the values of a layer at the right end of the lines of names.
pub(super) fn draw(picture: &mut Picture<'_>, frame: &Frame<'_>, rows: &Rows, layer: &Layer) {
    let Mark::Text(style) = layer.mark else { return };
    let font = Font { size: rows.value_size, ..labels::font(style) };
    for (index, (text, row)) in layer.text.iter().zip(layer.y.iter()).enumerate() {
        let row = *row as usize;
        let places = (layer.keys.get(index), rows.tops.get(row), rows.bands.centers.get(row));
        if let (Some(key), Some(top), Some(center)) = places {
            let ink = each(&layer.ink, index).unwrap_or(Ink::Text).for_text();
            let line = top + theme::leading(theme::AXIS) / 2.0;
            let y = frame.area.y + if rows.is_above { line } else { *center };
            let at = Point { x: frame.area.right(), y };
            picture.words(
                &Owner::datum(Role::MarkLabel, &key),
                at,
                Align::Right,
                (text, font),
                ink,
            );
        }
    }
}
