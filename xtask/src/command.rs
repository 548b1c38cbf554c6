//! Runs other programs, aloud, and turns their failure into an error.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// A program of the project: started at its top, with our tools first on the path.
pub(crate) fn program(project: &Project, name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(&project.root);
    // Cargo describes the chores to us in these; a nested cargo must not take them for its own.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    let ours = [project.shims(), project.tools().join("bin")];
    let theirs = std::env::var_os("PATH").unwrap_or_default();
    let path = ours.into_iter().chain(std::env::split_paths(&theirs));
    if let Ok(path) = std::env::join_paths(path) {
        command.env("PATH", path);
    }
    command
}

/// The cargo that runs us.
pub(crate) fn cargo(project: &Project) -> Command {
    program(project, std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Our own `datastory`, built as the tests build it.
///
/// # Errors
/// When it cannot be built.
pub(crate) fn desk(project: &Project) -> Result<Command> {
    run(cargo(project).args(["build", "--quiet", "--locked", "--bin", "datastory"]))?;
    Ok(program(project, project.target.join("debug/datastory")))
}

/// Runs to the end with its output on our terminal.
///
/// # Errors
/// When it cannot be started or says that it failed.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = announce(command);
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs to the end, hands each line of its output to `read` and to our terminal, and says
/// whether it succeeded.
///
/// # Errors
/// When it cannot be started or read.
pub(crate) fn run_reading(command: &mut Command, mut read: impl FnMut(&str)) -> Result<bool> {
    let line = announce(command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{line}`"))?;
    if let Some(output) = child.stdout.take() {
        for bytes in BufReader::new(output).split(b'\n') {
            let bytes = bytes?;
            let text = String::from_utf8_lossy(&bytes);
            println!("{text}");
            read(&text);
        }
    }
    Ok(child.wait()?.success())
}

/// Whether a program succeeded, and all that it printed, which is shown when it failed.
///
/// # Errors
/// When it cannot be started.
pub(crate) fn tell(command: &mut Command) -> Result<(bool, String)> {
    let line = announce(command);
    let output = command.output().with_context(|| format!("cannot start `{line}`"))?;
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    if !output.status.success() {
        println!("{}", said.trim_end());
    }
    Ok((output.status.success(), said))
}

/// What a program prints, without showing it.
///
/// # Errors
/// When it cannot be started or says that it failed; with what it wrote to the error output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = written(command);
    let output = command.output().with_context(|| format!("cannot start `{line}`"))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("`{line}` failed ({})\n{}", output.status, complaint.trim_end());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn announce(command: &Command) -> String {
    let line = written(command);
    println!("$ {line}");
    line
}

fn written(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(OsStr::to_string_lossy));
    words.join(" ")
}
