//! The stage: one height for all steps, so that none of them moves the page.

/// How high a stage is at most: times its width, but at least and at most so many px. A step that
/// wants more is set tighter; else the one would leave all others in an empty room.
const TALLEST: (f64, f64, f64) = (1.8, 440.0, 560.0);
/// A step that wants less than the stage has is set larger, but no more than by that factor: bars
/// that are stretched farther say no more.
const GROWS: f64 = 1.4;

/// The height in CSS px of the stage for steps that want these heights over a width.
pub fn stage_height(heights: &[f64], width: f64) -> f64 {
    let (part, least, most) = TALLEST;
    let tallest = (width * part).clamp(least, most);
    heights.iter().copied().fold(0.0, f64::max).min(tallest)
}

/// The height in CSS px that a step is laid out with on a stage.
pub fn height_on_stage(wanted: f64, stage: f64) -> f64 {
    (wanted * GROWS).min(stage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_tall_step_does_not_empty_the_others() {
        assert_eq!(stage_height(&[120.0, 300.0], 360.0), 300.0);
        assert_eq!(stage_height(&[120.0, 3000.0], 360.0), 560.0);
        assert_eq!(stage_height(&[3000.0], 200.0), 440.0);
        assert_eq!(stage_height(&[], 200.0), 0.0);
        assert_eq!(height_on_stage(120.0, 400.0), 168.0);
        assert_eq!(height_on_stage(390.0, 400.0), 400.0);
        assert_eq!(height_on_stage(3000.0, 600.0), 600.0);
    }
}
