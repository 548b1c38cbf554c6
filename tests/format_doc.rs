//! The document of the story format names every key and word, and its example is a story.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use datastory::diagnostic::Diagnostics;
use datastory::spec::{self, channel, chart, predicate, table};
use datastory::story::resolve::resolve;

const DOCUMENT: &str = include_str!("../docs/format.md");

/// Whether the document has a word in a code span.
fn is_named(word: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '$';
    let spans = DOCUMENT.split('`').skip(1).step_by(2);
    spans.flat_map(|span| span.split(|c| !is_part(c))).any(|known| known == word)
}

#[test]
fn every_key_is_named() {
    let objects: [&[&str]; 23] = [
        spec::StorySpec::KEYS,
        spec::DatasetSpec::KEYS,
        spec::StepSpec::KEYS,
        spec::AnnotationSpec::KEYS,
        spec::AskSpec::KEYS,
        spec::CreditSpec::KEYS,
        spec::UnitSpec::KEYS,
        table::TableSpec::KEYS,
        table::UnitsSpec::KEYS,
        table::FieldSpec::KEYS,
        predicate::FieldPredicateSpec::KEYS,
        chart::ChartSpec::KEYS,
        chart::MarkDefSpec::KEYS,
        chart::FoldSpec::KEYS,
        chart::AggregateTransformSpec::KEYS,
        chart::AggregateFieldSpec::KEYS,
        chart::ResolveScaleSpec::KEYS,
        channel::EncodingSpec::KEYS,
        channel::ChannelSpec::KEYS,
        channel::ConditionSpec::KEYS,
        channel::ScaleSpec::KEYS,
        channel::AxisSpec::KEYS,
        channel::SortFieldSpec::KEYS,
    ];
    let missing: Vec<_> =
        objects.iter().flat_map(|keys| keys.iter()).filter(|key| !is_named(key)).collect();
    assert!(missing.is_empty(), "docs/format.md does not name {missing:?}");
}

#[test]
fn every_word_is_named() {
    let words: [&[&str]; 13] = [
        spec::UnitKindSpec::WORDS,
        chart::MarkKindSpec::WORDS,
        chart::InterpolateSpec::WORDS,
        chart::ShapeSpec::WORDS,
        chart::AlignSpec::WORDS,
        chart::BaselineSpec::WORDS,
        chart::OrientSpec::WORDS,
        chart::FontWeightSpec::WORDS,
        chart::AggregateOpSpec::WORDS,
        chart::SharingSpec::WORDS,
        channel::KindSpec::WORDS,
        channel::ScaleKindSpec::WORDS,
        channel::SideSpec::WORDS,
    ];
    let missing: Vec<_> =
        words.iter().flat_map(|words| words.iter()).filter(|word| !is_named(word)).collect();
    assert!(missing.is_empty(), "docs/format.md does not name {missing:?}");
}

#[test]
fn the_example_is_a_story_without_a_fault() {
    let mut out = Diagnostics::default();
    let text = include_str!("../docs/example.story.json");
    let story = spec::parse("example.story.json", text, &mut out).unwrap();
    assert!(out.is_empty(), "{out:#?}");
    for language in ["en", "zh-Hant"] {
        let (story, found) = resolve(&story, &[], language, &[]);
        assert!(found.is_empty(), "{found:#?}");
        assert_eq!(story.unwrap().steps.len(), 2);
    }
}
