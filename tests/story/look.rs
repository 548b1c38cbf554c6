//! What things look like and are called: inks, symbols, words, axes, legends.

use crate::Case;
use datastory::data::Qualifier;
use datastory::scene::{Color, Form, Ink};
use datastory::story::chart::{Height, Legend, Mark};

const AB: &str = r#"[{"id":"a","n":"A","v":3},{"id":"b","n":"B","v":8},{"id":"c","n":"C","v":5}]"#;
const BARS: &str = r#"{"mark":"bar","encoding":{"y":{"field":"n"},"x":{"field":"v"}}}"#;

fn lit(step: &'static str) -> Case<'static> {
    Case { step, ..Case::new(AB, BARS) }
}

#[test]
fn the_accent_is_for_the_point_of_the_step() {
    let plain = Case::new(AB, BARS).layer();
    assert_eq!((&plain.ink[..], plain.is_highlighted.len()), (&[Ink::Accent][..], 0));
    let layer = lit(r#","highlight":{"field":"id","equal":"b"}"#).layer();
    assert_eq!(layer.ink, [Ink::Context, Ink::Accent, Ink::Context]);
    assert_eq!(layer.is_highlighted, [false, true, false]);
}

#[test]
fn colours_by_field_condition_and_hand() {
    let red = Ink::Fixed(Color { r: 255, g: 0, b: 16 });
    for (mark, color, wanted) in [
        ("{}", r##"{"field":"n"}"##, vec![Ink::Category(0), Ink::Category(1), Ink::Category(2)]),
        (
            "{}",
            r##"{"field":"n","scale":{"domain":["C","A"]}}"##,
            vec![Ink::Category(1), Ink::Context, Ink::Category(0)],
        ),
        (
            "{}",
            r##"{"field":"n","scale":{"domain":["A"],"range":["#ff0010"]}}"##,
            vec![red, Ink::Context, Ink::Context],
        ),
        ("{}", r##"{"value":"#ff0010"}"##, vec![red]),
        (r##"{"color":"#ff0010"}"##, "null", vec![red]),
        (
            "{}",
            r##"{"condition":{"test":{"field":"v","gt":4},"value":"#ff0010"}}"##,
            vec![Ink::Accent, red, red],
        ),
    ] {
        let mark = mark.replace('{', r#"{"type":"bar","#).replace(",}", "}");
        let chart = format!(
            r#"{{"mark":{mark},"encoding":{{"y":{{"field":"n"}},"x":{{"field":"v"}},"color":{color}}}}}"#
        );
        assert_eq!(Case::new(AB, &chart).layer().ink, wanted, "{chart}");
    }
}

#[test]
fn more_groups_than_colours_turn_grey() {
    let rows: Vec<String> = (0..8).map(|n| format!(r#"{{"n":"{n}","v":1}}"#)).collect();
    let rows = format!("[{}]", rows.join(","));
    let chart = r#"{"mark":"point","encoding":{"x":{"field":"v"},"color":{"field":"n"}}}"#;
    assert_eq!(
        Case::new(&rows, chart).layer().ink[5..],
        [Ink::Category(5), Ink::Context, Ink::Context]
    );
}

#[test]
fn a_line_comes_forward_when_all_of_it_carries_the_point() {
    let rows = r#"[{"t":1,"v":2,"g":"x"},{"t":2,"v":3,"g":"x"},{"t":1,"v":4,"g":"y"}]"#;
    let chart = r#"{"mark":"line","encoding":{"x":{"field":"t"},"y":{"field":"v"},
        "color":{"field":"g"}}}"#;
    for (step, wanted) in [
        (
            r#","highlight":{"field":"g","equal":"x"}"#,
            [Ink::Category(0), Ink::Category(0), Ink::Context],
        ),
        (r#","highlight":{"field":"t","equal":1}"#, [Ink::Context, Ink::Context, Ink::Category(1)]),
    ] {
        let case = Case { step, ..Case::new(rows, chart) };
        assert_eq!(case.layer().ink, wanted, "{step}");
    }
}

#[test]
fn words_are_darker_than_marks() {
    let chart = r#"{"mark":"text","encoding":{"y":{"field":"n"},"x":{"field":"v"},
        "text":{"field":"n"}}}"#;
    assert_eq!(Case::new(AB, chart).layer().ink, [Ink::Text]);
    let step = r#","highlight":{"field":"id","equal":"b"}"#;
    let layer = Case { step, ..Case::new(AB, chart) }.layer();
    assert_eq!(layer.ink, [Ink::Muted, Ink::AccentText, Ink::Muted]);
    assert!(layer.is_target, "in a chart of words, words are the marks");
}

fn legend(chart: &str, rows: &str) -> Option<Legend> {
    Case::new(rows, chart).chart().legend
}

#[test]
fn legends_only_say_what_nothing_else_says() {
    let rows = r#"[{"n":"A","v":3,"g":"x"},{"n":"B","v":8,"g":"y"}]"#;
    let bars = |more: &str| {
        format!(r#"{{"mark":"bar","encoding":{{"y":{{"field":"n"}},"x":{{"field":"v"}},{more}}}}}"#)
    };
    assert!(legend(&bars(r#""color":{"field":"n"}"#), rows).is_none(), "the axis says it");
    assert!(legend(&bars(r#""color":{"field":"g","legend":false}"#), rows).is_none());
    assert!(legend(&bars(r#""color":{"field":"g"},"facet":{"field":"g"}"#), rows).is_none());
    let told = legend(&bars(r#""color":{"field":"g","title":"Group"}"#), rows).unwrap();
    let entries: Vec<(&str, Ink)> =
        told.entries.iter().map(|entry| (entry.label.as_str(), entry.ink)).collect();
    assert_eq!(entries, [("x", Ink::Category(0)), ("y", Ink::Category(1))]);
    assert_eq!((told.title.as_str(), &*told.entries[0].key.0), ("Group", "x"));
    let hidden = bars(r#""color":{"field":"n"}"#)
        .replace(r#""field":"n"},"x""#, r#""field":"n","axis":false},"x""#);
    assert!(legend(&hidden, rows).is_some(), "an axis that is off says nothing");
}

#[test]
fn words_beside_marks_make_a_legend_needless() {
    let rows = r#"[{"v":3,"g":"x"},{"v":8,"g":"y"}]"#;
    let chart = r#"{"encoding":{"x":{"field":"v"},"color":{"field":"g"}},
        "layer":[{"mark":"point"},{"mark":"text","encoding":{"text":{"field":"g"}}}]}"#;
    assert!(legend(chart, rows).is_none());
}

#[test]
fn shapes_and_dashes_tell_groups() {
    let rows = r#"[{"v":3,"g":"x"},{"v":8,"g":"y"}]"#;
    let chart = r#"{"mark":"point","encoding":{"x":{"field":"v"},"shape":{"field":"g"},
        "color":{"field":"g"}}}"#;
    let step = Case::new(rows, chart).chart();
    assert_eq!(step.panels[0].layers[0].form, [Form::Circle, Form::Square]);
    let forms: Vec<Form> = step.legend.unwrap().entries.iter().map(|entry| entry.form).collect();
    assert_eq!(forms, [Form::Circle, Form::Square], "one entry says colour and shape");
    let chart = r#"{"mark":"line","encoding":{"x":{"field":"v"},"y":{"field":"v"},
        "strokeDash":{"field":"g","scale":{"range":[[1,0],[5,3]]}}}}"#;
    assert_eq!(Case::new(rows, chart).layer().dash, [(0.0, 0.0), (5.0, 3.0)]);
    let chart = r#"{"mark":{"type":"rule","strokeDash":[4,2]},"encoding":{"x":{"datum":3}}}"#;
    assert_eq!(Case::new(rows, chart).layer().dash, [(4.0, 2.0)]);
}

#[test]
fn areas_of_symbols_begin_at_zero() {
    let chart = |size: &str| {
        format!(r#"{{"mark":"circle","encoding":{{"x":{{"field":"v"}},"size":{size}}}}}"#)
    };
    for (size, wanted) in [
        (r#"{"field":"v"}"#, vec![361.0 * 3.0 / 8.0, 361.0, 361.0 * 5.0 / 8.0]),
        (r#"{"field":"v","scale":{"range":[0,80],"domain":[0,16]}}"#, vec![15.0, 40.0, 25.0]),
        (r#"{"value":50}"#, vec![50.0, 50.0, 50.0]),
        (
            r#"{"condition":{"test":{"field":"id","equal":"a"},"value":90},"value":20}"#,
            vec![90.0, 20.0, 20.0],
        ),
    ] {
        assert_eq!(Case::new(AB, &chart(size)).layer().size, wanted, "{size}");
    }
}

#[test]
fn words_of_values_have_unit_and_qualifier() {
    let rows = r#"[{"value":90,"unit":"percent","qualifier":"over","period":"2026"},
        {"value":1,"unit":"firms"},{"value":null,"unit":"firms","qualifier":"thousands"},
        {"value":null,"low":3,"high":5,"unit":"cars","qualifier":"range"}]"#;
    let chart = r#"{"mark":"text","encoding":{"y":{"field":"value"},"text":{"field":"value"}}}"#;
    let layer = Case::new(rows, chart).layer();
    assert_eq!(layer.text, ["over 90%", "1 firm", "thousands", "3–5 cars"]);
    assert_eq!(layer.y[2], 0.0, "what has no length stands where lengths begin");
    assert_eq!(layer.qualifier[0], Qualifier::Over);
    for (text, wanted) in [
        (r#"{"field":"period"}"#, "2026"),
        (r#"{"value":"of {{ t/a }}"}"#, "of –"),
        (r#"{"datum":7}"#, "7"),
        (r#"{"field":"value","format":",.1f"}"#, "over 90.0%"),
        (
            r#"{"condition":{"test":{"field":"value","gt":50},"value":"high"},"value":"low"}"#,
            "high",
        ),
    ] {
        let chart =
            format!(r#"{{"mark":"text","encoding":{{"y":{{"field":"value"}},"text":{text}}}}}"#);
        let story = Case::new(rows, &chart).resolve().0.unwrap();
        assert_eq!(story.steps[0].chart.panels[0].layers[0].text[0], wanted, "{text}");
    }
}

#[test]
fn axes_name_the_measure_and_the_unit_that_all_share() {
    let rows = |second: &str| {
        format!(
            r#"[{{"n":"A","value":3,"unit":"percent","measure":"Share"}},
            {{"n":"B","value":8,"unit":"{second}","measure":"Share"}}]"#
        )
    };
    let chart = |x: &str| {
        format!(r#"{{"mark":"bar","encoding":{{"y":{{"field":"n"}},"x":{{"field":"value"{x}}}}}}}"#)
    };
    let title = |rows: &str, x: &str| {
        let guide = Case::new(rows, &chart(x)).panel().x.unwrap().guide.unwrap();
        (guide.title, guide.form.unit.map(|unit| unit.name.to_string()))
    };
    let percent = Some("percent".to_owned());
    assert_eq!(title(&rows("percent"), ""), ("Share (%)".into(), percent.clone()));
    assert_eq!(title(&rows("firms"), ""), ("Share".into(), None));
    assert_eq!(title(&rows("percent"), r#","title":"% of all""#), ("% of all".into(), percent));
    assert_eq!(title(&rows("percent"), r#","axis":{"title":false}"#).0, "");
    let differing = rows("percent").replacen("Share", "Rate", 1);
    assert_eq!(title(&differing, "").0, "%", "no measure in common");
}

#[test]
fn axes_show_what_the_house_shows_unless_told_otherwise() {
    let guides = |chart: &str, fields: &'static str| {
        let rows = r#"[{"n":"A","v":3,"t":"2020"},{"n":"B","v":8,"t":"2021"}]"#;
        let panel = Case { fields, ..Case::new(rows, chart) }.panel();
        let shown = |axis: Option<datastory::story::chart::Axis>| {
            let guide = axis?.guide?;
            Some((guide.grid, guide.labels, guide.ticks, guide.line))
        };
        (shown(panel.x), shown(panel.y))
    };
    let grid = Some((true, true, false, false));
    let base = Some((false, true, false, true));
    assert_eq!(guides(BARS, "{}"), (grid, base));
    let line = r#"{"mark":"line","encoding":{"x":{"field":"t"},"y":{"field":"v"}}}"#;
    let time = Some((false, true, true, true));
    assert_eq!(guides(line, r#"{"t":{"type":"temporal"}}"#), (time, grid));
    let own = r#"{"mark":"bar","encoding":{"y":{"field":"n","axis":false},"x":{"field":"v",
        "axis":{"grid":false,"labels":false,"ticks":true,"domain":true}}}}"#;
    assert_eq!(guides(own, "{}"), (Some((false, false, true, true)), None));
}

#[test]
fn ticks_are_where_the_author_wants_them() {
    let chart = r#"{"mark":"bar","encoding":{"y":{"field":"n","axis":{"values":["C","A"]}},
        "x":{"field":"v","axis":{"values":[0,4],"tickCount":9,"orient":"top","format":",.1f"}}}}"#;
    let panel = Case::new(AB, chart).panel();
    let x = panel.x.unwrap().guide.unwrap();
    assert_eq!((x.values, x.count, x.is_far), (Some(vec![0.0, 4.0]), Some(9), true));
    assert_eq!((x.form.digits, x.form.is_full), (Some(1), true));
    assert_eq!(panel.y.unwrap().guide.unwrap().values, Some(vec![2.0, 0.0]));
    let fields = r#"{"t":{"type":"temporal"}}"#;
    let chart = r#"{"mark":"point","encoding":{"x":{"field":"t","axis":{"values":["2021"],
        "format":"%Y-%m"}}}}"#;
    let rows = r#"[{"t":"2020"},{"t":"2022"}]"#;
    let x = Case { fields, ..Case::new(rows, chart) }.panel().x.unwrap().guide.unwrap();
    assert_eq!(x.values, Some(vec![18628.0]));
    assert_eq!(x.date, Some(datastory::data::calendar::Precision::Month));
}

#[test]
fn marks_have_their_properties() {
    let mark = |mark: &str| {
        let text = if mark.contains("text") { r#","text":{"field":"n"}"# } else { "" };
        let chart = format!(
            r#"{{"mark":{mark},"encoding":{{"x":{{"field":"v"}},"y":{{"field":"n"}}{text}}}}}"#
        );
        let layer = Case::new(AB, &chart).layer();
        (layer.mark, layer.opacity)
    };
    assert_eq!(mark(r#"{"type":"bar","size":9}"#).0, Mark::Bar { thickness: Some(9.0) });
    assert_eq!(mark(r#"{"type":"rule","strokeWidth":3}"#).0, Mark::Rule { width: 3.0 });
    assert_eq!(mark(r#""point""#).0, Mark::Point { is_filled: false });
    assert_eq!(mark(r#"{"type":"circle","opacity":0.5}"#), (Mark::Point { is_filled: true }, 0.5));
    let Mark::Text(style) =
        mark(r#"{"type":"text","align":"right","baseline":"top","dx":2,"fontWeight":"bold"}"#).0
    else {
        panic!("no text")
    };
    assert_eq!((style.align, style.baseline, style.dx, style.is_bold), (-1, 1, 2.0, true));
    let line = r#"{"type":"line","interpolate":"step-after","point":true}"#;
    assert_eq!(mark(line).0, Mark::Line { width: 2.0, has_points: true, is_stepped: true });
}

#[test]
fn titles_and_heights_of_charts() {
    let chart = BARS.replacen('{', r#"{"title":"All","height":{"step":30},"#, 1);
    let chart = Case::new(AB, &chart).chart();
    assert_eq!((chart.title.as_deref(), chart.height), (Some("All"), Height::Step(30.0)));
    let inner = r#"{"facet":{"field":"n"},"spec":{"height":80,"mark":"bar",
        "encoding":{"x":{"field":"v"}}}}"#;
    assert_eq!(Case::new(AB, inner).chart().height, Height::Px(80.0));
    let facets = r#"{"mark":"bar","encoding":{"x":{"field":"v"},
        "facet":{"field":"n","header":{"title":"By name"}}}}"#;
    assert_eq!(Case::new(AB, facets).chart().title.as_deref(), Some("By name"));
}
