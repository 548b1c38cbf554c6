//! Each story as it is heard: its words in reading order, as goldens to be read aloud.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

mod bless;

use bless::golden;
use datastory::describe;
use datastory::layout::{height, layout};
use datastory::native::files;
use datastory::scene::{Size, Target};
use datastory::story::resolve::resolve;
use datastory::story::telling::{Telling, tell};
use datastory::story::{Step, Story};
use datastory::text::table::TableMeasure;
use std::fmt::Write as _;
use std::path::Path;

const STORIES: [&str; 3] = ["ai-in-hong-kong", "central-asia", "machines-at-work"];
const LANGUAGES: [&str; 3] = ["zh-Hant", "zh-Hans", "en"];
/// Width in CSS px: which marks there are does not depend on it.
const WIDTH: f64 = 640.0;

fn story(name: &str, language: &str) -> Story {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let files = files::load(&path).unwrap();
    assert!(files.found.is_empty(), "{name}: {:#?}", files.found);
    let (story, _) = resolve(files.story.as_ref().unwrap(), &files.datasets, language, &[]);
    story.unwrap()
}

fn ours(name: &str, language: &str) -> Story {
    story(&format!("data/{name}/story.json"), language)
}

/// What can be pointed at in a step, in the order of the data.
fn targets(story: &Story, step: &Step) -> Vec<Target> {
    let height = height(story, step, WIDTH, &TableMeasure);
    layout(story, step, Size { width: WIDTH, height }, &TableMeasure).targets
}

fn told(story: &Story, step: &Step, target: &Target) -> Telling {
    let panel = &step.chart.panels[target.datum.panel as usize];
    tell(story, &panel.layers[target.datum.layer as usize], target.datum.index as usize)
}

/// The story as a reader hears it who sees nothing.
fn walk(story: &Story) -> String {
    let mut out = format!("{}\n", story.headline);
    let standfirst: String = story.standfirst.iter().map(|span| span.text.as_str()).collect();
    writeln!(out, "{standfirst}").unwrap();
    for (index, step) in story.steps.iter().enumerate() {
        writeln!(out, "\n# {}\n", step.title).unwrap();
        for paragraph in &step.text {
            let words: String = paragraph.iter().map(|span| span.text.as_str()).collect();
            writeln!(out, "{words}").unwrap();
        }
        let before = index.checked_sub(1).map(|before| &story.steps[before]);
        if let Some(change) = before.and_then(|before| describe::change(story, before, step)) {
            writeln!(out, "~ {change}").unwrap();
        }
        writeln!(out, "= {}", step.alt).unwrap();
        for line in describe::summary(story, step) {
            writeln!(out, "- {line}").unwrap();
        }
        let targets = targets(story, step);
        for (index, target) in targets.iter().enumerate() {
            let name = describe::name(story, &told(story, step, target), index, targets.len());
            writeln!(out, "  . {name}").unwrap();
        }
        for note in describe::notes(story, step) {
            writeln!(out, "* {note}").unwrap();
        }
    }
    out
}

#[test]
fn stories_are_heard_as_they_were() {
    for name in STORIES {
        for language in LANGUAGES {
            golden(&format!("spoken/{name}-{language}.txt"), &walk(&ours(name, language)));
        }
    }
    golden("spoken/central-asia-ru.txt", &walk(&ours("central-asia", "ru")));
}
