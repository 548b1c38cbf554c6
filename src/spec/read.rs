//! Reads typed specs out of JSON and says all that does not fit.

use super::json::Json;
use crate::diagnostic::{Diagnostics, Place, message};

/// A value that can be read out of JSON; what does not fit is said in `out`.
pub trait Read: Sized {
    /// Reads the value at `place`.
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self>;

    /// What stands in when the key is missing: only an optional value has one.
    fn absent() -> Option<Self> {
        None
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        Some(T::read(json, place, out))
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
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
        let Json::List(list) = json else { return wrong(json, place, "a list", out) };
        let elements = list.iter().enumerate();
        Some(elements.filter_map(|(i, json)| T::read(json, &place.element(i), out)).collect())
    }
}

/// Values by name, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Map<T>(pub Vec<(String, T)>);

impl<T: Read> Read for Map<T> {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        let Json::Object(members) = json else { return wrong(json, place, "an object", out) };
        let read = |(key, json): &(String, Json)| {
            T::read(json, &place.member(key), out).map(|value| (key.clone(), value))
        };
        Some(Self(members.iter().filter_map(read).collect()))
    }
}

/// A text as written: the same in all languages, or one by language tag.
#[derive(Clone, Debug, PartialEq)]
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

/// The members of an object, with a diagnostic for each that is not in `known`.
pub fn members<'a>(
    json: &'a Json,
    place: &Place,
    known: &[&'static str],
    out: &mut Diagnostics,
) -> Option<&'a [(String, Json)]> {
    let Json::Object(members) = json else { return wrong(json, place, "an object", out) };
    for (key, _) in members {
        if !known.contains(&key.as_str()) {
            out.add(message::unknown_key(&place.member(key), key, known));
        }
    }
    Some(members)
}

/// Reads the member `key`, or what stands in for it when it is missing.
pub fn member<T: Read>(
    members: &[(String, Json)],
    key: &'static str,
    place: &Place,
    out: &mut Diagnostics,
) -> Option<T> {
    if let Some((_, json)) = members.iter().find(|(name, _)| name == key) {
        return T::read(json, &place.member(key), out);
    }
    let absent = T::absent();
    if absent.is_none() {
        out.add(message::missing_key(place, key));
    }
    absent
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
                let members = $crate::spec::read::members(json, place, Self::KEYS, out)?;
                // All members are read before any is missed, so that all problems are said.
                $(let $field = $crate::spec::read::member::<$type>(members, $key, place, out);)*
                Some(Self { place: place.clone(), $($field: $field?,)* })
            }
        }
    };
}

/// Declares a choice of words of the file: its type, its reader and its documentation in one.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$word_doc:meta])* $variant:ident = $word:literal,)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$word_doc])* $variant,)* }

        impl $name {
            /// The words that it knows.
            pub const WORDS: &'static [&'static str] = &[$($word),*];
            const ALL: &'static [Self] = &[$(Self::$variant),*];
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
