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

/// Letters of Chinese that are of one written form alone.
const TRADITIONAL: &str = "萬億與業為這個說時從國會過還進們來後對開發無關應實際將機間問題點線長網學產務導區範圍報聯見觀據數當處圖條橫階試";
const SIMPLIFIED: &str = "万亿与业为这个说时从国会过还进们来对开发无关应实际将机间问题点线长网学产务导区范围报联见观据数当处图条横阶试";

#[test]
fn no_word_is_of_another_language_and_no_key_is_heard() {
    for name in STORIES {
        for language in LANGUAGES {
            // Names of things that have no other form.
            let heard = walk(&ours(name, language)).replace("港話通", "");
            let is_foreign = |letter: char| match language {
                "zh-Hant" => SIMPLIFIED.contains(letter) && !TRADITIONAL.contains(letter),
                "zh-Hans" => TRADITIONAL.contains(letter) && !SIMPLIFIED.contains(letter),
                _ => ('\u{3000}'..='\u{9fff}').contains(&letter),
            };
            let found = heard.lines().find(|line| line.contains(is_foreign));
            assert_eq!(found, None, "{name} in {language}");
            for key in ["{", "}", "|", "kind-", "trend-", "spoken-", "qualifier-", "undefined"] {
                assert!(!heard.contains(key), "{name} in {language}: {key}");
            }
        }
    }
}

#[test]
fn percents_differ_by_points() {
    for (language, wanted) in [
        ("zh-Hant", "上升16個百分點"),
        ("zh-Hans", "上升16个百分点"),
        ("en", "up 16 percentage points"),
    ] {
        let story = ours("ai-in-hong-kong", language);
        let said = describe::summary(&story, &story.steps[0]).concat();
        assert!(said.contains(wanted), "{said}");
    }
}

/// The digits of a text, in order.
fn digits(text: &str) -> Vec<&str> {
    let is_part = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == ',';
    let parts = text.split(|letter| !is_part(letter)).map(|part| part.trim_matches(['.', ',']));
    parts.filter(|part| !part.is_empty()).collect()
}

#[test]
fn what_is_drawn_is_what_is_heard_and_what_the_table_has() {
    for name in STORIES {
        for language in LANGUAGES {
            let story = ours(name, language);
            for step in &story.steps {
                let table = describe::table(&story, step);
                let mut heard = 0;
                for target in targets(&story, step) {
                    let telling = told(&story, step, &target);
                    let place = format!("{name}/{} in {language}: {telling:?}", step.id);
                    assert_eq!(digits(&telling.value), digits(&telling.spoken), "{place}");
                    let row = table.rows.iter().find(|row| row.key == telling.key).expect(&place);
                    let has = |words: &String| words.is_empty() || row.cells.contains(words);
                    assert!(has(&telling.value), "{place}");
                    heard += 1;
                    // Words of values beside the mark are those of its telling.
                    for layer in step.chart.panels.iter().flat_map(|panel| &panel.layers) {
                        let Some(at) = layer.keys.find(&telling.key) else { continue };
                        let drawn = layer.text.get(at).filter(|words| {
                            !digits(words).is_empty() && digits(words) == digits(&telling.value)
                        });
                        // What the words leave out, such as "expected", the mark's name says.
                        let is_named = |words: &str| {
                            let unsaid = telling.value.replace(words, "");
                            telling.what.to_lowercase().contains(unsaid.trim())
                        };
                        let is_own = drawn
                            .is_none_or(|words| words.contains(&telling.value) || is_named(words));
                        assert!(is_own, "{place} is drawn {drawn:?}");
                    }
                }
                assert!(heard > 0, "{name}/{} has marks", step.id);
            }
        }
    }
}
