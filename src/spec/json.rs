//! JSON text as a tree that keeps the order of members; the home of serde.
//!
//! The `Deserialize` is written by hand because the derived one costs readers 12 KB more.

use super::letters;
use crate::diagnostic::{Diagnostics, Place, message, unescaped};
use crate::limit;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeSet;
use std::fmt;

/// A JSON value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Json {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number; always finite.
    Number(f64),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object: members in the order of the file; of a key that is there twice the first counts.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The member of that name, when this is an object that has it.
    pub fn member(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(name, _)| name == key).map(|(_, j)| j),
            _ => None,
        }
    }

    /// The value at a JSON Pointer (RFC 6901), when there is one.
    pub fn at(&self, pointer: &str) -> Option<&Self> {
        pointer.split('/').skip(1).try_fold(self, |json, token| match json {
            Self::List(list) => list.get(token.parse::<usize>().ok()?),
            _ => json.member(&unescaped(token)),
        })
    }

    /// What kind of value this is, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// Reads JSON text; a byte-order mark is passed over, and so are letters that are not drawn.
pub fn parse(file: &str, text: &str, out: &mut Diagnostics) -> Option<Json> {
    let mut json = as_written(file, text, out)?;
    tidy(&mut json, &|| Place::file(file), out).then_some(json)
}

/// Takes the letters out that are not drawn; false when something in it is too long or too deep, and
/// then `out` says so.
pub fn tidy(json: &mut Json, place: &dyn Fn() -> Place, out: &mut Diagnostics) -> bool {
    tidy_within(json, limit::DEPTH, place, out)
}

/// The same for what may be so many levels deep.
fn tidy_within(
    json: &mut Json,
    depth: usize,
    place: &dyn Fn() -> Place,
    out: &mut Diagnostics,
) -> bool {
    let (count, most, what) = match json {
        Json::Text(text) => (text.len(), limit::TEXT_BYTES, "bytes of text"),
        // It has one level more than there may be.
        Json::Object(_) | Json::List(_) if depth == 0 => (limit::DEPTH + 1, limit::DEPTH, "levels"),
        Json::Object(members) => (members.len(), limit::MEMBERS, "members"),
        _ => (0, 0, ""),
    };
    if count > most {
        out.add(message::too_many(&place(), most, what));
        return false;
    }
    match json {
        Json::Text(text) => {
            letters::clean(text);
            true
        }
        Json::List(list) => {
            let mut all = list.iter_mut().enumerate();
            all.all(|(i, json)| tidy_within(json, depth - 1, &|| place().element(i), out))
        }
        Json::Object(members) => members.iter_mut().all(|(key, json)| {
            letters::clean(key);
            tidy_within(json, depth - 1, &|| place().member(key), out)
        }),
        _ => true,
    }
}

/// Reads JSON text with all its letters, whatever they are and however many.
pub fn as_written(file: &str, text: &str, out: &mut Diagnostics) -> Option<Json> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match serde_json::from_str(text) {
        Ok(json) => Some(json),
        Err(error) => {
            // serde_json counts bytes, editors count characters.
            let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
            let before = line.char_indices().take_while(|(at, _)| *at < error.column());
            let place = Place::position(file, error.line(), before.count().max(1));
            out.add(message::invalid_json(&place, &error.to_string()));
            None
        }
    }
}

/// Says which texts and keys hold letters that are not drawn. For the desk: readers do not pay for
/// it.
pub fn check_letters(json: &Json, place: &dyn Fn() -> Place, out: &mut Diagnostics) {
    match json {
        Json::Text(text) => {
            letters::hidden(text)
                .iter()
                .for_each(|c| out.add(message::hidden_letter(&place(), *c)));
        }
        Json::List(list) => {
            for (i, json) in list.iter().enumerate() {
                check_letters(json, &|| place().element(i), out);
            }
        }
        Json::Object(members) => {
            for (key, json) in members {
                let at = || place().member(key);
                for letter in letters::hidden(key) {
                    out.add(message::hidden_letter(&at().key(), letter));
                }
                check_letters(json, &at, out);
            }
        }
        _ => {}
    }
}

/// Says which keys stand in an object twice. For the desk: readers do not pay for it.
pub fn check_keys(json: &Json, file: &str, out: &mut Diagnostics) {
    duplicates(json, &|| Place::file(file), out);
}

/// The place is worked out only where it is needed.
fn duplicates(json: &Json, place: &dyn Fn() -> Place, out: &mut Diagnostics) {
    match json {
        Json::List(list) => {
            for (i, json) in list.iter().enumerate() {
                duplicates(json, &|| place().element(i), out);
            }
        }
        Json::Object(members) => {
            let mut seen = BTreeSet::new();
            for (key, json) in members {
                if !seen.insert(key) {
                    out.add(message::duplicate_key(&place().member(key), key));
                }
                duplicates(json, &|| place().member(key), out);
            }
        }
        _ => {}
    }
}

/// Reads a number as JSON writes it.
pub fn number(text: &str) -> Option<f64> {
    // The first letter rules out nearly all words.
    let is_likely = text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    match serde_json::from_str(if is_likely { text } else { "" }) {
        Ok(Json::Number(number)) => Some(number),
        _ => None,
    }
}

/// A text as JSON writes it, with its quotes.
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Json, E> {
        Ok(Json::Bool(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = access.next_element()? {
            list.push(element);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut members: Vec<(String, Json)> = Vec::new();
        while let Some(member) = access.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}
