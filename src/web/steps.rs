//! The controls: previous, the steps as a row that opens into a list of names, "3 / 8", next.

use super::dom;
use super::stops::Stops;
use crate::edition::Edition;
use web_sys::Element;

/// The elements of the controls.
pub(super) struct Steps {
    nav: Element,
    /// The buttons in the row: keys reach them when it is open as a list.
    pub(super) list: Stops,
    /// Previous, "3 / 8", next.
    pub(super) stops: Stops,
    is_open: bool,
}

/// Which of the buttons beside the row opens the list.
const COUNT: usize = 1;

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
        let names = (0..).zip(&edition.sheets).map(|(index, sheet): (usize, _)| {
            let item = dom::child(&list, "li", "");
            let does = [STEP, &dom::count(index)].concat();
            let button = dom::button(&item, "", &does, "");
            dom::words(&button, "span", "", &sheet.title);
            button
        });
        let list = Stops::new(names.collect(), usize::MAX);
        let hint = dom::words(&nav, "p", "ds-swipe", word("swipe-hint"));
        dom::set(&hint, "aria-hidden", "true");
        dom::words(&nav, "p", "ds-hint", word("steps-hint"));
        let count = dom::button(&nav, "ds-count", "steps", "");
        let next = turn("ds-turn ds-next", "next");
        let stops = Stops::new(vec![previous, count, next], 2);
        Self { nav, list, stops, is_open: false }
    }

    /// Shows which step is on stage.
    pub(super) fn show(&self, index: usize) {
        let names = &self.list.elements;
        for (at, button) in names.iter().enumerate() {
            dom::set(button, "aria-current", if at == index { "step" } else { "false" });
        }
        let [previous, count, next] = self.stops.elements.as_slice() else { return };
        dom::flag(previous, "aria-disabled", index == 0);
        dom::flag(next, "aria-disabled", index + 1 == names.len());
        let (index, last) = (dom::count(index + 1), dom::count(names.len()));
        dom::say(count, &[&index, " / ", &last].concat());
    }

    /// Opens the list of names, or closes it.
    pub(super) fn open(&mut self, is_open: bool) {
        self.is_open = is_open;
        dom::mark(&self.nav, "is-open", is_open);
        if let Some(count) = self.stops.elements.get(COUNT) {
            dom::flag(count, "aria-expanded", is_open);
        }
    }

    /// Closes the list, with the focus on the button that opens it; whether it was open.
    pub(super) fn close(&mut self) -> bool {
        let was_open = self.is_open;
        if was_open {
            self.open(false);
            self.focus();
        }
        was_open
    }

    /// Moves the focus to the button that opens the list.
    pub(super) fn focus(&mut self) {
        if let Some(count) = self.stops.reach(COUNT) {
            dom::focus(count);
        }
    }

    /// Whether the list of names is open.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }
}
