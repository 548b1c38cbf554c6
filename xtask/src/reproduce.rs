//! Builds everything a second time, elsewhere, and compares what comes out byte by byte.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{cargo, output, program, run};
use crate::project::Project;
use crate::{dist, install, wasm};

/// Builds `dist/` here, then again in another folder with another home of cargo, all crates fetched
/// afresh, and holds the two to each other.
///
/// # Errors
/// When a build fails, or a file differs or tells of the folder that it was built in.
pub(crate) fn reproduce(project: &Project) -> Result<()> {
    dist::dist(project)?;
    let elsewhere = project.target.join("reproduce");
    if elsewhere.exists() {
        fs::remove_dir_all(&elsewhere)?;
    }
    let copy = elsewhere.join("another folder").join("datastory");
    copy_sources(project, &copy)?;
    let home = elsewhere.join("another-cargo-home");
    fs::create_dir_all(&home)?;
    lend_tools(project, &copy, &home)?;
    run(cargo(project)
        .current_dir(&copy)
        .args(["xtask", "dist"])
        .env("CARGO_HOME", &home)
        .env("CARGO_TARGET_DIR", elsewhere.join("another-target")))?;
    let [ours, theirs] = [files(&project.dist())?, files(&copy.join("dist"))?];
    compare(&ours, &theirs)?;
    let sysroot = output(program(project, "rustc").args(["--print", "sysroot"]))?;
    let compiler = Path::new(sysroot.trim());
    for folder in [&project.root, &wasm::cargo_home()?, &elsewhere, compiler] {
        names_no(folder, &ours)?;
        names_no(folder, &theirs)?;
    }
    println!("{} files are the same byte for byte, and name no folder of this machine", ours.len());
    fs::remove_dir_all(&elsewhere)?;
    Ok(())
}

/// Copies the files that git knows or would take in, as they are now.
fn copy_sources(project: &Project, to: &Path) -> Result<()> {
    let listed = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let names = output(program(project, "git").args(listed))
        .context("a checkout with git is needed to know which files are sources")?;
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        let [from, to] = [project.root.join(name), to.join(name)];
        if from.is_file() {
            fs::create_dir_all(to.parent().context("a file lies in a folder")?)?;
            dist::copy(&from, &to)?;
        }
    }
    Ok(())
}

/// Lends the programs that build, which are no part of the source, and the way to the registry.
fn lend_tools(project: &Project, copy: &Path, home: &Path) -> Result<()> {
    let lend = |folder: &Path| -> Result<()> {
        let to = copy.join(folder.strip_prefix(&project.root)?);
        install::link(folder, &to)
    };
    lend(&project.tools())?;
    lend(&project.node().join("node_modules"))?;
    let settings = wasm::cargo_home()?.join("config.toml");
    if settings.exists() {
        dist::copy(&settings, &home.join("config.toml"))?;
    }
    Ok(())
}

/// All files below a folder but bills of materials, which are no part of the build.
fn files(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            if !path.is_dir() {
                files.insert(path.strip_prefix(folder)?.to_path_buf(), fs::read(&path)?);
            } else if path.file_name() != Some(OsStr::new("sbom")) {
                folders.push(path);
            }
        }
    }
    Ok(files)
}

fn compare(ours: &BTreeMap<PathBuf, Vec<u8>>, theirs: &BTreeMap<PathBuf, Vec<u8>>) -> Result<()> {
    let names = ours.keys().chain(theirs.keys());
    let mut other: Vec<_> = names.filter(|name| ours.get(*name) != theirs.get(*name)).collect();
    other.sort();
    other.dedup();
    if other.is_empty() && !ours.is_empty() {
        return Ok(());
    }
    let other: Vec<_> = other.iter().map(|name| name.display().to_string()).collect();
    bail!("built elsewhere, these are not the same: {}", other.join(", "))
}

/// A folder of this machine must not stand in anything that is shipped.
fn names_no(folder: &Path, files: &BTreeMap<PathBuf, Vec<u8>>) -> Result<()> {
    let path = folder.display().to_string().into_bytes();
    let is_in = |bytes: &[u8]| bytes.windows(path.len()).any(|window| window == path);
    match files.iter().find(|(_, bytes)| is_in(bytes)) {
        Some((name, _)) => bail!("{} names the folder {}", name.display(), folder.display()),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::{Path, PathBuf};

    use super::{compare, names_no};

    fn files(text: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        BTreeMap::from([(PathBuf::from("a.wasm"), text.as_bytes().to_vec())])
    }

    #[test]
    fn one_byte_makes_another_file() {
        assert!(compare(&files("abc"), &files("abc")).is_ok());
        assert!(compare(&files("abc"), &files("abd")).is_err());
        assert!(compare(&files("abc"), &BTreeMap::new()).is_err());
        assert!(compare(&BTreeMap::new(), &BTreeMap::new()).is_err());
    }

    #[test]
    fn a_folder_in_a_file_is_found() {
        assert!(names_no(Path::new("/home/me"), &files("x/home/me/y")).is_err());
        assert!(names_no(Path::new("/home/me"), &files("x/home/you")).is_ok());
    }
}
