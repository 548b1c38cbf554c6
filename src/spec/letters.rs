//! Letters that are not drawn: they hide other words, turn them round, or break a picture's file.

use std::borrow::Cow;

/// Takes out of a text what is not drawn.
pub fn clean(text: &mut String) {
    // Hardly any text has one: it is looked through, and left alone.
    if text.chars().any(is_suspect) {
        let has_pairs = has_pairs(text);
        text.retain(|letter| !is_hidden(letter, has_pairs));
    }
}

/// The text without what is not drawn.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_suspect) {
        return Cow::Borrowed(text);
    }
    let mut text = text.to_owned();
    clean(&mut text);
    Cow::Owned(text)
}

/// What stands in a text and is not drawn, each once.
pub fn hidden(text: &str) -> Vec<char> {
    let has_pairs = has_pairs(text);
    let mut found: Vec<char> = text.chars().filter(|c| is_hidden(*c, has_pairs)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn is_hidden(letter: char, has_pairs: bool) -> bool {
    is_suspect(letter) && !(has_pairs && is_isolate(letter))
}

/// Control characters but those of lines and tabs; what turns words round; what XML forbids.
fn is_suspect(letter: char) -> bool {
    let is_line = matches!(letter, '\t' | '\n' | '\r');
    letter.is_control() && !is_line
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{fffe}' | '\u{ffff}')
        || is_isolate(letter)
}

/// What begins or ends words that run their own way: harmless in pairs.
fn is_isolate(letter: char) -> bool {
    matches!(letter, '\u{2066}'..='\u{2069}')
}

/// Whether each isolate is ended, and each end has its isolate.
fn has_pairs(text: &str) -> bool {
    let mut open = 0_usize;
    for letter in text.chars().filter(|letter| is_isolate(*letter)) {
        match (letter, open.checked_sub(1)) {
            ('\u{2069}', Some(left)) => open = left,
            ('\u{2069}', None) => return false,
            _ => open += 1,
        }
    }
    open == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        let mut text = text.to_owned();
        clean(&mut text);
        text
    }

    #[test]
    fn only_what_hides_or_turns_is_left_out() {
        assert_eq!(cleaned("a\u{0}b\u{1b}[31m\u{7f}\u{85}\u{9f}c"), "ab[31mc");
        assert_eq!(cleaned("\u{202e}evil\u{202c} \u{ffff}"), "evil ");
        for fine in ["銀行\n\tA\r\n", "\u{2067}אבג\u{2069} x", "\u{200e}\u{200f}\u{200d}\u{a0}", ""]
        {
            assert_eq!(cleaned(fine), fine);
            assert!(hidden(fine).is_empty());
        }
    }

    #[test]
    fn isolates_stay_in_pairs() {
        for loose in ["\u{2066}x", "x\u{2069}", "\u{2069}x\u{2066}", "\u{2066}\u{2068}x\u{2069}"] {
            assert_eq!(cleaned(loose), "x");
            assert!(!hidden(loose).is_empty());
        }
    }
}
