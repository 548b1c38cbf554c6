//! The stage: one height for all steps, so that none of them moves the page.

/// How high a stage is at most: times its width, but at least and at most so many px. A step that
/// wants more is set tighter; else the one would leave all others in an empty room.
const TALLEST: (f64, f64, f64) = (2.1, 440.0, 600.0);
/// A step with at least this part of the stage's height fills it; a lower one keeps its own height,
/// because stretched bars say no more.
const FILLS: f64 = 0.75;

/// The height in CSS px of the stage for steps that want these heights over a width.
pub fn stage_height(heights: &[f64], width: f64) -> f64 {
    let (part, least, most) = TALLEST;
    let tallest = (width * part).clamp(least, most);
    heights.iter().copied().fold(0.0, f64::max).min(tallest)
}

/// The height in CSS px that a step is laid out with on a stage: its own, or all of the stage's.
pub fn height_on_stage(wanted: f64, stage: f64) -> f64 {
    if wanted < stage * FILLS { wanted } else { stage }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_tall_step_does_not_empty_the_others() {
        assert_eq!(stage_height(&[120.0, 300.0], 360.0), 300.0);
        assert_eq!(stage_height(&[120.0, 3000.0], 360.0), 600.0);
        assert_eq!(stage_height(&[3000.0], 200.0), 440.0);
        assert_eq!(stage_height(&[], 200.0), 0.0);
        assert_eq!(height_on_stage(120.0, 400.0), 120.0);
        assert_eq!(height_on_stage(390.0, 400.0), 400.0);
        assert_eq!(height_on_stage(3000.0, 600.0), 600.0);
    }
}
