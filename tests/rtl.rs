//! From right to left: an Arabic story with a pack of its own, as data.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

mod bless;

use bless::golden;
use datastory::layout::{height, layout};
use datastory::native::examine::examine;
use datastory::native::files::{self, Files};
use datastory::native::svg::{About, svg};
use datastory::scene::dump::dump;
use datastory::scene::{Item, Palette, Role, Scene, Shape, Size};
use datastory::story::Story;
use datastory::story::resolve::resolve;
use datastory::text::table::TableMeasure;
use std::path::Path;

fn files() -> Files {
    files::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rtl/story.json")).unwrap()
}

fn story() -> Story {
    let files = files();
    resolve(files.story.as_ref().unwrap(), &files.datasets, "ar", &[]).0.unwrap()
}

fn scene(story: &Story, id: &str, width: f64) -> Scene {
    let step = story.steps.iter().find(|step| &*step.id == id).unwrap();
    let height = height(story, step, width, &TableMeasure);
    layout(story, step, Size { width, height }, &TableMeasure)
}

/// Where words stand, and the words without what isolates them.
fn texts(scene: &Scene, role: Role) -> Vec<(f64, String)> {
    let text = |item: &Item| match &item.shape {
        Shape::Text { at, content, .. } if item.identity.role == role => {
            Some((at.x, content.trim_matches(['\u{2067}', '\u{2069}']).to_owned()))
        }
        _ => None,
    };
    scene.items.iter().filter_map(text).collect()
}

#[test]
fn nothing_is_wrong_with_it() {
    let found = examine(&files());
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn pictures_are_as_they_were() {
    let story = story();
    for step in &story.steps {
        for width in [320.0, 640.0, 960.0] {
            let file = format!("rtl/{}-{width}.txt", step.id);
            golden(&file, &dump(&scene(&story, &step.id, width)));
        }
    }
}

#[test]
fn reading_begins_on_the_right() {
    let story = story();
    let width = 640.0;
    let bars = scene(&story, "bars", width);
    let names = texts(&bars, Role::AxisLabel);
    assert!(names.iter().any(|(x, name)| name == "دبي" && *x == width), "{names:?}");
    for item in bars.items.iter().filter(|item| item.identity.role == Role::Mark) {
        let Shape::Rect { bounds, .. } = item.shape else { continue };
        assert!(bounds.right() > width / 2.0, "bars grow from the names to the left");
    }
    let columns = texts(&scene(&story, "names", width), Role::AxisLabel);
    let at = |name: &str| columns.iter().find(|(_, own)| own == name).unwrap().0;
    assert!(at("الأولى") > at("الثانية") && at("الثانية") > at("الثالثة"));
}

#[test]
fn time_runs_from_left_to_right() {
    let story = story();
    for id in ["lines", "columns"] {
        let labels = texts(&scene(&story, id, 640.0), Role::AxisLabel);
        let at = |name: &str| labels.iter().find(|(_, own)| own == name).map(|(x, _)| *x);
        assert!(at("٢٠٢٠").unwrap() < at("٢٠٢٣").or(at("٢٠٢٢")).unwrap(), "{id}: {labels:?}");
        // The axis of values is on the right.
        assert!(at("٥").unwrap() > 600.0, "{id}: {labels:?}");
    }
}

#[test]
fn words_and_figures_are_isolated() {
    let story = story();
    for step in &story.steps {
        let scene = scene(&story, &step.id, 640.0);
        for item in &scene.items {
            if let Shape::Text { content, .. } = &item.shape {
                assert!(content.starts_with('\u{2067}') && content.ends_with('\u{2069}'));
            }
        }
        let about = About { title: "", description: "", language: "ar", is_standalone: true };
        let drawn = svg(&scene, &Palette::light(), &about).unwrap();
        assert!(drawn.starts_with("<svg direction=\"ltr\" "), "{drawn}");
    }
    let figures = story.steps.iter().flat_map(|step| step.text.iter().flatten());
    let mut figures = figures.filter(|span| span.figure.is_some());
    assert!(
        figures.all(|span| span.text.starts_with('\u{2068}') && span.text.ends_with('\u{2069}'))
    );
}
