//! Unit charts: one square for each unit, so that "75 of 100" can be counted.

use crate::data::{Key, Qualifier};
use crate::layout::frame::{Frame, each, ink, is_discrete};
use crate::layout::mark::bar;
use crate::layout::names::is_labelled;
use crate::layout::picture::{Owner, Picture};
use crate::layout::place::Place;
use crate::layout::theme;
use crate::scale::Domain;
use crate::scene::{DatumRef, Form, Ink, Rect, Role, Shape, Side};
use crate::story::chart::{Axis, Layer, Mark, Panel};

/// Whether a panel is a field of units: symbols in rows and columns that have no names.
pub(in crate::layout) fn is_unit_chart(panel: &Panel) -> bool {
    let is_bare = |axis: &Option<Axis>| {
        is_discrete(axis.as_ref()) && axis.as_ref().is_some_and(|axis| !is_labelled(axis))
    };
    let has_units = panel.layers.iter().any(|layer| matches!(layer.mark, Mark::Point { .. }));
    has_units && is_bare(&panel.x) && is_bare(&panel.y)
}

/// Side of a unit's square with its gap, when columns have `width` in all.
pub(in crate::layout) fn side(panel: &Panel, width: f64) -> f64 {
    (width / count(panel.x.as_ref()).max(1) as f64).min(theme::UNIT)
}

/// Number of names of an axis.
pub(in crate::layout) fn count(axis: Option<&Axis>) -> usize {
    match axis.map(|axis| &axis.domain) {
        Some(Domain::Band(names) | Domain::Point(names)) => names.len(),
        _ => 1,
    }
}

/// The ink of the units of a key.
pub(in crate::layout) fn ink_of(panel: &Panel, key: &Key) -> Option<Ink> {
    let layers = panel.layers.iter().filter(|layer| matches!(layer.mark, Mark::Point { .. }));
    let mut layers = layers.filter(|_| is_unit_chart(panel));
    layers.find_map(|layer| Some(ink(layer, layer.keys.find(key)?)))
}

/// Draws the units of a layer; all units of one key are one target.
pub(in crate::layout) fn draw(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    layer_index: usize,
    layer: &Layer,
) {
    let step = match &frame.x {
        Place::Bands(bands) => bands.step,
        _ => theme::UNIT,
    };
    let radius = step * (1.0 - theme::UNIT_GAP) / 2.0;
    let mut fields: Vec<(Key, DatumRef, Rect)> = Vec::new();
    for index in 0..layer.len {
        let Some(key) = layer.keys.get(index) else { continue };
        let at = frame.point(layer, index);
        let form = each(&layer.form, index).unwrap_or(Form::Square);
        let ink = ink(layer, index);
        let strength = if ink == Ink::Context { theme::UNIT_REST } else { 1.0 };
        let square = Rect { x: at.x, y: at.y, ..Rect::default() };
        let qualifier = layer.qualifier.get(index).copied().unwrap_or_default();
        let shape = match qualifier {
            Qualifier::Exact => Shape::Symbol { center: at, radius, form },
            _ => loose(square.grown(radius), qualifier),
        };
        let look = bar::look(ink, qualifier, layer.opacity * strength);
        picture.add(&Owner::datum(Role::Mark, &key), shape, look);
        let bounds = square.grown(step / 2.0);
        if !(at.x + at.y).is_finite() {
            continue;
        }
        match fields.iter_mut().find(|(known, ..)| *known == key) {
            Some((_, _, whole)) => *whole = whole.union(&bounds),
            None => fields.push((key.clone(), frame.datum(layer_index, index), bounds)),
        }
    }
    for (key, datum, bounds) in fields.into_iter().filter(|_| layer.is_target) {
        picture.target(&key, datum, bounds, bounds.center());
    }
}

/// The last unit that a value counts ends as a bar of that value would, within its own square.
fn loose(square: Rect, qualifier: Qualifier) -> Shape {
    let edge = bar::edge(qualifier, Side::Right);
    let reach = edge.map_or(0.0, |edge| edge.kind.reach()).min(square.width / 2.0);
    Shape::Rect { bounds: Rect { width: square.width - reach, ..square }, edge }
}
