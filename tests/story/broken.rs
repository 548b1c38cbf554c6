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

#[test]
fn charts_that_cannot_be_drawn() {
    for (chart, code, pointer) in [
        ("{}".into(), "no-mark", "/steps/0/chart"),
        (r#"{"mark":"bar","layer":[{"mark":"bar"}]}"#.into(), "two-forms", "/steps/0/chart"),
        (
            r#"{"data":{"name":"tt"},"mark":"bar"}"#.into(),
            "unknown-table",
            "/steps/0/chart/data/name",
        ),
        (chart(r#""bar""#, ""), "channel-missing", "/steps/0/chart"),
        (chart(r#""line""#, X), "channel-missing", "/steps/0/chart"),
        (chart(r#""text""#, X), "channel-missing", "/steps/0/chart"),
        (
            chart(r#""bar""#, r#""x":{"field":"w"}"#),
            "unknown-field",
            "/steps/0/chart/encoding/x/field",
        ),
        (chart(r#""bar""#, r#""x":{}"#), "missing-key", "/steps/0/chart/encoding/x"),
        (
            chart(r#""bar""#, r#""x":{"field":"n","type":"quantitative"}"#),
            "wrong-kind",
            "/steps/0/chart/encoding/x/field",
        ),
        (
            chart(r#""bar""#, r#""x":{"field":"v","type":"temporal"}"#),
            "wrong-kind",
            "/steps/0/chart/encoding/x/field",
        ),
        (
            chart(r#""bar""#, r#""x":{"field":"v"},"color":{"field":"v","type":"quantitative"}"#),
            "wrong-kind",
            "/steps/0/chart/encoding/color/field",
        ),
        (
            chart(r#""point""#, r#""x":{"field":"v"},"size":{"field":"n"}"#),
            "wrong-kind",
            "/steps/0/chart/encoding/size/field",
        ),
        (
            chart(r#""rule""#, r#""x":{"datum":"A","type":"quantitative"}"#),
            "wrong-type",
            "/steps/0/chart/encoding/x/datum",
        ),
    ] {
        let (story, out) = Case { fields: FIELDS, ..Case::new(ROWS, &chart) }.resolve();
        assert!(story.is_none(), "{chart}");
        let found: Vec<_> = out.iter().map(|found| (found.code, found.place.pointer())).collect();
        assert!(found.contains(&(code, pointer)), "{chart}: {found:?}");
    }
}

#[test]
fn charts_that_mislead_or_say_what_changes_nothing() {
    let bar = |x: &str, more: &str| {
        chart(r#""bar""#, &format!(r#""y":{{"field":"n"}},"x":{{"field":"v"{x}}}{more}"#))
    };
    for (chart, code) in [
        (bar(r#","scale":{"domain":[2,9]}"#, ""), "cut-bars"),
        (bar(r#","stack":false,"scale":{"zero":false,"nice":false}"#, ""), "cut-bars"),
        (bar(r#","scale":{"type":"log"}"#, ""), "cut-bars"),
        (bar(r#","scale":{"domain":[2]}"#, ""), "out-of-range"),
        (bar(r#","scale":{"range":[0,9]}"#, ""), "no-effect"),
        (bar(r#","axis":{"format":"x"}"#, ""), "unknown-word"),
        (bar("", r#","color":{"value":"red"}"#), "bad-color"),
        (
            bar(
                "",
                r##","color":{"condition":{"test":{"field":"w","equal":1},"value":"#000000"}}"##,
            ),
            "unknown-field",
        ),
        (bar("", r#","x2":{"value":4}"#), "no-effect"),
        (bar("", r#","detail":{"field":"g","stack":"zero"}"#), "no-effect"),
        (bar("", r#","size":{"field":"v"}"#), "no-effect"),
        (
            chart(r#""point""#, r#""x":{"field":"v"},"size":{"field":"v","legend":{"title":"S"}}"#),
            "no-effect",
        ),
        (chart(r#""bar""#, X).replacen('{', r#"{"columns":2,"#, 1), "no-effect"),
        (
            chart(r#""bar""#, X).replacen('{', r#"{"resolve":{"scale":{"x":"independent"}},"#, 1),
            "no-effect",
        ),
        (
            format!(
                r#"{{"layer":[{}]}}"#,
                chart(r#""bar""#, X).replacen('{', r#"{"height":90,"#, 1)
            ),
            "no-effect",
        ),
        (chart(r#"{"type":"bar","opacity":2}"#, X), "out-of-range"),
        (chart(r#"{"type":"text","fontSize":8}"#, r#""text":{"field":"v"}"#), "out-of-range"),
        (chart(r#""bar""#, r#""x":{"field":"v","axis":{"tickCount":1e9}}"#), "out-of-range"),
        (chart(r#"{"type":"bar","dx":4}"#, X), "no-effect"),
        (chart(r#"{"type":"point","align":"left"}"#, X), "no-effect"),
        (chart(r#"{"type":"bar","color":"blue"}"#, X), "bad-color"),
        (chart(r#""point""#, r#""x":{"field":"t","axis":{"format":"%q"}}"#), "unknown-word"),
        (chart(r#""point""#, r#""x":{"field":"t","value":3}"#), "no-effect"),
    ] {
        let (story, out) = Case { fields: FIELDS, ..Case::new(ROWS, &chart) }.resolve();
        let found: Vec<_> = out.iter().map(|found| found.code).collect();
        assert_eq!(found, [code], "{chart}");
        assert!(story.is_some(), "{chart}");
    }
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
