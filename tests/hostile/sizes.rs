//! More of anything than is taken: refused with the limit, before room is made for it.

use crate::claims::sample::resolved;
use crate::{bars, story};
use datastory::limit;
use serde_json::{Value, json};
use std::fs;
use std::process::Command;

/// The places of what is said to be too many.
fn too_many(story: &Value) -> Vec<String> {
    let (_, out) = resolved(&story.to_string());
    let found = out.iter().filter(|found| found.code == "too-many");
    found.map(|found| found.place.pointer().to_owned()).collect()
}

fn rows(count: usize) -> Value {
    (0..count).map(|row| json!({ "id": row.to_string(), "n": "A", "v": row })).collect()
}

fn small() -> Value {
    story(rows(3), bars())
}

fn with(change: impl FnOnce(&mut Value)) -> Value {
    let mut story = small();
    change(&mut story);
    story
}

#[test]
fn lists_and_objects() {
    let step = small()["steps"][0].clone();
    let steps = vec![step; limit::STEPS + 1];
    assert_eq!(too_many(&with(|story| story["steps"] = json!(steps))), ["/steps"]);
    let languages = vec!["en"; limit::LANGUAGES + 1];
    assert_eq!(too_many(&with(|story| story["languages"] = json!(languages))), ["/languages"]);
    let files = vec!["x.json"; limit::DATA_FILES + 1];
    assert_eq!(too_many(&with(|story| story["datasets"] = json!(files))), ["/datasets"]);
    let own: serde_json::Map<String, Value> =
        (0..limit::DATA_FILES).map(|at| (format!("t{at}"), json!({ "url": "x.csv" }))).collect();
    let files = with(|story| {
        story["datasets"] = json!(["x.json"]);
        story["data"] = json!(own);
    });
    assert_eq!(too_many(&files), ["/data"]);
    let layers = vec![json!({ "mark": "bar" }); limit::ELEMENTS + 1];
    let chart = json!({ "layer": layers });
    assert_eq!(too_many(&with(|story| story["chart"] = chart)), ["/chart/layer"]);
    let members: serde_json::Map<String, Value> =
        (0..=limit::MEMBERS).map(|key| (key.to_string(), json!(1))).collect();
    assert_eq!(too_many(&with(|story| story["usermeta"] = json!(members))), ["/usermeta"]);
    let words = "x".repeat(limit::TEXT_BYTES + 1);
    assert_eq!(too_many(&with(|story| story["headline"] = json!(words))), ["/headline"]);
}

#[test]
fn layers_within_layers() {
    let mut chart = bars();
    chart["layer"] = (0..=limit::CHARTS).map(|_| json!({ "mark": "bar" })).collect();
    chart.as_object_mut().unwrap().remove("mark");
    let told = too_many(&with(|story| story["steps"][0]["chart"] = chart));
    assert!(told[0].starts_with("/steps/0/chart/layer/"), "{told:?}");
}

#[test]
fn tables_rows_and_fields() {
    let tables: serde_json::Map<String, Value> = (0..=limit::TABLES)
        .map(|name| (format!("t{name}"), json!({ "values": [{ "id": "a" }] })))
        .collect();
    assert_eq!(too_many(&with(|story| story["data"] = json!(tables))).len(), 1);
    let row: serde_json::Map<String, Value> =
        (0..=limit::FIELDS).map(|field| (format!("f{field}"), json!(1))).collect();
    let told = too_many(&with(|story| story["data"]["t"]["values"] = json!([row])));
    assert_eq!(told, ["/data/t/values/0"]);
    let told = too_many(&with(|story| {
        story["data"]["t"]["values"] = Value::Array(vec![Value::Null; limit::ROWS + 1]);
    }));
    assert_eq!(told, ["/data/t/values"]);
}

