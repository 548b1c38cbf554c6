//! Any text is a story or is complained of, at places that lie in it; a story can be drawn.

use super::layout::is_sound;
use datastory::data::file;
use datastory::diagnostic::locate::locate;
use datastory::diagnostic::{Diagnostics, Place};
use datastory::layout::{height, layout};
use datastory::scene::Size;
use datastory::spec::{self, DatasetSpec, json};
use datastory::story::effect;
use datastory::story::resolve::resolve;
use datastory::text::table::TableMeasure;

/// Longer texts only take longer.
const MOST_BYTES: usize = 1 << 16;
/// Steps that are drawn of each story.
const STEPS: usize = 2;

const FILE: &str = "story.json";

thread_local! {
    static DATASETS: [DatasetSpec; 1] = {
        let text = include_str!("../../data/dataset.json");
        [file::dataset("dataset.json", text.as_bytes(), &mut Diagnostics::default()).unwrap()]
    };
}

/// The claim.
pub fn claim(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if text.len() <= MOST_BYTES {
        DATASETS.with(|datasets| is_story_or_complained_of(&text, datasets));
    }
}

/// The claim for a text, with the datasets that it may name.
pub fn is_story_or_complained_of(text: &str, datasets: &[DatasetSpec]) {
    let mut out = Diagnostics::default();
    let parsed = json::parse(FILE, text, &mut out);
    let is_json =
        serde_json::from_str::<serde::de::IgnoredAny>(text.trim_start_matches('\u{feff}'));
    assert!(parsed.is_some() || !out.is_empty());
    assert!(is_json.is_ok() || parsed.is_none(), "this is no JSON");
    if let Some(json) = &parsed {
        json::check_keys(json, FILE, &mut out);
    }
    if let Some(story) = spec::parse(FILE, text, &mut out) {
        spec::check::story(&story, &mut out);
        out.extend(effect::check(&story, datasets));
        for language in story.languages.iter().take(2) {
            let (resolved, found) = resolve(&story, datasets, language, &[]);
            assert!(resolved.is_some() || found.has_errors(), "no story, and no reason");
            out.extend(found);
            let Some(resolved) = resolved else { continue };
            for step in resolved.steps.iter().take(STEPS) {
                let high = height(&resolved, step, 320.0, &TableMeasure);
                let size = Size { width: 320.0, height: high };
                is_sound(step, &layout(&resolved, step, size, &TableMeasure));
            }
        }
    }
    let own = Place::file(FILE).file;
    for found in out.iter().filter(|found| found.place.file == own) {
        let location = locate(text, &found.place.spot);
        assert!(text.get(location.bytes.clone()).is_some(), "{found:?}: {location:?}");
        assert!(location.line >= 1 && location.column >= 1);
        assert!(!found.message.is_empty() && !found.help.is_empty(), "{found:?}");
    }
}
