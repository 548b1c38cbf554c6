//! What a reader would hold against a picture.

use super::super::picture::ink;
use super::*;
use crate::scene::{Item, Scene};
use crate::story::chart::Mark;

/// The first step at its own height.
pub(super) fn natural(story: &Story, width: f64) -> Scene {
    let step = &story.steps[0];
    let height = height(story, step, width, &TableMeasure);
    layout(story, step, Size { width, height }, &TableMeasure)
}

/// Fails on words that are cut, small, missing or over others, and on numbers that are none.
pub(super) fn judge(story: &Story, scene: &Scene) {
    let width = scene.size.width;
    let words: Vec<(&Item, crate::scene::Rect)> =
        scene.items.iter().filter_map(|item| Some((item, ink(&item.shape)?))).collect();
    for (index, (item, place)) in words.iter().enumerate() {
        let Shape::Text { content, font, .. } = &item.shape else { continue };
        assert!(font.size >= 12.0, "{content} is small at {width}");
        assert!(place.x >= -0.5 && place.right() <= width + 0.5, "{content} is cut at {width}");
        assert!(place.y >= -0.5, "{content} is cut at {width}");
        assert!(place.bottom() <= scene.size.height + 0.5, "{content} is cut at {width}");
        for (other, taken) in words.iter().skip(index + 1) {
            assert!(!place.overlaps(taken), "{content} lies over {:?} at {width}", other.shape);
        }
    }
    for item in &scene.items {
        let is_rect_sane = |r: &crate::scene::Rect| (r.x + r.y + r.width + r.height).is_finite();
        if let Shape::Rect { bounds, .. } = &item.shape {
            assert!(is_rect_sane(bounds), "{item:?}");
        }
    }
    for layer in story.steps[0].chart.panels.iter().flat_map(|panel| &panel.layers) {
        if !matches!(layer.mark, Mark::Text(_)) {
            continue;
        }
        for (text, key) in layer.text.iter().zip(&layer.keys).filter(|(text, _)| !text.is_empty()) {
            let is_there = scene
                .items
                .iter()
                .any(|item| item.identity.role == Role::MarkLabel && item.identity.key == *key);
            assert!(is_there, "{text} is missing at {width}");
        }
    }
}
