//! A spec and its tables become a story in one language.

use super::ask::{self, Ask};
use super::chart::{Chart, Domain, Mark};
use super::sources::Sources;
use super::{Annotation, Credit, Span, Step, Story, build, credits, prose};
use crate::data::{Qualifier, parse, predicate};
use crate::diagnostic::search::contains;
use crate::diagnostic::{Diagnostics, message};
use crate::format::{Locale, language, words};
use crate::limit;
use crate::spec::patch;
use crate::spec::read::Map;
use crate::spec::{AnnotationSpec, AskSpec, DatasetSpec, StepSpec, StorySpec};
use std::rc::Rc;

/// Resolves a story in the language that comes nearest to `language`, with the words of
/// `locales` or else of those that come along.
///
/// What is wrong is said in the diagnostics: translations that are missing in any language, the rest
/// as it shows in this one. There is no story only when a chart cannot be drawn or there is no step;
/// a figure that cannot be read leaves a dash.
pub fn resolve(
    spec: &StorySpec,
    datasets: &[DatasetSpec],
    language: &str,
    locales: &[Rc<Locale>],
) -> (Option<Story>, Diagnostics) {
    let mut out = Diagnostics::default();
    let mut story = story(spec, datasets, language, locales, &mut out);
    // Where there was no time for all rows, what was drawn would be wrong.
    if !out.may_look(0) {
        out.add(message::too_many(&spec.place, limit::LOOKS, "rows to look at"));
        story = None;
    }
    (story, patch::settle(spec, out))
}

/// The language of a story that a reader who wants `wanted` is given: the closest, else the default.
pub fn nearest_language<'a>(languages: &'a [String], wanted: &str) -> &'a str {
    let closest = language::closest(wanted, languages.iter().map(String::as_str));
    closest.or(languages.first().map(String::as_str)).unwrap_or_default()
}

fn story(
    spec: &StorySpec,
    datasets: &[DatasetSpec],
    language: &str,
    locales: &[Rc<Locale>],
    out: &mut Diagnostics,
) -> Option<Story> {
    let locales = &self::locales(spec, datasets, locales, out);
    let sources = sources(spec, datasets, language, locales, out);
    let mut steps = Vec::new();
    for step in &spec.steps {
        // All steps are read before one is missed, so that all problems are said.
        steps.push(self::step(spec, step, &sources, out));
    }
    if steps.is_empty() {
        out.add(message::empty_steps(&spec.place.member("steps")));
        return None;
    }
    let headline = sources.words(&spec.headline, out).to_owned();
    let standfirst = spec.standfirst.as_ref();
    let standfirst = standfirst.map(|text| prose::paragraphs(text, &sources, &mut Vec::new(), out));
    Some(Story {
        headline,
        standfirst: standfirst.unwrap_or_default().into_iter().flatten().collect(),
        steps: steps.into_iter().collect::<Option<Vec<Step>>>()?,
        language_names: sources.languages.iter().map(|tag| own_name(tag, locales)).collect(),
        languages: sources.languages,
        language: sources.language,
        spoken: Rc::new(sources.locale.spoken()),
        locale: sources.locale,
        credits: sources.credits,
        units: sources.units,
        tables: sources.tables,
    })
}

/// The languages whose words are given, or stand in the story or its datasets.
fn locales(
    spec: &StorySpec,
    datasets: &[DatasetSpec],
    given: &[Rc<Locale>],
    out: &mut Diagnostics,
) -> Vec<Rc<Locale>> {
    let mut locales = given.to_vec();
    let own = (&spec.place, &spec.locales);
    let all = datasets.iter().map(|set| (&set.place, &set.locales));
    for (place, packs) in std::iter::once(own).chain(all) {
        for (tag, words) in packs.iter().flat_map(|packs: &Map<_>| &packs.0) {
            let place = place.member("locales").member(tag);
            let words: &Map<String> = words;
            locales.push(Rc::new(words::locale(tag, &words.0, &place, out)));
        }
    }
    locales
}

