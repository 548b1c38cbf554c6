//! Speaks to the page by name: what few readers ask for must not cost all of them a function each in
//! the glue that all modules share.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Function, Reflect, global};

/// What an object has by a name; `undefined` when it has nothing.
pub(super) fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// Gives an object something by a name.
pub(super) fn set(of: &JsValue, name: &str, to: impl Into<JsValue>) {
    let _ = Reflect::set(of, &name.into(), &to.into());
}

/// Calls a method; `undefined` when there is none or it fails.
pub(super) fn call(of: &JsValue, name: &str, with: &[JsValue]) -> JsValue {
    let method = get(of, name).dyn_into::<Function>();
    let called = method.and_then(|method| Reflect::apply(&method, of, &list(with)));
    called.unwrap_or_default()
}

/// Makes an object of a class of the page; nothing when there is no such class or it refuses.
pub(super) fn make(class: &str, with: &[JsValue]) -> Option<JsValue> {
    let class = get(&global(), class).dyn_into::<Function>().ok()?;
    Reflect::construct(&class, &list(with)).ok()
}

/// A list of the page's.
pub(super) fn list(of: &[JsValue]) -> Array {
    of.iter().collect()
}

/// A number that the page gave, or 0.
pub(super) fn number(value: &JsValue) -> f64 {
    value.as_f64().unwrap_or(0.0)
}
