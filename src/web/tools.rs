//! The quiet line under the chart: table, sources, sound, sharing, languages; and the place of the
//! panel that the first four open.

use super::dom;
use super::stops::Stops;
use crate::edition::{Edition, Tongue};
use web_sys::Element;

/// What a click on a language does, before its tag.
pub(super) const LANGUAGE: &str = "language:";

/// What opens a panel; the name is both what the button does and the word on it.
const PANELS: [&str; 4] = ["table", "sources", "listen", "share"];

/// Builds them at the end of `parent`, all one stop of the tab key; the panel, which nothing has
/// opened yet.
pub(super) fn build(parent: &Element, edition: &Edition) -> (Stops, Element) {
    let word = |name| edition.locale.word(name);
    let line = dom::child(parent, "div", "ds-tools");
    dom::set(&line, "role", "toolbar");
    dom::set(&line, "aria-label", word("tools"));
    let mut tools = Vec::new();
    for name in PANELS {
        let button = dom::button(&line, "", name, word(name));
        dom::flag(&button, "aria-expanded", false);
        tools.push(button);
    }
    if edition.languages.len() > 1 {
        let group = dom::child(&line, "div", "ds-languages");
        dom::set(&group, "role", "group");
        dom::set(&group, "aria-label", word("language"));
        for Tongue { tag, name } in &edition.languages {
            let button = dom::button(&group, "", &[LANGUAGE, tag].concat(), name);
            dom::set(&button, "lang", tag);
            dom::flag(&button, "aria-pressed", tag == edition.language());
            tools.push(button);
        }
    }
    let panel = dom::child(parent, "div", "ds-panel");
    dom::set(&panel, "hidden", "");
    (Stops::new(tools, 0), panel)
}
