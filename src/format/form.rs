//! How the numbers of a field are written, and the part of d3-format that says so.

use super::unit::Unit;
use std::rc::Rc;

/// How the numbers of a field are written; the default is the house's own way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumberForm {
    /// Their unit.
    pub unit: Option<Rc<Unit>>,
    /// Digits after the point when fixed, else as many as the number needs, two at most.
    pub digits: Option<u8>,
    /// Digits in all, when these are bounded.
    pub significant: Option<u8>,
    /// Whether zeros at the end are left out, so that `digits` are the most there can be.
    pub is_trimmed: bool,
    /// Whether large numbers are written out in full instead of 萬, 億, million.
    pub is_full: bool,
    /// Whether large numbers are written with the short signs of a language that has some: 1.2M.
    pub is_compact: bool,
    /// Whether thousands are not parted: for years and other numbers that are names.
    pub is_ungrouped: bool,
    /// Whether it is a part of one, to be shown in percent.
    pub is_share: bool,
    /// Whether numbers above zero have a plus sign.
    pub is_signed: bool,
}

/// Digits that a format can ask for, at most: an `f64` surely keeps no more.
const MOST_DIGITS: u8 = 15;

impl NumberForm {
    /// Reads d3-format's words, as Vega-Lite takes them; nothing for what is not read: fill, align,
    /// width, currency, and the types `e g n p x X o b c`.
    ///
    /// | format | 1234567.5 in English | |
    /// |---|---|---|
    /// | (none) | 1,234,567.5 | the house's way: scaled when that is short |
    /// | `,` | 1,234,567.5 | in full |
    /// | `,.2f`, `,.2~f` | 1,234,567.50, 1,234,567.5 | digits after the point |
    /// | `d`, `,d` | 1234568, 1,234,568 | whole |
    /// | `.2s`, `~s` | 1.2M, 1.23M | scaled, with the short signs of languages that have some |
    /// | `,.3r` | 1,230,000 | digits in all |
    /// | `.0%` | (0.75) 75% | a part of one |
    /// | `+,.1f` | +1,234,567.5 | with its sign |
    pub fn parse(format: &str, unit: Option<Rc<Unit>>) -> Option<Self> {
        let rest = format.strip_prefix(['+', '-']).unwrap_or(format);
        let is_signed = format.starts_with('+');
        let is_ungrouped = !rest.starts_with(',');
        let rest = rest.strip_prefix(',').unwrap_or(rest);
        let (precision, rest) = match rest.strip_prefix('.') {
            Some(rest) => {
                let (precision, rest) = number(rest)?;
                (Some(precision), rest)
            }
            None => (None, rest),
        };
        let is_trimmed = rest.starts_with('~');
        let kind = rest.strip_prefix('~').unwrap_or(rest);
        let form =
            Self { unit, is_trimmed, is_full: true, is_ungrouped, is_signed, ..Self::default() };
        match kind {
            "f" => Some(Self { digits: precision, ..form }),
            "%" => Some(Self { digits: precision, is_share: true, ..form }),
            "d" => Some(Self { digits: Some(0), ..form }),
            "s" => {
                let form = Self { is_full: false, is_ungrouped: false, ..form };
                Some(Self { significant: precision, is_compact: true, ..form })
            }
            // Without a type, zeros at the end are left out.
            "" => Some(Self { significant: precision, is_trimmed: true, ..form }),
            "r" => Some(Self { significant: precision, ..form }),
            _ => None,
        }
    }
}

/// The number that `text` begins with, and what follows.
fn number(text: &str) -> Option<(u8, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let value = digits
        .bytes()
        .fold(0_u8, |value, digit| value.saturating_mul(10).saturating_add(digit - b'0'));
    (!digits.is_empty() && value <= MOST_DIGITS).then_some((value, rest))
}
