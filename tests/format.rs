//! Numbers, units, dates and periods as readers of three languages write them: tables of cases.

#[path = "format/ears.rs"]
mod ears;

use datastory::data::Qualifier;
use datastory::data::calendar::{Precision, day};
use datastory::diagnostic::Place;
use datastory::format::number::{NumberForm, figure, number, qualified, range, ticks};
use datastory::format::unit::{Unit, UnitKind};
use datastory::format::words;
use datastory::format::{Locale, date};
use std::rc::Rc;

const LANGUAGES: [&str; 3] = ["zh-Hant", "zh-Hans", "en"];

fn locale(tag: &str) -> Locale {
    words::built_in(tag).unwrap_or_default()
}

fn unit(kind: UnitKind, pattern: &str) -> NumberForm {
    let (name, pattern, title) = ("unit".into(), pattern.into(), String::new());
    let unit = Unit { name, kind, pattern, spoken: String::new(), title };
    NumberForm { unit: Some(Rc::new(unit)), ..NumberForm::default() }
}

/// The form of a unit whose patterns are given for the three languages.
fn units(kind: UnitKind, patterns: [&str; 3]) -> [NumberForm; 3] {
    patterns.map(|pattern| unit(kind, pattern))
}

fn plain() -> [NumberForm; 3] {
    [(); 3].map(|()| NumberForm::default())
}

fn percent() -> [NumberForm; 3] {
    units(UnitKind::Percent, ["{}%"; 3])
}

fn hong_kong_dollars() -> [NumberForm; 3] {
    units(UnitKind::Money, ["{}港元", "{}港元", "HK${}"])
}

fn firms() -> [NumberForm; 3] {
    units(UnitKind::Count, ["{}間企業", "{}家企业", "{} firm|{} firms"])
}

fn points() -> [NumberForm; 3] {
    let english = "{} percentage point|{} percentage points";
    units(UnitKind::PercentagePoint, ["{}個百分點", "{}个百分点", english])
}

/// Checks what is written in each language.
fn check(
    forms: [NumberForm; 3],
    wanted: [&str; 3],
    write: impl Fn(&NumberForm, &Locale) -> String,
) {
    for ((tag, form), wanted) in LANGUAGES.into_iter().zip(forms).zip(wanted) {
        assert_eq!(write(&form, &locale(tag)), wanted, "{tag}");
    }
}

#[test]
fn numbers_in_the_form_of_the_house() {
    for (value, wanted) in [
        (0.0, ["0"; 3]),
        (-0.0, ["0"; 3]),
        (75.0, ["75"; 3]),
        (-4.5, ["−4.5"; 3]),
        (98.3, ["98.3"; 3]),
        (38.0 / 26.0, ["1.46"; 3]),
        (0.1 + 0.2, ["0.3"; 3]),
        (0.005_67, ["0.0057"; 3]),
        (1000.0, ["1,000", "1000", "1,000"]),
        (9999.0, ["9,999", "9999", "9,999"]),
        (10_000.0, ["1萬", "1万", "10,000"]),
        (12_345.0, ["12,345"; 3]),
        (25_000.0, ["2.5萬", "2.5万", "25,000"]),
        (750_000.0, ["75萬", "75万", "750,000"]),
        (3_000_000.0, ["300萬", "300万", "3 million"]),
        (7_413_070.0, ["7,413,070"; 3]),
        (1_234_500.0, ["1,234,500"; 3]),
        (60_000_000.0, ["6,000萬", "6000万", "60 million"]),
        (150_000_000.0, ["1.5億", "1.5亿", "150 million"]),
        (1_650_000_000.0, ["16.5億", "16.5亿", "1.65 billion"]),
        (17e9 / 3.0, ["56.67億", "56.67亿", "5.67 billion"]),
        (99_999_999.996, ["1億", "1亿", "100 million"]),
        (-8e11, ["−8,000億", "−8000亿", "−800 billion"]),
        (1e12, ["1萬億", "1万亿", "1 trillion"]),
        (1.5e308, ["1.5×10³⁰⁸"; 3]),
        (5e-324, ["4.94×10⁻³²⁴"; 3]),
        (f64::NAN, ["沒有數據", "无数据", "no data"]),
        (f64::INFINITY, ["沒有數據", "无数据", "no data"]),
    ] {
        check(plain(), wanted, |form, locale| number(value, form, locale));
    }
}

