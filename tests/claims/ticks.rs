//! Ticks lie in their domain, are few and finite; places are finite or none, and found again.

use super::input::Input;
use datastory::format::date;
use datastory::format::words::built_in;
use datastory::scale::{Domain, Scale, ticks};

/// More ticks than this cannot be read.
const MOST_TICKS: usize = 50;
/// How far beyond its range a scale may place something, in lengths of the range.
const FAR: f64 = 1001.0;

/// The claim.
pub fn claim(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (a, b, probe) = (input.number(), input.number(), input.number());
    let names = (0..input.below(90)).map(|index| index.to_string()).collect::<Vec<_>>();
    let count = if input.is_one_in(9) { usize::MAX } else { input.below(20) };
    let reverse = input.is_one_in(2);
    let domains = [
        Domain::Linear(a, b),
        Domain::Log(a, b),
        Domain::Time(a, b),
        Domain::Band(names.clone()),
        Domain::Point(names),
    ];
    for domain in domains {
        let found = ticks(&domain, count);
        are_sound(&found, &domain);
        let nice = domain.nice(count);
        are_sound(&ticks(&nice, count), &nice);
        if a.is_finite() && b.is_finite() {
            holds_what_it_held(&domain, &nice);
        }
        let scale = Scale::new(&nice, reverse, (10.0, 650.0));
        for value in [a, b, probe] {
            let px = scale.place(value);
            assert!(px.is_nan() || px.abs() <= 650.0 * FAR, "{nice:?}: {value} is at {px}");
            assert!(value.is_finite() || px.is_nan(), "{value} has the place {px}");
        }
        assert!(!scale.invert(330.0).is_infinite(), "{nice:?}");
        assert!(scale.band() >= 0.0 && scale.band() <= scale.step(), "{nice:?}");
    }
    let days = ticks(&Domain::Time(a, b), count);
    let locale = built_in("en").unwrap();
    assert_eq!(date::ticks(&days, &locale).len(), days.len());
}

/// The ends of a domain of numbers, in order.
fn ends(domain: &Domain) -> Option<(f64, f64)> {
    match domain {
        Domain::Linear(a, b) | Domain::Log(a, b) | Domain::Time(a, b) => {
            Some((a.min(*b), a.max(*b)))
        }
        _ => None,
    }
}

fn are_sound(ticks: &[f64], domain: &Domain) {
    assert!(ticks.len() <= MOST_TICKS, "{domain:?}: {}", ticks.len());
    assert!(ticks.is_sorted_by(|a, b| a < b), "{domain:?}: {ticks:?}");
    let Some((low, high)) = ends(domain) else { return };
    let near = (high / 2.0 - low / 2.0) * 1e-8;
    for tick in ticks {
        assert!(tick.is_finite(), "{domain:?}: {ticks:?}");
        assert!(*tick >= low - near && *tick <= high + near, "{domain:?}: {tick}");
    }
}

fn holds_what_it_held(domain: &Domain, nice: &Domain) {
    let (Some((low, high)), Some((first, last))) = (ends(domain), ends(nice)) else { return };
    assert!(first.is_finite() && last.is_finite() && first < last, "{domain:?} {nice:?}");
    let has_places = match domain {
        Domain::Log(..) => low > 0.0,
        // The calendar ends after a million years.
        Domain::Time(..) => low.abs().max(high.abs()) < 3.65e8,
        _ => true,
    };
    if has_places {
        let near = (last / 2.0 - first / 2.0) * 1e-8;
        assert!(first - near <= low && last + near >= high, "{domain:?} {nice:?}");
    }
}
