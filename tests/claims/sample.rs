//! Stories made of choices: every mark, channel and transform over rows that hold anything.

use super::input::Input;
use datastory::diagnostic::Diagnostics;
use datastory::spec;
use datastory::story::Story;
use datastory::story::resolve::resolve;
use serde_json::{Map, Value, json};

const LANGUAGES: [&str; 3] = ["en", "zh-Hant", "zh-Hans"];
const FIELDS: [&str; 10] = ["id", "n", "g", "v", "w", "t", "value", "low", "high", "nowhere"];
const MARKS: [&str; 9] =
    ["bar", "line", "area", "point", "circle", "square", "rule", "tick", "text"];
const PLACES: [&str; 4] = ["x", "y", "x2", "y2"];
const OTHERS: [&str; 12] = [
    "xOffset",
    "yOffset",
    "color",
    "shape",
    "size",
    "strokeDash",
    "text",
    "detail",
    "order",
    "key",
    "facet",
    "row",
];

/// A story by choices, when they make one.
pub fn story(input: &mut Input) -> Option<Story> {
    resolved(&text(input)).0
}

/// The story that a text is, in its first language, and all that is found in it.
pub fn resolved(text: &str) -> (Option<Story>, Diagnostics) {
    let mut out = Diagnostics::default();
    let Some(spec) = spec::parse("story.json", text, &mut out) else { return (None, out) };
    let language = spec.languages.first().cloned().unwrap_or_default();
    let (story, found) = resolve(&spec, &[], &language, &[]);
    out.extend(found);
    (story, out)
}

/// The text of a story by choices.
pub fn text(input: &mut Input) -> String {
    let steps: Vec<Value> = (0..1 + input.below(3)).map(|index| step(input, index)).collect();
    let story = json!({
        "version": 1,
        "languages": [input.pick(&LANGUAGES)],
        "headline": input.words(),
        "standfirst": input.words(),
        "credits": { "c": { "publisher": input.words(), "url": "https://example.org/" } },
        "units": {
            "percent": { "pattern": "{}%", "name": "%", "kind": "percent" },
            "u": { "pattern": input.words() + "{}", "name": input.words(), "kind": "count" },
        },
        "data": { "t": table(input), "part": part(input) },
        "chart": { "data": { "name": "t" } },
        "steps": steps,
    });
    story.to_string()
}

fn table(input: &mut Input) -> Value {
    let count = input.below(10);
    let rows: Vec<Value> = (0..count).map(|index| row(input, index)).collect();
    let titled = |input: &mut Input, kind: &str| json!({ "title": input.words(), "type": kind, "unit": input.pick(&["percent", "u"]) });
    let fields = json!({
        "v": titled(input, "quantitative"), "w": titled(input, "quantitative"),
        "n": { "type": "nominal" }, "g": { "type": "nominal" }, "t": { "type": "temporal" },
    });
    if rows.is_empty() {
        return json!({ "values": rows });
    }
    json!({ "values": rows, "fields": fields, "credit": "c" })
}

fn row(input: &mut Input, index: usize) -> Value {
    let id = ["a", "b", "c", "d", "e", "f", "g", "h", "i"].get(index).unwrap_or(&"j");
    let qualifiers =
        ["exact", "about", "nearly", "over", "up-to", "range", "expected", "thousands"];
    let mut row = json!({
        "id": id, "n": input.words(), "g": input.pick(&["x", "y", "z"]), "v": value(input),
        "w": value(input), "t": input.pick(&["2020", "2021-06", "2021-06-30", "0001", "9999"]),
        "value": value(input), "qualifier": input.pick(&qualifiers),
    });
    let more = row.as_object_mut().unwrap();
    if input.is_one_in(3) {
        more.extend([("low".into(), value(input)), ("high".into(), value(input))]);
    }
    if input.is_one_in(4) {
        let period = input.pick(&["2025", "2023/2024", "2026-H2", "to 2026", "x"]);
        more.extend([("period".into(), json!(period)), ("unit".into(), json!("percent"))]);
    }
    row
}

fn value(input: &mut Input) -> Value {
    if input.is_one_in(8) { Value::Null } else { json!(input.finite()) }
}

/// A table made of the other.
fn part(input: &mut Input) -> Value {
    let mut table = json!({ "table": "t" });
    if input.is_one_in(2) {
        table["filter"] = predicate(input, 3);
    }
    if input.is_one_in(3) {
        let total = input.pick(&[1.0, 7.0, 100.0, 1e9]);
        table["units"] = json!({ "field": "v", "total": total, "columns": input.below(12) });
    }
    table
}

/// A test of rows; `depth` is how deep tests may stand in one another.
pub fn predicate(input: &mut Input, depth: usize) -> Value {
    let inner = |input: &mut Input| -> Vec<Value> {
        (0..input.below(3)).map(|_| predicate(input, depth - 1)).collect()
    };
    match input.below(if depth > 0 { 9 } else { 6 }) {
        0 => json!({ "field": input.pick(&FIELDS), "equal": scalar(input) }),
        1 => json!({ "field": input.pick(&FIELDS), "oneOf": [scalar(input), scalar(input)] }),
        2 => json!({ "field": input.pick(&FIELDS), "range": [scalar(input), scalar(input)] }),
        3 => json!({ "field": input.pick(&FIELDS), "lt": scalar(input) }),
        4 => json!({ "field": input.pick(&FIELDS), "gte": scalar(input) }),
        5 => json!({ "field": input.pick(&FIELDS), "valid": input.is_one_in(2) }),
        6 => json!({ "and": inner(input) }),
        7 => json!({ "or": inner(input) }),
        _ => json!({ "not": predicate(input, depth - 1) }),
    }
}

