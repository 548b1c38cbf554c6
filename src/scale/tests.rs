//! Cases and properties of scales and ticks.

use super::*;
use crate::data::calendar::{civil, day};

/// Numbers that break careless code, besides random ones.
const EDGES: [f64; 16] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.1,
    99.9,
    1e15,
    -1e15,
    1e308,
    -1e308,
    f64::MAX,
    f64::MIN_POSITIVE,
    5e-324,
    f64::NAN,
    f64::INFINITY,
    f64::NEG_INFINITY,
];

/// A small generator (xorshift), so that every run tries the same numbers.
struct Random(u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Any size, either sign; now and then an edge or any bits at all.
    fn number(&mut self) -> f64 {
        match self.bits() % 8 {
            0 => EDGES[(self.bits() % EDGES.len() as u64) as usize],
            1 => f64::from_bits(self.bits()),
            2 => (self.bits() % 1000) as f64,
            _ => {
                let part = (self.bits() % 2_000_001) as f64 / 1e6 - 1.0;
                part * libm::pow(10.0, (self.bits() % 24) as f64 - 8.0)
            }
        }
    }
}

fn cases(mut try_one: impl FnMut(f64, f64, usize)) {
    for a in EDGES {
        for b in EDGES {
            (0..8).for_each(|count| try_one(a, b, count));
        }
    }
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for _ in 0..20_000 {
        let (a, b, count) = (random.number(), random.number(), random.bits() % 12);
        try_one(a, b, if count == 11 { usize::MAX } else { count as usize });
    }
}

fn domains(a: f64, b: f64) -> [Domain; 3] {
    [Domain::Linear(a, b), Domain::Log(a, b), Domain::Time(a, b)]
}

#[test]
fn ticks_are_few_ascending_and_inside_for_any_input() {
    cases(|a, b, count| {
        for domain in domains(a, b) {
            let found = ticks(&domain, count);
            assert!(found.len() <= 50, "{domain:?} {count}: {}", found.len());
            assert!(found.is_sorted_by(|x, y| x < y), "{domain:?} {count}: {found:?}");
            let (low, high) = (a.min(b), a.max(b));
            let near = (high / 2.0 - low / 2.0) * 1e-8;
            for tick in &found {
                assert!(tick.is_finite(), "{domain:?}");
                assert!(*tick >= low - near && *tick <= high + near, "{domain:?} {count}: {tick}");
            }
        }
    });
}

#[test]
fn nice_domains_hold_what_they_held_and_end_on_ticks() {
    cases(|a, b, count| {
        for domain in domains(a, b) {
            let nice = domain.nice(count);
            let (Domain::Linear(low, high) | Domain::Log(low, high) | Domain::Time(low, high)) =
                nice
            else {
                panic!("{nice:?} has names");
            };
            assert!(low.is_finite() && high.is_finite() && low < high, "{domain:?} {nice:?}");
            let has_logs = !matches!(domain, Domain::Log(..)) || a > 0.0 && b > 0.0;
            // The calendar ends after a million years.
            let has_days = !matches!(domain, Domain::Time(..)) || a.abs().max(b.abs()) < 3.65e8;
            if a.is_finite() && b.is_finite() && has_logs && has_days {
                let near = (high / 2.0 - low / 2.0) * 1e-8;
                assert!(low - near <= a.min(b), "{domain:?} {nice:?}");
                assert!(high + near >= a.max(b), "{domain:?} {nice:?}");
            }
        }
    });
}

#[test]
fn a_nice_domain_takes_its_own_step() {
    let mut random = Random(88_172_645_463_325_252);
    for _ in 0..20_000 {
        let part = |random: &mut Random| (random.bits() % 100_000) as f64 / 1000.0 - 50.0;
        let (a, b) = (part(&mut random), part(&mut random));
        let (min, max) = (a.min(b), a.max(b) + 0.01);
        let (low, high) = nice(min, max, TICKS);
        let found = ticks(&Domain::Linear(low, high), TICKS);
        assert_eq!(found.first(), Some(&low), "{min} {max}: {found:?}");
        assert_eq!(found.last(), Some(&high), "{min} {max}: {found:?}");
        assert!((3..=5).contains(&found.len()), "{min} {max}: {found:?}");
    }
}

#[test]
fn places_are_finite_or_none_for_any_input() {
    let mut random = Random(1);
    cases(|a, b, _| {
        for domain in domains(a, b) {
            let scale = Scale::new(&domain, random.bits().is_multiple_of(2), (0.0, 640.0));
            for value in [a, b, (a / 2.0 + b / 2.0), random.number()] {
                let px = scale.place(value);
                assert!(px.is_nan() || px.abs() <= 640.0 * 1001.0, "{domain:?} {value} {px}");
            }
        }
    });
}

#[test]
fn what_is_placed_is_found_again() {
    cases(|a, b, _| {
        for domain in domains(a, b) {
            let scale = Scale::new(&domain, false, (10.0, 650.0));
            let (from, to) = (scale.place(a), scale.place(b));
            let has_length = a < b && (b - a).is_finite() && (b - a) / a.abs().max(b.abs()) > 1e-6;
            if has_length && a.abs().max(b.abs()) > 1e-300 && from.is_finite() && to.is_finite() {
                assert_eq!((from, to), (10.0, 650.0), "{domain:?}");
                let middle = scale.invert(330.0);
                assert!((scale.place(middle) - 330.0).abs() < 1e-3, "{domain:?} {middle}");
            }
        }
    });
}

