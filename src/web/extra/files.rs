//! Files that readers take away: the data of a step as CSV or JSON, or on the clipboard.

use super::super::listen::Call;
use super::super::reading::Reading;
use crate::describe::export::Export;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Function, Promise, Reflect};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

impl Reading {
    /// Saves the data of the step on stage as a file of that kind.
    pub(super) fn save_data(&self, kind: &str, address: &str) {
        let Some(sheet) = self.copy.edition.sheets.get(self.player.step()) else { return };
        let (text, media) = match kind {
            "csv" => (self.data_of_step(|export| export.csv()), "text/csv;charset=utf-8"),
            _ => (self.data_of_step(|export| export.json(&sheet.title)), "application/json"),
        };
        let parts = Array::of1(&JsValue::from_str(&text.unwrap_or_default()));
        let about = BlobPropertyBag::new();
        about.set_type(media);
        if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &about) {
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
        let navigator = self.outside.window.navigator();
        // Pages that are not served securely have none.
        let has_one = Reflect::has(&navigator, &"clipboard".into());
        if !has_one.unwrap_or(false) {
            return self.page.tools.say(self.copy.edition.locale.word("not-copied"));
        }
        let written = navigator.clipboard().write_text(text);
        await_one(&written, &self.extras.copied, &self.extras.refused);
    }

    /// Saves what the page holds as a file of that name.
    pub(super) fn save(&self, blob: &Blob, name: &str) {
        let link =
            self.outside.window.document().and_then(|document| document.create_element("a").ok());
        let (Some(link), Ok(url)) = (link, Url::create_object_url_with_blob(blob)) else { return };
        let link: HtmlAnchorElement = link.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
        let _ = Url::revoke_object_url(&url);
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
        let (table, credits) = (&sheet.table, edition.credits.as_slice());
        Some(write(&Export { table, credits, locale: &edition.locale }))
    }
}

/// Calls one when a promise is kept and the other when it is not.
pub(super) fn await_one(promise: &Promise, kept: &Call, broken: &Call) {
    if let Ok(then) = Reflect::get(promise, &"then".into()) {
        let then: Function = then.unchecked_into();
        let _ = then.call2(promise, kept.as_ref(), broken.as_ref());
    }
}
