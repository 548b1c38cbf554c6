//! The `datastory` command: its arguments and exit codes; each subcommand has a file of its own.

mod check;
mod embed;
mod excerpt;
mod publish;
mod render;
mod report;

use clap::{Parser, Subcommand};
use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

/// Data stories for news pages: the editor's desk.
#[derive(Debug, Parser)]
#[command(name = "datastory", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Check),
    Embed(embed::Embed),
    Publish(publish::Publish),
    Render(render::Render),
}

/// How a command that could run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Nothing is wrong.
    Fine,
    /// Something is wrong with a story.
    Wrong,
}

/// Why a command could not run, and what to do.
#[derive(Clone, Debug)]
struct CannotRun {
    message: String,
    help: String,
}

impl CannotRun {
    /// A story's own file cannot be read.
    fn story(path: &str, reason: &str) -> Self {
        Self {
            message: format!("The story \"{path}\" cannot be read: {reason}."),
            help: "Check the path; it is relative to the folder that the command runs in.".into(),
        }
    }
}

impl fmt::Display for CannotRun {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        writeln!(formatter, "{}\n  help: {}", self.message, self.help)
    }
}

/// Runs the command that the arguments ask for. The exit code is 0 when all is fine, 1 when
/// something is wrong with a story, 2 when the command could not run.
pub fn run() -> ExitCode {
    let verdict = match Cli::parse().command {
        Command::Check(check) => check.run(),
        Command::Embed(embed) => embed.run(),
        Command::Publish(publish) => publish.run(),
        Command::Render(render) => render.run(),
    };
    match verdict {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Wrong) => ExitCode::from(1),
        Err(cannot) => {
            // Where even this cannot be written, the exit code alone must do.
            _ = write!(io::stderr(), "{cannot}");
            ExitCode::from(2)
        }
    }
}

/// Writes to standard output; a reader that has gone away, such as `head`, is no error.
fn print(text: &str) -> Result<(), CannotRun> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(CannotRun {
            message: format!("The output cannot be written: {error}."),
            help: "Check where it goes, and whether there is room.".into(),
        }),
        _ => Ok(()),
    }
}
