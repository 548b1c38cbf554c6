//! Numbers as decimal digits: rounded as people round, written without the machine's own words.

use crate::scale::ticks::scaled;

/// A number as decimal digits: `digits` times ten to the power of `exponent`.
///
/// 15 significant digits of an `f64` are those that its author wrote; further ones are its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    /// Whether it is below zero; zero never is.
    pub(crate) is_negative: bool,
    /// All digits but the zeros at the end, as a whole number; 0 for zero.
    digits: u64,
    /// Power of ten of the last digit.
    exponent: i32,
}

/// Digits that an `f64` surely keeps.
const SURE_DIGITS: i32 = 15;

impl Decimal {
    /// The decimal digits of a number; nothing when it is not finite.
    pub(crate) fn new(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        if value == 0.0 {
            return Some(Self { is_negative: false, digits: 0, exponent: 0 });
        }
        let magnitude = libm::floor(libm::log10(value.abs())) as i32;
        // The logarithm can be off by one next to a power of ten.
        let found = (magnitude - 1..=magnitude + 1).find_map(|magnitude| {
            let exponent = magnitude + 1 - SURE_DIGITS;
            let digits = libm::round(scaled(value.abs(), -exponent));
            (digits < power(SURE_DIGITS) as f64).then_some((digits as u64, exponent))
        });
        let (digits, exponent) = found?;
        Some(Self { is_negative: value < 0.0, digits, exponent }.trimmed())
    }

    fn trimmed(mut self) -> Self {
        if self.digits == 0 {
            return Self { is_negative: false, digits: 0, exponent: 0 };
        }
        while self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.exponent += 1;
        }
        self
    }

    /// Rounded to so many digits after the point (before it, when negative); halves go away from
    /// zero.
    pub(crate) fn rounded(self, places: i32) -> Self {
        let dropped = -places - self.exponent;
        match dropped {
            ..=0 => self,
            1..=SURE_DIGITS => {
                let unit = power(dropped);
                let digits = (self.digits + unit / 2) / unit;
                Self { digits, exponent: -places, ..self }.trimmed()
            }
            _ => Self { digits: 0, ..self }.trimmed(),
        }
    }

    /// Rounded to so many digits in all.
    pub(crate) fn rounded_to_significant(self, count: i32) -> Self {
        self.rounded(count - 1 - self.magnitude())
    }

    /// Times ten to the power of `by`.
    pub(crate) fn shifted(self, by: i32) -> Self {
        if self.digits == 0 { self } else { Self { exponent: self.exponent + by, ..self } }
    }

    /// Power of ten of the first digit; 0 for zero.
    pub(crate) fn magnitude(self) -> i32 {
        self.exponent + self.significant().max(1) - 1
    }

    /// Number of digits from the first to the last that is not zero.
    pub(crate) fn significant(self) -> i32 {
        (0..).find(|count| self.digits < power(*count)).unwrap_or(SURE_DIGITS)
    }

    /// Digits needed after the point.
    pub(crate) fn places(self) -> i32 {
        (-self.exponent).max(0)
    }

    /// Whether it is zero.
    pub(crate) fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// Digits before the point, and those after it filled up with zeros to `places`.
    pub(crate) fn parts(self, places: i32) -> (String, String) {
        let mut all = whole(self.digits);
        (0..self.exponent).for_each(|_| all.push('0'));
        let after = self.places() as usize;
        let missing = (after + 1).saturating_sub(all.len());
        let mut all = ["0".repeat(missing), all].concat();
        let mut fraction = all.split_off(all.len() - after);
        (self.places()..places).for_each(|_| fraction.push('0'));
        (all, fraction)
    }

    /// Whether it is this whole number, whatever its sign.
    pub(crate) fn is_just(self, number: u64) -> bool {
        self.places() == 0
            && self.magnitude() < SURE_DIGITS
            && self.remainder(power(SURE_DIGITS)) == number
    }

    /// What remains when the digits before the point are divided by `of`.
    pub(crate) fn remainder(self, of: u64) -> u64 {
        let (whole, _) = self.parts(0);
        whole.bytes().fold(0, |rest, digit| (rest * 10 + u64::from(digit - b'0')) % of)
    }
}

/// Ten to the power of `exponent`, from 0 to 19: a machine of 64 bits multiplies these at once, where
/// saturating takes 128 bits.
fn power(exponent: i32) -> u64 {
    (0..exponent.min(19)).fold(1, |power: u64, _| power * 10)
}

/// A whole number in digits.
pub(crate) fn whole(mut number: u64) -> String {
    let mut digits = String::new();
    loop {
        digits.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return digits;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: f64, places: i32) -> String {
        let number = Decimal::new(value).unwrap().rounded(places);
        let (whole, fraction) = number.parts(places);
        let sign = if number.is_negative { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        [sign, &whole, point, &fraction].concat()
    }

    #[test]
    fn halves_are_rounded_as_people_do() {
        for (value, places, wanted) in [
            (0.285, 2, "0.29"),
            (1.005, 2, "1.01"),
            (-2.5, 0, "-3"),
            (0.5, 0, "1"),
            (-0.04, 1, "0.0"),
            (999.95, 1, "1000.0"),
            (0.1 + 0.2, 2, "0.30"),
            (1e15, 0, "1000000000000000"),
            (123.0, -1, "120"),
            (6.5, 3, "6.500"),
            (5e-324, 2, "0.00"),
        ] {
            assert_eq!(written(value, places), wanted, "{value}");
        }
        assert_eq!(Decimal::new(f64::NAN), None);
        assert_eq!(Decimal::new(f64::INFINITY), None);
    }

    #[test]
    fn fifteen_digits_are_kept() {
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        for _ in 0..50_000 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            let digits = seed % 10_u64.pow(1 + (seed >> 32) as u32 % 15);
            let exponent = (seed >> 40) as i32 % 36 - 20;
            let value: f64 = format!("{digits}e{exponent}").parse().unwrap();
            let wanted = Decimal { is_negative: false, digits, exponent }.trimmed();
            assert_eq!(Decimal::new(value), Some(wanted), "{digits}e{exponent}");
        }
    }

    #[test]
    fn any_number_has_digits() {
        for value in [f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, 1e308, 999_999_999_999_999.9] {
            let number = Decimal::new(value).unwrap();
            assert!(number.significant() <= 15 && !number.is_zero(), "{value}");
        }
    }
}
