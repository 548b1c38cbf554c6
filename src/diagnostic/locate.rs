//! Finds line and column of a place in the text of its file.

use super::search::split_once;
use super::{Spot, unescaped};
use std::ops::Range;

/// Where a place is in the text of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// Its bytes: at least one letter, unless the text is empty.
    pub bytes: Range<usize>,
    /// Line of its beginning, from 1.
    pub line: usize,
    /// Column of its beginning in characters, from 1.
    pub column: usize,
}

/// Finds a place in JSON text, or the nearest one around it that is there.
pub fn locate(text: &str, spot: &Spot) -> Location {
    match spot {
        Spot::Pointer(pointer) => location(text, value(text, pointer)),
        Spot::Key(pointer) => location(text, key(text, pointer)),
        Spot::Words { pointer, words } => {
            let value = value(text, pointer);
            let inside = text.get(value.clone()).unwrap_or_default();
            let words = split_once(inside, words).map(|(before, _)| {
                let start = value.start + before.len();
                start..start + words.len()
            });
            location(text, words.unwrap_or(value))
        }
        Spot::Position { line, column } => {
            let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
            let rest = text.get(start..).unwrap_or_default().trim_start_matches(MARK);
            let start = text.len() - rest.len();
            let within = rest.lines().next().unwrap_or_default();
            let at = within.char_indices().nth(column - 1).map_or(within.len(), |(at, _)| at);
            location(text, start + at..start + at)
        }
    }
}

/// Line and column of a range of bytes, which is widened to whole letters, at least one.
pub fn location(text: &str, bytes: Range<usize>) -> Location {
    let start = text.floor_char_boundary(bytes.start);
    let before = text.get(..start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|letter| *letter != '\n' && *letter != MARK);
    let first = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let end = text.ceil_char_boundary(bytes.end).max(start + first);
    Location { bytes: start..end, line, column: column.count() + 1 }
}

/// A byte-order mark takes no column.
const MARK: char = '\u{feff}';

/// The bytes of the value at a pointer.
fn value(text: &str, pointer: &str) -> Range<usize> {
    let mut scanner = Scanner::new(text);
    for token in pointer.split('/').skip(1) {
        let around = scanner.at;
        if scanner.enter(token, false).is_none() {
            scanner.at = around;
            break;
        }
    }
    let start = scanner.at;
    scanner.skip_value();
    start..scanner.at
}

/// The bytes of the key at a pointer: the last of its name, because the first is not too many.
fn key(text: &str, pointer: &str) -> Range<usize> {
    let Some((around, token)) = pointer.rsplit_once('/') else { return value(text, pointer) };
    let start = value(text, around).start;
    let mut scanner = Scanner { text: text.as_bytes(), at: start };
    scanner.enter(token, true).unwrap_or_else(|| value(text, pointer))
}

/// Walks through JSON text that is known to be well formed; goes on to the end in any other.
struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        let at = if text.starts_with(MARK) { MARK.len_utf8() } else { 0 };
        let mut scanner = Self { text: text.as_bytes(), at };
        scanner.skip_space();
        scanner
    }

    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        while self.peek().is_ascii_whitespace() {
            self.at += 1;
        }
    }

    /// Goes to the value of a key or index in the value here, and tells the bytes of its key or
    /// else of the value.
    fn enter(&mut self, token: &str, is_last: bool) -> Option<Range<usize>> {
        let is_object = match self.peek() {
            b'{' => true,
            b'[' => false,
            _ => return None,
        };
        self.at += 1;
        let mut index = 0;
        let mut found = None;
        loop {
            self.skip_space();
            if matches!(self.peek(), b'}' | b']' | 0) {
                break;
            }
            let name = self.at;
            let mut is_here = index.to_string() == token;
            let mut key = name..name;
            if is_object {
                self.skip_value();
                key = name..self.at;
                is_here = is_name(self.text.get(key.clone()).unwrap_or_default(), token);
                self.skip_space();
                self.at += 1;
                self.skip_space();
            }
            if is_here {
                found = Some((key, self.at));
                if !is_last {
                    break;
                }
            }
            self.skip_value();
            self.skip_space();
            if self.peek() == b',' {
                self.at += 1;
            }
            index += 1;
        }
        let (key, at) = found?;
        self.at = at;
        Some(key)
    }

    /// Goes past the value or key here.
    fn skip_value(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                b'"' => self.skip_text(),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    self.at += 1;
                }
                0 if self.at >= self.text.len() => return,
                _ => self.skip_word(),
            }
            if depth == 0 {
                return;
            }
            while matches!(self.peek(), b',' | b':') || self.peek().is_ascii_whitespace() {
                self.at += 1;
            }
        }
    }

    fn skip_text(&mut self) {
        self.at += 1;
        while self.at < self.text.len() {
            match self.peek() {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return;
                }
                _ => self.at += 1,
            }
        }
        self.at = self.text.len();
    }

    /// Goes past a number or a word such as `true`; past one letter at least.
    fn skip_word(&mut self) {
        self.at += 1;
        while self.at < self.text.len() && !b",:]}[{\" \t\r\n".contains(&self.peek()) {
            self.at += 1;
        }
    }
}

