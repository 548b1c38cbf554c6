//! A fourth language is data only: Russian, for the story of Central Asia, from a pack beside it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

use datastory::describe;
use datastory::edition::make::words_of;
use datastory::layout::{height, layout};
use datastory::native::examine::examine;
use datastory::native::files::{self, Files};
use datastory::scene::{Shape, Size};
use datastory::story::Story;
use datastory::story::resolve::resolve;
use datastory::text::table::TableMeasure;
use std::path::Path;

fn files() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    files::load(&root.join("data/central-asia/story.json")).unwrap()
}

fn russian() -> Story {
    let files = files();
    resolve(files.story.as_ref().unwrap(), &files.datasets, "ru-KZ", &[]).0.unwrap()
}

/// Everything that a reader of the story sees or hears.
fn all(story: &Story) -> Vec<String> {
    let edition = words_of(story);
    let mut texts = vec![edition.headline.clone()];
    texts.extend(edition.standfirst.iter().map(|span| span.text.clone()));
    for (index, (step, sheet)) in story.steps.iter().zip(edition.sheets).enumerate() {
        texts.extend([sheet.title, sheet.alt]);
        texts.extend(sheet.text.into_iter().flatten().map(|span| span.text));
        texts.extend(sheet.notes);
        texts.extend(sheet.paper.into_iter().flatten());
        texts.extend(describe::summary(story, step));
        let before = index.checked_sub(1).map(|before| &story.steps[before]);
        texts.extend(before.and_then(|before| describe::change(story, before, step)));
        for width in [320.0, 640.0, 960.0] {
            let height = height(story, step, width, &TableMeasure);
            let scene = layout(story, step, Size { width, height }, &TableMeasure);
            assert!(scene.items.len() > 2, "{} at {width} px", step.id);
            for item in scene.items {
                if let Shape::Text { content, .. } = item.shape {
                    texts.push(content.to_string());
                }
            }
        }
    }
    texts
}

#[test]
fn nothing_is_wrong_with_it() {
    let found = examine(&files());
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_step_is_in_russian_alone() {
    let story = russian();
    assert_eq!((&*story.language, &*story.locale.tag), ("ru", "ru"));
    assert_eq!(story.language_names, ["繁體中文", "简体中文", "English", "Русский"]);
    /// Names that are written in Latin letters in Russian too.
    const NAMES: [&str; 2] = ["CC BY", "CSV"];
    for text in all(&story) {
        let own = NAMES.iter().fold(text.clone(), |text, name| text.replace(name, ""));
        let is_foreign = |letter: char| {
            letter.is_ascii_alphabetic() || ('\u{3000}'..='\u{9fff}').contains(&letter)
        };
        assert!(!own.contains(is_foreign), "{text}");
        assert!(!text.contains(['{', '}', '|']), "{text}");
    }
}

#[test]
fn russian_counts_and_dates() {
    let story = russian();
    let texts = all(&story);
    for wanted in [
        "96 соглашений",
        "30 дней",
        "более 40 человек",
        "более 1,65 миллиарда долларов США",
        "1,2 процентного пункта",
        "почти 60 млн человек",
        "более $1,65 млрд",
        "минус 12,6%",
        "−12,6%",
        "Нет данных: 2024.",
    ] {
        assert!(texts.iter().any(|text| text.contains(wanted)), "{wanted}");
    }
}
