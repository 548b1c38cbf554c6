//! Whatever the data and the chart: never a panic, and a story that exists can be laid out.

use crate::Case;
use datastory::layout::layout;
use datastory::scene::Size;
use datastory::story::chart::{Axis, Domain, Layer};
use datastory::story::telling::tell;
use datastory::text::table::TableMeasure;

const TABLES: [&str; 9] = [
    "[]",
    r#"[{"n":"A","v":3,"w":1,"t":"2020","g":"x"}]"#,
    r#"[{"n":"A","v":0,"w":0,"t":"2020","g":"x"},{"n":"B","v":0,"w":0,"t":"2020","g":"x"}]"#,
    r#"[{"n":"A","v":5,"w":5,"t":"2020","g":"x"},{"n":"A","v":5,"w":5,"t":"2020","g":"x"}]"#,
    r#"[{"n":"A","v":-5,"w":-1,"t":"1900","g":"x"},{"n":"B","v":-2,"w":7,"t":"2100","g":"y"}]"#,
    r#"[{"n":null,"v":null,"w":null,"t":null,"g":null},{"n":"B","v":2,"w":1,"t":"2020","g":"y"}]"#,
    r#"[{"n":"A","v":null,"w":1,"t":"2020","g":"x"},{"n":"B","v":null,"w":2,"t":"2021","g":"x"}]"#,
    r#"[{"n":"A","v":1e308,"w":-1e308,"t":"2020","g":"x"},{"n":"B","v":-1e308,"w":1e308,"t":"2021","g":"y"}]"#,
    r#"[{"n":"A","v":1e-300,"w":1,"t":"2020","g":"x"},{"n":"B","v":2e-300,"w":2,"t":"0001","g":"y"}]"#,
];
const MARKS: [&str; 9] =
    ["bar", "line", "area", "point", "circle", "square", "rule", "tick", "text"];
const ENCODINGS: [&str; 12] = [
    r#""x":{"field":"v","type":"quantitative"}"#,
    r#""x":{"field":"n","type":"nominal"},"y":{"field":"v","type":"quantitative"}"#,
    r#""y":{"field":"n","type":"nominal"},"x":{"field":"v","type":"quantitative"},"color":{"field":"g"}"#,
    r#""x":{"field":"t","type":"temporal"},"y":{"field":"v","type":"quantitative","scale":{"zero":false}},"color":{"field":"g"}"#,
    r#""x":{"field":"v","type":"quantitative","scale":{"type":"log"}},"y":{"field":"w","type":"quantitative"}"#,
    r#""y":{"field":"n","type":"nominal"},"x":{"field":"v","type":"quantitative"},"x2":{"field":"w"}"#,
    r#""x":{"field":"n","type":"nominal"},"xOffset":{"field":"g"},"y":{"field":"v","type":"quantitative"}"#,
    r#""x":{"field":"n","type":"nominal"},"y":{"field":"v","type":"quantitative","stack":"normalize"},"color":{"field":"g"}"#,
    r#""x":{"field":"v","type":"quantitative"},"y":{"field":"w","type":"quantitative"},"size":{"field":"v"},"shape":{"field":"g"}"#,
    r#""x":{"field":"v","type":"quantitative","aggregate":"mean"},"y":{"field":"g","type":"nominal","sort":"-x"}"#,
    r#""x":{"field":"t","type":"ordinal","sort":"descending"},"y":{"field":"n","type":"nominal"},"facet":{"field":"g"}"#,
    r#""x":{"datum":1e9},"y":{"field":"v","type":"quantitative","sort":"descending"},"order":{"field":"w"},"row":{"field":"g"}"#,
];
const FIELDS: &str = r#"{"v":{"type":"quantitative"},"w":{"type":"quantitative"},
    "t":{"type":"temporal"},"n":{"type":"nominal"},"g":{"type":"nominal"}}"#;

fn is_sound(axis: &Option<Axis>) -> bool {
    match axis.as_ref().map(|axis| &axis.domain) {
        Some(Domain::Linear(low, high) | Domain::Time(low, high)) => {
            low.is_finite() && high.is_finite() && low < high
        }
        Some(Domain::Log(low, high)) => *low > 0.0 && low < high && high.is_finite(),
        _ => true,
    }
}

#[test]
fn every_mark_over_every_table() {
    for rows in TABLES {
        for mark in MARKS {
            for encoding in ENCODINGS {
                let chart = format!(
                    r#"{{"mark":"{mark}","encoding":{{{encoding},"text":{{"field":"v"}}}}}}"#
                );
                let fields = if rows == "[]" { "{}" } else { FIELDS };
                let step = r#","highlight":{"field":"g","equal":"x"}"#;
                let case = Case { fields, step, ..Case::new(rows, &chart) };
                let Some(story) = case.resolve().0 else { continue };
                let step = &story.steps[0];
                for panel in &step.chart.panels {
                    assert!(is_sound(&panel.x) && is_sound(&panel.y), "{rows} {chart}");
                    for layer in &panel.layers {
                        let Layer { x, x2, y, y2, offset, .. } = layer;
                        let lists = [x, x2, y, y2, offset.as_slice()];
                        for list in lists {
                            assert!(list.is_empty() || list.len() == layer.len, "{rows} {chart}");
                        }
                        assert_eq!((layer.keys.len(), layer.rows.len()), (layer.len, layer.len));
                        let all: Vec<_> =
                            (0..=layer.len).map(|index| tell(&story, layer, index)).collect();
                        assert_eq!(all.len(), layer.len + 1);
                    }
                }
                let size = Size { width: 320.0, height: 300.0 };
                let scene = layout(&story, step, size, &TableMeasure);
                assert_eq!(scene.size.width, size.width, "{rows} {chart}");
            }
        }
    }
}

#[test]
fn many_rows_are_resolved_in_no_time() {
    let rows: Vec<String> =
        (0..20_000).map(|n| format!(r#"{{"id":"{n}","n":"{n}","v":{}}}"#, n % 977)).collect();
    let rows = format!("[{}]", rows.join(","));
    let chart = r#"{"mark":"bar","encoding":{"x":{"field":"n","sort":"-y"},"y":{"field":"v"},
        "color":{"field":"n"}}}"#;
    let layer = Case::new(&rows, chart).layer();
    assert_eq!((layer.len, layer.y[0]), (20_000, 976.0));
}
