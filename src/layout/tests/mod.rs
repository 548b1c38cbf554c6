//! Pictures are judged by what a reader would hold against them: words cut or over words, marks
//! without a target, numbers that are none.

mod sample;
mod judge;
mod wild;

use super::*;
use crate::data::Qualifier;
use crate::scale::Domain;
use crate::scene::{EdgeKind, Item, Point, Role, Scene, Shape};
use crate::story::chart::{Axis, Mark, Panel};
use crate::text::table::TableMeasure;
use judge::{judge, natural};
use sample::{bars, lines, story};

const LONG: [&str; 4] = [
    "Innovation and Technology Industry-Oriented Fund",
    "Frontier Technology Research Support Scheme",
    "AI Subsidy Scheme, over three years",
    "Hong Kong AI Research and Development Institute, reserved",
];

fn widths() -> impl Iterator<Item = f64> {
    (280..=1600).step_by(40).map(f64::from)
}

#[test]
fn lying_bars_keep_all_names_and_values() {
    let story = story(bars(&LONG, &[100.0, 30.0, 30.0, 10.0], true), &[]);
    for width in widths() {
        let scene = natural(&story, width);
        judge(&story, &scene);
        assert_eq!(scene.targets.len(), 4);
    }
}

#[test]
fn upright_bars_lie_down_where_their_names_do_not_fit() {
    let story = story(bars(&LONG, &[100.0, 30.0, 30.0, 10.0], false), &[]);
    for width in widths() {
        let scene = natural(&story, width);
        judge(&story, &scene);
        let wider = scene.items.iter().find_map(|item| match item.shape {
            Shape::Rect { bounds, .. } => Some(bounds.width > bounds.height),
            _ => None,
        });
        assert_eq!(wider, Some(width < 640.0), "at {width}");
    }
}

#[test]
fn lines_wear_their_names() {
    let gap = f64::NAN;
    let kazakhstan = [-11.0, 2.0, 9.0, 13.5, 3.0, gap, gap, 5.0, gap, 6.5];
    let story = story(
        lines(&[
            ("Kazakhstan", &kazakhstan),
            ("Uzbekistan", &[1.0, 2.0, 4.0, 6.0, 8.0, 7.4, 5.6, 6.0, 6.3, 7.7]),
        ]),
        &[("Kazakhstan 3", "The fastest year: 13.5%, carried by oil")],
    );
    for width in widths() {
        let scene = natural(&story, width);
        judge(&story, &scene);
        assert_eq!(scene.targets.len(), 17, "a target for each value that there is");
        for role in [Role::LegendLabel, Role::AnnotationLabel, Role::AnnotationRule] {
            assert!(
                scene.items.iter().any(|item| item.identity.role == role),
                "{role:?} at {width}"
            );
        }
    }
}

/// The paths and symbols of lines, as points and centres.
fn drawn(scene: &Scene) -> (Vec<Vec<Point>>, Vec<Point>) {
    let (mut paths, mut dots) = (Vec::new(), Vec::new());
    for item in scene.items.iter().filter(|item| item.identity.role == Role::Mark) {
        match &item.shape {
            Shape::Path { points, .. } => paths.push(points.to_vec()),
            Shape::Symbol { center, .. } => dots.push(*center),
            _ => {}
        }
    }
    (paths, dots)
}

#[test]
fn a_missing_stretch_is_a_gap_and_what_stands_alone_is_a_dot() {
    let gap = f64::NAN;
    let story = story(lines(&[("Kazakhstan", &[1.0, 2.0, gap, gap, 5.0, gap, 6.0, 7.0])]), &[]);
    let scene = natural(&story, 640.0);
    let (paths, dots) = drawn(&scene);
    let parts: Vec<usize> = paths[0]
        .split(|point| point.x.is_nan())
        .map(<[Point]>::len)
        .filter(|len| *len > 0)
        .collect();
    assert_eq!(parts, [2, 1, 2]);
    assert_eq!(dots.len(), 1);
    assert_eq!(scene.targets.len(), 5);
}

