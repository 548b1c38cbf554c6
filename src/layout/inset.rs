//! Room inside the drawing area that marks and their words need to stay whole.

use super::frame::is_discrete;
use super::lettering::Lettering;
use super::mark::point;
use super::partner;
use super::space::place;
use super::theme;
use crate::scale::Scale;
use crate::story::chart::{Layer, Mark, Panel};

/// A panel without its words.
pub(super) fn wordless(panel: &Panel) -> Panel {
    let mut panel = panel.clone();
    panel.layers.retain(|layer| !matches!(layer.mark, Mark::Text(_)));
    panel
}

/// Px that marks and their words need before the least and after the greatest value, so that they
/// stay whole: left and right, or top and bottom.
pub(super) fn inset(panel: &Panel, length: f64, is_x: bool, pen: Lettering<'_>) -> (f64, f64) {
    let Some(axis) = (if is_x { &panel.x } else { &panel.y }) else { return (0.0, 0.0) };
    if is_discrete(Some(axis)) {
        return (0.0, 0.0);
    }
    // From 0 to 1 in the direction in which px grow.
    let range = if is_x { (0.0, 1.0) } else { (1.0, 0.0) };
    let scale = Scale::new(&axis.domain, axis.reverse, range);
    let mut needs: Vec<(f64, f64, f64)> = Vec::new();
    for layer in &panel.layers {
        let values = if is_x { &layer.x } else { &layer.y };
        let half = half_thickness(panel, layer, is_x, length);
        for (index, value) in values.iter().enumerate() {
            let part = scale.place(*value);
            let (before, after) = match layer.mark {
                Mark::Bar { .. } => (half, half),
                Mark::Point { .. } if is_x => {
                    let radius = point::radius(layer, index) + theme::CLEARANCE;
                    (radius, radius)
                }
                Mark::Text(_) => {
                    let [left, right, up, down] = partner::reach(panel, layer, index, pen);
                    if is_x { (left, right) } else { (up, down) }
                }
                // Lines run to the rim.
                _ => break,
            };
            if before + after > 0.0 && (0.0..=1.0).contains(&part) {
                needs.push((part, before, after));
            }
        }
    }
    solve(&needs, length)
}

/// Px that bars which stand on a scale reach to both sides of their places.
fn half_thickness(panel: &Panel, layer: &Layer, is_x: bool, length: f64) -> f64 {
    let Mark::Bar { thickness } = layer.mark else { return 0.0 };
    let (axis, first, second) =
        if is_x { (&panel.x, &layer.x, &layer.x2) } else { (&panel.y, &layer.y, &layer.y2) };
    if layer.is_horizontal == is_x || !second.is_empty() {
        return 0.0;
    }
    let whole = place(axis.as_ref(), (0.0, length)).thickness(first);
    thickness.unwrap_or(whole).min(whole) / 2.0 + theme::RIM
}

/// The least insets that keep all parts inside: each datum stands at a part of the length that is
/// left, and needs px before and after it.
fn solve(needs: &[(f64, f64, f64)], length: f64) -> (f64, f64) {
    /// Words never take more than that part of the length from the marks.
    const MOST: f64 = 0.5;
    /// A datum at the far end has no say: its own place is no lever.
    const LEVER: f64 = 0.02;
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    for _ in 0..3 {
        for (part, before, after) in needs {
            if *part < 1.0 - LEVER {
                let least = (before - part * (length - high)) / (1.0 - part);
                low = low.max(least.min(length * MOST));
            }
            if *part > LEVER {
                let least = (after - (1.0 - part) * (length - low)) / part;
                high = high.max(least.min(length * MOST));
            }
        }
    }
    (low, high)
}
