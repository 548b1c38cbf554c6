//! The tip beside a mark: the value first and large, then what, when, how exact, and the source.

use super::dom;
use super::stage::Stage;
use crate::edition::{Datum, Edition};
use crate::scene::{Point, Rect, Scene, Size, Target};
use crate::story::Credit;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// The tip of a chart.
pub(super) struct Tip {
    element: Element,
    /// The words of its lines: value, what, more.
    lines: Vec<Node>,
    /// What they were made for: how many of each kind, and the credit.
    made_for: Made,
}

/// How many lines there are of what and of more, and which credit.
type Made = (usize, usize, Option<usize>);

impl Tip {
    /// Builds it, hidden, at the end of the stage.
    pub(super) fn build(stage: &Element) -> Self {
        Self {
            element: dom::child(stage, "div", "ds-tip"),
            lines: Vec::new(),
            made_for: Made::default(),
        }
    }

    /// Tells about a datum, beside its mark; further away when a finger is there.
    pub(super) fn show(
        &mut self,
        edition: &Edition,
        datum: &Datum,
        (scene, target): (&Scene, &Target),
        (stage, is_finger): (&Stage, bool),
    ) {
        let zoom = stage.zoom;
        // On the way along a chart all nodes stay, and the browser works out no styles anew: whatever comes or
        // goes may change what a rule with `:has` says.
        let made_for = (datum.what.len(), datum.more.len(), datum.credit);
        let is_made = !self.lines.is_empty() && self.made_for == made_for;
        if !is_made {
            self.made_for = made_for;
            self.lines.clear();
            dom::clear(&self.element);
        }
        let mut at = 0;
        let value = std::slice::from_ref(&datum.value);
        for (lines, class) in [(value, "ds-value"), (&datum.what, "ds-what"), (&datum.more, "")] {
            for words in lines {
                if !is_made {
                    let line = dom::child(&self.element, "p", class);
                    dom::add(&line, words);
                    self.lines.extend(line.first_child());
                } else if let Some(line) = self.lines.get(at) {
                    line.set_node_value(Some(words));
                }
                at += 1;
            }
        }
        let credit = datum.credit.filter(|_| !is_made);
        if let Some(credit) = credit.and_then(|credit| edition.credits.get(credit)) {
            self.cite(edition, credit);
        }
        let tip = &self.element;
        dom::mark(tip, "is-on", true);
        let html: &HtmlElement = tip.unchecked_ref();
        let size = Size {
            width: f64::from(html.offset_width()) / zoom,
            height: f64::from(html.offset_height()) / zoom,
        };
        let Point { x, y } = beside(scene, target, size, is_finger);
        dom::style(tip, "translate", &[&dom::px(x * zoom), " ", &dom::px(y * zoom)].concat());
    }

    /// Names the source, at the end.
    fn cite(&self, edition: &Edition, credit: &Credit) {
        let line = dom::words(&self.element, "p", "", &edition.locale.fill("source-line", ""));
        match &credit.url {
            Some(url) => {
                let link = dom::link(&line, url);
                dom::set(&link, "tabindex", "-1");
                dom::say(&link, &credit.publisher);
            }
            None => dom::add(&line, &credit.publisher),
        }
    }

    /// Lets the tab key reach its source, until something else is told: on the way along the chart it would
    /// be in the way.
    pub(super) fn open(&mut self) {
        if let Some(link) = dom::find(&self.element, "a") {
            dom::set(&link, "tabindex", "0");
        }
        self.lines.clear();
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

/// Px between a mark and its tip, for a pointer and for a finger.
const GAPS: (f64, f64) = (10.0, 28.0);

/// Where the tip stands: right of the mark, left of it, above or, where no hand covers it, below;
/// never cut by the sides of the stage, and over as few other marks as can be, so that a pointer
/// on its way along the chart does not run into it.
fn beside(scene: &Scene, target: &Target, tip: Size, is_finger: bool) -> Point {
    let Target { bounds: mark, anchor, .. } = target;
    let gap = if is_finger { GAPS.1 } else { GAPS.0 };
    let most = Size { width: scene.size.width - tip.width, height: scene.size.height - tip.height };
    let level = (anchor.y - tip.height / 2.0).min(most.height).max(0.0);
    let middle = (anchor.x - tip.width / 2.0).min(most.width).max(0.0);
    let below = if is_finger { f64::NAN } else { mark.bottom() + gap };
    let places = [
        Point { x: mark.right() + gap, y: level },
        Point { x: mark.x - gap - tip.width, y: level },
        Point { x: middle, y: mark.y - gap - tip.height },
        Point { x: middle, y: below },
    ];
    let mut best = (usize::MAX, Point { x: 0.0, y: level });
    for at in places.into_iter().filter(|at| at.x >= 0.0 && at.x <= most.width && !at.y.is_nan()) {
        let place = Rect { x: at.x, y: at.y, width: tip.width, height: tip.height };
        let covered = scene.targets.iter().filter(|other| place.overlaps(&other.bounds)).count();
        if covered < best.0 {
            best = (covered, at);
        }
    }
    best.1
}
