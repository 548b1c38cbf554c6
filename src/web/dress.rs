//! How the widget suits the page that it stands in: language, colours, mode, size.

use super::dom;
use super::page::Page;
use super::pointing::WITHIN;
use super::reading::{Outside, Reading};
use super::watch;
use crate::edition::Edition;
use crate::player::Event;
use crate::scene::Size;
use wasm_bindgen::JsValue;

/// Part of its own height that the first picture may gain or lose, so that the widget is as high as
/// the static twin was and nothing on the page moves.
const GIVE: f64 = 0.3;
/// Px of the figure from which on prose and chart stand side by side in scroll mode; the style
/// sheet has the same number.
const WIDE: f64 = 640.0;
/// Part of the window's height that the chart may take in scroll mode: beside the prose, above it.
const TALL: (f64, f64) = (0.62, 0.45);
/// Where a step's prose counts as being read, as an observer's margin: in the middle of the window,
/// or in the middle of what the chart leaves of it.
const LINES: (&str, &str) = ("-50% 0% -50% 0%", "-80% 0% -20% 0%");

/// What changes colours and strokes as soon as the reader wishes it.
const WISHES: [&str; 3] = ["(prefers-color-scheme: dark)", "(forced-colors: active)", CONTRAST];
/// The reader wants more contrast.
const CONTRAST: &str = "(prefers-contrast: more)";
/// Px of all lines for who wants more contrast.
const STRONG: f64 = 2.0;

impl Reading {
    /// Whether the reader wishes what a media query says.
    pub(super) fn wishes(&self, query: &str) -> bool {
        let query = self.outside.window.match_media(query).ok().flatten();
        query.is_some_and(|query| query.matches())
    }

    /// Listens to all that concerns the widget, as long as it lives.
    pub(super) fn listen(&mut self) {
        self.listeners.on(&self.outside.root, &WITHIN);
        self.listeners.on(&self.outside.host, &["pointerleave"]);
        let window = ["click", "keydown", "beforeprint", "afterprint"];
        self.listeners.on(&self.outside.window, &window);
        for wish in WISHES {
            if let Ok(Some(query)) = self.outside.window.match_media(wish) {
                self.listeners.on(&query, &["change"]);
            }
        }
        if let Some(document) = self.outside.window.document() {
            self.listeners.on(&document.fonts(), &["loadingdone"]);
        }
    }

    /// Takes colours from the element and the page.
    pub(super) fn dress(&mut self) {
        let figure = &self.page.figure;
        let theme = self.outside.host.get_attribute("theme").unwrap_or_default();
        dom::set(figure, "data-theme", &theme);
        self.page.stage.suit();
        self.palette = self.page.probes.palette(&self.outside.window);
        self.page.stage.least = if self.wishes(CONTRAST) { STRONG } else { 0.0 };
        self.width.watch(&self.page.stage.element);
    }

    /// Gives the stage its size: as high as the highest step, within reason, so that none moves the
    /// page. `wanted` is the height that the whole widget should have, in CSS px.
    pub(super) fn fit(&mut self, wanted: Option<f64>) {
        let stage = &mut self.page.stage;
        let width = stage.zoom_to(self.copy.width());
        let mut limit = f64::INFINITY;
        if self.is_scroll {
            let is_wide = f64::from(self.page.figure.client_width()) >= WIDE * stage.own_zoom;
            let inner = self.outside.window.inner_height();
            let inner = inner.ok().and_then(|inner| inner.as_f64()).unwrap_or(f64::INFINITY);
            let (part, line) = if is_wide { (TALL.0, LINES.0) } else { (TALL.1, LINES.1) };
            limit = inner / stage.zoom * part;
            self.views.watch(line, self.page.sections.iter().map(|section| &section.element));
        } else {
            self.views.stop();
        }
        let mut height = self.copy.fit(width, limit, &stage.measure);
        if let Some(wanted) = wanted.filter(|_| !self.is_scroll) {
            // The stage is not high yet: what else there is need not be laid out twice.
            let others = f64::from(self.outside.host.offset_height());
            let missing = (wanted - others) / stage.zoom - height;
            // A picture that is made already can have more room, but not less.
            let least = if self.copy.width().is_some() { 0.0 } else { -GIVE };
            if missing >= height * least && missing <= height * GIVE {
                height += missing;
            }
        }
        stage.resize(Size { width, height });
    }

    /// Lays out anew: another width, or fonts have come.
    pub(super) fn refit(&mut self) {
        self.page.stage.measure.forget();
        self.is_doubted = true;
        self.frame.ask();
        self.fit(None);
        self.play(Event::Relaid);
        let is_held = self.show();
        self.attend(self.player.focus());
        self.keep(is_held);
    }

    /// Takes the colours anew.
    pub(super) fn restyle(&mut self) {
        self.dress();
        self.play(Event::Relaid);
    }

    /// An attribute of the element has changed, or what stands for it in the page.
    pub(super) fn attribute(&mut self, name: &str) {
        let value = self.outside.host.get_attribute(name);
        match name {
            "step" => {
                if let Some(step) = value.and_then(|id| self.copy.edition.index(&id)) {
                    self.step(Event::GoTo(step));
                }
            }
            "language" => {
                if self.copy.turn_to(&self.outside.host) {
                    self.rebuild();
                } else {
                    self.ask_edition();
                }
            }
            "mode" => self.rebuild(),
            _ => self.restyle(),
        }
    }

    /// Builds the page of the widget anew, in another language or mode; step and focus stay.
    pub(super) fn rebuild(&mut self) {
        let focused = focused(&self.outside);
        let at = (self.player.step(), self.is_asked.as_slice());
        let Some(page) = build(&self.outside, &self.copy.edition, at) else { return };
        self.is_scroll = is_scroll(&self.outside);
        self.page = page;
        self.dress();
        self.refit();
        self.refocus(focused);
    }

    /// Gives the focus back to what does the same.
    pub(super) fn refocus(&mut self, does: Option<String>) {
        if let Some(element) = does.and_then(|does| dom::of(&self.page.figure, &does)) {
            dom::focus(&element);
            self.page.hold(&element);
        }
    }

    /// Another step's prose has come into view: the chart follows.
    pub(super) fn scrolled(&mut self, entries: &JsValue) {
        let Some(element) = watch::in_view(entries) else { return };
        let mut sections = self.page.sections.iter();
        if let Some(step) = sections.position(|section| section.element == element) {
            self.still();
            self.play(Event::GoTo(step));
        }
    }
}

/// What a click on the element in focus does.
pub(super) fn focused(outside: &Outside) -> Option<String> {
    outside.root.active_element()?.get_attribute(dom::DOES)
}

/// Whether the prose scrolls beside the chart.
pub(super) fn is_scroll(outside: &Outside) -> bool {
    outside.host.get_attribute("mode").is_some_and(|mode| mode == "scroll")
}

/// Builds the page of the widget, at a step, where some wait for a guess. When its language is not that of
/// its surroundings, their font may not suit it.
pub(super) fn build(
    outside: &Outside,
    edition: &Edition,
    (step, is_asked): (usize, &[bool]),
) -> Option<Page> {
    let Outside { root, window, home, .. } = outside;
    let is_scroll = is_scroll(outside);
    let is_foreign = !home.is_empty() && **home != **edition.language();
    let page = Page::build(root, window, edition, (is_scroll, is_foreign))?;
    // All that is known is said before the browser works out any style.
    page.show(step, 0.0, is_asked);
    page.enter(root);
    Some(page)
}
