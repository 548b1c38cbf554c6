//! How wide words are and where they break.

mod breaks;
mod class;
pub mod lines;
pub mod table;

/// A font as the painter asks for it; its family is the page's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// Size in CSS px.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
}

/// Says how wide words are; the page, the desk and the goldens each have their own.
pub trait TextMeasure {
    /// Width in CSS px of one line of words.
    fn width(&self, text: &str, font: Font) -> f64;
}
