//! JSONTestSuite, and files that are nested too deeply.

use datastory::diagnostic::Diagnostics;
use datastory::limit;
use datastory::spec;
use datastory::spec::json::parse;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const SUITE: &str = include_str!("json-test-suite.json");

/// Of the cases that a reader of JSON may take or not, those that ours takes: numbers that are too
/// precise, U+FFFD in the place of bytes that are no UTF-8, a byte-order mark.
const TAKEN: [&str; 16] = [
    "i_number_double_huge_neg_exp",
    "i_number_real_underflow",
    "i_number_too_big_neg_int",
    "i_number_too_big_pos_int",
    "i_number_very_big_negative_int",
    "i_string_UTF-8_invalid_sequence",
    "i_string_UTF8_surrogate_U+D800",
    "i_string_invalid_utf-8",
    "i_string_iso_latin_1",
    "i_string_lone_utf8_continuation_byte",
    "i_string_not_in_unicode_range",
    "i_string_overlong_sequence_2_bytes",
    "i_string_overlong_sequence_6_bytes",
    "i_string_overlong_sequence_6_bytes_null",
    "i_string_truncated-utf-8",
    "i_structure_UTF-8_BOM_empty_object",
];

/// The cases by name; the two largest are made here.
fn suite() -> BTreeMap<String, String> {
    let mut cases: BTreeMap<String, String> = serde_json::from_str(SUITE).unwrap();
    cases.insert("n_structure_100000_opening_arrays".into(), "[".repeat(100_000));
    cases.insert("n_structure_open_array_object".into(), "[{\"\":".repeat(50_000) + "\n");
    cases
}

/// Whether it is taken as JSON; as a story it is complained of in any case.
fn is_taken(text: &str) -> bool {
    let (mut of_json, mut of_story) = (Diagnostics::default(), Diagnostics::default());
    let is_taken = parse("case.json", text, &mut of_json).is_some();
    assert_eq!(is_taken, of_json.is_empty());
    assert!(spec::parse("case.json", text, &mut of_story).is_none());
    assert!(of_story.has_errors());
    is_taken
}

#[test]
fn json_is_what_the_suite_says() {
    let cases = suite();
    let count = |kind: &str| cases.keys().filter(|name| name.starts_with(kind)).count();
    assert_eq!((count("y_"), count("n_"), count("i_")), (95, 188, 35));
    let mut wrong = Vec::new();
    for (name, text) in &cases {
        let wanted = match &name[..2] {
            "y_" => true,
            "n_" => false,
            _ => TAKEN.contains(&name.as_str()),
        };
        if is_taken(text) != wanted {
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn what_is_nested_too_deeply_is_refused() {
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    assert!(is_taken(&nested(limit::DEPTH)));
    for depth in [limit::DEPTH + 1, 129, 1000, 100_000] {
        assert!(!is_taken(&nested(depth)), "{depth}");
        let objects = ["{\"a\":".repeat(depth), "1".into(), "}".repeat(depth)].concat();
        assert!(!is_taken(&objects), "{depth}");
    }
}

#[test]
fn what_may_be_nested_is_read_as_deep_as_json_goes() {
    for (head, tail) in [(r#"{"not":"#, "}"), (r#"{"and":["#, "]}"), (r#"{"or":["#, "]}")] {
        let depth = (limit::DEPTH - 4) / if head.ends_with('[') { 2 } else { 1 };
        let test = [&head.repeat(depth), r#"{"field":"id","equal":"a"}"#, &tail.repeat(depth)];
        let mut story = crate::story(json!([{ "id": "a", "v": 1, "n": "A" }]), crate::bars());
        story["steps"][0]["highlight"] = serde_json::from_str(&test.concat()).unwrap();
        crate::is_drawn_or_told(&story);
    }
    for key in ["spec", "layer"] {
        let mut chart = crate::bars();
        for _ in 1..limit::NESTED_CHARTS {
            chart = deeper(key, &chart);
        }
        let told = |chart: &Value| {
            let rows = json!([{ "id": "a", "v": 1, "n": "A" }]);
            crate::is_drawn_or_told(&crate::story(rows, chart.clone()))
        };
        assert!(!told(&chart).contains(&"too-many"));
        assert!(told(&deeper(key, &chart)).contains(&"too-many"));
    }
}

/// A chart around another.
fn deeper(key: &str, chart: &Value) -> Value {
    match key {
        "layer" => json!({ "layer": [chart] }),
        _ => json!({ "facet": { "field": "n" }, "spec": chart }),
    }
}
