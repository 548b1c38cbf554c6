//! Words broken into lines: UAX #14 with kinsoku.

use super::breaks::{Break, breaks};
use super::class::{Class, class};
use super::{Font, TextMeasure};
use crate::limit::LINE_CHARACTERS;

/// No letter is narrower than this part of the font's size, but for a few: a line of nothing else
/// is broken early.
const NARROWEST: f64 = 0.15;
/// Characters more that a line may hold, for those without a width.
const UNSEEN_CHARACTERS: f64 = 16.0;
/// Shows that words were cut.
const ELLIPSIS: char = '…';

/// Words and where their lines may break, for widths to be tried on.
pub(crate) struct Paragraph {
    characters: Vec<char>,
    breaks: Vec<Break>,
}

impl Paragraph {
    /// Finds the places.
    pub(crate) fn new(text: &str) -> Self {
        let characters: Vec<char> = text.chars().collect();
        let breaks = breaks(&characters);
        Self { characters, breaks }
    }

    /// What [`wrap`] says.
    pub(crate) fn wrap(&self, width: f64, font: Font, measure: &dyn TextMeasure) -> Vec<String> {
        let Self { characters, breaks } = self;
        let width = if width.is_nan() { f64::INFINITY } else { width };
        let page = Page { characters, breaks, width, font, measure };
        let mut lines = Vec::new();
        let mut start = 0;
        while start < characters.len() {
            let end = page.line_end(start);
            lines.push(page.words(start, end));
            start = end;
        }
        lines
    }
}

/// Breaks `text` into lines no wider than `width` CSS px.
///
/// Lines break between words; within a word only when it is wider than a line, within a number or
/// beside punctuation that must not stand there only when nothing else is left. Each line has at
/// least one character, even when that is too wide, and at most 1,024. No text, no line; an empty
/// paragraph is one. A width that is NaN is no bound.
pub fn wrap(text: &str, width: f64, font: Font, measure: &dyn TextMeasure) -> Vec<String> {
    Paragraph::new(text).wrap(width, font, measure)
}

/// The text itself when it fits into `width` CSS px, else as much of it as fits with "…" at its
/// end; never cut within a number, when that can be helped.
pub fn fit(text: &str, width: f64, font: Font, measure: &dyn TextMeasure) -> String {
    let has_room = |text: &str| width.is_nan() || measure.width(text, font) <= width;
    if text.is_empty() || has_room(text) {
        return text.to_owned();
    }
    let characters: Vec<char> = text.chars().take(LINE_CHARACTERS).collect();
    let breaks = breaks(&characters);
    let cut = |end: usize| {
        let mut words: String = characters.get(..end).unwrap_or_default().iter().collect();
        let kept = words.trim_end_matches(is_left_out_before_ellipsis).len();
        words.truncate(kept);
        words.push(ELLIPSIS);
        words
    };
    for willing in [Break::Loath, Break::Cut, Break::Last] {
        let ends: Vec<usize> = places(&breaks, 0, characters.len(), willing).collect();
        let fitting = ends.partition_point(|end| has_room(&cut(*end)));
        if let Some(end) = fitting.checked_sub(1).and_then(|last| ends.get(last)) {
            return cut(*end);
        }
    }
    ELLIPSIS.into()
}

/// Whether a character looks wrong just before "…".
fn is_left_out_before_ellipsis(character: char) -> bool {
    let is_stop = matches!(character, '，' | '、' | '。' | '；' | '：');
    is_stop
        || matches!(
            class(character),
            Class::Space
                | Class::Open
                | Class::QuoteOpen
                | Class::Infix
                | Class::Dash
                | Class::Hyphen
        )
}

/// The places in `start..end`, as the index after them, where a line is broken that willingly.
fn places(
    breaks: &[Break],
    start: usize,
    end: usize,
    willing: Break,
) -> impl Iterator<Item = usize> {
    let found = breaks.iter().enumerate().take(end).skip(start);
    found.filter(move |(_, found)| **found <= willing).map(|(index, _)| index + 1)
}

struct Page<'a> {
    characters: &'a [char],
    breaks: &'a [Break],
    width: f64,
    font: Font,
    measure: &'a dyn TextMeasure,
}

impl Page<'_> {
    /// The words of a line, without the spaces around them.
    fn words(&self, start: usize, end: usize) -> String {
        let words: String = self.characters.get(start..end).unwrap_or_default().iter().collect();
        let is_blank = |c: char| matches!(class(c), Class::Space | Class::Newline);
        words.trim_matches(is_blank).to_owned()
    }

    /// The end of the line that begins at `start`.
    fn line_end(&self, start: usize) -> usize {
        let most = self.characters.len().min(start + self.most_characters());
        let end = places(self.breaks, start, most, Break::Must).next().unwrap_or(most);
        // Most words fit on one line: then it is measured only once.
        if self.has_room(start, end) {
            return end;
        }
        for willing in [Break::May, Break::Loath, Break::Cut, Break::Last] {
            let ends: Vec<usize> = places(self.breaks, start, end, willing).collect();
            let fitting = ends.partition_point(|end| self.has_room(start, *end));
            if let Some(end) = fitting.checked_sub(1).and_then(|last| ends.get(last)) {
                return *end;
            }
        }
        places(self.breaks, start, end, Break::Last).next().unwrap_or(end)
    }

    /// How many characters can stand in a line: further ones need not be measured.
    fn most_characters(&self) -> usize {
        let most = self.width.max(0.0) / (self.font.size * NARROWEST) + UNSEEN_CHARACTERS;
        if most < LINE_CHARACTERS as f64 { most as usize } else { LINE_CHARACTERS }
    }

    fn has_room(&self, start: usize, end: usize) -> bool {
        self.measure.width(&self.words(start, end), self.font) <= self.width
    }
}

#[cfg(test)]
mod tests;
