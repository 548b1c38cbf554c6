//! `datastory publish`: what it writes, that it writes it once, and what it refuses.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails loudly")]

use datastory::edition::place::{SCROLL, STEPPER};
use datastory::edition::wire;
use datastory::native::publish::{digest, promise, source};
use datastory::native::{files, render};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// A folder of a test's own, which goes with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("datastory-{name}-{}", std::process::id()));
        _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }

    /// All files under a folder with their texts and dates.
    fn files(&self, under: &str) -> BTreeMap<String, (String, SystemTime)> {
        let mut out = BTreeMap::new();
        let mut folders = vec![self.0.join(under)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let name = path.strip_prefix(self.0.join(under)).unwrap();
                let date = path.metadata().unwrap().modified().unwrap();
                let text = fs::read_to_string(&path).unwrap();
                out.insert(name.to_str().unwrap().to_owned(), (text, date));
            }
        }
        out
    }

    /// Publishes stories of this folder into its `out`: exit code and what it said.
    fn publish(&self, stories: &[&str]) -> (i32, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_datastory"))
            .current_dir(&self.0)
            .arg("publish")
            .args(stories)
            .args(["--output", "out"])
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(said).unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.0);
    }
}

/// A small story in two languages on a dataset beside its folder.
const STORY: &str = r#"{"version": 1, "languages": ["en", "zh-Hant"],
  "headline": {"en": "A", "zh-Hant": "甲"},
  "datasets": ["../numbers.json"],
  "steps": [{"id": "one",
    "title": {"en": "One", "zh-Hant": "一"},
    "text": {"en": "It is {{ t/a }}.", "zh-Hant": "是{{ t/a }}。"},
    "alt": {"en": "Two bars.", "zh-Hant": "兩柱。"},
    "chart": {"data": {"name": "t"}, "mark": "bar", "encoding": {
      "y": {"field": "id", "type": "nominal"}, "x": {"field": "value", "type": "quantitative"}}}}]
}
"#;
const NUMBERS: &str = r#"{"credits": {"c": {"publisher": "P"}}, "data": {"t": {"credit": "c",
  "values": [{"id": "a", "value": 1}, {"id": "b", "value": 2}]}}}"#;

fn small(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.put("small/story.json", STORY);
    folder.put("numbers.json", NUMBERS);
    folder
}

#[test]
fn writes_the_story_its_datasets_and_an_edition_for_each_place_and_language() {
    let folder = small("publish-all");
    let (code, said) = folder.publish(&["small/story.json"]);
    assert_eq!(code, 0, "{said}");
    let files = folder.files("out");
    let mut wanted = vec!["numbers.json".to_owned(), "small/story.json".to_owned()];
    for language in ["en", "zh-Hant"] {
        let name = |from: f64, mark: &str| format!("small/editions/{language}-{from}{mark}.txt");
        wanted.extend(STEPPER.map(|place| name(place.from, "")));
        wanted.extend(SCROLL.map(|place| name(place.from, "-scroll")));
    }
    wanted.sort();
    assert_eq!(files.keys().cloned().collect::<Vec<_>>(), wanted);
    assert_eq!(files["numbers.json"].0, NUMBERS);

    let story = &files["small/story.json"].0;
    let (own, member) = story.rsplit_once(",\n\"editions\": ").unwrap();
    assert_eq!(own, STORY.trim_end().trim_end_matches('}').trim_end());
    let made_from = digest(own, [NUMBERS.as_bytes()].into_iter());
    assert_eq!(
        member,
        format!(
            "{{\"digest\": \"{made_from}\", \"stepper\": [0, 340, 420, 540, 680, 860], \
             \"scroll\": [0, 340, 460, 640, 820, 1050]}}\n}}\n"
        )
    );
    for (name, (text, _)) in files.iter().filter(|(name, _)| name.contains("editions/")) {
        let edition = wire::read(text, &made_from).unwrap();
        assert!(name.contains(&format!("/{}-", edition.language())), "{name}");
        assert_eq!(edition.plates.len(), 1);
    }
}

