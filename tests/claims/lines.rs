//! Lines lose no letter, are no wider than asked, and break by kinsoku.

use super::input::Input;
use datastory::text::lines::{fit, wrap};
use datastory::text::table::TableMeasure;
use datastory::text::{Font, TextMeasure};

const FONT: Font = Font { size: 14.0, bold: false };
/// Marks that start no line.
const NO_START: &str = "、，。：；！？）」』》〉】〕…—％%‰°’”,.!?);:";
/// Marks that end no line.
const NO_END: &str = "（「『《〈【〔“‘([＄$";
/// Room for any word that is not to be parted: breaking one is the last resort.
const AMPLE: f64 = 400.0;
/// Longest run between two places to break that surely fits there, in letters.
const SHORT: usize = 12;

/// The claim.
pub fn claim(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let width = match input.below(12) {
        0 => input.number(),
        _ => input.below(500) as f64,
    };
    let text = input.rest();
    let lines = wrap(&text, width, FONT, &TableMeasure);
    let is_seen = |c: &char| !c.is_whitespace() && *c != '\u{200b}';
    let kept: String = lines.concat().chars().filter(is_seen).collect();
    let wanted: String = text.chars().filter(is_seen).collect();
    assert_eq!(kept, wanted, "letters were lost at {width}");
    for line in &lines {
        let is_one =
            line.chars().filter(|c| TableMeasure.width(&c.to_string(), FONT) > 0.0).count();
        let is_narrow = width.is_nan() || TableMeasure.width(line, FONT) <= width;
        // What is seen as one letter is not parted, however many characters it has.
        assert!(is_narrow || is_one <= 1 || is_cluster(line), "{width}: {line:?}");
        assert!(line.chars().count() <= 1024);
    }
    if width >= AMPLE {
        keeps_kinsoku(&text, &lines);
    }
    let cut = fit(&text, width, FONT, &TableMeasure);
    let has_room = width.is_nan() || TableMeasure.width(&cut, FONT) <= width;
    assert!(has_room || cut == "…" || cut == text, "{width}: {cut:?}");
    assert!(cut.chars().count() <= text.chars().count().max(1));
}

/// Whether it holds joiners or marks that make one letter of several.
fn is_cluster(line: &str) -> bool {
    line.chars().any(|c| {
        matches!(c, '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f1e6}'..='\u{1f1ff}')
            || TableMeasure.width(&c.to_string(), FONT) == 0.0
    })
}

fn keeps_kinsoku(text: &str, lines: &[String]) {
    // Where nothing else is left, anything is broken.
    let longest = text.split([' ', '\n', '\t']).map(|word| word.chars().count()).max();
    if longest.unwrap_or(0) > SHORT {
        return;
    }
    let mut rest = text;
    let mut before: Option<char> = None;
    for line in lines {
        let Some(at) = rest.find(line.as_str()) else { return };
        // A space between the two, or the end of a paragraph, is not kinsoku's business.
        if let (0, Some(before), Some(after)) = (at, before, line.chars().next()) {
            let is_parted = before.is_ascii_digit() && after.is_ascii_digit();
            let is_kept = !is_parted && !NO_START.contains(after) && !NO_END.contains(before);
            assert!(is_kept, "{lines:?}");
        }
        before = line.chars().next_back();
        rest = rest.get(at + line.len()..).unwrap_or_default();
    }
}
