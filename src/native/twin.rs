//! The static twin: the story's words and first picture as plain HTML, for the light DOM.
//!
//! It is written from the editions that the widget shows, one picture for each place, and has the elements, classes and rules of the widget (`www/datastory.css`), and so its height:
//! when the widget takes its place, nothing on the page moves. All its text is real text.

mod lean;
mod style;

use super::svg::{About, escape, svg};
use super::table::table;
use crate::edition::place::{Place, SCROLL, STEPPER};
use crate::edition::{Edition, Plate, Sheet, make};
use crate::paint::PaintError;
use crate::story::{Span, Story};
use crate::text::table::TableMeasure;
use lean::lean;
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

/// Of the places that pictures are made for, those of a twin with every picture: between a phone and
/// a column of text, because each picture more counts as often as there are steps.
const FEW: std::ops::Range<usize> = 1..4;

impl Extent {
    /// The places that it has pictures for, and what the classes of these begin with: rules of one
    /// twin reach into others on the page.
    fn places(self) -> (&'static [Place], &'static str) {
        match self {
            Self::First => (&STEPPER, "ds-at-"),
            Self::Scroll => (&SCROLL, "ds-by-"),
            Self::Whole => (STEPPER.get(FEW).unwrap_or(&STEPPER), "ds-of-"),
        }
    }
}

/// The twin of a story as HTML.
///
/// # Errors
/// When a picture cannot be painted, which no story should bring about.
pub fn twin(story: &Story, extent: Extent) -> Result<String, PaintError> {
    let (places, prefix) = extent.places();
    let made = |place: &Place| Made {
        class: format!("{prefix}{}", place.from),
        place: *place,
        edition: make::edition(story, place, &TableMeasure),
    };
    let editions: Vec<Made> = places.iter().map(made).collect();
    let words = editions.first().map(|made| made.edition.clone()).unwrap_or_default();
    Twin { editions, words, extent }.html()
}

/// An edition that the twin takes its pictures from.
struct Made {
    place: Place,
    /// The class of its pictures.
    class: String,
    edition: Edition,
}

/// All that a twin is made of.
struct Twin {
    editions: Vec<Made>,
    /// The same in all editions.
    words: Edition,
    extent: Extent,
}

impl Twin {
    fn html(&self) -> Result<String, PaintError> {
        let words = &self.words;
        let class = if self.extent == Extent::Scroll { "ds is-scroll" } else { "ds" };
        let (language, direction) = (escape(words.language()), words.locale.word("direction"));
        let mut out =
            format!("<figure class=\"{class}\" lang=\"{language}\" dir=\"{direction}\">\n");
        let shown = match self.extent {
            Extent::Whole => words.sheets.as_slice(),
            Extent::First | Extent::Scroll => words.sheets.get(..1).unwrap_or_default(),
        };
        let pictures = (0..shown.len()).map(|index| self.pictures(index));
        let pictures = pictures.collect::<Result<Vec<_>, _>>()?;
        // Before all words: a browser shows what has come of a page, and on slow networks that is a part.
        // A <style> may stand in an SVG anywhere in a page, elsewhere only in its head.
        let rules = self.rules(pictures.first().map_or(&[], Vec::as_slice));
        let _ = writeln!(
            out,
            "<svg width=\"0\" height=\"0\" xmlns=\"http://www.w3.org/2000/svg\"><style>{rules}</style></svg>"
        );
        head(&mut out, words);
        for (sheet, pictures) in shown.iter().zip(&pictures) {
            let room = match self.extent {
                Extent::Whole => std::slice::from_ref(sheet),
                Extent::First | Extent::Scroll => words.sheets.as_slice(),
            };
            out.push_str("<div class=\"ds-body\">\n");
            self.texts(&mut out, room);
            self.side(&mut out, room, pictures);
            out.push_str("</div>\n");
        }
        foot(&mut out, words, shown);
        out.push_str("</figure>");
        Ok(out)
    }

    /// Titles and prose, of which the first is to be seen.
    fn texts(&self, out: &mut String, room: &[Sheet]) {
        out.push_str("<div class=\"ds-text\">\n");
        for (index, sheet) in room.iter().enumerate() {
            let (on, title) = (on(index), escape(&sheet.title));
            let _ = write!(out, "<section class=\"ds-step{on}\">");
            let _ = write!(out, "<h4 class=\"ds-title\">{title}</h4>");
            for paragraph in &sheet.text {
                let _ = write!(out, "<p>{}</p>", prose(paragraph));
            }
            if self.extent == Extent::Scroll {
                note(out, index, sheet);
            }
            out.push_str("</section>\n");
        }
        out.push_str("</div>\n");
    }

