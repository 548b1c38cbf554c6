//! Which plural form a number asks for, by the rule that a language pack names.

use super::decimal::Decimal;

/// Rules that a pack can name as `plural`.
pub const RULES: [&str; 4] = ["none", "one-other", "slavic", "arabic"];

/// The form of `pattern` (forms parted by `|`) that goes with `number`; the last one when the
/// pattern has fewer forms than the rule.
///
/// - `none`: one form.
/// - `one-other`: 1; all others.
/// - `slavic`: 1, 21…; 2–4, 22–24…, and parts; all others.
/// - `arabic`: 0; 1; 2; 3–10, 103–110…; 11–99, 111–199…; all others.
pub(crate) fn form<'a>(rule: &str, number: Decimal, pattern: &'a str) -> &'a str {
    let is_whole = number.places() == 0;
    let (tens, hundreds) = (number.remainder(10), number.remainder(100));
    let index = match rule {
        "one-other" => usize::from(!number.is_just(1)),
        "slavic" if !is_whole => 1,
        "slavic" => match (tens, hundreds) {
            (_, 11..=14) => 2,
            (1, _) => 0,
            (2..=4, _) => 1,
            _ => 2,
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
            ("slavic", &[(1.0, "a"), (21.0, "a"), (3.0, "b"), (5.0, "c"), (1.5, "b")]),
            ("slavic", &[(11.0, "c"), (12.0, "c"), (112.0, "c"), (1e6, "c"), (0.0, "c")]),
            ("arabic", &[(0.0, "a"), (1.0, "b"), (2.0, "c"), (3.0, "d"), (110.0, "d")]),
            ("arabic", &[(11.0, "e"), (199.0, "e"), (100.0, "f"), (0.5, "f")]),
        ] {
            for (number, wanted) in cases {
                let number = Decimal::new(*number).unwrap();
                assert_eq!(form(rule, number, all), *wanted, "{rule} {number:?}");
            }
        }
        assert_eq!(form("slavic", Decimal::new(5.0).unwrap(), "one|two"), "two");
        assert_eq!(form("none", Decimal::new(5.0).unwrap(), ""), "");
    }
}