#[test]
fn marks_of_a_step() {
    let told = too_many(&story(rows(limit::MARKS + 1), bars()));
    assert_eq!(told, ["/steps/0/chart"]);
    let mut line = bars();
    line["mark"] = json!("line");
    line["encoding"]["y"] = json!({ "field": "v" });
    assert!(too_many(&story(rows(limit::MARKS + 1), line)).is_empty());
    let mut words = bars();
    words["mark"] = json!("text");
    words["encoding"]["text"] = json!({ "field": "n" });
    assert!(too_many(&story(rows(limit::TEXTS), words.clone())).is_empty());
    assert_eq!(too_many(&story(rows(limit::TEXTS + 1), words)), ["/steps/0/chart"]);
}

/// A table that would have a million or a thousand million rows.
fn made(count: f64) -> Vec<Value> {
    vec![
        json!({ "table": "t", "units": { "field": "v", "total": count, "columns": 10 } }),
        json!({ "table": "t", "units": { "field": "v", "total": 100, "columns": count } }),
    ]
}

#[test]
fn rows_that_would_be_made() {
    for count in [1e6, 1e9, 1e308] {
        for table in made(count) {
            let story = with(|story| story["data"]["u"] = table);
            let (_, out) = resolved(&story.to_string());
            assert!(out.iter().any(|found| found.code == "out-of-range"), "{count}");
        }
    }
    let mut many = story(rows(1000), bars());
    many["data"]["u"] =
        json!({ "table": "t", "units": { "field": "v", "total": 10_000, "columns": 10 } });
    assert_eq!(too_many(&many), ["/data/u/units"]);
    let row: serde_json::Map<String, Value> =
        (0..200).map(|field| (format!("f{field}"), json!(1))).collect();
    let names: Vec<String> = row.keys().cloned().collect();
    let mut folded = story(Value::Array(vec![json!(row); 10_001]), bars());
    folded["steps"][0]["chart"]["transform"] = json!([{ "fold": names, "as": ["n", "v"] }]);
    assert!(too_many(&folded).contains(&"/steps/0/chart/transform/0".to_owned()));
}

#[test]
fn rows_that_would_be_looked_at() {
    // Each figure may look through all of its table.
    let mut wordy = story(rows(limit::MARKS), bars());
    for text in ["text", "alt"] {
        wordy["steps"][0][text] = json!("{{t/1}} ".repeat(limit::TEXT_BYTES / 8));
    }
    assert_eq!(too_many(&wordy), [""]);
}

/// What the command says of a story when it has no more than 800 MB of memory, and its exit code.
fn checked(name: &str, text: &str) -> (String, Option<i32>) {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, text).unwrap();
    let limited = format!(
        "ulimit -v 800000; exec {} check {}",
        env!("CARGO_BIN_EXE_datastory"),
        file.display()
    );
    let output = Command::new("sh").args(["-c", &limited]).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

#[cfg(target_os = "linux")]
#[test]
fn a_thousand_million_rows_take_no_memory() {
    for (index, table) in made(1e9).into_iter().enumerate() {
        let story = with(|story| story["data"]["u"] = table);
        let (told, code) = checked(&format!("rows-{index}.json"), &story.to_string());
        assert!(told.contains("out-of-range"), "{told}");
        assert_eq!(code, Some(1));
    }
    let bomb = "[".repeat(3_000_000);
    assert_eq!(checked("bomb.json", &bomb).1, Some(1));
}

#[cfg(target_os = "linux")]
#[test]
fn the_desk_warns_of_files_that_pages_refuse() {
    let story = with(|story| {
        let row = |id: usize| json!({ "id": id.to_string(), "n": "x".repeat(10_000), "v": 1 });
        let rows: Vec<Value> = (0..=limit::FILE_BYTES / 10_000).map(row).collect();
        story["data"]["u"] = json!({ "values": rows });
    });
    let (told, _) = checked("large.json", &story.to_string());
    assert!(told.contains("warning[too-large]"), "{}", &told[..told.len().min(2000)]);
    let (told, code) = checked("small.json", &small().to_string());
    assert!(!told.contains("too-large") && code == Some(0), "{told}");
}
