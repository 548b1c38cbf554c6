//! A text that is the same in all languages, or differs by language.

use std::rc::Rc;

/// A text of the story or its data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Text {
    /// There is none.
    #[default]
    Missing,
    /// The same in all languages.
    Same(Rc<str>),
    /// By BCP 47 tag, in the order of the file. A first one with an empty tag is an identity that
    /// no reader sees.
    ByLanguage(Rc<[(Rc<str>, Rc<str>)]>),
}

impl Text {
    /// The text in a language, else in the one written first.
    pub fn in_language(&self, tag: &str) -> &str {
        match self {
            Self::Missing => "",
            Self::Same(text) => text,
            Self::ByLanguage(texts) => {
                let own = texts.iter().find(|(language, _)| **language == *tag);
                let read = || texts.iter().find(|(language, _)| !language.is_empty());
                own.or_else(read).map_or("", |(_, text)| text)
            }
        }
    }

    /// The text that stands for it whatever the language: what is written first.
    pub fn identity(&self) -> &str {
        match self {
            Self::Missing => "",
            Self::Same(text) => text,
            Self::ByLanguage(texts) => texts.first().map_or("", |(_, text)| text),
        }
    }

    /// Whether a reader of that language finds words here.
    pub fn has_language(&self, tag: &str) -> bool {
        match self {
            Self::Missing => false,
            Self::Same(text) => !text.is_empty(),
            Self::ByLanguage(texts) => {
                texts.iter().any(|(known, text)| **known == *tag && !text.is_empty())
            }
        }
    }

    /// Whether there is none.
    pub fn is_missing(&self) -> bool {
        *self == Self::Missing
    }
}
