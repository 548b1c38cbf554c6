//! Pictures of every step, to be looked at: in a real browser, or by the desk alone.

use std::fmt::Write as _;
use std::fs;
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

/// Lets `datastory render` draw each story, and lays all pictures on one sheet.
fn native(project: &Project, order: &Order, output: &Path) -> Result<()> {
    let is_wanted = |name: &str| order.story.as_deref().is_none_or(|wanted| wanted == name);
    let mut sheet = String::from(SHEET_HEAD);
    let mut has_any = false;
    for story in project.stories()? {
        let name = story.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !is_wanted(&name) {
            continue;
        }
        has_any = true;
        let folder = output.join(&name);
        // Pictures of steps that are no more would stand on the sheet.
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        run(desk(project)?
            .arg("render")
            .arg(story.join("story.json"))
            .args(["--step", order.step.as_deref().unwrap_or("all"), "--language", "all"])
            .args(["--width", WIDTHS, "--theme", "light,dark", "--format", "png", "--scale", "1"])
            .arg("--output")
            .arg(&folder))?;
        lay(&mut sheet, &name, &pictures_in(&folder)?);
    }
    if !has_any {
        bail!("no story is named {}", order.story.as_deref().unwrap_or_default());
    }
    let path = output.join("index.html");
    fs::write(&path, sheet)?;
    println!("all pictures on one sheet: {}", path.display());
    Ok(())
}

/// The head of the sheet: on middle grey, so that light and dark pictures both have a rim.
const SHEET_HEAD: &str = "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Pictures</title>\n\
    <style>body{font:14px sans-serif;background:#9aa0a6;margin:20px}h2{margin:32px 0 8px}\
    div{display:flex;flex-wrap:wrap;gap:16px;align-items:start}figure{margin:0}\
    img{display:block}figcaption{font-size:12px}</style>\n";

/// Names of the pictures in a folder, step by step, as their numbers run.
fn pictures_in(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".png") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Lays the pictures of a story on the sheet, a row for each step.
fn lay(sheet: &mut String, story: &str, names: &[String]) {
    let number = |name: &String| name.split('-').next().unwrap_or_default().to_owned();
    for step in names.chunk_by(|a, b| number(a) == number(b)) {
        let first = step.first().map(number).unwrap_or_default();
        let _ = writeln!(sheet, "<h2>{story}, step {first}</h2>\n<div>");
        for name in step {
            let _ = writeln!(
                sheet,
                "<figure><img src=\"{story}/{name}\" alt=\"\" loading=\"lazy\">\
                 <figcaption>{name}</figcaption></figure>"
            );
        }
        sheet.push_str("</div>\n");
    }
}
