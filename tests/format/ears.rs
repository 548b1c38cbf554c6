//! What is said otherwise than drawn, short and great numbers, and which one in a row.

use super::{LANGUAGES, check, hong_kong_dollars, locale, percent, plain, points, units};
use datastory::format::date;
use datastory::format::number::{NumberForm, figure, number, ordinal, range, ticks};
use datastory::format::unit::{Unit, UnitKind};
use std::rc::Rc;

/// The forms of a unit with what it says aloud in English.
fn money() -> [NumberForm; 3] {
    let mut forms = hong_kong_dollars();
    let name = "unit".into();
    let (pattern, spoken) = ("HK${}".into(), "{} Hong Kong dollar|{} Hong Kong dollars".into());
    let unit = Unit { name, kind: UnitKind::Money, pattern, spoken, title: String::new() };
    forms[2].unit = Some(Rc::new(unit));
    forms
}

#[test]
fn ears_hear_words_for_signs() {
    let ordinary = |forms, value, wanted: [&str; 3]| {
        check(forms, wanted, |form, locale| figure(value, form, &locale.spoken()));
    };
    ordinary(units(UnitKind::Percent, ["{}%"; 3]), -3.4, ["負3.4%", "负3.4%", "minus 3.4%"]);
    ordinary(money(), 1.65e9, ["16.5億港元", "16.5亿港元", "1.65 billion Hong Kong dollars"]);
    ordinary(money(), -1.0, ["負1港元", "负1港元", "minus 1 Hong Kong dollar"]);
    ordinary(points(), -0.3, ["負0.3個百分點", "负0.3个百分点", "minus 0.3 percentage points"]);
    check(plain(), ["正5", "正5", "plus 5"], |form, locale| {
        number(5.0, &NumberForm { is_signed: true, ..form.clone() }, &locale.spoken())
    });
    check(
        plain(),
        ["5乘以10的負20次方", "5乘以10的负20次方", "5 times ten to the power of minus 20"],
        |form, locale| number(5e-20, form, &locale.spoken()),
    );
    check(percent(), ["5%至10%", "5%至10%", "5% to 10%"], |form, locale| {
        range(5.0, 10.0, form, &locale.spoken())
    });
    // What is short for eyes is whole for ears.
    let compact = NumberForm::parse("~s", None).unwrap();
    assert_eq!(number(1.2e6, &compact, &locale("en").spoken()), "1.2 million");
    check(plain(), ["2023至2024年", "2023至2024年", "2023 to 2024"], |_, locale| {
        date::period("2023/2024", &locale.spoken())
    });
    check(plain(), ["2023至2024年", "2023至2024年", "2023–2024"], |_, locale| {
        date::period("2023/2024", locale)
    });
}

#[test]
fn each_place_has_its_great_numbers() {
    for (tag, wanted) in [
        ("zh-Hant-TW", ["1.2萬", "3億", "2兆", "1,500兆"]),
        ("zh-Hant", ["1.2萬", "3億", "2萬億", "1,500萬億"]),
        ("zh-Hans", ["1.2万", "3亿", "2万亿", "1500万亿"]),
        ("en", ["12,000", "300 million", "2 trillion", "1,500 trillion"]),
    ] {
        let written = [1.2e4, 3e8, 2e12, 1.5e15]
            .map(|value| number(value, &NumberForm::default(), &locale(tag)));
        assert_eq!(written, wanted, "{tag}");
    }
    // Short signs are those of English; 萬 and 億 are short.
    let compact = NumberForm::parse("~s", None).unwrap();
    let written = LANGUAGES.map(|tag| number(1_234_000.0, &compact, &locale(tag)));
    assert_eq!(written, ["123.4萬", "123.4万", "1.23M"]);
    let ticks = ticks(&[0.0, 5e8, 1e9], &compact, &locale("en"), false);
    assert_eq!(ticks, ["0", "0.5B", "1B"]);
}

#[test]
fn ordinals() {
    for (value, wanted) in [
        (1.0, ["第1", "第1", "1st"]),
        (2.0, ["第2", "第2", "2nd"]),
        (3.0, ["第3", "第3", "3rd"]),
        (11.0, ["第11", "第11", "11th"]),
        (122.0, ["第122", "第122", "122nd"]),
    ] {
        check(plain(), wanted, |_, locale| ordinal(value, locale));
    }
}
