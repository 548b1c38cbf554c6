//! Upright bars whose names have no room are laid down, as an editor would do for a phone.

use super::frame::is_discrete;
use super::labels;
use super::lettering::Lettering;
use super::mark::unit;
use super::names::{Columns, is_labelled};
use super::partner::{self, Partner};
use super::theme;
use crate::story::chart::{Layer, Mark, Panel, TextStyle};
use crate::text::Font;

/// The panels of a chart, laid down when the names under upright bars do not fit into `width`.
pub(super) fn fitted(panels: &[Panel], width: f64, pen: Lettering<'_>) -> Option<Vec<Panel>> {
    let is_needed = panels.iter().any(|panel| is_crowded(panel, width, pen));
    is_needed.then(|| panels.iter().map(turned).collect())
}

/// Whether a panel has upright bars with names that do not fit.
fn is_crowded(panel: &Panel, width: f64, pen: Lettering<'_>) -> bool {
    let Some(axis) = panel.x.as_ref().filter(|axis| is_labelled(axis)) else { return false };
    let is_upright = is_discrete(Some(axis)) && !is_discrete(panel.y.as_ref());
    let is_turnable = |layer: &Layer| !matches!(layer.mark, Mark::Line { .. } | Mark::Area { .. });
    if !is_upright || panel.y.is_none() || !panel.layers.iter().all(is_turnable) {
        return false;
    }
    // The labels of y take about that much.
    let gutter = theme::PANEL_GAP.0 + theme::AXIS_GAP;
    let count = unit::count(Some(axis)).max(1);
    let step = (width - gutter) / count as f64;
    let is_long = count <= theme::TURNED.0 && !Columns::new(axis, step, pen).is_fitting;
    is_long || count <= theme::TURNED.1 && has_wide_values(panel, step, pen)
}

/// Whether values are wider than there is room over upright bars.
fn has_wide_values(panel: &Panel, step: f64, pen: Lettering<'_>) -> bool {
    let is_wide = |layer: &Layer| {
        let Mark::Text(style) = layer.mark else { return false };
        let font = Font { size: theme::LEAST_TEXT, ..labels::font(style) };
        (0..layer.text.len().min(layer.len)).any(|index| {
            let Partner::Bar(bar, _) = partner::of(panel, layer, index) else { return false };
            let room =
                if bar.offsets > 1 { step * theme::UPRIGHT / bar.offsets as f64 } else { step };
            layer
                .text
                .get(index)
                .is_some_and(|text| pen.width(text, font) + theme::CLEARANCE > room)
        })
    };
    panel.layers.iter().any(is_wide)
}

/// A panel with x and y exchanged.
fn turned(panel: &Panel) -> Panel {
    let mut panel = panel.clone();
    std::mem::swap(&mut panel.x, &mut panel.y);
    for layer in &mut panel.layers {
        std::mem::swap(&mut layer.x, &mut layer.y);
        std::mem::swap(&mut layer.x2, &mut layer.y2);
        layer.is_horizontal = !layer.is_horizontal;
        if let Mark::Text(style) = &mut layer.mark {
            *style = laid(*style);
        }
    }
    panel
}

/// What stood above stands to the right.
fn laid(style: TextStyle) -> TextStyle {
    let TextStyle { align, baseline, dx, dy, .. } = style;
    TextStyle { align: -baseline, baseline: -align, dx: -dy, dy: -dx, ..style }
}
