//! The quiet line under the chart: table, sources, sound, sharing, languages; and the panel that
//! they open.

use super::dom;
use super::table::{self, Sorted};
use crate::edition::{Edition, Sheet, Tongue};
use crate::story::Credit;
use web_sys::Element;

/// What a click on a language does, before its tag.
pub(super) const LANGUAGE: &str = "language:";

/// What the panel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Panel {
    /// The data of the step.
    Table,
    /// Where its figures come from.
    Sources,
    /// The chart to be heard: only the full module can fill it.
    Sound,
    /// The step to be passed on: only the full module can fill it.
    Share,
}

impl Panel {
    /// All of them; the name is both what the button does and the word on it.
    pub(super) const ALL: [(&'static str, Self); 4] = [
        ("table", Self::Table),
        ("sources", Self::Sources),
        ("listen", Self::Sound),
        ("share", Self::Share),
    ];

    /// The panel of that name.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, panel)| *panel)
    }

    /// Whether this module can fill it.
    pub(super) fn is_here(self) -> bool {
        cfg!(feature = "full") || matches!(self, Self::Table | Self::Sources)
    }
}

/// What the reader can do with the data of the table, each with the word on its button.
const FILES: [(&str, &str); 3] =
    [("csv", "download-csv"), ("json", "download-json"), ("copy", "copy-data")];

/// The line and its panel.
pub(super) struct Tools {
    buttons: Vec<(Panel, Element)>,
    panel: Element,
    shown: Option<Panel>,
}

impl Tools {
    /// Builds them at the end of `parent`.
    pub(super) fn build(parent: &Element, edition: &Edition) -> Self {
        let line = dom::child(parent, "div", "ds-tools");
        let make = |(name, panel): (&'static str, Panel)| {
            let button = dom::button(&line, "", name, edition.locale.word(name));
            (panel, button)
        };
        let buttons = Panel::ALL.into_iter().map(make).collect();
        if edition.languages.len() > 1 {
            let group = dom::child(&line, "div", "ds-languages");
            dom::set(&group, "role", "group");
            dom::set(&group, "aria-label", edition.locale.word("language"));
            for Tongue { tag, name } in &edition.languages {
                let button = dom::button(&group, "", &[LANGUAGE, tag].concat(), name);
                dom::set(&button, "lang", tag);
                dom::flag(&button, "aria-pressed", tag == edition.language());
            }
        }
        let panel = dom::child(parent, "div", "ds-panel");
        // A wide table scrolls sideways, with the keyboard too.
        dom::set(&panel, "tabindex", "0");
        dom::set(&panel, "role", "region");
        let tools = Self { buttons, panel, shown: None };
        tools.flags();
        tools
    }

    /// Opens one, or closes it when it is open.
    pub(super) fn turn(&mut self, panel: Panel, edition: &Edition, sheet: &Sheet) {
        self.shown = if self.shown == Some(panel) { None } else { Some(panel) };
        self.fill(edition, sheet, None);
    }

    /// What is open.
    pub(super) fn shown(&self) -> Option<Panel> {
        self.shown
    }

    /// Sorts the table by the column of a button: up, down, and as it was.
    pub(super) fn sort(&self, does: &str, at: usize, edition: &Edition, sheet: &Sheet) {
        let button = || dom::find(&self.panel, &["[data-do=\"", does, "\"]"].concat());
        let head = button().and_then(|button| button.parent_element());
        let now = head.and_then(|head| head.get_attribute("aria-sort"));
        self.fill(
            edition,
            sheet,
            match now.as_deref() {
                None => Some((at, false)),
                Some("ascending") => Some((at, true)),
                _ => None,
            },
        );
        if let Some(button) = button() {
            dom::focus(&button);
        }
    }

    /// Fills what is open with what belongs to the step.
    pub(super) fn fill(&self, edition: &Edition, sheet: &Sheet, sorted: Sorted) {
        self.flags();
        dom::clear(&self.panel);
        match self.shown {
            Some(Panel::Table) => {
                table::build(&self.panel, &sheet.table, &edition.credits, sorted);
                let line = dom::child(&self.panel, "div", "ds-tools");
                for (does, name) in FILES {
                    dom::button(&line, "", does, edition.locale.word(name));
                }
                dom::set(&dom::child(&line, "span", "ds-status"), "role", "status");
            }
            Some(Panel::Sources) => sources(&self.panel, edition, sheet),
            #[cfg(feature = "full")]
            Some(Panel::Sound) => super::extra::sound::panel(&self.panel, edition),
            #[cfg(feature = "full")]
            Some(Panel::Share) => super::extra::share::panel(&self.panel, edition),
            _ => {}
        }
    }

    /// Says what became of what a button of the panel did.
    #[cfg(feature = "full")]
    pub(super) fn say(&self, words: &str) {
        if let Some(status) = dom::find(&self.panel, ".ds-status") {
            dom::say(&status, words);
        }
    }

    fn flags(&self) {
        for (panel, button) in &self.buttons {
            let is_shown = self.shown == Some(*panel);
            dom::flag(button, "aria-expanded", is_shown);
            if is_shown {
                dom::set(&self.panel, "aria-label", &button.text_content().unwrap_or_default());
            }
        }
        let _ = self.panel.toggle_attribute_with_force("hidden", self.shown.is_none());
    }
}

/// The credits of a step's figures, in full: publisher, title, author and date, remark.
fn sources(panel: &Element, edition: &Edition, sheet: &Sheet) {
    let list = dom::child(panel, "ul", "");
    for credit in sheet.credits.iter().filter_map(|credit| edition.credits.get(*credit)) {
        let item = dom::child(&list, "li", "");
        dom::words(&item, "strong", "", &credit.publisher);
        let title = dom::child(&item, "div", "");
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
