//! What is drawn one way and said another: a minus, a range, a currency.

use super::Locale;

/// What the names of words begin with of which only other texts are made.
const MAKING: [&str; 31] = [
    "annotated",
    "axis-",
    "change-",
    "compact-",
    "date-",
    "digits",
    "ends-",
    "explain-",
    "first-",
    "gap",
    "group-",
    "half-",
    "highe",
    "how-",
    "inexact",
    "kind-",
    "last-",
    "lowest",
    "months",
    "more-",
    "ordinal",
    "qualifier-",
    "quoted-in",
    "range-",
    "reference",
    "scale-",
    "spoken-",
    "tick-",
    "trend-",
    "unit-",
    "units-",
];
/// What the names of words for ears begin with.
const SPOKEN: &str = "spoken-";

impl Locale {
    /// The same language for ears: each word `spoken-x` of its pack stands in the place of `x`, and
    /// units say what they say aloud. Where a pack has no such word, the drawn one is read well.
    pub fn spoken(&self) -> Self {
        let own = |name: &str| self.words.iter().find(|(known, _)| known == name);
        let word = |(name, word): &(String, String)| {
            let spoken = own(&[SPOKEN, name].concat());
            (name.clone(), spoken.map_or_else(|| word.clone(), |(_, spoken)| spoken.clone()))
        };
        let words = self.words.iter().map(word).collect();
        Self { tag: self.tag.clone(), words, is_spoken: true }
    }

    /// The words that a page says itself, without those that only make other texts: numbers, dates
    /// and sentences are written ahead.
    pub fn of_controls(&self) -> Self {
        let is_needed =
            |(name, _): &&(String, String)| !MAKING.iter().any(|start| name.starts_with(start));
        let words = self.words.iter().filter(is_needed).cloned().collect();
        Self { tag: self.tag.clone(), words, is_spoken: self.is_spoken }
    }

    /// Whether its words are for ears.
    pub(super) fn is_spoken(&self) -> bool {
        self.is_spoken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spoken_words_stand_in_for_drawn_ones() {
        let words = [("minus", "−"), ("spoken-minus", "minus "), ("plus", "+")];
        let words = words.map(|(name, word)| (name.to_owned(), word.to_owned())).to_vec();
        let spoken = Locale::new("en", words).spoken();
        assert_eq!((spoken.word("minus"), spoken.word("plus")), ("minus ", "+"));
        let all = ["next", "more", "how-over", "spoken-minus"];
        let all = Locale::new("en", all.map(|name| (name.to_owned(), "x".to_owned())).to_vec());
        let own = all.of_controls();
        assert_eq!(
            ["next", "more", "how-over", "spoken-minus"].map(|name| own.word(name)),
            ["x", "x", "", ""]
        );
        assert!(spoken.is_spoken() && spoken.spoken() == spoken);
    }
}
