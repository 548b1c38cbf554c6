//! The stories of this repository.

use super::story;

const DATASET: &str = include_str!("../../../data/dataset.json");
const STORIES: [(&str, &str); 3] = [
    ("ai-in-hong-kong", include_str!("../../../data/ai-in-hong-kong/story.json")),
    ("central-asia", include_str!("../../../data/central-asia/story.json")),
    ("machines-at-work", include_str!("../../../data/machines-at-work/story.json")),
];

#[test]
fn stories_resolve_in_all_languages_without_a_complaint() {
    for (name, text) in STORIES {
        for language in ["zh-Hant", "zh-Hans", "en"] {
            let (story, out) = story(text, &[DATASET], language);
            let said: Vec<_> = out.iter().map(|found| &found.message).collect();
            assert!(said.is_empty(), "{name} {language}: {said:?}");
            assert!(story.is_some_and(|story| *story.language == *language));
        }
    }
}
