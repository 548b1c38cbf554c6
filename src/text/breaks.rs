//! Where a line may break: UAX #14 with kinsoku, and numbers kept whole with their units.

use super::class::{Class, class};

/// How willingly a line is broken at a place, the most willingly first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// The line ends here.
    Must,
    /// Between words.
    May,
    /// Between a number and the word that goes with it: only when both do not fit on one line.
    Loath,
    /// Within a word that is longer than a line.
    Cut,
    /// Within a number, before a closing mark or after an opening one: the very last resort.
    Last,
    /// Within what is seen as one character.
    Never,
}

/// For each character how willingly the line is broken after it.
pub(super) fn breaks(characters: &[char]) -> Vec<Break> {
    let mut breaks = Vec::with_capacity(characters.len());
    let mut spot = Spot { base: Class::Newline, before: Class::Newline, is_spaced: true };
    let mut flags = 0;
    for (index, character) in characters.iter().enumerate() {
        spot = spot.with(*character);
        flags = if is_flag_half(*character) { flags + 1 } else { 0 };
        let Some(next) = characters.get(index + 1) else {
            breaks.push(Break::Must);
            break;
        };
        breaks.push(match (*character, *next) {
            ('\r', '\n') => Break::Never,
            ('\u{200d}', next) if class(next) == Class::Ideograph => Break::Never,
            (_, next) if is_flag_half(next) && flags % 2 == 1 => Break::Never,
            _ => spot.before(*next),
        });
    }
    keep_numbers(characters, &mut breaks);
    breaks
}

/// What stands before a place where a line might break.
#[derive(Clone, Copy)]
struct Spot {
    /// The last character but spaces and accents.
    base: Class,
    /// The one before it.
    before: Class,
    /// Whether spaces stand after it.
    is_spaced: bool,
}

impl Spot {
    fn with(self, character: char) -> Self {
        match class(character) {
            Class::Combining => self,
            Class::Space => Self { is_spaced: true, ..self },
            class => {
                let before = if self.is_spaced { Class::Space } else { self.base };
                Self { base: class, before, is_spaced: false }
            }
        }
    }

    /// How willingly the line is broken before `next`.
    fn before(self, next: char) -> Break {
        match (self.base, class(next)) {
            (Class::Newline, _) if !self.is_spaced => Break::Must,
            (_, Class::Newline | Class::Space | Class::ZeroWidth) => Break::Last,
            (Class::ZeroWidth, _) => Break::May,
            (_, Class::Combining) if !self.is_spaced => Break::Never,
            (_, after) if self.is_spaced => self.after_space(after, next),
            (_, after) => self.between(after, next),
        }
    }

    fn after_space(self, after: Class, next: char) -> Break {
        match (self.base, after) {
            (Class::Open | Class::QuoteOpen, _) => Break::Last,
            (_, Class::Close | Class::Infix | Class::Dash) => Break::Last,
            (Class::Digit, Class::Postfix) => Break::Last,
            (_, Class::Hyphen) if next == '–' => Break::Loath,
            _ => Break::May,
        }
    }

    fn between(self, after: Class, next: char) -> Break {
        use Class::*;
        match (self.base, after) {
            (Glue, _) | (_, Glue) | (Open | QuoteOpen, _) => Break::Last,
            (_, Close | Infix | Slash | Dash | Postfix | Hyphen | QuoteClose) => Break::Last,
            // What is written together with "+" is one name, whatever follows: 「AI+」.
            (_, Prefix) if matches!(next, '+' | '＋') => Break::Last,
            (Letter | Digit, Prefix) | (Prefix, Prefix | Open | Digit) => Break::Last,
            (Prefix, Letter) => Break::Cut,
            (Prefix, Ideograph) if !matches!(self.before, Letter | Ideograph) => Break::Last,
            (Ideograph | Close | Dash, QuoteOpen | Open) => Break::May,
            (QuoteClose, Ideograph | Open | QuoteOpen) => Break::May,
            (QuoteClose | Quote, _) | (_, QuoteOpen | Quote) => Break::Cut,
            (Digit, Digit | Letter) | (Letter, Digit) => Break::Last,
            (Infix, Digit) => Break::Last,
            // A date or a range is parted before a number is.
            (Slash | Hyphen, Digit) => Break::Cut,
            (Letter, Letter) | (Infix, Letter) | (Postfix, Letter | Digit) => Break::Cut,
            (Slash, Letter) => Break::Loath,
            (Hyphen, _) if self.before == Space => Break::Cut,
            // Latin brackets belong to the word: "firm(s)".
            (Letter | Digit, Open) if next.is_ascii() => Break::Cut,
            _ => Break::May,
        }
    }
}

