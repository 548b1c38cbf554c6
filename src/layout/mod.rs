//! One step at one size becomes one scene.
//!
//! Words get their room first, marks the rest: `plan` measures, `space` shares out, then axes,
//! marks, values, direct labels and annotations are drawn in that order, and each kind of words
//! keeps clear of all that stands already.

mod annotation;
mod axis;
mod crowd;
mod decimate;
mod facet;
mod figure;
mod frame;
mod headline;
mod inset;
mod labels;
mod legend;
mod lettering;
mod lined;
mod mark;
mod mirror;
mod names;
mod obstacle;
mod partner;
mod picture;
mod place;
mod plan;
mod rows;
mod space;
mod stage;
pub mod standalone;
mod target;
mod theme;
mod turn;
mod voice;

#[cfg(test)]
mod tests;

use crate::scene::{Scene, Size};
use crate::story::{Step, Story};
use crate::text::TextMeasure;
use lettering::Lettering;
pub use mirror::mirror;
use picture::Picture;
use plan::Plan;
pub use stage::{size_on_stage, stage_height};

/// Largest picture, CSS px.
const LARGEST: f64 = crate::limit::PICTURE_PX as f64;

/// The scene of a step at a size in CSS px. A size that is not a number counts as 1 px.
pub fn layout(story: &Story, step: &Step, size: Size, measure: &dyn TextMeasure) -> Scene {
    let pen = Lettering { measure, locale: &story.locale };
    let size = Size { width: sane(size.width), height: sane(size.height) };
    let plan = Plan::new(&step.chart, (size.width, Some(size.height)), 0.0, pen);
    let mut picture = Picture::new(pen, size);
    let homeless = plan.draw(&mut picture, &step.annotations);
    if !homeless.is_empty() {
        let strip = annotation::strip(&homeless, size.width, pen);
        // A strip that takes half of the picture would leave no picture.
        if strip < size.height / 2.0 {
            let plan = Plan::new(&step.chart, (size.width, Some(size.height)), strip, pen);
            picture = Picture::new(pen, size);
            plan.draw(&mut picture, &step.annotations);
        }
    }
    let scene = picture.finish();
    if story.locale.is_rtl() { mirror(scene) } else { scene }
}

/// The scene of a step on a stage, where it wants to be `wanted` px high; it is no higher than what
/// it shows, so that what stands below it can be near.
pub fn on_stage(
    story: &Story,
    step: &Step,
    (wanted, stage): (f64, Size),
    measure: &dyn TextMeasure,
) -> Scene {
    stage::trimmed(layout(story, step, size_on_stage(step, wanted, stage), measure))
}

/// The height in CSS px that suits a step over a width: bars as thick as they should be, time in
/// the house's aspect, room for every word.
pub fn height(story: &Story, step: &Step, width: f64, measure: &dyn TextMeasure) -> f64 {
    let pen = Lettering { measure, locale: &story.locale };
    let width = sane(width);
    let plan = Plan::new(&step.chart, (width, None), 0.0, pen);
    let size = Size { width, height: sane(plan.height()) };
    let mut picture = Picture::new(pen, size);
    // Only annotations need more room than the plan says.
    let homeless = match step.annotations.is_empty() {
        true => Vec::new(),
        false => plan.draw(&mut picture, &step.annotations),
    };
    libm::ceil(size.height + annotation::strip(&homeless, width, pen)).min(LARGEST)
}

fn sane(px: f64) -> f64 {
    if px.is_finite() { px.clamp(1.0, LARGEST) } else { 1.0 }
}
