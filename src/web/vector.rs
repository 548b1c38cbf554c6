//! A drawing as SVG elements: for paper, where a picture made of points would be coarse.

use super::canvas::css_color;
use super::dom;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, FontStyle};
use web_sys::Element;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An SVG element whose units are those of the backend.
pub(super) struct Vector {
    root: Element,
}

impl Vector {
    /// An empty drawing of so many units at the end of `parent`.
    pub(super) fn new(parent: &Element, width: f64, height: f64) -> Option<Self> {
        let root = parent.owner_document()?.create_element_ns(Some(SVG), "svg").ok()?;
        let [width, height] = [width, height].map(|units| dom::whole(units as i32));
        dom::set(&root, "viewBox", &["0 0 ", &width, " ", &height].concat());
        let _ = parent.append_with_node_1(&root);
        Some(Self { root })
    }

    fn add(&self, tag: &str, numbers: &[(&str, i32)]) -> Option<Element> {
        let element = self.root.owner_document()?.create_element_ns(Some(SVG), tag).ok()?;
        for (name, number) in numbers {
            dom::set(&element, name, &dom::whole(*number));
        }
        let _ = self.root.append_with_node_1(&element);
        Some(element)
    }

    /// A line, or a ground with these corners.
    pub(super) fn path(&self, points: &mut dyn Iterator<Item = BackendCoord>, ink: Ink) {
        let mut way = String::new();
        for (x, y) in points {
            way.push_str(if way.is_empty() { "M" } else { "L" });
            way.push_str(&[&dom::whole(x), " ", &dom::whole(y)].concat());
        }
        if let Some(path) = self.add("path", &[]) {
            dom::set(&path, "d", &way);
            ink.apply(&path);
        }
    }

    /// A rectangle between two corners, filled.
    pub(super) fn rect(&self, first: BackendCoord, last: BackendCoord, ink: Ink) {
        let (width, height) = (last.0 - first.0, last.1 - first.1);
        let numbers = [("x", first.0), ("y", first.1), ("width", width), ("height", height)];
        if let Some(rect) = self.add("rect", &numbers) {
            ink.apply(&rect);
        }
    }

    /// A circle.
    pub(super) fn circle(&self, center: BackendCoord, radius: u32, ink: Ink) {
        let radius = i32::try_from(radius).unwrap_or(0);
        let numbers = [("cx", center.0), ("cy", center.1), ("r", radius)];
        if let Some(circle) = self.add("circle", &numbers) {
            ink.apply(&circle);
        }
    }

    /// One line of words on its base line, in the font of what is around.
    pub(super) fn text<S: BackendTextStyle>(&self, words: &str, style: &S, at: BackendCoord) {
        let size = libm::round(style.size()) as i32;
        let Some(text) = self.add("text", &[("x", at.0), ("y", at.1), ("font-size", size)]) else {
            return;
        };
        dom::set(
            &text,
            "text-anchor",
            match style.anchor().h_pos {
                HPos::Left => "start",
                HPos::Center => "middle",
                HPos::Right => "end",
            },
        );
        if matches!(style.style(), FontStyle::Bold) {
            dom::set(&text, "font-weight", "bold");
        }
        dom::set(&text, "fill", &css_color(style.color()));
        dom::say(&text, words);
    }
}

/// The colour of a shape, and the width of its line unless it is filled.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    color: BackendColor,
    width: Option<u32>,
}

impl Ink {
    /// As a style has it.
    pub(super) fn new<S: BackendStyle>(style: &S, is_filled: bool) -> Self {
        Self { color: style.color(), width: (!is_filled).then(|| style.stroke_width()) }
    }

    fn apply(self, element: &Element) {
        let color = css_color(self.color);
        let (fill, stroke) =
            if self.width.is_none() { (&*color, "none") } else { ("none", &*color) };
        dom::set(element, "fill", fill);
        dom::set(element, "stroke", stroke);
        dom::set(element, "stroke-width", &dom::count(self.width.unwrap_or(0) as usize));
    }
}
