//! The static twin: the story's words and first picture as plain HTML, for the light DOM.
//!
//! It has the elements, classes and rules of the widget (`www/datastory.css`), and so its height:
//! when the widget takes its place, nothing on the page moves. All its text is real text.

mod style;

use super::svg::{About, escape, svg};
use super::table::table;
use crate::describe::notes;
use crate::layout::{height, layout};
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

/// Classes of the two pictures, of which the style shows the one that suits the place.
const CLASSES: [&str; 2] = ["ds-narrow", "ds-wide"];
/// Widths in CSS px that they are laid out for: phone and article; in scroll mode prose stands
/// beside the second one.
const WIDTHS: [f64; 2] = [360.0, 720.0];
const SCROLL_WIDTHS: [f64; 2] = [360.0, 480.0];

/// The twin of a story as HTML.
///
/// # Errors
/// When a picture cannot be painted, which no story should bring about.
pub fn twin(story: &Story, extent: Extent) -> Result<String, PaintError> {
    let class = if extent == Extent::Scroll { "ds is-scroll" } else { "ds" };
    let mut out = format!("<figure class=\"{class}\" lang=\"{}\">\n", escape(&story.language));
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
            out.push_str("</section>\n");
        }
        out.push_str("</div>\n");
    }

    /// Picture, notes and room for controls; the style comes along in the first picture.
    fn side(&self, out: &mut String, has_style: bool) -> Result<(), PaintError> {
        let (pictures, high) = self.pictures()?;
        let height = match self.extent {
            Extent::Scroll => format!(" style=\"--ds-high:{high}px\""),
            _ => String::new(),
        };
        let _ = writeln!(out, "<div class=\"ds-side\"><div class=\"ds-stage\"{height}>");
        for (index, picture) in pictures.iter().enumerate() {
            match picture.split_once('\n') {
                // A <style> may stand in an SVG anywhere in a page, elsewhere only in its head.
                Some((root, rest)) if has_style && index == 0 => {
                    let _ = write!(out, "{root}\n<style>{}</style>\n{rest}", style(&pictures));
                }
                _ => out.push_str(picture),
            }
        }
        out.push_str("</div>\n<div class=\"ds-notes\">\n");
        for (index, step) in self.room.iter().enumerate() {
            let _ = write!(out, "<div class=\"ds-note{}\">", on(index));
            for note in notes(self.story, step) {
                let _ = write!(out, "<p>{}</p>", escape(&note));
            }
            out.push_str("</div>\n");
        }
        out.push_str("</div>\n");
        if self.extent != Extent::Whole {
            out.push_str("<div class=\"ds-controls\"></div>\n");
        }
        out.push_str("</div>\n");
        Ok(())
    }

    /// The picture in each width, and the height in px of the highest step on a phone.
    fn pictures(&self) -> Result<(Vec<String>, f64), PaintError> {
        let widths = if self.extent == Extent::Scroll { SCROLL_WIDTHS } else { WIDTHS };
        let mut pictures = Vec::new();
        let mut high = 0.0;
        for (class, width) in CLASSES.into_iter().zip(widths) {
            let tall = |step: &Step| height(self.story, step, width, &TableMeasure);
            let highest = self.room.iter().map(tall).fold(0.0, f64::max);
            high = if pictures.is_empty() { highest } else { high };
            // The widget's stage is as high as its highest step; in scroll mode it is cut to the
            // window, and the picture keeps its own height so that it need not shrink.
            let height = if self.extent == Extent::Scroll { tall(self.step) } else { highest };
            let picture = self.picture(Size { width, height })?;
            let root = format!("<svg class=\"{class}\" preserveAspectRatio=\"xMinYMin\" ");
            pictures.push(picture.replacen("<svg ", &root, 1));
        }
        Ok((pictures, high))
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
