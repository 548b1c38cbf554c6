//! Places: domains, zero, stacks, groups, orders, facets, layers.

use crate::Case;
use datastory::scene::Ink;
use datastory::story::chart::{Domain, Mark};
use datastory::story::telling::tell;

const AB: &str = r#"[{"id":"a","n":"A","v":3},{"id":"b","n":"B","v":8},{"id":"c","n":"C","v":5}]"#;
const YEARS: &str = r#"[{"id":"1","t":"2020","v":30,"g":"x"},{"id":"2","t":"2021","v":null,"g":"x"},
    {"id":"3","t":"2022","v":38,"g":"x"},{"id":"4","t":"2021","v":20,"g":"y"},
    {"id":"5","t":"2020","v":25,"g":"y"}]"#;

fn bars(more: &str) -> String {
    format!(r#"{{"mark":"bar","encoding":{{"y":{{"field":"n"{more}}},"x":{{"field":"v"}}}}}}"#)
}

fn names(domain: &Domain) -> Vec<&str> {
    match domain {
        Domain::Band(names) | Domain::Point(names) => names.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn bars_lie_when_the_measure_is_on_x_and_begin_at_zero() {
    let panel = Case::new(AB, &bars("")).panel();
    assert_eq!(panel.x.unwrap().domain, Domain::Linear(0.0, 8.0));
    let y = panel.y.unwrap();
    assert_eq!(y.domain, Domain::Band(vec!["A".into(), "B".into(), "C".into()]));
    let layer = &panel.layers[0];
    assert!(layer.is_horizontal && layer.is_target);
    assert_eq!((&layer.x[..], &layer.y[..]), (&[3.0, 8.0, 5.0][..], &[0.0, 1.0, 2.0][..]));
    assert!(layer.x2.is_empty() && layer.offset.is_empty());
    assert_eq!(layer.mark, Mark::Bar { thickness: None });
}

#[test]
fn names_stand_as_the_author_says() {
    for (sort, wanted) in [
        ("", ["A", "B", "C"]),
        (r#","sort":null"#, ["A", "B", "C"]),
        (r#","sort":"descending""#, ["C", "B", "A"]),
        (r#","sort":"x""#, ["A", "C", "B"]),
        (r#","sort":"-x""#, ["B", "C", "A"]),
        (r#","sort":["C"]"#, ["C", "A", "B"]),
        (r#","sort":{"field":"v","order":"descending"}"#, ["B", "C", "A"]),
        (r#","sort":{"field":"v","op":"max"}"#, ["A", "C", "B"]),
        (r#","scale":{"domain":["B","A","C"]}"#, ["B", "A", "C"]),
    ] {
        let panel = Case::new(AB, &bars(sort)).panel();
        assert_eq!(names(&panel.y.unwrap().domain), wanted, "{sort}");
        // Data are listed as they stand.
        assert_eq!(*panel.layers[0].y, [0.0, 1.0, 2.0], "{sort}");
    }
    let panel = Case::new(AB, &bars(r#","scale":{"domain":["C"]}"#)).panel();
    assert_eq!(panel.layers[0].len, 1, "a name that is not on the scale is not drawn");
}

#[test]
fn domains_of_numbers() {
    for (mark, scale, wanted) in [
        ("point", "{}", (0.0, 40.0)),
        ("line", "{}", (0.0, 40.0)),
        ("line", r#"{"zero":false}"#, (20.0, 40.0)),
        ("line", r#"{"zero":false,"nice":false}"#, (20.0, 38.0)),
        ("bar", r#"{"domain":[0,50]}"#, (0.0, 50.0)),
        ("bar", r#"{"domain":[50,0]}"#, (0.0, 50.0)),
    ] {
        let chart = format!(
            r#"{{"mark":"{mark}","encoding":{{"x":{{"field":"t","type":"temporal"}},
            "y":{{"field":"v","stack":null,"scale":{scale}}},"color":{{"field":"g"}}}}}}"#
        );
        let rows = r#"{"t":{"type":"temporal"}}"#;
        let panel = Case { fields: rows, ..Case::new(YEARS, &chart) }.panel();
        let y = panel.y.unwrap();
        assert_eq!(y.domain, Domain::Linear(wanted.0, wanted.1), "{mark} {scale}");
        assert_eq!(y.reverse, scale.contains("50,0"), "{scale}");
        // 2020-01-01 and 2022-01-01, never widened.
        assert_eq!(panel.x.unwrap().domain, Domain::Time(18262.0, 18993.0));
    }
}

#[test]
fn a_log_scale_ends_on_powers_of_ten() {
    let chart = r#"{"mark":"point","encoding":{"x":{"field":"v","scale":{"type":"log"}}}}"#;
    let panel = Case::new(r#"[{"v":3},{"v":700}]"#, chart).panel();
    assert_eq!(panel.x.unwrap().domain, Domain::Log(1.0, 1000.0));
    assert!(panel.y.is_none());
}

#[test]
fn lines_run_group_by_group_and_break_at_gaps() {
    let chart = r#"{"mark":{"type":"line","point":true},"encoding":{"x":{"field":"t"},
        "y":{"field":"v"},"color":{"field":"g"}}}"#;
    let fields = r#"{"t":{"type":"temporal"}}"#;
    let layer = Case { fields, ..Case::new(YEARS, chart) }.layer();
    assert_eq!(layer.group, [0, 0, 0, 1, 1]);
    let groups: Vec<&str> = layer.groups.iter().map(|key| &*key.0).collect();
    assert_eq!(groups, ["x", "y"]);
    assert_eq!(*layer.x, [18262.0, 18628.0, 18993.0, 18262.0, 18628.0]);
    assert!(layer.y[1].is_nan() && layer.y[4] == 20.0);
    let keys: Vec<String> = layer.keys.iter().map(|key| key.0.to_string()).collect();
    assert_eq!(keys, ["1", "2", "3", "5", "4"]);
}

#[test]
fn the_order_channel_comes_before_the_dimension() {
    let chart = r#"{"mark":"line","encoding":{"x":{"field":"v"},"y":{"field":"w"},
        "order":{"field":"k"}}}"#;
    let rows = r#"[{"v":1,"w":1,"k":3},{"v":2,"w":5,"k":1},{"v":3,"w":2,"k":2}]"#;
    assert_eq!(*Case::new(rows, chart).layer().x, [2.0, 3.0, 1.0]);
}

const PARTS: &str = r#"[{"n":"A","v":3,"g":"x"},{"n":"A","v":5,"g":"y"},{"n":"B","v":2,"g":"y"},
    {"n":"B","v":-4,"g":"x"},{"n":"B","v":-1,"g":"y"}]"#;

#[test]
fn bars_of_one_place_are_stacked_apart_above_and_below_zero() {
    let chart = r#"{"mark":"bar","encoding":{"x":{"field":"n"},"y":{"field":"v"},
        "color":{"field":"g"}}}"#;
    let panel = Case::new(PARTS, chart).panel();
    assert_eq!(panel.y.unwrap().domain, Domain::Linear(-5.0, 10.0));
    let layer = &panel.layers[0];
    let ends: Vec<(f64, f64)> = layer.y2.iter().copied().zip(layer.y.iter().copied()).collect();
    assert_eq!(ends, [(0.0, 3.0), (3.0, 8.0), (0.0, 2.0), (0.0, -4.0), (-4.0, -5.0)]);
}

#[test]
fn stacks_can_fill_the_whole_or_be_turned_off() {
    let chart = |stack: &str| {
        format!(
            r#"{{"mark":"bar","encoding":{{"x":{{"field":"n"}},"y":{{"field":"v","stack":{stack}}},
            "color":{{"field":"g"}}}}}}"#
        )
    };
    let rows = r#"[{"n":"A","v":3,"g":"x"},{"n":"A","v":1,"g":"y"},{"n":"B","v":0,"g":"x"}]"#;
    let panel = Case::new(rows, &chart(r#""normalize""#)).panel();
    assert_eq!(*panel.layers[0].y, [75.0, 100.0, 0.0]);
    let y = panel.y.unwrap();
    assert_eq!(y.domain, Domain::Linear(0.0, 100.0));
    assert_eq!(y.guide.unwrap().form.unit.unwrap().title, "%");
    let layer = Case::new(rows, &chart("false")).layer();
    assert_eq!((&layer.y[..], layer.y2.len()), (&[3.0, 1.0, 0.0][..], 0));
}

#[test]
fn the_order_channel_says_what_is_next_to_the_baseline() {
    let chart = r#"{"mark":"bar","encoding":{"x":{"field":"v"},"color":{"field":"g"},
        "order":{"field":"k","sort":"descending"}}}"#;
    let rows = r#"[{"v":3,"g":"x","k":1},{"v":1,"g":"y","k":2}]"#;
    let layer = Case::new(rows, chart).layer();
    assert_eq!((&layer.x2[..], &layer.x[..]), (&[0.0, 1.0][..], &[1.0, 4.0][..]));
    assert!(layer.y.is_empty(), "one bar needs no place across");
}

#[test]
fn grouped_bars_stand_side_by_side_in_a_band() {
    let chart = r#"{"mark":"bar","encoding":{"x":{"field":"n"},"xOffset":{"field":"g"},
        "y":{"field":"v"},"color":{"field":"g"}}}"#;
    let rows = r#"[{"n":"A","v":3,"g":"x"},{"n":"B","v":1,"g":"x"},{"n":"A","v":2,"g":"y"}]"#;
    let layer = Case::new(rows, chart).layer();
    assert_eq!((&layer.x[..], &layer.offset[..]), (&[0.0, 0.0, 1.0][..], &[0.0, 1.0, 0.0][..]));
    assert_eq!((layer.offsets, layer.y2.len()), (2, 0));
    let keys: Vec<String> = layer.keys.iter().map(|key| key.0.to_string()).collect();
    assert_eq!(keys, ["A/x", "A/y", "B/x"], "without ids, names are the key");
}

#[test]
fn bands_are_for_marks_that_fill_them() {
    for (mark, scale, is_band) in [
        ("bar", "{}", true),
        ("tick", "{}", true),
        ("point", "{}", false),
        ("text", "{}", false),
        ("point", r#"{"type":"band"}"#, true),
    ] {
        let chart = format!(
            r#"{{"mark":"{mark}","encoding":{{"y":{{"field":"n","scale":{scale}}},
            "x":{{"field":"v"}}{}}}}}"#,
            if mark == "text" { r#","text":{"field":"v"}"# } else { "" }
        );
        let y = Case::new(AB, &chart).panel().y.unwrap();
        assert_eq!(matches!(y.domain, Domain::Band(_)), is_band, "{mark} {scale}");
    }
}

