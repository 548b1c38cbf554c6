//! Cells of a field turned into values of one kind.

use super::{Column, Text, calendar};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, message};
use crate::spec::channel::KindSpec;
use crate::spec::columns::{CellSpec, CellsSpec};
use crate::spec::json::Json;
use std::rc::Rc;

/// Fields that are words in every table, even where they look like numbers.
const WORDS: [&str; 6] = ["id", "credit", "qualifier", "unit", "period", "note"];
/// Fields that are dates in every table.
const DATES: [&str; 2] = ["start", "end"];
/// Fields that are numbers in every table.
const NUMBERS: [&str; 3] = ["value", "low", "high"];
/// Numbers that are read as years where a date is needed.
const YEARS: std::ops::RangeInclusive<f64> = 1000.0..=9999.0;
/// Whole numbers up to here are the same as integers.
const MOST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// The cells of one field, as written.
pub(super) struct Cells<'a> {
    /// Name of the field.
    pub(super) name: &'a str,
    /// Where the list of rows or the columns stand.
    pub(super) place: &'a Place,
    /// Whether rows stand there.
    pub(super) is_by_row: bool,
    /// The values.
    pub(super) values: Values<'a>,
}

/// The cells of one field.
pub(super) enum Values<'a> {
    /// The value in each row; null where a row has none.
    Rows(Vec<&'a Json>),
    /// A column; what lacks at its end is missing.
    Column(&'a CellsSpec),
}

impl<'a> Cells<'a> {
    /// Puts a value into a row; rows before it that have none are gaps.
    pub(super) fn put(&mut self, row: usize, json: &'a Json) {
        if let Values::Rows(values) = &mut self.values {
            values.resize(row, &Json::Null);
            values.push(json);
        }
    }

    /// Makes the cells as many as there are rows.
    pub(super) fn fill(&mut self, len: usize) {
        if let Values::Rows(values) = &mut self.values {
            values.resize(len, &Json::Null);
        }
    }

    fn len(&self) -> usize {
        match &self.values {
            Values::Rows(values) => values.len(),
            Values::Column(cells) => cells.len(),
        }
    }

    fn get(&self, row: usize) -> CellSpec<'a> {
        match &self.values {
            Values::Rows(values) => values.get(row).map_or(CellSpec::Nothing, |j| CellSpec::of(j)),
            Values::Column(cells) => cells.get(row),
        }
    }

    /// All of them, by row.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, CellSpec<'a>)> + '_ {
        (0..self.len()).map(|row| (row, self.get(row)))
    }

    /// The values as numbers, days or texts: as declared, as the field's name tells, else as most
    /// of them are.
    /// A column that is shorter than its table ends with gaps.
    pub(super) fn column(
        &self,
        declared: Option<KindSpec>,
        len: usize,
        out: &mut Diagnostics,
    ) -> Column {
        let column = self.typed(declared, out);
        match column.len() == len {
            true => column,
            false => column.take(&(0..len).collect::<Vec<_>>()),
        }
    }

    fn typed(&self, declared: Option<KindSpec>, out: &mut Diagnostics) -> Column {
        match self.kind(declared) {
            KindSpec::Quantitative => self.numbers(out),
            KindSpec::Temporal => self.days(out),
            KindSpec::Ordinal | KindSpec::Nominal => self.texts(out),
        }
    }

    fn kind(&self, declared: Option<KindSpec>) -> KindSpec {
        if WORDS.contains(&self.name) {
            return KindSpec::Nominal;
        }
        if let Some(kind) = declared {
            return kind;
        }
        if DATES.contains(&self.name) {
            return KindSpec::Temporal;
        }
        match &self.values {
            Values::Column(CellsSpec::Numbers(_)) => return KindSpec::Quantitative,
            Values::Column(CellsSpec::Days(_)) => return KindSpec::Temporal,
            _ => {}
        }
        let (mut numbers, mut days, mut words) = (0, 0, 0);
        for (_, cell) in self.iter() {
            match cell {
                CellSpec::Number(_) => numbers += 1,
                CellSpec::Day(_) => days += 1,
                CellSpec::Text(text) if !is_not_finite(text) => words += 1,
                CellSpec::Other(Json::Object(_) | Json::Bool(_)) => words += 1,
                _ => {}
            }
        }
        if days > numbers + words {
            return KindSpec::Temporal;
        }
        match numbers >= words || NUMBERS.contains(&self.name) {
            true => KindSpec::Quantitative,
            false => KindSpec::Nominal,
        }
    }

    fn numbers(&self, out: &mut Diagnostics) -> Column {
        if let Values::Column(CellsSpec::Numbers(numbers)) = &self.values {
            return Column::Number(numbers.clone());
        }
        let values = self.iter().map(|(row, cell)| match cell {
            CellSpec::Number(number) => number,
            CellSpec::Nothing => f64::NAN,
            CellSpec::Text(text) if is_not_finite(text) => {
                out.add(message::not_finite(&self.place_of(row), text));
                f64::NAN
            }
            _ => {
                out.add(self.mixed(row, cell, "numbers"));
                f64::NAN
            }
        });
        Column::Number(values.collect())
    }

    fn days(&self, out: &mut Diagnostics) -> Column {
        if let Values::Column(CellsSpec::Days(days)) = &self.values {
            return Column::Time(days.clone());
        }
        let values = self.iter().map(|(row, cell)| {
            let day = day_of(cell);
            if day.is_nan() && cell != CellSpec::Nothing {
                out.add(match cell {
                    CellSpec::Text(text) => message::bad_date(&self.place_of(row), text),
                    _ => self.mixed(row, cell, "dates"),
                });
            }
            day
        });
        Column::Time(values.collect())
    }

    fn texts(&self, out: &mut Diagnostics) -> Column {
        // The same word often stands in many rows after one another: it is kept once.
        let mut last: Rc<str> = "".into();
        let mut shared = |text: &str| {
            if *last != *text {
                last = text.into();
            }
            Text::Same(last.clone())
        };
        let values = self.iter().map(|(row, cell)| match cell {
            CellSpec::Text(text) => shared(text),
            CellSpec::Nothing => Text::Missing,
            CellSpec::Number(number) | CellSpec::Day(number) => match whole(number) {
                Some(whole) => shared(&whole),
                None => {
                    out.add(self.mixed(row, cell, "texts"));
                    Text::Missing
                }
            },
            CellSpec::Other(Json::Bool(truth)) => shared(if *truth { "true" } else { "false" }),
            CellSpec::Other(Json::Object(members)) => by_language(members).unwrap_or_else(|| {
                let wanted = "a text or an object of texts by language";
                out.add(message::wrong_type(&self.place_of(row), wanted, "an object"));
                Text::Missing
            }),
            CellSpec::Other(_) => {
                out.add(message::list_value(&self.place_of(row), self.name));
                Text::Missing
            }
        });
        Column::Text(values.collect())
    }

    fn mixed(&self, row: usize, cell: CellSpec, wanted: &str) -> Diagnostic {
        let place = self.place_of(row);
        match cell {
            CellSpec::Other(Json::List(_)) => message::list_value(&place, self.name),
            CellSpec::Text(text) => {
                let found = ["\"", text, "\""].concat();
                message::mixed_values(&place, self.name, wanted, &found)
            }
            _ => message::mixed_values(&place, self.name, wanted, cell.kind()),
        }
    }

    /// Where the cell of a row is written.
    pub(super) fn place_of(&self, row: usize) -> Place {
        match self.is_by_row {
            true => self.place.element(row).member(self.name),
            false => self.place.member(self.name).element(row),
        }
    }
}

