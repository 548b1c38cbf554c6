//! The story on paper: every step one after another, with its picture as vectors and its table.
//!
//! A page has no time to wait for anything when it is printed, so the module that shows the story
//! makes it at once, from what it has.

use super::dom;
use super::prose;
use super::reading::Reading;
use web_sys::Element;

/// The class of a figure that is being printed.
const PRINTING: &str = "is-printing";

impl Reading {
    /// Adds what goes on paper, in place of what is on screen; or takes it away.
    pub(super) fn print(&mut self, is_begun: bool) {
        let figure = &self.page.figure;
        dom::mark(figure, PRINTING, is_begun);
        if let Some(before) = dom::find(figure, ".ds-print") {
            before.remove();
        }
        if !is_begun {
            return;
        }
        let sheets = dom::child(figure, "div", "ds-print");
        let edition = &self.copy.edition;
        for (index, sheet) in edition.sheets.iter().enumerate() {
            let step = dom::child(&sheets, "section", "");
            dom::words(&step, "h4", "ds-title", &sheet.title);
            for paragraph in &sheet.text {
                prose::spans(&dom::child(&step, "p", ""), paragraph, &mut Vec::new());
            }
            let scene = self.copy.scene(index, self.page.stage.size, &self.page.stage.measure);
            self.page.stage.draw(&step, &scene);
            for note in &sheet.notes {
                dom::words(&step, "p", "ds-note is-on", note);
            }
            table(&step, &sheet.paper);
        }
    }
}

/// The data of a step: a head, and a row for each datum.
fn table(parent: &Element, lines: &[Vec<String>]) {
    let table = dom::child(parent, "table", "");
    for (row, cells) in lines.iter().enumerate() {
        let line = dom::child(&table, "tr", "");
        for (column, cell) in cells.iter().enumerate() {
            dom::words(&line, if row == 0 || column == 0 { "th" } else { "td" }, "", cell);
        }
    }
}
