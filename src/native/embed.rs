//! What an editor pastes into an article, in each form, with a remark on where it goes.

use super::estimate;
use super::svg::{escape, family};
use super::twin::{Extent, twin};
use crate::paint::PaintError;
use crate::story::Story;
use std::fmt::Write as _;

/// A form of embedding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The static twin and one script tag.
    Tag,
    /// The element around the twin, and the script.
    Element,
    /// The same, with prose that scrolls beside the chart.
    Scroll,
    /// A frame, for systems that strip scripts.
    Iframe,
    /// The twin alone, every step one under another, for places without script.
    Static,
    /// A page of its own, which the frame shows.
    Page,
}

impl Form {
    /// Those that are pasted, in the order in which they are printed.
    pub const PASTED: [Self; 5] =
        [Self::Tag, Self::Element, Self::Scroll, Self::Iframe, Self::Static];
}

/// Where things are.
#[derive(Clone, Copy, Debug)]
pub struct Addresses<'a> {
    /// Address of the folder that holds `datastory.js` and `stories/`.
    pub base: &'a str,
    /// Name of the story's folder in `stories/`.
    pub name: &'a str,
    /// Language to be asked for; else readers get the page's.
    pub language: Option<&'a str>,
    /// Hash of the script, such as `sha384-…`; the page then runs no other.
    pub integrity: Option<&'a str>,
    /// What the story's editions will be, as [`promise`](super::publish::promise) says.
    pub editions: Option<&'a str>,
}

impl Addresses<'_> {
    fn at(&self, path: &str) -> String {
        escape(&[self.base.trim_end_matches('/'), "/", path].concat())
    }

    fn script(&self) -> String {
        self.at("datastory.js")
    }

    fn story(&self) -> String {
        self.at(&["stories/", self.name, "/story.json"].concat())
    }

    fn page(&self) -> String {
        self.at(&["stories/", self.name, "/index.html"].concat())
    }

    /// The attributes that ask for a language and tell of the editions, with a space before each.
    fn asked(&self, prefix: &str) -> String {
        let attribute = |name, value: Option<&str>| {
            let written = |value| format!(" {prefix}{name}=\"{}\"", escape(value));
            value.map_or(String::new(), written)
        };
        attribute("language", self.language) + &attribute("editions", self.editions)
    }

    /// The attributes that pin the script, with a space before them.
    fn pinned(&self) -> String {
        let hash = |hash| format!(" integrity=\"{}\" crossorigin=\"anonymous\"", escape(hash));
        self.integrity.map_or(String::new(), hash)
    }
}

/// The text to be pasted.
///
/// # Errors
/// When a picture cannot be painted, which no story should bring about.
pub fn embed(story: &Story, form: Form, to: &Addresses<'_>) -> Result<String, PaintError> {
    let mut out = String::new();
    if form != Form::Page {
        remark(&mut out, story, form);
    }
    match form {
        Form::Tag => {
            let twin = twin(story, Extent::First)?;
            let _ = write!(out, "{twin}\n{}", tag(to));
        }
        Form::Element => element(&mut out, &twin(story, Extent::First)?, "", to),
        Form::Scroll => {
            element(&mut out, &twin(story, Extent::Scroll)?, " mode=\"scroll\"", to);
        }
        Form::Iframe => frame(&mut out, story, to),
        Form::Static => out.push_str(&twin(story, Extent::Whole)?),
        Form::Page => page(&mut out, story, to)?,
    }
    out.push('\n');
    Ok(out)
}

fn remark(out: &mut String, story: &Story, form: Form) {
    let what = match form {
        Form::Tag => "one tag, with the picture that is there before it has loaded",
        Form::Element => "the element, for pages that set its attributes or listen to it",
        Form::Scroll => "the element, its prose scrolling beside the chart",
        Form::Iframe => "a frame, for systems that strip scripts",
        Form::Static | Form::Page => "static, for feeds, mail and other places without script",
    };
    // A headline could end the remark, or begin one inside it.
    let headline = story.headline.replace("--", "–").replace(['<', '>'], "");
    let _ = writeln!(
        out,
        "<!-- “{headline}”: {what}. Paste all of it into the article's HTML, between two \
         paragraphs, where the story is to stand. -->"
    );
}

fn tag(to: &Addresses<'_>) -> String {
    let (script, story) = (to.script(), to.story());
    let (asked, pinned) = (to.asked("data-"), to.pinned());
    format!("<script src=\"{script}\" data-src=\"{story}\"{asked} async{pinned}></script>")
}

fn element(out: &mut String, twin: &str, mode: &str, to: &Addresses<'_>) {
    let (script, story) = (to.script(), to.story());
    let (asked, pinned) = (to.asked(""), to.pinned());
    let _ = write!(
        out,
        "<data-story src=\"{story}\"{asked}{mode}>\n{twin}\n</data-story>\n\
         <script src=\"{script}\" async{pinned}></script>"
    );
}

/// Widths in CSS px between which the frame's height follows the width of the window.
const FRAME_WIDTHS: (f64, f64) = (360.0, 720.0);

fn frame(out: &mut String, story: &Story, to: &Addresses<'_>) {
    let (page, title) = (to.page(), escape(&story.headline));
    let (narrow, wide) = FRAME_WIDTHS;
    let (high, low) = (estimate::height(story, narrow), estimate::height(story, wide));
    let slope = (high - low) / (wide - narrow);
    // On a window between the two, as high as a line through both says.
    let height = match slope > 0.0 {
        true => format!("max({low}px,calc({high}px - {slope:.2}*(100vw - {narrow}px)))"),
        false => format!("{low}px"),
    };
    let _ = write!(
        out,
        "<iframe src=\"{page}\" title=\"{title}\" lang=\"{}\" loading=\"lazy\" style=\"border:0;\
         width:100%;height:{height}\"></iframe>",
        escape(&story.language),
    );
}

fn page(out: &mut String, story: &Story, to: &Addresses<'_>) -> Result<(), PaintError> {
    let twin = twin(story, Extent::First)?;
    let (title, tag) = (escape(&story.headline), tag(to));
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <style>body{{font-family:{};margin:0 auto;max-width:720px}}</style>\n</head>\n<body>\n\
         {twin}\n{tag}\n</body>\n</html>",
        escape(&story.language),
        family(&story.language),
    );
    Ok(())
}
