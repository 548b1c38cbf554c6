//! How values went over time: rose, fell, moved up and down; where they turned.

use super::fact::{Fact, difference};
use crate::data::order::by_number;
use crate::format::Locale;
use crate::story::Story;
use std::rc::Rc;

/// Facts of one thing in one unit and from one table, in the order of time; all have a value.
pub(super) struct Course<'a, 'b> {
    pub(super) facts: Vec<&'b Fact<'a>>,
}

/// The facts as courses, in order of appearance.
pub(super) fn courses<'a, 'b>(facts: &'b [Fact<'a>]) -> Vec<Course<'a, 'b>> {
    let mut all: Vec<Course> = Vec::new();
    for fact in facts.iter().filter(|fact| fact.value.is_finite()) {
        let is_own =
            |course: &&mut Course| course.facts.first().is_some_and(|one| is_one(one, fact));
        match all.iter_mut().rev().find(is_own) {
            Some(course) => course.facts.push(fact),
            None => all.push(Course { facts: vec![fact] }),
        }
    }
    for course in &mut all {
        course.facts = by_number(std::mem::take(&mut course.facts), |fact| fact.time);
    }
    all
}

/// Whether both are of one course: figures of another source are not joined to a line.
fn is_one(one: &Fact, other: &Fact) -> bool {
    one.what == other.what
        && one.is_alike(other)
        && Rc::ptr_eq(&one.layer.table, &other.layer.table)
}

/// How a course went, without the stop at its end; nothing for less than two times.
pub(super) fn went(course: &Course, story: &Story) -> Option<String> {
    let locale: &Locale = &story.spoken;
    let [first, .., last] = course.facts.as_slice() else { return None };
    let values: Vec<f64> = course.facts.iter().map(|fact| fact.value).collect();
    let goes = |is: fn(f64, f64) -> bool| {
        values.windows(2).all(|pair| matches!(pair, [before, after] if is(*before, *after)))
    };
    // Where it comes back to, no difference can be told.
    let is_level = first.words == last.words;
    let (pattern, by) = match () {
        () if is_level => ("trend-same", None),
        () if goes(|before, after| before <= after) => ("trend-rise", Some("trend-up-by")),
        () if goes(|before, after| before >= after) => ("trend-fall", Some("trend-down-by")),
        () => ("trend-mixed", None),
    };
    let what = if first.what.is_empty() { locale.word("figures-all") } else { &first.what };
    let slots = [
        ("{what}", what),
        ("{first}", &first.words),
        ("{from}", &first.when),
        ("{last}", &last.words),
        ("{to}", &last.when),
    ];
    let mut said = locale.say(pattern, &slots);
    if let Some((by, difference)) = by.zip(difference(last, first, story)) {
        said.push_str(&locale.fill(by, &difference));
    }
    if by.is_none() {
        said.push_str(&turns(course, locale));
    }
    Some(said)
}

/// The highest and the lowest value, unless the course begins or ends there.
fn turns(course: &Course, locale: &Locale) -> String {
    let inner = course.facts.get(1..course.facts.len().saturating_sub(1)).unwrap_or_default();
    let ends = [course.facts.first(), course.facts.last()].into_iter().flatten();
    let ends: Vec<f64> = ends.map(|fact| fact.value).collect();
    let high = extreme(inner, |one, other| one > other);
    let high = high.filter(|fact| ends.iter().all(|end| fact.value > *end));
    let low = extreme(inner, |one, other| one < other);
    let low = low.filter(|fact| ends.iter().all(|end| fact.value < *end));
    let slots = |fact: &Fact| (fact.words.clone(), fact.when.clone());
    match (high.map(slots), low.map(slots)) {
        (Some((value, when)), Some((value2, when2))) => {
            let first = [("{value}", value.as_str()), ("{when}", &when)];
            let second = [("{value2}", value2.as_str()), ("{when2}", &when2)];
            locale.say("trend-both", &[first, second].concat())
        }
        (Some((value, when)), None) => {
            locale.say("trend-high", &[("{value}", &value), ("{when}", &when)])
        }
        (None, Some((value, when))) => {
            locale.say("trend-low", &[("{value}", &value), ("{when}", &when)])
        }
        (None, None) => String::new(),
    }
}

/// The first fact that is beyond all others.
pub(super) fn extreme<'a, 'b>(
    facts: &[&'b Fact<'a>],
    is_beyond: fn(f64, f64) -> bool,
) -> Option<&'b Fact<'a>> {
    let valued = facts.iter().copied().filter(|fact| fact.value.is_finite());
    valued.fold(None, |best: Option<&Fact>, fact| match best {
        Some(best) if !is_beyond(fact.value, best.value) => Some(best),
        _ => Some(fact),
    })
}
