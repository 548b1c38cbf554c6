//! Rows as written become typed fields, and tables of tables keep their order.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use datastory::data::{Column, Table, Text, parse, transform};
use datastory::diagnostic::{Diagnostics, Place};
use datastory::spec;
use datastory::spec::chart::TransformSpec;
use datastory::spec::read::Read;
use std::rc::Rc;

/// The tables of a dataset whose `data` is this JSON, and the codes and places of what is wrong.
fn tables(data: &str) -> (Vec<Rc<Table>>, Vec<String>) {
    let mut out = Diagnostics::default();
    let text = format!("{{\"data\": {data}}}");
    let dataset = spec::parse_dataset("dataset.json", &text, &mut out).unwrap();
    let tables = parse::tables(&[&dataset.data], &mut out);
    (tables, said(&out))
}

fn said(out: &Diagnostics) -> Vec<String> {
    out.iter().map(|found| format!("{} {}", found.code, found.place.pointer())).collect()
}

/// A table as lines: the header, then one line for each row.
fn lines(table: &Table) -> Vec<String> {
    let header = table.field_names().join(" ");
    let cell = |column: &Column, row: usize| match column {
        Column::Number(numbers) => format!("{}", numbers[row]),
        Column::Time(days) => format!("@{}", days[row]),
        Column::Text(texts) => match &texts[row] {
            Text::Missing => "-".into(),
            text => text.in_language("en").replace(' ', "_"),
        },
    };
    let line =
        |row| table.fields.iter().map(|f| cell(&f.column, row)).collect::<Vec<_>>().join(" ");
    std::iter::once(header).chain((0..table.len).map(line)).collect()
}

#[test]
fn fields_are_typed_as_declared_as_named_or_as_most_values_are() {
    let (tables, wrong) = tables(
        r#"{"t": {"fields": {"year": {"type": "temporal"}, "code": {"type": "nominal"}}, "values": [
            {"id": 1, "value": 59, "start": "2022-12", "year": 1970, "code": 7, "place": {"zh-Hant": "香港", "en": "Hong Kong"}, "n": null},
            {"id": "b", "value": null, "year": "1970-01-03", "flag": true, "n": 2.5},
            {"value": -1e3, "id": "c"}
        ]}}"#,
    );
    assert_eq!(wrong, [""; 0]);
    assert_eq!(
        lines(&tables[0]),
        [
            "id value start year code place n flag",
            "1 59 @19327 @0 7 Hong_Kong NaN -",
            "b NaN @NaN @2 - - 2.5 true",
            "c -1000 @NaN @NaN - - NaN -",
        ]
    );
    assert_eq!(tables[0].row("c"), Some(2));
    assert_eq!(tables[0].text("place", 0).identity(), "香港");
}

#[test]
fn every_cell_that_cannot_be_read_is_said_with_its_place() {
    let (tables, wrong) = tables(
        r#"{"t": {"fields": {"vaule": {}}, "values": [
            {"value": 1, "start": "2022-13", "name": "a"},
            {"value": "n/a", "name": ["b", "c"]},
            {"value": [3, 5], "name": {"en": 3}},
            {"value": "NaN", "start": 12, "name": 1.5},
            7
        ]}}"#,
    );
    assert_eq!(
        wrong,
        [
            "wrong-type /data/t/values/4",
            "mixed-values /data/t/values/1/value",
            "list-value /data/t/values/2/value",
            "not-finite /data/t/values/3/value",
            "bad-date /data/t/values/0/start",
            "mixed-values /data/t/values/3/start",
            "list-value /data/t/values/1/name",
            "wrong-type /data/t/values/2/name",
            "mixed-values /data/t/values/3/name",
            "unknown-field /data/t/fields/vaule",
        ]
    );
    assert_eq!(tables[0].len, 5);
    assert!(tables[0].number("value", 2).is_nan());
}