    /// The style, for pictures that show all that occurs.
    fn rules(&self, pictures: &[Picture<'_>]) -> String {
        let places = self.editions.iter().map(|made| (made.class.as_str(), made.place.from));
        let places: Vec<(&str, f64)> = places.collect();
        style(pictures.iter().map(|one| &*one.svg), &places)
    }

    /// Room for controls, the pictures of a step, and notes.
    fn side(&self, out: &mut String, room: &[Sheet], pictures: &[Picture<'_>]) {
        out.push_str("<div class=\"ds-side\">");
        if self.extent != Extent::Whole {
            out.push_str("<div class=\"ds-controls\"></div>");
        }
        out.push_str("<div class=\"ds-stage\">\n");
        pictures.iter().for_each(|picture| out.push_str(&picture.svg));
        let is_scroll = self.extent == Extent::Scroll;
        if is_scroll {
            pictures.iter().for_each(|picture| picture.room(out));
        }
        out.push_str("</div>\n<div class=\"ds-notes\">\n");
        // In scroll mode they stand with the prose.
        for (index, sheet) in room.iter().enumerate().filter(|_| !is_scroll) {
            note(out, index, sheet);
        }
        out.push_str("</div>\n");
        if self.extent == Extent::First {
            pictures.iter().for_each(|picture| picture.room(out));
        }
        out.push_str("</div>\n");
    }

    /// The picture of the step with that index for each place.
    fn pictures(&self, index: usize) -> Result<Vec<Picture<'_>>, PaintError> {
        let (light, dark) = palettes();
        let mut pictures = Vec::new();
        for Made { class, edition, .. } in &self.editions {
            let (Some(sheet), Some(Plate { scene, .. })) =
                (edition.sheets.get(index), edition.plates.get(index))
            else {
                continue;
            };
            let about = About {
                title: &sheet.title,
                description: &sheet.alt,
                language: edition.language(),
                is_standalone: false,
            };
            let root = format!("<svg class=\"{class}\" preserveAspectRatio=\"xMinYMin\" ");
            let drawn = classed(&svg(scene, &light, &about)?, &svg(scene, &dark, &about)?);
            let svg = lean(&drawn).replacen("<svg ", &root, 1);
            // A picture in a page is whole px high.
            let free = edition.stage.height - scene.size.height.ceil();
            pictures.push(Picture { class, svg, width: scene.size.width, free });
        }
        Ok(pictures)
    }
}

fn head(out: &mut String, words: &Edition) {
    let headline = escape(&words.headline);
    let _ = writeln!(out, "<header class=\"ds-head\"><h3 class=\"ds-headline\">{headline}</h3>");
    if !words.standfirst.is_empty() {
        let _ = writeln!(out, "<p class=\"ds-standfirst\">{}</p>", prose(&words.standfirst));
    }
    out.push_str("</header>\n");
}

/// The data of the steps, closed; it stands where the widget has the word that opens them.
fn foot(out: &mut String, words: &Edition, shown: &[Sheet]) {
    out.push_str("<footer class=\"ds-foot\"><div class=\"ds-tools\">");
    let name = escape(words.locale.word("table"));
    let _ = write!(out, "<details><summary>{name}</summary>\n<div class=\"ds-panel\">");
    for sheet in shown {
        let record = sheet.record.open().unwrap_or_default();
        out.push_str(&table(&record.table, &words.credits));
    }
    out.push_str("</div></details></div></footer>\n");
}

fn note(out: &mut String, index: usize, sheet: &Sheet) {
    let _ = write!(out, "<div class=\"ds-note{}\">", on(index));
    for note in &sheet.notes {
        let _ = write!(out, "<p>{}</p>", escape(note));
    }
    out.push_str("</div>\n");
}

/// A picture for one place.
struct Picture<'a> {
    class: &'a str,
    svg: String,
    /// Its width in px of a scene, and what the stage is higher than it.
    width: f64,
    free: f64,
}

impl Picture<'_> {
    /// What the stage is higher than the picture: as wide as the picture is shown, so that it
    /// shrinks and grows with it.
    fn room(&self, out: &mut String) {
        let Self { class, width, free, .. } = self;
        if *free > 0.0 {
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
        if span.is_whole() {
            words = format!("<span class=\"is-whole\">{words}</span>");
        }
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
