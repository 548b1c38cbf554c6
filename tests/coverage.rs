//! Every fact, event and derived value of the dataset is drawn or told, in every language.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use datastory::data::Text;
use datastory::format::words;
use datastory::native::files;
use datastory::story::chart::{Layer, Mark};
use datastory::story::{Span, Step, Story, resolve};
use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;

const STORIES: [&str; 3] = ["ai-in-hong-kong", "central-asia", "machines-at-work"];
const LANGUAGES: [&str; 3] = ["zh-Hant", "zh-Hans", "en"];
/// Tables of which no row may be left out, and how many rows each has.
const TABLES: [(&str, usize); 3] = [("facts", 51), ("events", 7), ("derived", 6)];

fn resolved(name: &str, language: &str) -> Story {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name).join("story.json");
    let files = files::load(&path).unwrap();
    assert!(files.found.is_empty(), "{name}: {:#?}", files.found);
    let locales: Vec<_> =
        LANGUAGES.iter().map(|tag| Rc::new(words::built_in(tag).unwrap())).collect();
    let spec = files.story.unwrap();
    let (story, found) = resolve::resolve(&spec, &files.datasets, language, &locales);
    assert!(found.is_empty(), "{name} in {language}: {found:#?}");
    story.unwrap()
}

/// The ids of rows whose figures stand in the prose of a step.
fn told(step: &Step) -> impl Iterator<Item = String> {
    let spans = step.text.iter().flatten().filter(|span: &&Span| !span.text.is_empty());
    spans.filter_map(|span| span.figure.as_ref().map(|key| key.0.to_string()))
}

/// The ids of rows that a step's chart shows, by a mark that has a place or by words.
fn drawn(step: &Step) -> impl Iterator<Item = String> {
    let layers = step.chart.panels.iter().flat_map(|panel| &panel.layers);
    layers
        .flat_map(|layer| {
            let shown = (0..layer.len).filter(|index| is_shown(layer, *index));
            shown.map(|index| layer.table.text("id", layer.row(index)))
        })
        .map(|id: Text| id.identity().to_owned())
}

fn is_shown(layer: &Layer, index: usize) -> bool {
    if let Mark::Text(_) = layer.mark {
        return layer.text.get(index).is_some_and(|words| !words.is_empty());
    }
    let has_place = |places: &[f64]| places.get(index).is_none_or(|place| place.is_finite());
    has_place(&layer.x) && has_place(&layer.y)
}

#[test]
fn every_row_is_drawn_or_told_in_every_language() {
    for language in LANGUAGES {
        let stories: Vec<Story> = STORIES.iter().map(|name| resolved(name, language)).collect();
        let steps = || stories.iter().flat_map(|story| &story.steps);
        let seen: BTreeSet<String> =
            steps().flat_map(told).chain(steps().flat_map(drawn)).collect();
        for (name, count) in TABLES {
            let table = stories[0].tables.iter().find(|table| &*table.name == name).unwrap();
            assert_eq!(table.len, count, "{name}");
            let ids = (0..table.len).map(|row| table.text("id", row).identity().to_owned());
            let left_out: Vec<_> = ids.filter(|id| !seen.contains(id)).collect();
            assert!(left_out.is_empty(), "{name} in {language}: {left_out:?}");
        }
    }
}

#[test]
fn growth_is_drawn_and_2024_is_a_gap() {
    let story = resolved("central-asia", "en");
    let chart = &story.steps.iter().find(|step| &*step.id == "since-independence").unwrap().chart;
    let line = chart.panels[0].layers.iter().find(|l| matches!(l.mark, Mark::Line { .. })).unwrap();
    let gaps: Vec<_> = (0..line.len)
        .filter(|index| !is_shown(line, *index))
        .map(|index| line.keys.get(index).unwrap().0.to_string())
        .collect();
    assert_eq!(gaps, ["KAZ-2024", "UZB-2024"]);
    // The figures of 2025 come from another source and must not be joined to the lines.
    assert!(line.keys.iter().all(|key| !key.0.ends_with("2025")));
}

#[test]
fn a_number_that_no_source_gives_is_never_a_length() {
    for name in STORIES {
        let story = resolved(name, "en");
        for layer in story.steps.iter().flat_map(|s| &s.chart.panels).flat_map(|p| &p.layers) {
            let has_person =
                |row: u32| layer.table.text("id", row as usize).identity() == "ai-professionals";
            let is_text = matches!(layer.mark, Mark::Text(_));
            assert!(is_text || !layer.rows.iter().any(has_person), "{name}");
        }
    }
}

#[test]
fn only_what_is_drawn_is_explained() {
    let explained = |name: &str, id: &str| {
        let story = resolved(name, "en");
        let step = story.steps.iter().find(|step| &*step.id == id).unwrap();
        step.qualifiers.iter().map(|qualifier| qualifier.name()).collect::<Vec<_>>()
    };
    assert_eq!(explained("ai-in-hong-kong", "projects"), ["nearly", "over"]);
    // Where all are words, none stands in the place of a mark.
    assert!(explained("ai-in-hong-kong", "talent").is_empty());
    assert!(explained("ai-in-hong-kong", "oases").is_empty());
    // A phase that aims at over ten skills does not last longer for it.
    assert!(explained("machines-at-work", "phases").is_empty());
}
