//! ISO 8601 dates and the periods that figures speak of, as days since 1970.
//!
//! Days are counted in the proleptic Gregorian calendar, in UTC: a date of a story has no hour.

use crate::diagnostic::search::split_once;

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A year: `2025`.
    Year,
    /// A month: `2025-06`.
    Month,
    /// A day: `2025-06-08`.
    Day,
}

/// A date as exact as its author knew it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Date {
    /// Its first day, as days since 1970-01-01.
    pub day: f64,
    /// How exact it is.
    pub precision: Precision,
}

/// The time that a figure speaks of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Period {
    /// A year, month or day: `2022`, `2022-12`, `2026-01-16`.
    At(Date),
    /// From the beginning of one to the end of the other: `2023/2024`.
    Between(Date, Date),
    /// Half a year, 1 or 2: `2026-H2`.
    Half {
        /// The year.
        year: i32,
        /// Which half: 1 or 2.
        half: u32,
    },
    /// From a beginning that is not told: `to 2026`.
    Until(Date),
}

/// Days from 1970-01-01 to a date; month from 1 to 12, day from 1.
pub fn day(year: i32, month: u32, day: u32) -> f64 {
    // Years begin in March here, so that the leap day is the last of its year.
    let (year, month) = (i64::from(year), i64::from(month));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    (era * DAYS_OF_ERA + day_of_era - DAYS_TO_1970) as f64
}

/// Year, month and day of a number of days since 1970-01-01; parts of a day are passed over.
pub fn civil(days: f64) -> (i32, u32, u32) {
    // A million years either way are enough, and no sum below overflows.
    let days = libm::floor(days).clamp(-MOST_DAYS, MOST_DAYS) as i64 + DAYS_TO_1970;
    let era = days.div_euclid(DAYS_OF_ERA);
    let day_of_era = days.rem_euclid(DAYS_OF_ERA);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year as i32, month as u32, day as u32)
}

/// Days in 400 years.
const DAYS_OF_ERA: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const DAYS_TO_1970: i64 = 719_468;
/// Days in a million years.
const MOST_DAYS: f64 = 365_000_000.0;

/// Reads `2025`, `2025-06` or `2025-06-08`; nothing when there is no such day.
pub fn parse(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map(|part| digits(part, 2));
    let date = parts.next().map(|part| digits(part, 2));
    if parts.next().is_some() {
        return None;
    }
    let precision = match (month, date) {
        (None, _) => Precision::Year,
        (_, None) => Precision::Month,
        _ => Precision::Day,
    };
    // A part that is there must be a number; one that is not there is the first.
    let (month, date) = (month.unwrap_or(Some(1))?, date.unwrap_or(Some(1))?);
    let days = day(year as i32, month, date);
    (civil(days) == (year as i32, month, date)).then_some(Date { day: days, precision })
}

/// Reads a period: `2022`, `2022-12`, `2026-01-16`, `2023/2024`, `2026-H2` or `to 2026`.
pub fn period(text: &str) -> Option<Period> {
    if let Some(end) = text.strip_prefix("to ") {
        return parse(end).map(Period::Until);
    }
    if let Some((first, last)) = text.split_once('/') {
        let (first, last) = (parse(first)?, parse(last)?);
        return (first.day <= last.day).then_some(Period::Between(first, last));
    }
    if let Some((year, half)) = split_once(text, "-H") {
        let (year, half) = (digits(year, 4)? as i32, digits(half, 1)?);
        return (half == 1 || half == 2).then_some(Period::Half { year, half });
    }
    parse(text).map(Period::At)
}

impl Date {
    /// The first day after it.
    pub fn end(self) -> f64 {
        let (year, month, date) = civil(self.day);
        match self.precision {
            Precision::Year => day(year + 1, 1, 1),
            Precision::Month if month == 12 => day(year + 1, 1, 1),
            Precision::Month => day(year, month + 1, 1),
            Precision::Day => day(year, month, date) + 1.0,
        }
    }
}

impl Period {
    /// Its first day; nothing when the beginning is not told.
    pub fn start(self) -> Option<f64> {
        match self {
            Self::At(date) | Self::Between(date, _) => Some(date.day),
            Self::Half { year, half } => Some(day(year, half * 6 - 5, 1)),
            Self::Until(_) => None,
        }
    }

    /// The first day after it.
    pub fn end(self) -> f64 {
        match self {
            Self::At(date) | Self::Between(_, date) | Self::Until(date) => date.end(),
            Self::Half { year, half: 1 } => day(year, 7, 1),
            Self::Half { year, .. } => day(year + 1, 1, 1),
        }
    }
}

/// A number of just so many digits.
fn digits(text: &str, len: usize) -> Option<u32> {
    let is_number = text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.bytes().fold(0, |number, byte| number * 10 + u32::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_agree() {
        assert_eq!(day(1970, 1, 1), 0.0);
        assert_eq!(day(2000, 3, 1), 11_017.0);
        assert_eq!(civil(-1.0), (1969, 12, 31));
        assert_eq!(civil(0.75), (1970, 1, 1));
        for days in (-800_000..800_000).step_by(97) {
            let (year, month, date) = civil(f64::from(days));
            assert_eq!(day(year, month, date), f64::from(days));
        }
        for days in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
            civil(days);
        }
    }

    #[test]
    fn dates_are_as_exact_as_written() {
        let read = |text| parse(text).map(|date| (civil(date.day), date.precision));
        assert_eq!(read("2022"), Some(((2022, 1, 1), Precision::Year)));
        assert_eq!(read("2022-12"), Some(((2022, 12, 1), Precision::Month)));
        assert_eq!(read("2024-02-29"), Some(((2024, 2, 29), Precision::Day)));
        for wrong in [
            "",
            "22",
            "2022-13",
            "2023-02-29",
            "2022-1",
            "2022-12-",
            "2022-01-01-01",
            "x",
            "２０２２",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn periods_begin_and_end() {
        let read = |text| period(text).map(|p| (p.start().map(civil), civil(p.end())));
        assert_eq!(read("2022"), Some((Some((2022, 1, 1)), (2023, 1, 1))));
        assert_eq!(read("2022-12"), Some((Some((2022, 12, 1)), (2023, 1, 1))));
        assert_eq!(read("2026-01-16"), Some((Some((2026, 1, 16)), (2026, 1, 17))));
        assert_eq!(read("2023/2024"), Some((Some((2023, 1, 1)), (2025, 1, 1))));
        assert_eq!(read("2026-H2"), Some((Some((2026, 7, 1)), (2027, 1, 1))));
        assert_eq!(read("2026-H1"), Some((Some((2026, 1, 1)), (2026, 7, 1))));
        assert_eq!(read("to 2026"), Some((None, (2027, 1, 1))));
        for wrong in ["2024/2023", "2026-H3", "to", "to 26", "2023/", "in 2026"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
