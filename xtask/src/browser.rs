//! Finds or installs the browser that tests and pictures need, with fonts for its scripts.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::command::{output, program, run};
use crate::project::Project;

/// Where Debian and most others put the browser and its driver.
pub(crate) const CHROMIUM: &str = "/usr/bin/chromium";
pub(crate) const CHROMEDRIVER: &str = "/usr/bin/chromedriver";
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/// Makes sure that Chromium, its driver and fonts for Chinese are there.
///
/// # Errors
/// When something is missing and this is not Debian, or we are not root; the message says what
/// to install.
pub(crate) fn install(project: &Project) -> Result<()> {
    let has_browser = Path::new(CHROMIUM).exists() && Path::new(CHROMEDRIVER).exists();
    if has_browser && has_chinese_font(project) {
        return Ok(());
    }
    if which::which("apt-get").is_err() || !is_root() {
        bail!(
            "the browser tests need {CHROMIUM}, {CHROMEDRIVER} and a font for Chinese; on \
             Debian: sudo apt-get install {}",
            PACKAGES.join(" ")
        );
    }
    println!("installing {}", PACKAGES.join(", "));
    run(program(project, "apt-get").args(["update", "--quiet"]))?;
    run(program(project, "apt-get")
        .args(["install", "--quiet", "--yes", "--no-install-recommends"])
        .args(PACKAGES)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

fn has_chinese_font(project: &Project) -> bool {
    let fonts = output(program(project, "fc-list").args([":lang=zh-tw", "family"]));
    fonts.is_ok_and(|fonts| fonts.contains("Noto Sans CJK"))
}

/// Linux tells the effective user of a process in its status.
fn is_root() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mut lines = status.lines().filter_map(|line| line.strip_prefix("Uid:"));
    lines.next().and_then(|ids| ids.split_whitespace().nth(1)) == Some("0")
}
