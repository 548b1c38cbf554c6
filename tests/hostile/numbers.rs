//! Numbers at the ends of what there is: a picture with places that are numbers, or a message.

use crate::claims::layout::is_sound;
use crate::claims::sample::resolved;
use crate::{is_drawn_or_told, story};
use datastory::layout::{height, layout};
use datastory::scene::Size;
use datastory::text::table::TableMeasure;
use serde_json::{Value, json};

const NUMBERS: [f64; 12] = [
    0.0,
    -0.0,
    5e-324,
    -5e-324,
    1e-320,
    1.0,
    -1.0,
    1e15,
    1e21,
    1e308,
    -1e308,
    1.797_693_134_862_315_7e308,
];
const MARKS: [&str; 7] = ["bar", "line", "area", "point", "rule", "tick", "text"];

fn scales() -> Vec<Value> {
    let mut scales = vec![
        json!({}),
        json!({ "type": "log" }),
        json!({ "zero": false, "nice": false }),
        json!({ "reverse": true }),
    ];
    for domain in [[5.0, 5.0], [9.0, 1.0], [-1e308, 1e308], [0.0, 5e-324], [1e308, 1e308]] {
        scales.push(json!({ "domain": domain }));
        scales.push(json!({ "type": "log", "domain": domain }));
    }
    scales
}

#[test]
fn any_two_numbers_have_a_picture_or_a_message() {
    for first in NUMBERS {
        for second in NUMBERS {
            for (index, scale) in scales().iter().enumerate() {
                let mark = MARKS[(index + first.to_bits() as usize % 7) % MARKS.len()];
                let chart = json!({ "data": { "name": "t" }, "mark": mark, "encoding": {
                    "x": { "field": "v", "scale": scale }, "y": { "field": "n" },
                    "text": { "field": "v" } } });
                let rows = json!([{ "n": "A", "v": first }, { "n": "B", "v": second }]);
                let (story, out) = resolved(&story(rows, chart).to_string());
                let Some(story) = story else {
                    assert!(out.has_errors(), "{first} {second} {scale}");
                    continue;
                };
                let step = &story.steps[0];
                let high = height(&story, step, 320.0, &TableMeasure);
                let size = Size { width: 320.0, height: high };
                is_sound(step, &layout(&story, step, size, &TableMeasure));
            }
        }
    }
}

#[test]
fn what_is_no_number_is_told() {
    for written in
        ["1e999", "-1e999", "NaN", "Infinity", "-Infinity", "0x10", "01", "+1", ".5", "1."]
    {
        let text = story(json!([{ "id": "a", "n": "A", "v": 7 }]), crate::bars()).to_string();
        let text = text.replacen("\"v\":7", &format!("\"v\":{written}"), 1);
        let (story, out) = resolved(&text);
        assert!(story.is_none(), "{written}");
        assert_eq!(out.iter().map(|found| found.code).collect::<Vec<_>>(), ["invalid-json"]);
    }
    for written in ["NaN", "Infinity", "-Infinity"] {
        let rows = json!([{ "id": "a", "n": "A", "v": 1 }, { "id": "b", "n": "B", "v": written }]);
        assert_eq!(is_drawn_or_told(&story(rows, crate::bars())), ["not-finite"]);
    }
}

#[test]
fn huge_numbers_of_settings_are_taken_in_bounds() {
    for number in NUMBERS {
        let rows = json!([{ "id": "a", "n": "A", "v": 7, "g": "x" }]);
        let mut chart = crate::bars();
        chart["height"] = json!(number);
        chart["mark"] = json!({ "type": "bar", "size": number, "opacity": number });
        chart["encoding"]["x"]["axis"] = json!({ "tickCount": number, "values": [number] });
        chart["encoding"]["facet"] = json!({ "field": "g", "columns": number });
        is_drawn_or_told(&story(rows.clone(), chart));
        let mut words = crate::bars();
        words["mark"] = json!({ "type": "text", "fontSize": number, "dx": number, "dy": number });
        words["encoding"]["text"] = json!({ "field": "v" });
        is_drawn_or_told(&story(rows, words));
    }
}
