//! Words measured and broken into blocks, before they have a place.

use super::theme;
use crate::format::Locale;
use crate::scene::{Align, Rect};
use crate::text::lines::Paragraph;
use crate::text::{Font, TextMeasure};

/// What is needed to know how wide words are, and how numbers are written.
#[derive(Clone, Copy)]
pub(super) struct Lettering<'a> {
    pub(super) measure: &'a dyn TextMeasure,
    pub(super) locale: &'a Locale,
}

/// Words in lines of one font.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) lines: Vec<String>,
    pub(super) font: Font,
    /// Width of the longest line.
    pub(super) width: f64,
}

impl Lettering<'_> {
    /// Width of one line; never NaN, so that a strange measure breaks nothing.
    pub(super) fn width(&self, text: &str, font: Font) -> f64 {
        let width = self.measure.width(text, font);
        if width.is_finite() { width.max(0.0) } else { 0.0 }
    }

    /// One line.
    pub(super) fn line(&self, text: &str, font: Font) -> Block {
        let lines = if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
        self.set(lines, font)
    }

    /// Width under which lines would part what belongs together: a number, a word, a few Han
    /// characters.
    pub(super) fn least(&self, text: &str, font: Font) -> f64 {
        /// Han characters that stand on a line together at least.
        const TOGETHER: f64 = 4.0;
        let word = |word: &str| {
            let width = self.width(word, font);
            if word.is_ascii() { width } else { width.min(font.size * TOGETHER) }
        };
        text.split(' ').map(word).fold(0.0, f64::max)
    }

    /// As many lines as it takes; the width is evened out over them, so that no word is left alone.
    pub(super) fn block(&self, text: &str, width: f64, font: Font) -> Block {
        let paragraph = Paragraph::new(text);
        let wrap = |width| self.set(paragraph.wrap(width, font, self.measure), font);
        let loose = wrap(width);
        let count = loose.lines.len();
        if count < 2 {
            return loose;
        }
        // Halving finds the narrowest width that needs no further line.
        let (mut low, mut high) = (loose.width / 2.0, loose.width);
        low = low.max(self.least(text, font).min(high));
        let mut best = loose;
        for _ in 0..6 {
            let middle = (low + high) / 2.0;
            let tight = wrap(middle);
            if tight.lines.len() > count || tight.width > middle {
                low = middle;
            } else {
                high = middle.min(tight.width);
                best = tight;
            }
        }
        best
    }

    fn set(&self, lines: Vec<String>, font: Font) -> Block {
        let width = lines.iter().map(|line| self.width(line, font)).fold(0.0, f64::max);
        Block { lines, font, width }
    }
}

impl Block {
    /// Height of its lines.
    pub(super) fn height(&self) -> f64 {
        theme::leading(self.font) * self.lines.len() as f64
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The room that its ink takes, when its box begins at `x`, `y`.
    pub(super) fn ink(&self, x: f64, y: f64) -> Rect {
        let slack = theme::leading(self.font) - self.font.size * theme::INK_HEIGHT;
        Rect { x, y: y + slack / 2.0, width: self.width, height: (self.height() - slack).max(0.0) }
    }
}

/// The room that one line of words takes.
pub(super) fn line_ink(x: f64, middle: f64, align: Align, font: Font, width: f64) -> Rect {
    let height = font.size * theme::INK_HEIGHT;
    let left = match align {
        Align::Left => x,
        Align::Center => x - width / 2.0,
        Align::Right => x - width,
    };
    Rect { x: left, y: middle - height / 2.0, width, height }
}
