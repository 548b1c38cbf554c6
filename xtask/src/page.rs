//! Runs the page suite in one browser engine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::browser::{self, Engine};
use crate::command::{desk, program, run};
use crate::install;
use crate::project::Project;

/// The line at the head of a file of cases that says in which engines it runs.
const MARK: &str = "// Engines: ";
/// As wide as the widest page of the suite, and as high as the highest, with the window's frame.
const SCREEN: &str = "-screen 0 2000x2400x24";

/// Which cases to run, and where.
#[derive(Args)]
pub(crate) struct Order {
    /// The engine to run them in.
    #[arg(long, value_enum, default_value_t = Engine::Chromium)]
    engine: Engine,
    /// Names of files in `tests/page/`, without `.test.mjs`; all when none is given.
    files: Vec<String>,
}

/// Runs cases against `dist/` as it is.
///
/// # Errors
/// When something cannot be installed, or a case fails.
pub(crate) fn page(project: &Project, order: &Order) -> Result<()> {
    install::node_packages(project, &project.node())?;
    browser::install(project, order.engine)?;
    desk(project)?;
    let mut cases = cases(project, order.engine)?;
    if !order.files.is_empty() {
        cases.retain(|file| order.files.iter().any(|name| is_named(file, name)));
    }
    if cases.is_empty() {
        bail!("no such cases are for {}", order.engine);
    }
    run(&mut command(project, order.engine, &cases))
}

fn is_named(file: &Path, name: &str) -> bool {
    file.file_name().is_some_and(|file| file.to_string_lossy() == format!("{name}.test.mjs"))
}

/// The command that runs all cases that are for an engine.
///
/// # Errors
/// When a file of cases does not say which engines it is for.
pub(crate) fn suite(project: &Project, engine: Engine) -> Result<Command> {
    Ok(command(project, engine, &cases(project, engine)?))
}

/// The files of cases for an engine, named one by one, because Node's versions differ in how they
/// search a folder.
fn cases(project: &Project, engine: Engine) -> Result<Vec<PathBuf>> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(project.root.join("tests/page"))? {
        let file = entry?.path();
        if !file.to_string_lossy().ends_with(".test.mjs") {
            continue;
        }
        let is_for = is_for(&fs::read_to_string(&file)?, engine);
        if is_for.with_context(|| format!("{} has a wrong head", file.display()))? {
            cases.push(file);
        }
    }
    cases.sort();
    Ok(cases)
}

/// Whether a file runs in an engine: by its mark, `// Engines: all` or `// Engines: chromium, …`
/// with the reason after the name.
fn is_for(text: &str, engine: Engine) -> Result<bool> {
    let mark = text.lines().find_map(|line| line.strip_prefix(MARK));
    match mark.and_then(|mark| mark.split([',', '.']).next()) {
        Some("all") => Ok(true),
        Some("chromium") => Ok(engine == Engine::Chromium),
        _ => bail!("a line must say `{MARK}all.` or `{MARK}chromium, because …`"),
    }
}

fn command(project: &Project, engine: Engine, cases: &[PathBuf]) -> Command {
    let node = ["node", "--test", "--test-reporter=spec"];
    let desktop =
        ["xvfb-run", "--auto-servernum", "--server-args", SCREEN, "dbus-run-session", "--"];
    let words =
        if engine.needs_desktop() { [&desktop[..], &node[..]].concat() } else { node.to_vec() };
    let mut words = words.into_iter();
    let mut command = program(project, words.next().unwrap_or("node"));
    command.args(words).args(cases).env("DATASTORY_ENGINE", engine.name());
    command.env("DATASTORY_DESK", project.target.join("debug/datastory"));
    command
}

#[cfg(test)]
mod tests {
    use super::is_for;
    use crate::browser::Engine;

    #[test]
    fn reads_the_mark_of_a_file() {
        let in_all = "// What it is.\n// Engines: all.\nimport x;\n";
        let in_one = "// Engines: chromium, because its protocol alone does it.\n";
        assert!(Engine::ALL.iter().all(|engine| is_for(in_all, *engine).unwrap()));
        assert!(is_for(in_one, Engine::Chromium).unwrap());
        assert!(!is_for(in_one, Engine::Webkit).unwrap());
        assert!(is_for("// Engines: most.\n", Engine::Chromium).is_err());
        assert!(is_for("import x;\n", Engine::Chromium).is_err());
    }
}
