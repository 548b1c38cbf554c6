//! Measures words with the canvas that draws them.

use super::dom;
use crate::text::{Font, TextMeasure};
use std::cell::RefCell;
use web_sys::CanvasRenderingContext2d;

/// Widths of words in the page's own font; each is asked for once.
pub(super) struct Measure {
    context: CanvasRenderingContext2d,
    family: String,
    /// In the order of what was measured.
    known: RefCell<Vec<(u32, String, f64)>>,
}

impl Measure {
    /// Measures in the font families that CSS lists.
    pub(super) fn new(context: CanvasRenderingContext2d, family: String) -> Self {
        Self { context, family, known: RefCell::default() }
    }

    /// The families.
    pub(super) fn family(&self) -> &str {
        &self.family
    }

    /// Forgets all widths: a font has arrived.
    pub(super) fn forget(&self) {
        self.known.borrow_mut().clear();
    }
}

impl TextMeasure for Measure {
    fn width(&self, text: &str, font: Font) -> f64 {
        // Quarters of a px, and the weight in the last bit.
        let kind = libm::round(font.size * 4.0) as u32 * 2 + u32::from(font.bold);
        let mut known = self.known.borrow_mut();
        let place = known.binary_search_by(|(a, b, _)| (*a, b.as_str()).cmp(&(kind, text)));
        if let Some((.., width)) = place.ok().and_then(|at| known.get(at)) {
            return *width;
        }
        self.context.set_font(&css(font.size, font.bold, &self.family));
        let width = self.context.measure_text(text).map_or(0.0, |metrics| metrics.width());
        if let Err(at) = place {
            known.insert(at, (kind, text.to_owned(), width));
        }
        width
    }
}

/// A font as CSS writes it; sizes in quarters of a px.
pub(super) fn css(size: f64, is_bold: bool, family: &str) -> String {
    let quarters = libm::round(size * 4.0) as u32;
    let part = match quarters % 4 {
        1 => ".25px ",
        2 => ".5px ",
        3 => ".75px ",
        _ => "px ",
    };
    let weight = if is_bold { "bold " } else { "" };
    [weight, &dom::count(quarters as usize / 4), part, family].concat()
}