fn is_flag_half(character: char) -> bool {
    matches!(character, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Powers of ten that follow a number in Chinese.
const SCALES: &[char] = &['十', '百', '千', '萬', '億', '兆', '万', '亿', '餘', '余', '多'];
/// Units of several characters; of any other unit the first character is kept with the number.
const UNITS: &[&str] = &[
    "個百分點",
    "个百分点",
    "百分點",
    "百分点",
    "元人民幣",
    "元人民币",
    "人民幣",
    "人民币",
    "港元",
    "港幣",
    "港币",
    "美元",
    "歐元",
    "欧元",
    "英鎊",
    "英镑",
    "日圓",
    "日元",
    "平方公里",
    "平方米",
    "公里",
    "公尺",
    "公頃",
    "公顷",
    "公斤",
    "個月",
    "个月",
    "小時",
    "小时",
    "分鐘",
    "分钟",
    "年度",
    "年代",
    "年底",
    "年初",
    "月底",
    "季度",
    "世紀",
    "世纪",
    "人次",
    "噸",
    "吨",
];
/// Counters within these units, after which a line breaks rather than elsewhere in them.
const COUNTERS: &[char] = &['個', '个', '元'];
/// Words that are not parted from the number after them.
const BEFORE_NUMBERS: &[char] = &['逾', '約', '约', '近', '達', '达', '至', '月', '年', '～', '約'];
/// English words that are not parted from the number before them.
const AFTER_NUMBERS: &[&str] = &[
    "thousand",
    "million",
    "billion",
    "trillion",
    "percent",
    "per",
    "percentage",
    "km",
    "m",
    "kg",
    "m/s",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Keeps numbers together with what they count.
fn keep_numbers(characters: &[char], breaks: &mut [Break]) {
    let at = |index: usize| characters.get(index).copied().unwrap_or('\n');
    let mut keep = |index: usize, least: Break| {
        if let Some(found) = breaks.get_mut(index) {
            *found = (*found).max(least);
        }
    };
    for (index, character) in characters.iter().enumerate() {
        let next = at(index + 1);
        if class(next) == Class::Digit && *character == '第' {
            keep(index, Break::Last);
        } else if class(next) == Class::Digit && BEFORE_NUMBERS.contains(character) {
            keep(index, Break::Loath);
        } else if class(*character) == Class::Digit && class(next) == Class::Ideograph {
            let rest = characters.get(index + 1..).unwrap_or_default();
            let (scales, len) = (scales(rest), unit(rest));
            // The scale is part of the number; without one, the unit's first character is.
            (0..scales.max(1)).for_each(|step| keep(index + step, Break::Last));
            (scales..len).for_each(|step| {
                let is_joint = step <= scales || COUNTERS.contains(&at(index + step));
                keep(index + step, if is_joint { Break::Loath } else { Break::Cut });
            });
        } else if *character == ' ' && index > 0 && is_one_with(characters, index) {
            keep(index, Break::Loath);
        }
    }
}

/// Number of scales that `rest` begins with.
fn scales(rest: &[char]) -> usize {
    rest.iter().take_while(|character| SCALES.contains(character)).count()
}

/// Length of the scales and the unit that `rest` begins with.
fn unit(rest: &[char]) -> usize {
    let scales = scales(rest);
    let after = rest.get(scales..).unwrap_or_default();
    let is_begun = |unit: &&&str| after.iter().copied().take(unit.chars().count()).eq(unit.chars());
    let known = UNITS.iter().find(is_begun).map(|unit| unit.chars().count());
    let is_han = after.first().is_some_and(|character| class(*character) == Class::Ideograph);
    scales + known.unwrap_or(usize::from(is_han))
}

/// Whether the words on both sides of the space at `index` are one figure: "10 billion", "No. 2".
fn is_one_with(characters: &[char], index: usize) -> bool {
    let before = characters.get(..index).unwrap_or_default();
    let after = characters.get(index + 1..).unwrap_or_default();
    let is_digit = |character: Option<&char>| character.is_some_and(|c| class(*c) == Class::Digit);
    if before.ends_with(&['N', 'o', '.']) {
        return is_digit(after.first());
    }
    let len = after.iter().take_while(|c| c.is_ascii_alphabetic() || **c == '/').count();
    let word = after.get(..len).unwrap_or_default();
    is_digit(before.last())
        && AFTER_NUMBERS.iter().any(|known| known.chars().eq(word.iter().copied()))
}

#[cfg(test)]
mod tests;
