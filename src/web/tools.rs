//! The quiet line under the chart: table, sources, sound, sharing, languages; and the place of the
//! panel that the first four open.

use super::dom;
use crate::edition::{Edition, Tongue};
use web_sys::Element;

/// What a click on a language does, before its tag.
pub(super) const LANGUAGE: &str = "language:";

/// What opens a panel; the name is both what the button does and the word on it.
const PANELS: [&str; 4] = ["table", "sources", "listen", "share"];

/// Builds them at the end of `parent`; the panel, which nothing has opened yet.
pub(super) fn build(parent: &Element, edition: &Edition) -> Element {
    let line = dom::child(parent, "div", "ds-tools");
    for name in PANELS {
        let button = dom::button(&line, "", name, edition.locale.word(name));
        dom::flag(&button, "aria-expanded", false);
    }
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
    dom::set(&panel, "hidden", "");
    panel
}
