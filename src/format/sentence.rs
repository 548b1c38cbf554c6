//! Sentences by pattern: what a language says and in which order stands in its pack, not here.

use super::decimal::Decimal;
use super::{Locale, filled, plural};

impl Locale {
    /// The pattern of that name with its slots filled: `{1}`, `{what}`.
    pub fn say(&self, name: &str, slots: &[(&str, &str)]) -> String {
        filled(self.word(name), slots)
    }

    /// The same by the form that goes with a number of things.
    pub fn say_count(&self, name: &str, count: usize, slots: &[(&str, &str)]) -> String {
        let forms = self.word(name);
        let number = Decimal::new(count as f64);
        let form = number.map(|number| plural::form(self.word("plural"), number, forms));
        filled(form.unwrap_or(forms), slots)
    }

    /// Words one after another: "a, b and c".
    pub fn list(&self, words: &[&str]) -> String {
        match words {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [first @ .., last] => {
                self.fill_two("list-and", &first.join(self.word("list-separator")), last)
            }
        }
    }
}
