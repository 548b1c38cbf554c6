//! Stories that are broken at random are complained of, and break nothing.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use datastory::data::{file, parse};
use datastory::diagnostic::locate::locate;
use datastory::diagnostic::{Diagnostics, Place};
use datastory::spec;
use datastory::spec::DatasetSpec;
use datastory::story::resolve::resolve;
use std::fs;
use std::path::Path;

/// Broken copies of each story: enough to reach most checks in a few seconds.
const COPIES: u64 = 100;

/// Pieces of text that are put where they do not belong.
const PIECES: [&str; 16] = [
    "null",
    "-1e308",
    "1e-320",
    "\"\"",
    "[]",
    "{}",
    "true",
    "\"銀行\"",
    ",",
    "}",
    "\"id\":",
    "0",
    "{{ a/b }}",
    "\\u0000",
    "99999999999999999999",
    "\"2025-02-30\"",
];

/// Numbers that look random and are the same each time: Marsaglia's xorshift.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// Replaces the token at a random place by a piece, or takes it out.
fn broken(text: &str, chance: &mut Chance) -> String {
    let is_edge = |letter: char| " \n,:[]{}".contains(letter);
    let at = (0..).find_map(|_| {
        let at = chance.below(text.len());
        text.is_char_boundary(at).then_some(at)
    });
    let (before, after) = text.split_at(at.unwrap());
    let start = before.rfind(is_edge).map_or(0, |at| at + 1);
    let end = after.find(is_edge).unwrap_or(after.len());
    let piece = if chance.below(4) == 0 { "" } else { PIECES[chance.below(PIECES.len())] };
    [&before[..start], piece, &after[end..]].concat()
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Reads a story in all its languages; all that is found has a place in its text.
fn survive(text: &str, datasets: &[DatasetSpec]) {
    let mut out = Diagnostics::default();
    if let Some(story) = spec::parse("story.json", text, &mut out) {
        spec::check::story(&story, &mut out);
        for language in &story.languages {
            out.extend(resolve(&story, datasets, language, &[]).1);
        }
    }
    for found in out.iter().filter(|found| found.place.file == Place::file("story.json").file) {
        assert!(locate(text, &found.place.spot).bytes.end <= text.len());
        assert!(!found.message.is_empty() && !found.help.is_empty());
    }
}

#[test]
fn broken_stories_are_survived() {
    let mut out = Diagnostics::default();
    let dataset = read("data/dataset.json");
    let datasets = [file::dataset("dataset.json", dataset.as_bytes(), &mut out).unwrap()];
    let mut chance = Chance(0x5EED);
    for name in ["ai-in-hong-kong", "central-asia", "machines-at-work"] {
        let story = read(&format!("data/{name}/story.json"));
        survive(&story, &datasets);
        for _ in 0..COPIES {
            let once = broken(&story, &mut chance);
            survive(&once, &datasets);
            survive(&broken(&once, &mut chance), &datasets);
        }
    }
}

#[test]
fn broken_datasets_are_survived() {
    let story = read("data/central-asia/story.json");
    let dataset = read("data/dataset.json");
    let mut chance = Chance(0xDA7A);
    for _ in 0..COPIES {
        let mut out = Diagnostics::default();
        let text = broken(&broken(&dataset, &mut chance), &mut chance);
        if let Some(dataset) = file::dataset("dataset.json", text.as_bytes(), &mut out) {
            survive(&story, &[dataset]);
        }
    }
}

#[test]
fn broken_csv_is_survived() {
    let text = "\u{feff}id,\"the, name\",value\r\na,\"x \"\"y\"\"\",1\r\n\r\nb,銀行,2.5e3\n";
    let mut chance = Chance(0xC5);
    for _ in 0..COPIES * 20 {
        let (mut out, mut text) = (Diagnostics::default(), text.to_owned());
        for _ in 0..1 + chance.below(4) {
            let at = chance.below(text.len());
            if text.is_char_boundary(at) {
                text.insert_str(at, ["\"", ",", "\n", "\r", "銀"][chance.below(5)]);
            }
        }
        let dataset = file::dataset("t.csv", text.as_bytes(), &mut out);
        parse::tables(&[&dataset.unwrap().data], &mut out);
        for found in out.iter() {
            assert!(locate(&text, &found.place.spot).line >= 1);
        }
    }
}
