//! What keys do: from mark to mark, from step to step, and out.

use super::dom;
use super::reading::Reading;
use crate::player::Event;
use crate::scene::hit::{Way, go};
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
        let is_done = match key.as_str() {
            "Escape" => self.escape(is_within(".ds-mark")),
            "Enter" | " " => self.press(is_within(".ds-mark")),
            "PageDown" | "PageUp" if is_within(".ds-mark") => self.leap(key == "PageDown"),
            _ => match way(&key) {
                Some(way) if is_within(".ds-mark") => self.walk(way),
                Some(way) if is_within(".ds-controls") => self.turn(way),
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

    /// From mark to mark in the order of the data.
    fn walk(&mut self, way: Way) -> bool {
        let from = self.player.focus().map(|focus| focus.target);
        if let Some(index) = go(&self.scene(), from, way) {
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

    /// From step to step; in the open list of names, from name to name.
    fn turn(&mut self, way: Way) -> bool {
        if self.page.steps.is_open() {
            self.page.steps.walk(way, &self.outside.root);
            return true;
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

    /// Pins what is said of a mark.
    fn press(&mut self, is_mark: bool) -> bool {
        if is_mark {
            let target = self.player.focus().map(|focus| focus.target);
            self.play(Event::Tap(target));
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
        if self.page.steps.is_open() {
            self.page.steps.open(false);
            self.page.steps.focus();
        } else if self.player.focus().is_some() {
            self.play(Event::Dismiss);
        } else if is_mark {
            self.page.steps.focus();
        } else {
            return false;
        }
        true
    }
}

fn way(key: &str) -> Option<Way> {
    Some(match key {
        "ArrowRight" | "ArrowDown" => Way::Next,
        "ArrowLeft" | "ArrowUp" => Way::Previous,
        "Home" => Way::First,
        "End" => Way::Last,
        _ => return None,
    })
}
