//! A bound figure names a row that there is or is complained of where it stands; tests of rows obey
//! logic.

use super::input::Input;
use super::sample::{predicate, resolved};
use datastory::data::{file, parse, predicate as predicates};
use datastory::diagnostic::Diagnostics;
use datastory::diagnostic::locate::locate;
use datastory::spec;
use datastory::spec::predicate::PredicateSpec;
use serde_json::{Value, json};

/// Ids and fields that look like other things.
const ROWS: &str = r#"[
    {"id":"a","value":75,"unit":"percent","qualifier":"over","n":"x","t":"2020"},
    {"id":"a-b","value":59,"unit":"percent","n":"銀行"},
    {"id":"a.value","value":0,"n":"y"},
    {"id":"c - d","value":-3.5,"unit":"u","n":""},
    {"id":"e/f","value":1e300,"unit":"u"},
    {"id":"g","value":null,"low":3,"high":5,"qualifier":"range"}]"#;

/// The claim.
pub fn claim(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    match input.is_one_in(2) {
        true => is_figure_or_complained_of(&figure(input)),
        false => obey_logic(&mut input),
    }
}

/// What stands between the braces: parts of figures, or any text.
fn figure(mut input: Input) -> String {
    const PARTS: [&str; 22] = [
        "t/a",
        "t/a-b",
        "t/a.value",
        "t/a.value.n",
        "t/c - d",
        "t/e/f",
        "t/g",
        "t/g.low",
        "t/a.t",
        "t/nowhere",
        "part/a",
        "nowhere/a",
        " - ",
        " / ",
        " − ",
        "|",
        "bare",
        "number",
        ".",
        "/",
        " ",
        "-",
    ];
    if input.is_one_in(4) {
        return input.rest();
    }
    (0..input.below(7)).map(|_| input.pick(&PARTS)).collect()
}

fn is_figure_or_complained_of(figure: &str) {
    let prose = format!("x {{{{{figure}}}}} y");
    let text = json!({
        "version": 1, "languages": ["en"], "headline": "H",
        "units": { "percent": { "pattern": "{}%", "name": "%", "kind": "percent" },
            "u": { "pattern": "{} u", "name": "u" } },
        "data": { "t": { "values": serde_json::from_str::<Value>(ROWS).unwrap() },
            "part": { "table": "t" } },
        "steps": [{ "id": "s", "title": "T", "text": prose, "alt": "A",
            "chart": { "data": { "name": "t" }, "mark": "bar",
                "encoding": { "x": { "field": "value" }, "y": { "field": "id" } } } }],
    })
    .to_string();
    let (story, out) = resolved(&text);
    let story = story.expect("a figure that cannot be read leaves a dash");
    let spans = || story.steps[0].text.iter().flatten();
    for span in spans().filter(|span| span.figure.is_some()) {
        let key = &span.figure.as_ref().unwrap().0;
        assert!(story.tables.iter().any(|table| table.row(key).is_some()), "{key}");
        assert!(!span.text.is_empty(), "{figure:?} prints nothing");
    }
    let is_dashed = spans().any(|span| span.text == "–" && span.figure.is_none());
    let is_complained_of = out.iter().any(|found| {
        let location = locate(&text, &found.place.spot);
        assert!(text.get(location.bytes).is_some(), "{found:?}");
        found.place.pointer() == "/steps/0/text" || found.place.pointer().starts_with("/data")
    });
    assert!(!is_dashed || is_complained_of || figure.contains('–'), "{figure:?}: {out:?}");
}

fn obey_logic(input: &mut Input) {
    let (one, other) = (predicate(input, 3), predicate(input, 3));
    let told = |written: Value| -> Option<PredicateSpec> {
        let json = spec::json::parse("p", &written.to_string(), &mut Diagnostics::default())?;
        let place = datastory::diagnostic::Place::file("p");
        spec::read::Read::read(&json, &place, &mut Diagnostics::default())
    };
    let mut out = Diagnostics::default();
    let text = format!(r#"{{"data":{{"t":{{"values":{ROWS}}}}}}}"#);
    let dataset = file::dataset("d.json", text.as_bytes(), &mut out).unwrap();
    let table = parse::tables(&[&dataset.data], &mut out).remove(0);
    let specs = [
        one.clone(),
        other.clone(),
        json!({ "not": one }),
        json!({ "and": [one, other] }),
        json!({ "or": [one, other] }),
        json!({ "not": { "and": [{ "not": one }, { "not": other }] } }),
    ];
    let Some(specs) = specs.into_iter().map(told).collect::<Option<Vec<_>>>() else { return };
    for row in 0..table.len {
        let fits: Vec<bool> =
            specs.iter().map(|spec| predicates::fits(spec, &table, row)).collect();
        let [one, other, not, and, or, morgan] = fits[..] else { unreachable!() };
        assert_eq!((not, and, or, morgan), (!one, one && other, one || other, one || other));
    }
    specs.iter().for_each(|spec| {
        predicates::check(spec, &table, &mut out);
    });
}
