//! Several elements that are one stop of the tab key: from there, keys go to the others.

use super::dom;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A way from one of them to another.
#[derive(Clone, Copy)]
pub(super) enum Way {
    /// To the one after it; at the end it stays.
    Next,
    /// To the one before it; at the beginning it stays.
    Previous,
    /// To the first of all.
    First,
    /// To the last of all.
    Last,
}

/// The elements, in the order in which keys go through them.
pub(super) struct Stops {
    pub(super) elements: Vec<Element>,
    /// The one that the tab key reaches.
    reached: usize,
}

impl Stops {
    /// The tab key reaches the one at `reached`; none ever, where there is no such.
    pub(super) fn new(elements: Vec<Element>, reached: usize) -> Self {
        for element in &elements {
            dom::set(element, "tabindex", "-1");
        }
        let mut stops = Self { elements, reached };
        stops.reach(reached);
        stops
    }

    /// Makes an element the one that the tab key reaches.
    pub(super) fn reach(&mut self, index: usize) -> Option<&Element> {
        let element = self.elements.get(index)?;
        if let Some(before) = self.elements.get(self.reached) {
            dom::set(before, "tabindex", "-1");
            dom::set(element, "tabindex", "0");
            self.reached = index;
        }
        Some(element)
    }

    /// The element that has the focus, if it is one of these, is the one that the tab key reaches.
    pub(super) fn hold(&mut self, element: &Element) {
        if let Some(index) = self.place(element) {
            self.reach(index);
        }
    }

    /// Some are hidden now: when the one that the tab key reaches is, the first that is not takes its
    /// place.
    #[cfg(feature = "extra")]
    pub(super) fn settle(&mut self) {
        if !self.elements.get(self.reached).is_some_and(is_seen) {
            self.reach(self.elements.iter().position(is_seen).unwrap_or_default());
        }
    }

    /// The one that a way leads to, out of those that are to be seen; from outside, the first or last of
    /// all.
    pub(super) fn next(&self, from: &Element, way: Way) -> Option<usize> {
        let count = self.elements.len();
        let range = match (way, self.place(from)) {
            (Way::Next, Some(at)) => at + 1..count,
            (Way::Previous, Some(at)) => 0..at,
            _ => 0..count,
        };
        let mut range = range.filter(|at| self.elements.get(*at).is_some_and(is_seen));
        let is_on = matches!(way, Way::Next | Way::First);
        if is_on { range.next() } else { range.next_back() }
    }

    /// Moves the focus there; a key that does that has done its work.
    pub(super) fn walk(&mut self, from: &Element, way: Way) -> bool {
        if let Some(element) = self.next(from, way).and_then(|to| self.reach(to)) {
            dom::focus(element);
        }
        true
    }

    fn place(&self, element: &Element) -> Option<usize> {
        self.elements.iter().position(|own| own == element)
    }
}

/// Only the module that asks for guesses hides any.
fn is_seen(element: &Element) -> bool {
    let html: &HtmlElement = element.unchecked_ref();
    cfg!(not(feature = "extra")) || html.offset_width() + html.offset_height() > 0
}