fn scalar(input: &mut Input) -> Value {
    match input.below(4) {
        0 => json!(input.finite()),
        1 => json!(input.pick(&["a", "b", "x", "2020", "2021-06"])),
        2 => json!(input.words()),
        _ => Value::Null,
    }
}

fn step(input: &mut Input, index: usize) -> Value {
    let mut step = json!({
        "id": (["s", "t", "u"][index]), "title": input.words(), "text": input.words(),
        "alt": input.words(), "chart": chart(input, 2),
    });
    if input.is_one_in(3) {
        step["highlight"] = predicate(input, 1);
    }
    if input.is_one_in(3) {
        let at = json!({ "field": "id", "equal": input.pick(&["a", "b", "c"]) });
        step["annotations"] = json!([{ "at": at, "text": input.words() }]);
    }
    if input.is_one_in(4) {
        step["note"] = json!(input.words());
    }
    step
}

fn chart(input: &mut Input, depth: usize) -> Value {
    let mut chart = json!({ "encoding": encoding(input) });
    if input.is_one_in(3) {
        chart["data"] = json!({ "name": input.pick(&["t", "part"]) });
    }
    if input.is_one_in(4) {
        chart["transform"] = json!([transform(input)]);
    }
    if input.is_one_in(5) {
        chart["title"] = json!(input.words());
    }
    if input.is_one_in(6) {
        chart["height"] = json!(input.finite());
    }
    if depth > 0 && input.is_one_in(3) {
        let layers: Vec<Value> =
            (0..1 + input.below(3)).map(|_| self::chart(input, depth - 1)).collect();
        chart["layer"] = json!(layers);
    } else {
        chart["mark"] = mark(input);
    }
    chart
}

fn mark(input: &mut Input) -> Value {
    let kind = input.pick(&MARKS);
    if !input.is_one_in(3) {
        return json!(kind);
    }
    let mut mark = Map::new();
    mark.insert("type".into(), json!(kind));
    let key = input.pick(&["size", "opacity", "strokeWidth", "dx", "dy", "fontSize"]);
    mark.insert(key.into(), json!(input.finite()));
    let (key, word) = input.pick(&[
        ("color", "#1f5fa8"),
        ("shape", "triangle"),
        ("interpolate", "step-after"),
        ("orient", "horizontal"),
        ("align", "right"),
        ("baseline", "top"),
        ("fontWeight", "bold"),
    ]);
    mark.insert(key.into(), json!(word));
    Value::Object(mark)
}

fn encoding(input: &mut Input) -> Value {
    let mut encoding = Map::new();
    for _ in 0..1 + input.below(4) {
        encoding.insert(input.pick(&PLACES).into(), channel(input));
    }
    for _ in 0..input.below(4) {
        encoding.insert(input.pick(&OTHERS).into(), channel(input));
    }
    encoding.entry("text").or_insert(json!({ "field": "v" }));
    Value::Object(encoding)
}

fn channel(input: &mut Input) -> Value {
    let mut channel = match input.below(8) {
        0 => json!({ "datum": scalar(input) }),
        1 => json!({ "value": scalar(input) }),
        _ => json!({ "field": input.pick(&FIELDS[..9]) }),
    };
    if input.is_one_in(3) {
        let kinds = ["quantitative", "temporal", "ordinal", "nominal"];
        channel["type"] = json!(input.pick(&kinds));
    }
    if input.is_one_in(4) {
        channel["scale"] = scale(input);
    }
    if input.is_one_in(5) {
        let axis = json!({ "title": input.words(), "tickCount": input.finite(),
            "format": input.pick(&[".1f", "%", ",d", "~s"]) });
        channel["axis"] = if input.is_one_in(3) { json!(false) } else { axis };
    }
    if input.is_one_in(6) {
        channel["sort"] = json!(input.pick(&["ascending", "descending", "-x", "y"]));
    }
    if input.is_one_in(8) {
        channel["stack"] = json!(input.pick(&["zero", "normalize"]));
    }
    if input.is_one_in(8) {
        channel["aggregate"] = json!(input.pick(&["count", "sum", "mean", "median", "min", "max"]));
    }
    channel
}

fn scale(input: &mut Input) -> Value {
    match input.below(6) {
        0 => json!({ "type": input.pick(&["log", "linear", "time", "band", "point"]) }),
        1 => json!({ "domain": [scalar(input), scalar(input)] }),
        2 => json!({ "zero": input.is_one_in(2), "nice": input.is_one_in(2) }),
        3 => json!({ "reverse": true }),
        4 => json!({ "type": "log", "domain": [input.finite(), input.finite()] }),
        _ => json!({ "range": [scalar(input), scalar(input)] }),
    }
}

fn transform(input: &mut Input) -> Value {
    match input.below(3) {
        0 => json!({ "filter": predicate(input, 2) }),
        1 => json!({ "fold": ["v", input.pick(&FIELDS)], "as": ["n", "v"] }),
        _ => {
            let op = input.pick(&["count", "sum", "mean", "median", "min", "max"]);
            json!({ "aggregate": [{ "op": op, "field": "v", "as": "v" }],
                "groupby": [input.pick(&FIELDS)] })
        }
    }
}
