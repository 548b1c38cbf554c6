//! Numbers, units and dates as readers of each language write them.

pub mod date;
pub(crate) mod decimal;
pub mod form;
pub mod language;
pub mod number;
pub mod plural;
mod sentence;
mod spoken;
pub mod unit;
pub mod words;

use std::rc::Rc;

/// The forms and words of one language: plain data, read from `src/words/<tag>.json` or from a file
/// that a story brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Locale {
    /// BCP 47 tag.
    pub tag: Rc<str>,
    /// All words by name.
    words: Vec<(String, String)>,
    /// Whether its words are for ears.
    is_spoken: bool,
}

impl Locale {
    /// The language `tag` with its words by name.
    pub fn new(tag: &str, words: Vec<(String, String)>) -> Self {
        Self { tag: tag.into(), words, is_spoken: false }
    }

    /// Whether it is written from right to left.
    pub fn is_rtl(&self) -> bool {
        self.word("direction") == "rtl"
    }

    /// All words by name.
    pub fn words(&self) -> &[(String, String)] {
        &self.words
    }

    /// The words of that name; empty when the language has none.
    pub fn word(&self, name: &str) -> &str {
        self.words.iter().find(|(known, _)| known == name).map_or("", |(_, word)| word)
    }

    /// Digits as the language writes them.
    pub fn digits(&self, text: &str) -> String {
        let digits = self.word("digits");
        if digits.is_empty() {
            return text.to_owned();
        }
        let own = |c: char| c.to_digit(10).and_then(|digit| digits.chars().nth(digit as usize));
        text.chars().map(|c| own(c).unwrap_or(c)).collect()
    }

    /// The words of that name with `{}` replaced by `inner`.
    pub fn fill(&self, name: &str, inner: &str) -> String {
        put(self.word(name), inner)
    }

    /// The words of that name with `{1}` and `{2}` replaced.
    pub fn fill_two(&self, name: &str, first: &str, second: &str) -> String {
        filled(self.word(name), &[("{1}", first), ("{2}", second)])
    }
}

/// A pattern with `{}` replaced by `inner`.
fn put(pattern: &str, inner: &str) -> String {
    filled(pattern, &[("{}", inner)])
}

/// A pattern with its slots filled; what is filled in is not looked at again.
fn filled(pattern: &str, slots: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.bytes().position(|byte| byte == b'{') {
        let (before, after) = rest.split_at_checked(at).unwrap_or_default();
        text.push_str(before);
        let slot = slots.iter().find(|(slot, _)| after.starts_with(slot));
        let (word, len) = slot.map_or(("{", 1), |(slot, word)| (*word, slot.len()));
        text.push_str(word);
        rest = after.get(len..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_once() {
        let words = vec![("of".to_owned(), "{2} / {1} {x}".to_owned())];
        let locale = Locale::new("en", words);
        assert_eq!(locale.fill_two("of", "{2}", "b"), "b / {2} {x}");
        assert_eq!(locale.word("none"), "");
    }
}