/// Whether a key as written is the one that a token of a pointer names.
fn is_name(written: &[u8], token: &str) -> bool {
    let name = unescaped(token);
    let inner = written.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\""));
    // A key with escapes is rare enough to be passed over: what is around it is found.
    inner == Some(name.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\u{feff}{ \"a/b\": [1, {\"銀行\": \"x {{ y }}\", \"e\": [], \"z\": {}}],\n  \"a\": true, \"q\\\"\": -1.5e3,\n\"a\": null }\n";

    fn found(spot: Spot) -> (String, usize, usize) {
        let location = locate(TEXT, &spot);
        (TEXT[location.bytes].to_owned(), location.line, location.column)
    }

    fn at(pointer: &str) -> (String, usize, usize) {
        found(Spot::Pointer(pointer.into()))
    }

    #[test]
    fn values_are_found_by_pointer() {
        assert_eq!(at("/a~1b/0"), ("1".into(), 1, 11));
        assert_eq!(at("/a~1b/1/銀行"), ("\"x {{ y }}\"".into(), 1, 21));
        assert_eq!(at("/a~1b/1/e"), ("[]".into(), 1, 39));
        assert_eq!(at("/a~1b/1/z"), ("{}".into(), 1, 48));
        assert_eq!(at("/a"), ("true".into(), 2, 8));
        assert_eq!(at("").1, 1);
        assert_eq!(at("").0.len(), TEXT.trim().len() - MARK.len_utf8());
    }

    #[test]
    fn what_is_not_there_is_what_is_around_it() {
        assert_eq!(at("/a~1b/0/deep/er"), at("/a~1b/0"));
        assert_eq!(at("/a~1b/9"), at("/a~1b"));
        assert_eq!(at("/none"), at(""));
    }

    #[test]
    fn keys_words_and_positions_are_found() {
        assert_eq!(found(Spot::Key("/a~1b/1/銀行".into())), ("\"銀行\"".into(), 1, 15));
        assert_eq!(found(Spot::Key("/a".into())), ("\"a\"".into(), 3, 1));
        let words = |words: &str| {
            found(Spot::Words { pointer: "/a~1b/1/銀行".into(), words: words.into() })
        };
        assert_eq!(words("{{ y }}"), ("{{ y }}".into(), 1, 24));
        assert_eq!(words("none"), at("/a~1b/1/銀行"));
        let position = |line, column| found(Spot::Position { line, column });
        assert_eq!(position(1, 15), ("\"".into(), 1, 15));
        assert_eq!(position(2, 99), ("\n".into(), 2, 28));
        assert_eq!(position(99, 1).0, "");
    }

    #[test]
    fn broken_text_is_survived() {
        for end in 0..TEXT.len() {
            let Some(text) = TEXT.get(..end) else { continue };
            for pointer in ["", "/a", "/a~1b/1/z", "/x/y", "/a~1b/1/銀行/0"] {
                locate(text, &Spot::Pointer(pointer.into()));
                locate(text, &Spot::Key(pointer.into()));
            }
            locate(text, &Spot::Position { line: 1, column: end.max(1) });
        }
    }
}
