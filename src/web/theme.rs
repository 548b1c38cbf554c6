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

/// Elements that nobody sees, each in a colour of the page. They stay: whatever comes or goes makes the
/// browser work out all styles anew.
pub(super) struct Probes {
    /// One for each of [`PROPERTIES`].
    properties: Vec<Element>,
    only: Element,
    ground: Element,
}

impl Probes {
    /// Sets them up at the end of `figure`.
    pub(super) fn build(figure: &Element) -> Self {
        let probes = dom::child(figure, "span", "");
        dom::set(&probes, "hidden", "");
        // A colour that nobody set is transparent, which has a fourth number and so is no colour.
        let property = |name: &str| {
            let probe = dom::child(&probes, "span", "");
            dom::style(&probe, "color", &["var(", name, ",transparent)"].concat());
            probe
        };
        let properties = PROPERTIES.iter().map(|(name, _)| property(name)).collect();
        Self { properties, only: property("--ds-only"), ground: property("--ds-ground") }
    }

    /// The palette for the ground that the figure stands on. The style sheet decides between light
    /// and dark by the element's `color-scheme`; here the outcome is read.
    pub(super) fn palette(&self, window: &Window) -> Palette {
        let read = |probe: &Element| {
            let style = window.get_computed_style(probe).ok()??;
            parse(&style.get_property_value("color").ok()?)
        };
        let mut own = Vec::new();
        for ((_, places), probe) in PROPERTIES.iter().zip(&self.properties) {
            if let Some(color) = read(probe) {
                own.extend(places.map(|at| (at, color)));
            }
        }
        let light = Palette::light();
        let (black, white) = (light.color(Ink::Text), light.color(Ink::Ground));
        let is_dark = read(&self.ground)
            .is_some_and(|ground| ground.contrast(white) > ground.contrast(black));
        if is_dark { Palette::dark() } else { light }.with(&own, read(&self.only))
    }
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