#[test]
fn ranged_marks_have_two_ends_on_one_scale() {
    let rows = r#"[{"n":"A","s":"2023","e":"2024-12-31"},{"n":"B","s":"2025","e":"2027"}]"#;
    let fields = r#"{"s":{"type":"temporal"},"e":{"type":"temporal"}}"#;
    let chart = r#"{"mark":"bar","encoding":{"y":{"field":"n"},"x":{"field":"s"},
        "x2":{"field":"e"}}}"#;
    let panel = Case { fields, ..Case::new(rows, chart) }.panel();
    assert_eq!(panel.x.unwrap().domain, Domain::Time(19358.0, 20819.0));
    assert!(panel.layers[0].is_horizontal);
    assert_eq!(*panel.layers[0].x2, [20088.0, 20819.0]);
}

#[test]
fn layers_inherit_and_share_scales() {
    let chart = r#"{"encoding":{"y":{"field":"n","sort":"-x"},"x":{"field":"v"}},"layer":[
        {"mark":"bar"},
        {"mark":{"type":"text","align":"left","dx":6},"encoding":{"text":{"field":"v"}}},
        {"mark":"rule","encoding":{"y":null,"x":{"datum":12}}}]}"#;
    let panel = Case::new(AB, chart).panel();
    assert_eq!(panel.x.unwrap().domain, Domain::Linear(0.0, 15.0));
    assert_eq!(panel.layers[1].text, ["8", "5", "3"]);
    assert!(panel.layers[0].is_target && !panel.layers[1].is_target);
    assert_eq!(panel.layers[0].keys, panel.layers[1].keys);
    assert_eq!((&panel.layers[2].x[..], panel.layers[2].y.len()), (&[12.0][..], 0));
}

