//! What a story is resolved from: tables, credits and units, and its words in one language.

use super::Credit;
use super::words::Pen;
use crate::data::{Table, Text};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, message};
use crate::format::Locale;
use crate::format::unit::{Unit, UnitKind};
use crate::spec::read::TextSpec;
use std::rc::Rc;

/// All that charts and prose of one story share.
#[derive(Clone, Debug)]
pub(super) struct Sources {
    /// Languages of the story, the default first.
    pub(super) languages: Vec<Rc<str>>,
    /// The language that is resolved.
    pub(super) language: Rc<str>,
    /// Its number forms and words.
    pub(super) locale: Rc<Locale>,
    /// Units, in that language.
    pub(super) units: Vec<Rc<Unit>>,
    /// Credits, in that language.
    pub(super) credits: Vec<Credit>,
    /// Tables of datasets and of the story.
    pub(super) tables: Vec<Rc<Table>>,
}

impl Sources {
    /// The words of a text of the story, and an error for each language that it lacks.
    pub(super) fn words<'a>(&self, text: &'a TextSpec, out: &mut Diagnostics) -> &'a str {
        self.say_missing(text, Severity::Error, out);
        self.pick(text).1
    }

    /// An error for each language that a text of the story lacks.
    pub(super) fn say_words(&self, text: &TextSpec, out: &mut Diagnostics) {
        self.say_missing(text, Severity::Error, out);
    }

    /// What writes the values of rows.
    pub(super) fn pen(&self) -> Pen<'_> {
        Pen { locale: &self.locale, language: &self.language, units: &self.units }
    }

    /// The words of a text of a dataset, and a warning for each language that it lacks.
    pub(super) fn data_words(&self, text: &TextSpec, out: &mut Diagnostics) -> String {
        self.say_missing(text, Severity::Warning, out);
        self.pick(text).1.into()
    }

    /// The words of a text in the language, else in the one written first; and where they stand.
    pub(super) fn pick<'a>(&self, text: &'a TextSpec) -> (Place, &'a str) {
        let own = text.by_language.iter().find(|(tag, _)| **tag == *self.language);
        match own.or_else(|| text.by_language.first()) {
            Some((tag, words)) if tag.is_empty() => (text.place.clone(), words),
            Some((tag, words)) => (text.place.member(tag), words),
            None => (text.place.clone(), ""),
        }
    }

    /// The words of a text in the language; none where it has none, and that is well so.
    pub(super) fn own<'a>(&self, text: &'a TextSpec) -> &'a str {
        let is_own = |tag: &str| tag.is_empty() || *tag == *self.language;
        let own = text.by_language.iter().find(|(tag, _)| is_own(tag));
        own.map_or("", |(_, words)| words)
    }

    fn say_missing(&self, text: &TextSpec, severity: Severity, out: &mut Diagnostics) {
        if text.by_language.iter().any(|(tag, _)| tag.is_empty()) {
            return;
        }
        for language in &self.languages {
            let mut words = text.by_language.iter().filter(|(tag, _)| **tag == **language);
            if !words.any(|(_, words)| !words.is_empty()) {
                let missing = message::missing_translation(&text.place, language);
                out.add(Diagnostic { severity, ..missing });
            }
        }
    }

    /// The words of a cell, and a warning for each language that it lacks; `place` is its table's.
    pub(super) fn cell(&self, text: &Text, place: &Place, out: &mut Diagnostics) -> String {
        for language in &self.languages {
            if is_translated(text) && !text.has_language(language) {
                let place = place.clone().words(text.identity());
                out.add(message::missing_translation(&place, language));
            }
        }
        text.in_language(&self.language).into()
    }

    /// The table of that name.
    pub(super) fn table(&self, name: &str) -> Option<&Rc<Table>> {
        self.tables.iter().find(|table| &*table.name == name)
    }

    /// The names of all tables.
    pub(super) fn table_names(&self) -> Vec<&str> {
        self.tables.iter().map(|table| &*table.name).collect()
    }

    /// The unit of that name.
    pub(super) fn unit(&self, name: &str) -> Option<Rc<Unit>> {
        self.units.iter().find(|unit| &*unit.name == name).cloned()
    }

    /// A unit that each language has words for: `percent`, `percentage-point` or `times`.
    pub(super) fn own_unit(&self, kind: UnitKind) -> Unit {
        Unit::built_in(kind, &self.locale)
    }

    /// The index of the credit of that id.
    pub(super) fn credit(&self, id: &str) -> Option<usize> {
        self.credits.iter().position(|credit| &*credit.id == id)
    }
}

/// Whether a text differs by language; the name of a folded field without a title does not.
fn is_translated(text: &Text) -> bool {
    match text {
        Text::ByLanguage(texts) => texts.iter().all(|(tag, _)| &**tag != "und"),
        _ => false,
    }
}
