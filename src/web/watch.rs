//! Watches the width of the stage and which prose is in view.

use super::listen::Call;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ResizeObserver, js_sys::Array,
};

/// Calls when an element has another size.
pub(super) struct Width {
    observer: Option<ResizeObserver>,
    _call: Call,
}

impl Width {
    /// Watches nothing yet.
    pub(super) fn new(call: Call) -> Self {
        Self { observer: ResizeObserver::new(call.as_ref().unchecked_ref()).ok(), _call: call }
    }

    /// Watches this element alone.
    pub(super) fn watch(&self, element: &Element) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
            observer.observe(element);
        }
    }
}

impl Drop for Width {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Calls when one of several elements crosses a level line through the window.
pub(super) struct Views {
    observer: Option<IntersectionObserver>,
    call: Call,
}

impl Views {
    /// Watches nothing yet.
    pub(super) fn new(call: Call) -> Self {
        Self { observer: None, call }
    }

    /// Watches no element any more.
    pub(super) fn stop(&mut self) {
        if let Some(observer) = self.observer.take() {
            observer.disconnect();
        }
    }

    /// Watches these elements, and no others, at a line: `margin` as CSS writes what lies above
    /// and below it.
    pub(super) fn watch<'a>(&mut self, margin: &str, elements: impl Iterator<Item = &'a Element>) {
        self.stop();
        let options = IntersectionObserverInit::new();
        options.set_root_margin(margin);
        let call = self.call.as_ref().unchecked_ref();
        let made = IntersectionObserver::new_with_options(call, &options);
        if let Ok(observer) = made {
            elements.for_each(|element| observer.observe(element));
            self.observer = Some(observer);
        }
    }
}

impl Drop for Views {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The element that crossed the line last, out of what an observer reports.
pub(super) fn in_view(entries: &JsValue) -> Option<Element> {
    let entries: &Array = entries.unchecked_ref();
    let mut entries = entries.iter().map(JsCast::unchecked_into::<IntersectionObserverEntry>);
    entries.rfind(IntersectionObserverEntry::is_intersecting).map(|entry| entry.target())
}
