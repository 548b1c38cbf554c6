//! The stories of this repository resolve, and say what their data say.

use datastory::describe::{name, table};
use datastory::diagnostic::Diagnostics;
use datastory::spec;
use datastory::story::Story;
use datastory::story::resolve::resolve;
use datastory::story::telling::tell;

const DATASET: &str = include_str!("../../data/dataset.json");
const RUSSIAN: &str = include_str!("../../data/central-asia/ru.json");
const STORIES: [(&str, &str); 3] = [
    ("ai-in-hong-kong", include_str!("../../data/ai-in-hong-kong/story.json")),
    ("central-asia", include_str!("../../data/central-asia/story.json")),
    ("machines-at-work", include_str!("../../data/machines-at-work/story.json")),
];

/// A story of ours in one language, and all that was found.
fn story(text: &str, language: &str) -> (Option<Story>, Diagnostics) {
    let mut out = Diagnostics::default();
    let dataset = spec::parse_dataset("dataset.json", DATASET, &mut out).unwrap();
    let russian = spec::parse_dataset("ru.json", RUSSIAN, &mut out).unwrap();
    let spec = spec::parse("story.json", text, &mut out).unwrap();
    assert!(out.is_empty());
    resolve(&spec, &[dataset, russian], language, &[])
}

#[test]
fn stories_resolve_in_all_languages_without_a_complaint() {
    for (name, text) in STORIES {
        for language in ["zh-Hant", "zh-Hans", "en"] {
            let (story, out) = story(text, language);
            let said: Vec<_> = out.iter().map(|found| &found.message).collect();
            assert!(said.is_empty(), "{name} {language}: {said:?}");
            assert!(story.is_some_and(|story| *story.language == *language));
        }
    }
}

/// The names of all marks of a step, as they are spoken.
fn names(story: &Story, id: &str) -> Vec<String> {
    let step = story.steps.iter().find(|step| &*step.id == id).unwrap();
    let layers = step.chart.panels.iter().flat_map(|panel| &panel.layers);
    let targets = layers.filter(|layer| layer.is_target);
    targets
        .flat_map(|layer| {
            (0..layer.len).map(|index| name(story, &tell(story, layer, index), index, layer.len))
        })
        .collect()
}

#[test]
fn marks_are_named_as_a_reader_would_say_them() {
    let (_, text) = STORIES[0];
    let (chinese, _) = story(text, "zh-Hant");
    let (english, _) = story(text, "en");
    let (chinese, english) = (chinese.unwrap(), english.unwrap());
    assert_eq!(
        names(&chinese, "banks"),
        [
            "2022年，59%，已將AI融入業務的銀行比例，第1項，共2項",
            "2025年，75%，已將AI融入業務的銀行比例，第2項，共2項"
        ]
    );
    assert_eq!(
        names(&english, "projects"),
        [
            "Done or under way at HKPC, over 100 projects, 2026, 1 of 2",
            "Approved, AI Subsidy Scheme, nearly 30 projects, 2026, 2 of 2"
        ]
    );
    let units = names(&chinese, "three-in-four");
    assert_eq!(units[74], "已將AI融入業務的銀行比例，75%，2025年，第75項，共100項");
    assert!(units[75].contains("其餘") && units[75].contains("25%"), "{}", units[75]);
}

#[test]
fn tables_say_what_is_drawn_and_where_it_is_missing() {
    let (_, text) = STORIES[1];
    let (story, _) = story(text, "en");
    let story = story.unwrap();
    let step = |id: &str| story.steps.iter().find(|step| &*step.id == id).unwrap();
    let history = table(&story, step("since-independence"));
    assert_eq!(history.header, ["Item", "Period", "Value", "Source"]);
    let missing = history.rows.iter().find(|row| &*row.key.0 == "KAZ-2024").unwrap();
    assert_eq!(missing.cells, ["Kazakhstan", "2024", "no data"]);
    let share = table(&story, step("share"));
    assert_eq!(share.rows[0].cells, ["Kazakhstan", "about 60%", "approximate"]);
    assert!(share.has_sources && share.rows[0].credit.is_some());
}
