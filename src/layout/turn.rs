//! Upright bars whose names have no room are laid down, as an editor would do for a phone.

use super::frame::is_discrete;
use super::lettering::Lettering;
use super::mark::unit;
use super::names::{Columns, is_labelled};
use super::theme;
use crate::story::chart::{Layer, Mark, Panel, TextStyle};

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
    let step = (width - gutter) / unit::count(Some(axis)).max(1) as f64;
    !Columns::new(axis, step, pen).is_fitting
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
