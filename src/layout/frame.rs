//! One panel with its drawing area: from data to places.

use super::place::Place;
use super::theme;
use crate::scale::Domain;
use crate::scene::{DatumRef, Ink, Point, Rect};
use crate::story::chart::{Axis, Layer, Mark, Panel};

/// A panel and the places of its data.
pub(super) struct Frame<'a> {
    pub(super) panel: &'a Panel,
    /// Which panel of the chart.
    pub(super) index: u32,
    /// The drawing area.
    pub(super) area: Rect,
    pub(super) x: Place,
    pub(super) y: Place,
    /// Px across of the bars of each layer: found once, because all places of a layer have a say.
    thickness: Vec<f64>,
}

impl<'a> Frame<'a> {
    /// A panel over its drawing area.
    pub(super) fn new(panel: &'a Panel, index: u32, area: Rect, (x, y): (Place, Place)) -> Self {
        let thickness = panel.layers.iter().map(|layer| thickness(layer, &x, &y)).collect();
        Self { panel, index, area, x, y, thickness }
    }

    /// Where datum `index` stands; NaN where it has no place in the drawing area.
    pub(super) fn point(&self, layer: &Layer, index: usize) -> Point {
        let Point { x, y } = self.wide_point(layer, index);
        // What lies outside of the domain has no place in the picture.
        let area = self.area.grown(1.0);
        Point { x: within(x, area.x, area.right()), y: within(y, area.y, area.bottom()) }
    }

    /// Where datum `index` would stand, even outside of the drawing area.
    pub(super) fn wide_point(&self, layer: &Layer, index: usize) -> Point {
        self.point_at(layer, index, &layer.y)
    }

    /// The same with other values on y.
    pub(super) fn point_at(&self, layer: &Layer, index: usize, values: &[f64]) -> Point {
        let middle = self.area.center();
        let mut x = self.x.nth(&layer.x, index, middle.x);
        let mut y = self.y.nth(values, index, middle.y);
        if layer.offsets > 1 {
            let shift = self.offset(layer, index);
            if layer.is_horizontal { y += shift } else { x += shift }
        }
        Point { x, y }
    }

    /// Px across for each bar of a layer of the panel.
    pub(super) fn thickness(&self, layer: &Layer) -> f64 {
        let number = self.panel.layers.iter().position(|own| std::ptr::eq(own, layer));
        number.and_then(|number| self.thickness.get(number)).copied().unwrap_or(theme::THINNEST)
    }

    /// How far a grouped bar stands from the middle of its band.
    pub(super) fn offset(&self, layer: &Layer, index: usize) -> f64 {
        let place = layer.offset.get(index).copied().unwrap_or(0.0);
        let count = layer.offsets.max(1) as f64;
        if layer.offsets < 2 || !(place >= 0.0 && place < count) {
            return 0.0;
        }
        let step = self.thickness(layer) + theme::GROUP_GAP;
        (place - (count - 1.0) / 2.0) * step
    }

    /// Which datum of the step.
    pub(super) fn datum(&self, layer: usize, index: usize) -> DatumRef {
        DatumRef { panel: self.index, layer: layer as u32, index: index as u32 }
    }
}

/// Px across for each bar of a layer.
fn thickness(layer: &Layer, x: &Place, y: &Place) -> f64 {
    let Mark::Bar { thickness: fixed } = layer.mark else { return theme::THINNEST };
    let whole = if layer.is_horizontal { y.thickness(&layer.y) } else { x.thickness(&layer.x) };
    let count = layer.offsets.max(1) as f64;
    let own = (whole - theme::GROUP_GAP * (count - 1.0)) / count;
    // Walls are for houses; bars that share a band are walls sooner.
    let own = own.min(if count > 1.0 { theme::WIDEST_IN_TIME } else { theme::WIDEST });
    fixed.filter(|px| *px > 0.0 && px.is_finite()).unwrap_or(own).min(whole).max(1.0)
}

/// The value at `index`, or the one that holds for all.
pub(super) fn each<T: Copy>(values: &[T], index: usize) -> Option<T> {
    if values.len() == 1 { values.first().copied() } else { values.get(index).copied() }
}

/// The ink of a datum.
pub(super) fn ink(layer: &Layer, index: usize) -> Ink {
    each(&layer.ink, index).unwrap_or(Ink::Accent)
}

/// The domain of an axis.
pub(super) fn domain(axis: Option<&Axis>) -> Option<&Domain> {
    axis.map(|axis| &axis.domain)
}

/// Whether an axis has names, not numbers.
pub(super) fn is_discrete(axis: Option<&Axis>) -> bool {
    matches!(domain(axis), Some(Domain::Band(_) | Domain::Point(_)))
}

fn within(px: f64, from: f64, to: f64) -> f64 {
    if px >= from && px <= to { px } else { f64::NAN }
}
