//! In the browser: the same scenes as natively, letter for letter.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use datastory::diagnostic::Diagnostics;
use datastory::layout::{height, layout};
use datastory::scene::Size;
use datastory::scene::dump::dump;
use datastory::spec;
use datastory::story::Story;
use datastory::story::resolve::resolve;
use datastory::text::table::TableMeasure;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The golden forms of a step, with the widths that they are for.
type Goldens = [(f64, &'static str); 3];

macro_rules! goldens {
    ($name:literal: $($step:literal)*) => {
        check(
            include_str!(concat!("../data/", $name, "/story.json")),
            &[$((
                $step,
                [
                    (320.0, include_str!(concat!("scene/", $name, "/", $step, "-320.txt"))),
                    (640.0, include_str!(concat!("scene/", $name, "/", $step, "-640.txt"))),
                    (960.0, include_str!(concat!("scene/", $name, "/", $step, "-960.txt"))),
                ],
            )),*],
        )
    };
}

fn check(text: &str, goldens: &[(&str, Goldens)]) {
    let story = story(text);
    let listed: Vec<&str> = goldens.iter().map(|(id, _)| *id).collect();
    let steps: Vec<&str> = story.steps.iter().map(|step| &*step.id).collect();
    assert_eq!(listed, steps, "this file lists the steps of the story");
    for (step, (id, goldens)) in story.steps.iter().zip(goldens) {
        for (width, golden) in *goldens {
            let height = height(&story, step, width, &TableMeasure);
            let scene = layout(&story, step, Size { width, height }, &TableMeasure);
            assert_eq!(dump(&scene), golden, "{id} at {width} px");
        }
    }
}

fn story(text: &str) -> Story {
    let mut out = Diagnostics::default();
    let spec = spec::parse("story.json", text, &mut out).unwrap();
    let dataset = include_str!("../data/dataset.json");
    let dataset = spec::parse_dataset("dataset.json", dataset, &mut out).unwrap();
    let (story, _) = resolve(&spec, &[dataset], "zh-Hant", &[]);
    story.unwrap()
}

#[wasm_bindgen_test]
fn ai_in_hong_kong_is_laid_out_as_natively() {
    goldens!("ai-in-hong-kong":
        "banks" "three-in-four" "generative-ai" "public-money" "public-money-total" "projects"
        "firms" "oases" "talent" "rankings" "markets" "survey" "every-percentage");
}

#[wasm_bindgen_test]
fn central_asia_is_laid_out_as_natively() {
    goldens!("central-asia":
        "latest-year" "since-independence" "kazakhstan" "uzbekistan" "pandemic" "one-scale"
        "share" "agreements" "delegates");
}

#[wasm_bindgen_test]
fn machines_at_work_is_laid_out_as_natively() {
    goldens!("machines-at-work":
        "vehicles" "distance" "gains" "humanoid" "phases" "goals" "policy");
}
