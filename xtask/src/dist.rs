//! Assembles `dist/`: all that a newsroom uploads and a reader downloads.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::command::{desk, program, run};
use crate::project::Project;
use crate::wasm::{self, Wasm};
use crate::{article, glue, install, weigh};

/// Installs what is missing, builds `dist/` afresh, prints what it weighs.
///
/// # Errors
/// When a part cannot be built, or the widget is over its budget.
pub(crate) fn dist(project: &Project) -> Result<()> {
    install::install(project)?;
    let (wasms, glue) = wasm::build_all(project)?;
    let dist = project.dist();
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    fs::create_dir_all(&dist)?;
    for wasm in &wasms {
        fs::write(dist.join(wasm.file_name()), &wasm.bytes)?;
    }
    bundle(project, &glue::wrap(&glue)?, &wasms)?;
    publish(project)?;
    article::build(project)?;
    weigh::weigh(&dist, &wasms)
}

/// Writes `datastory.js`: loader, glue and style in one script, so that its hash covers all.
fn bundle(project: &Project, glue: &str, wasms: &[Wasm]) -> Result<()> {
    let part = |wasm: &Wasm| {
        let about = json!({ "file": wasm.file_name(), "integrity": wasm.integrity() });
        (wasm.kind.name().to_owned(), about)
    };
    let modules: serde_json::Map<String, Value> = wasms.iter().map(part).collect();
    let www = project.www();
    let order = json!({
        "loader": www.join("datastory.js"),
        "css": www.join("datastory.css"),
        "glue": glue,
        "modules": modules,
        "output": project.dist().join("datastory.js"),
    });
    let file = project.target.join("bundle.json");
    fs::write(&file, order.to_string())?;
    run(program(project, "node").arg(project.node().join("bundle.mjs")).arg(file))
}

/// Lets the desk write the stories with their dataset and editions.
fn publish(project: &Project) -> Result<()> {
    let mut publish = desk(project)?;
    publish.arg("publish");
    for story in project.stories()? {
        publish.arg(story.join("story.json").strip_prefix(&project.root)?);
    }
    run(publish.arg("--output").arg(project.dist().join("stories")))
}

/// Copies one file and names it when that fails.
///
/// # Errors
/// When the file cannot be read or written.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}
