//! Editions: what is written is what is read, and what is damaged is no edition.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails loudly")]

use datastory::edition::place::{SCROLL, STEPPER};
use datastory::edition::{Edition, make, wire};
use datastory::native::files::load;
use datastory::story::resolve::resolve;
use datastory::text::table::TableMeasure;
use std::path::Path;

const STORIES: [&str; 3] = ["ai-in-hong-kong", "central-asia", "machines-at-work"];

fn editions(story: &str) -> Vec<Edition> {
    let files = load(&Path::new("data").join(story).join("story.json")).unwrap();
    let spec = files.story.unwrap();
    let make = |language: &String| {
        let (story, _) = resolve(&spec, &files.datasets, language, &[]);
        let story = story.unwrap();
        let places = STEPPER.into_iter().chain(SCROLL);
        places.map(|place| make::edition(&story, &place, &TableMeasure)).collect::<Vec<_>>()
    };
    spec.languages.iter().flat_map(make).collect()
}

#[test]
fn what_is_written_is_what_is_read() {
    for story in STORIES {
        for edition in editions(story) {
            let file = wire::write(&edition, "abc");
            let again = wire::read(&file, "abc").unwrap();
            assert_eq!(wire::write(&again, "abc"), file);
            assert_eq!(again.sheets, edition.sheets);
            assert_eq!(again.credits, edition.credits);
            assert!(wire::read(&file, "abd").is_none(), "made from something else");
        }
    }
}

#[test]
fn what_is_damaged_is_no_edition() {
    let edition = editions("central-asia").swap_remove(0);
    let file = wire::write(&edition, "abc");
    let lines: Vec<&str> = file.split_inclusive('\n').collect();
    for cut in (0..lines.len()).step_by(97) {
        let short = lines[..cut].concat();
        assert!(wire::read(&short, "abc").is_none(), "cut at {cut}");
        let many = [&short, "2000000000\n"].concat();
        assert!(wire::read(&many, "abc").is_none(), "a promise at {cut}");
        let odd = [&short, "\u{0}é-\n", &lines[cut + 1..].concat()].concat();
        let _ = wire::read(&odd, "abc");
    }
    let title = lines[0];
    for text in ["", "\n", title, &[title, "abc\n"].concat(), "datastory edition 3\nabc\n"] {
        assert!(wire::read(text, "abc").is_none(), "{text}");
    }
}
