//! `datastory check`: says everything that is wrong with stories, at once.

use super::report::{Finding, findings, json, text};
use super::{CannotRun, Verdict, print};
use crate::diagnostic::Severity;
use crate::native::examine::examine;
use crate::native::files;
use clap::{Args, ValueEnum};
use std::path::Path;

/// Say everything that is wrong with stories and their datasets, with place and remedy.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Story files
    #[arg(required = true, value_name = "STORY")]
    stories: Vec<String>,
    /// How to say it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Let warnings fail as well
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: with excerpts
    Text,
    /// For tools: a list of objects with file, line, column, path, severity, code, message, help
    Json,
}

impl Check {
    /// Checks all stories; one that cannot be read keeps no other from being checked.
    pub(super) fn run(&self) -> Result<Verdict, CannotRun> {
        let mut all: Vec<Finding> = Vec::new();
        let mut failed = None;
        for story in &self.stories {
            match files::load(Path::new(story)) {
                Ok(files) => {
                    let found = findings(&examine(&files), &files.texts);
                    if self.format == Format::Text {
                        print(&text(&found, story))?;
                    }
                    // Datasets that stories share are reported once.
                    all.extend(
                        found.into_iter().filter(|found| !all.contains(found)).collect::<Vec<_>>(),
                    );
                }
                Err(reason) => failed = failed.or(Some(CannotRun::story(story, &reason))),
            }
        }
        if self.format == Format::Json {
            print(&json(&all))?;
        }
        if let Some(cannot) = failed {
            return Err(cannot);
        }
        let is_wrong =
            |found: &Finding| self.strict || found.diagnostic.severity == Severity::Error;
        Ok(if all.iter().any(is_wrong) { Verdict::Wrong } else { Verdict::Fine })
    }
}
