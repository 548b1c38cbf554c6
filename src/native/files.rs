//! Reads a story and the dataset files that it names from disk.

use crate::data::file;
use crate::diagnostic::{Diagnostics, message};
use crate::limit;
use crate::spec::{self, DatasetSpec, StorySpec};
use std::path::{Component, Path, PathBuf};

/// A story's files as read, and what is wrong with them so far.
#[derive(Debug)]
pub struct Files {
    /// Name, as messages give it, and text of each file, the story's first.
    pub texts: Vec<(String, String)>,
    /// The story; nothing when it could not be read as one.
    pub story: Option<StorySpec>,
    /// The datasets that it names, in its order, as far as they could be read.
    pub datasets: Vec<DatasetSpec>,
    /// The data files as read, in the order of [`file::named`]: the address by which the story names
    /// each, and its bytes; without those that could not be read.
    pub data: Vec<(String, Vec<u8>)>,
    /// What is wrong.
    pub found: Diagnostics,
}

/// Reads a story with its datasets; they are sought relative to the story.
///
/// # Errors
/// When the story's own file cannot be read, with the reason in plain words.
pub fn load(path: &Path) -> Result<Files, String> {
    let name = display(path);
    let text = read(path)?;
    let mut files = Files {
        texts: Vec::new(),
        story: None,
        datasets: Vec::new(),
        data: Vec::new(),
        found: Diagnostics::default(),
    };
    files.story = spec::parse(&name, &text, &mut files.found);
    files.texts.push((name, text));
    let folder = path.parent().unwrap_or(Path::new(""));
    if let Some(mut story) = files.story.take() {
        files.take_in(&mut story, folder);
        files.story = Some(story);
    }
    Ok(files)
}

impl Files {
    /// Reads the data files that a story names.
    fn take_in(&mut self, story: &mut StorySpec, folder: &Path) {
        let mut read = Vec::new();
        for (place, address) in file::named(story) {
            let name = display(&folder.join(&address));
            let bytes = match is_web(&address) {
                true => Err("it is on the web, and only files are read here".into()),
                false => bytes(&folder.join(&address)),
            };
            if let Err(reason) = &bytes {
                self.found.add(message::unreadable_file(&place, &address, reason));
            }
            read.push((name, address, bytes.ok()));
        }
        let fetched: Vec<_> =
            read.iter().map(|(name, _, bytes)| (name.as_str(), bytes.as_deref())).collect();
        self.datasets = file::take_in(story, &fetched, &mut self.found);
        for (name, address, bytes) in read {
            let Some(bytes) = bytes else { continue };
            // Of what is no text nothing can be shown.
            let text = std::str::from_utf8(&bytes).unwrap_or_default().to_owned();
            self.texts.push((name, text));
            self.data.push((address, bytes));
        }
    }
}

/// The name of a story: its folder's, or its own when it is not called `story.json`.
pub fn name(path: &Path) -> String {
    let own = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if own != "story" {
        return own;
    }
    // A path such as `story.json` names no folder.
    let whole = std::path::absolute(path).unwrap_or_default();
    let folder = whole.parent().and_then(Path::file_name);
    folder.map_or(own, |folder| folder.to_string_lossy().into_owned())
}

fn is_web(address: &str) -> bool {
    address.starts_with("//") || address.contains("://")
}

fn read(path: &Path) -> Result<String, String> {
    String::from_utf8(bytes(path)?).map_err(|_| "it is not UTF-8 text".to_owned())
}

/// The bytes of a file, without the mark of byte order that some editors of tables put first.
fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    let about = std::fs::metadata(path).map_err(|error| reason(&error))?;
    if about.is_dir() {
        return Err("it is a folder".into());
    }
    if about.len() > limit::DATA_BYTES as u64 {
        return Err("it has more than 64 MB".into());
    }
    let mut bytes = std::fs::read(path).map_err(|error| reason(&error))?;
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    Ok(bytes)
}

fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".into(),
        std::io::ErrorKind::PermissionDenied => "it may not be read".into(),
        _ => error.to_string(),
    }
}

/// A path as messages give it: with slashes on every system, and without detours.
fn display(path: &Path) -> String {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(plain.components().next_back(), Some(Component::Normal(_))) =>
            {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_the_same_everywhere() {
        assert_eq!(display(Path::new("./data/a/../dataset.json")), "data/dataset.json");
        assert_eq!(display(Path::new("../x.json")), "../x.json");
    }

    #[test]
    fn a_story_is_named_by_its_folder() {
        assert_eq!(name(Path::new("data/central-asia/story.json")), "central-asia");
        assert_eq!(name(Path::new("docs/example.json")), "example");
        let here = std::env::current_dir().unwrap();
        assert_eq!(name(Path::new("story.json")), here.file_name().unwrap().to_str().unwrap());
    }

    #[test]
    fn says_why_a_file_cannot_be_read() {
        assert_eq!(load(Path::new("no/such.json")).unwrap_err(), "there is no such file");
        assert_eq!(load(Path::new("src")).unwrap_err(), "it is a folder");
    }

    #[test]
    fn reads_a_story_with_its_datasets() {
        let files = load(Path::new("data/ai-in-hong-kong/story.json")).unwrap();
        let names: Vec<&str> = files.texts.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["data/ai-in-hong-kong/story.json", "data/dataset.json"]);
        assert!(files.story.is_some() && files.datasets.len() == 1);
    }
}
