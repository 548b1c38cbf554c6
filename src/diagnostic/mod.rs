//! What is wrong with a story, where, and what to do about it.
//!
//! Rooms add diagnostics and go on with a safe stand-in, so that an editor sees every problem at
//! once. Sentences live in [`message`], so that all of them can be read in one place.

pub mod locate;
pub mod message;
pub mod nearest;
pub mod search;

use crate::limit;
use std::rc::Rc;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The story can be drawn, but a reader would be misled or left out.
    Warning,
    /// The story, or a part of it, cannot be drawn.
    Error,
}

/// The place of a value: the file and the path in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Name of the file as its author knows it, such as `story.json`.
    pub file: Rc<str>,
    /// Where in the file.
    pub spot: Spot,
}

/// Where in a file something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The value at a JSON Pointer (RFC 6901); the empty one is the whole file.
    Pointer(String),
    /// The *key* at a JSON Pointer, not its value: for keys that should not be there.
    Key(String),
    /// Words inside the text at a JSON Pointer, such as a bound figure in prose.
    Words {
        /// The pointer of the text.
        pointer: String,
        /// The words as they stand in the file.
        words: String,
    },
    /// Line and column, both from 1, where text could not be read as JSON or CSV.
    Position {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
    },
}

impl Default for Place {
    /// The whole of a file without a name.
    fn default() -> Self {
        Self::file("")
    }
}

impl Place {
    /// The whole of a file.
    pub fn file(file: &str) -> Self {
        Self { file: file.into(), spot: Spot::Pointer(String::new()) }
    }

    /// A line and column of a file.
    pub fn position(file: &str, line: usize, column: usize) -> Self {
        Self { file: file.into(), spot: Spot::Position { line, column } }
    }

    /// The member `key` of the object at this place.
    pub fn member(&self, key: &str) -> Self {
        let mut token = String::new();
        for letter in key.chars() {
            match letter {
                '~' => token.push_str("~0"),
                '/' => token.push_str("~1"),
                _ => token.push(letter),
            }
        }
        self.beneath(&token)
    }

    /// The element `index` of the list at this place.
    pub fn element(&self, index: usize) -> Self {
        self.beneath(&index.to_string())
    }

    /// The key at this place instead of its value.
    pub fn key(self) -> Self {
        match self.spot {
            Spot::Pointer(pointer) => Self { file: self.file, spot: Spot::Key(pointer) },
            _ => self,
        }
    }

    /// Some words of the text at this place instead of all of it.
    pub fn words(self, words: &str) -> Self {
        match self.spot {
            Spot::Pointer(pointer) => {
                Self { file: self.file, spot: Spot::Words { pointer, words: words.into() } }
            }
            _ => self,
        }
    }

    /// The JSON Pointer of this place, empty for a line and column.
    pub fn pointer(&self) -> &str {
        match &self.spot {
            Spot::Pointer(pointer) | Spot::Key(pointer) | Spot::Words { pointer, .. } => pointer,
            Spot::Position { .. } => "",
        }
    }

    /// The same kind of place at another pointer.
    pub fn with_pointer(&self, pointer: String) -> Self {
        let spot = match &self.spot {
            Spot::Pointer(_) => Spot::Pointer(pointer),
            Spot::Key(_) => Spot::Key(pointer),
            Spot::Words { words, .. } => Spot::Words { pointer, words: words.clone() },
            Spot::Position { line, column } => Spot::Position { line: *line, column: *column },
        };
        Self { file: self.file.clone(), spot }
    }

    fn beneath(&self, token: &str) -> Self {
        let pointer = [self.pointer(), "/", token].concat();
        Self { file: self.file.clone(), spot: Spot::Pointer(pointer) }
    }
}

/// The key that a token of a JSON Pointer stands for.
pub fn unescaped(token: &str) -> String {
    let mut key = String::new();
    let mut letters = token.chars().peekable();
    while let Some(letter) = letters.next() {
        let escaped = match letters.peek().filter(|_| letter == '~') {
            Some('0') => Some('~'),
            Some('1') => Some('/'),
            _ => None,
        };
        if escaped.is_some() {
            letters.next();
        }
        key.push(escaped.unwrap_or(letter));
    }
    key
}

/// One thing that is wrong: what, where, and the remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Kebab-case name, the same as the constructor's in [`message`].
    pub code: &'static str,
    /// Where it is.
    pub place: Place,
    /// What was found, in the author's words.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// All that was found, in the order of the checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    all: Vec<Diagnostic>,
    /// Rows that were looked at: counted here, because this goes wherever there is work.
    looks: usize,
}

impl Diagnostics {
    /// Adds one, unless it is there already or there are too many.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        if !self.is_full() && !self.all.contains(&diagnostic) {
            self.all.push(diagnostic);
        }
    }

    /// Whether no more are kept: a table with a million bad cells must not stall a reader's page.
    pub fn is_full(&self) -> bool {
        self.all.len() >= limit::PROBLEMS
    }

    /// Counts rows that are to be looked at; false when they are too many for one story, and then
    /// they must not be.
    pub fn may_look(&mut self, rows: usize) -> bool {
        self.looks = self.looks.saturating_add(rows);
        self.looks <= limit::LOOKS
    }

    /// The same with each one changed; those that then are equal become one.
    #[must_use]
    pub fn map(self, change: &dyn Fn(Diagnostic) -> Diagnostic) -> Self {
        let mut changed = Self { all: Vec::new(), looks: self.looks };
        self.all.into_iter().for_each(|found| changed.add(change(found)));
        changed
    }

    /// Adds all of another.
    pub fn extend(&mut self, other: Self) {
        other.all.into_iter().for_each(|found| self.add(found));
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.all.iter()
    }

    /// Whether any of them keeps something from being drawn.
    pub fn has_errors(&self) -> bool {
        self.all.iter().any(|found| found.severity == Severity::Error)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The first error, or the first warning when there is no error.
    pub fn worst(&self) -> Option<&Diagnostic> {
        self.all.iter().find(|found| found.severity == Severity::Error).or_else(|| self.all.first())
    }
}
