//! Fuzzes the claims of `tests/claims/`, and keeps what it finds as cases.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use clap::Args;

use crate::command::{program, run};
use crate::install;
use crate::project::Project;

/// The compiler that fuzzing was tried with: coverage needs a nightly one.
const NIGHTLY: &str = "nightly-2026-05-20";
/// Longest input in bytes: longer ones only take longer.
const MOST_BYTES: &str = "4096";
/// Seconds for one input and megabytes in all, beyond which it is a finding.
const TIMEOUT: &str = "25";
const MEGABYTES: &str = "512";

/// What to fuzz, and how long.
#[derive(Args)]
pub(crate) struct Order {
    /// Seconds for each target.
    #[arg(long, default_value_t = 120)]
    seconds: u64,
    /// Targets; all when none is named.
    targets: Vec<String>,
}

/// Builds the targets and runs each of them.
///
/// # Errors
/// When something is found, after all targets have run, or when something cannot be installed or
/// built.
pub(crate) fn fuzz(project: &Project, order: &Order) -> Result<()> {
    install::fuzzing(project, NIGHTLY)?;
    let folder = project.root.join("fuzz");
    let all = targets(&folder)?;
    if let Some(unknown) = order.targets.iter().find(|name| !all.contains(name)) {
        bail!("there is no target {unknown}; there are {}", all.join(", "));
    }
    let wanted = if order.targets.is_empty() { &all } else { &order.targets };
    seed(project, &folder)?;
    let mut found = Vec::new();
    for target in wanted {
        if run(&mut cargo_fuzz(project, target, order.seconds)).is_err() {
            found.extend(keep(&folder, target)?);
            if found.is_empty() {
                bail!("{target} could not be built or run");
            }
        }
    }
    if !found.is_empty() {
        bail!("found, and kept as cases of the ordinary suite: {}", found.join(", "));
    }
    Ok(())
}

fn cargo_fuzz(project: &Project, target: &str, seconds: u64) -> Command {
    let mut command = program(project, "cargo-fuzz");
    // All of our code is safe: an address sanitizer would only halve the speed.
    command.args(["fuzz", "run", "--sanitizer", "none", target, "--"]);
    command.arg(format!("-max_total_time={seconds}"));
    command.args([
        format!("-max_len={MOST_BYTES}"),
        format!("-timeout={TIMEOUT}"),
        format!("-rss_limit_mb={MEGABYTES}"),
        "-print_final_stats=1".to_owned(),
    ]);
    command.env("RUSTUP_TOOLCHAIN", NIGHTLY);
    // Those of the stable toolchain that runs us would be taken before.
    command.env_remove("RUSTC").env_remove("CARGO").env_remove("RUSTDOC");
    command
}

/// The names of the targets, in order.
fn targets(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder.join("targets"))? {
        let file = entry?.path();
        names.extend(file.file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}

/// Copies what was found to the cases; their names.
fn keep(folder: &Path, target: &str) -> Result<Vec<String>> {
    let cases = folder.join("cases").join(target);
    let mut kept = Vec::new();
    for file in files(&folder.join("artifacts").join(target)) {
        fs::create_dir_all(&cases)?;
        let Some(name) = file.file_name() else { continue };
        fs::copy(&file, cases.join(name))?;
        kept.push(format!("{target}/{}", name.to_string_lossy()));
    }
    Ok(kept)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.sort();
    files
}

/// Puts our own stories, tables and texts, and the suites of the tests, into the corpora.
fn seed(project: &Project, folder: &Path) -> Result<()> {
    let root = &project.root;
    let corpus = folder.join("corpus");
    let mut texts: Vec<String> = Vec::new();
    for story in project.stories()? {
        let text = fs::read_to_string(story.join("story.json"))?;
        strings(&serde_json::from_str(&text)?, &mut texts);
        plant(&corpus, "story", text.as_bytes())?;
    }
    for file in files(&root.join("tests/diagnostic")) {
        let bytes = fs::read(&file)?;
        match file.extension().and_then(|end| end.to_str()) {
            Some("json") => plant(&corpus, "story", &bytes)?,
            Some("csv") => plant(&corpus, "csv", &[&[0][..], &bytes].concat())?,
            _ => {}
        }
    }
    strings(
        &serde_json::from_str(&fs::read_to_string(root.join("tests/hostile/blns.json"))?)?,
        &mut texts,
    );
    let suite = fs::read_to_string(root.join("tests/hostile/json-test-suite.json"))?;
    let mut cases = Vec::new();
    strings(&serde_json::from_str(&suite)?, &mut cases);
    for case in cases {
        plant(&corpus, "story", case.as_bytes())?;
    }
    for text in texts.iter().filter(|text| text.len() > 3) {
        plant(&corpus, "prose", text.as_bytes())?;
        // The first two bytes choose the width.
        plant(&corpus, "lines", &[b"\x05\x80", text.as_bytes()].concat())?;
    }
    for target in targets(folder)? {
        for case in files(&folder.join("cases").join(&target)) {
            plant(&corpus, &target, &fs::read(case)?)?;
        }
        fs::create_dir_all(corpus.join(&target))?;
    }
    Ok(())
}

/// All texts of a JSON value.
fn strings(json: &serde_json::Value, texts: &mut Vec<String>) {
    match json {
        serde_json::Value::String(text) => texts.push(text.clone()),
        serde_json::Value::Array(list) => list.iter().for_each(|json| strings(json, texts)),
        serde_json::Value::Object(map) => map.values().for_each(|json| strings(json, texts)),
        _ => {}
    }
}

/// Puts one input into the corpus of a target, under the hash of what it holds.
fn plant(corpus: &Path, target: &str, bytes: &[u8]) -> Result<()> {
    use sha2::{Digest, Sha256};
    let hash: String =
        Sha256::digest(bytes).iter().take(10).map(|byte| format!("{byte:02x}")).collect();
    let folder = corpus.join(target);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(hash), bytes)?;
    Ok(())
}
