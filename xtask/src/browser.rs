//! Finds or installs the browsers that tests and pictures need, with fonts for their scripts.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::command::{output, program, run};
use crate::install::crate_binary;
use crate::project::Project;

/// Where Debian and most others put Chromium's driver.
pub(crate) const CHROMEDRIVER: &str = "/usr/bin/chromedriver";
/// Firefox's driver, which Debian lacks.
const GECKODRIVER: &str = "0.37.1";
/// What reads the words of what was printed; the third engine's driver does not print.
const PDF_TO_TEXT: &str = "/usr/bin/pdftotext";
const PDF_PACKAGE: &str = "poppler-utils";
const CHINESE_FONT: &str = "fonts-noto-cjk";
/// A desktop without a screen, with its bus for screen readers, and what listens to that.
const DESKTOP: [&str; 5] = [
    "/usr/bin/xvfb-run",
    "/usr/bin/xauth",
    "/usr/bin/dbus-run-session",
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/bin/python3",
];
const DESKTOP_PACKAGES: [&str; 6] =
    ["xvfb", "xauth", "dbus", "at-spi2-core", "gir1.2-atspi-2.0", "python3-gi"];
const LISTEN: &str = "import gi; gi.require_version('Atspi', '2.0')";

/// A browser engine that the page suite runs in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Engine {
    /// Chrome, Edge and most of the rest.
    Chromium,
    /// Firefox, by its extended support release.
    Firefox,
    /// The nearest that Linux has to Safari: WebKitGTK.
    Webkit,
}

impl Engine {
    /// All of them, the commonest first.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The name that the suite knows it by.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// What must be there for it to run, where Debian and most others put it.
    const fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["/usr/bin/chromium", CHROMEDRIVER, PDF_TO_TEXT],
            Self::Firefox => &["/usr/bin/firefox-esr", PDF_TO_TEXT],
            Self::Webkit => &["/usr/bin/WebKitWebDriver"],
        }
    }

    /// Debian's packages that hold these.
    const fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver", PDF_PACKAGE],
            Self::Firefox => &["firefox-esr", PDF_PACKAGE],
            Self::Webkit => &["webkit2gtk-driver"],
        }
    }

    /// Whether it runs on a desktop: WebKitGTK has no mode without one, and only there do it and
    /// Firefox tell what they tell a screen reader. Chromium tells it to its driver.
    pub(crate) fn needs_desktop(self) -> bool {
        self != Self::Chromium
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox ESR",
            Self::Webkit => "WebKitGTK",
        })
    }
}

/// Makes sure that an engine, its driver and fonts for Chinese are there.
///
/// # Errors
/// When something is missing and this is not Debian, or we are not root; the message says what
/// to install.
pub(crate) fn install(project: &Project, engine: Engine) -> Result<()> {
    if !is_complete(project, engine) {
        packages(project, engine)?;
        if !is_complete(project, engine) {
            bail!(
                "the packages for {engine} are installed, but something of it is not where it is \
                 looked for: {}",
                programs(engine).join(", ")
            );
        }
    }
    if engine == Engine::Firefox {
        crate_binary(project, "geckodriver", "geckodriver", GECKODRIVER)?;
    }
    Ok(())
}

fn programs(engine: Engine) -> Vec<&'static str> {
    let desktop = if engine.needs_desktop() { &DESKTOP[..] } else { &[] };
    [engine.programs(), desktop].concat()
}

fn is_complete(project: &Project, engine: Engine) -> bool {
    let listens = || output(program(project, "/usr/bin/python3").args(["-c", LISTEN])).is_ok();
    programs(engine).iter().all(|program| Path::new(program).exists())
        && has_chinese_font(project)
        && (!engine.needs_desktop() || listens())
}

fn packages(project: &Project, engine: Engine) -> Result<()> {
    let desktop = if engine.needs_desktop() { &DESKTOP_PACKAGES[..] } else { &[] };
    let packages = [engine.packages(), desktop, &[CHINESE_FONT]].concat().join(" ");
    if which::which("apt-get").is_err() || !is_root() {
        bail!(
            "the tests in {engine} need {} and a font for Chinese; on Debian: \
             sudo apt-get install {packages}",
            programs(engine).join(", ")
        );
    }
    println!("installing {packages}");
    run(program(project, "apt-get").args(["update", "--quiet"]))?;
    run(program(project, "apt-get")
        .args(["install", "--quiet", "--yes", "--no-install-recommends"])
        .args(packages.split(' '))
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
