//! Pictures are judged by what a reader would hold against them: words cut or over words, marks
//! without a target, numbers that are none.

mod sample;
mod judge;

use super::*;
use crate::scene::{Role, Shape};
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
