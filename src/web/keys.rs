//! What keys do: from mark to mark, from step to step, and out.

use super::dom;
use super::reading::Reading;
use super::steps::Steps;
use super::stops::Way;
use crate::player::Event;
use web_sys::{Element, KeyboardEvent};

impl Reading {
    /// Takes in a key; those that mean nothing here are left to the browser.
    pub(super) fn key(&mut self, target: &Element, event: &KeyboardEvent) {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        #[cfg(feature = "full")]
        if self.range_key(target, &key) {
            return event.prevent_default();
        }
        let is_within = |class| dom::around(target, class).is_some();
        let is_mark = is_within(".ds-mark");
        let is_done = match key.as_str() {
            "Escape" => self.escape(is_mark),
            "Enter" | " " => self.press(is_mark),
            "PageDown" | "PageUp" if is_mark => self.leap(key == "PageDown"),
            key => match way(key, self.is_mirrored(is_mark)) {
                Some(way) if is_mark => self.walk(target, way),
                Some(way) if is_within(".ds-controls") => self.turn(target, key, way),
                Some(way) if is_within("[role=toolbar]") => self.page.tools.walk(target, way),
                _ => false,
            },
        };
        if is_done {
            event.prevent_default();
        }
    }

    /// Takes in a key that is pressed elsewhere on the page: what the pointer called up goes away
    /// by Escape, wherever the focus is.
    pub(super) fn key_elsewhere(&mut self, event: &KeyboardEvent) {
        if event.key() == "Escape" {
            self.play(Event::Dismiss);
        }
    }

    /// Whether what comes next lies to the left. Time runs from left to right in all languages.
    fn is_mirrored(&mut self, is_mark: bool) -> bool {
        let is_rtl = self.copy.edition.locale.is_rtl();
        if let (true, [one, other, ..]) = (is_rtl && is_mark, &*self.scene().targets) {
            return one.bounds.right() >= other.bounds.right();
        }
        is_rtl
    }

    /// From mark to mark in the order of the data.
    fn walk(&mut self, target: &Element, way: Way) -> bool {
        if let Some(index) = self.page.marks.stops.next(target, way) {
            self.reach(index);
        }
        true
    }

    /// From group to group: to the first mark of the next one or of this one, then the one before.
    fn leap(&mut self, is_on: bool) -> bool {
        let at = self.player.focus().map_or(0, |focus| focus.target);
        let last = self.data.len().saturating_sub(1);
        let leads = |index: &usize| self.data.get(*index).is_some_and(|datum| datum.leads);
        let to = match is_on {
            true => (at + 1..last).find(leads).unwrap_or(last),
            false => (0..at).rfind(leads).unwrap_or(0),
        };
        self.reach(to);
        true
    }

    /// From step to step, or up and down from button to button; in the open list of names, from name
    /// to name.
    fn turn(&mut self, target: &Element, key: &str, way: Way) -> bool {
        let is_open = self.page.steps.is_open();
        let Steps { list, stops, .. } = &mut self.page.steps;
        if is_open {
            return list.walk(target, way);
        }
        if matches!(key, "ArrowUp" | "ArrowDown") {
            return stops.walk(target, way);
        }
        let last = self.player.count().saturating_sub(1);
        self.step(match way {
            Way::Next => Event::Next,
            Way::Previous => Event::Previous,
            Way::First => Event::GoTo(0),
            Way::Last => Event::GoTo(last),
        });
        true
    }

    /// Pins what is said of a mark, whose source is the next stop of the tab key then.
    fn press(&mut self, is_mark: bool) -> bool {
        if is_mark {
            let target = self.player.focus().map(|focus| focus.target);
            self.play(Event::Tap(target));
            self.page.tip.open();
        }
        is_mark
    }

    /// Closes the list, else the tip, else leaves the chart for the controls after it.
    fn escape(&mut self, is_mark: bool) -> bool {
        #[cfg(feature = "extra")]
        if self.extras.hush() {
            self.play(Event::LightUp(None));
            return true;
        }
        if self.page.steps.close() {
            return true;
        }
        if self.player.focus().is_some() {
            self.play(Event::Dismiss);
        } else if is_mark {
            self.page.steps.focus();
        } else {
            return false;
        }
        true
    }
}

/// Where a key leads; the arrow to the left leads on where all is mirrored.
fn way(key: &str, is_mirrored: bool) -> Option<Way> {
    Some(match key {
        "ArrowDown" => Way::Next,
        "ArrowUp" => Way::Previous,
        "ArrowLeft" if is_mirrored => Way::Next,
        "ArrowRight" if !is_mirrored => Way::Next,
        "ArrowLeft" | "ArrowRight" => Way::Previous,
        "Home" => Way::First,
        "End" => Way::Last,
        _ => return None,
    })
}