#[test]
fn a_rule_that_is_the_same_for_all_rows_is_drawn_once() {
    let chart = r#"{"layer":[{"mark":"point","encoding":{"x":{"field":"v"}}},
        {"mark":"rule","encoding":{"x":{"datum":4}}}]}"#;
    let panel = Case::new(AB, chart).panel();
    assert_eq!((panel.layers[1].len, panel.layers[1].is_target), (1, false));
}

#[test]
fn facets_share_scales_unless_told_otherwise() {
    let rows = r#"[{"n":"A","v":3,"g":"x"},{"n":"B","v":9,"g":"x"},{"n":"A","v":40,"g":"y"}]"#;
    let chart = |more: &str| {
        format!(
            r#"{{"mark":"bar","encoding":{{"y":{{"field":"n"}},"x":{{"field":"v"}},
            "facet":{{"field":"g","columns":2}}}}{more}}}"#
        )
    };
    let shared = Case::new(rows, &chart("")).chart();
    let titles: Vec<&str> = shared.panels.iter().map(|panel| panel.title.as_str()).collect();
    assert_eq!((titles, shared.columns), (vec!["x", "y"], Some(2)));
    for panel in &shared.panels {
        assert_eq!(panel.x.as_ref().unwrap().domain, Domain::Linear(0.0, 40.0));
        assert_eq!(names(&panel.y.as_ref().unwrap().domain), ["A", "B"]);
    }
    assert_eq!((shared.panels[0].layers[0].len, shared.panels[1].layers[0].len), (2, 1));
    let own = r#","resolve":{"scale":{"x":"independent","y":"independent"}}"#;
    let own = Case::new(rows, &chart(own)).chart();
    assert_eq!(own.panels[0].x.as_ref().unwrap().domain, Domain::Linear(0.0, 10.0));
    assert_eq!(names(&own.panels[1].y.as_ref().unwrap().domain), ["A"]);
}

