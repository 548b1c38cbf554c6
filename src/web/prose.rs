//! Prose as elements: paragraphs, emphasis, links, and figures that light up their marks.

use super::dom;
use crate::data::Key;
use crate::story::{Span, Step};
use web_sys::Element;

/// The attribute that names the datum of a figure.
pub(super) const KEY: &str = "data-key";
/// What a figure does when it is pressed.
pub(super) const FIGURE: &str = "figure";

/// The prose of a step.
pub(super) struct Section {
    /// The whole of it.
    pub(super) element: Element,
    /// Its figures that have a mark, with what they are the figure of.
    figures: Vec<(Key, Element)>,
}

impl Section {
    /// Writes a step's title and text at the end of `parent`.
    pub(super) fn build(parent: &Element, step: &Step) -> Self {
        let element = dom::child(parent, "section", "ds-step");
        dom::words(&element, "h4", "ds-title", &step.title);
        let mut figures = Vec::new();
        for paragraph in &step.text {
            spans(&dom::child(&element, "p", ""), paragraph, Some(step), &mut figures);
        }
        Self { element, figures }
    }

    /// Lights up the figures of a datum, and no others.
    pub(super) fn light(&self, key: Option<&Key>) {
        for (own, figure) in &self.figures {
            dom::mark(figure, "is-lit", Some(own) == key);
        }
    }
}

/// Writes prose without figures that can be pointed at.
pub(super) fn plain(parent: &Element, runs: &[Span]) {
    spans(parent, runs, None, &mut Vec::new());
}

/// Writes runs of prose at the end of `parent`; figures that have a mark in `step` can be pointed at.
fn spans(parent: &Element, spans: &[Span], step: Option<&Step>, figures: &mut Vec<(Key, Element)>) {
    for span in spans {
        let mut at = parent.clone();
        if span.strong {
            at = dom::child(&at, "strong", "");
        }
        if span.emphasis {
            at = dom::child(&at, "em", "");
        }
        if let Some(url) = &span.url {
            at = dom::link(&at, url);
        }
        let is_shown = |key: &&Key| step.is_some_and(|step| has_mark(step, key));
        if let Some(key) = span.figure.as_ref().filter(is_shown) {
            at = dom::child(&at, "span", "ds-figure");
            dom::set(&at, "role", "button");
            dom::set(&at, "tabindex", "0");
            dom::set(&at, dom::DOES, FIGURE);
            dom::set(&at, KEY, &key.0);
            figures.push((key.clone(), at.clone()));
        }
        dom::add(&at, &span.text);
    }
}

/// Whether the step's chart shows this datum; a gap shows nothing.
fn has_mark(step: &Step, key: &Key) -> bool {
    let mut layers = step.chart.panels.iter().flat_map(|panel| &panel.layers);
    layers.any(|layer| {
        let is_placed = |at: usize| {
            let mut places = [&layer.x, &layer.y].into_iter().filter_map(|places| places.get(at));
            places.all(|place| !place.is_nan())
        };
        layer.is_target && layer.keys.find(key).is_some_and(is_placed)
    })
}
