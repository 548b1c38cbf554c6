//! Why a story cannot be shown, as the loader expects it thrown.

#[cfg(feature = "full")]
use crate::diagnostic::{Diagnostic, locate::locate};
use wasm_bindgen::JsValue;
use web_sys::js_sys::{Error, Reflect};

/// An error with `code` and `hint`, whose message begins with the place for the editor: file, line,
/// column, and the path in it; `text` is that of the file in question.
#[cfg(feature = "full")]
pub(super) fn fault(found: &Diagnostic, text: &str) -> JsValue {
    let Diagnostic { place, message, .. } = found;
    let at = locate(text, &place.spot);
    let (line, column) = (at.line.to_string(), at.column.to_string());
    let pointer = place.pointer();
    let (open, close) = if pointer.is_empty() { ("", ": ") } else { (" (", "): ") };
    let place = [&*place.file, ":", &line, ":", &column, open, pointer, close, message].concat();
    thrown(found.code, &place, &found.help)
}

/// The page gives no canvas.
pub(super) fn no_canvas() -> JsValue {
    let hint = "Too many canvases? The static twin stays.";
    thrown("no-canvas", "The page gives no canvas.", hint)
}

fn thrown(code: &str, message: &str, hint: &str) -> JsValue {
    let error = Error::new(message);
    for (name, value) in [("code", code), ("hint", hint)] {
        let _ = Reflect::set(&error, &name.into(), &value.into());
    }
    error.into()
}
