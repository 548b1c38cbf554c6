//! How loud words are: values of few marks are set larger, and figures as large as their room.

use super::figure;
use super::frame::is_discrete;
use super::lettering::Lettering;
use super::mark::bar;
use super::partner::{self, Partner};
use super::theme;
use crate::story::chart::{Layer, Mark, Panel, TextStyle};

/// The panel of a chart with the values of few marks set larger, when there are any: a reader shall
/// find the number first.
pub(super) fn raised(panels: &[Panel], width: f64, pen: Lettering<'_>) -> Option<Vec<Panel>> {
    // Small multiples are many marks, whatever each of them has.
    let [panel] = panels else { return None };
    let size = if width < theme::PHONE { theme::FEW_VALUES.0 } else { theme::FEW_VALUES.1 };
    if !panel.layers.iter().any(|layer| is_few(panel, layer)) {
        return None;
    }
    let louder = |size: f64| {
        move |layer: &Layer| {
            let (is_loud, mut layer) = (is_few(panel, layer), layer.clone());
            if let Mark::Text(style) = &mut layer.mark
                && is_loud
            {
                (style.size, style.is_bold) = (size, true);
            }
            layer
        }
    };
    let raised = |size: f64| Panel {
        layers: panel.layers.iter().map(louder(size)).collect(),
        ..panel.clone()
    };
    // Words must not push out the marks that they speak of; bold they are in any language.
    let is_lying = is_discrete(panel.y.as_ref());
    let (loud, least) = theme::LOUD_WIDTH;
    let sizes = [(size, loud), (theme::LABEL.size, least), (theme::AXIS.size, least)];
    let is_fitting = |(size, part): &(f64, f64)| {
        !is_lying || partner::widest(&raised(*size), pen) <= width * part
    };
    let size = sizes.into_iter().find(is_fitting).map_or(theme::LEAST_TEXT, |(size, _)| size);
    Some(vec![raised(size)])
}

/// Whether a layer writes values, in the size that words have by default, at few marks that have
/// their place alone.
fn is_few(panel: &Panel, layer: &Layer) -> bool {
    let Mark::Text(style) = layer.mark else { return false };
    let is_default = (style.size - theme::LABEL.size).abs() < 0.5;
    let all = panel.layers.iter().filter(|other| !matches!(other.mark, Mark::Text(_)));
    let marks = all.map(|other| other.len).fold(0, usize::max);
    is_default
        && layer.len > 0
        && marks <= theme::FEW
        && (0..layer.len).all(|index| match partner::of(panel, layer, index) {
            Partner::Bar(bar, at) => {
                bar.offsets < 2
                    && !bar::is_in_time(panel, bar)
                    && !bar::is_piece(panel, bar, at)
                    && !partner::is_flank(bar, style)
            }
            Partner::Point(..) => style.is_bold,
            Partner::Nothing => false,
        })
}

/// Whether a chart is figures and nothing else.
pub(super) fn is_figures(panels: &[Panel]) -> bool {
    !panels.is_empty() && panels.iter().all(figure::is_figure)
}

/// Panels of figures with their letters larger or smaller by a factor.
pub(super) fn scaled(panels: &[Panel], factor: f64) -> Vec<Panel> {
    let mut panels = panels.to_vec();
    for layer in panels.iter_mut().flat_map(|panel| &mut panel.layers) {
        if let Mark::Text(TextStyle { size, .. }) = &mut layer.mark {
            *size = (*size * factor).max(theme::LABEL.size);
        }
    }
    panels
}

/// What is made of the largest figures for which something can be made within a height: with some
/// air first, then as large as they go.
pub(super) fn largest<T>(
    (width, height): (f64, Option<f64>),
    make: &dyn Fn(f64, f64) -> Option<T>,
) -> Option<T> {
    let (phone, wide) = theme::FIGURE_WISH;
    let wish = if width < theme::PHONE { phone } else { wide };
    let fitting = theme::FIGURES.into_iter().filter(|factor| height.is_some() || *factor <= wish);
    let most = height.unwrap_or(f64::INFINITY);
    let airy = fitting.clone().find_map(|factor| make(factor, most / theme::FIGURE_AIR));
    airy.or_else(|| fitting.clone().find_map(|factor| make(factor, most)))
}
