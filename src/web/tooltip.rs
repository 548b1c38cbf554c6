//! The tip beside a mark: the value first and large, then what, when, how exact, and the source.

use super::dom;
use super::stage::Stage;
use crate::edition::{Datum, Edition};
use crate::scene::{Point, Rect, Size, Target};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The tip of a chart.
pub(super) struct Tip {
    element: Element,
}

impl Tip {
    /// Builds it, hidden, at the end of the stage.
    pub(super) fn build(stage: &Element) -> Self {
        Self { element: dom::child(stage, "div", "ds-tip") }
    }

    /// Tells about a datum, beside its mark.
    pub(super) fn show(&self, edition: &Edition, datum: &Datum, target: &Target, stage: &Stage) {
        let zoom = stage.zoom;
        let tip = &self.element;
        dom::clear(tip);
        dom::words(tip, "p", "ds-value", &datum.value);
        for (lines, class) in [(&datum.what, "ds-what"), (&datum.more, "")] {
            for line in lines {
                dom::words(tip, "p", class, line);
            }
        }
        if let Some(credit) = datum.credit.and_then(|credit| edition.credits.get(credit)) {
            let line = dom::words(tip, "p", "", &edition.locale.fill("source-line", ""));
            match &credit.url {
                Some(url) => dom::say(&dom::link(&line, url), &credit.publisher),
                None => dom::add(&line, &credit.publisher),
            }
        }
        let html: &HtmlElement = tip.unchecked_ref();
        let size = Size {
            width: f64::from(html.offset_width()) / zoom,
            height: f64::from(html.offset_height()) / zoom,
        };
        let Point { x, y } = beside(&target.bounds, target.anchor, size, stage.size);
        dom::style(tip, "translate", &[&dom::px(x * zoom), " ", &dom::px(y * zoom)].concat());
        dom::mark(tip, "is-on", true);
    }

    /// Hides it.
    pub(super) fn hide(&self) {
        dom::mark(&self.element, "is-on", false);
    }

    /// Whether an element is the tip or in it.
    pub(super) fn has(&self, element: &Element) -> bool {
        self.element.contains(Some(element))
    }
}

/// Px between a mark and its tip.
const GAP: f64 = 10.0;

/// Where the tip stands: to the right of the mark, else to its left, else above its anchor, where
/// no finger covers it; never cut by the sides of the stage.
fn beside(mark: &Rect, anchor: Point, tip: Size, stage: Size) -> Point {
    let right = mark.right() + GAP;
    let left = mark.x - GAP - tip.width;
    let level = (anchor.y - tip.height / 2.0).min(stage.height - tip.height).max(0.0);
    if right + tip.width <= stage.width {
        return Point { x: right, y: level };
    }
    if left >= 0.0 {
        return Point { x: left, y: level };
    }
    let x = (anchor.x - tip.width / 2.0).min(stage.width - tip.width).max(0.0);
    Point { x, y: mark.y - GAP - tip.height }
}
