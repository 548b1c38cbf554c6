//! The static twin: the story's words and first picture as plain HTML, for the light DOM.
//!
//! It has the elements, classes and rules of the widget (`www/datastory.css`), and so its height:
//! when the widget takes its place, nothing on the page moves. All its text is real text.

mod style;

use super::svg::{About, escape, svg};
use super::table::table;
use crate::describe::notes;
use crate::layout::{height, height_on_stage, layout, stage_height};
use crate::paint::PaintError;
use crate::scene::Size;
use crate::story::{Span, Step, Story};
use crate::text::table::TableMeasure;
use std::fmt::Write as _;
use style::{classed, palettes, style};

/// How much of the story the twin holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What the widget shows first: the first picture, with room for the rest.
    First,
    /// The same for a story whose prose scrolls beside the chart.
    Scroll,
    /// Every step with its picture, for places without script.
    Whole,
}

/// Classes of the pictures, of which the style shows the one that suits the width of the place, and
/// the widths in CSS px that they are laid out for; in scroll mode prose stands beside the last.
const CLASSES: [&str; 3] = ["ds-narrow", "ds-middle", "ds-wide"];
const WIDTHS: [f64; 3] = [360.0, 520.0, 720.0];
const SCROLL_WIDTHS: [f64; 3] = [360.0, 520.0, 420.0];

/// The twin of a story as HTML.
///
/// # Errors
/// When a picture cannot be painted, which no story should bring about.
pub fn twin(story: &Story, extent: Extent) -> Result<String, PaintError> {
    let class = if extent == Extent::Scroll { "ds is-scroll" } else { "ds" };
    let (language, direction) = (escape(&story.language), story.locale.word("direction"));
    let mut out = format!("<figure class=\"{class}\" lang=\"{language}\" dir=\"{direction}\">\n");
    head(&mut out, story);
    let shown = match extent {
        Extent::Whole => story.steps.as_slice(),
        Extent::First | Extent::Scroll => story.steps.get(..1).unwrap_or_default(),
    };
    for (index, step) in shown.iter().enumerate() {
        let room = if extent == Extent::Whole {
            std::slice::from_ref(step)
        } else {
            story.steps.as_slice()
        };
        let body = Body { story, step, room, extent };
        out.push_str("<div class=\"ds-body\">\n");
        body.texts(&mut out);
        body.side(&mut out, index == 0)?;
        out.push_str("</div>\n");
    }
    foot(&mut out, story, shown);
    out.push_str("</figure>");
    Ok(out)
}

fn head(out: &mut String, story: &Story) {
    let headline = escape(&story.headline);
    let _ = writeln!(out, "<header class=\"ds-head\"><h3 class=\"ds-headline\">{headline}</h3>");
    if !story.standfirst.is_empty() {
        let _ = writeln!(out, "<p class=\"ds-standfirst\">{}</p>", prose(&story.standfirst));
    }
    out.push_str("</header>\n");
}

/// The data of the steps, closed; it stands where the widget has the word that opens them.
fn foot(out: &mut String, story: &Story, shown: &[Step]) {
    out.push_str("<footer class=\"ds-foot\"><div class=\"ds-tools\">");
    let name = escape(story.locale.word("table"));
    let _ = write!(out, "<details><summary>{name}</summary>\n<div class=\"ds-panel\">");
    for step in shown {
        out.push_str(&table(story, step));
    }
    out.push_str("</div></details></div></footer>\n");
}

/// A step with its picture, and the steps for whose words it keeps room.
struct Body<'a> {
    story: &'a Story,
    step: &'a Step,
    room: &'a [Step],
    extent: Extent,
}