#[test]
fn files_of_tables_go_along_and_count() {
    let folder = small("publish-files");
    let story = STORY.replace("../numbers.json", "../credits.json").replace(
        "\"steps\"",
        "\"data\": {\"t\": {\"url\": \"rows.csv\", \"credit\": \"c\"}}, \"steps\"",
    );
    folder.put("small/story.json", &story);
    folder.put("small/rows.csv", "id,value\na,1\nb,2\n");
    folder.put("credits.json", r#"{"credits": {"c": {"publisher": "P"}}, "data": {}}"#);
    let digest = || folder.read("out/small/story.json").rsplit_once("digest").unwrap().1.to_owned();
    let (code, said) = folder.publish(&["small/story.json"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(folder.read("out/small/rows.csv"), folder.read("small/rows.csv"));
    let before = digest();
    folder.put("small/rows.csv", "id,value\na,1\nb,3\n");
    folder.publish(&["small/story.json"]);
    assert_ne!(digest(), before);
}

#[test]
fn what_has_not_changed_is_not_written_again() {
    let folder = small("publish-again");
    folder.publish(&["small/story.json"]);
    let before = folder.files("out");
    folder.publish(&["small/story.json"]);
    assert_eq!(folder.files("out"), before);
    // What was published can be checked, and published: its editions stay what they are.
    folder.put("small/story.json", &folder.read("out/small/story.json"));
    let (code, said) = folder.publish(&["small/story.json"]);
    assert_eq!((code, said.contains("0 of them new")), (0, true), "{said}");
    assert_eq!(folder.files("out"), before);
    // With a byte-order mark in front it is the same story.
    folder.put("numbers.json", &format!("\u{feff}{NUMBERS}"));
    folder.publish(&["small/story.json"]);
    assert_eq!(folder.files("out"), before);
}

#[test]
fn another_text_makes_other_editions() {
    let folder = small("publish-other");
    folder.publish(&["small/story.json"]);
    let before = folder.files("out");
    folder.put("numbers.json", &NUMBERS.replace("\"value\": 2", "\"value\": 3"));
    folder.publish(&["small/story.json"]);
    let after = folder.files("out");
    assert!(after.iter().all(|(name, (text, _))| *text != before[name].0));
    assert_eq!(source(&after["small/story.json"].0), source(&before["small/story.json"].0));
}

#[test]
fn editions_of_a_language_that_went_away_go_too() {
    let folder = small("publish-stale");
    folder.publish(&["small/story.json"]);
    folder.put("out/small/editions/notes.txt", "{}");
    folder.put("out/small/editions/en-1.txt", "[]");
    let story = STORY.replace(r#"["en", "zh-Hant"]"#, r#"["en"]"#);
    folder.put("small/story.json", &story);
    folder.publish(&["small/story.json"]);
    let files = folder.files("out/small/editions");
    assert_eq!(files.len(), STEPPER.len() + SCROLL.len() + 1);
    assert!(files.contains_key("notes.txt") && !files.contains_key("en-1.txt"));
}

#[test]
fn a_story_with_an_error_keeps_all_from_being_written() {
    let folder = small("publish-error");
    folder.put("bad/story.json", &STORY.replace("t/a", "t/x"));
    let (code, said) = folder.publish(&["small/story.json", "bad/story.json"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("error[unknown-row]") && said.contains("bad/story.json"), "{said}");
    assert!(!folder.0.join("out").exists());
}

#[test]
fn refuses_what_cannot_stand_on_a_server() {
    let folder = small("publish-refused");
    let refused = |story: &str, words: &str| {
        let (code, said) = folder.publish(&["small/story.json", story]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(words) && said.contains("help: "), "{said}");
        assert!(!folder.0.join("out").exists());
    };
    let at = |address: &str| STORY.replace("../numbers.json", address);
    folder.put("deep/a/story.json", &at("../../numbers.json"));
    refused("deep/a/story.json", "its data file \"../../numbers.json\" cannot keep its place");
    folder.put("number#1.json", NUMBERS);
    folder.put("a/story.json", &at("../number#1.json"));
    refused("a/story.json", "its data file \"../number#1.json\" cannot keep its place");

    // Another story whose dataset, or whose name, is the same and whose text is not.
    folder.put("deep/numbers.json", &NUMBERS.replace('2', "3"));
    folder.put("deep/b/story.json", STORY);
    refused("deep/b/story.json", "would both write \"numbers.json\", not the same");
    folder.put("deep/small/story.json", STORY);
    refused("deep/small/story.json", "would both write");

    let member = STORY.replacen("\"version\"", "\"editions\": {}, \"version\"", 1);
    folder.put("own/story.json", &member);
    refused("own/story.json", "it has a key \"editions\"");
    refused("none/story.json", "there is no such file");
}

#[test]
fn a_story_is_named_by_its_file_where_that_has_a_name() {
    let folder = small("publish-name");
    folder.put("stories/harbour.json", STORY);
    let (code, said) = folder.publish(&["stories/harbour.json"]);
    assert_eq!(code, 0, "{said}");
    assert!(folder.0.join("out/harbour/story.json").exists());
}

#[test]
fn our_stories_can_be_published() {
    let folder = Folder::new("publish-ours");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = |name: &str| root.join("data").join(name).join("story.json");
    let stories = ["ai-in-hong-kong", "central-asia", "machines-at-work"].map(own);
    let stories = stories.each_ref().map(|path| path.to_str().unwrap());
    let (code, said) = folder.publish(&stories);
    assert_eq!(code, 0, "{said}");
    let places = STEPPER.len() + SCROLL.len();
    // The stories, their dataset and the pack of the one that is told in a fourth language.
    let (files, languages) = (3 + 2, 3 + 4 + 3);
    assert_eq!(folder.files("out").len(), files + languages * places);
    for path in stories {
        assert_promised(&folder, Path::new(path));
    }
}

/// What an embed promises of a story's editions is there, and is what the published story says.
fn assert_promised(folder: &Folder, path: &Path) {
    let files = files::load(path).unwrap();
    let promise = promise(&files, &render::story(&files, "").unwrap()).unwrap();
    let [digest, languages, stepper, scroll] =
        promise.split(' ').collect::<Vec<_>>().try_into().unwrap();
    let name = files::name(path);
    let published = folder.read(&format!("out/{name}/story.json"));
    let (stepper_list, scroll_list) = (stepper.replace(',', ", "), scroll.replace(',', ", "));
    let member = format!(
        "\n\"editions\": {{\"digest\": \"{digest}\", \"stepper\": [{stepper_list}], \
         \"scroll\": [{scroll_list}]}}\n}}\n"
    );
    assert!(published.ends_with(&member), "{promise}");
    for language in languages.split(',') {
        for (list, mark) in [(stepper, ""), (scroll, "-scroll")] {
            for from in list.split(',') {
                let path = format!("out/{name}/editions/{language}-{from}{mark}.txt");
                assert!(wire::read(&folder.read(&path), digest).is_some(), "{path}");
            }
        }
    }
}
