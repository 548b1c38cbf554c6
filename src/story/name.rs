//! Values of discrete channels: categories, and the order in which they stand.

use super::sources::Sources;
use super::words::Pen;
use crate::data::calendar::{self, Precision};
use crate::data::order::sorted;
use crate::data::{Column, Text};
use crate::format::date::{date, period};
use crate::format::number::{NumberForm, number};
use crate::scale::time::precision;
use crate::spec::json::Json;
use std::cmp::Ordering;
use std::rc::Rc;

/// A category.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Name {
    /// A number that only names, such as a rank.
    Number(f64),
    /// A day that only names, as days since 1970.
    Day(f64),
    /// A period, such as `2026-H2`.
    Period(Text),
    /// Words.
    Text(Text),
}

impl Name {
    /// The name in a row of a column; nothing where there is no value.
    pub(super) fn of(column: &Column, row: usize) -> Option<Self> {
        match column {
            Column::Number(numbers) => {
                numbers.get(row).filter(|n| n.is_finite()).copied().map(Self::Number)
            }
            Column::Time(days) => days.get(row).filter(|d| d.is_finite()).copied().map(Self::Day),
            Column::Text(texts) => {
                texts.get(row).filter(|text| !text.is_missing()).cloned().map(Self::Text)
            }
        }
    }

    /// Which of two comes first: numbers and days by size, words by their code points.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) | (Self::Day(a), Self::Day(b)) => a.total_cmp(b),
            (Self::Text(a) | Self::Period(a), Self::Text(b) | Self::Period(b)) => {
                a.identity().cmp(b.identity())
            }
            _ => self.rank().cmp(&other.rank()),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Number(_) => 0,
            Self::Day(_) => 1,
            Self::Text(_) | Self::Period(_) => 2,
        }
    }

    /// Whether an author means it by a JSON value: in any language.
    pub(super) fn is(&self, json: &Json) -> bool {
        match (self, json) {
            (Self::Number(a), Json::Number(b)) => a == b,
            (Self::Day(a), Json::Text(b)) => calendar::parse(b).is_some_and(|date| date.day == *a),
            (Self::Text(Text::Same(a)) | Self::Period(Text::Same(a)), Json::Text(b)) => **a == **b,
            (Self::Text(Text::ByLanguage(texts)), Json::Text(b)) => {
                texts.iter().any(|(_, words)| **words == **b)
            }
            _ => false,
        }
    }

    /// What stands for it whatever the language, as part of a key.
    pub(super) fn identity(&self) -> String {
        match self {
            Self::Number(value) | Self::Day(value) => whole(*value),
            Self::Text(text) | Self::Period(text) => text.identity().into(),
        }
    }

    /// The same, without a copy of words that are shared already.
    pub(super) fn into_identity(self) -> Rc<str> {
        match self {
            Self::Text(Text::Same(text)) | Self::Period(Text::Same(text)) => text,
            other => other.identity().into(),
        }
    }

    /// Its words; a day is written as exactly as `precision` says.
    pub(super) fn label(&self, precision: Precision, pen: Pen) -> String {
        match self {
            // A number that names is not a quantity: 2025 is not 2,025.
            Self::Number(value) if is_whole(*value) => whole(*value),
            Self::Number(value) => number(*value, &NumberForm::default(), pen.locale),
            Self::Day(day) => date(*day, precision, pen.locale),
            Self::Period(text) => period(text.identity(), pen.locale),
            Self::Text(text) => text.in_language(pen.language).into(),
        }
    }
}

/// Greatest number up to which every whole number has an `f64` of its own.
const MOST_WHOLE: f64 = 9_007_199_254_740_992.0;

fn is_whole(value: f64) -> bool {
    value.abs() < MOST_WHOLE && value == libm::trunc(value)
}

/// A number for a key: whole ones as they are, others by their bits, which is exact and needs no
/// decimal digits.
fn whole(value: f64) -> String {
    if is_whole(value) { (value as i64).to_string() } else { value.to_bits().to_string() }
}

/// Different names, in the order in which they stand on a scale.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// The names.
    pub(super) list: Vec<Name>,
    /// Indices into the list, by [`Name::order`], to find a name quickly.
    sorted: Vec<usize>,
}

impl Names {
    /// Each of `names` once, in order of appearance.
    pub(super) fn new(names: Vec<Name>) -> Self {
        let order = |a: usize, b: usize| match (names.get(a), names.get(b)) {
            (Some(a), Some(b)) => a.order(b),
            _ => Ordering::Equal,
        };
        let mut first = sorted(names.len(), &order);
        first.dedup_by(|a, b| order(*a, *b) == Ordering::Equal);
        let by_appearance = sorted(first.len(), &|a, b| first.get(a).cmp(&first.get(b)));
        let once = by_appearance.iter().filter_map(|at| first.get(*at));
        Self::ordered(once.filter_map(|index| names.get(*index)).cloned().collect())
    }

    /// Names of which none is there twice.
    pub(super) fn ordered(list: Vec<Name>) -> Self {
        let order = |a: usize, b: usize| match (list.get(a), list.get(b)) {
            (Some(a), Some(b)) => a.order(b),
            _ => Ordering::Equal,
        };
        let sorted = sorted(list.len(), &order);
        Self { list, sorted }
    }

    /// Where a name stands.
    pub(super) fn index(&self, name: &Name) -> Option<usize> {
        let found = self.sorted.binary_search_by(|index| {
            self.list.get(*index).map_or(Ordering::Less, |known| known.order(name))
        });
        found.ok().and_then(|at| self.sorted.get(at)).copied()
    }

    /// Their words.
    pub(super) fn labels(&self, sources: &Sources) -> Vec<String> {
        let days = self.list.iter().filter_map(|name| match name {
            Name::Day(day) => Some(*day),
            _ => None,
        });
        let precision = precision(&days.collect::<Vec<_>>());
        self.list.iter().map(|name| name.label(precision, sources.pen())).collect()
    }
}
