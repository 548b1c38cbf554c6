//! The colours of the canvas, read from the page's style: light or dark, and what the page sets.

use super::dom;
use crate::scene::{Color, Ink, Palette};
use web_sys::{Element, Window};

/// The custom properties that a page or a person can set, each with the places in
/// [`Palette::colors`] that it is for.
const PROPERTIES: [(&str, [usize; 2]); 12] = [
    ("--datastory-ground", [0, 0]),
    ("--datastory-text", [1, 1]),
    ("--ds-second", [2, 4]),
    ("--datastory-grid", [3, 3]),
    ("--datastory-accent", [5, 6]),
    ("--ds-context", [7, 7]),
    ("--datastory-categorical-1", [8, 14]),
    ("--datastory-categorical-2", [9, 15]),
    ("--datastory-categorical-3", [10, 16]),
    ("--datastory-categorical-4", [11, 17]),
    ("--datastory-categorical-5", [12, 18]),
    ("--datastory-categorical-6", [13, 19]),
];

/// The palette for the ground that the figure stands on. The style sheet decides between light
/// and dark by the element's `color-scheme`; here the outcome is read.
pub(super) fn palette(window: &Window, figure: &Element) -> Palette {
    // All are set before the first is read: a reading after a change makes the browser work out
    // the styles anew.
    let probes = dom::child(figure, "span", "");
    let set = |value: &str| {
        let probe = dom::child(&probes, "span", "");
        dom::style(&probe, "color", value);
        probe
    };
    let read = |probe: &Element| {
        let style = window.get_computed_style(probe).ok()??;
        parse(&style.get_property_value("color").ok()?)
    };
    // A colour that nobody set is transparent, which has a fourth number and so is no colour.
    let property = |name: &str| set(&["var(", name, ",transparent)"].concat());
    let properties = PROPERTIES.map(|(name, _)| property(name));
    let (only, ground) = (property("--ds-only"), property("--ds-ground"));
    let mut own = Vec::new();
    for ((_, places), probe) in PROPERTIES.iter().zip(&properties) {
        if let Some(color) = read(probe) {
            own.extend(places.map(|at| (at, color)));
        }
    }
    let only = read(&only);
    let light = Palette::light();
    let (black, white) = (light.color(Ink::Text), light.color(Ink::Ground));
    let is_dark =
        read(&ground).is_some_and(|ground| ground.contrast(white) > ground.contrast(black));
    probes.remove();
    if is_dark { Palette::dark() } else { light }.with(&own, only)
}

/// A computed colour without transparency: `rgb(29, 95, 191)`.
fn parse(text: &str) -> Option<Color> {
    let mut code = 0_u32;
    for byte in text.strip_prefix("rgb(")?.bytes() {
        match byte {
            b'0'..=b'9' => code = (code & !255) | ((code & 255) * 10 + u32::from(byte - b'0')),
            b',' => code <<= 8,
            b' ' | b')' => {}
            _ => return None,
        }
    }
    let [_, r, g, b] = code.to_be_bytes();
    Some(Color { r, g, b })
}
