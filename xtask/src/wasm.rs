//! Builds the three wasms with wasm-pack, the same bytes on every machine.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::command::{output, program, run};
use crate::install::wasm_opt_signature;
use crate::names::{Names, check_served};
use crate::project::Project;

/// Builds the standard library anew, for size: the one that comes compiled costs readers 13 % more.
/// Cargo and the compiler call this unstable; the compiler is pinned, so it is the same everywhere.
const LEAN_LIBRARY: [&str; 4] =
    ["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"];
/// A panic ends the instance without words: nobody in the page would read them, and the desk, which
/// runs the same code, has them.
const SPEECHLESS: [&str; 3] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"];

/// For the modules that lay nothing out. More of the compiler's own passes, before code is made of what they leave:
/// 5 % fewer bytes once packed. And 128 KiB of stack: the compiler's mebibyte is more than all else that such
/// an instance has, and each of up to 16 in a page has its own; what they read nests no deeper than their types.
const SMALL: [&str; 2] = ["-Zmir-opt-level=3", "-Clink-arg=-zstack-size=131072"];
/// For the one that lays out, with few more functions within others, it is 1 % less.
const LARGE: [&str; 1] = ["-Cllvm-args=--inline-threshold=15"];

/// Hexadecimal digits of the hash in the file's name: enough to tell one build from the next, as the
/// bytes are sealed beside.
const HASH_DIGITS: usize = 8;

/// Which of the three builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What shows editions made ahead: all that most readers need.
    Reader,
    /// The same, and what is done on a reader's request only.
    Extra,
    /// The same, and what lays out a story in the page.
    Full,
}

impl Kind {
    /// All of them, each with all that is in the one before.
    pub(crate) const ALL: [Self; 3] = [Self::Reader, Self::Extra, Self::Full];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Extra => "extra",
            Self::Full => "full",
        }
    }

    /// What the file's name begins with.
    const fn prefix(self) -> &'static str {
        match self {
            Self::Reader => "datastory",
            Self::Extra => "datastory-extra",
            Self::Full => "datastory-full",
        }
    }

    /// What cargo is told.
    pub(crate) const fn features(self) -> &'static [&'static str] {
        match self {
            Self::Reader => &["--no-default-features"],
            Self::Extra => &["--no-default-features", "--features", "extra"],
            Self::Full => &[],
        }
    }

    /// Where cargo builds it. Cargo gives a library for the web no name that tells its features
    /// apart: in one folder, one build would be taken for the other.
    fn target(self, project: &Project) -> PathBuf {
        match self {
            Self::Full => project.target.clone(),
            _ => project.target.join(self.name()),
        }
    }

    /// The wasm as the compiler leaves it: neither bound nor optimised, with the names of functions.
    pub(crate) fn compiled(self, project: &Project) -> PathBuf {
        self.target(project).join("wasm32-unknown-unknown/release/datastory.wasm")
    }
}

/// An optimised wasm.
pub(crate) struct Wasm {
    pub(crate) kind: Kind,
    pub(crate) bytes: Vec<u8>,
}

impl Wasm {
    /// A name that changes with the bytes, so that it can be cached for ever.
    pub(crate) fn file_name(&self) -> String {
        let digest = Sha256::digest(&self.bytes);
        let hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}-{}.wasm", self.kind.prefix(), hash.get(..HASH_DIGITS).unwrap_or(&hash))
    }

    /// The hash that `fetch(url, { integrity })` verifies.
    pub(crate) fn integrity(&self) -> String {
        format!("sha256-{}", STANDARD.encode(Sha256::digest(&self.bytes)))
    }
}

/// Builds and optimises the library for the reader's page: all modules, and the glue of the full one,
/// which serves all.
///
/// # Errors
/// When a build fails, wasm-opt did not run, or one glue cannot serve all.
pub(crate) fn build_all(project: &Project) -> Result<(Vec<Wasm>, String)> {
    let (bytes, glue) = build(project, Kind::Full)?;
    let names = Names::of(&bytes)?;
    let mut wasms = Vec::new();
    for kind in [Kind::Reader, Kind::Extra] {
        let (bytes, own) = build(project, kind)?;
        check_served(&own, &glue)?;
        wasms.push(Wasm { kind, bytes: names.in_wasm(&bytes)? });
    }
    wasms.push(Wasm { kind: Kind::Full, bytes: names.in_wasm(&bytes)? });
    Ok((wasms, names.in_glue(&glue)?))
}

/// Builds one module: its wasm, and the glue that wasm-bindgen wrote for it.
///
/// # Errors
/// When the build fails, or wasm-opt did not run.
pub(crate) fn build(project: &Project, kind: Kind) -> Result<(Vec<u8>, String)> {
    let signature = wasm_opt_signature(project);
    if signature.exists() {
        fs::remove_file(&signature)?;
    }
    let pkg = project.pkg().join(kind.name());
    run(program(project, "wasm-pack")
        .args(["build", "--target", "web", "--release", "--mode", "no-install"])
        .args(["--no-typescript", "--no-pack", "--out-name", "datastory", "--out-dir"])
        .arg(&pkg)
        .args([".", "--", "--locked"])
        .args(kind.features())
        .args(LEAN_LIBRARY)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", kind.target(project))
        .env("CARGO_ENCODED_RUSTFLAGS", flags(project, kind)?))?;
    if !signature.exists() {
        bail!("wasm-pack did not run wasm-opt: the wasm would be 1.7 times as large");
    }
    let read =
        |name: &str| fs::read(pkg.join(name)).with_context(|| format!("wasm-pack wrote no {name}"));
    let glue = String::from_utf8(read("datastory.js")?)?;
    Ok((read("datastory_bg.wasm")?, glue))
}

/// Compiler flags: those above, and such as keep this machine's folders out of the wasm. The
/// separator is cargo's, so that a folder's name may hold spaces.
fn flags(project: &Project, kind: Kind) -> Result<String> {
    let sysroot = output(program(project, "rustc").args(["--print", "sysroot"]))?;
    let folders = [
        (cargo_home()?, "/cargo"),
        (PathBuf::from(sysroot.trim()), "/rust"),
        (project.root.clone(), "/datastory"),
    ];
    let remapped =
        folders.map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    let own = if kind == Kind::Full { &LARGE[..] } else { &SMALL };
    let words = SPEECHLESS.iter().chain(own).map(|&word| word.to_owned());
    Ok(words.chain(remapped).collect::<Vec<_>>().join("\u{1f}"))
}

/// Where cargo keeps what it has fetched.
///
/// # Errors
/// When neither `CARGO_HOME` nor a home folder is known.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("CARGO_HOME") {
        return Ok(folder.into());
    }
    let home = std::env::home_dir().context("no home folder, and CARGO_HOME is not set")?;
    Ok(home.join(".cargo"))
}

#[cfg(test)]
mod tests {
    use super::{Kind, Wasm};

    #[test]
    fn names_and_seals_the_bytes() {
        let wasm = |kind| Wasm { kind, bytes: b"abc".to_vec() };
        assert_eq!(wasm(Kind::Full).file_name(), "datastory-full-ba7816bf.wasm");
        let wasm = wasm(Kind::Reader);
        assert_eq!(wasm.file_name(), "datastory-ba7816bf.wasm");
        assert_eq!(wasm.integrity(), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}
