//! Columns as written, or as a data file holds them: values of one field after another.
//!
//! All of it is shared, so that a story can be resolved again in another language without a copy.

use super::json::Json;
use super::read::{Read, wrong};
use crate::diagnostic::{Diagnostics, Place};
use std::rc::Rc;

/// Columns by name, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnsSpec {
    /// Where they stand.
    pub place: Place,
    /// Name and values of each.
    pub list: Vec<(Rc<str>, CellsSpec)>,
    /// Whether their file holds one row after another, as CSV does.
    pub is_by_row: bool,
}

/// The values of one column.
#[derive(Clone, Debug, PartialEq)]
pub enum CellsSpec {
    /// Numbers; NaN where there is none.
    Numbers(Rc<[f64]>),
    /// Days since 1970-01-01; NaN where there is none.
    Days(Rc<[f64]>),
    /// Texts; an empty one where there is none.
    Words(Rc<WordsSpec>),
    /// Values of several kinds.
    Mixed(Rc<[Json]>),
}

/// One value of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CellSpec<'a> {
    /// There is none.
    Nothing,
    /// A number.
    Number(f64),
    /// A day, as days since 1970-01-01.
    Day(f64),
    /// A text.
    Text(&'a str),
    /// Any other value.
    Other(&'a Json),
}

/// Many texts in one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordsSpec {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl WordsSpec {
    /// Adds a text at the end; whether there is room for it.
    pub fn push(&mut self, text: &str) -> bool {
        let end = u32::try_from(self.text.len() + text.len());
        if let Ok(end) = end {
            self.text.push_str(text);
            self.ends.push(end);
        }
        end.is_ok()
    }

    /// The text at `index`; empty when there is none.
    pub fn get(&self, index: usize) -> &str {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = index.checked_sub(1).map_or(0, end);
        self.text.get(start..end(index)).unwrap_or_default()
    }

    /// Number of texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

impl CellsSpec {
    /// The value at `index`.
    pub fn get(&self, index: usize) -> CellSpec<'_> {
        let number = |list: &[f64]| list.get(index).copied().filter(|number| !number.is_nan());
        match self {
            Self::Numbers(list) => number(list).map_or(CellSpec::Nothing, CellSpec::Number),
            Self::Days(list) => number(list).map_or(CellSpec::Nothing, CellSpec::Day),
            Self::Words(words) => match words.get(index) {
                "" => CellSpec::Nothing,
                word => CellSpec::Text(word),
            },
            Self::Mixed(list) => list.get(index).map_or(CellSpec::Nothing, CellSpec::of),
        }
    }

    /// Number of values.
    pub fn len(&self) -> usize {
        match self {
            Self::Numbers(list) | Self::Days(list) => list.len(),
            Self::Words(words) => words.len(),
            Self::Mixed(list) => list.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A list as written.
    fn of(list: &[Json]) -> Self {
        let is_all = |is: fn(&Json) -> bool| list.iter().all(is);
        if is_all(|json| matches!(json, Json::Number(_) | Json::Null)) {
            let number = |json: &Json| match json {
                Json::Number(number) => *number,
                _ => f64::NAN,
            };
            return Self::Numbers(list.iter().map(number).collect());
        }
        Self::Mixed(list.into())
    }
}

impl<'a> CellSpec<'a> {
    /// A value as written.
    pub fn of(json: &'a Json) -> Self {
        match json {
            Json::Null => Self::Nothing,
            Json::Number(number) => Self::Number(*number),
            Json::Text(text) => Self::Text(text),
            other => Self::Other(other),
        }
    }

    /// What kind of value this is, for messages.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Nothing => Json::Null.kind(),
            Self::Number(_) => "a number",
            Self::Day(_) => "a date",
            Self::Text(_) => "a text",
            Self::Other(json) => json.kind(),
        }
    }
}

impl Read for ColumnsSpec {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        let Json::Object(members) = json else { return wrong(json, place, "an object", out) };
        let mut list: Vec<(Rc<str>, CellsSpec)> = Vec::new();
        for (name, json) in members {
            match json {
                // Of a key that is there twice the first counts.
                _ if list.iter().any(|(known, _)| **known == **name) => {}
                Json::List(cells) => list.push((name.as_str().into(), CellsSpec::of(cells))),
                _ => _ = wrong::<()>(json, &place.member(name), "a list", out),
            }
        }
        Some(Self { place: place.clone(), list, is_by_row: false })
    }
}
