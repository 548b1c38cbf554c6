//! Cases and properties of lines.
use super::*;
use crate::text::table::TableMeasure;

const FONT: Font = Font { size: 10.0, bold: false };

fn wrapped(text: &str, width: f64) -> Vec<String> {
    wrap(text, width, FONT, &TableMeasure)
}

#[test]
fn lines_break_between_words() {
    assert_eq!(wrapped("", 100.0), [""; 0]);
    assert_eq!(wrapped("three banks in four", 60.0), ["three banks", "in four"]);
    assert_eq!(wrapped("銀行業，使用率", 30.0), ["銀行", "業，使", "用率"]);
    assert_eq!(wrapped("one\n\ntwo", 100.0), ["one", "", "two"]);
    assert_eq!(wrapped("over HK$10 billion more", 75.0), ["over", "HK$10 billion", "more"]);
    assert_eq!(wrapped("  over  ", 100.0), ["over"]);
    let long = "any width ".repeat(9).trim().to_owned();
    assert_eq!(wrapped(&long, f64::NAN), [long.as_str()]);
    assert_eq!(wrapped("any width", f64::INFINITY), ["any width"]);
}

#[test]
fn what_is_too_long_is_cut() {
    assert_eq!(wrapped("HK$10 billion", 50.0), ["HK$10", "billion"]);
    assert_eq!(wrapped("Incomprehensibilities", 50.0), ["Incompreh", "ensibilities"]);
    assert_eq!(wrapped("1,234,567", 25.0), ["1,23", "4,56", "7"]);
    assert_eq!(wrapped("銀行", 0.0), ["銀", "行"]);
    assert_eq!(wrapped("👩‍💻e\u{301}", -1.0), ["👩‍💻", "e\u{301}"]);
}

#[test]
fn words_are_cut_with_an_ellipsis_only_when_they_must_be() {
    let cut = |text, width| fit(text, width, FONT, &TableMeasure);
    assert_eq!(cut("banks", 50.0), "banks");
    assert_eq!(cut("banks in Hong Kong", 50.0), "banks in…");
    assert_eq!(cut("銀行，使用率", 40.0), "銀行…");
    assert_eq!(cut("逾1,234,567人", 40.0), "逾…");
    assert_eq!(cut("銀行", 1.0), "…");
    assert_eq!(cut("Incomprehensible", 50.0), "Incompr…");
    assert_eq!(cut("", -1.0), "");
}
