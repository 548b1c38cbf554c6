//! Figures set large: panels that hold words only, each with its name under it.

use super::axis::key;
use super::frame::{Frame, each};
use super::labels;
use super::lettering::{Block, Lettering};
use super::picture::{Look, Owner, Picture};
use super::theme;
use crate::scene::{Align, Ink, Point, Rect, Role};
use crate::story::chart::{Mark, Panel};

/// Whether a panel holds words only.
pub(super) fn is_figure(panel: &Panel) -> bool {
    let is_text = panel.layers.iter().all(|layer| matches!(layer.mark, Mark::Text(_)));
    panel.x.is_none() && panel.y.is_none() && is_text
}

/// Width that the figures of a panel need on two lines at most: "expected" may stand over its
/// number.
pub(super) fn width(panel: &Panel, pen: Lettering<'_>) -> f64 {
    let widths = panel.layers.iter().flat_map(|layer| {
        let font = style(&layer.mark);
        layer.text.iter().map(move |text| {
            let whole = pen.width(text, font);
            // Without spaces a line would break within the figure: 逾300萬 is no 逾300萬公里.
            if !text.as_bytes().contains(&b' ') {
                return whole;
            }
            let halves =
                (10..=20).map(|part| pen.block(text, whole * f64::from(part) / 20.0, font));
            let mut fitting = halves.filter(|block| block.lines.len() < 3);
            fitting.next().map_or(whole, |block| block.width)
        })
    });
    widths.fold(0.0, f64::max)
}

/// Height of all figures of a panel, with the line over them.
pub(super) fn height(panel: &Panel, width: f64, pen: Lettering<'_>) -> f64 {
    let height = blocks(panel, width, pen).map(|block| block.height());
    height.fold(theme::FIGURE_LEAD, |sum, height| sum + height)
}

/// Number of lines of all figures of a panel.
pub(super) fn lines(panel: &Panel, width: f64, pen: Lettering<'_>) -> usize {
    blocks(panel, width, pen).map(|block| block.lines.len()).sum()
}

fn blocks<'a>(
    panel: &'a Panel,
    width: f64,
    pen: Lettering<'a>,
) -> impl Iterator<Item = Block> + 'a {
    panel.layers.iter().flat_map(move |layer| {
        let font = style(&layer.mark);
        layer.text.iter().map(move |text| pen.block(text, width, font))
    })
}

/// Draws the figures of a panel, flush left like all words, the last just above its name; over the
/// first of a row the line that parts it from the row above, from where to where it is told.
pub(super) fn draw(picture: &mut Picture<'_>, frame: &Frame<'_>, line: Option<(f64, f64)>) {
    let Frame { area, panel, .. } = frame;
    let words = height(panel, area.width, picture.lettering) - theme::FIGURE_LEAD;
    let mut y = area.bottom() - words;
    if let Some((from, to)) = line {
        let owner = Owner::new(Role::AxisGrid, &key(frame, "figure"));
        let at = |x: f64| Point { x, y: area.y };
        picture.rule(&owner, at(from), at(to), Look::drawn(Ink::Grid, theme::HAIRLINE));
    }
    for (number, layer) in panel.layers.iter().enumerate() {
        let font = style(&layer.mark);
        for index in 0..layer.len {
            let (Some(text), Some(key)) = (layer.text.get(index), layer.keys.get(index)) else {
                continue;
            };
            let block: Block = picture.lettering.block(text, area.width, font);
            let ink = each(&layer.ink, index).unwrap_or(Ink::Text).for_text();
            let owner = Owner::datum(Role::MarkLabel, &key);
            let at = Point { x: area.x, y };
            picture.block(&owner, &block, at, Align::Left, ink);
            let bounds = Rect { x: at.x, y, width: block.width, height: block.height() };
            if layer.is_target {
                picture.target(&key, frame.datum(number, index), bounds, bounds.center());
            }
            y += block.height();
        }
    }
}

fn style(mark: &Mark) -> crate::text::Font {
    match mark {
        Mark::Text(style) => labels::font(*style),
        _ => theme::LABEL,
    }
}
