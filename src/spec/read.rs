//! Reads typed specs out of JSON and says all that does not fit.

use super::json::Json;
use crate::diagnostic::{Diagnostics, Place, message};
use crate::limit;

/// A value that can be read out of JSON; what does not fit is said in `out`.
pub trait Read: Sized {
    /// Reads the value at `place`.
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self>;

    /// Whether its key may be missing.
    const IS_OPTIONAL: bool = false;
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        Some(T::read(json, place, out))
    }

    const IS_OPTIONAL: bool = true;
}

impl Read for Json {
    fn read(json: &Json, _: &Place, _: &mut Diagnostics) -> Option<Self> {
        Some(json.clone())
    }
}

impl Read for String {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        match json {
            Json::Text(text) => Some(text.clone()),
            _ => wrong(json, place, "a text", out),
        }
    }
}

impl Read for f64 {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        match json {
            Json::Number(number) => Some(*number),
            _ => wrong(json, place, "a number", out),
        }
    }
}

impl Read for bool {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        match json {
            Json::Bool(truth) => Some(*truth),
            _ => wrong(json, place, "true or false", out),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        let elements = elements(json, place, out)?;
        let mut list = Vec::new();
        for (i, json) in elements.iter().enumerate() {
            list.extend(T::read(json, &place.element(i), out));
        }
        Some(list)
    }
}

/// The elements of a list that is not of rows.
fn elements<'a>(json: &'a Json, place: &Place, out: &mut Diagnostics) -> Option<&'a [Json]> {
    let Json::List(elements) = json else { return wrong(json, place, "a list", out) };
    if elements.len() > limit::ELEMENTS {
        out.add(message::too_many(place, limit::ELEMENTS, "elements"));
        return None;
    }
    Some(elements)
}

/// Values by name, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Map<T>(pub Vec<(String, T)>);

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Read> Read for Map<T> {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        let Json::Object(members) = json else { return wrong(json, place, "an object", out) };
        let mut map = Vec::new();
        for (key, json) in members {
            if let Some(value) = T::read(json, &place.member(key), out) {
                map.push((key.clone(), value));
            }
        }
        Some(Self(map))
    }
}

/// A text as written: the same in all languages, or one by language tag.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextSpec {
    /// Where it stands.
    pub place: Place,
    /// The text by language tag; the empty tag stands for all languages.
    pub by_language: Vec<(String, String)>,
}

impl Read for TextSpec {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        let by_language = match json {
            Json::Text(text) => vec![(String::new(), text.clone())],
            Json::Object(_) => Map::<String>::read(json, place, out)?.0,
            _ => return wrong(json, place, "a text or an object of texts by language", out),
        };
        Some(Self { place: place.clone(), by_language })
    }
}

/// Something that `null` or `false` turns off.
#[derive(Clone, Debug, PartialEq)]
pub enum Switch<T> {
    /// Turned off.
    Off,
    /// As described.
    On(T),
}

impl<T: Read> Read for Switch<T> {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        match json {
            Json::Null | Json::Bool(false) => Some(Self::Off),
            _ => T::read(json, place, out).map(Self::On),
        }
    }
}

/// Says that a value is of the wrong kind.
pub fn wrong<T>(json: &Json, place: &Place, wanted: &str, out: &mut Diagnostics) -> Option<T> {
    out.add(message::wrong_type(place, wanted, json.kind()));
    None
}

/// The members of an object type: the same code reads them all, because a reader of each object's
/// own costs the reader's page 20 KB.
pub struct Members {
    /// Their keys.
    pub keys: &'static [&'static str],
    /// Which of them may be missing.
    pub are_optional: &'static [bool],
}

/// Takes in the value of the member with an index; whether it fits.
pub type Take<'a> = &'a mut dyn FnMut(usize, &Json, &Place, &mut Diagnostics) -> bool;

