//! Weighs what a reader downloads, and holds the widget to its budget.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Result, bail};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::wasm::{Kind, Wasm};

const KIB: f64 = 1024.0;

/// What script and a module may weigh together in brotli, in KiB, and who downloads them.
const fn budget(kind: Kind) -> (usize, &'static str) {
    match kind {
        Kind::Reader => (48, "what all readers run"),
        Kind::Extra => (94, "who asks for more"),
        Kind::Full => (261, "without a fitting edition"),
    }
}

/// Bytes of one file, or of several, in the three forms that servers send.
#[derive(Clone, Copy, Default)]
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Weight {
    fn of(bytes: &[u8]) -> Result<Self> {
        let (gzip, brotli) = (gzip(bytes)?.len(), brotli(bytes)?.len());
        Ok(Self { raw: bytes.len(), gzip, brotli })
    }

    fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

/// Compresses as hard as gzip can.
///
/// # Errors
/// When the encoder fails.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Compresses as hard as brotli can.
///
/// # Errors
/// When the encoder fails.
pub(crate) fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let best = BrotliEncoderParams { quality: 11, lgwin: 22, ..BrotliEncoderParams::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut packed, &best)?;
    Ok(packed)
}

/// Prints a table of everything in `dist`, in which these wasms are, the reader's first.
///
/// # Errors
/// When the script and a wasm weigh more than their ceiling.
pub(crate) fn weigh(dist: &Path, wasms: &[Wasm]) -> Result<()> {
    println!("\n{:<44} {:>10} {:>10} {:>10}", "all files, KiB", "raw", "gzip", "brotli");
    let of = |name: &str| Weight::of(&fs::read(dist.join(name))?);
    let mut editions: BTreeMap<String, Vec<Weight>> = BTreeMap::new();
    for name in names_in(dist, "")? {
        match name.split_once("/editions/") {
            Some((story, _)) => editions.entry(story.to_owned()).or_default().push(of(&name)?),
            None => print_row(&name, of(&name)?),
        }
    }
    for (story, weights) in &editions {
        print_row(&format!("{story}/editions/ ({})", weights.len()), largest(weights));
    }
    println!("{:<44} {:>32}", "", "(the largest)");
    let script = of("datastory.js")?;
    let mut widgets = Vec::new();
    for wasm in wasms {
        let (_, whose) = budget(wasm.kind);
        let widget = script.plus(of(&wasm.file_name())?);
        print_row(&format!("script + {}: {whose}", wasm.kind.name()), widget);
        widgets.push((wasm.kind, widget));
    }
    let widget = widgets.first().map_or(script, |(_, widget)| *widget);
    println!("\nall that one reader downloads");
    for (story, weights) in &editions {
        let file = format!("{story}/story.json");
        let mut sum = widget.plus(of(&file)?).plus(largest(weights));
        for address in datasets(&fs::read(dist.join(file))?)? {
            sum = sum.plus(of(&format!("{story}/{address}"))?);
        }
        print_row(&format!("  of {story}"), sum);
    }
    widgets.into_iter().try_for_each(|(kind, widget)| hold(kind, widget.brotli))
}

/// Says what the budget is and fails above it.
fn hold(kind: Kind, bytes: usize) -> Result<()> {
    let (name, (budget, _)) = (kind.name(), budget(kind));
    println!("{:<44} {budget:>30}.0", format!("budget of script + {name}"));
    if bytes > budget * 1024 {
        bail!("script + {name} weigh {bytes} bytes in brotli, above their budget of {budget} KiB");
    }
    Ok(())
}

/// The addresses of the datasets that a story names.
fn datasets(story: &[u8]) -> Result<Vec<String>> {
    let story: serde_json::Value = serde_json::from_slice(story)?;
    let list = story.get("datasets").and_then(serde_json::Value::as_array);
    let addresses = list.into_iter().flatten().filter_map(serde_json::Value::as_str);
    Ok(addresses.map(str::to_owned).collect())
}

fn largest(weights: &[Weight]) -> Weight {
    weights.iter().copied().max_by_key(|weight| weight.brotli).unwrap_or_default()
}

fn print_row(name: &str, weight: Weight) {
    let [raw, gzip, brotli] =
        [weight.raw, weight.gzip, weight.brotli].map(|bytes| bytes as f64 / KIB);
    println!("{name:<44} {raw:>10.1} {gzip:>10.1} {brotli:>10.1}");
}

/// The files under a folder, sorted, named from `dist` on.
fn names_in(dist: &Path, folder: &str) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dist.join(folder))? {
        let entry = entry?;
        let name = format!("{folder}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            names.extend(names_in(dist, &format!("{name}/"))?);
        } else {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
