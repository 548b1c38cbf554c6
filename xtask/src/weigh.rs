//! Weighs what a reader downloads, and holds the widget to its budget.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Result, bail};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// What script and wasm together should weigh in brotli at most, in bytes.
const BUDGET: usize = 60 * 1024;
/// What they may weigh as long as the budget is out of reach, in bytes: just above what they weigh
/// now. It only ever goes down; once it meets the budget, it goes.
const CEILING: usize = 198 * 1024;
const KIB: f64 = 1024.0;

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

/// Prints a table of everything in `dist`.
///
/// # Errors
/// When the script and the wasm weigh more than the ceiling.
pub(crate) fn weigh(dist: &Path) -> Result<()> {
    println!(
        "\n{:<44} {:>10} {:>10} {:>10}",
        "the reader's download, KiB", "raw", "gzip", "brotli"
    );
    let mut widget = Weight::default();
    for name in names_in(dist, "")? {
        let is_widget = name == "datastory.js" || name.ends_with(".wasm");
        if is_widget {
            widget = widget.plus(Weight::of(&fs::read(dist.join(&name))?)?);
        }
        print_row(&name, Weight::of(&fs::read(dist.join(&name))?)?);
    }
    print_row("widget: script with glue and style, and wasm", widget);
    let kib = |bytes: usize| bytes as f64 / KIB;
    println!("budget of the widget {:>45.1}", kib(BUDGET));
    println!("ceiling that fails the build {:>37.1}\n", kib(CEILING));
    if widget.brotli > CEILING {
        bail!(
            "the widget weighs {} bytes in brotli, above its ceiling of {CEILING}",
            widget.brotli
        );
    }
    if widget.brotli > BUDGET {
        let over = kib(widget.brotli - BUDGET);
        println!("warning: the widget is {over:.1} KiB over its budget\n");
    }
    Ok(())
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