impl Column {
    /// The same values as days since 1970, where a chart wants dates: texts are read as dates,
    /// numbers as years. Nothing when a value is neither.
    pub fn to_time(&self) -> Option<Self> {
        let days: Vec<f64> = match self {
            Self::Time(_) => return Some(self.clone()),
            Self::Number(numbers) => numbers.iter().map(|n| day(&Json::Number(*n))).collect(),
            Self::Text(texts) => {
                let day_of = |text: &Text| calendar::parse(text.identity()).map(|date| date.day);
                texts.iter().map(|text| day_of(text).unwrap_or(f64::NAN)).collect()
            }
        };
        let is_gap = |row: usize| match self {
            Self::Number(numbers) | Self::Time(numbers) => {
                numbers.get(row).is_none_or(|n| n.is_nan())
            }
            Self::Text(texts) => texts.get(row).is_none_or(Text::is_missing),
        };
        let is_read = days.iter().enumerate().all(|(row, day)| !day.is_nan() || is_gap(row));
        is_read.then(|| Self::Time(days.into()))
    }
}

/// The first day of a date or a year, NaN when it is neither.
pub(super) fn day(json: &Json) -> f64 {
    day_of(CellSpec::of(json))
}

fn day_of(cell: CellSpec) -> f64 {
    match cell {
        CellSpec::Day(day) => day,
        CellSpec::Text(text) => calendar::parse(text).map_or(f64::NAN, |date| date.day),
        CellSpec::Number(year) if YEARS.contains(&year) && libm::floor(year) == year => {
            calendar::day(year as i32, 1, 1)
        }
        _ => f64::NAN,
    }
}

/// The digits of a whole number.
pub(super) fn whole(number: f64) -> Option<String> {
    let is_whole = libm::fabs(number) <= MOST_WHOLE && libm::floor(number) == number;
    is_whole.then(|| (number as i64).to_string())
}

fn by_language(members: &[(String, Json)]) -> Option<Text> {
    let text = |(tag, json): &(String, Json)| match json {
        Json::Text(text) => Some((Rc::from(tag.as_str()), Rc::from(text.as_str()))),
        _ => None,
    };
    members.iter().map(text).collect::<Option<Rc<[_]>>>().map(Text::ByLanguage)
}

/// Whether this is a number in the writing of programs, but none that can be drawn.
fn is_not_finite(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    ["nan", "inf", "infinity", "#n/a", "#div/0!"].iter().any(|word| text.eq_ignore_ascii_case(word))
}
