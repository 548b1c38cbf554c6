//! Numbers in the cells of data files, read fast: a million of them stand between a reader and a line.

use crate::spec::json;

/// Whole numbers below that are exact.
const EXACT: u64 = 1 << 53;
/// Powers of ten that are exact.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// Reads a number as JSON writes it; nothing for any other text.
///
/// Digits and power of ten are exact in nearly all data, so that one product or quotient is the
/// nearest number (Clinger, PLDI 1990); all others are read as in JSON files.
pub(super) fn number(text: &str) -> Option<f64> {
    let mut bytes = Bytes { rest: text.as_bytes(), digits: 0, is_long: false };
    let is_negative = bytes.skip(b'-');
    let is_zero = bytes.rest.first() == Some(&b'0');
    let whole = bytes.digits();
    if whole == 0 || is_zero && whole > 1 {
        return None;
    }
    let decimals = if bytes.skip(b'.') { bytes.digits() } else { 0 };
    if text.ends_with('.') {
        return None;
    }
    if bytes.rest.is_empty() && !bytes.is_long && bytes.digits < EXACT {
        let power = POWERS.get(decimals).copied();
        if let Some(power) = power {
            let value = bytes.digits as f64 / power;
            return Some(if is_negative { -value } else { value });
        }
    }
    json::number(text)
}

struct Bytes<'a> {
    rest: &'a [u8],
    /// The digits so far, as a number.
    digits: u64,
    /// Whether they are too many for that.
    is_long: bool,
}

impl Bytes<'_> {
    fn skip(&mut self, byte: u8) -> bool {
        let rest = self.rest.strip_prefix(&[byte]);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Reads digits; how many.
    fn digits(&mut self) -> usize {
        let mut count = 0;
        while let Some((digit @ b'0'..=b'9', rest)) = self.rest.split_first() {
            let digit = u64::from(*digit - b'0');
            match self.digits.checked_mul(10).and_then(|digits| digits.checked_add(digit)) {
                Some(digits) => self.digits = digits,
                None => self.is_long = true,
            }
            self.rest = rest;
            count += 1;
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_exact_as_the_librarys() {
        let mut seed = 7_u64;
        let mut next = || {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            seed >> 20
        };
        for _ in 0..20_000 {
            let digits = (next() % 10_u64.pow((next() % 15) as u32 + 1)).to_string();
            let at = next() as usize % (digits.len() + 1);
            let (whole, decimals) = digits.split_at(at);
            let whole = if whole.is_empty() { "0" } else { whole };
            let point = if decimals.is_empty() { "" } else { "." };
            let sign = if next() % 2 == 0 { "-" } else { "" };
            let text = [sign, whole, point, decimals].concat();
            let wanted = if whole.len() > 1 && whole.starts_with('0') {
                None
            } else {
                text.parse::<f64>().ok()
            };
            assert_eq!(number(&text).map(f64::to_bits), wanted.map(f64::to_bits), "{text}");
        }
    }

    #[test]
    fn what_json_does_not_write_is_no_number() {
        for text in
            ["", "-", "1.", ".5", "007", "+1", "1e", "0x1", "1,5", "NaN", "1 000", "٣", "1e999"]
        {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(number("-0").map(f64::to_bits), Some((-0.0_f64).to_bits()));
        for text in ["1e3", "-1.5E-2", "123456789012345678901234567890", "0.1234567890123456789"] {
            let (read, wanted) = (number(text).unwrap(), text.parse::<f64>().unwrap());
            assert!((read - wanted).abs() <= wanted.abs() * 1e-15, "{text}");
        }
    }
}
