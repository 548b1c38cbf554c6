//! All that a step's chart shows, in sentences an editor would say.

use super::axes::axes;
use super::fact::{Fact, facts};
use super::finding::Findings;
use super::kind::{Kind, is_stacked, kind, left_out, said};
use crate::format::Locale;
use crate::format::number::{NumberForm, figure};
use crate::story::chart::{Layer, Mark};
use crate::story::telling::{Telling, tell};
use crate::story::{Step, Story};

/// A step's chart in sentences for ears: what it is and of what, what is singled out, its axes, what
/// the numbers show, what is pinned to it, what is missing. Its author's own words come first: where
/// a step has a `summary`, its paragraphs are given instead.
pub fn summary(story: &Story, step: &Step) -> Vec<String> {
    if let Some(written) = &step.summary {
        let lines = written.lines().map(str::trim).filter(|line| !line.is_empty());
        return lines.map(str::to_owned).collect();
    }
    let locale: &Locale = &story.spoken;
    let (kind, facts) = (kind(step), facts(story, step));
    let mut all = vec![locale.fill("sentence", &subject(kind, step, &facts, locale))];
    all.extend(light(&facts, locale).map(|light| locale.fill("sentence", &light)));
    all.extend(axes(story, step));
    if matches!(kind, Kind::Lines | Kind::Areas) {
        all.extend(many(step, locale));
    }
    if kind == Kind::Units {
        all.extend(units(step, locale));
    }
    let mut findings = Findings::new(story);
    findings.find(kind, &facts, left_out(step) > 0);
    all.append(&mut findings.said);
    all.extend(total(step, &facts, story));
    all.extend(references(story, step, &facts));
    all.extend(pinned(step, &facts, locale));
    all
}

/// "Bar chart, 4 bars: GDP growth on the year, 2025".
fn subject(kind: Kind, step: &Step, facts: &[Fact], locale: &Locale) -> String {
    let said = said(kind, step, facts, locale);
    let measure = facts.first().map_or("", |fact| fact.layer.told.measure.as_str());
    let is_own = |fact: &&Fact| fact.layer.told.measure == measure;
    // A few figures of another source beside a line do not change what it is about.
    let is_most = facts.iter().filter(is_own).count() * 2 > facts.len();
    let measure = if is_most { measure } else { "" };
    let when = facts.first().map_or("", |fact| fact.when.as_str());
    let is_one_time = facts.iter().all(|fact| fact.when == when);
    let title = step.chart.title.as_deref().unwrap_or_default();
    let measure = if measure.is_empty() { title } else { measure };
    let said = match measure.is_empty() {
        true => said,
        false => locale.fill_two("summary-of", &said, measure),
    };
    let when = if is_one_time { when } else { "" };
    let parts: Vec<&str> = [&said, when].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(locale.word("separator"))
}

/// What carries the point of the step, when that is some of many.
pub(super) fn light(facts: &[Fact], locale: &Locale) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for fact in facts.iter().filter(|fact| fact.is_lit) {
        if !names.contains(&fact.label.as_str()) {
            names.push(&fact.label);
        }
    }
    let is_some = !names.is_empty() && facts.iter().any(|fact| !fact.is_lit);
    /// Most names that are read out.
    const NAMES: usize = 3;
    is_some.then_some(())?;
    (names.len() <= NAMES).then(|| locale.fill("highlighted-are", &locale.list(&names)))
}

/// How many data lines have, where some stand for all.
fn many(step: &Step, locale: &Locale) -> Option<String> {
    let layers = step.chart.panels.iter().flat_map(|panel| &panel.layers);
    let many = layers.filter(|layer| layer.is_target && !layer.summary.is_empty());
    let count = many.map(values).sum();
    let said = figure(count as f64, &NumberForm::default(), locale);
    let said = locale.say_count("range-values", count, &[("{}", &said)]);
    (count > 0).then(|| locale.fill("sentence", &said))
}

/// How many data of a layer have a value.
fn values(layer: &Layer) -> usize {
    let values = if layer.is_horizontal { &layer.x } else { &layer.y };
    values.iter().filter(|value| value.is_finite()).count()
}

/// How many units of a whole are filled in.
fn units(step: &Step, locale: &Locale) -> Option<String> {
    let mut layers = step.chart.panels.iter().flat_map(|panel| &panel.layers);
    let layer = layers.find(|layer| layer.is_target)?;
    let filled = layer.rows.iter().filter(|row| !layer.table.is_rest(*row as usize)).count();
    let said = locale.fill_two("units-filled", &filled.to_string(), &layer.len.to_string());
    Some(locale.fill("sentence", &said))
}

/// What is stacked, taken together.
fn total(step: &Step, facts: &[Fact], story: &Story) -> Option<String> {
    let [panel] = step.chart.panels.as_slice() else { return None };
    let layer = panel.layers.iter().find(|layer| layer.is_target)?;
    let first = facts.first()?;
    let adds_up = facts.iter().all(|fact| fact.is_exact() && fact.is_alike(first));
    let is_one = facts.iter().all(|fact| fact.when == first.when || fact.what != first.what);
    if !is_stacked(layer) || !adds_up || !is_one || facts.len() < 2 {
        return None;
    }
    let sum = facts.iter().map(|fact| fact.value).sum();
    let sum = figure(sum, &first.form, &story.spoken);
    Some(story.spoken.fill("sentence", &story.spoken.fill("total", &sum)))
}

/// Lines across the chart that stand for a value, by what tells it from those that the chart is of.
fn references(story: &Story, step: &Step, facts: &[Fact]) -> Vec<String> {
    let locale = &story.spoken;
    let shared = facts.first().map_or("", |fact| fact.layer.told.measure.as_str());
    let layers = step.chart.panels.iter().flat_map(|panel| &panel.layers);
    let lines = layers.filter(|layer| matches!(layer.mark, Mark::Rule { .. }) && !layer.is_target);
    let mut all = Vec::new();
    for layer in lines {
        for index in 0..layer.len {
            let telling = tell(story, layer, index);
            let Telling { measure, what, spoken_when, .. } = &telling;
            let own = Some(measure).filter(|measure| **measure != shared);
            let names = own.into_iter().chain([what, spoken_when, measure]);
            let name = names.into_iter().find(|name| !name.is_empty());
            if let Some(name) = name.filter(|_| !telling.spoken.is_empty()) {
                let said = locale.fill_two("reference", name, &telling.spoken);
                all.push(locale.fill("sentence", &said));
            }
        }
    }
    all
}

/// Letters from which on an annotation says more than a value and its time.
const WORDS: usize = 4;

/// Words that are pinned to marks and say more than their values.
fn pinned(step: &Step, facts: &[Fact], locale: &Locale) -> Vec<String> {
    let mut all = Vec::new();
    for annotation in &step.annotations {
        let Some(fact) = facts.iter().find(|fact| fact.key == annotation.key) else { continue };
        // What only repeats value and time, the sentences above say.
        let mut own = annotation.text.clone();
        for drawn in fact.drawn.iter().filter(|drawn| !drawn.is_empty()) {
            own = own.replace(drawn.as_str(), "");
        }
        if own.chars().filter(|letter| letter.is_alphabetic()).count() < WORDS {
            continue;
        }
        let said = locale.fill_two("annotated", &fact.label, &annotation.text);
        all.push(locale.fill("sentence", &said));
    }
    all
}
