//! What the numbers of a step show: values, extremes, comparisons, gaps, how exact they are.

use super::fact::{Fact, difference, ratio};
use super::kind::Kind;
use super::trend::{courses, extreme, went};
use crate::data::calendar::{self, Precision};
use crate::data::order::by_number;
use crate::format::Locale;
use crate::format::date::date;
use crate::story::Story;

/// Most things that are told one by one: of more, only the ends are.
const TOLD: usize = 3;
/// The same where nothing can be compared.
const APART: usize = 6;
/// Most lines that are told one by one.
const COURSES: usize = 4;
/// Longest time in years in which years are looked for that are left out.
const MOST_YEARS: i64 = 200;
/// Most gaps that are told one by one.
const GAPS: usize = 4;

/// What is found, sentence by sentence, and whether all values have been told.
pub(super) struct Findings<'a> {
    pub(super) story: &'a Story,
    pub(super) said: Vec<String>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(story: &'a Story) -> Self {
        Self { story, said: Vec::new() }
    }

    fn ears(&self) -> &'a Locale {
        &self.story.spoken
    }

    fn add(&mut self, said: &str) {
        self.said.push(self.ears().fill("sentence", said));
    }

    /// Finds what there is to say of facts that are drawn as `kind`; with `are_some` they stand for
    /// many more, of which extremes are known but no counts.
    pub(super) fn find(&mut self, kind: Kind, facts: &[Fact], are_some: bool) {
        let is_all_told = match kind {
            Kind::Periods => self.periods(facts),
            Kind::Units => true,
            Kind::Figures => self.values(facts),
            _ => self.over_time(facts) || self.values(facts),
        };
        if are_some {
            return;
        }
        if !is_all_told {
            self.inexact(facts);
        }
        self.gaps(facts);
    }

    /// Each value, as "what: value", one after another.
    fn list(&mut self, facts: &[&Fact]) {
        let locale = self.ears();
        let item = |fact: &&Fact| match fact.words.is_empty() {
            true => fact.label.clone(),
            false => locale.fill_two("item-value", &fact.label, &fact.words),
        };
        let items: Vec<String> = facts.iter().map(item).collect();
        if !items.is_empty() {
            self.add(&items.join(locale.word("item-separator")));
        }
    }

    /// When things begin and end: all of a few, else the first and the last.
    fn periods(&mut self, facts: &[Fact]) -> bool {
        let locale = self.ears();
        let dated: Vec<&Fact> = facts.iter().filter(|fact| fact.time.is_finite()).collect();
        let dated = by_number(dated, |fact| fact.time);
        let said = |name: &str, fact: &Fact| locale.fill_two(name, &fact.label, &fact.when);
        match dated.as_slice() {
            [] => {}
            few if few.len() <= TOLD => {
                let items: Vec<String> = few.iter().map(|fact| said("item-value", fact)).collect();
                self.add(&items.join(locale.word("item-separator")));
            }
            [first, .., last] => {
                self.add(&said("first-entry", first));
                self.add(&said("last-entry", last));
            }
            _ => {}
        }
        true
    }

    /// How values went; whether there is a course at all and so all has been told.
    fn over_time(&mut self, facts: &[Fact]) -> bool {
        let courses = courses(facts);
        let is_course = |facts: &[&Fact]| {
            facts.windows(2).any(|pair| matches!(pair, [a, b] if a.time < b.time))
        };
        let (long, single): (Vec<_>, Vec<_>) =
            courses.into_iter().partition(|course| is_course(&course.facts));
        if long.is_empty() {
            return false;
        }
        if long.len() > COURSES {
            let all: Vec<&Fact> = facts.iter().collect();
            self.ends(&all);
            return true;
        }
        for course in &long {
            if let Some(said) = went(course, self.story) {
                self.add(&said);
            }
        }
        let single: Vec<&Fact> = single.iter().flat_map(|course| &course.facts).copied().collect();
        let locale = self.ears();
        let named = single.iter().map(|fact| {
            let separator = locale.word("separator");
            let is_dated = !fact.what.is_empty() && !fact.when.is_empty();
            let label = [fact.what.as_str(), separator, &fact.when].concat();
            let label = if is_dated { label } else { fact.label.clone() };
            locale.fill_two("item-value", &label, &fact.words)
        });
        let named: Vec<String> = named.collect();
        if !named.is_empty() && named.len() <= APART {
            self.add(&named.join(locale.word("item-separator")));
        }
        true
    }

    /// Values of things beside one another; whether each has been told.
    fn values(&mut self, facts: &[Fact]) -> bool {
        let told: Vec<&Fact> = facts.iter().filter(|fact| !fact.words.is_empty()).collect();
        let can_compare = facts.iter().all(|fact| fact.layer.told.is_placed);
        let most = if can_compare { TOLD } else { APART };
        if told.len() <= most {
            self.list(&told.iter().copied().filter(|fact| !fact.is_gap()).collect::<Vec<_>>());
            if let ([one, other], true) = (told.as_slice(), can_compare) {
                self.compare(one, other);
            }
            return true;
        }
        if can_compare {
            self.ends(&told);
        }
        false
    }

    /// By how much the greater of two is more.
    fn compare(&mut self, one: &Fact, other: &Fact) {
        let (more, less) = if one.value >= other.value { (one, other) } else { (other, one) };
        let compared = match ratio(more, less, self.story) {
            Some(times) => Some(("more-times", times)),
            None => difference(more, less, self.story).map(|by| ("more-by", by)),
        };
        if let Some((pattern, by)) = compared {
            let slots = [("{high}", more.label.as_str()), ("{low}", &less.label), ("{by}", &by)];
            let said = self.ears().say(pattern, &slots);
            self.add(&said);
        }
    }

    /// The greatest and the least value, with all that share them.
    fn ends(&mut self, facts: &[&Fact]) {
        let locale = self.ears();
        let ends = [
            ("highest", extreme(facts, |one, other| one > other)),
            ("lowest", extreme(facts, |one, other| one < other)),
        ];
        for (name, end) in ends {
            let Some(end) = end else { continue };
            let is_equal = |fact: &&&Fact| fact.value == end.value && fact.words == end.words;
            let same: Vec<&Fact> = facts.iter().filter(is_equal).copied().collect();
            let names: Vec<&str> = same.iter().map(|fact| fact.label.as_str()).collect();
            let names = match names.len() {
                0..=TOLD => locale.list(&names),
                count => locale.say_count("things", count, &[("{}", &count.to_string())]),
            };
            self.add(&locale.fill_two(name, &names, &end.words));
        }
        if let [(_, Some(high)), (_, Some(low))] = ends
            && let Some(by) = ratio(high, low, self.story)
        {
            self.add(&locale.fill("ends-times", &by));
        }
    }

    /// How many values are not exact, where not each has been told with how exact it is.
    fn inexact(&mut self, facts: &[Fact]) {
        let locale = self.ears();
        let count = facts.iter().filter(|fact| fact.value.is_finite() && !fact.is_exact()).count();
        if count > 0 {
            let slots = [("{1}", &*count.to_string()), ("{2}", &*facts.len().to_string())];
            let said = locale.say_count("inexact", count, &slots);
            self.add(&said);
        }
    }

    /// What has no value.
    fn gaps(&mut self, facts: &[Fact]) {
        let locale = self.ears();
        let mut gaps: Vec<String> = missing_years(facts, locale);
        for fact in facts.iter().filter(|fact| fact.is_gap()) {
            let name = if fact.when.is_empty() { &fact.label } else { &fact.when };
            if !gaps.contains(name) {
                gaps.push(name.clone());
            }
        }
        let names: Vec<&str> = gaps.iter().map(String::as_str).collect();
        let said = match names.len() {
            0 => return,
            1..=GAPS => locale.fill("gap", &locale.list(&names)),
            count => locale.say_count("gaps", count, &[("{}", &count.to_string())]),
        };
        self.add(&said);
    }
}

/// Years between those of a course that nothing speaks of, where a few are left out.
fn missing_years(facts: &[Fact], locale: &Locale) -> Vec<String> {
    let year = |year: i32| calendar::day(year, 1, 1);
    let named = |at: i32| date(year(at), Precision::Year, locale);
    let years: Vec<i32> = facts
        .iter()
        .filter(|fact| fact.layer.told.when.is_some() && fact.time.is_finite())
        .filter_map(|fact| {
            let (at, ..) = calendar::civil(fact.time);
            (fact.when == named(at)).then_some(at)
        })
        .collect();
    let (first, last) = (years.iter().min(), years.iter().max());
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    if years.len() < facts.len() || i64::from(*last) - i64::from(*first) > MOST_YEARS {
        return Vec::new();
    }
    let missing = (*first..*last).filter(|year| !years.contains(year));
    let missing: Vec<String> = missing.map(named).collect();
    if missing.len() <= GAPS { missing } else { Vec::new() }
}
