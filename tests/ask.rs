//! Guess before you see: what is asked is nowhere in the edition's first picture, and guesses are drawn
//! where such values would be.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails loudly")]

use datastory::edition::place::{SCROLL, STEPPER};
use datastory::edition::{Edition, Slot, make, wire};
use datastory::native::files::load;
use datastory::scene::{Role, Scene, Shape};
use datastory::story::resolve::resolve;
use datastory::text::table::TableMeasure;
use std::path::Path;

/// Px that a guess may be off: lengths are kept in hundredths.
const NEAR: f64 = 0.6;

fn editions() -> Vec<Edition> {
    let files = load(Path::new("tests/ask/story.json")).unwrap();
    let (story, found) = resolve(&files.story.unwrap(), &files.datasets, "en", &[]);
    assert!(found.is_empty(), "{:?}", found.worst());
    let story = story.unwrap();
    let places = STEPPER.into_iter().chain(SCROLL);
    let make = |place| {
        let edition = make::edition(&story, &place, &TableMeasure);
        wire::read(&wire::write(&edition, "x"), "x").unwrap()
    };
    places.map(make).collect()
}

fn words(scene: &Scene) -> String {
    let text = |shape: &Shape| match shape {
        Shape::Text { content, .. } => content.to_string(),
        _ => String::new(),
    };
    scene.items.iter().map(|item| text(&item.shape) + " ").collect()
}

/// Where a value between 0 and `high` is drawn.
fn place(slot: &Slot, value: f64, high: f64) -> (f64, f64) {
    let part = value / high;
    let between = |low: f64, high: f64| low + (high - low) * part;
    (between(slot.low.x, slot.high.x), between(slot.low.y, slot.high.y))
}

#[test]
fn a_bar_is_hidden_and_guessed_where_it_would_be() {
    for edition in editions() {
        let (plate, sheet) = (&edition.plates[0], &edition.sheets[0]);
        let asking = plate.asking.as_ref().unwrap();
        assert!(words(&plate.scene).contains("75%") && !words(&asking.scene).contains("75"));
        assert_eq!((plate.scene.targets.len(), asking.scene.targets.len()), (2, 1));
        assert_eq!(asking.data.len(), 1);
        let question = sheet.question.as_ref().unwrap().open().unwrap();
        assert_eq!((&*question.low, &*question.high, &*question.choice), ("0", "100", "1"));
        assert_eq!((&*question.start, &*question.answers[0].value), ("0", "75"));
        let places = asking.places.open().unwrap();
        let [slot] = places.slots.as_slice() else { panic!("one guess") };
        let bar = plate.scene.items.iter().find_map(|item| match item.shape {
            Shape::Rect { bounds, .. }
                if item.identity.key == slot.key && item.identity.role == Role::Mark =>
            {
                Some(bounds)
            }
            _ => None,
        });
        let (bar, (x, y)) = (bar.unwrap(), place(slot, 75.0, 100.0));
        let end = if bar.height > bar.width {
            (bar.center().x, bar.y)
        } else {
            (bar.right(), bar.center().y)
        };
        assert!((end.0 - x).abs() < NEAR && (end.1 - y).abs() < NEAR, "{end:?} {x} {y}");
    }
}

#[test]
fn a_line_ends_before_what_is_drawn_on() {
    for edition in editions() {
        let plate = &edition.plates[1];
        let asking = plate.asking.as_ref().unwrap();
        assert_eq!((plate.scene.targets.len(), asking.scene.targets.len()), (6, 3));
        let question = edition.sheets[1].question.as_ref().unwrap().open().unwrap();
        let names: Vec<&str> = question.answers.iter().map(|answer| &*answer.name).collect();
        assert_eq!(names, ["2022", "2023", "2024"]);
        assert_eq!(question.start, "17");
        let places = asking.places.open().unwrap();
        assert!(places.lead.is_some() && places.slots.len() == 3);
        for (slot, value) in places.slots.iter().zip([24.0, 33.0, 41.0]) {
            let target = plate.scene.targets.iter().find(|target| target.key == slot.key).unwrap();
            let (x, y) = place(slot, value, 50.0);
            let off = ((target.anchor.x - x).abs(), (target.anchor.y - y).abs());
            assert!(off.0 < NEAR && off.1 < NEAR, "{off:?} at {}", edition.stage.width);
        }
    }
}
