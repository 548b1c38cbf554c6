//! Checks what comes from other people: licences, sources, lock files, known faults.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::command::{cargo, program, run, tell};
use crate::install::crate_binary;
use crate::project::Project;

const CARGO_DENY: &str = "0.20.2";
const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// What cargo-deny says when it cannot get the list of known faults.
const NO_ADVISORIES: &str = "failed to fetch advisory database";

/// Checks everything and says what could not be looked up.
///
/// # Errors
/// When anything is wrong.
pub(crate) fn supply(project: &Project) -> Result<()> {
    rules(project)?;
    for unknown in faults(project)? {
        println!("\nnot checked: {unknown}");
    }
    Ok(())
}

/// Checks all that needs no list of known faults: lock files, licences, sources, doubles.
///
/// # Errors
/// When anything breaks a rule of `deny.toml`, or a lock file is missing or stale.
pub(crate) fn rules(project: &Project) -> Result<()> {
    for folder in [project.node(), project.bench()] {
        let read = |name: &str| -> Result<Value> {
            let file = folder.join(name);
            let text =
                fs::read_to_string(&file).with_context(|| format!("no {}", file.display()))?;
            Ok(serde_json::from_str(&text)?)
        };
        npm_lock(&read("package.json")?, &read("package-lock.json")?)
            .with_context(|| format!("in {}: run npm install", folder.display()))?;
    }
    crate_binary(project, "cargo-deny", "cargo-deny", CARGO_DENY)?;
    run(cargo(project).args(["fetch", "--locked"]))?;
    let deny = || {
        let mut command = cargo(project);
        command.args(["deny", "--offline", "--locked"]);
        command
    };
    run(deny()
        .args(["--workspace", "check", "--allow", "duplicate"])
        .args(["licenses", "bans", "sources"]))?;
    run(deny().args(["--target", WASM_TARGET, "--exclude-dev"]).args([
        "check",
        "--deny",
        "duplicate",
        "bans",
    ]))
}

/// Looks our packages up in the lists of known faults; gives a sentence for each list that could
/// not be reached.
///
/// # Errors
/// When a package has a known fault.
pub(crate) fn faults(project: &Project) -> Result<Vec<String>> {
    let mut unknown = Vec::new();
    crate_binary(project, "cargo-deny", "cargo-deny", CARGO_DENY)?;
    let (is_clean, said) =
        tell(cargo(project).args(["deny", "--locked", "--workspace", "check", "advisories"]))?;
    if said.contains(NO_ADVISORIES) {
        unknown.push("faults of crates: RustSec's list at github.com was not to be had".to_owned());
    } else if !is_clean {
        bail!("cargo deny found fault with a crate");
    }
    for folder in [project.node(), project.bench()] {
        let mut audit = program(project, "npm");
        audit.current_dir(&folder).args(["audit", "--package-lock-only", "--json"]);
        if !npm_audit(&mut audit)? {
            let folder = folder.strip_prefix(&project.root).unwrap_or(&folder).display();
            unknown.push(format!("faults of the npm packages of {folder}: no answer to npm audit"));
        }
    }
    Ok(unknown)
}

/// Whether the registry knew of faults to tell; there must be none.
fn npm_audit(audit: &mut Command) -> Result<bool> {
    let (_, said) = tell(audit)?;
    let report: Value = match said.find('{').and_then(|start| said.get(start..)) {
        Some(json) => serde_json::Deserializer::from_str(json).into_iter().next().transpose()?,
        None => None,
    }
    .unwrap_or_default();
    let Some(found) = report.get("vulnerabilities").and_then(Value::as_object) else {
        return Ok(false);
    };
    if !found.is_empty() {
        let names: Vec<_> = found.keys().map(String::as_str).collect();
        bail!("npm audit found fault with {}", names.join(", "));
    }
    Ok(true)
}

/// Holds a lock file to its manifest, and each package to a hash and to no address of its own.
fn npm_lock(manifest: &Value, lock: &Value) -> Result<()> {
    let empty = Map::new();
    let object = |value: Option<&Value>| value.and_then(Value::as_object).cloned();
    let packages = object(lock.get("packages")).unwrap_or_else(|| empty.clone());
    for kind in ["dependencies", "devDependencies"] {
        let wanted = object(manifest.get(kind)).unwrap_or_else(|| empty.clone());
        let locked = packages.get("").and_then(|root| object(root.get(kind)));
        if wanted != locked.unwrap_or_else(|| empty.clone()) {
            bail!("package-lock.json does not hold the {kind} of package.json");
        }
        let ranged = wanted.iter().find(|(_, version)| !is_exact(version));
        if let Some((name, version)) = ranged {
            bail!("{name} is not pinned: {version}");
        }
    }
    for (path, package) in packages.iter().filter(|(path, _)| !path.is_empty()) {
        let word = |name: &str| package.get(name).and_then(Value::as_str).unwrap_or_default();
        // Without an address it comes from the registry that npm is set to; the hash holds it fast.
        if package.get("resolved").is_some() || !word("integrity").starts_with("sha512-") {
            bail!(
                "{path} has an address of its own, or no hash: npm install --omit-lockfile-registry-resolved"
            );
        }
    }
    Ok(())
}

/// Whether a version is one version, not a range.
fn is_exact(version: &Value) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    version
        .as_str()
        .is_some_and(|text| text.splitn(3, '.').filter(|part| digits(part)).count() == 3)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::npm_lock;

    fn lock(version: &str) -> Value {
        json!({ "packages": {
            "": { "dependencies": { "esbuild": version } },
            "node_modules/esbuild": { "integrity": "sha512-abc" },
        } })
    }

    #[test]
    fn a_lock_file_holds_its_manifest_and_names_no_address() {
        let manifest = json!({ "dependencies": { "esbuild": "0.28.2" } });
        npm_lock(&manifest, &lock("0.28.2")).unwrap();
        assert!(npm_lock(&manifest, &lock("0.28.1")).is_err());
        let mut elsewhere = lock("0.28.2");
        elsewhere["packages"]["node_modules/esbuild"]["resolved"] = json!("git+ssh://x/y");
        assert!(npm_lock(&manifest, &elsewhere).is_err());
        assert!(npm_lock(&manifest, &json!({})).is_err());
        let ranged = json!({ "dependencies": { "esbuild": "^0.28.2" } });
        assert!(npm_lock(&ranged, &lock("^0.28.2")).is_err());
    }
}
