//! One step of a story as a picture: laid out, captioned, painted.

use super::files::Files;
use super::svg::{About, svg};
use crate::describe::notes;
use crate::edition::make;
use crate::edition::place::Place;
use crate::layout::standalone::{Caption, chart_width, on_ground, standalone};
use crate::layout::{height, layout};
use crate::paint::PaintError;
use crate::scene::{Palette, Scene, Size};
use crate::story::resolve::resolve;
use crate::story::{Step, Story};
use crate::text::TextMeasure;
use crate::text::table::TableMeasure;

/// How a picture is to look.
#[derive(Clone, Debug)]
pub struct Look {
    /// Width of the picture in CSS px.
    pub width: f64,
    /// Its colours.
    pub palette: Palette,
    /// Whether it is the chart alone, without title, notes and sources, as a page shows it.
    pub is_bare: bool,
}

/// The story in the language that comes nearest to `language`, the default when that is empty;
/// nothing when it cannot be drawn: [`examine`](super::examine::examine) says why.
pub fn story(files: &Files, language: &str) -> Option<Story> {
    resolve(files.story.as_ref()?, &files.datasets, language, &[]).0
}

/// The picture of a step as SVG text, with the palette's ground.
///
/// # Errors
/// When it cannot be painted, which no story should bring about.
pub fn picture(
    story: &Story,
    step: &Step,
    look: &Look,
    measure: &dyn TextMeasure,
) -> Result<String, PaintError> {
    let about = About {
        title: &step.title,
        description: &step.alt,
        language: &story.language,
        is_standalone: true,
    };
    svg(&scene(story, step, look, measure), &look.palette, &about)
}

/// The scene of a step's picture.
pub fn scene(story: &Story, step: &Step, look: &Look, measure: &dyn TextMeasure) -> Scene {
    if look.is_bare {
        // For a page, whose fonts are not known: as its edition has it.
        let place = Place::whole(0.0, look.width);
        return on_ground(make::picture(story, step, &place, &TableMeasure));
    }
    let width = chart_width(look.width);
    let size = Size { width, height: height(story, step, width, measure) };
    let chart = layout(story, step, size, measure);
    let is_rtl = story.locale.is_rtl();
    let caption = Caption { title: step.title.clone(), notes: notes(story, step), is_rtl };
    standalone(&chart, &caption, look.width, measure)
}