#[test]
fn figures_with_units() {
    let yuan = || units(UnitKind::Money, ["{}元人民幣", "{}元人民币", "{} yuan"]);
    let dollars = || units(UnitKind::Money, ["{}美元", "{}美元", "US${}"]);
    for (forms, value, wanted) in [
        (percent(), 75.0, ["75%"; 3]),
        (units(UnitKind::PercentChange, ["{}%"; 3]), -4.5, ["−4.5%"; 3]),
        (points(), 16.0, ["16個百分點", "16个百分点", "16 percentage points"]),
        (points(), 1.0, ["1個百分點", "1个百分点", "1 percentage point"]),
        (points(), 1.2, ["1.2個百分點", "1.2个百分点", "1.2 percentage points"]),
        (firms(), 1.0, ["1間企業", "1家企业", "1 firm"]),
        (firms(), 560.0, ["560間企業", "560家企业", "560 firms"]),
        (hong_kong_dollars(), 1e10, ["100億港元", "100亿港元", "HK$10 billion"]),
        (hong_kong_dollars(), -1e10, ["−100億港元", "−100亿港元", "−HK$10 billion"]),
        (dollars(), 1.65e9, ["16.5億美元", "16.5亿美元", "US$1.65 billion"]),
        (yuan(), 8e11, ["8,000億元人民幣", "8000亿元人民币", "800 billion yuan"]),
        (yuan(), f64::NAN, ["沒有數據", "无数据", "no data"]),
    ] {
        check(forms, wanted, |form, locale| figure(value, form, locale));
    }
}

#[test]
fn units_of_calculations() {
    for (kind, value, wanted) in [
        (UnitKind::PercentagePoint, 16.0, ["16個百分點", "16个百分点", "16 percentage points"]),
        (UnitKind::Percent, 27.1, ["27.1%"; 3]),
        (UnitKind::Quantity, 38.0 / 26.0, ["1.46倍", "1.46倍", "1.46 times"]),
    ] {
        check(plain(), wanted, |form, locale| {
            let unit = Some(Rc::new(Unit::built_in(kind, locale)));
            figure(value, &NumberForm { unit, ..form.clone() }, locale)
        });
    }
}

#[test]
fn qualified_figures() {
    let people = || units(UnitKind::Count, ["{}人", "{}人", "{} person|{} people"]);
    for (forms, value, qualifier, wanted) in [
        (percent(), 90.0, Qualifier::Over, ["逾90%", "超过90%", "over 90%"]),
        (firms(), 1e3, Qualifier::Nearly, ["近1,000間企業", "近1000家企业", "nearly 1,000 firms"]),
        (percent(), 60.0, Qualifier::About, ["約60%", "约60%", "about 60%"]),
        (percent(), 2.0, Qualifier::UpTo, ["最多2%", "最多2%", "up to 2%"]),
        (
            people(),
            6e7,
            Qualifier::Nearly,
            ["近6,000萬人", "近6000万人", "nearly 60 million people"],
        ),
        (
            hong_kong_dollars(),
            7.3e10,
            Qualifier::Expected,
            ["預計730億港元", "预计730亿港元", "expected HK$73 billion"],
        ),
        (people(), f64::NAN, Qualifier::Thousands, ["數以千計", "数以千计", "thousands"]),
        (people(), f64::NAN, Qualifier::Over, ["沒有數據", "无数据", "no data"]),
        (percent(), 75.0, Qualifier::Exact, ["75%"; 3]),
    ] {
        check(forms, wanted, |form, locale| qualified(value, qualifier, form, locale));
    }
}

#[test]
fn ranges() {
    let scenarios = || units(UnitKind::Count, ["{}個場景", "{}个场景", "{} scenario|{} scenarios"]);
    for (forms, low, high, wanted) in [
        (percent(), 5.0, 10.0, ["5%～10%", "5%～10%", "5%–10%"]),
        (percent(), -1.0, 2.0, ["−1%至2%", "−1%至2%", "−1% to 2%"]),
        (scenarios(), 3.0, 5.0, ["3～5個場景", "3～5个场景", "3–5 scenarios"]),
        (points(), 0.0, 1.0, ["0～1個百分點", "0～1个百分点", "0–1 percentage point"]),
        (
            hong_kong_dollars(),
            3e9,
            5e9,
            ["30億～50億港元", "30亿～50亿港元", "HK$3 billion–HK$5 billion"],
        ),
        (percent(), 5.0, 5.0, ["5%"; 3]),
        (percent(), f64::NAN, 5.0, ["5%"; 3]),
    ] {
        check(forms, wanted, |form, locale| range(low, high, form, locale));
    }
}

