//! Runs every check of the project and sums up.

use std::process::Command;

use anyhow::{Result, bail};

use crate::browser::{self, Engine};
use crate::command::{cargo, desk, run};
use crate::project::Project;
use crate::tally::Tally;
use crate::wasm::Kind;
use crate::{data, dist, install, page, sbom, supply};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Runs everything, also after a failure, so that one run tells all.
///
/// # Errors
/// When anything failed.
pub(crate) fn test(project: &Project) -> Result<()> {
    let mut tally = Tally::default();
    tally.check("install: compiler", || install::toolchain(project));
    tally.check("rustfmt", || run(cargo(project).args(["fmt", "--all", "--check"])));
    tally.check("clippy, native", || {
        run(clippy(project).args(["--workspace", "--all-targets"]).args(DENY_WARNINGS))
    });
    tally.check("clippy, wasm", || {
        run(clippy(project).args(["--lib", "--target", WASM_TARGET]).args(DENY_WARNINGS))
    });
    for kind in [Kind::Reader, Kind::Extra] {
        tally.check(&format!("clippy, wasm: {}", kind.name()), || {
            let web = ["--lib", "--target", WASM_TARGET];
            run(clippy(project).args(web).args(kind.features()).args(DENY_WARNINGS))
        });
    }
    tally.cases(
        "cargo test",
        cargo(project).args(["test", "--workspace", "--locked", "--no-fail-fast"]),
    );
    tally.check("cargo doc", || {
        run(cargo(project)
            .args(["doc", "--no-deps", "--workspace", "--locked"])
            .env("RUSTDOCFLAGS", "-D warnings"))
    });
    tally.check("dataset is what its sources give", || data::data(project, true));
    tally.check("install: tools", || install::install(project));
    for engine in Engine::ALL {
        tally.check(&format!("install {engine}"), || browser::install(project, engine));
    }
    if project.root.join("tests/web.rs").exists() {
        tally.cases("wasm-bindgen tests in Chromium", &mut wasm_tests(project));
    }
    tally.check("dist within its budget", || dist::dist(project));
    for engine in Engine::ALL {
        tally.cases(&format!("page suite in {engine}"), &mut page::suite(project, engine)?);
    }
    tally.check("datastory check", || check_stories(project));
    tally.check("supply chain: rules and lock files", || supply::rules(project));
    tally.inquire("supply chain: known faults", || supply::faults(project));
    tally.check("bills of materials", || sbom::sbom(project));
    if !tally.report() {
        bail!("not everything passed");
    }
    Ok(())
}

const DENY_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

fn clippy(project: &Project) -> Command {
    let mut command = cargo(project);
    command.args(["clippy", "--locked"]);
    command
}

/// By cargo with wasm-bindgen's runner: `wasm-pack test` would build the native cases for wasm, too.
fn wasm_tests(project: &Project) -> Command {
    let mut command = cargo(project);
    command.args(["test", "--locked", "--target", WASM_TARGET, "--test", "web"]);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    command.env("CHROMEDRIVER", browser::CHROMEDRIVER);
    command.env("CARGO_TARGET_DIR", &project.target);
    command
}

fn check_stories(project: &Project) -> Result<()> {
    let mut check = desk(project)?;
    check.arg("check").arg("--strict");
    for story in project.stories()? {
        check.arg(story.join("story.json").strip_prefix(&project.root)?);
    }
    run(&mut check)
}