/// What a language calls itself; its tag when nobody knows.
fn own_name(tag: &str, locales: &[Rc<Locale>]) -> String {
    let given = locales.iter().find(|locale| *locale.tag == *tag).cloned();
    let locale = given.or_else(|| words::built_in(tag).map(Rc::new));
    locale.map_or_else(|| tag.into(), |locale| locale.word("language-name").to_owned())
}

/// Tables, credits and units of the datasets and the story together.
fn sources(
    spec: &StorySpec,
    datasets: &[DatasetSpec],
    language: &str,
    locales: &[Rc<Locale>],
    out: &mut Diagnostics,
) -> Sources {
    let language = nearest_language(&spec.languages, language);
    let mut known: Vec<&str> = words::built_in_languages().collect();
    known.extend(locales.iter().map(|locale| &*locale.tag));
    for (index, tag) in spec.languages.iter().enumerate() {
        if !language::is_served(tag, &known) {
            let place = spec.place.member("languages").element(index);
            out.add(message::unsupported_language(&place, tag, &known));
        }
    }
    let own = locales.iter().find(|locale| *locale.tag == *language).cloned();
    // A language without words borrows those of the nearest one that has some.
    let borrowed = || {
        let nearest = language::closest(language, known.iter().copied())?;
        let given = locales.iter().find(|locale| *locale.tag == *nearest).cloned();
        given.or_else(|| words::built_in(nearest).map(Rc::new))
    };
    let first = || words::built_in_languages().next().and_then(words::built_in).map(Rc::new);
    let written: Vec<_> = datasets.iter().map(|dataset| &dataset.data).chain(&spec.data).collect();
    let mut sources = Sources {
        languages: spec.languages.iter().map(|tag| tag.as_str().into()).collect(),
        language: language.into(),
        locale: own.or_else(borrowed).or_else(first).unwrap_or_default(),
        units: Vec::new(),
        credits: Vec::new(),
        tables: parse::tables(&written, out),
    };
    // What the story says of itself comes before what a dataset says.
    let units = spec.units.iter().chain(datasets.iter().filter_map(|set| set.units.as_ref()));
    for (name, unit) in units.flat_map(|units| &units.0) {
        let unit = credits::unit(name, unit, &sources, out);
        sources.units.push(Rc::new(unit));
    }
    let all = spec.credits.iter().chain(datasets.iter().filter_map(|set| set.credits.as_ref()));
    for (id, credit) in all.flat_map(|credits: &Map<_>| &credits.0) {
        let credit: Credit = credits::credit(id, credit, &sources, out);
        sources.credits.push(credit);
    }
    sources
}

fn step(
    story: &StorySpec,
    spec: &StepSpec,
    sources: &Sources,
    out: &mut Diagnostics,
) -> Option<Step> {
    let mut told = Vec::new();
    let text: Vec<Vec<Span>> = prose::paragraphs(&spec.text, sources, &mut told, out);
    let title = prose::plain(&spec.title, sources, &mut told, out);
    let alt = prose::plain(&spec.alt, sources, &mut told, out);
    let summary = spec.summary.as_ref();
    let summary = summary.map(|text| prose::plain(text, sources, &mut told, out));
    let note = spec.note.as_ref().map(|note| prose::plain(note, sources, &mut told, out));
    let chart = patch::chart(story, spec, out)
        .and_then(|chart| build::chart(&chart, spec.highlight.as_ref(), sources, out));
    let mut annotations = Vec::new();
    for annotation in spec.annotations.iter().flatten() {
        let words = prose::plain(&annotation.text, sources, &mut told, out);
        if let Some(chart) = &chart {
            annotations.extend(self::annotation(annotation, words, chart, out));
        }
    }
    let chart = chart?;
    let ask =
        spec.ask.as_ref().and_then(|ask| self::ask(ask, spec, &chart, sources, &mut told, out));
    let mut credits = credits_of(&chart, sources);
    credits.extend(told);
    Some(Step {
        id: spec.id.as_str().into(),
        title,
        text,
        alt,
        summary,
        note,
        annotations,
        ask,
        credits: once(&credits),
        qualifiers: qualifiers(&chart, false),
        point_qualifiers: qualifiers(&chart, true),
        chart,
    })
}

