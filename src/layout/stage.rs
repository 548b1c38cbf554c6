//! The stage: one height for all steps, so that none of them moves the page.

use super::figure;
use super::picture;
use super::theme;
use crate::scene::{Scene, Shape, Size};
use crate::story::Step;
use crate::story::chart::Height;

/// How high a stage is at most on phones and beyond, px: with its prose it shall fit the screen of a
/// laptop. A step that wants more is set tighter; else the one would leave all others in an empty
/// room.
const TALLEST: (f64, f64) = (480.0, 392.0);
/// A step with a height that its author wrote is set larger, but no more than by that factor.
const GROWS: f64 = 1.4;
/// Room below what a picture shows, px: with what the page leaves, 16 px part it from its source.
const BELOW: f64 = 6.0;

/// The height in CSS px of the stage for steps that want these heights over a width.
pub fn stage_height(heights: &[f64], width: f64) -> f64 {
    let (phone, wide) = TALLEST;
    let tallest = if width < theme::PHONE { phone } else { wide };
    heights.iter().copied().fold(0.0, f64::max).min(tallest)
}

/// The size that a step is laid out with on a stage, where it wants to be so many px high. It may
/// take the whole; rows and figures grow no more than suits them.
pub fn size_on_stage(step: &Step, wanted: f64, stage: Size) -> Size {
    let is_written = matches!(step.chart.height, Height::Px(_))
        && !step.chart.panels.iter().all(figure::is_figure);
    let height = if is_written { stage.height.min(wanted * GROWS) } else { stage.height };
    Size { height, ..stage }
}

/// The scene, no higher than what it shows.
pub(super) fn trimmed(mut scene: Scene) -> Scene {
    let bottoms = scene.items.iter().map(|item| match &item.shape {
        Shape::Rect { bounds, .. } => bounds.bottom(),
        Shape::Rule { from, to } => from.y.max(to.y),
        // A gap in a path is NaN, which no number is less than.
        Shape::Path { points, .. } => points.iter().map(|point| point.y).fold(0.0, f64::max),
        Shape::Symbol { center, radius, .. } => center.y + radius,
        shape @ Shape::Text { .. } => picture::ink(shape).map_or(0.0, |words| words.bottom()),
    });
    let bottom = bottoms.fold(0.0, f64::max);
    // A crowd is no item, but fills its picture.
    if bottom > 0.0 && scene.crowds.0.is_empty() {
        scene.size.height = scene.size.height.min(libm::ceil(bottom + BELOW));
    }
    scene
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_tall_step_does_not_empty_the_others() {
        assert_eq!(stage_height(&[120.0, 300.0], 360.0), 300.0);
        assert_eq!(stage_height(&[120.0, 3000.0], 360.0), 480.0);
        assert_eq!(stage_height(&[3000.0], 200.0), 480.0);
        assert_eq!(stage_height(&[120.0, 3000.0], 860.0), 392.0);
        assert_eq!(stage_height(&[], 200.0), 0.0);
    }
}
