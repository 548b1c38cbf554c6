//! What a step changes: what stays, comes, goes, and what moves.

use super::fact::{Fact, facts};
use super::kind::kind;
use super::trend::courses;
use crate::format::Locale;
use crate::story::{Step, Story};

/// Most names and values that one sentence takes.
const NAMES: usize = 3;

/// What is different in `after` when a reader comes from `before`, in one sentence for ears; its
/// summary says what kind of chart it is. Nothing
/// when the data and what is singled out among them are the same.
pub fn change(story: &Story, before: &Step, after: &Step) -> Option<String> {
    let locale: &Locale = &story.spoken;
    let (old, new) = (facts(story, before), facts(story, after));
    let is_other = kind(before) != kind(after);
    let mut clauses: Vec<String> = Vec::new();
    let stays = names(&new, |fact| has(&old, fact));
    let (enters, leaves) =
        (names(&new, |fact| !has(&old, fact)), names(&old, |fact| !has(&new, fact)));
    if stays.is_empty() && !new.is_empty() {
        let is_swap = !is_other && enters.len() == 1 && leaves.len() == 1;
        clauses.push(match is_swap {
            true => locale.fill_two("change-swap", &locale.list(&enters), &locale.list(&leaves)),
            false => locale.word("change-all").into(),
        });
    } else {
        let is_changed = is_other || !enters.is_empty() || !leaves.is_empty();
        let all = [("change-stay", stays), ("change-enter", enters), ("change-leave", leaves)];
        for (name, names) in all.iter().filter(|(_, names)| is_changed && !names.is_empty()) {
            let slots = [("{1}", &*several(names, locale))];
            clauses.push(locale.say_count(name, names.len(), &slots));
        }
        clauses.extend(moves(&old, &new, locale));
        clauses.extend(time(&old, &new, locale));
    }
    let lit = names(&new, |fact| fact.is_lit);
    if clauses.is_empty() && !lit.is_empty() && lit != names(&old, |fact| fact.is_lit) {
        let slots = [("{1}", &*several(&lit, locale))];
        clauses.push(locale.say_count("change-light", lit.len(), &slots));
    }
    let said = clauses.join(locale.word("item-separator"));
    (!clauses.is_empty()).then(|| locale.fill("sentence", &said))
}

/// The things that fit, each once.
fn names<'a>(facts: &'a [Fact], fits: impl Fn(&Fact) -> bool) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for fact in facts {
        if !names.contains(&fact.label.as_str()) && fits(fact) {
            names.push(&fact.label);
        }
    }
    names
}

/// Whether one of the facts is of the same thing.
fn has(facts: &[Fact], wanted: &Fact) -> bool {
    facts.iter().any(|fact| fact.label == wanted.label || fact.key == wanted.key)
}

/// A few names, or how many there are.
fn several(names: &[&str], locale: &Locale) -> String {
    match names.len() {
        0..=NAMES => locale.list(names),
        count => locale.say_count("things", count, &[("{}", &count.to_string())]),
    }
}

/// Values that are other ones under the same key.
fn moves(old: &[Fact], new: &[Fact], locale: &Locale) -> Vec<String> {
    let pairs = new.iter().filter_map(|fact| {
        let before = old.iter().find(|before| before.key == fact.key)?;
        let is_moved = before.words != fact.words && before.is_alike(fact);
        is_moved.then_some((before, fact))
    });
    let pairs: Vec<(&Fact, &Fact)> = pairs.collect();
    if pairs.len() > NAMES {
        let count = pairs.len();
        return vec![locale.say_count("change-moves", count, &[("{}", &count.to_string())])];
    }
    let said = |(before, after): &(&Fact, &Fact)| {
        let slots =
            [("{what}", after.label.as_str()), ("{from}", &before.words), ("{to}", &after.words)];
        locale.say("change-move", &slots)
    };
    pairs.iter().map(said).collect()
}

/// From when to when the data run now, if that is new and they run at all.
fn time(old: &[Fact], new: &[Fact], locale: &Locale) -> Option<String> {
    let (before, (from, to)) = (extent(old), extent(new)?);
    let is_new = before.is_none_or(|(first, last)| first.when != from.when || last.when != to.when);
    let runs = courses(new).iter().any(|course| {
        course
            .facts
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if a.time < b.time && a.label == b.label))
    });
    (is_new && runs).then(|| locale.fill_two("change-time", &from.when, &to.when))
}

/// The first and the last fact in time.
fn extent<'a, 'b>(facts: &'b [Fact<'a>]) -> Option<(&'b Fact<'a>, &'b Fact<'a>)> {
    let dated = || facts.iter().filter(|fact| fact.time.is_finite() && !fact.when.is_empty());
    let first = dated().reduce(|best, fact| if fact.time < best.time { fact } else { best })?;
    let last = dated().reduce(|best, fact| if fact.time > best.time { fact } else { best })?;
    Some((first, last))
}