#[test]
fn formats_of_d3() {
    for (format, value, wanted) in [
        ("", 1_234_567.5, "1234567.5"),
        (",", 1_234_567.5, "1,234,567.5"),
        (",.1f", 1_234_567.0, "1,234,567.0"),
        (".1f", 1234.56, "1234.6"),
        (",.2~f", 1234.5, "1,234.5"),
        ("d", 2026.0, "2026"),
        (",d", 2026.4, "2,026"),
        (".0%", 0.746, "75%"),
        (".1%", 0.75, "75.0%"),
        ("%", 0.755, "75.5%"),
        (".2s", 1_234_567.0, "1.2M"),
        (".2s", 999_600.0, "1M"),
        ("~s", 1_500_000.0, "1.5M"),
        ("~s", 12_345.0, "12.35K"),
        (".3s", 1.65e9, "1.65B"),
        ("~s", 999.0, "999"),
        (",.3r", 1_234_567.0, "1,230,000"),
        (".2", 0.126, "0.13"),
        ("+.1f", 1.25, "+1.3"),
        ("+.1f", -1.0, "−1.0"),
        ("+", 0.0, "0"),
        ("-.1f", -0.04, "0.0"),
    ] {
        let form = NumberForm::parse(format, None).unwrap_or_else(|| panic!("{format}"));
        assert_eq!(number(value, &form, &locale("en")), wanted, "{format}");
    }
    for format in
        ["e", ".2e", "$,.2f", "08d", ">10", "x", "n", ".f", ".99f", ",,", "~~f", "1", "億"]
    {
        assert_eq!(NumberForm::parse(format, None), None, "{format}");
    }
}

#[test]
fn ticks_of_an_axis_are_alike() {
    for (forms, values, wanted) in [
        (percent(), [0.0, 50.0, 100.0], [["0", "50", "100%"]; 3]),
        (plain(), [0.0, 0.5, 1.0], [["0", "0.5", "1.0"]; 3]),
        (
            plain(),
            [0.0, 5_000.0, 10_000.0],
            [["0", "0.5萬", "1萬"], ["0", "0.5万", "1万"], ["0", "5,000", "10,000"]],
        ),
        (
            hong_kong_dollars(),
            [0.0, 5e9, 1e10],
            [
                ["0", "50億", "100億港元"],
                ["0", "50亿", "100亿港元"],
                ["0", "5 billion", "HK$10 billion"],
            ],
        ),
        (
            plain(),
            [1.0, 1e3, 1e6],
            [["1", "1,000", "100萬"], ["1", "1000", "100万"], ["1", "1,000", "1 million"]],
        ),
        (plain(), [-5.0, 0.0, 5.0], [["−5", "0", "5"]; 3]),
    ] {
        for ((tag, form), wanted) in LANGUAGES.into_iter().zip(forms).zip(wanted) {
            assert_eq!(ticks(&values, &form, &locale(tag), true), wanted, "{tag}");
        }
    }
    assert!(ticks(&[], &NumberForm::default(), &locale("en"), true).is_empty());
}

#[test]
fn periods() {
    for (period, wanted) in [
        ("2026", ["2026年", "2026年", "2026"]),
        ("2022-12", ["2022年12月", "2022年12月", "December 2022"]),
        ("2026-06-08", ["2026年6月8日", "2026年6月8日", "8 June 2026"]),
        ("2026-H1", ["2026年上半年", "2026年上半年", "first half of 2026"]),
        ("2026-H2", ["2026年下半年", "2026年下半年", "second half of 2026"]),
        ("2023/2024", ["2023至2024年", "2023至2024年", "2023–2024"]),
        (
            "2025-12/2026-03",
            ["2025年12月至2026年3月", "2025年12月至2026年3月", "December 2025 to March 2026"],
        ),
        ("to 2026", ["截至2026年", "截至2026年", "to 2026"]),
        ("", [""; 3]),
        ("long ago", ["long ago"; 3]),
    ] {
        check(plain(), wanted, |_, locale| date::period(period, locale));
    }
}

