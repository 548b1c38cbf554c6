//! A language pack as written: words by name, in one flat object.

use super::json;
use super::read::{Map, Read};
use crate::diagnostic::{Diagnostics, Place};

/// Reads the words of a language, for [`crate::format::Locale::new`]; `file` is the pack's name in
/// messages.
pub fn parse(file: &str, text: &str, out: &mut Diagnostics) -> Option<Vec<(String, String)>> {
    let json = json::parse(file, text, out)?;
    Map::<String>::read(&json, &Place::file(file), out).map(|words| words.0)
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::diagnostic::Diagnostics;

    #[test]
    fn words_are_texts_by_name() {
        let mut out = Diagnostics::default();
        let words = parse("en.json", r#"{ "next": "Next", "minus": "−" }"#, &mut out);
        assert_eq!(words.map(|words| words.len()), Some(2));
        assert!(out.is_empty());
        parse("en.json", r#"{ "next": 3 }"#, &mut out);
        assert_eq!(out.worst().map(|found| found.code), Some("wrong-type"));
    }
}
