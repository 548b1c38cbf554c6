//! Installs what the chores need and a fresh machine lacks, and says so.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{cargo, output, program, run};
use crate::project::Project;

/// The wasm-pack that the build was tried with.
const WASM_PACK: &str = "0.15.1";
/// The cargo-fuzz that the targets were tried with.
const CARGO_FUZZ: &str = "0.13.2";
/// Tools run for seconds, but take minutes to build: little is made better at that.
const QUICK: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];
const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Installs everything that builds `dist/`.
///
/// # Errors
/// When something is missing that cannot be installed from here; the message says what to do.
pub(crate) fn install(project: &Project) -> Result<()> {
    toolchain(project)?;
    node_packages(project, &project.node())?;
    wasm_opt_shim(project)?;
    crate_binary(project, "wasm-pack", "wasm-pack", WASM_PACK)?;
    let bindgen = locked_version(project, "wasm-bindgen")?;
    crate_binary(project, "wasm-bindgen-cli", "wasm-bindgen", &bindgen)
}

/// Installs what fuzzing needs besides: cargo-fuzz, and a nightly compiler.
///
/// # Errors
/// When something is missing that cannot be installed from here; the message says what to do.
pub(crate) fn fuzzing(project: &Project, nightly: &str) -> Result<()> {
    let version = output(program(project, "rustc").env("RUSTUP_TOOLCHAIN", nightly).arg("-V"));
    if version.is_err() {
        println!("installing the toolchain {nightly}");
        let install = ["toolchain", "install", nightly, "--profile", "minimal"];
        run(program(project, "rustup").args(install))
            .context("fuzzing needs a nightly compiler, and rustup could not install one")?;
    }
    crate_binary(project, "cargo-fuzz", "cargo-fuzz", CARGO_FUZZ)
}

/// Installs the parts of the compiler that the chores need. The toolchain file asks for all of them, but rustup heeds
/// that only where it may install by itself.
///
/// # Errors
/// When a part is missing and rustup cannot add it.
pub(crate) fn toolchain(project: &Project) -> Result<()> {
    let print = |what: &[&str]| output(program(project, "rustc").arg("--print").args(what));
    let compiled = print(&["target-libdir", "--target", WASM_TARGET])?;
    let root = PathBuf::from(print(&["sysroot"])?.trim());
    let binary =
        |name: &str| root.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let parts = [
        (PathBuf::from(compiled.trim()), ["target", "add", WASM_TARGET]),
        (root.join("lib/rustlib/src/rust/library"), ["component", "add", "rust-src"]),
        (binary("cargo-clippy"), ["component", "add", "clippy"]),
        (binary("rustfmt"), ["component", "add", "rustfmt"]),
    ];
    for (_, add) in parts.iter().filter(|(part, _)| !part.exists()) {
        println!("adding {} to the Rust toolchain", add[2]);
        run(program(project, "rustup").args(add)).with_context(|| {
            format!("the Rust toolchain has no {}, and rustup could not add it", add[2])
        })?;
    }
    Ok(())
}

/// The version that `Cargo.lock` gives a crate.
fn locked_version(project: &Project, name: &str) -> Result<String> {
    let lock = fs::read_to_string(project.root.join("Cargo.lock"))?;
    find_locked_version(&lock, name)
        .with_context(|| format!("Cargo.lock has no package named {name}"))
}

fn find_locked_version(lock: &str, name: &str) -> Option<String> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{name}\""))?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

/// Installs a program from its published crate into `.tools/`, when it is not there in that very version.
///
/// # Errors
/// When it cannot be built.
pub(crate) fn crate_binary(
    project: &Project,
    package: &str,
    binary: &str,
    version: &str,
) -> Result<()> {
    let path = project.tools().join("bin").join(binary);
    if has_version(&path, version) {
        return Ok(());
    }
    println!("installing {package} {version} into .tools (once; this takes some minutes)");
    let install = || {
        let mut command = cargo(project);
        command.args(["install", package, "--version", version, "--force", "--root"]);
        command.arg(project.tools());
        // Flags meant for our own code must not rebuild the tools differently.
        command.env_remove("RUSTFLAGS").env_remove("CARGO_TARGET_DIR");
        command.envs(QUICK);
        command
    };
    // A package's own lock file can name versions that a mirror lacks; then take the nearest.
    if run(install().arg("--locked")).is_err() {
        println!("{package}'s own lock file does not install here; resolving afresh");
        run(&mut install())?;
    }
    if !has_version(&path, version) {
        bail!("{} does not answer with version {version}", path.display());
    }
    Ok(())
}

fn has_version(binary: &Path, version: &str) -> bool {
    let mut command = Command::new(binary);
    // What extends cargo expects its own name first, as cargo gives it.
    let name = binary.file_name().unwrap_or_default().to_string_lossy();
    command.args(name.strip_prefix("cargo-")).arg("--version");
    let answer = output(&mut command);
    answer.is_ok_and(|text| text.split_whitespace().any(|word| word == version))
}

/// Installs the npm packages that a folder pins, when its lock file is not the one installed last.
///
/// # Errors
/// When there is no Node.js, or npm fails.
pub(crate) fn node_packages(project: &Project, folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/installed-lock.json");
    if fs::read(&installed).is_ok_and(|last| last == lock) {
        return Ok(());
    }
    if which::which("node").is_err() || which::which("npm").is_err() {
        bail!("Node.js 20 or later with npm is needed: install it from your system's packages");
    }
    println!("installing the npm packages of {}", folder.display());
    run(program(project, "npm").current_dir(folder).arg("ci"))?;
    fs::write(installed, lock)?;
    Ok(())
}

/// Puts binaryen's wasm-opt where wasm-pack looks for it, after our own step. The shim signs a file each time it
/// has run, because wasm-pack skips a missing wasm-opt without a word.
fn wasm_opt_shim(project: &Project) -> Result<()> {
    let folder = project.shims();
    fs::create_dir_all(&folder)?;
    let shim = folder.join("wasm-opt");
    let text = format!(
        "#!/bin/sh\nset -e\nnode '{}' \"$1\"\nnode '{}' \"$@\"\necho \"$@\" >> '{}'\n",
        project.node().join("relink.mjs").display(),
        project.node().join("node_modules/binaryen/bin/wasm-opt").display(),
        wasm_opt_signature(project).display(),
    );
    if fs::read_to_string(&shim).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(&shim, text)?;
    make_executable(&shim)
}

/// The file that our wasm-opt signs.
pub(crate) fn wasm_opt_signature(project: &Project) -> PathBuf {
    project.shims().join("wasm-opt.signature")
}

#[cfg(unix)]
fn make_executable(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))?;
    Ok(())
}

/// Puts a symbolic link to a folder.
///
/// # Errors
/// When there is something already.
#[cfg(unix)]
pub(crate) fn link(to: &Path, link: &Path) -> Result<()> {
    Ok(std::os::unix::fs::symlink(to, link)?)
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> Result<()> {
    bail!("the build runs on Linux and macOS; on Windows, use WSL")
}

#[cfg(not(unix))]
pub(crate) fn link(_: &Path, _: &Path) -> Result<()> {
    bail!("the build runs on Linux and macOS; on Windows, use WSL")
}

#[cfg(test)]
mod tests {
    use super::find_locked_version;

    #[test]
    fn finds_the_version_of_the_very_package() {
        let lock = "name = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    name = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(find_locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(find_locked_version(lock, "wasm"), None);
    }
}