#[test]
fn dates_and_ticks_of_time() {
    check(plain(), ["2026年6月8日", "2026年6月8日", "8 June 2026"], |_, locale| {
        date::date(day(2026, 6, 8), Precision::Day, locale)
    });
    check(plain(), ["沒有數據", "无数据", "no data"], |_, locale| {
        date::date(f64::NAN, Precision::Day, locale)
    });
    check(plain(), ["2026年6月", "2026年6月", "Jun 2026"], |_, locale| {
        date::tick(day(2026, 6, 1), 30.4, locale)
    });
    let months = [day(2025, 10, 1), day(2026, 1, 1), day(2026, 4, 1)];
    check(
        plain(),
        ["2025年10月 2026年1月 4月", "2025年10月 2026年1月 4月", "Oct 2025 Jan 2026 Apr"],
        |_, locale| date::ticks(&months, locale).join(" "),
    );
    let years = [day(1991, 1, 1), day(2001, 1, 1)];
    check(plain(), ["1991年 2001年", "1991年 2001年", "1991 2001"], |_, locale| {
        date::ticks(&years, locale).join(" ")
    });
    let days = [day(2026, 6, 8), day(2026, 6, 9)];
    check(
        plain(),
        ["2026年6月8日 6月9日", "2026年6月8日 6月9日", "8 Jun 2026 9 Jun"],
        |_, locale| date::ticks(&days, locale).join(" "),
    );
}

#[test]
fn a_fourth_language_is_only_data() {
    let pack = r#"{
        "decimal": ",", "group": " ", "group-from": "5", "minus": "−", "plural": "slavic",
        "scale-6": "{} миллион|{} миллиона|{} миллионов", "qualifier-over": "более {}",
        "range": "{1}–{2}", "date-day": "{d} {m} {y} года",
        "months": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    }"#;
    let mut out = datastory::diagnostic::Diagnostics::default();
    let russian = words::parse("ru.json", pack, &mut out).unwrap();
    let russian = words::locale("ru", &russian, &Place::file("ru.json"), &mut out);
    let points = unit(
        UnitKind::PercentagePoint,
        "{} процентный пункт|{} процентных пункта|{} процентных пунктов",
    );
    assert_eq!(figure(21.0, &points, &russian), "21 процентный пункт");
    assert_eq!(figure(1.2, &points, &russian), "1,2 процентных пункта");
    assert_eq!(figure(16.0, &points, &russian), "16 процентных пунктов");
    assert_eq!(number(1000.0, &NumberForm::default(), &russian), "1000");
    assert_eq!(number(25_000.0, &NumberForm::default(), &russian), "25 000");
    assert_eq!(number(1.5e6, &NumberForm::default(), &russian), "1,5 миллиона");
    assert_eq!(number(5e6, &NumberForm::default(), &russian), "5 миллионов");
    assert_eq!(date::period("2026-06-08", &russian), "8 июня 2026 года");
    let arabic = Locale::new(
        "ar",
        vec![("digits".into(), "٠١٢٣٤٥٦٧٨٩".into()), ("decimal".into(), "٫".into())],
    );
    assert_eq!(number(98.3, &NumberForm::default(), &arabic), "٩٨٫٣");
}

#[test]
fn any_number_is_written() {
    let english = locale("en");
    let forms = ["", ",", ".15f", "d", ".1s", ".15%", "+,.9r"];
    let forms = forms.map(|format| NumberForm::parse(format, None).unwrap());
    for exponent in -330..310 {
        for digits in ["1", "9.99999999999999", "4.5", "-1.2345678901234567"] {
            let value: f64 = format!("{digits}e{exponent}").parse().unwrap();
            for form in forms.iter().chain([&NumberForm::default(), &percent()[0]]) {
                let text = figure(value, form, &english);
                assert!(!text.is_empty() && text.len() < 60, "{value} {text}");
                assert!(
                    !text.starts_with("−0")
                        || text.contains(|c: char| c.is_ascii_digit() && c != '0')
                );
            }
        }
    }
}
