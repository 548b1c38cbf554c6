//! Cells of a field turned into values of one kind.

use super::{Column, Text, calendar};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, message};
use crate::spec::channel::KindSpec;
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
    /// Where the list of rows stands.
    pub(super) place: &'a Place,
    /// The value in each row; null where a row has none.
    pub(super) values: Vec<&'a Json>,
}

impl<'a> Cells<'a> {
    /// Puts a value into a row; rows before it that have none are gaps.
    pub(super) fn put(&mut self, row: usize, json: &'a Json) {
        self.values.resize(row, &Json::Null);
        self.values.push(json);
    }

    /// The values as numbers, days or texts: as declared, as the field's name tells, else as most
    /// of them are.
    pub(super) fn column(&self, declared: Option<KindSpec>, out: &mut Diagnostics) -> Column {
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
        let count = |is: fn(&Json) -> bool| self.values.iter().filter(|json| is(json)).count();
        let numbers = count(|json| matches!(json, Json::Number(_)));
        let words = count(|json| match json {
            Json::Text(text) => !is_not_finite(text),
            Json::Object(_) | Json::Bool(_) => true,
            _ => false,
        });
        match numbers >= words || NUMBERS.contains(&self.name) {
            true => KindSpec::Quantitative,
            false => KindSpec::Nominal,
        }
    }

    fn numbers(&self, out: &mut Diagnostics) -> Column {
        let values = self.values.iter().enumerate().map(|(row, json)| match json {
            Json::Number(number) => *number,
            Json::Null => f64::NAN,
            Json::Text(text) if is_not_finite(text) => {
                out.add(message::not_finite(&self.place_of(row), text));
                f64::NAN
            }
            _ => {
                out.add(self.mixed(row, json, "numbers"));
                f64::NAN
            }
        });
        Column::Number(values.collect())
    }

    fn days(&self, out: &mut Diagnostics) -> Column {
        let values = self.values.iter().enumerate().map(|(row, json)| {
            let day = day(json);
            if day.is_nan() && **json != Json::Null {
                out.add(match json {
                    Json::Text(text) => message::bad_date(&self.place_of(row), text),
                    _ => self.mixed(row, json, "dates"),
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
        let values = self.values.iter().enumerate().map(|(row, json)| match json {
            Json::Text(text) => shared(text),
            Json::Null => Text::Missing,
            Json::Bool(truth) => shared(if *truth { "true" } else { "false" }),
            Json::Number(number) => match whole(*number) {
                Some(whole) => shared(&whole),
                None => {
                    out.add(self.mixed(row, json, "texts"));
                    Text::Missing
                }
            },
            Json::Object(members) => by_language(members).unwrap_or_else(|| {
                let wanted = "a text or an object of texts by language";
                out.add(message::wrong_type(&self.place_of(row), wanted, "an object"));
                Text::Missing
            }),
            Json::List(_) => {
                out.add(message::list_value(&self.place_of(row), self.name));
                Text::Missing
            }
        });
        Column::Text(values.collect())
    }

    fn mixed(&self, row: usize, json: &Json, wanted: &str) -> Diagnostic {
        let place = self.place_of(row);
        match json {
            Json::List(_) => message::list_value(&place, self.name),
            Json::Text(text) => {
                let found = ["\"", text, "\""].concat();
                message::mixed_values(&place, self.name, wanted, &found)
            }
            _ => message::mixed_values(&place, self.name, wanted, json.kind()),
        }
    }

    fn place_of(&self, row: usize) -> Place {
        self.place.element(row).member(self.name)
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
    match json {
        Json::Text(text) => calendar::parse(text).map_or(f64::NAN, |date| date.day),
        Json::Number(year) if YEARS.contains(year) && libm::floor(*year) == *year => {
            calendar::day(*year as i32, 1, 1)
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
