//! The same story at the same size is the same picture, byte for byte, whoever asks and where.

#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const STORIES: [&str; 3] = ["ai-in-hong-kong", "central-asia", "machines-at-work"];

/// Someone who renders: from a folder, in a time zone, in a language.
struct Desk {
    name: &'static str,
    folder: &'static str,
    zone: &'static str,
    locale: &'static str,
}

const DESKS: [Desk; 2] = [
    Desk { name: "here", folder: env!("CARGO_MANIFEST_DIR"), zone: "UTC", locale: "C" },
    Desk { name: "there", folder: "/", zone: "Asia/Kathmandu", locale: "zh_HK.UTF-8" },
];

/// The files that a desk renders, by name.
fn rendered(desk: &Desk, story: &str, step: &str, format: &str) -> BTreeMap<String, Vec<u8>> {
    let name = format!("determinism-{}-{story}-{format}", desk.name);
    let output = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    _ = fs::remove_dir_all(&output);
    _ = fs::remove_file(&output);
    fs::create_dir_all(&output).unwrap();
    // One picture goes into a file, several into a folder.
    let place = if step == "all" { output.clone() } else { output.join("picture") };
    let story = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(story).join("story.json");
    let said = Command::new(env!("CARGO_BIN_EXE_datastory"))
        .current_dir(desk.folder)
        .env("TZ", desk.zone)
        .env("LC_ALL", desk.locale)
        .arg("render")
        .arg(story)
        .args(["--step", step, "--language", "zh-Hant", "--width", "640", "--theme", "light"])
        .args(["--format", format, "--output"])
        .arg(&place)
        .output()
        .unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let files = fs::read_dir(&output).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|file| {
            (file.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&file).unwrap())
        })
        .collect()
}

fn assert_equal(story: &str, step: &str, format: &str) {
    let [here, there] = DESKS.map(|desk| rendered(&desk, story, step, format));
    assert!(!here.is_empty(), "{story} has pictures");
    assert!(here.keys().eq(there.keys()), "{story}: other files");
    for (name, bytes) in &here {
        assert!(there.get(name) == Some(bytes), "{name} of {story} differs");
    }
}

#[test]
fn every_step_is_the_same_svg_in_two_processes() {
    for story in STORIES {
        assert_equal(story, "all", "svg");
    }
}

#[test]
fn a_step_of_each_story_is_the_same_png_in_two_processes() {
    for (story, step) in STORIES.into_iter().zip(["banks", "latest-year", "vehicles"]) {
        assert_equal(story, step, "png");
    }
}
