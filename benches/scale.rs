//! What lines of 1,000 to 1,000,000 data cost at the desk, and a step of a story: reading,
//! resolving, laying out, painting. Times are for comparing, never asserted; what must not grow is
//! counted in `tests/scale`.

#![allow(missing_docs, clippy::indexing_slicing, clippy::unwrap_used, reason = "a bench may panic")]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use datastory::data::{csv, file};
use datastory::diagnostic::{Diagnostics, Place};
use datastory::layout::{height, layout};
use datastory::native::files;
use datastory::native::svg::{About, svg};
use datastory::scene::hit::hit;
use datastory::scene::{Palette, Point, Size};
use datastory::spec::columns::{CellsSpec, ColumnsSpec};
use datastory::spec::{self, StorySpec};
use datastory::story::resolve::resolve;
use datastory::text::table::TableMeasure;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
const SIZE: Size = Size { width: 640.0, height: 360.0 };

fn values(len: usize) -> impl Iterator<Item = (f64, f64)> {
    let mut seed = 7_u64;
    let mut at = 0.0;
    (0..len).map(move |x| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        at += (seed >> 40) as f64 / f64::from(1 << 24) - 0.5;
        (x as f64, at)
    })
}

/// A story of one line.
fn line(len: usize) -> StorySpec {
    let text = r#"{"version":1,"languages":["en"],"headline":"Many",
        "data":{"rows":{"columns":{"x":[0]}}},"steps":[{"id":"one","title":"One","text":"One.",
        "alt":"One.","chart":{"data":{"name":"rows"},"mark":{"type":"line","strokeWidth":1},
        "encoding":{"x":{"field":"x"},"y":{"field":"v"}}}}]}"#;
    let mut story = spec::parse("story.json", text, &mut Diagnostics::default()).unwrap();
    let numbers = |part: fn((f64, f64)) -> f64| CellsSpec::Numbers(values(len).map(part).collect());
    let list = vec![("x".into(), numbers(|(x, _)| x)), ("v".into(), numbers(|(_, v)| v))];
    let place = Place::file("story.json");
    if let Some((_, table)) = story.data.as_mut().and_then(|data| data.0.first_mut()) {
        table.columns = Some(ColumnsSpec { place, list, is_by_row: false });
    }
    story
}

fn lines(bench: &mut Criterion) {
    let about = About { title: "", description: "", language: "en", is_standalone: true };
    let mut group = bench.benchmark_group("line");
    group.sample_size(10);
    for len in SIZES {
        group.throughput(Throughput::Elements(len as u64));
        let mut text = String::from("x,v\n");
        for (x, v) in values(len) {
            writeln!(text, "{x},{v:.3}").unwrap();
        }
        group.bench_function(BenchmarkId::new("read-csv", len), |bench| {
            bench.iter(|| csv::columns("a.csv", black_box(&text), &mut Diagnostics::default()));
        });
        let spec = line(len);
        let resolved = || resolve(black_box(&spec), &[], "en", &[]).0.unwrap();
        group.bench_function(BenchmarkId::new("resolve", len), |bench| bench.iter(resolved));
        let story = resolved();
        let drawn = || layout(black_box(&story), &story.steps[0], SIZE, &TableMeasure);
        group.bench_function(BenchmarkId::new("layout", len), |bench| bench.iter(drawn));
        let scene = drawn();
        group.bench_function(BenchmarkId::new("paint-svg", len), |bench| {
            bench.iter(|| svg(black_box(&scene), &Palette::light(), &about).unwrap());
        });
        group.bench_function(BenchmarkId::new("hover", len), |bench| {
            bench.iter(|| hit(black_box(&scene), Point { x: 333.3, y: 100.0 }, 16.0));
        });
    }
    group.finish();
}

fn step(bench: &mut Criterion) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/ai-in-hong-kong/story.json");
    let files = files::load(&path).unwrap();
    let (name, text) = files.texts.first().unwrap();
    let (data_name, data) = files.texts.get(1).unwrap();
    let mut group = bench.benchmark_group("step");
    group.bench_function("parse", |bench| {
        bench.iter(|| {
            let mut out = Diagnostics::default();
            let story = spec::parse(name, black_box(text), &mut out);
            (story, file::dataset(data_name, data.as_bytes(), &mut out))
        });
    });
    let spec = files.story.as_ref().unwrap();
    let resolved = || resolve(black_box(spec), &files.datasets, "en", &[]).0.unwrap();
    group.bench_function("resolve", |bench| bench.iter(resolved));
    let story = resolved();
    let step = story.steps.first().unwrap();
    let drawn = || {
        let height = height(black_box(&story), step, SIZE.width, &TableMeasure);
        layout(&story, step, Size { height, ..SIZE }, &TableMeasure)
    };
    group.bench_function("layout", |bench| bench.iter(drawn));
    let scene = drawn();
    let about = About { title: "", description: "", language: "en", is_standalone: true };
    group.bench_function("paint-svg", |bench| {
        bench.iter(|| svg(black_box(&scene), &Palette::light(), &about).unwrap());
    });
    group.finish();
}

criterion_group!(benches, lines, step);
criterion_main!(benches);
