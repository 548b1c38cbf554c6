//! Stories that mean harm: a picture or a message, never a crash, never script, never markup.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails loudly"
)]

#[allow(unreachable_pub, dead_code, reason = "the claims serve other tests, too")]
mod claims;
#[path = "hostile/json.rs"]
mod json;
#[path = "hostile/links.rs"]
mod links;
#[path = "hostile/naughty.rs"]
mod naughty;
#[path = "hostile/numbers.rs"]
mod numbers;
#[path = "hostile/sizes.rs"]
mod sizes;

use claims::sample::resolved;
use datastory::native::twin::Extent;
use serde_json::{Value, json};

/// A story of one step, over this table, with this chart.
fn story(values: Value, chart: Value) -> Value {
    json!({
        "version": 1, "languages": ["en"], "headline": "H",
        "data": { "t": { "values": values } },
        "steps": [{ "id": "s", "title": "T", "text": "x", "alt": "A", "chart": chart }],
    })
}

/// A bar chart of `v` by `n`.
fn bars() -> Value {
    json!({ "data": { "name": "t" }, "mark": "bar",
        "encoding": { "x": { "field": "v" }, "y": { "field": "n" } } })
}

/// Has a sound picture and twin, or says why not. The codes of what is said.
fn is_drawn_or_told(story: &Value) -> Vec<&'static str> {
    let (story, out) = resolved(&story.to_string());
    match &story {
        Some(story) => {
            claims::svg::are_pictures_sound(story, 320.0, true);
            claims::svg::is_twin_sound(story, Extent::First);
            story.steps.iter().for_each(|step| claims::describe::is_told(story, step));
        }
        None => assert!(out.has_errors(), "neither a story nor a reason"),
    }
    out.iter().map(|found| found.code).collect()
}
