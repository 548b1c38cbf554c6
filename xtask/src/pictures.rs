//! Pictures of every step, to be looked at: in a real browser, or by the desk alone.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::command::{cargo, program, run};
use crate::project::Project;
use crate::{browser, dist};

/// Stage widths in CSS px: the narrowest phone, a tablet, a desk.
const WIDTHS: [&str; 3] = ["320", "768", "1280"];
const THEMES: [&str; 2] = ["light", "dark"];

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
    browser::install(project)?;
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

fn native(project: &Project, order: &Order, output: &Path) -> Result<()> {
    run(cargo(project).args(["build", "--quiet", "--locked", "--bin", "datastory"]))?;
    let mut has_any = false;
    for story in project.stories()? {
        let name = story.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if order.story.as_ref().is_some_and(|wanted| *wanted != name) {
            continue;
        }
        has_any = true;
        let folder = output.join(&name);
        fs::create_dir_all(&folder)?;
        let file = story.join("story.json");
        for language in languages(&file)? {
            draw(project, order, &file, &language, &folder)?;
        }
    }
    if !has_any {
        bail!("no story is named {}", order.story.as_deref().unwrap_or_default());
    }
    println!("pictures in {}", output.display());
    Ok(())
}

fn draw(
    project: &Project,
    order: &Order,
    story: &Path,
    language: &str,
    folder: &Path,
) -> Result<()> {
    for width in WIDTHS {
        for theme in THEMES {
            let place = folder.join(format!("{language}.{width}.{theme}"));
            fs::create_dir_all(&place)?;
            run(program(project, project.target.join("debug/datastory"))
                .arg("render")
                .arg(story)
                .args(["--step", order.step.as_deref().unwrap_or("all")])
                .args(["--language", language, "--width", width, "--theme", theme])
                .args(["--format", "png", "--output"])
                .arg(place))?;
        }
    }
    Ok(())
}

/// The language tags that a story names.
fn languages(story: &Path) -> Result<Vec<String>> {
    let text = fs::read_to_string(story)?;
    let story: serde_json::Value =
        serde_json::from_str(&text).with_context(|| format!("{} is not JSON", story.display()))?;
    let tags = story.get("languages").and_then(|tags| tags.as_array());
    let tags = tags.context("a story names its languages")?;
    Ok(tags.iter().filter_map(|tag| tag.as_str()).map(str::to_owned).collect())
}
