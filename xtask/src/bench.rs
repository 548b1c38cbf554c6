//! Measures the widget against other chart libraries, all in one run.

use std::fs;

use anyhow::{Result, bail};

use crate::browser::Engine;
use crate::command::{cargo, program, run};
use crate::project::Project;
use crate::{browser, dist, install};

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Order {
    /// How often each figure is taken; each time in a new browser.
    #[arg(long, default_value_t = 7)]
    rounds: u32,
    /// Only these contenders or measures, such as `uplot,datastory,lines`.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Only a few cases of each measure, once: to see that all works.
    #[arg(long, conflicts_with = "rounds")]
    quick: bool,
    /// Measure `dist/` as it is, without building it.
    #[arg(long)]
    no_build: bool,
}

/// Builds everybody, measures everybody in turns, and writes the report: a whole run into `docs/`,
/// any other into `target/bench/`.
///
/// # Errors
/// When something cannot be installed or built, or the order names something unknown.
pub(crate) fn bench(project: &Project, order: &Order) -> Result<()> {
    browser::install(project, Engine::Chromium)?;
    install::node_packages(project, &project.bench())?;
    if !order.no_build {
        dist::dist(project)?;
    }
    if !project.dist().join("datastory.js").exists() {
        bail!("there is no dist/: leave out --no-build");
    }
    run(cargo(project).args(["build", "--quiet", "--locked", "--bin", "datastory"]))?;
    let work = project.target.join("bench");
    fs::create_dir_all(&work)?;
    let is_whole = !order.quick && order.only.is_empty();
    let folder = if is_whole { project.root.join("docs") } else { work.clone() };
    let words = serde_json::json!({
        "dist": project.dist(),
        "desk": project.target.join("debug/datastory"),
        "work": work,
        "report": folder.join("bench.md"),
        "rounds": if order.quick { 1 } else { order.rounds },
        "only": order.only,
        "isQuick": order.quick,
    });
    let script = project.bench().join("run.mjs");
    run(program(project, "node").arg(script).arg(words.to_string()))
}