#[test]
fn a_line_that_leaves_the_domain_leaves_at_the_rim() {
    let mut chart = lines(&[("Kazakhstan", &[5.0, 5.0, 30.0, 5.0, 5.0])]);
    if let Some(y) = &mut chart.panels[0].y {
        y.domain = Domain::Linear(0.0, 10.0);
    }
    let story = story(chart, &[]);
    let scene = natural(&story, 640.0);
    let (paths, _) = drawn(&scene);
    let parts: Vec<&[Point]> =
        paths[0].split(|point| point.x.is_nan()).filter(|part| !part.is_empty()).collect();
    assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [3, 3]);
    let rim = parts[0][2];
    // A fifth of the way from 5 to 30 it crosses 10.
    let (before, after) = (parts[0][1], parts[1][0]);
    assert!((rim.x - before.x) < 0.3 * (after.x - before.x), "{parts:?}");
    assert_eq!(scene.targets.len(), 4, "what is not drawn cannot be pointed at");
}

#[test]
fn bars_say_how_exact_they_are() {
    let qualifiers =
        [Qualifier::Exact, Qualifier::Over, Qualifier::Nearly, Qualifier::About, Qualifier::UpTo];
    let mut chart = bars(&["a", "b", "c", "d", "e"], &[9.0, 8.0, 7.0, 6.0, 5.0], true);
    chart.panels[0].layers[0].qualifier = qualifiers.to_vec();
    let scene = natural(&story(chart.clone(), &[]), 400.0);
    let edges: Vec<Option<EdgeKind>> = scene
        .items
        .iter()
        .filter_map(|item| match &item.shape {
            Shape::Rect { edge, .. } if item.identity.role == Role::Mark => {
                Some(edge.map(|edge| edge.kind))
            }
            _ => None,
        })
        .collect();
    let kinds = [EdgeKind::Open, EdgeKind::Gap, EdgeKind::Soft, EdgeKind::Cap];
    assert_eq!(edges, [&[None][..], &kinds.map(Some)].concat());
    chart.panels[0].layers[0].qualifier = vec![Qualifier::Expected; 5];
    let scene = natural(&story(chart, &[]), 400.0);
    let outlined = scene.items.iter().filter(|item| item.stroke.is_some_and(|s| s.dash.1 > 0.0));
    assert_eq!(outlined.count(), 5, "what is expected is a dashed outline");
}

#[test]
fn fields_of_units_keep_their_names_and_end_as_exactly_as_they_are() {
    let field = |title: &str| {
        let mut layer = sample::layer(Mark::Point { is_filled: true }, &["a", "a", "a", "a/rest"]);
        (layer.x, layer.y) = ([0.0, 1.0, 0.0, 1.0].into(), [0.0, 0.0, 1.0, 1.0].into());
        layer.qualifier = vec![Qualifier::Exact; 4];
        layer.qualifier[2] = Qualifier::About;
        let axis = || Some(Axis { guide: None, ..sample::axis(sample::names(&["1", "2"]), "") });
        Panel { title: title.into(), ..sample::panel(axis(), axis(), vec![layer]) }
    };
    let mut chart = sample::chart(["One", "Two", "Three", "Four"].map(field).into());
    chart.columns = Some(2);
    let story = story(chart, &[]);
    for width in widths() {
        let scene = natural(&story, width);
        judge(&story, &scene);
        let heads = scene.items.iter().filter(|item| item.identity.role == Role::FacetTitle);
        assert_eq!(heads.count(), 4, "at {width}");
        let soft = |item: &&Item| match item.shape {
            Shape::Rect { edge, .. } => edge.is_some_and(|edge| edge.kind == EdgeKind::Soft),
            _ => false,
        };
        assert_eq!(scene.items.iter().filter(soft).count(), 4, "at {width}");
    }
}

#[test]
fn targets_of_neighbours_never_overlap() {
    let values: Vec<f64> = (0..40).map(f64::from).collect();
    let story = story(lines(&[("Kazakhstan", &values)]), &[]);
    let scene = natural(&story, 320.0);
    assert_eq!(scene.targets.len(), 40);
    for (index, target) in scene.targets.iter().enumerate() {
        assert!(target.bounds.contains(target.anchor), "{target:?}");
        for other in scene.targets.iter().skip(index + 1) {
            assert!(!target.bounds.overlaps(&other.bounds), "{target:?} {other:?}");
        }
    }
}
