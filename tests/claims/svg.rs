//! Pictures and twins of any story are well-formed, and hold words as words: no script, no handler,
//! no address but https, no control character.

use super::input::Input;
use super::sample;
use datastory::layout::layout;
use datastory::native::svg::{About, svg};
use datastory::native::twin::{Extent, twin};
use datastory::scene::{Palette, Scene, Shape, Size};
use datastory::story::Story;
use datastory::text::table::TableMeasure;
use roxmltree::{Document, Node, ParsingOptions};

/// Elements that a picture is made of.
const DRAWN: [&str; 13] = [
    "svg", "title", "desc", "g", "rect", "line", "polyline", "polygon", "path", "circle", "text",
    "defs", "style",
];
/// Elements that a twin is made of besides.
const WRITTEN: [&str; 27] = [
    "root", "figure", "header", "footer", "section", "div", "h3", "h4", "p", "a", "em", "strong",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary", "span", "ol",
    "li", "cite", "small", "time",
];
/// Attributes that hold words or numbers and do nothing.
const ATTRIBUTES: [&str; 42] = [
    "xmlns",
    "width",
    "height",
    "viewBox",
    "role",
    "lang",
    "stroke-linejoin",
    "font-family",
    "aria-label",
    "preserveAspectRatio",
    "class",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "points",
    "d",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "opacity",
    "text-anchor",
    "font-size",
    "font-weight",
    "transform",
    "dir",
    "style",
    "href",
    "rel",
    "scope",
    "font-style",
    "stroke-linecap",
    "fill-opacity",
    "stroke-opacity",
    "colspan",
    "dy",
];

/// The claim.
pub fn claim(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let Some(story) = sample::story(&mut input) else { return };
    let width = input.pick(&[160.0, 320.0, 720.0]);
    let is_standalone = input.is_one_in(2);
    are_pictures_sound(&story, width, is_standalone);
    let extent = input.pick(&[Extent::First, Extent::Scroll, Extent::Whole]);
    is_twin_sound(&story, extent);
}

/// The claim for the pictures of a story.
pub fn are_pictures_sound(story: &Story, width: f64, is_standalone: bool) {
    for step in &story.steps {
        let scene = layout(story, step, Size { width, height: 300.0 }, &TableMeasure);
        let about = About {
            title: &step.title,
            description: &step.alt,
            language: &story.language,
            is_standalone,
        };
        let text = svg(&scene, &Palette::light(), &about).unwrap();
        let document = parsed(&text);
        are_harmless(&document, &DRAWN);
        has_its_words(&document, &scene);
    }
}

/// The claim for the twin of a story.
pub fn is_twin_sound(story: &Story, extent: Extent) {
    let text = format!("<root>{}</root>", twin(story, extent).unwrap());
    let document = parsed(&text);
    are_harmless(&document, &[&DRAWN[..], &WRITTEN].concat());
    let words: String = document.descendants().filter_map(|node| node.text()).collect();
    let told: String = story.headline.chars().filter(is_written).collect();
    assert!(spaceless(&words).contains(&spaceless(&told)), "the headline is lost: {told:?}");
}

/// The document that a text is.
fn parsed(text: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn are_harmless(document: &Document, elements: &[&str]) {
    for node in document.descendants() {
        if node.is_element() {
            let name = node.tag_name().name();
            assert!(elements.contains(&name), "an element <{name}>");
            node.attributes()
                .for_each(|attribute| is_harmless(&node, attribute.name(), attribute.value()));
        }
        assert!(!node.is_comment() && !node.is_pi(), "{node:?}");
        let words = node.text().unwrap_or_default();
        assert!(!words.chars().any(|c| c.is_control() && c != '\n'), "{words:?}");
        assert!(!words.chars().any(is_override), "{words:?}");
    }
}

fn is_harmless(node: &Node, name: &str, value: &str) {
    assert!(ATTRIBUTES.contains(&name), "an attribute {name}=\"{value}\"");
    assert!(!value.chars().any(|c| c.is_control() || is_override(c)), "{name}=\"{value}\"");
    if name == "href" {
        assert!(node.tag_name().name() == "a" && value.starts_with("https://"), "{value}");
    }
    if name == "style" {
        assert!(value.starts_with("--ds-"), "{value}");
    }
}

fn is_override(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}')
}

/// Whether a letter may stand in XML.
fn is_written(letter: &char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}')
}

fn spaceless(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && is_written(letter)).collect()
}

/// All words of a scene stand in its picture, letter for letter.
fn has_its_words(document: &Document, scene: &Scene) {
    let texts = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    let written: Vec<String> =
        texts.map(|node| spaceless(node.text().unwrap_or_default())).collect();
    for item in &scene.items {
        if let Shape::Text { content, .. } = &item.shape {
            let content = spaceless(content);
            let is_there = content.is_empty() || written.contains(&content);
            assert!(is_there, "not written: {content:?} in {written:?}");
        }
    }
}
