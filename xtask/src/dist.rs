//! Assembles `dist/`: all that a newsroom uploads and a reader downloads.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::command::{program, run};
use crate::project::Project;
use crate::wasm::{self, Wasm};
use crate::{article, glue, install, weigh};

/// Installs what is missing, builds `dist/` afresh, prints what it weighs.
///
/// # Errors
/// When a part cannot be built, or the widget is over its budget.
pub(crate) fn dist(project: &Project) -> Result<()> {
    install::install(project)?;
    let wasm = wasm::build(project)?;
    let dist = project.dist();
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    fs::create_dir_all(&dist)?;
    fs::write(dist.join(wasm.file_name()), &wasm.bytes)?;
    bundle(project, &wasm)?;
    copy_stories(project)?;
    article::build(project)?;
    weigh::weigh(&dist)
}

/// Writes `datastory.js`: loader, glue and style in one script, so that its hash covers all.
fn bundle(project: &Project, wasm: &Wasm) -> Result<()> {
    let wrapped = project.target.join("glue.js");
    fs::write(&wrapped, glue::wrap(&wasm.glue)?)?;
    let www = project.www();
    let parts = [
        ("loader", www.join("datastory.js").display().to_string()),
        ("glue", wrapped.display().to_string()),
        ("css", www.join("datastory.css").display().to_string()),
        ("wasm", wasm.file_name()),
        ("integrity", wasm.integrity()),
        ("output", project.dist().join("datastory.js").display().to_string()),
    ];
    let order = serde_json::to_string(&std::collections::BTreeMap::from(parts))?;
    run(program(project, "node").arg(project.node().join("bundle.mjs")).arg(order))
}

/// Keeps the stories' distance from the dataset, so that `../dataset.json` holds in both places.
fn copy_stories(project: &Project) -> Result<()> {
    let stories = project.dist().join("stories");
    fs::create_dir_all(&stories)?;
    copy(&project.data().join("dataset.json"), &stories.join("dataset.json"))?;
    for story in project.stories()? {
        let name = story.file_name().context("a story's folder has a name")?;
        let folder = stories.join(name);
        fs::create_dir_all(&folder)?;
        copy(&story.join("story.json"), &folder.join("story.json"))?;
    }
    Ok(())
}

/// Copies one file and names it when that fails.
///
/// # Errors
/// When the file cannot be read or written.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}
