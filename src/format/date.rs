//! Dates and periods as readers write them.

use super::decimal::whole;
use super::{Locale, filled};
use crate::data::calendar::{self, Date, Period, Precision};
use crate::diagnostic::search::contains;
use crate::scale::time;

/// Days between ticks from which on they are years, and from which on they are months.
const YEARLY: f64 = 360.0;
const MONTHLY: f64 = 28.0;

/// A date: 2026年6月8日, "June 2026"; the words for no value when `days` since 1970 are not finite.
pub fn date(days: f64, precision: Precision, locale: &Locale) -> String {
    let name = match precision {
        Precision::Year => "date-year",
        Precision::Month => "date-month",
        Precision::Day => "date-day",
    };
    written(days, name, "months", locale)
}

/// A period as written in the data: `2026-H2` → 2026年下半年, "second half of 2026"; `to 2026` →
/// 截至2026年. What is no period stays as it is.
pub fn period(text: &str, locale: &Locale) -> String {
    let exact = |at: Date| date(at.day, at.precision, locale);
    match calendar::period(text) {
        None => text.to_owned(),
        Some(Period::At(at)) => exact(at),
        Some(Period::Until(end)) => locale.fill("until", &exact(end)),
        Some(Period::Half { year, half }) => {
            let name = if half == 1 { "half-1" } else { "half-2" };
            locale.fill(name, &date(calendar::day(year, 1, 1), Precision::Year, locale))
        }
        Some(Period::Between(first, last)) => {
            let is_years = (first.precision, last.precision) == (Precision::Year, Precision::Year);
            if is_years {
                return locale.fill_two(
                    "years",
                    &year_of(first.day, locale),
                    &year_of(last.day, locale),
                );
            }
            locale.fill_two("period-range", &exact(first), &exact(last))
        }
    }
}

/// A tick of an axis whose ticks are `step` days apart, with its year.
pub fn tick(days: f64, step: f64, locale: &Locale) -> String {
    let name = match step {
        YEARLY.. => "date-year",
        MONTHLY.. => "date-month",
        _ => "date-day",
    };
    written(days, name, "months-short", locale)
}

/// All ticks of an axis: each as exact as the ticks are, with the year only where it begins.
pub fn ticks(values: &[f64], locale: &Locale) -> Vec<String> {
    let precision = time::precision(values);
    let mut year = None;
    let label = |days: &f64| {
        let own = Some(calendar::civil(*days).0);
        let is_new = own != year;
        year = own;
        let name = match (precision, is_new) {
            (Precision::Year, _) => "date-year",
            (Precision::Month, true) => "date-month",
            (Precision::Month, false) => "tick-month",
            (Precision::Day, true) => "date-day",
            (Precision::Day, false) => "tick-day",
        };
        written(*days, name, "months-short", locale)
    };
    values.iter().map(label).collect()
}

/// A date by the pattern of that name: `{y}`, `{m}` and `{d}` stand for year, month and day.
fn written(days: f64, pattern: &str, months: &str, locale: &Locale) -> String {
    if !days.is_finite() {
        return locale.word("no-value").to_owned();
    }
    let (_, month, day) = calendar::civil(days);
    // Where a day stands before it, a month may have another form: 8 июня, but июнь.
    let in_date = locale.word("months-in-date");
    let has_own = months == "months" && contains(locale.word(pattern), "{d}");
    let names = if has_own && !in_date.is_empty() { in_date } else { locale.word(months) };
    let month = names.split('|').nth(month as usize - 1).unwrap_or_default();
    let day = locale.digits(&whole(u64::from(day)));
    let slots = [("{y}", &*year_of(days, locale)), ("{m}", month), ("{d}", &*day)];
    filled(locale.word(pattern), &slots)
}

fn year_of(days: f64, locale: &Locale) -> String {
    let (year, ..) = calendar::civil(days);
    let sign = if year < 0 { "−" } else { "" };
    [sign, &locale.digits(&whole(u64::from(year.unsigned_abs())))].concat()
}
