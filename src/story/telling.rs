//! A datum in words: what, how much, how exact, when, and where from.

use crate::data::Key;

/// A datum in words; empty where there is nothing to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    /// Its identity.
    pub key: Key,
    /// What it is: its category, group and facet.
    pub what: String,
    /// What is measured.
    pub measure: String,
    /// The value with its unit and how exact it is: "over 90%".
    pub value: String,
    /// How exact the source was, as a sentence; empty when it was exact.
    pub exactness: String,
    /// The time that it speaks of.
    pub when: String,
    /// Where it comes from: index into the story's credits.
    pub credit: Option<usize>,
}
