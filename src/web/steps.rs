//! The controls: previous, the steps as a row that opens into a list of names, "3 / 8", next.

use super::dom;
use crate::edition::Edition;
use crate::scene::hit::Way;
use web_sys::{Element, ShadowRoot};

/// The elements of the controls.
pub(super) struct Steps {
    nav: Element,
    previous: Element,
    next: Element,
    count: Element,
    items: Vec<Element>,
    is_open: bool,
}

/// What a click on a step's button does, before its number.
pub(super) const STEP: &str = "step:";

impl Steps {
    /// Builds them at the end of `parent`.
    pub(super) fn build(parent: &Element, edition: &Edition) -> Self {
        let word = |name| edition.locale.word(name);
        let nav = dom::child(parent, "nav", "ds-controls");
        dom::set(&nav, "aria-label", word("steps"));
        let turn = |class, does| {
            let button = dom::button(&nav, class, does, "");
            dom::set(&button, "aria-label", word(does));
            button
        };
        let previous = turn("ds-turn", "previous");
        let list = dom::child(&nav, "ol", "ds-steps");
        let items = (0..).zip(&edition.sheets).map(|(index, sheet): (usize, _)| {
            let item = dom::child(&list, "li", "");
            let does = [STEP, &dom::count(index)].concat();
            let button = dom::button(&item, "", &does, "");
            dom::words(&button, "span", "", &sheet.title);
            item
        });
        let items = items.collect();
        let hint = dom::words(&nav, "p", "ds-swipe", word("swipe-hint"));
        dom::set(&hint, "aria-hidden", "true");
        let count = dom::button(&nav, "ds-count", "steps", "");
        let next = turn("ds-turn ds-next", "next");
        Self { nav, previous, next, count, items, is_open: false }
    }

    /// Shows which step is on stage.
    pub(super) fn show(&self, index: usize) {
        let last = self.items.len().saturating_sub(1);
        dom::flag(&self.previous, "aria-disabled", index == 0);
        dom::flag(&self.next, "aria-disabled", index == last);
        for (at, item) in self.items.iter().enumerate() {
            dom::mark(item, "is-past", at < index);
            if let Some(button) = item.first_element_child() {
                if at == index {
                    dom::set(&button, "aria-current", "step");
                } else {
                    let _ = button.remove_attribute("aria-current");
                }
            }
        }
        let (index, count) = (dom::count(index + 1), dom::count(self.items.len()));
        dom::say(&self.count, &[&index, " / ", &count].concat());
    }

    /// Opens the list of names, or closes it.
    pub(super) fn open(&mut self, is_open: bool) {
        self.is_open = is_open;
        dom::mark(&self.nav, "is-open", is_open);
        dom::flag(&self.count, "aria-expanded", is_open);
    }

    /// Moves the focus from name to name in the open list.
    pub(super) fn walk(&self, way: Way, root: &ShadowRoot) {
        let button = |at: usize| self.items.get(at).and_then(Element::first_element_child);
        let active = root.active_element();
        let last = self.items.len().saturating_sub(1);
        let from = (0..=last).find(|at| button(*at) == active);
        let to = match way {
            Way::First => 0,
            Way::Last => last,
            Way::Next => from.map_or(0, |from| (from + 1).min(last)),
            Way::Previous => from.map_or(last, |from| from.saturating_sub(1)),
        };
        if let Some(button) = button(to) {
            dom::focus(&button);
        }
    }

    /// Moves the focus to the button that opens the list.
    pub(super) fn focus(&self) {
        dom::focus(&self.count);
    }

    /// Whether the list of names is open.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }
}
