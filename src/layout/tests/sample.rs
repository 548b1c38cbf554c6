//! Charts built by hand: one of each kind, and those that no author should write.

use crate::data::{Key, Qualifier, Table};
use crate::diagnostic::Place;
use crate::format::Locale;
use crate::format::number::NumberForm;
use crate::scale::Domain;
use crate::scene::{Form, Ink};
use crate::story::chart::{
    Axis, Chart, Guide, Height, Layer, Legend, LegendEntry, Mark, Panel, TextStyle, Told,
};
use crate::story::{Annotation, Step, Story};
use std::rc::Rc;

pub(super) fn key(name: &str) -> Key {
    Key(name.into())
}

pub(super) fn layer(mark: Mark, keys: &[&str]) -> Layer {
    let table = Table {
        name: "sample".into(),
        place: Place::file("sample.json"),
        fields: Vec::new(),
        len: keys.len(),
    };
    let is_target = !matches!(mark, Mark::Text(_));
    Layer {
        mark,
        len: keys.len(),
        x: Rc::default(),
        x2: Rc::default(),
        y: Rc::default(),
        y2: Rc::default(),
        offset: Vec::new(),
        offsets: 0,
        is_horizontal: false,
        group: Vec::new(),
        groups: Vec::new(),
        ink: vec![Ink::Accent],
        form: vec![Form::Circle],
        size: Vec::new(),
        dash: Vec::new(),
        opacity: 1.0,
        text: Vec::new(),
        keys: keys.iter().map(|name| key(name)).collect(),
        qualifier: vec![Qualifier::Exact; keys.len()],
        is_highlighted: Vec::new(),
        table: Rc::new(table),
        rows: (0..keys.len() as u32).collect(),
        told: Told::default(),
        is_target,
        runs: Rc::default(),
        summary: Rc::default(),
    }
}

pub(super) fn axis(domain: Domain, title: &str) -> Axis {
    let is_measure = matches!(domain, Domain::Linear(..) | Domain::Log(..));
    let guide = Guide {
        title: title.into(),
        grid: is_measure,
        labels: true,
        ticks: false,
        line: !is_measure,
        count: None,
        values: None,
        is_far: false,
        form: NumberForm::default(),
        date: None,
    };
    Axis { domain, reverse: false, guide: Some(guide) }
}

pub(super) fn names(names: &[&str]) -> Domain {
    Domain::Band(names.iter().map(|name| (*name).into()).collect())
}

pub(super) fn panel(x: Option<Axis>, y: Option<Axis>, layers: Vec<Layer>) -> Panel {
    Panel { title: String::new(), x, y, layers }
}

pub(super) fn chart(panels: Vec<Panel>) -> Chart {
    Chart { title: None, panels, columns: None, legend: None, height: Height::Auto }
}

/// A story of one step.
pub(super) fn story(chart: Chart, annotations: &[(&str, &str)]) -> Story {
    let annotations = annotations
        .iter()
        .map(|(name, text)| Annotation { key: key(name), text: (*text).into() })
        .collect();
    let step = Step {
        id: "step".into(),
        title: "A step".into(),
        text: Vec::new(),
        alt: String::new(),
        summary: None,
        note: None,
        chart,
        annotations,
        ask: None,
        credits: Vec::new(),
        qualifiers: Vec::new(),
        point_qualifiers: Vec::new(),
    };
    Story {
        languages: vec!["en".into()],
        language: "en".into(),
        locale: Rc::new(Locale::default()),
        spoken: Rc::new(Locale::default()),
        language_names: vec!["English".into()],
        headline: String::new(),
        standfirst: Vec::new(),
        steps: vec![step],
        credits: Vec::new(),
        units: Vec::new(),
        tables: Vec::new(),
    }
}

pub(super) const STYLE: TextStyle =
    TextStyle { align: 1, baseline: 0, dx: 6.0, dy: 0.0, size: 14.0, is_bold: false };

/// Bars with their values; lying ones have names on y.
pub(super) fn bars(labels: &[&str], values: &[f64], is_horizontal: bool) -> Chart {
    let mut bars = layer(Mark::Bar { thickness: None }, labels);
    let places: Vec<f64> = (0..labels.len()).map(|index| index as f64).collect();
    (bars.x, bars.y) = (places.into(), values.into());
    bars.is_horizontal = is_horizontal;
    let above = TextStyle { align: 0, baseline: -1, dx: 0.0, dy: -6.0, ..STYLE };
    let mut words = layer(Mark::Text(if is_horizontal { STYLE } else { above }), labels);
    words.text = values.iter().map(|value| [&value.round().to_string(), "%"].concat()).collect();
    (words.x, words.y) = (bars.x.clone(), bars.y.clone());
    let least = values.iter().copied().filter(|v| v.is_finite()).fold(0.0, f64::min);
    let most = values.iter().copied().filter(|v| v.is_finite()).fold(1.0, f64::max);
    let (mut x, mut y) = (axis(names(labels), ""), axis(Domain::Linear(least, most), "% of banks"));
    if is_horizontal {
        std::mem::swap(&mut x, &mut y);
        for layer in [&mut bars, &mut words] {
            std::mem::swap(&mut layer.x, &mut layer.y);
        }
    }
    chart(vec![panel(Some(x), Some(y), vec![bars, words])])
}

/// Lines over years, with their legend.
pub(super) fn lines(lines: &[(&str, &[f64])]) -> Chart {
    let count = lines.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
    let keys: Vec<String> = lines
        .iter()
        .flat_map(|(name, values)| {
            (0..values.len()).map(move |year| [name, " ", &year.to_string()].concat())
        })
        .collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let mark = Mark::Line { width: 2.5, has_points: false, is_stepped: false };
    let mut all = layer(mark, &keys);
    all.ink = Vec::new();
    all.groups = lines.iter().map(|(name, _)| key(name)).collect();
    let mut entries = Vec::new();
    let (mut x, mut y) = (Vec::new(), Vec::new());
    for (group, (name, values)) in lines.iter().enumerate() {
        let ink = Ink::Category(group as u8);
        for (year, value) in values.iter().enumerate() {
            x.push((year as f64 + 21.0) * 365.25);
            y.push(*value);
            all.group.push(group as u32);
            all.ink.push(ink);
        }
        let (label, form, dash) = ((*name).to_owned(), Form::Circle, (0.0, 0.0));
        entries.push(LegendEntry { key: key(name), label, ink, form, dash });
    }
    (all.x, all.y) = (x.into(), y.into());
    let finite =
        || lines.iter().flat_map(|(_, values)| values.iter().copied()).filter(|v| v.is_finite());
    let (least, most) = (finite().fold(0.0, f64::min), finite().fold(1.0, f64::max));
    let time = Domain::Time(21.0 * 365.25, (20.0 + count.max(2) as f64) * 365.25);
    let mut x = axis(time, "");
    if let Some(guide) = &mut x.guide {
        guide.ticks = true;
    }
    let y = axis(Domain::Linear(least, most), "Growth of GDP, %");
    let mut chart = chart(vec![panel(Some(x), Some(y), vec![all])]);
    chart.legend = Some(Legend { title: String::new(), entries });
    chart
}