#[test]
fn linear_ticks() {
    let of = |min, max| ticks(&Domain::Linear(min, max), TICKS);
    assert_eq!(of(0.0, 100.0), [0.0, 50.0, 100.0]);
    assert_eq!(of(0.0, 80.0), [0.0, 20.0, 40.0, 60.0, 80.0]);
    assert_eq!(of(-6.0, 8.0), [-5.0, 0.0, 5.0]);
    assert_eq!(of(0.0, 0.3), [0.0, 0.1, 0.2, 0.3]);
    assert_eq!(of(0.0, 1e10), [0.0, 5e9, 1e10]);
    assert_eq!(of(8.0, 0.0), [0.0, 2.0, 4.0, 6.0, 8.0]);
    assert_eq!(of(7.0, 7.0), [7.0]);
    assert_eq!(of(-1e308, 1e308).len(), 5);
    assert_eq!(of(0.0, 5e-324), [0.0, 5e-324]);
    assert_eq!(ticks(&Domain::Linear(0.0, 100.0), 6), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
}

#[test]
fn nice_domains() {
    assert_eq!(nice(0.0, 75.0, TICKS), (0.0, 80.0));
    assert_eq!(nice(0.0, 98.3, TICKS), (0.0, 100.0));
    assert_eq!(nice(-4.5, 7.7, TICKS), (-5.0, 10.0));
    assert_eq!(nice(0.0, 2.5e10, TICKS), (0.0, 3e10));
    assert_eq!(nice(5.0, 5.0, TICKS), (2.0, 8.0));
    assert_eq!(nice(0.0, 0.0, TICKS), (0.0, 1.0));
    assert_eq!(nice(f64::NAN, 3.0, TICKS), (0.0, 1.0));
    let narrow = (1.411_178_216_845_310_7e277, 1.411_178_216_845_334_5e277);
    let (low, high) = nice(narrow.0, narrow.1, 1);
    assert!(low <= narrow.0 && high >= narrow.1);
    assert_eq!(Domain::Log(3.0, 4000.0).nice(TICKS), Domain::Log(1.0, 10_000.0));
    assert_eq!(Domain::Log(3.0, 17.0).nice(TICKS), Domain::Log(2.0, 20.0));
}

#[test]
fn log_ticks() {
    let of = |min, max| ticks(&Domain::Log(min, max), TICKS);
    assert_eq!(of(1.0, 1000.0), [1.0, 10.0, 100.0, 1000.0]);
    assert_eq!(of(1.0, 10.0), [1.0, 2.0, 5.0, 10.0]);
    assert_eq!(of(1.0, 1e9), [1.0, 1e3, 1e6, 1e9]);
    assert_eq!(of(20.0, 40.0), [20.0, 25.0, 30.0, 35.0, 40.0]);
    assert!(of(0.0, 10.0).is_empty());
}

#[test]
fn time_ticks() {
    let of = |from: (i32, u32, u32), to: (i32, u32, u32), count| {
        let domain = Domain::Time(day(from.0, from.1, from.2), day(to.0, to.1, to.2));
        ticks(&domain, count).into_iter().map(civil).collect::<Vec<_>>()
    };
    let years = |years: &[i32]| years.iter().map(|year| (*year, 1, 1)).collect::<Vec<_>>();
    assert_eq!(of((2022, 1, 1), (2025, 1, 1), 4), years(&[2022, 2023, 2024, 2025]));
    assert_eq!(of((1991, 1, 1), (2025, 1, 1), 4), years(&[2000, 2010, 2020]));
    assert_eq!(of((2023, 1, 1), (2034, 1, 1), 5), years(&[2024, 2026, 2028, 2030, 2032, 2034]));
    let quarters = [(2026, 1, 1), (2026, 4, 1), (2026, 7, 1), (2026, 10, 1)];
    assert_eq!(of((2026, 1, 1), (2026, 12, 31), 4), quarters);
    assert_eq!(of((2026, 6, 6), (2026, 6, 9), 4).len(), 4);
    assert_eq!(of((2026, 6, 1), (2026, 6, 30), 4)[0], (2026, 6, 1));
    assert_eq!(of((2026, 6, 8), (2026, 6, 8), 4), [(2026, 6, 8)]);
}

#[test]
fn precision_of_ticks() {
    use crate::data::calendar::Precision;
    assert_eq!(time::precision(&[day(2022, 1, 1), day(2023, 1, 1)]), Precision::Year);
    assert_eq!(time::precision(&[day(2022, 1, 1), day(2022, 4, 1)]), Precision::Month);
    assert_eq!(time::precision(&[day(2022, 1, 1), day(2022, 1, 8)]), Precision::Day);
}

#[test]
fn names_have_bands_and_points() {
    let names = || ["a", "b", "c", "d"].map(String::from).to_vec();
    let band = Scale::new(&Domain::Band(names()), false, (0.0, 120.0));
    assert_eq!((band.place(0.0), band.place(3.0)), (15.0, 105.0));
    assert_eq!((band.step(), band.band()), (30.0, 20.0));
    assert_eq!((band.invert(44.0), band.invert(-9.0), band.invert(999.0)), (1.0, 0.0, 3.0));
    let point = Scale::new(&Domain::Point(names()), true, (0.0, 120.0));
    assert_eq!((point.place(0.0), point.band()), (105.0, 0.0));
    let none = Scale::new(&Domain::Band(Vec::new()), false, (0.0, 120.0));
    assert!(none.place(0.0).is_nan() && none.invert(3.0).is_nan() && none.step() == 0.0);
    let many = Domain::Band((0..1000).map(|i| i.to_string()).collect());
    assert_eq!(ticks(&many, 4).len(), 50);
}
