//! Pictures of every step, to be looked at: in a real browser, or by the desk alone.

use std::path::Path;

use anyhow::{Result, bail};

use crate::browser::Engine;
use crate::command::{desk, program, run};
use crate::project::Project;
use crate::{browser, dist};

/// Stage widths in CSS px: the narrowest phone, a tablet, a desk.
const WIDTHS: &str = "320,768,1280";

/// Which pictures to take.
#[derive(clap::Args)]
pub(crate) struct Order {
    /// Only this story, by the name of its folder.
    #[arg(long)]
    story: Option<String>,
    /// Only the step with this id.
    #[arg(long)]
    step: Option<String>,
    /// Let the desk draw the stages; no browser, no wasm.
    #[arg(long)]
    native: bool,
    /// Photograph `dist/` as it is, without building it.
    #[arg(long, conflicts_with = "native")]
    no_build: bool,
}

/// Writes pictures of each step × language × width × theme into `target/pictures/`.
///
/// # Errors
/// When something cannot be built or drawn, or nothing matches the order.
pub(crate) fn pictures(project: &Project, order: &Order) -> Result<()> {
    let output = project.target.join("pictures");
    if order.native {
        return native(project, order, &output.join("native"));
    }
    browser::install(project, Engine::Chromium)?;
    if !order.no_build {
        dist::dist(project)?;
    }
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let words = serde_json::json!({
        "output": output,
        "story": text(&order.story),
        "step": text(&order.step),
    });
    let script = project.node().join("pictures.mjs");
    run(program(project, "node").arg(script).arg(words.to_string()))
}

/// Lets `datastory render` draw each story; it lays its own sheet beside the pictures.
fn native(project: &Project, order: &Order, output: &Path) -> Result<()> {
    let is_wanted = |name: &str| order.story.as_deref().is_none_or(|wanted| wanted == name);
    let mut has_any = false;
    for story in project.stories()? {
        let name = story.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !is_wanted(&name) {
            continue;
        }
        has_any = true;
        run(desk(project)?
            .arg("render")
            .arg(story.join("story.json"))
            .args(["--step", order.step.as_deref().unwrap_or("all"), "--language", "all"])
            .args(["--width", WIDTHS, "--theme", "light,dark", "--format", "png", "--scale", "1"])
            .arg("--output")
            .arg(output.join(&name)))?;
    }
    if !has_any {
        bail!("no story is named {}", order.story.as_deref().unwrap_or_default());
    }
    println!("pictures, and an index.html for each story, in {}", output.display());
    Ok(())
}
