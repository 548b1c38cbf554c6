//! Prose as elements: paragraphs, emphasis, links, and figures that light up their marks.

use super::dom;
use crate::data::Key;
use crate::edition::Sheet;
use crate::story::Span;
use web_sys::Element;

/// The attribute that names the datum of a figure.
pub(super) const KEY: &str = "data-key";

/// The prose of a step.
pub(super) struct Section {
    /// The whole of it.
    pub(super) element: Element,
    /// Its figures that have a mark, with what they are the figure of.
    figures: Vec<(Key, Element)>,
}

impl Section {
    /// Writes a step's title and text at the end of `parent`.
    pub(super) fn build(parent: &Element, sheet: &Sheet) -> Self {
        let element = dom::child(parent, "section", "ds-step");
        dom::words(&element, "h4", "ds-title", &sheet.title);
        for sentence in &sheet.summary {
            dom::words(&element, "p", "ds-hush", sentence);
        }
        let mut figures = Vec::new();
        for paragraph in &sheet.text {
            spans(&dom::child(&element, "p", ""), paragraph, &mut figures);
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

/// Writes runs of prose at the end of `parent`; figures that have a mark can be pointed at. To keys
/// and screen readers they are words like the others, which the chart says again: a stop at each
/// would tear the sentences.
pub(super) fn spans(parent: &Element, spans: &[Span], figures: &mut Vec<(Key, Element)>) {
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
        if let Some(key) = &span.figure {
            at = dom::child(&at, "span", "");
            dom::mark(&at, "is-whole", span.is_whole());
            if !key.0.is_empty() {
                dom::mark(&at, "ds-figure", true);
                dom::set(&at, KEY, &key.0);
                figures.push((key.clone(), at.clone()));
            }
        }
        dom::add(&at, &span.text);
    }
}
