//! The number in a label, counted from one value to another while its bar moves.

use crate::format::decimal::whole;

/// The words on the way from one label to another when they differ in one number only: `share`
/// (0–1) of the way. Nothing when other words differ too.
pub(super) fn counted(from: &str, to: &str, share: f64) -> Option<String> {
    let (before, after) = (Label::read(from)?, Label::read(to)?);
    if before.head != after.head || before.tail != after.tail {
        return None;
    }
    let decimals = before.decimals.max(after.decimals);
    let (low, high) = (before.units(decimals)?, after.units(decimals)?);
    let now = libm::round(low + (high - low) * share) as u64;
    let number = written(now, decimals, before.marks(), after.marks());
    Some([after.head, &number, after.tail].concat())
}

/// A label parted at its number, the only one in it.
struct Label<'a> {
    head: &'a str,
    number: &'a str,
    tail: &'a str,
    decimals: u32,
}

impl<'a> Label<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let is_digit = |byte: &u8| byte.is_ascii_digit();
        let bytes = text.as_bytes();
        let start = bytes.iter().position(is_digit)?;
        let end = bytes.iter().rposition(is_digit)? + 1;
        let number = text.get(start..end)?;
        if !number.bytes().all(|byte| is_digit(&byte) || byte == b',' || byte == b'.') {
            return None;
        }
        // Three digits after a mark are a group, not decimals; good enough for what is on the way.
        let last = number.bytes().rev().position(|byte| !is_digit(&byte)).unwrap_or(0);
        let decimals = if last == 3 { 0 } else { u32::try_from(last).ok()? };
        Some(Self { head: text.get(..start)?, number, tail: text.get(end..)?, decimals })
    }

    /// The value in units of the last decimal; nothing when it has too many digits to count.
    fn units(&self, decimals: u32) -> Option<f64> {
        let mut value = 0_u64;
        for digit in self.number.bytes().filter(u8::is_ascii_digit) {
            value = value.checked_mul(10)?.checked_add(u64::from(digit - b'0'))?;
        }
        let scale = 10_u64.checked_pow(decimals - self.decimals)?;
        value.checked_mul(scale).filter(|units| *units < 1 << 53).map(|units| units as f64)
    }

    /// The marks that part groups and decimals, where it has them.
    fn marks(&self) -> (Option<char>, Option<char>) {
        let mut marks = self.number.bytes().filter(|byte| !byte.is_ascii_digit()).map(char::from);
        let first = marks.next();
        let last = marks.next_back().or(first);
        let is_grouped = self.decimals == 0 || first != last;
        (first.filter(|_| is_grouped), last.filter(|_| self.decimals > 0))
    }
}

type Marks = (Option<char>, Option<char>);

fn written(units: u64, decimals: u32, before: Marks, after: Marks) -> String {
    let group = after.0.or(before.0);
    let point = after.1.or(before.1).unwrap_or('.');
    let mut digits = whole(units);
    let decimals = decimals as usize;
    while digits.len() <= decimals {
        digits.insert(0, '0');
    }
    let whole = digits.len() - decimals;
    let mut out = String::new();
    for (at, digit) in digits.bytes().enumerate() {
        if at == whole {
            out.push(point);
        }
        let is_group = at > 0 && at < whole && (whole - at).is_multiple_of(3);
        if let (true, Some(mark)) = (is_group, group) {
            out.push(mark);
        }
        out.push(digit.into());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn counts_what_differs_in_one_number() {
        let half = |from, to| counted(from, to, 0.5);
        assert_eq!(half("59%", "75%").as_deref(), Some("67%"));
        assert_eq!(half("逾990億", "逾1,010億").as_deref(), Some("逾1,000億"));
        assert_eq!(half("6.5%", "7%").as_deref(), Some("6.8%"));
        assert_eq!(half("6,5 %", "7,5 %").as_deref(), Some("7,0 %"));
        assert_eq!(half("US$0.50", "US$0.06").as_deref(), Some("US$0.28"));
        assert_eq!(half("1,234.5", "1,234.5").as_deref(), Some("1,234.5"));
    }

    #[test]
    fn leaves_alone_what_differs_in_words() {
        for (from, to) in [
            ("75%", "逾75%"),
            ("one", "two"),
            ("5–10%", "6–11%"),
            ("-5", "5"),
            ("99999999999999999999", "1"),
            ("", "1"),
        ] {
            assert_eq!(counted(from, to, 0.5), None, "{from} {to}");
        }
    }
}