#[test]
fn rows_and_columns_make_a_grid() {
    let rows = r#"[{"v":3,"g":"x","h":"p"},{"v":9,"g":"y","h":"q"}]"#;
    let chart = r#"{"mark":"point","encoding":{"x":{"field":"v"},"row":{"field":"g"},
        "column":{"field":"h","sort":"descending"}}}"#;
    let chart = Case::new(rows, chart).chart();
    let titles: Vec<&str> = chart.panels.iter().map(|panel| panel.title.as_str()).collect();
    assert_eq!(titles, ["x, q", "x, p", "y, q", "y, p"]);
    assert_eq!(chart.columns, Some(2));
    let operator = r#"{"facet":{"field":"g","header":false},"spec":{"mark":"point",
        "encoding":{"x":{"field":"v"}}},"columns":1}"#;
    let chart = Case::new(rows, operator).chart();
    assert_eq!((chart.panels.len(), chart.columns), (2, Some(1)));
}

#[test]
fn rows_are_summed_up_where_a_channel_asks() {
    let chart = r#"{"mark":"bar","encoding":{"y":{"field":"n"},
        "x":{"aggregate":"sum","field":"v"}}}"#;
    let layer = Case::new(PARTS, chart).layer();
    assert_eq!((&layer.x[..], layer.x2.len()), (&[8.0, -3.0][..], 0));
    let chart = r#"{"mark":"bar","encoding":{"y":{"field":"n"},"x":{"aggregate":"count"}}}"#;
    assert_eq!(*Case::new(PARTS, chart).layer().x, [2.0, 3.0]);
}

#[test]
fn units_of_a_whole_share_the_key_of_their_row() {
    let text = Case::new(
        r#"[{"id":"a","value":3,"unit":"percent"}]"#,
        r#"{"data":{"name":"u"},"mark":"square","encoding":{
        "x":{"field":"unit-column"},"y":{"field":"unit-row"},
        "color":{"field":"id"}}}"#,
    )
    .text()
    .replace(
        r#""data":{"t""#,
        r#""data":{"u":{"table":"t","units":{"field":"value","total":4,"columns":2}},"t""#,
    );
    let (story, out) = crate::told(&text, "en");
    assert!(out.is_empty());
    let mut story = story.unwrap();
    let panel = story.steps.remove(0).chart.panels.remove(0);
    let keys: Vec<String> = panel.layers[0].keys.iter().map(|key| key.0.to_string()).collect();
    assert_eq!(keys, ["a", "a", "a", "a/rest"]);
    let (whole, rest) = (Ink::Category(0), Ink::Context);
    assert_eq!(panel.layers[0].ink, [whole, whole, whole, rest], "the rest stands back");
    assert_eq!(*panel.layers[0].y, [0.0, 0.0, 1.0, 1.0]);
    assert!(panel.x.unwrap().guide.is_none());
}

#[test]
fn the_last_unit_alone_shows_how_exact_a_count_is() {
    let rows = r#"[{"id":"a","value":2,"unit":"percent","qualifier":"about"},
        {"id":"b","value":3,"unit":"percent","qualifier":"expected"},
        {"id":"c","value":3,"unit":"percent","qualifier":"over"}]"#;
    let chart = r#"{"data":{"name":"u"},"mark":"square","encoding":{
        "x":{"field":"unit-column"},"y":{"field":"unit-row"},"facet":{"field":"id"}}}"#;
    let units = r#""data":{"u":{"table":"t","units":{"field":"value","total":4,"columns":2}},"t""#;
    let text = Case::new(rows, chart).text().replace(r#""data":{"t""#, units);
    let story = crate::told(&text, "en").0.unwrap();
    let step = &story.steps[0];
    let shown = step.chart.panels.iter().map(|panel| {
        let shown = panel.layers[0].qualifier.iter().map(|qualifier| qualifier.name());
        shown.collect::<Vec<_>>().join(" ")
    });
    let shown: Vec<String> = shown.collect();
    assert_eq!(
        shown,
        ["exact about exact exact", "expected expected expected exact", "exact exact over exact"]
    );
    let names: Vec<&str> = step.qualifiers.iter().map(|qualifier| qualifier.name()).collect();
    assert_eq!(names, ["about", "over", "expected"], "explained as ends are");
    assert!(step.point_qualifiers.is_empty());
    let rest = step.chart.panels.iter().map(|panel| tell(&story, &panel.layers[0], 3).value);
    assert_eq!(rest.collect::<Vec<_>>(), ["about 2%", "expected 1%", "up to 1%"], "no more exact");
}
