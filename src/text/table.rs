//! A fixed table of widths, the same on every machine.

use super::class::{is_unseen, is_wide};
use super::{Font, TextMeasure};

/// Measures words by fixed advances, near to those of the common sans faces: for goldens, and
/// wherever no font can be asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct TableMeasure;

/// Bold letters are this much wider.
const BOLD: f64 = 1.06;
/// Advances are thousandths of the font's size.
const EM: u32 = 1000;
/// The first character of the table.
const FIRST: u32 = 0x20;
/// Advances from the space to the tilde, as in Helvetica; all digits are equal.
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// A letter of another alphabet.
const LETTER: u32 = 580;
/// A letter of an alphabet whose letters join.
const JOINED: u32 = 450;
/// A narrow mark: curly quotes, the middle dot.
const NARROW: u32 = 333;
/// A mark as wide as a digit: the minus, currencies, the en dash.
const MIDDLE: u32 = 556;

impl TextMeasure for TableMeasure {
    fn width(&self, text: &str, font: Font) -> f64 {
        let is_han = text.chars().any(is_han);
        let known = |letter| if is_han && is_quote(letter) { EM } else { advance(letter) };
        let thousandths: u32 = text.chars().map(known).sum();
        let width = f64::from(thousandths) / f64::from(EM) * font.size;
        if font.bold { width * BOLD } else { width }
    }
}

/// Whether a character is a curly quote, which Chinese faces draw as wide as a Han character.
fn is_quote(character: char) -> bool {
    matches!(character, '‘' | '’' | '“' | '”')
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// Width of a character, in thousandths of the font's size.
fn advance(character: char) -> u32 {
    let code = u32::from(character);
    let known = code.checked_sub(FIRST).and_then(|index| ASCII.get(index as usize));
    if let Some(advance) = known {
        return u32::from(*advance);
    }
    match character {
        _ if is_unseen(character) || character.is_control() => 0,
        _ if is_wide(character) => EM,
        _ if is_quote(character) => NARROW,
        '\u{a0}' | '\u{2009}' | '\u{202f}' | '·' | '•' | '°' => NARROW,
        '…' | '—' | '‰' => EM,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}' => JOINED,
        '\u{2000}'..='\u{22ff}' => MIDDLE,
        _ => LETTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn width(text: &str) -> f64 {
        TableMeasure.width(text, Font { size: 10.0, bold: false })
    }

    #[test]
    fn widths() {
        assert_eq!(width(""), 0.0);
        assert!((width("銀行、75％") - 51.12).abs() < 1e-9);
        assert_eq!(width("0"), width("9"));
        assert_eq!(width("e\u{301}\u{200b}"), width("e"));
        assert_eq!(width("한글かな🙂"), 50.0);
        let bold = TableMeasure.width("銀", Font { size: 10.0, bold: true });
        assert!((bold - 10.6).abs() < 1e-9);
        assert!(width("WWW") > width("iii"));
        assert_eq!(width("“南向通”"), 50.0);
        assert!(width("“South”") < width("South") + 10.0);
    }
}
