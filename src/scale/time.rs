//! Ticks on years, months and days.

use super::ticks::MOST;
use crate::data::calendar::{Precision, civil, day};

/// A distance between ticks of time.
#[derive(Clone, Copy)]
enum Step {
    Days(i64),
    Months(i64),
}

/// Steps shorter than a year: readers know weeks, quarters and halves of a year.
const SHORT: [Step; 7] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
];
const MONTHS: i64 = 12;
/// Years between ticks, at most: 5 times this power of ten.
const MOST_DECADES: u32 = 5;
/// 1970-01-05, the first Monday that has a number.
const MONDAY: i64 = 4;

/// About `count` days on which a year, month or week begins; `min` alone when none lies between.
pub(super) fn ticks(min: f64, max: f64, count: usize) -> Vec<f64> {
    if !(min.is_finite() && max.is_finite()) {
        return Vec::new();
    }
    let wanted = count.clamp(1, MOST) as f64;
    let known = steps().map(|step| (step, step.ceil(min), step.floor(max)));
    let len = |first: i64, last: i64| (last - first + 1) as f64;
    let possible = known.filter(|(_, first, last)| (1..=MOST as i64).contains(&(last - first + 1)));
    let best = possible.min_by(|a, b| {
        let (far_a, far_b) = ((len(a.1, a.2) - wanted).abs(), (len(b.1, b.2) - wanted).abs());
        far_a.total_cmp(&far_b)
    });
    let Some((step, first, last)) = best else { return vec![min] };
    (first..=last).map(|index| step.multiple(index)).filter(|t| *t >= min && *t <= max).collect()
}

/// The least domain around `min` and `max` that begins and ends on such days; never beyond a
/// million years either way.
pub(super) fn nice(min: f64, max: f64, count: usize) -> (f64, f64) {
    let (min, max) = if min <= max { (min, max) } else { (max, min) };
    if !(min.is_finite() && max.is_finite()) {
        return (0.0, 1.0);
    }
    let (min, max) = (within(min), within(max));
    let wanted = count.clamp(1, MOST) as f64;
    let known = steps().map(|step| (step, step.floor(min), step.ceil(max)));
    let best = known.min_by(|a, b| {
        let far = |(_, first, last): &(Step, i64, i64)| ((last - first + 1) as f64 - wanted).abs();
        far(a).total_cmp(&far(b))
    });
    match best {
        Some((step, first, last)) if first < last => {
            (step.multiple(first).min(min), step.multiple(last).max(max))
        }
        _ => (min, max.max(min + 1.0)),
    }
}

/// How exact the labels of such ticks must be: years when all are on the first day of one, and so on.
pub fn precision(ticks: &[f64]) -> Precision {
    let is_first = |(_, month, day): (i32, u32, u32)| (month == 1 && day == 1, day == 1);
    let firsts = ticks.iter().map(|tick| is_first(civil(*tick)));
    match firsts.fold((true, true), |all, one| (all.0 && one.0, all.1 && one.1)) {
        (true, _) => Precision::Year,
        (_, true) => Precision::Month,
        _ => Precision::Day,
    }
}

fn steps() -> impl Iterator<Item = Step> {
    let decades = (0..=MOST_DECADES).map(|exponent| 10_i64.pow(exponent));
    let years = decades.flat_map(|decade| [1, 2, 5].map(|f| Step::Months(f * decade * MONTHS)));
    SHORT.into_iter().chain(years)
}

impl Step {
    /// The day that is so many steps from the first one.
    fn multiple(self, index: i64) -> f64 {
        match self {
            Self::Days(days) => (index * days + MONDAY) as f64,
            Self::Months(months) => {
                let months = index * months;
                let (year, month) = (months.div_euclid(MONTHS), months.rem_euclid(MONTHS));
                day(year as i32, month as u32 + 1, 1)
            }
        }
    }

    /// The number of the last step on or before `days`.
    fn floor(self, days: f64) -> i64 {
        let (year, month, _) = civil(days);
        match self {
            // Through the calendar, which keeps numbers within a million years.
            Self::Days(step) => (libm::floor(within(days)) as i64 - MONDAY).div_euclid(step),
            Self::Months(step) => {
                (i64::from(year) * MONTHS + i64::from(month) - 1).div_euclid(step)
            }
        }
    }

    /// The number of the first step on or after `days`.
    fn ceil(self, days: f64) -> i64 {
        let floor = self.floor(days);
        if self.multiple(floor) < within(days) { floor + 1 } else { floor }
    }
}

/// The same day, or the first or last of those that the calendar counts.
fn within(days: f64) -> f64 {
    days.clamp(-MOST_DAYS, MOST_DAYS)
}

/// Days in a million years: the calendar counts no further.
const MOST_DAYS: f64 = 365_000_000.0;
