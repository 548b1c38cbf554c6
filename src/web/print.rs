//! The story on paper: every step one after another, with its picture as vectors and its table.
//!
//! A page has no time to wait for anything when it is printed, so the module that shows the story
//! makes it at once, from what it has.

use super::prose;
use super::reading::Reading;
use super::{dom, table};

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
            let data = dom::child(&step, "div", "ds-panel");
            table::build(&data, &sheet.table, &edition.credits, None);
        }
    }
}
