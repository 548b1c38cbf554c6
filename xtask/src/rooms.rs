//! Says how much of the wasm each room of the code takes, by the names of its functions.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload};

use crate::command::{program, run};
use crate::install::install;
use crate::project::Project;
use crate::wasm::{self, Kind};

/// Stands for the crates that come with the compiler.
const STANDARD: &str = "(standard library)";
/// Stands for functions that the compiler and wasm-bindgen add.
const RUNTIME: &str = "(runtime)";
/// Stands for the strings and tables of all rooms together.
const DATA: &str = "(strings and tables)";
const KIB: f64 = 1024.0;

/// Bytes by room.
type Rooms = BTreeMap<String, usize>;

/// Builds all wasms and prints what the rooms take in each.
///
/// # Errors
/// When they cannot be built or read.
pub(crate) fn rooms(project: &Project) -> Result<()> {
    install(project)?;
    let mut all = Vec::new();
    for kind in Kind::ALL {
        all.push(weights(&named(project, kind)?)?);
    }
    let of = |name: &String| -> Vec<usize> {
        all.iter().map(|rooms| rooms.get(name).copied().unwrap_or_default()).collect()
    };
    let mut names: Vec<&String> = all.iter().flat_map(Rooms::keys).collect();
    names.sort_by_key(|name| (std::cmp::Reverse(of(name)), *name));
    names.dedup();
    let row = |name: &str, bytes: &[usize]| {
        let cells = bytes.iter().map(|bytes| format!(" {:>10.1}", *bytes as f64 / KIB));
        println!("{name:<40}{}", cells.collect::<String>());
    };
    let [reader, extra, full] = Kind::ALL.map(Kind::name);
    println!("\n{:<40} {reader:>10} {extra:>10} {full:>10}", "KiB, not packed");
    for name in names {
        row(name, &of(name));
    }
    row("all", &all.iter().map(|rooms| rooms.values().sum()).collect::<Vec<_>>());
    Ok(())
}

/// The wasm as readers get it, but with the names of its functions.
fn named(project: &Project, kind: Kind) -> Result<Vec<u8>> {
    wasm::build(project, kind)?;
    let folder = project.target.join("weigh");
    run(program(project, "wasm-bindgen")
        .args(["--target", "web", "--keep-debug", "--out-name", "named", "--out-dir"])
        .args([&folder, &kind.compiled(project)]))?;
    let bound = folder.join("named_bg.wasm");
    // The file comes first: what precedes the optimiser is given that alone.
    run(program(project, "wasm-opt").arg(&bound).args(["-Oz", "-g", "-o"]).arg(&bound))?;
    fs::read(&bound).with_context(|| format!("cannot read {}", bound.display()))
}

/// Bytes of the bodies of functions by room, and of all data.
fn weights(wasm: &[u8]) -> Result<Rooms> {
    let mut rooms = Rooms::new();
    let (mut sizes, mut names) = (Vec::new(), BTreeMap::new());
    // Functions that are imported have the first numbers.
    let mut imported = 0_u32;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::DataSection(data) => {
                *rooms.entry(DATA.to_owned()).or_default() += data.range().len();
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(sections) = section.as_known() else { continue };
                for section in sections {
                    let Name::Function(functions) = section? else { continue };
                    for name in functions {
                        let name = name?;
                        names.insert(name.index, name.name);
                    }
                }
            }
            _ => {}
        }
    }
    for (index, size) in (imported..).zip(sizes) {
        let room = room(names.get(&index).copied().unwrap_or_default());
        *rooms.entry(room).or_default() += size;
    }
    Ok(rooms)
}

/// The room of a function by its name: one of ours wherever that occurs in it, else its crate.
fn room(name: &str) -> String {
    let name = &without_builds(name);
    if let Some((_, path)) = name.split_once("datastory::") {
        return format!("datastory::{}", words(path).next().unwrap_or_default());
    }
    let Some((before, _)) = name.split_once("::") else {
        let is_ours = name.starts_with("widget_");
        return if is_ours { "datastory::web" } else { RUNTIME }.to_owned();
    };
    match words(before.split("::").next().unwrap_or_default()).last() {
        // Of a method of a primitive type only that has a name: `<str>::find`.
        Some("core" | "alloc" | "std" | "rustc" | "") | None => STANDARD.to_owned(),
        Some(word) => word.to_owned(),
    }
}

/// A name without what tells builds of a crate apart: `core[c5930c85a12de822]::fmt::write`.
fn without_builds(name: &str) -> String {
    let mut parts = name.split('[');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((build, rest)) if is_hex(build) => out.push_str(rest),
            _ => out.extend(["[", part]),
        }
    }
    out
}

fn is_hex(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_ascii_hexdigit())
}

fn words(path: &str) -> impl Iterator<Item = &str> {
    path.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
}

#[cfg(test)]
mod tests {
    use super::room;

    #[test]
    fn finds_the_room_of_a_function() {
        for (name, wanted) in [
            ("datastory::layout::axis::draw::h0123456789abcdef", "datastory::layout"),
            (
                "<alloc::vec::Vec<datastory::scene::Item> as core::clone::Clone>::clone",
                "datastory::scene",
            ),
            ("<f64 as core::fmt::Display>::fmt", "(standard library)"),
            ("serde_json::de::from_str", "serde_json"),
            ("<datastory[143c9b6c4ccd322]::web::Shared>::report", "datastory::web"),
            ("core[15266d276e3a2055]::fmt::write", "(standard library)"),
            ("<[f64] as plotters[0e8]::Area>::of", "plotters"),
            ("widget_mount", "datastory::web"),
            ("", "(runtime)"),
        ] {
            assert_eq!(room(name), wanted, "{name}");
        }
    }
}
