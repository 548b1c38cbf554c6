//! The claims of `claims/` hold for inputs that proptest makes up, and for every case that fuzzing
//! has found.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails loudly"
)]

#[allow(unreachable_pub, reason = "the fuzz targets see them from outside")]
mod claims;

use claims::{ALL, Claim};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use std::fs;
use std::path::Path;

/// Tries to make an input that fails smaller.
const SHRINKS: u32 = 300;
/// Most bytes of an input.
const MOST_BYTES: usize = 1500;
/// The same inputs on every machine and in every run.
const SEED: [u8; 32] = *b"the same inputs in every testrun";

/// Tries so many inputs: as many as take a second or two.
fn holds(name: &str, inputs: u32) {
    let claim = claim(name);
    cases(name, claim);
    let config = Config {
        cases: inputs,
        failure_persistence: None,
        max_shrink_iters: SHRINKS,
        ..Config::default()
    };
    let source = TestRng::from_seed(RngAlgorithm::ChaCha, &SEED);
    let bytes = proptest::collection::vec(any::<u8>(), 0..MOST_BYTES);
    let outcome = TestRunner::new_with_rng(config, source).run(&bytes, |bytes| {
        claim(&bytes);
        Ok(())
    });
    if let Err(TestError::Fail(reason, bytes)) = outcome {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&file, bytes).unwrap();
        panic!("{name}: {reason}; {} is to be kept in fuzz/cases/{name}", file.display());
    }
}

fn claim(name: &str) -> Claim {
    ALL.iter().find(|(known, _)| *known == name).unwrap().1
}

/// What was found once stays mended.
fn cases(name: &str, claim: Claim) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/cases").join(name);
    let Ok(files) = fs::read_dir(folder) else { return };
    for file in files {
        claim(&fs::read(file.unwrap().path()).unwrap());
    }
}

#[test]
fn csv() {
    holds("csv", 150);
}

#[test]
fn describe() {
    holds("describe", 200);
}

#[test]
fn figures() {
    holds("figures", 300);
}

#[test]
fn layout() {
    holds("layout", 200);
}

#[test]
fn lines() {
    holds("lines", 30);
}

#[test]
fn numbers() {
    holds("numbers", 300);
}

#[test]
fn player() {
    holds("player", 150);
}

#[test]
fn prose() {
    holds("prose", 120);
}

#[test]
fn story() {
    holds("story", 100);
}

#[test]
fn svg() {
    holds("svg", 200);
}

#[test]
fn ticks() {
    holds("ticks", 300);
}
