//! Every step of our stories, laid out: what a reader would hold against it, and its golden form.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails loudly"
)]

mod bless;
#[path = "scene/judge.rs"]
mod judge;

use bless::golden;
use datastory::edition::make;
use datastory::edition::place::{SCROLL, STEPPER};
use datastory::layout::{height, layout, on_stage, stage_height};
use datastory::native::files;
use datastory::scene::dump::dump;
use datastory::scene::{Scene, Size};
use datastory::story::resolve::resolve;
use datastory::story::{Step, Story};
use datastory::text::table::TableMeasure;
use std::path::Path;

const STORIES: [&str; 3] = ["ai-in-hong-kong", "central-asia", "machines-at-work"];
const LANGUAGES: [&str; 3] = ["zh-Hant", "zh-Hans", "en"];

fn story(name: &str, language: &str) -> Story {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name).join("story.json");
    let files = files::load(&path).unwrap();
    let (story, _) = resolve(files.story.as_ref().unwrap(), &files.datasets, language, &[]);
    story.unwrap()
}

/// A step at the height that suits it.
fn natural(story: &Story, step: &Step, width: f64) -> Scene {
    let height = height(story, step, width, &TableMeasure);
    layout(story, step, Size { width, height }, &TableMeasure)
}

// A test for each story, so that they run side by side.

#[test]
fn no_reader_has_anything_against_ai_in_hong_kong() {
    has_no_faults(STORIES[0]);
}

#[test]
fn no_reader_has_anything_against_central_asia() {
    has_no_faults(STORIES[1]);
}

#[test]
fn no_reader_has_anything_against_machines_at_work() {
    has_no_faults(STORIES[2]);
}

fn has_no_faults(name: &str) {
    let mut all = Vec::new();
    for language in LANGUAGES {
        let story = story(name, language);
        for step in &story.steps {
            for width in (280..=1600).step_by(40).map(f64::from) {
                let faults = judge::faults(step, &natural(&story, step, width));
                let place = format!("{name}/{} in {language} at {width} px", step.id);
                all.extend(faults.iter().map(|fault| format!("{place}: {fault}")));
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// What is published is laid out in given heights, with room for wide letters.
#[test]
fn no_reader_has_anything_against_what_is_published() {
    let mut all = Vec::new();
    for (name, language) in STORIES.iter().flat_map(|name| LANGUAGES.map(|tag| (name, tag))) {
        let story = story(name, language);
        for place in STEPPER.into_iter().chain(SCROLL) {
            let edition = make::edition(&story, &place, &TableMeasure);
            for (step, plate) in story.steps.iter().zip(&edition.plates) {
                let mut faults = judge::faults(step, &plate.scene);
                // Low stages have no room for dates beside spans; the axis tells them there.
                let is_spare = place.tallest.is_some() && *step.id == *"policy";
                faults.retain(|fault| !(is_spare && fault.starts_with("not written")));
                let place = format!("{name}/{} in {language} for {place:?}", step.id);
                all.extend(faults.iter().map(|fault| format!("{place}: {fault}")));
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn one_stage_has_room_for_all_steps() {
    let mut all = Vec::new();
    for (name, language) in STORIES.iter().flat_map(|name| LANGUAGES.map(|tag| (name, tag))) {
        let story = story(name, language);
        for width in [288.0, 328.0, 358.0, 640.0, 720.0] {
            let wanted = story.steps.iter().map(|step| height(&story, step, width, &TableMeasure));
            let wanted: Vec<f64> = wanted.collect();
            let stage = stage_height(&wanted, width);
            for (step, wanted) in story.steps.iter().zip(wanted) {
                let size = Size { width, height: stage };
                let scene = on_stage(&story, step, (wanted, size), &TableMeasure);
                let place = format!("{name}/{} in {language} on {size:?}", step.id);
                let faults = judge::faults(step, &scene);
                all.extend(faults.iter().map(|fault| format!("{place}: {fault}")));
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// One bar alone, or few marks in a height that the author wrote, cannot fill a stage.
const SPARE: [&str; 3] = ["share", "generative-ai", "gains"];

#[test]
fn no_stage_is_left_half_empty() {
    let mut all = Vec::new();
    for (name, language) in STORIES.iter().flat_map(|name| LANGUAGES.map(|tag| (name, tag))) {
        let story = story(name, language);
        for place in STEPPER {
            let edition = make::edition(&story, &place, &TableMeasure);
            for (step, plate) in story.steps.iter().zip(&edition.plates) {
                let place = format!("{name}/{} in {language} at {} px", step.id, place.width);
                let (shown, stage) = (plate.scene.size.height, edition.stage.height);
                if shown < stage * 0.48 && !SPARE.contains(&&*step.id) {
                    all.push(format!("{place}: {shown} of {stage} px"));
                }
                let beneath = shown - judge::bottom(&plate.scene);
                if beneath > 8.0 {
                    all.push(format!("{place}: {beneath} px of nothing above the source"));
                }
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn a_mark_is_nearer_to_its_own_name_than_to_the_next() {
    for language in LANGUAGES {
        let story = story(STORIES[0], language);
        let edition = make::edition(&story, &STEPPER[0], &TableMeasure);
        let at = story.steps.iter().position(|step| *step.id == *"every-percentage").unwrap();
        let (names, marks) = judge::names_and_marks(&edition.plates[at].scene);
        assert!(names.len() > 12 && names.len() == marks.len(), "{names:?} {marks:?}");
        for (pair, mark) in names.windows(2).zip(&marks) {
            assert!((pair[1] - mark) > (mark - pair[0]) * 1.3, "{language}: {pair:?} {mark}");
        }
    }
}

#[test]
fn any_size_makes_a_sound_picture() {
    let sizes = [(0.0, 0.0), (1.0, 1.0), (3.0, 400.0), (17.0, 17.0), (60.0, 500.0), (700.0, 40.0)];
    let odd = [(120.0, 90.0), (-3.0, f64::NAN), (f64::INFINITY, 300.0), (4000.0, f64::INFINITY)];
    let mut all = Vec::new();
    for name in STORIES {
        let story = story(name, "en");
        for step in &story.steps {
            for (width, height) in sizes.into_iter().chain(odd) {
                let scene = layout(&story, step, Size { width, height }, &TableMeasure);
                let place = format!("{name}/{} at {width} × {height} px", step.id);
                all.extend(judge::unsound(&scene).iter().map(|fault| format!("{place}: {fault}")));
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn steps_look_as_they_did() {
    for name in STORIES {
        let story = story(name, "zh-Hant");
        for step in &story.steps {
            for width in [320.0, 640.0, 960.0] {
                let scene = natural(&story, step, width);
                let file = format!("scene/{name}/{}-{width}.txt", step.id);
                golden(&file, &dump(&scene));
            }
        }
    }
}
