//! Which plural form a number asks for, by the rule that a language pack names.

use super::decimal::Decimal;

/// Rules that a pack can name as `plural`.
pub const RULES: [&str; 5] = ["none", "one-other", "slavic", "arabic", "english-ordinal"];

/// The form of `pattern` (forms parted by `|`) that goes with `number`; the last one when the
/// pattern has fewer forms than the rule.
///
/// - `none`: one form.
/// - `one-other`: 1; all others.
/// - `slavic`: 1, 21…; 2–4, 22–24…; all others; parts, which are as the second without a form of
///   their own.
/// - `english-ordinal`: 1st, 21st…; 2nd, 22nd…; 3rd, 23rd…; all others.
/// - `arabic`: 0; 1; 2; 3–10, 103–110…; 11–99, 111–199…; all others.
pub(crate) fn form<'a>(rule: &str, number: Decimal, pattern: &'a str) -> &'a str {
    let is_whole = number.places() == 0;
    let (tens, hundreds) = (number.remainder(10), number.remainder(100));
    let index = match rule {
        "one-other" => usize::from(!number.is_just(1)),
        "slavic" if !is_whole && pattern.split('|').count() > 3 => 3,
        "slavic" if !is_whole => 1,
        "slavic" => match (tens, hundreds) {
            (_, 11..=14) => 2,
            (1, _) => 0,
            (2..=4, _) => 1,
            _ => 2,
        },
        "english-ordinal" => match (tens, hundreds) {
            (_, 11..=13) => 3,
            (1..=3, _) if is_whole => tens as usize - 1,
            _ => 3,
        },
        "arabic" => match hundreds {
            _ if number.is_just(0) => 0,
            _ if number.is_just(1) => 1,
            _ if number.is_just(2) => 2,
            _ if !is_whole => 5,
            3..=10 => 3,
            11..=99 => 4,
            _ => 5,
        },
        _ => 0,
    };
    let last = pattern.split('|').next_back().unwrap_or_default();
    pattern.split('|').nth(index).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        let all = "a|b|c|d|e|f";
        for (rule, cases) in [
            ("none", &[(0.0, "a"), (1.0, "a"), (2.0, "a")] as &[(f64, &str)]),
            ("one-other", &[(1.0, "a"), (-1.0, "a"), (0.0, "b"), (1.5, "b"), (21.0, "b")]),
            ("slavic", &[(1.0, "a"), (21.0, "a"), (3.0, "b"), (5.0, "c")]),
            ("slavic", &[(0.5, "d"), (1.2, "d")]),
            ("slavic", &[(11.0, "c"), (12.0, "c"), (112.0, "c"), (1e6, "c"), (0.0, "c")]),
            ("english-ordinal", &[(1.0, "a"), (22.0, "b"), (3.0, "c"), (4.0, "d"), (0.0, "d")]),
            ("english-ordinal", &[(11.0, "d"), (12.0, "d"), (113.0, "d"), (101.0, "a")]),
            ("arabic", &[(0.0, "a"), (1.0, "b"), (2.0, "c"), (3.0, "d"), (110.0, "d")]),
            ("arabic", &[(11.0, "e"), (199.0, "e"), (100.0, "f"), (0.5, "f")]),
        ] {
            for (number, wanted) in cases {
                let number = Decimal::new(*number).unwrap();
                assert_eq!(form(rule, number, all), *wanted, "{rule} {number:?}");
            }
        }
        assert_eq!(form("slavic", Decimal::new(5.0).unwrap(), "one|two"), "two");
        assert_eq!(form("slavic", Decimal::new(1.5).unwrap(), "one|two|three"), "two");
        assert_eq!(form("none", Decimal::new(5.0).unwrap(), ""), "");
    }
}