#[test]
fn tables_of_tables_are_read_in_any_order() {
    let (tables, wrong) = tables(
        r#"{
            "few": {"table": "some", "filter": {"field": "value", "gt": 2}},
            "some": {"table": "all", "filter": {"not": {"field": "id", "oneOf": ["a", "d"]}}},
            "all": {"credit": "x", "values": [
                {"id": "a", "value": 1}, {"id": "b", "value": 2, "credit": "y"},
                {"id": "c", "value": 3}, {"id": "d", "value": 4}]},
            "round": {"table": "about"}, "about": {"table": "round"},
            "lost": {"table": "al"},
            "none": {"table": "all", "filter": {"field": "id", "equal": "z"}},
            "bare": {},
            "both": {"table": "all", "values": []}
        }"#,
    );
    assert_eq!(
        wrong,
        [
            "unknown-table /data/lost/table",
            "missing-key /data/bare",
            "empty-table /data/none",
            "two-forms /data/both",
            "circular-table /data/round/table",
            "circular-table /data/about/table",
        ]
    );
    let few = tables.iter().find(|table| &*table.name == "few").unwrap();
    assert_eq!(lines(few), ["id value credit", "c 3 x"]);
    assert_eq!(few.place.pointer(), "/data/few");
}

const ROWS: &str = r#"{"t": {"fields": {"start": {}, "hi": {"title": {"en": "High", "zh-Hant": "高"}, "unit": "u"}, "lo": {"title": "Low", "unit": "u"}}, "values": [
    {"id": "a", "value": 1, "start": "2022", "name": {"zh-Hant": "銀行", "en": "Banks"}, "lo": 1, "hi": 4},
    {"id": "b", "value": null, "start": "2023-06", "name": "Firms", "lo": 2, "hi": null},
    {"id": "c", "value": 3, "name": "Firms", "lo": 5, "hi": 6}
]}}"#;

/// Rows after transforms, and what is wrong with those.
fn transformed(transforms: &str) -> (Vec<String>, Vec<String>) {
    let (tables, wrong) = tables(ROWS);
    assert_eq!(wrong, [""; 0]);
    let mut out = Diagnostics::default();
    let json = spec::json::parse("t", transforms, &mut out).unwrap();
    let specs = Vec::<TransformSpec>::read(&json, &Place::file("t"), &mut out).unwrap();
    let table = transform::apply(&specs, &tables[0], &mut out);
    (lines(&table), said(&out))
}

/// The ids of the rows that a predicate keeps.
fn kept(predicate: &str) -> String {
    let (lines, wrong) = transformed(&format!("[{{\"filter\": {predicate}}}]"));
    let ids = lines[1..].iter().map(|line| &line[..1]).collect::<String>();
    if wrong.is_empty() { ids } else { wrong.join(" ") }
}

