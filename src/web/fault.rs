//! Why a story cannot be shown, as the loader expects it thrown.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::locate::locate;
use wasm_bindgen::JsValue;
use web_sys::js_sys::{Error, Reflect};

/// An error with `code`, `message`, `hint` and `where` (file, line and column) for the editor;
/// `text` is that of the file in question.
pub(super) fn fault(found: &Diagnostic, text: &str) -> JsValue {
    let place = &found.place;
    let at = locate(text, &place.spot);
    let (line, column) = (at.line.to_string(), at.column.to_string());
    let spot = [&*place.file, ":", &line, ":", &column, ": "].concat();
    thrown(found.code, &found.message, &found.help, &spot)
}

/// The page gives no canvas.
pub(super) fn no_canvas() -> JsValue {
    let hint = "Too many canvases, or a browser without: the static twin stays.";
    thrown("no-canvas", "The page gives no canvas to draw on.", hint, "")
}

fn thrown(code: &str, message: &str, hint: &str, spot: &str) -> JsValue {
    let error = Error::new(message);
    for (name, value) in [("code", code), ("hint", hint), ("where", spot)] {
        let _ = Reflect::set(&error, &name.into(), &value.into());
    }
    error.into()
}
