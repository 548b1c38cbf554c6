//! Figures that stand in the words on a chart as typed, and that its data do not hold (any more).

use crate::describe;
use crate::diagnostic::search::split_once;
use crate::diagnostic::{Diagnostics, message};
use crate::format::Locale;
use crate::format::number::{NumberForm, number};
use crate::spec::StorySpec;
use crate::spec::read::TextSpec;
use crate::story::telling::measured;
use crate::story::{Step, Story};
use std::collections::BTreeSet;

/// Whole numbers below this one are words more often than figures: "three in 4".
const FIGURES: usize = 2;

/// Says which typed figures of `alt` and `summary` are none of their step's.
pub(super) fn check(spec: &StorySpec, story: &Story, out: &mut Diagnostics) {
    for (written, step) in spec.steps.iter().zip(&story.steps) {
        let texts = [Some(&written.alt), written.summary.as_ref()];
        let mut known = None;
        for text in texts.into_iter().flatten() {
            let own = text.by_language.iter().find(|(tag, _)| *tag == *story.language);
            let Some((tag, words)) = own.or_else(|| shared(text)) else { continue };
            for typed in typed(words, &story.locale) {
                let known = known.get_or_insert_with(|| figures(story, step));
                if !known.contains(&typed.number) {
                    let place = text.place.clone();
                    let place = if tag.is_empty() { place } else { place.member(tag) };
                    out.add(message::stale_figure(&place, typed.words));
                }
            }
        }
    }
}

/// A text that is the same in all languages.
fn shared(text: &TextSpec) -> Option<&(String, String)> {
    text.by_language.iter().find(|(tag, _)| tag.is_empty())
}

/// A figure as typed, and its plain digits.
struct Typed<'a> {
    words: &'a str,
    number: String,
    is_percent: bool,
}

/// The figures that are typed into a text: what is bound is always right.
fn typed<'a>(text: &'a str, locale: &Locale) -> Vec<Typed<'a>> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = split_once(rest, "{{") {
        all.extend(numbers(before, locale));
        rest = split_once(after, "}}").map_or("", |(_, after)| after);
    }
    all.extend(numbers(rest, locale));
    all.retain(|typed| typed.number.len() >= FIGURES || typed.is_percent);
    all
}

/// All numbers in a text, but not those in names such as "L4" or "COVID-19".
fn numbers<'a>(text: &'a str, locale: &Locale) -> Vec<Typed<'a>> {
    let signs = [locale.word("decimal"), locale.word("group")];
    let is_inner = |letter: char| signs.iter().any(|sign| sign.chars().eq([letter]));
    let is_digit = |letter: char| letter.is_ascii_digit() || ('٠'..='٩').contains(&letter);
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_digit)) {
        let start = at + start;
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.find(|letter| !is_digit(letter) && !is_inner(letter));
        let words = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
        at = start + words.len();
        let words = words.trim_end_matches(is_inner);
        let before = text.get(..start).unwrap_or_default();
        let before = before.strip_suffix('-').unwrap_or(before);
        let after = text.get(start + words.len()..).unwrap_or_default();
        let is_name = before.ends_with(|letter: char| letter.is_ascii_alphabetic())
            || after.starts_with(|letter: char| letter.is_ascii_alphabetic());
        if !is_name {
            let is_percent = after.trim_start().starts_with(['%', '％', '٪']);
            all.push(Typed { words, number: plain(words, locale), is_percent });
        }
    }
    all
}

/// A number in digits of ASCII with a point, without what parts its thousands.
fn plain(words: &str, locale: &Locale) -> String {
    let digit = |letter: char| match u32::from(letter).checked_sub(u32::from('٠')) {
        Some(digit @ 0..=9) => char::from_digit(digit, 10).unwrap_or(letter),
        _ => letter,
    };
    let ungrouped = words.replace(locale.word("group"), "");
    let plain: String = ungrouped.replace(locale.word("decimal"), ".").chars().map(digit).collect();
    match plain.contains('.') {
        true => plain.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => plain,
    }
}

/// All numbers that a step's table, axes and findings hold.
fn figures(story: &Story, step: &Step) -> BTreeSet<String> {
    let table = describe::table(story, step);
    let mut texts: Vec<String> = table.rows.into_iter().flat_map(|row| row.cells).collect();
    let found = Step { summary: None, ..step.clone() };
    texts.extend(describe::summary(story, &found));
    texts.extend(story.credits.iter().map(|credit| credit.date.clone()));
    for layer in step.chart.panels.iter().flat_map(|panel| &panel.layers) {
        texts.extend(layer.text.iter().cloned());
        let full = NumberForm { is_full: true, ..NumberForm::default() };
        texts.extend((0..layer.len).map(|index| {
            let value = measured(story, layer, index).value;
            number(value, &full, &story.locale)
        }));
    }
    let numbers = texts.iter().flat_map(|text| numbers(text, &story.locale));
    numbers.map(|typed| typed.number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::words::built_in;

    fn typed_in(text: &str) -> Vec<String> {
        let locale = built_in("en").unwrap_or_default();
        typed(text, &locale).into_iter().map(|typed| typed.number).collect()
    }

    #[test]
    fn finds_what_is_typed_and_not_bound() {
        assert_eq!(
            typed_in("From 59% in {{ t/2022 }} to 1,234.50 in 2025."),
            ["59", "1234.5", "2025"]
        );
        assert_eq!(typed_in("3 bars, 5% of L4 and COVID-19 in the G20; 1.0 and 10"), ["5", "10"]);
        assert!(typed_in("{{ a }} and {{ never closed 12").is_empty());
    }
}
