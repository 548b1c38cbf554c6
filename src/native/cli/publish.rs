//! `datastory publish`: writes all that a server needs of stories into a folder.

use super::render::put;
use super::report::{findings, text};
use super::{CannotRun, Verdict, print};
use crate::diagnostic::Severity;
use crate::native::examine::examine;
use crate::native::files::{self, Files};
use crate::native::publish::{FOLDER, File, Refusal, is_edition, publish};
use clap::Args;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Write all that a server needs of stories: their files, and editions made ahead.
///
/// Each story goes into the folder FOLDER/NAME, where NAME is that of its own folder; datasets stay
/// as far from it as they are. Stories are checked first. Publish stories that share a dataset
/// together: one that was published with another text of it is worked out in the page, which takes
/// longer.
#[derive(Debug, Args)]
pub(super) struct Publish {
    /// Story files
    #[arg(required = true, value_name = "STORY")]
    stories: Vec<String>,
    /// Where to write
    #[arg(long, short, value_name = "FOLDER")]
    output: PathBuf,
}

impl Publish {
    /// Writes the stories; when one of them has an error, it is reported and nothing is written.
    pub(super) fn run(&self) -> Result<Verdict, CannotRun> {
        let mut all = Vec::new();
        for story in &self.stories {
            let files =
                files::load(Path::new(story)).map_err(|reason| CannotRun::story(story, &reason))?;
            let found = findings(&examine(&files), &files.texts);
            if !found.is_empty() {
                print(&text(&found, story))?;
            }
            let is_fine = !found.iter().any(|one| one.diagnostic.severity == Severity::Error);
            all.push(is_fine.then_some((story.as_str(), files)));
        }
        let Some(all) = all.into_iter().collect::<Option<Vec<_>>>() else {
            return Ok(Verdict::Wrong);
        };
        for (story, made) in made(&all)? {
            self.write(story, &made)?;
        }
        Ok(Verdict::Fine)
    }

    fn write(&self, story: &str, made: &[File]) -> Result<(), CannotRun> {
        let mut written = 0;
        for file in made {
            let path = self.output.join(&file.path);
            // What has not changed keeps its date, and so its place in caches.
            if std::fs::read(&path).is_ok_and(|old| old == file.bytes) {
                continue;
            }
            put(&path, &file.bytes)?;
            written += 1;
        }
        let name = files::name(Path::new(story));
        let stale = self.stale(&name, made);
        for path in &stale {
            std::fs::remove_file(path).map_err(|error| CannotRun {
                message: format!("The file \"{}\" cannot be removed: {error}.", path.display()),
                help: "It belongs to an earlier edition; remove it yourself.".into(),
            })?;
        }
        let (folder, count, stale) = (self.output.join(name), made.len(), stale.len());
        let folder = folder.display();
        print(&format!(
            "{folder}: {count} files, {written} of them new, {stale} old ones removed\n"
        ))
    }

    /// Editions that lie there from earlier, for languages or places that are no more.
    fn stale(&self, name: &str, made: &[File]) -> Vec<PathBuf> {
        let folder = self.output.join(name).join(FOLDER);
        let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let is_made = |file: &String| {
            let path = [name, "/", FOLDER, "/", file].concat();
            made.iter().any(|made| made.path == path)
        };
        let mut stale: Vec<String> =
            names.filter(|file| is_edition(file) && !is_made(file)).collect();
        stale.sort();
        stale.iter().map(|file| folder.join(file)).collect()
    }
}

/// The files of all stories. Where two of them would write different texts to one place, none is.
fn made<'a>(all: &[(&'a str, Files)]) -> Result<Vec<(&'a str, Vec<File>)>, CannotRun> {
    let mut out = Vec::new();
    let mut known = BTreeMap::new();
    for (story, files) in all {
        let name = files::name(Path::new(story));
        let made = publish(&name, files).map_err(|why| refused(story, &why))?;
        for File { path, bytes } in &made {
            let (first, told) =
                known.entry(path.clone()).or_insert_with(|| (*story, bytes.clone()));
            if told != bytes {
                return Err(CannotRun {
                    message: format!(
                        "\"{first}\" and \"{story}\" would both write \"{path}\", not the same."
                    ),
                    help: "Publish them into two folders, or rename one of the two files.".into(),
                });
            }
        }
        out.push((*story, made));
    }
    Ok(out)
}

fn refused(story: &str, why: &Refusal) -> CannotRun {
    let (why, help) = match why {
        Refusal::Undrawable => {
            ("it cannot be drawn".to_owned(), "Run datastory check on it.".to_owned())
        }
        Refusal::Address(address) => (
            format!("its data file \"{address}\" cannot keep its place beside it on a server"),
            "Put the file into the story's folder or the one above it, under a name without \
             % ? # : and \\."
                .to_owned(),
        ),
        Refusal::Language(tag) => (
            format!("the language \"{tag}\" cannot be a part of a file's name"),
            "Use a tag such as en or zh-Hant.".to_owned(),
        ),
        Refusal::Member => (
            "it has a key \"editions\", which only publishing may write".to_owned(),
            "Take the key away.".to_owned(),
        ),
    };
    CannotRun { message: format!("The story \"{story}\" cannot be published: {why}."), help }
}
