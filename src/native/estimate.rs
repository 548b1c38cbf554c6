//! How high a story will stand in a page: for frames, which cannot know it themselves.

use crate::describe::notes;
use crate::edition::make;
use crate::edition::place::{self, STEPPER};
use crate::story::{Span, Step, Story};
use crate::text::lines::wrap;
use crate::text::table::TableMeasure;
use crate::text::{Font, TextMeasure};

/// Sizes of words and heights of their lines, CSS px, as `www/datastory.css` has them.
const HEADLINE: (Font, f64) = (Font { size: 28.0, bold: true }, 36.0);
const TITLE: (Font, f64) = (Font { size: 20.0, bold: true }, 28.0);
const PROSE: (Font, f64) = (Font { size: 16.0, bold: false }, 26.0);
const NOTE: (Font, f64) = (Font { size: 12.0, bold: false }, 18.0);
/// Px between blocks, of rules, of controls and of the line under them.
const FURNITURE: f64 = 168.0;
const PARAGRAPH_GAP: f64 = 6.0;
/// Px that lines of words are wide at most.
const COLUMN: f64 = 672.0;

/// Px of the whole figure's height over a width, and a little more for fonts that run wider.
pub(super) fn height(story: &Story, width: f64) -> f64 {
    let most = |height: &dyn Fn(&Step) -> f64| story.steps.iter().map(height).fold(0.0, f64::max);
    let words = |words: &str, kind| self::words(words, width, kind);
    let prose = |spans: &[Span]| {
        let text: String = spans.iter().map(|span| span.text.as_str()).collect();
        words(&text, PROSE)
    };
    let text = most(&|step| {
        let paragraphs = step.text.iter().map(|spans| prose(spans) + PARAGRAPH_GAP);
        words(&step.title, TITLE) + paragraphs.sum::<f64>()
    });
    // The picture of a place grows with it.
    let stage = place::at(&STEPPER, width)
        .map_or(0.0, |place| make::stage(story, place, &TableMeasure).0 * width / place.width);
    let notes = most(&|step| notes(story, step).iter().map(|note| words(note, NOTE)).sum());
    let head = words(&story.headline, HEADLINE) + prose(&story.standfirst);
    (head + text + stage + notes + FURNITURE).ceil()
}

fn words(words: &str, width: f64, (font, line): (Font, f64)) -> f64 {
    let measure: &dyn TextMeasure = &TableMeasure;
    wrap(words, width.min(COLUMN), font, measure).len() as f64 * line
}
