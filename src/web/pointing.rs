//! What pointers and focus do: point at marks, pin tips, light figures, swipe between steps.

use super::dom;
use super::marks::MARK;
use super::prose::KEY;
use super::reading::Reading;
use super::steps::STEP;
use super::tools::LANGUAGE;
use crate::data::Key;
use crate::player::Event;
use crate::scene::Point;
use crate::scene::hit::{hit, of_key};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, PointerEvent};

/// Px around a mark within which it is meant.
const SLACK: f64 = 16.0;
/// Px that a finger moves at least for a swipe.
const SWIPE: f64 = 48.0;
/// Milliseconds that a swipe takes at most; what is slower feels its way along the chart.
const FLICK_MS: f64 = 400.0;

/// Where a touch began that may become a swipe.
pub(super) struct Touch {
    x: f64,
    y: f64,
    ms: f64,
}

/// What is listened to within the widget.
pub(super) const WITHIN: [&str; 11] = [
    "click",
    "contextrestored",
    "focusin",
    "focusout",
    "input",
    "keydown",
    "mousedown",
    "pointercancel",
    "pointerdown",
    "pointermove",
    "pointerup",
];

impl Reading {
    /// Takes in an event.
    pub(super) fn hear(&mut self, event: &web_sys::Event) {
        let kind = event.type_();
        if matches!(kind.as_str(), "change" | "contextrestored") {
            return self.restyle();
        }
        if matches!(kind.as_str(), "beforeprint" | "afterprint") {
            return self.print(kind == "beforeprint");
        }
        if kind == "loadingdone" {
            return self.refit();
        }
        let Some(target) = event.target() else { return };
        let target: Element = target.unchecked_into();
        if !self.outside.root.contains(Some(&target)) {
            let is_elsewhere = target != *self.outside.host;
            if kind == "keydown" && is_elsewhere {
                self.key_elsewhere(event.unchecked_ref());
            } else if kind == "pointerleave" || kind == "click" && is_elsewhere {
                self.leave(kind == "click");
            }
            return;
        }
        #[cfg(feature = "extra")]
        if self.guess_by_hand(&kind, &target, event.unchecked_ref()) {
            return;
        }
        #[cfg(feature = "full")]
        if self.range_by_hand(&kind, &target, event) {
            return;
        }
        match kind.as_str() {
            "click" => self.click(&target, event.unchecked_ref()),
            "focusin" => self.focus_in(&target),
            #[cfg(feature = "extra")]
            "input" => self.typed(&target),
            "focusout" => self.focus_out(event.unchecked_ref()),
            "keydown" => self.key(&target, event.unchecked_ref()),
            "mousedown" if dom::around(&target, ".ds-mark").is_some() => event.prevent_default(),
            "pointerdown" => self.touch_down(&target, event.unchecked_ref()),
            "pointermove" => self.point(&target, event.unchecked_ref()),
            "pointerup" => self.touch_up(event.unchecked_ref()),
            "pointercancel" => self.touch = None,
            _ => {}
        }
    }

    fn leave(&mut self, is_tap: bool) {
        self.play(Event::PointTo(None));
        self.play(Event::LightUp(None));
        if is_tap {
            self.play(Event::Tap(None));
        }
    }

    fn click(&mut self, target: &Element, event: &PointerEvent) {
        if self.page.tip.has(target) {
            return;
        }
        let button = dom::around(target, "button");
        if let Some(does) = button.and_then(|button| button.get_attribute(dom::DOES)) {
            self.act(&does);
        } else if let Some(key) = figure(target) {
            let scene = self.scene();
            self.play(Event::Tap(of_key(&scene, &key, 0)));
        } else {
            let hit = self.under(target, event);
            self.play(Event::Tap(hit));
        }
    }

    /// Does what a button says.
    fn act(&mut self, does: &str) {
        let number = |text: &str| text.parse::<usize>().ok();
        match does {
            "next" => self.step(Event::Next),
            "previous" => self.step(Event::Previous),
            "steps" => self.page.steps.open(!self.page.steps.is_open()),
            _ => {
                if let Some(step) = does.strip_prefix(STEP).and_then(number) {
                    self.page.steps.close();
                    self.step(Event::GoTo(step));
                } else if let Some(tag) = does.strip_prefix(LANGUAGE) {
                    // The element hears of it, and so do we.
                    let _ = self.outside.host.set_attribute("language", tag);
                } else {
                    self.ask_extra(does);
                }
            }
        }
    }

    fn point(&mut self, target: &Element, event: &PointerEvent) {
        if self.page.tip.has(target) {
            return;
        }
        let is_touch = event.pointer_type() == "touch";
        let felt_ms = self.touch.as_ref().map_or(0.0, |touch| event.time_stamp() - touch.ms);
        if is_touch && felt_ms < FLICK_MS {
            return;
        }
        let hit = self.under(target, event);
        self.play(Event::PointTo(hit));
        self.play(Event::LightUp(figure(target)));
    }

    /// The target under the pointer.
    fn under(&mut self, target: &Element, event: &PointerEvent) -> Option<usize> {
        dom::around(target, ".ds-stage")?;
        let zoom = self.page.stage.zoom;
        let place = self.page.stage.element.get_bounding_client_rect();
        let point = Point {
            x: (f64::from(event.client_x()) - place.x()) / zoom,
            y: (f64::from(event.client_y()) - place.y()) / zoom,
        };
        hit(&self.scene(), point, SLACK)
    }

    fn focus_in(&mut self, target: &Element) {
        let does = target.get_attribute(dom::DOES).unwrap_or_default();
        if let Some(index) = does.strip_prefix(MARK).and_then(|index| index.parse().ok()) {
            self.page.marks.stops.reach(index);
            self.play(Event::Focus(Some(index)));
        } else {
            self.page.hold(target);
        }
    }

    fn focus_out(&mut self, event: &FocusEvent) {
        let to = event.related_target().map(JsCast::unchecked_into::<Element>);
        if !to.is_some_and(|to| self.page.tip.has(&to)) {
            self.play(Event::Focus(None));
        }
    }

    fn touch_down(&mut self, target: &Element, event: &PointerEvent) {
        let is_on_body = dom::around(target, ".ds-body").is_some();
        self.is_finger = event.pointer_type() != "mouse";
        if is_on_body && self.is_finger {
            let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
            self.touch = Some(Touch { x, y, ms: event.time_stamp() });
        }
    }

    fn touch_up(&mut self, event: &PointerEvent) {
        let Some(Touch { x, y, ms }) = self.touch.take() else { return };
        let (across, down) = (f64::from(event.client_x()) - x, f64::from(event.client_y()) - y);
        let is_level = libm::fabs(across) > 2.0 * libm::fabs(down);
        let is_quick = event.time_stamp() - ms < FLICK_MS;
        if is_level && is_quick && libm::fabs(across) > SWIPE && !self.is_scroll {
            let is_on = (across < 0.0) != self.copy.edition.locale.is_rtl();
            self.step(if is_on { Event::Next } else { Event::Previous });
        }
    }
}

/// The datum whose figure in the prose an element is in.
fn figure(element: &Element) -> Option<Key> {
    let figure = dom::around(element, ".ds-figure")?;
    Some(Key(figure.get_attribute(KEY)?.into()))
}