impl Members {
    /// Reads an object, with a diagnostic for each key that is not known or missing; whether all
    /// members are there that must be.
    pub fn read(&self, json: &Json, place: &Place, take: Take, out: &mut Diagnostics) -> bool {
        let Json::Object(members) = json else {
            out.add(message::wrong_type(place, "an object", json.kind()));
            return false;
        };
        for (key, _) in members {
            if !self.keys.contains(&key.as_str()) {
                out.add(message::unknown_key(&place.member(key), key, self.keys));
            }
        }
        // All members are read before one is missed, so that all problems are said.
        let mut is_whole = true;
        for (index, (key, is_optional)) in self.keys.iter().zip(self.are_optional).enumerate() {
            if let Some(json) = json.member(key) {
                is_whole &= take(index, json, &place.member(key), out);
            } else if !is_optional {
                out.add(message::missing_key(place, key));
                is_whole = false;
            }
        }
        is_whole
    }
}

/// Reads a value into its slot; whether it fits.
pub fn put<T: Read>(slot: &mut T, json: &Json, place: &Place, out: &mut Diagnostics) -> bool {
    match T::read(json, place, out) {
        Some(value) => {
            *slot = value;
            true
        }
        None => false,
    }
}

/// Reads one of `known` words: its index.
pub fn word(
    json: &Json,
    place: &Place,
    known: &[&'static str],
    out: &mut Diagnostics,
) -> Option<usize> {
    let Json::Text(text) = json else { return wrong(json, place, "a text", out) };
    let index = known.iter().position(|word| word == text);
    if index.is_none() {
        out.add(message::unknown_word(place, text, known));
    }
    index
}

/// Declares an object of the file: its type, its reader and its documentation in one.
macro_rules! object {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$field_doc:meta])* $field:ident $key:literal: $type:ty,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            /// Where it stands.
            pub place: $crate::diagnostic::Place,
            $($(#[$field_doc])* pub $field: $type,)*
        }

        impl $name {
            /// The keys that it knows.
            pub const KEYS: &'static [&'static str] = &[$($key),*];
        }

        impl $crate::spec::read::Read for $name {
            fn read(
                json: &$crate::spec::json::Json,
                place: &$crate::diagnostic::Place,
                out: &mut $crate::diagnostic::Diagnostics,
            ) -> Option<Self> {
                use $crate::spec::read::{Members, Read, put};
                const MEMBERS: Members = Members {
                    keys: $name::KEYS,
                    are_optional: &[$(<$type as Read>::IS_OPTIONAL),*],
                };
                let mut spec = Self { place: place.clone(), $($field: Default::default(),)* };
                let mut take =
                    |index: usize, json: &_, place: &_, out: &mut $crate::diagnostic::Diagnostics| {
                        // The compiler makes a table of it.
                        let mut member = 0..;
                        $(if member.next() == Some(index) {
                            return put(&mut spec.$field, json, place, out);
                        })*
                        false
                    };
                MEMBERS.read(json, place, &mut take, out).then_some(spec)
            }
        }
    };
}

/// Declares a choice of words of the file: its type, its reader and its documentation in one.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident {
        $(#[$first_doc:meta])* $first:ident = $first_word:literal,
        $($(#[$word_doc:meta])* $variant:ident = $word:literal,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name {
            #[default]
            $(#[$first_doc])* $first,
            $($(#[$word_doc])* $variant,)*
        }

        impl $name {
            /// The words that it knows.
            pub const WORDS: &'static [&'static str] = &[$first_word, $($word),*];
            const ALL: &'static [Self] = &[Self::$first, $(Self::$variant),*];
        }

        impl $crate::spec::read::Read for $name {
            fn read(
                json: &$crate::spec::json::Json,
                place: &$crate::diagnostic::Place,
                out: &mut $crate::diagnostic::Diagnostics,
            ) -> Option<Self> {
                let word = $crate::spec::read::word(json, place, Self::WORDS, out)?;
                Self::ALL.get(word).copied()
            }
        }
    };
}

pub(crate) use {object, words};
