//! Writes bills of materials: which packages of other people are in what we ship, or made it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command::{cargo, output, program, run};
use crate::install::{self, crate_binary};
use crate::project::Project;

const CYCLONEDX: &str = "0.5.9";
const FOLDER: &str = "sbom";
/// What each bill covers, and the target that its crates are for; the host's, where none is named.
const CRATES: [(&str, Option<&str>); 2] =
    [("widget", Some("wasm32-unknown-unknown")), ("desk", None)];

/// Writes `dist/sbom/`: the crates in the widget, the crates at the desk, and the npm packages that
/// optimise and bundle, each as CycloneDX.
///
/// # Errors
/// When the tool cannot be installed, or a bill lacks a package that is built in.
pub(crate) fn sbom(project: &Project) -> Result<()> {
    crate_binary(project, "cargo-cyclonedx", "cargo-cyclonedx", CYCLONEDX)?;
    install::node_packages(project, &project.node())?;
    let folder = project.dist().join(FOLDER);
    fs::create_dir_all(&folder)?;
    for (name, target) in CRATES {
        let bill = crates(project, name, target)?;
        write(project, &folder.join(format!("{name}.cdx.json")), &bill)?;
    }
    let bill = output(program(project, "npm").current_dir(project.node()).args([
        "sbom",
        "--sbom-format=cyclonedx",
        "--package-lock-only",
    ]))?;
    write(project, &folder.join("tools.cdx.json"), &bill)
}

/// The bill of our own crate. The tool puts one beside the manifest of each member.
fn crates(project: &Project, name: &str, target: Option<&str>) -> Result<String> {
    let file = format!("datastory-{name}");
    let mut command = cargo(project);
    command.args(["cyclonedx", "--quiet", "--all", "--no-build-deps", "--format", "json"]);
    command.args(["--spec-version", "1.5", "--override-filename", &file]);
    if let Some(target) = target {
        command.args(["--target", target]);
    }
    run(&mut command)?;
    let beside = |member: &Path| member.join(format!("{file}.json"));
    let [ours, chores] = [beside(&project.root), beside(&project.root.join("xtask"))];
    let bill = fs::read_to_string(&ours).context("cargo-cyclonedx wrote no bill")?;
    for file in [ours, chores] {
        fs::remove_file(&file).with_context(|| format!("no {}", file.display()))?;
    }
    Ok(bill)
}

/// Writes a bill without what differs from run to run or tells of this machine.
fn write(project: &Project, file: &Path, bill: &str) -> Result<()> {
    let folder = format!("{}", project.root.display());
    let mut bill: Value = serde_json::from_str(&bill.replace(&folder, "/datastory"))?;
    if let Some(bill) = bill.as_object_mut() {
        bill.remove("serialNumber");
    }
    if let Some(about) = bill.get_mut("metadata").and_then(Value::as_object_mut) {
        about.remove("timestamp");
    }
    let count = bill.get("components").and_then(Value::as_array).map_or(0, Vec::len);
    fs::write(file, format!("{bill:#}\n"))?;
    println!("{}: {count} packages", file.display());
    Ok(())
}
