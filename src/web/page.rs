//! The widget's elements as a whole, in reading order: title, prose, steps, chart, data, sources.

use super::dom;
use super::marks::Marks;
use super::prose::{self, Section};
use super::stage::Stage;
use super::steps::Steps;
use super::stops::Stops;
use super::theme::Probes;
use super::tools;
use super::tooltip::Tip;
use crate::edition::{Edition, Sheet};
use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot, Window};

/// All elements of the widget that change.
pub(super) struct Page {
    /// The whole of it.
    pub(super) figure: Element,
    /// The prose of each step.
    pub(super) sections: Vec<Section>,
    /// What stands under the chart, for each step.
    notes: Vec<Element>,
    /// The chart.
    pub(super) stage: Stage,
    /// The elements over its marks.
    pub(super) marks: Marks,
    /// The tip beside a mark.
    pub(super) tip: Tip,
    /// The controls.
    pub(super) steps: Steps,
    /// What tells its colours.
    pub(super) probes: Probes,
    /// The quiet line.
    pub(super) tools: Stops,
    /// What it opens.
    #[cfg_attr(not(feature = "extra"), allow(dead_code, reason = "another module fills it"))]
    pub(super) panel: Element,
    /// What is said to those who listen.
    live: Element,
}

impl Page {
    /// Builds it outside of the page; nothing when there is no canvas. The prose scrolls, or its font is
    /// not that of the surroundings, where they say so.
    pub(super) fn build(
        root: &ShadowRoot,
        window: &Window,
        edition: &Edition,
        (is_scroll, is_foreign): (bool, bool),
    ) -> Option<Self> {
        let figure = root.owner_document()?.create_element("figure").ok()?;
        dom::set(&figure, "class", "ds");
        dom::mark(&figure, "is-scroll", is_scroll);
        dom::mark(&figure, "is-foreign", is_foreign);
        dom::set(&figure, "lang", edition.language());
        dom::set(&figure, "dir", edition.locale.word("direction"));
        let head = dom::child(&figure, "header", "ds-head");
        dom::words(&head, "h3", "ds-headline", &edition.headline);
        if !edition.standfirst.is_empty() {
            let standfirst = dom::child(&head, "p", "ds-standfirst");
            prose::spans(&standfirst, &edition.standfirst, &mut Vec::new());
        }
        let body = dom::child(&figure, "div", "ds-body");
        let text = dom::child(&body, "div", "ds-text");
        let sections = edition.sheets.iter().map(|sheet| Section::build(&text, sheet));
        let sections: Vec<Section> = sections.collect();
        let side = dom::child(&body, "div", "ds-side");
        let steps = Steps::build(&side, edition);
        let stage = Stage::build(&side, window, edition.language())?;
        dom::words(&stage.element, "p", "ds-hint", edition.locale.word("marks-hint"));
        let (marks, tip) = (Marks::build(&stage.element), Tip::build(&stage.element));
        let list = dom::child(&side, "div", "ds-notes");
        let notes =
            edition.sheets.iter().zip(&sections).map(|(sheet, section)| {
                notes(if is_scroll { &section.element } else { &list }, sheet)
            });
        let notes = notes.collect();
        let foot = dom::child(&figure, "footer", "ds-foot");
        let (tools, panel) = tools::build(&foot, edition);
        let live = dom::child(&figure, "div", "ds-hush");
        dom::set(&live, "aria-live", "polite");
        let probes = Probes::build(&figure);
        Some(Self { figure, sections, notes, stage, marks, tip, steps, probes, tools, panel, live })
    }

    /// Puts it in place of whatever is in the root.
    pub(super) fn enter(&self, root: &ShadowRoot) {
        let root: &Element = root.unchecked_ref();
        let _ = root.append_with_node_1(&self.figure);
        // What was there goes last: WebKit takes a page that is short for a moment, and who reads it, to
        // its top.
        while let Some(old) = root.first_element_child().filter(|first| *first != self.figure) {
            old.remove();
        }
    }

    /// Turns to a step; its chart leaves so many px at the foot of the stage free, and what stands
    /// under the chart moves up to it. Steps that wait for a guess keep their words to themselves.
    pub(super) fn show(&self, index: usize, free: f64, is_asked: &[bool]) {
        for (at, (section, note)) in self.sections.iter().zip(&self.notes).enumerate() {
            let is_asked = is_asked.get(at).is_some_and(|is_asked| *is_asked);
            for element in [&section.element, note] {
                dom::mark(element, "is-on", at == index);
                dom::mark(element, "is-asked", is_asked);
            }
            if at == index {
                dom::style(note, "translate", &["0 ", &dom::px(-free * self.stage.zoom)].concat());
            }
        }
        self.steps.show(index);
    }

    /// Lets the tab key come back to the control or tool that has the focus.
    pub(super) fn hold(&mut self, element: &Element) {
        self.steps.stops.hold(element);
        self.tools.hold(element);
    }

    /// Says a step to those who listen.
    pub(super) fn announce(&self, words: &str) {
        dom::say(&self.live, words);
    }
}

/// What stands under the chart of a step.
fn notes(parent: &Element, sheet: &Sheet) -> Element {
    let note = dom::child(parent, "div", "ds-note");
    for text in &sheet.notes {
        dom::words(&note, "p", "", text);
    }
    note
}
