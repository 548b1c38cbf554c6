//! Numbers, units and dates as readers of each language write them.

pub mod date;
pub mod number;
pub mod unit;

use std::rc::Rc;

/// The forms and words of one language: plain data, read from `src/words/<tag>.json` or from a file
/// that a story brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Locale {
    /// BCP 47 tag.
    pub tag: Rc<str>,
    /// All words by name.
    words: Vec<(String, String)>,
}

impl Locale {
    /// The language `tag` with its words by name.
    pub fn new(tag: &str, words: Vec<(String, String)>) -> Self {
        Self { tag: tag.into(), words }
    }

    /// The words of that name; empty when the language has none.
    pub fn word(&self, name: &str) -> &str {
        self.words.iter().find(|(known, _)| known == name).map_or("", |(_, word)| word)
    }

    /// The words of that name with `{}` replaced by `inner`.
    pub fn fill(&self, name: &str, inner: &str) -> String {
        self.word(name).replace("{}", inner)
    }
}
