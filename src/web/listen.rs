//! Calls from the page: listeners, frames and timers, none of which outlives its owner.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{EventTarget, Window};

/// What the page calls; it may call again before it has returned.
pub(super) type Call = Closure<dyn Fn(JsValue)>;

/// A call made on some events of some targets.
pub(super) struct Listeners {
    call: Call,
    places: Vec<(EventTarget, &'static str)>,
}

impl Listeners {
    /// Nothing yet.
    pub(super) fn new(call: Call) -> Self {
        Self { call, places: Vec::new() }
    }

    /// Listens to events of these names on a target, too; on the way down, because what happens to a
    /// canvas does not come up again.
    pub(super) fn on(&mut self, target: &EventTarget, names: &[&'static str]) {
        for name in names {
            let call = self.call.as_ref().unchecked_ref();
            if target.add_event_listener_with_callback_and_bool(name, call, true).is_ok() {
                self.places.push((target.clone(), name));
            }
        }
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        for (target, name) in &self.places {
            let call = self.call.as_ref().unchecked_ref();
            let _ = target.remove_event_listener_with_callback_and_bool(name, call, true);
        }
    }
}

/// Asks for one animation frame at a time.
pub(super) struct Frame {
    window: Window,
    call: Call,
    asked: Option<i32>,
}

impl Frame {
    /// None asked for.
    pub(super) fn new(window: Window, call: Call) -> Self {
        Self { window, call, asked: None }
    }

    /// Asks for a frame, unless one is on its way.
    pub(super) fn ask(&mut self) {
        if self.asked.is_none() {
            let call = self.call.as_ref().unchecked_ref();
            self.asked = self.window.request_animation_frame(call).ok();
        }
    }

    /// The frame has come.
    pub(super) fn came(&mut self) {
        self.asked = None;
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some(asked) = self.asked {
            let _ = self.window.cancel_animation_frame(asked);
        }
    }
}

/// Calls once, some time after it was last set.
pub(super) struct Timer {
    window: Window,
    call: Call,
    set: Option<i32>,
}

impl Timer {
    /// Not set.
    pub(super) fn new(window: Window, call: Call) -> Self {
        Self { window, call, set: None }
    }

    /// Sets it to `ms` from now, whatever it was set to.
    pub(super) fn set(&mut self, ms: i32) {
        self.stop();
        let call = self.call.as_ref().unchecked_ref();
        let set = self.window.set_timeout_with_callback_and_timeout_and_arguments_0(call, ms);
        self.set = set.ok();
    }

    fn stop(&mut self) {
        if let Some(set) = self.set.take() {
            self.window.clear_timeout_with_handle(set);
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.stop();
    }
}