impl Body<'_> {
    /// Titles and prose, of which the first is to be seen.
    fn texts(&self, out: &mut String) {
        out.push_str("<div class=\"ds-text\">\n");
        for (index, step) in self.room.iter().enumerate() {
            let (on, title) = (on(index), escape(&step.title));
            let _ = write!(out, "<section class=\"ds-step{on}\">");
            let _ = write!(out, "<h4 class=\"ds-title\">{title}</h4>");
            for paragraph in &step.text {
                let _ = write!(out, "<p>{}</p>", prose(paragraph));
            }
            if self.extent == Extent::Scroll {
                self.note(out, index, step);
            }
            out.push_str("</section>\n");
        }
        out.push_str("</div>\n");
    }

    /// Room for controls, picture, and notes; the style comes along in the first picture.
    fn side(&self, out: &mut String, has_style: bool) -> Result<(), PaintError> {
        let pictures = self.pictures()?;
        let high = pictures.first().map_or(0.0, |picture| picture.stage);
        let height = match self.extent {
            Extent::Scroll => format!(" style=\"--ds-high:{high}px\""),
            _ => String::new(),
        };
        let style =
            if has_style { style(pictures.iter().map(|one| &*one.svg)) } else { String::new() };
        out.push_str("<div class=\"ds-side\">");
        if self.extent != Extent::Whole {
            out.push_str("<div class=\"ds-controls\"></div>");
        }
        let _ = writeln!(out, "<div class=\"ds-stage\"{height}>");
        for (index, picture) in pictures.iter().enumerate() {
            match picture.svg.split_once('\n') {
                // A <style> may stand in an SVG anywhere in a page, elsewhere only in its head.
                Some((root, rest)) if has_style && index == 0 => {
                    let _ = write!(out, "{root}\n<style>{style}</style>\n{rest}");
                }
                _ => out.push_str(&picture.svg),
            }
        }
        out.push_str("</div>\n<div class=\"ds-notes\">\n");
        // In scroll mode they stand with the prose.
        for (index, step) in self.room.iter().enumerate().filter(|_| self.extent != Extent::Scroll)
        {
            self.note(out, index, step);
        }
        out.push_str("</div>\n");
        if self.extent == Extent::First {
            pictures.iter().for_each(|picture| picture.room(out));
        }
        out.push_str("</div>\n");
        Ok(())
    }

    fn note(&self, out: &mut String, index: usize, step: &Step) {
        let _ = write!(out, "<div class=\"ds-note{}\">", on(index));
        for note in notes(self.story, step) {
            let _ = write!(out, "<p>{}</p>", escape(&note));
        }
        out.push_str("</div>\n");
    }

    /// The picture in each width.
    fn pictures(&self) -> Result<Vec<Picture>, PaintError> {
        let widths = if self.extent == Extent::Scroll { SCROLL_WIDTHS } else { WIDTHS };
        let mut pictures = Vec::new();
        for (class, width) in CLASSES.into_iter().zip(widths) {
            let wanted = |step: &Step| height(self.story, step, width, &TableMeasure);
            let heights: Vec<f64> = self.room.iter().map(wanted).collect();
            let stage = stage_height(&heights, width);
            let own = height_on_stage(wanted(self.step), stage);
            // In scroll mode the stage is cut to the window; the picture need not shrink with it.
            let height = if self.extent == Extent::First { own } else { wanted(self.step) };
            let size = Size { width, height };
            let root = format!("<svg class=\"{class}\" preserveAspectRatio=\"xMinYMin\" ");
            let svg = self.picture(size)?.replacen("<svg ", &root, 1);
            pictures.push(Picture { class, svg, size, stage });
        }
        Ok(pictures)
    }

    fn picture(&self, size: Size) -> Result<String, PaintError> {
        let scene = layout(self.story, self.step, size, &TableMeasure);
        let about = About {
            title: &self.step.title,
            description: &self.step.alt,
            language: &self.story.language,
            is_standalone: false,
        };
        let (light, dark) = palettes();
        Ok(classed(&svg(&scene, &light, &about)?, &svg(&scene, &dark, &about)?))
    }
}

/// A picture for one width.
struct Picture {
    class: &'static str,
    svg: String,
    size: Size,
    /// Height of the stage that the widget will have in its place.
    stage: f64,
}

impl Picture {
    /// What the stage is higher than the picture, under the notes: as wide as the picture is shown,
    /// so that it shrinks and grows with it.
    fn room(&self, out: &mut String) {
        let free = self.stage - self.size.height;
        if free > 0.0 {
            let (class, width) = (self.class, self.size.width);
            let _ = writeln!(
                out,
                "<div class=\"ds-room {class}\" style=\"--ds-room:{width}/{free}\"></div>"
            );
        }
    }
}

/// The class of what is to be seen first, with a space before it.
fn on(index: usize) -> &'static str {
    if index == 0 { " is-on" } else { "" }
}

/// Runs of prose as HTML.
fn prose(spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans {
        let mut words = escape(&span.text);
        if let Some(url) = &span.url {
            let url = escape(url);
            words = format!("<a href=\"{url}\" rel=\"noopener noreferrer\">{words}</a>");
        }
        if span.emphasis {
            words = format!("<em>{words}</em>");
        }
        if span.strong {
            words = format!("<strong>{words}</strong>");
        }
        out.push_str(&words);
    }
    out
}
