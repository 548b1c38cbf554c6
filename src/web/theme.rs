//! The colours of the canvas, read from the page's style: light or dark, and what the page sets.

use super::dom;
use crate::scene::ink::Overrides;
use crate::scene::{Color, Ink, Palette};
use web_sys::{Element, Window};

/// The custom properties that a page can set, in the order of [`Overrides`].
const CATEGORICAL: [&str; 6] = [
    "--datastory-categorical-1",
    "--datastory-categorical-2",
    "--datastory-categorical-3",
    "--datastory-categorical-4",
    "--datastory-categorical-5",
    "--datastory-categorical-6",
];

/// The palette for the ground that the figure stands on. The style sheet decides between light
/// and dark by the element's `color-scheme`; here the outcome is read.
pub(super) fn palette(window: &Window, figure: &Element) -> Palette {
    let probe = dom::child(figure, "span", "");
    let read = |value: &str| {
        dom::style(&probe, "color", value);
        let style = window.get_computed_style(&probe).ok()??;
        parse(&style.get_property_value("color").ok()?)
    };
    // A colour that nobody set is transparent, which has a fourth number and so is no colour.
    let set = |name: &str| read(&["var(", name, ",transparent)"].concat());
    let overrides = Overrides {
        ground: set("--datastory-ground"),
        text: set("--datastory-text"),
        muted: set("--ds-second"),
        grid: set("--datastory-grid"),
        baseline: set("--ds-second"),
        accent: set("--datastory-accent"),
        context: set("--ds-context"),
        categories: CATEGORICAL.map(set),
        only: set("--ds-only"),
    };
    let light = Palette::light();
    let (black, white) = (light.color(Ink::Text), light.color(Ink::Ground));
    let is_dark = read("var(--ds-ground)")
        .is_some_and(|ground| ground.contrast(white) > ground.contrast(black));
    probe.remove();
    if is_dark { Palette::dark() } else { light }.with(&overrides)
}

/// A computed colour without transparency: `rgb(29, 95, 191)`.
fn parse(text: &str) -> Option<Color> {
    let mut numbers = text.strip_prefix("rgb(")?.strip_suffix(')')?.split(',');
    let mut channel = || numbers.next()?.trim_start_matches(' ').parse::<u8>().ok();
    Some(Color { r: channel()?, g: channel()?, b: channel()? })
}
