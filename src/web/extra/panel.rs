//! The panel under the quiet line: the data of the step, where they come from, sound, sharing.

use super::super::dom;
use super::super::reading::Reading;
use super::page::get;
use super::table::{self, Sorted};
use super::{share, sound};
use crate::edition::{Edition, Record};
use crate::story::Credit;
use web_sys::Element;

/// What the panel shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Panel {
    /// The data of the step.
    Table,
    /// Where its figures come from.
    Sources,
    /// The chart to be heard.
    Sound,
    /// The step to be passed on.
    Share,
}

/// All of them, by what the button does that opens them.
const PANELS: [(&str, Panel); 4] = [
    ("table", Panel::Table),
    ("sources", Panel::Sources),
    ("listen", Panel::Sound),
    ("share", Panel::Share),
];

/// What the reader can do with the data of the table, each with the word on its button.
const FILES: [(&str, &str); 3] =
    [("csv", "download-csv"), ("json", "download-json"), ("copy", "copy-data")];

impl Panel {
    /// The panel of that name.
    pub(super) fn parse(name: &str) -> Option<Self> {
        PANELS.iter().find(|(known, _)| *known == name).map(|(_, panel)| *panel)
    }
}

impl Reading {
    /// Opens a panel, or closes it.
    pub(super) fn turn_panel(&mut self, panel: Panel) {
        self.extras.hush();
        let shown = &mut self.extras.shown;
        *shown = if *shown == Some(panel) { None } else { Some(panel) };
        self.fill_panel(None);
    }

    /// Sorts the table by the column of a button: up, down, and as it was.
    pub(super) fn sort(&self, does: &str, at: usize) {
        let button = || dom::of(&self.page.panel, does);
        let head = button().and_then(|button| dom::around(&button, "th"));
        let now = head.and_then(|head| head.get_attribute("aria-sort"));
        self.fill_panel(match now.as_deref() {
            None => Some((at, false)),
            Some("ascending") => Some((at, true)),
            _ => None,
        });
        if let Some(button) = button() {
            dom::focus(&button);
        }
    }

    /// Fills what is open with what belongs to the step.
    pub(in super::super) fn fill_panel(&self, sorted: Sorted) {
        let (panel, edition, shown) = (&self.page.panel, &self.copy.edition, self.extras.shown);
        for (name, own) in PANELS {
            let Some(button) = dom::of(&self.page.figure, name) else { continue };
            dom::flag(&button, "aria-expanded", shown == Some(own));
            if shown == Some(own) {
                let name = get(&button, "textContent").as_string();
                dom::set(panel, "aria-label", &name.unwrap_or_default());
            }
        }
        // A wide table scrolls sideways, with the keyboard too.
        dom::set(panel, "tabindex", "0");
        dom::set(panel, "role", "region");
        match shown {
            Some(_) => _ = panel.remove_attribute("hidden"),
            None => dom::set(panel, "hidden", ""),
        }
        dom::clear(panel);
        let sheet = edition.sheets.get(self.player.step());
        let record = || sheet.and_then(|sheet| sheet.record.open()).unwrap_or_default();
        match shown {
            Some(Panel::Table) => data(panel, edition, &record(), sorted),
            Some(Panel::Sources) => sources(panel, edition, &record()),
            Some(Panel::Sound) => sound::panel(panel, edition),
            Some(Panel::Share) => share::panel(panel, edition),
            None => {}
        }
    }

    /// Says what became of what a button of the panel did.
    pub(super) fn say(&self, words: &str) {
        if let Some(status) = dom::find(&self.page.panel, ".ds-status") {
            dom::say(&status, words);
        }
    }
}

/// The table, and what can be done with it.
fn data(panel: &Element, edition: &Edition, record: &Record, sorted: Sorted) {
    table::build(panel, &record.table, &edition.credits, sorted);
    let line = dom::child(panel, "div", "ds-tools");
    for (does, name) in FILES {
        dom::button(&line, "", does, edition.locale.word(name));
    }
    dom::set(&dom::child(&line, "span", "ds-status"), "role", "status");
}

/// The credits of a step's figures, in full: publisher, title, author and date, remark.
fn sources(panel: &Element, edition: &Edition, record: &Record) {
    let list = dom::child(panel, "ul", "");
    for credit in record.credits.iter().filter_map(|credit| edition.credits.get(*credit)) {
        let item = dom::child(&list, "li", "");
        dom::words(&item, "strong", "", &credit.publisher);
        let title = dom::child(&item, "div", "");
        dom::set(&title, "lang", &credit.language);
        match &credit.url {
            Some(url) => {
                let is_titled = !credit.title.is_empty();
                dom::say(&dom::link(&title, url), if is_titled { &credit.title } else { url });
            }
            None => dom::say(&title, &credit.title),
        }
        let Credit { author, date, note, .. } = credit;
        for text in [author, date, note].into_iter().filter(|text| !text.is_empty()) {
            dom::words(&item, "span", "", text);
        }
    }
}