/// What a step asks; neither the question nor the step's title may hold the answer.
fn ask(
    spec: &AskSpec,
    step: &StepSpec,
    chart: &Chart,
    sources: &Sources,
    told: &mut Vec<usize>,
    out: &mut Diagnostics,
) -> Option<Ask> {
    let ask = ask::ask(spec, chart, sources, told, out)?;
    let layer = chart.panels.get(ask.panel)?.layers.get(ask.layer)?;
    for index in &ask.data {
        let bound = ["/", layer.table.text("id", layer.row(*index)).identity()].concat();
        for text in [&spec.question, &step.title] {
            let words = sources.pick(text).1;
            if bound.len() > 1 && contains(words, "{{") && contains(words, &bound) {
                out.add(message::gives_away(&text.place));
            }
        }
    }
    Some(ask)
}

/// The first datum that fits, of marks that can be pointed at before others.
fn annotation(
    spec: &AnnotationSpec,
    text: String,
    chart: &Chart,
    out: &mut Diagnostics,
) -> Option<Annotation> {
    let layers = || chart.panels.iter().flat_map(|panel| &panel.layers);
    let (mut layers, others): (Vec<_>, Vec<_>) = layers().partition(|layer| layer.is_target);
    layers.extend(others);
    let fits = |table: &_, row: u32| predicate::fits(&spec.at, table, row as usize);
    let found = layers.iter().find_map(|layer| {
        let index = layer.rows.iter().position(|row| fits(&layer.table, row))?;
        layer.keys.get(index)
    });
    if found.is_none()
        && let Some(layer) = layers.first()
        && predicate::check(&spec.at, &layer.table, out)
    {
        out.add(message::no_match(&spec.place.member("at"), "annotation"));
    }
    found.map(|key| Annotation { key, text })
}

/// The credits of all rows that are drawn, in order of appearance.
fn credits_of(chart: &Chart, sources: &Sources) -> Vec<usize> {
    let mut credits = Vec::new();
    for layer in chart.panels.iter().flat_map(|panel| &panel.layers) {
        if layer.table.field("credit").is_none() {
            continue;
        }
        let credit = |row: u32| layer.table.text("credit", row as usize);
        let mut last = None;
        for id in layer.rows.iter().map(credit) {
            // Rows of one source mostly stand together.
            if last.as_ref() != Some(&id) {
                credits.extend(sources.credit(id.identity()));
                last = Some(id);
            }
        }
    }
    credits
}

fn once(all: &[usize]) -> Vec<usize> {
    let mut once = Vec::new();
    for index in all {
        if !once.contains(index) {
            once.push(*index);
        }
    }
    once
}

/// The ways of being inexact that are drawn at points, or elsewhere, in the order of
/// [`Qualifier::ALL`].
///
/// Words say themselves how exact they are; only that they stand among marks without one of their
/// own needs a reason. A mark along time shows when, not how much.
fn qualifiers(chart: &Chart, at_points: bool) -> Vec<Qualifier> {
    let mut layers = chart.panels.iter().flat_map(|panel| &panel.layers);
    let is_all_words = layers.all(|layer| matches!(layer.mark, Mark::Text(_)));
    let is_drawn = |qualifier: &Qualifier| {
        chart.panels.iter().any(|panel| {
            panel.layers.iter().any(|layer| {
                let measure = if layer.is_horizontal { &panel.x } else { &panel.y };
                let measure = measure.as_ref().map(|axis| &axis.domain);
                let is_in_time = matches!(measure, Some(Domain::Time(..)));
                let draws = match layer.mark {
                    Mark::Text(_) => {
                        !at_points && !is_all_words && *qualifier == Qualifier::Thousands
                    }
                    Mark::Bar { .. } => !at_points && !is_in_time,
                    Mark::Point { .. } => at_points != layer.table.is_counted() && !is_in_time,
                    _ => false,
                };
                draws && layer.qualifier.contains(qualifier)
            })
        })
    };
    let all = Qualifier::ALL.iter().map(|(_, qualifier)| *qualifier);
    all.filter(|qualifier| *qualifier != Qualifier::Exact).filter(is_drawn).collect()
}
