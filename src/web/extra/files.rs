//! Files that readers take away: the data of a step as CSV or JSON, or on the clipboard.

use super::super::listen::Call;
use super::super::reading::Reading;
use super::page::{call, get, list, make, set};
use crate::describe::export::Export;
use wasm_bindgen::JsValue;
use web_sys::js_sys::{Object, global};

impl Reading {
    /// Saves the data of the step on stage as a file of that kind.
    pub(super) fn save_data(&self, kind: &str, address: &str) {
        let Some(sheet) = self.copy.edition.sheets.get(self.player.step()) else { return };
        let (text, media) = match kind {
            "csv" => (self.data_of_step(|export| export.csv()), "text/csv;charset=utf-8"),
            _ => (self.data_of_step(|export| export.json(&sheet.title)), "application/json"),
        };
        let about = Object::new();
        set(&about, "type", media);
        let parts = list(&[text.unwrap_or_default().into()]);
        if let Some(blob) = make("Blob", &[parts.into(), about.into()]) {
            self.save(&blob, &self.file_name(address, kind));
        }
    }

    /// Puts the data of the step on stage on the clipboard, as spreadsheets take them.
    pub(super) fn copy_data(&self) {
        if let Some(text) = self.data_of_step(|export| export.tsv()) {
            self.put_on_clipboard(&text);
        }
    }

    /// Puts a text on the clipboard and says what came of it.
    pub(super) fn put_on_clipboard(&self, text: &str) {
        let clipboard = get(&get(&global(), "navigator"), "clipboard");
        // Pages that are not served securely have none.
        if clipboard.is_undefined() {
            return self.say(self.copy.edition.locale.word("not-copied"));
        }
        let written = call(&clipboard, "writeText", &[text.into()]);
        await_one(&written, &self.extras.copied, &self.extras.refused);
    }

    /// Saves what the page holds as a file of that name.
    pub(super) fn save(&self, blob: &JsValue, name: &str) {
        let link =
            self.outside.window.document().and_then(|document| document.create_element("a").ok());
        let Some(link) = link else { return };
        let urls = get(&global(), "URL");
        let url = call(&urls, "createObjectURL", std::slice::from_ref(blob));
        set(&link, "href", &url);
        set(&link, "download", name);
        call(&link, "click", &[]);
        call(&urls, "revokeObjectURL", &[url]);
    }

    /// The name of a file: the story's and the step's.
    pub(super) fn file_name(&self, address: &str, kind: &str) -> String {
        let step = self.copy.edition.sheets.get(self.player.step());
        let story = address.trim_start_matches('#').trim_end_matches('/');
        [story, "-", step.map_or("", |step| &step.id), ".", kind].concat()
    }

    fn data_of_step(&self, write: impl Fn(&Export) -> String) -> Option<String> {
        let edition = &self.copy.edition;
        let sheet = edition.sheets.get(self.player.step())?;
        let record = sheet.record.open()?;
        let (table, credits) = (&record.table, edition.credits.as_slice());
        Some(write(&Export { table, credits, locale: &edition.locale }))
    }
}

/// Calls one when a promise is kept and the other when it is not.
pub(super) fn await_one(promise: &JsValue, kept: &Call, broken: &Call) {
    call(promise, "then", &[kept.as_ref().clone(), broken.as_ref().clone()]);
}
