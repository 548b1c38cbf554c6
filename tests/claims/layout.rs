//! Any story at any size: places are finite, items and targets are few, each is there once.

use super::input::Input;
use super::{judge, sample};
use datastory::layout::{height, layout};
use datastory::scene::dump::dump;
use datastory::scene::{Scene, Size};
use datastory::story::Step;
use datastory::text::table::TableMeasure;

/// Items that a chart may have besides those of its data: axes, grids, legends, titles of 100 panels.
const FURNITURE: usize = 20_000;
/// Items that a datum may have: its mark, its point, its end, and lines of its words.
const ITEMS_PER_DATUM: usize = 40;
/// Nothing lies further out than this many px.
const FAR: f64 = 2e7;

/// The claim.
pub fn claim(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let Some(story) = sample::story(&mut input) else { return };
    let (width, other) = (input.pick(&[0.0, 160.0, 320.0, 720.0, 4096.0]), input.number());
    for step in &story.steps {
        let natural = height(&story, step, width, &TableMeasure);
        assert!((1.0..=16_384.0).contains(&natural), "{natural}");
        for size in [Size { width, height: natural }, Size { width, height: other }] {
            let scene = layout(&story, step, size, &TableMeasure);
            is_sound(step, &scene);
            let again = layout(&story, step, size, &TableMeasure);
            assert_eq!(dump(&scene), dump(&again), "the same story gave two pictures");
        }
    }
}

/// Fails on what no scene may be.
pub fn is_sound(step: &Step, scene: &Scene) {
    let layers = step.chart.panels.iter().flat_map(|panel| &panel.layers);
    let data: usize = layers.clone().map(|layer| layer.len).sum();
    let notes: usize = step.annotations.iter().map(|note| note.text.chars().count()).sum();
    let most = FURNITURE + ITEMS_PER_DATUM * data + notes;
    assert!(scene.items.len() <= most, "{} items of {data} data", scene.items.len());
    assert!(scene.targets.len() <= data, "{} targets of {data} data", scene.targets.len());
    for target in &scene.targets {
        let index = target.datum.index as usize;
        let panel = &step.chart.panels[target.datum.panel as usize];
        let layer = &panel.layers[target.datum.layer as usize];
        assert_eq!(layer.keys.get(index).unwrap(), target.key, "a target of another datum");
        let far = target.bounds.x.abs().max(target.bounds.y.abs());
        assert!(far <= FAR, "{target:?}");
    }
    let faults = judge::unsound(scene);
    assert!(faults.is_empty(), "{faults:#?}");
}
