//! What is done on a reader's request only, by the full module: sound, downloads, sharing, print.

use super::reading::Reading;

impl Reading {
    /// Does what a button of the widget asked for by name.
    pub(super) fn extra(&mut self, name: &str) {
        let _ = name;
    }
}
