//! A scene as SVG text, painted through plotters' own SVG backend and then made short.

use crate::paint::{PaintError, Raster, paint};
use crate::scene::{Palette, Scene, Size};
use plotters::backend::{DrawingBackend, SVGBackend};
use std::fmt::Write as _;

/// Units of the drawing for each CSS px: a tenth of a px is finer than any eye, and numbers stay short.
pub const UNITS_PER_PX: f64 = 10.0;

/// What isolates words that are read from right to left.
const ISOLATE: char = '\u{2067}';

/// plotters-svg divides font sizes by this; we multiply.
const FONT_SIZE_FACTOR: f64 = 1.24;

/// What a picture is, for those who do not see it.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// Its name.
    pub title: &'a str,
    /// What it shows.
    pub description: &'a str,
    /// BCP 47 tag of its words; it decides on the shapes of Han characters.
    pub language: &'a str,
    /// Whether it is a file of its own, which brings its font and its words along, or part of a page.
    pub is_standalone: bool,
}

/// The scene as SVG text. A px of the scene is a CSS px of the picture.
///
/// # Errors
/// When plotters cannot draw it, which no scene should bring about.
pub fn svg(scene: &Scene, palette: &Palette, about: &About<'_>) -> Result<String, PaintError> {
    let mut drawn = String::new();
    let mut backend = SVGBackend::with_string(&mut drawn, (1, 1));
    let raster = Raster { units_per_px: UNITS_PER_PX, device_px: 1.0, family: "", least: 0.0 };
    paint(&scene.items, palette, &raster, &mut backend)?;
    backend.present().map_err(|_| PaintError)?;
    drop(backend);
    let mut out = root(scene.size, about);
    // Words isolate themselves; the sides of the picture are not to turn with a page around it.
    if drawn.contains(ISOLATE) {
        out = out.replacen("<svg ", "<svg direction=\"ltr\" ", 1);
    }
    // The first line is the root that plotters wrote, the last one its end.
    let body = drawn.split_once('\n').map_or("", |(_, body)| body);
    shorten(body.trim_end().trim_end_matches("</svg>"), &mut out);
    out.push_str("</svg>\n");
    Ok(out)
}

/// Families of fonts for a language, as CSS lists them: those with its shapes of Han come first.
pub fn family(language: &str) -> &'static str {
    match language {
        "zh-Hant" => {
            "'PingFang HK','PingFang TC','Noto Sans HK','Noto Sans CJK HK','Noto Sans CJK TC',\
             'Microsoft JhengHei',system-ui,sans-serif"
        }
        "zh-Hans" => {
            "'PingFang SC','Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',system-ui,sans-serif"
        }
        _ => {
            "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif"
        }
    }
}

fn root(size: Size, about: &About<'_>) -> String {
    let (width, height) = (size.width.max(1.0).ceil(), size.height.max(1.0).ceil());
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {} {}\" role=\"img\" lang=\"{}\" stroke-linejoin=\"round\"",
        width * UNITS_PER_PX,
        height * UNITS_PER_PX,
        escape(about.language),
    );
    let (title, description) = (escape(about.title), escape(about.description));
    if about.is_standalone {
        let (tag, family) = (escape(about.language), escape(family(about.language)));
        let _ =
            write!(out, " xml:lang=\"{tag}\" font-family=\"{family}\">\n<title>{title}</title>\n");
        if !description.is_empty() {
            let _ = writeln!(out, "<desc>{description}</desc>");
        }
    } else {
        // No <title>: browsers would show it as a tooltip over the whole chart.
        let name = if description.is_empty() { title } else { description };
        let _ = writeln!(out, " aria-label=\"{name}\">");
    }
    out
}

/// Rewrites the elements of plotters-svg without what says nothing: full opacity, missing strokes,
/// families and shifts of words, line breaks around words, needless spaces.
fn shorten(body: &str, out: &mut String) {
    let mut rest = body;
    while let Some((text, after)) = rest.split_once('<') {
        out.push_str(text.trim_matches('\n'));
        let Some((tag, after)) = after.split_once('>') else { break };
        rest = after;
        if tag.starts_with('/') {
            let _ = writeln!(out, "<{tag}>");
            continue;
        }
        let (inner, is_empty) = match tag.strip_suffix('/') {
            Some(inner) => (inner, true),
            None => (tag, false),
        };
        let name = inner.split(' ').next().unwrap_or_default();
        let _ = write!(out, "<{name}");
        let is_filled = !inner.contains("fill=\"none\"");
        for (key, value) in attributes(inner) {
            attribute(out, (name, is_filled), key, value);
        }
        out.push_str(if is_empty { "/>\n" } else { ">" });
    }
}

/// Name and value of each attribute; plotters-svg escapes quotation marks within values.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut parts = tag.split('"');
    std::iter::from_fn(move || {
        let key = parts.next()?.rsplit(' ').next()?.strip_suffix('=')?;
        Some((key, parts.next()?))
    })
}

fn attribute(out: &mut String, (name, is_filled): (&str, bool), key: &str, value: &str) {
    let value = value.trim_end();
    let is_needless = match key {
        "opacity" => value == "1",
        "stroke" => value == "none",
        "stroke-width" => name == "circle" && is_filled,
        "text-anchor" => value == "start",
        "dy" | "font-family" => true,
        _ => false,
    };
    if is_needless {
        return;
    }
    if key == "font-size" {
        let size = value.parse::<f64>().unwrap_or(0.0) * FONT_SIZE_FACTOR;
        let _ = write!(out, " {key}=\"{}\"", libm::round(size));
        return;
    }
    let _ = write!(out, " {key}=\"{value}\"");
}

/// Text as it may stand in XML and HTML, in elements and in quoted attributes; control characters,
/// which both forbid, are left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(' '),
            control if control.is_control() => {}
            '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}
