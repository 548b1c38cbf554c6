//! What a reader would hold against a picture.

use super::super::picture::ink;
use super::*;
use crate::scene::{Item, Rect, Scene};
use crate::story::chart::Mark;
use std::collections::BTreeSet;

/// The first step at its own height.
pub(super) fn natural(story: &Story, width: f64) -> Scene {
    let step = &story.steps[0];
    let height = height(story, step, width, &TableMeasure);
    layout(story, step, Size { width, height }, &TableMeasure)
}

/// Fails on anything that a reader would hold against the picture of a step.
pub(super) fn judge(story: &Story, scene: &Scene) {
    let width = scene.size.width;
    let faults = unsound(scene);
    assert!(faults.is_empty(), "at {width}: {faults:?}");
    for layer in story.steps[0].chart.panels.iter().flat_map(|panel| &panel.layers) {
        if !matches!(layer.mark, Mark::Text(_)) {
            continue;
        }
        for (text, key) in
            layer.text.iter().zip(layer.keys.iter()).filter(|(text, _)| !text.is_empty())
        {
            let is_there = scene
                .items
                .iter()
                .any(|item| item.identity.role == Role::MarkLabel && item.identity.key == key);
            assert!(is_there, "{text} is missing at {width}");
        }
    }
}

/// Words that are cut, small or over others; numbers that are none; items that are one too many.
pub(super) fn unsound(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    let Size { width, height } = scene.size;
    let words: Vec<(&Item, Rect)> =
        scene.items.iter().filter_map(|item| Some((item, ink(&item.shape)?))).collect();
    for (index, (item, place)) in words.iter().enumerate() {
        let Shape::Text { content, font, .. } = &item.shape else { continue };
        let is_whole = place.x >= -0.5
            && place.right() <= width + 0.5
            && place.y >= -0.5
            && place.bottom() <= height + 0.5;
        if font.size < 12.0 || !is_whole {
            faults.push(format!("{content} is small or cut"));
        }
        if words.iter().skip(index + 1).any(|(_, taken)| place.overlaps(taken)) {
            faults.push(format!("{content} lies over other words"));
        }
    }
    faults.extend(scene.items.iter().filter(|item| !is_sane(item)).map(|i| format!("{i:?}")));
    for target in &scene.targets {
        let Rect { x, y, width, height } = target.bounds;
        if !(x + y + width + height + target.anchor.x + target.anchor.y).is_finite() {
            faults.push(format!("{target:?}"));
        }
    }
    let identities: BTreeSet<_> = scene.items.iter().map(|item| &item.identity).collect();
    if identities.len() < scene.items.len() {
        faults.push("two items are the same".into());
    }
    faults
}

fn is_sane(item: &Item) -> bool {
    let strength = |opacity: f64| (0.0..=1.0).contains(&opacity);
    let is_seen = item.fill.is_none_or(|fill| strength(fill.opacity))
        && item.stroke.is_none_or(|s| strength(s.opacity) && s.width > 0.0 && s.width < 100.0);
    is_seen
        && match &item.shape {
            Shape::Rect { bounds, .. } => {
                (bounds.x + bounds.y).is_finite()
                    && (0.0..1e6).contains(&bounds.width)
                    && (0.0..1e6).contains(&bounds.height)
            }
            Shape::Rule { from, to } => (from.x + from.y + to.x + to.y).abs() < 1e6,
            Shape::Path { points, .. } => {
                points.iter().all(|p| p.x.is_nan() && p.y.is_nan() || (p.x + p.y).abs() < 1e6)
            }
            Shape::Symbol { center, radius, .. } => {
                (center.x + center.y).abs() < 1e6 && (0.0..1000.0).contains(radius)
            }
            Shape::Text { at, width, .. } => (at.x + at.y + width).abs() < 1e6,
        }
}
