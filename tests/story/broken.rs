//! Charts that are wrong, and what is said of them.

use crate::{Case, told};

const ROWS: &str =
    r#"[{"id":"a","n":"A","v":3,"t":"2020","g":"x"},{"id":"b","n":"B","v":8,"t":"2021","g":"y"}]"#;
const FIELDS: &str = r#"{"t":{"type":"temporal"}}"#;

/// The encoding of a chart with one mark.
fn chart(mark: &str, encoding: &str) -> String {
    format!(r#"{{"mark":{mark},"encoding":{{{encoding}}}}}"#)
}

const X: &str = r#""x":{"field":"v"}"#;

/// A chart cannot be drawn, and this is said, there.
fn fails(cases: &[(String, &str, &str)]) {
    for (chart, code, pointer) in cases {
        let (story, out) = Case { fields: FIELDS, ..Case::new(ROWS, chart) }.resolve();
        assert!(story.is_none(), "{chart}");
        let pointer = ["/steps/0/chart", pointer].concat();
        let found: Vec<_> = out.iter().map(|found| (found.code, found.place.pointer())).collect();
        assert!(found.contains(&(*code, pointer.as_str())), "{chart}: {found:?}");
    }
}

#[test]
fn charts_that_lack_something() {
    fails(&[
        ("{}".into(), "no-mark", ""),
        (r#"{"mark":"bar","layer":[{"mark":"bar"}]}"#.into(), "two-forms", ""),
        (r#"{"data":{"name":"tt"},"mark":"bar"}"#.into(), "unknown-table", "/data/name"),
        (chart(r#""bar""#, ""), "channel-missing", ""),
        (chart(r#""line""#, X), "channel-missing", ""),
        (chart(r#""text""#, X), "channel-missing", ""),
        (chart(r#""bar""#, r#""x":{"field":"w"}"#), "unknown-field", "/encoding/x/field"),
        (chart(r#""bar""#, r#""x":{}"#), "missing-key", "/encoding/x"),
        (
            chart(r#""bar""#, r#""x":{"field":"n","sort":{"field":"w"}}"#),
            "unknown-field",
            "/encoding/x/sort/field",
        ),
    ]);
}

#[test]
fn fields_of_the_wrong_kind() {
    let place = |x: &str| chart(r#""point""#, &format!(r#""x":{{{x}}}"#));
    let beside = |more: &str| chart(r#""point""#, &format!(r#""x":{{"field":"v"}},{more}"#));
    fails(&[
        (place(r#""field":"n","type":"quantitative""#), "wrong-kind", "/encoding/x/field"),
        (place(r#""field":"v","type":"temporal""#), "wrong-kind", "/encoding/x/field"),
        (place(r#""datum":"A","type":"quantitative""#), "wrong-type", "/encoding/x/datum"),
        (
            beside(r#""color":{"field":"v","type":"quantitative"}"#),
            "wrong-kind",
            "/encoding/color/field",
        ),
        (beside(r#""size":{"field":"n"}"#), "wrong-kind", "/encoding/size/field"),
    ]);
}

/// A chart is drawn, and just one thing is said of it.
fn told_of(cases: &[(String, &str)]) {
    for (chart, code) in cases {
        let (story, out) = Case { fields: FIELDS, ..Case::new(ROWS, chart) }.resolve();
        let found: Vec<_> = out.iter().map(|found| found.code).collect();
        assert_eq!(found, [*code], "{chart}");
        assert!(story.is_some(), "{chart}");
    }
}

fn bar(x: &str, more: &str) -> String {
    chart(r#""bar""#, &format!(r#""y":{{"field":"n"}},"x":{{"field":"v"{x}}}{more}"#))
}

#[test]
fn charts_that_mislead_or_hold_what_cannot_be_drawn() {
    let condition =
        r##","color":{"condition":{"test":{"field":"w","equal":1},"value":"#000000"}}"##;
    told_of(&[
        (bar(r#","scale":{"domain":[2,9]}"#, ""), "cut-bars"),
        (bar(r#","stack":false,"scale":{"zero":false,"nice":false}"#, ""), "cut-bars"),
        (bar(r#","scale":{"type":"log"}"#, ""), "cut-bars"),
        (bar(r#","scale":{"domain":[2]}"#, ""), "out-of-range"),
        (bar(r#","axis":{"format":"x"}"#, ""), "unknown-word"),
        (bar(r#","axis":{"tickCount":1e9}"#, ""), "out-of-range"),
        (bar("", r#","color":{"value":"red"}"#), "bad-color"),
        (bar("", condition), "unknown-field"),
        (chart(r#"{"type":"bar","opacity":2}"#, X), "out-of-range"),
        (chart(r#"{"type":"text","fontSize":8}"#, r#""text":{"field":"v"}"#), "out-of-range"),
        (chart(r#"{"type":"bar","color":"blue"}"#, X), "bad-color"),
        (chart(r#""point""#, r#""x":{"field":"t","axis":{"format":"%q"}}"#), "unknown-word"),
    ]);
}

#[test]
fn keys_that_change_nothing() {
    let at_root = |key: &str| chart(r#""bar""#, X).replacen('{', &format!("{{{key},"), 1);
    let cases = [
        bar(r#","scale":{"range":[0,9]}"#, ""),
        bar("", r#","x2":{"value":4}"#),
        bar("", r#","detail":{"field":"g","stack":"zero"}"#),
        bar("", r#","size":{"field":"v"}"#),
        chart(r#""point""#, r#""x":{"field":"v"},"size":{"field":"v","legend":{"title":"S"}}"#),
        chart(r#""point""#, r#""x":{"field":"t","value":3}"#),
        chart(r#"{"type":"bar","dx":4}"#, X),
        chart(r#"{"type":"point","align":"left"}"#, X),
        at_root(r#""columns":2"#),
        at_root(r#""resolve":{"scale":{"x":"independent"}}"#),
        format!(r#"{{"layer":[{}]}}"#, at_root(r#""height":90"#)),
    ];
    told_of(&cases.map(|chart| (chart, "no-effect")));
}

#[test]
fn forms_that_cannot_be_read() {
    let bars = chart(r#""bar""#, X);
    let fields = r#"{"v":{"format":"$x"},"t":{"type":"temporal","format":"%q"}}"#;
    let case = Case { fields, ..Case::new(ROWS, &bars) };
    assert_eq!(case.codes(), ["unknown-word", "unknown-word"]);
    let text = case.text().replace("{} car|{} cars", "{} car|cars");
    let (_, out) = told(&text, "en");
    assert!(out.iter().any(|found| found.code == "bad-pattern"));
}

#[test]
fn highlights_and_annotations_that_fit_nothing() {
    let bars = chart(r#""bar""#, r#""y":{"field":"n"},"x":{"field":"v"}"#);
    for (step, code) in [
        (r#","highlight":{"field":"id","equal":"z"}"#, "no-match"),
        (r#","highlight":{"field":"idd","equal":"a"}"#, "unknown-field"),
        (r#","annotations":[{"at":{"field":"id","equal":"z"},"text":"Z"}]"#, "no-match"),
        (r#","annotations":[{"at":{"field":"idd","equal":"z"},"text":"Z"}]"#, "unknown-field"),
    ] {
        let case = Case { fields: FIELDS, step, ..Case::new(ROWS, &bars) };
        assert_eq!(case.codes(), [code], "{step}");
    }
    // One table of the chart that knows the field is enough.
    let layers = r#"{"layer":[{"mark":"bar","encoding":{"y":{"field":"n"},"x":{"field":"v"}}},
        {"mark":"rule","transform":[{"aggregate":[{"op":"mean","field":"v","as":"m"}]}],
        "encoding":{"x":{"field":"m"}}}]}"#;
    let step = r#","highlight":{"field":"id","equal":"a"}"#;
    assert!(Case { fields: FIELDS, step, ..Case::new(ROWS, layers) }.codes().is_empty());
}

#[test]
fn stories_that_are_none() {
    let none = r#"{"version":1,"languages":["en"],"headline":"H","steps":[]}"#;
    let (story, out) = told(none, "en");
    assert!(story.is_none());
    assert_eq!(out.iter().map(|found| found.code).collect::<Vec<_>>(), ["empty-steps"]);
    let bars = chart(r#""bar""#, r#""y":{"field":"n"},"x":{"field":"v"}"#);
    let text = Case { fields: FIELDS, ..Case::new(ROWS, &bars) }.text();
    let (story, out) = told(&text.replace(r#"["en"]"#, r#"["en","tlh"]"#), "tlh");
    assert!(out.iter().any(|found| found.code == "unsupported-language"));
    assert_eq!(&*story.unwrap().locale.tag, "zh-Hant", "the first words that come along");
}
