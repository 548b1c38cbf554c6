//! The data of a step, each once.

use crate::story::chart::Layer;
use crate::story::telling::{Telling, tell};
use crate::story::{Step, Story};

/// A datum and where it comes from.
pub(super) struct Datum<'a> {
    pub(super) layer: &'a Layer,
    /// Index in the layer.
    pub(super) index: usize,
    pub(super) telling: Telling,
}

/// All data of a step, each once: what is drawn by several marks is one datum.
pub(super) fn data<'a>(story: &Story, step: &'a Step) -> Vec<Datum<'a>> {
    let layers = step.chart.panels.iter().flat_map(|panel| &panel.layers);
    let is_shown = |layer: &&Layer| layer.is_target || !layer.keys.is_empty() && layer.len > 0;
    let has_targets = layers.clone().any(|layer| layer.is_target);
    let mut all: Vec<Datum> = Vec::new();
    for layer in layers.filter(is_shown).filter(|layer| layer.is_target || !has_targets) {
        let before = all.len();
        let mut last = None;
        // Of many data some stand for all.
        for index in layer.told_apart() {
            let key = layer.keys.get(index);
            // The units of a unit chart are one datum.
            if last == key {
                continue;
            }
            last = key;
            let telling = tell(story, layer, index);
            let mut told = all.iter().take(before);
            if !told.any(|datum| datum.telling == telling) {
                all.push(Datum { layer, index, telling });
            }
        }
    }
    all
}
