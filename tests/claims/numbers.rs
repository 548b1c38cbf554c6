//! Numbers are written in few letters, none of them a control character, and read back as they were.

use super::input::Input;
use datastory::data::Qualifier;
use datastory::format::number::{NumberForm, figure, number, qualified, range, ticks};
use datastory::format::unit::{Unit, UnitKind};
use datastory::format::words::built_in;
use datastory::format::{Locale, date};
use std::rc::Rc;

/// A number of any form has at most this many letters: those of 1e17 with groups and 15 digits after
/// the point, twice for a range, and words.
const MOST_LETTERS: usize = 160;

/// The claim.
pub fn claim(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let locale = built_in(input.pick(&["zh-Hant", "zh-Hans", "en"])).unwrap();
    let (value, other) = (input.number(), input.number());
    let unit = unit(&mut input);
    let pattern = unit.as_ref().map_or("{}".into(), |unit| unit.pattern.clone());
    // A pattern without a place for the number is complained of at the desk.
    let has_number = pattern.split('|').all(|form| form.contains("{}"));
    let form = form(&mut input, unit);
    let qualifier = input.pick(&Qualifier::ALL).1;
    let all = [
        number(value, &form, &locale),
        figure(value, &form, &locale),
        qualified(value, qualifier, &form, &locale),
        range(value, other, &form, &locale),
        date::date(value, datastory::data::calendar::Precision::Day, &locale),
        date::tick(value, other, &locale),
    ];
    for text in all.iter().chain(&ticks(&[value, other, 0.0], &form, &locale, true)) {
        assert!(text.chars().count() <= 2 * MOST_LETTERS, "{value}: {text}");
        assert!(!text.chars().any(char::is_control), "{value}: {text:?}");
        assert!(!text.is_empty() || !has_number, "{value} {form:?}");
    }
    is_read_back(value, &mut input, &locale);
    let words = input.words();
    date::period(&words, &locale);
    NumberForm::parse(&words, None);
}

fn unit(input: &mut Input) -> Option<Rc<Unit>> {
    let kinds = [
        UnitKind::Percent,
        UnitKind::PercentagePoint,
        UnitKind::PercentChange,
        UnitKind::Money,
        UnitKind::Count,
        UnitKind::Quantity,
    ];
    let kind = input.pick(&kinds);
    let pattern = input.pick(&["{}%", "{} firm|{} firms", "HK${}", "{}間", "", "|", "{}{}", "x"]);
    let unit = Unit {
        name: "u".into(),
        kind,
        pattern: pattern.into(),
        title: "U".into(),
        spoken: pattern.into(),
    };
    Some(Rc::new(unit)).filter(|_| !input.is_one_in(3))
}

fn form(input: &mut Input, unit: Option<Rc<Unit>>) -> NumberForm {
    let (digits, significant) = (input.below(16) as u8, input.below(16) as u8);
    NumberForm {
        unit,
        digits: Some(digits).filter(|_| input.is_one_in(3)),
        significant: Some(significant).filter(|_| input.is_one_in(3)),
        is_trimmed: input.is_one_in(2),
        is_full: input.is_one_in(2),
        is_ungrouped: input.is_one_in(2),
        is_share: input.is_one_in(4),
        is_signed: input.is_one_in(4),
        is_compact: input.is_one_in(4),
    }
}

/// Written out in full with so many digits, it is the nearest such number.
fn is_read_back(value: f64, input: &mut Input, locale: &Locale) {
    let digits = input.below(10);
    let form = NumberForm {
        digits: Some(digits as u8),
        is_full: true,
        is_ungrouped: true,
        ..NumberForm::default()
    };
    // Beyond these, numbers are written as powers of ten, or have more digits than 15.
    if !value.is_finite() || value.abs() >= 1e15 {
        return;
    }
    let text = number(value, &form, locale).replace('−', "-");
    let read: f64 = text.parse().unwrap_or_else(|_| panic!("{value} became {text}"));
    let half = 0.5 * libm::pow(10.0, -(digits as f64));
    let lost = value.abs() * 1e-14;
    assert!((read - value).abs() <= half + lost, "{value} became {text}");
}