#[test]
fn predicates_keep_the_rows_that_fit() {
    assert_eq!(kept(r#"{"field": "value", "gte": 1, "lt": 3}"#), "a");
    assert_eq!(kept(r#"{"field": "value", "valid": true}"#), "ac");
    assert_eq!(kept(r#"{"field": "value", "equal": null}"#), "b");
    assert_eq!(kept(r#"{"field": "value", "range": [null, 2]}"#), "a");
    assert_eq!(kept(r#"{"field": "lo", "range": [2, 5]}"#), "bc");
    assert_eq!(kept(r#"{"field": "start", "lte": "2022-12-31"}"#), "a");
    assert_eq!(kept(r#"{"field": "start", "equal": 2022}"#), "a");
    assert_eq!(kept(r#"{"field": "name", "equal": "Banks"}"#), "a");
    assert_eq!(kept(r#"{"field": "name", "oneOf": ["銀行", "x"]}"#), "a");
    assert_eq!(kept(r#"{"field": "id", "gt": "a"}"#), "bc");
    assert_eq!(
        kept(r#"{"or": [{"field": "id", "equal": "a"}, {"field": "lo", "equal": 5}]}"#),
        "ac"
    );
    assert_eq!(
        kept(r#"{"and": [{"field": "id", "equal": "a"}, {"field": "lo", "gt": 1}]}"#),
        "empty-table /0/filter/and/0"
    );
}

#[test]
fn predicates_that_cannot_be_tested_are_said() {
    assert_eq!(kept(r#"{"field": "vlaue", "gt": 1}"#), "unknown-field /0/filter/field");
    assert_eq!(kept(r#"{"field": "value"}"#), "no-test /0/filter");
    assert_eq!(kept(r#"{"field": "value", "oneOf": [1, "2"]}"#), "mixed-values /0/filter/oneOf/1");
    assert_eq!(
        kept(r#"{"field": "start", "lt": "soon", "valid": true}"#),
        "mixed-values /0/filter/lt"
    );
    assert_eq!(kept(r#"{"field": "value", "range": [1]}"#), "wrong-type /0/filter/range");
}

#[test]
fn folding_turns_fields_into_rows() {
    let (rows, wrong) = transformed(r#"[{"fold": ["lo", "hi"], "as": ["end", "amount"]}]"#);
    assert_eq!(wrong, [""; 0]);
    assert_eq!(
        rows,
        [
            "id value start name lo hi end amount",
            "a 1 @18993 Banks 1 4 Low 1",
            "a 1 @18993 Banks 1 4 High 4",
            "b NaN @19509 Firms 2 NaN Low 2",
            "b NaN @19509 Firms 2 NaN High NaN",
            "c 3 @NaN Firms 5 6 Low 5",
            "c 3 @NaN Firms 5 6 High 6",
        ]
    );
    // The new name is found by the field's name, as in Vega-Lite, and by its words.
    let count = |word: &str| {
        let filter = format!(r#"{{"filter": {{"field": "key", "equal": "{word}"}}}}"#);
        transformed(&format!(r#"[{{"fold": ["lo", "hi"]}}, {filter}]"#)).0.len() - 1
    };
    assert_eq!((count("hi"), count("高"), count("Low"), count("lo")), (3, 3, 3, 3));
    assert_eq!(
        transformed(r#"[{"fold": ["lo", "name", "x"]}]"#).1,
        ["unknown-field /0/fold/2", "wrong-kind /0/fold"]
    );
}

#[test]
fn aggregates_sum_up_groups_in_order_of_appearance() {
    let (rows, wrong) = transformed(
        r#"[{"groupby": ["name"], "aggregate": [
            {"op": "count", "as": "n"}, {"op": "sum", "field": "value", "as": "sum"},
            {"op": "mean", "field": "lo", "as": "mean"}, {"op": "median", "field": "lo", "as": "median"},
            {"op": "min", "field": "hi", "as": "min"}, {"op": "max", "field": "lo", "as": "max"}]}]"#,
    );
    assert_eq!(wrong, [""; 0]);
    assert_eq!(
        rows,
        ["name n sum mean median min max", "Banks 1 1 1 1 4 1", "Firms 2 3 3.5 3.5 6 5"]
    );
    let (rows, wrong) = transformed(
        r#"[{"aggregate": [{"op": "sum", "as": "x"}, {"op": "sum", "field": "name", "as": "x"}], "groupby": ["nmae"]}]"#,
    );
    assert_eq!(
        wrong,
        [
            "unknown-field /0/groupby/0",
            "missing-key /0/aggregate/0",
            "wrong-kind /0/aggregate/1/field"
        ]
    );
    assert_eq!(rows.len(), 4);
}

#[test]
fn medians_are_the_middle_whatever_the_order() {
    let orders = [[5.0, 1.0, 4.0, 2.0, 3.0], [1.0, 2.0, 3.0, 4.0, 5.0], [3.0, 3.0, 3.0, 9.0, 0.0]];
    for order in orders {
        let op = spec::chart::AggregateOpSpec::Median;
        let numbers = order.into_iter().chain([f64::NAN]);
        assert_eq!(datastory::data::aggregate::summed_up(op, numbers), 3.0);
    }
}

#[test]
fn units_count_a_row_out() {
    let (tables, wrong) = tables(
        r#"{"t": {"values": [{"id": "a", "value": 2}, {"id": "b", "value": null}, {"id": "c", "value": 0.4}]},
            "units": {"table": "t", "units": {"field": "value", "total": 3, "columns": 2}},
            "over": {"table": "t", "units": {"field": "value", "total": 1, "columns": 2}},
            "odd": {"table": "t", "units": {"field": "id", "total": 3, "columns": 1}},
            "huge": {"table": "t", "units": {"field": "value", "total": 1e9, "columns": 1}}}"#,
    );
    assert_eq!(
        wrong,
        [
            "out-of-range /data/over/units/total",
            "out-of-range /data/over/units/columns",
            "wrong-kind /data/odd/units/field",
            "out-of-range /data/huge/units/total",
        ]
    );
    assert_eq!(
        lines(&tables[1]),
        [
            "id value unit-index unit-column unit-row part",
            "a 2 1 1 1 of",
            "a 2 2 2 1 of",
            "a 2 3 1 2 rest",
            "c 0.4 1 1 1 rest",
            "c 0.4 2 2 1 rest",
            "c 0.4 3 1 2 rest",
        ]
    );
}
