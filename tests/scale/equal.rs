//! The picture of few data is the picture of all of them.

#![allow(unreachable_pub, reason = "modules of a test")]

use crate::sample::{LINE, scene, story, walk};
use datastory::native::svg::{About, svg};
use datastory::scene::{Palette, Point, Role, Scene, Shape};
use datastory::story::Story;
use datastory::story::chart::Layer;
use resvg::{tiny_skia, usvg};
use std::rc::Rc;

/// The same story with each datum drawn.
fn whole(story: &Story) -> Story {
    let mut story = story.clone();
    for panel in &mut story.steps[0].chart.panels {
        for layer in &mut panel.layers {
            *layer = Layer { runs: Rc::default(), ..layer.clone() };
        }
    }
    story
}

/// The points of the line.
pub fn points(scene: &Scene) -> Rc<[Point]> {
    let marks = scene.items.iter().filter(|item| item.identity.role == Role::Mark);
    let paths = marks.filter_map(|item| match &item.shape {
        Shape::Path { points, .. } => Some(points.clone()),
        _ => None,
    });
    paths.max_by_key(|points| points.len()).unwrap()
}

/// Columns for each px, as the layout has them.
const COLUMNS: f64 = 4.0;

/// The stretches between gaps.
fn stretches(points: &[Point]) -> Vec<&[Point]> {
    points.split(|point| !point.x.is_finite()).filter(|stretch| !stretch.is_empty()).collect()
}

/// How far the data of a stretch reach beyond the kept ones that are no farther than a column, px.
fn beyond(all: &[Point], kept: &[Point]) -> f64 {
    let near = 1.0 / COLUMNS + 1e-6;
    let mut from = 0;
    let mut most: f64 = 0.0;
    for point in all {
        while kept[from].x < point.x - near {
            from += 1;
        }
        let here = kept[from..].iter().take_while(|kept| kept.x <= point.x + near);
        let (low, high) = here.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), kept| {
            (low.min(kept.y), high.max(kept.y))
        });
        most = most.max(low - point.y).max(point.y - high);
    }
    most
}

#[test]
fn each_column_reaches_as_far_as_all_its_data() {
    for len in [5_000, 60_000, 300_000] {
        let few = story(&walk(len), LINE);
        let all = whole(&few);
        for width in [320.0, 640.0, 1201.5] {
            let (kept, drawn) = (points(&scene(&few, width)), points(&scene(&all, width)));
            let (kept_runs, runs) = (stretches(&kept), stretches(&drawn));
            assert_eq!(kept_runs.len(), runs.len(), "{len} data at {width} px: gaps");
            for (one, other) in kept_runs.iter().zip(&runs) {
                assert_eq!((one.first(), one.last()), (other.first(), other.last()));
                let beyond = beyond(other, one);
                assert!(beyond <= 1e-9, "{len} data at {width} px: {beyond} px");
            }
            assert!(kept.len() as f64 <= width * COLUMNS * 4.0 + 64.0, "{}", kept.len());
        }
    }
}

fn pixels(scene: &Scene, scale: f32) -> tiny_skia::Pixmap {
    let about = About { title: "", description: "", language: "en", is_standalone: true };
    let text = svg(scene, &Palette::light(), &about).unwrap();
    let tree = usvg::Tree::from_str(&text, &usvg::Options::default()).unwrap();
    let size = tree.size().to_int_size();
    let pixels = |px: u32| (px as f32 * scale) as u32;
    let mut image = tiny_skia::Pixmap::new(pixels(size.width()), pixels(size.height())).unwrap();
    image.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut image.as_mut());
    image
}

#[test]
fn pixels_are_those_of_all_data_but_for_their_softest_edges() {
    let few = story(&walk(20_000), LINE);
    let all = whole(&few);
    for (width, scale) in [(320.0, 1.0), (320.0, 2.0), (640.0, 1.0)] {
        let (a, b) = (pixels(&scene(&few, width), scale), pixels(&scene(&all, width), scale));
        let inked = b.pixels().iter().filter(|pixel| pixel.red() < 250).count();
        let pairs = a.data().chunks(4).zip(b.data().chunks(4));
        let each = pairs.map(|(a, b)| a.iter().zip(b).map(|(a, b)| a.abs_diff(*b)).max().unwrap());
        let each: Vec<u8> = each.collect();
        let sum: f64 = each.iter().map(|difference| f64::from(*difference)).sum();
        // A line that is drawn at all is drawn there, and the shades of its rim differ by less than
        // an eye can tell.
        let mean = sum / inked as f64;
        let many = each.iter().filter(|difference| **difference > 64).count();
        let place = format!("{width} px × {scale}: mean {mean:.1}, {many} of {inked}");
        assert!(mean < 12.0 && many * 50 < inked, "{place}");
    }
}
