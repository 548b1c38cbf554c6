//! Small multiples: how many stand in a row, and which share their axes.

use super::figure;
use super::lettering::Lettering;
use super::partner;
use super::theme;
use crate::story::chart::{Axis, Panel};

/// The grid of panels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    pub(super) columns: usize,
    pub(super) count: usize,
    /// Whether all panels have the same y, so that only the first column is labelled.
    pub(super) has_shared_y: bool,
    /// Whether all panels have the same x, so that only the last row is labelled.
    pub(super) has_shared_x: bool,
}

impl Grid {
    /// The grid over a width, of at most so many columns; no panel is narrower than `least`, and
    /// none narrower than its words.
    pub(super) fn new(
        columns: Option<usize>,
        panels: &[Panel],
        (width, least): (f64, f64),
        pen: Lettering<'_>,
    ) -> Self {
        let count = panels.len().max(1);
        let (gap, _) = theme::PANEL_GAP;
        let fitting = |least: f64| libm::floor((width + gap) / (least + gap)).max(1.0) as usize;
        let most = columns.unwrap_or_else(|| fitting(theme::PANEL_WISH).min(4)).max(1);
        // A figure stands on one line: a column is as wide as the widest.
        let figures = panels.iter().filter(|panel| figure::is_figure(panel));
        let least = figures.map(|panel| figure::width(panel, pen)).fold(least, f64::max);
        // Lying bars need room beside their values.
        let values = panels.iter().filter(|panel| !figure::is_figure(panel));
        let least = values
            .map(|panel| partner::widest(panel, pen))
            .filter(|values| *values > 0.0)
            .fold(least, |least, values| least.max(values + theme::PANEL_BARS));
        let columns = most.min(fitting(least)).min(count);
        // One panel left over by two is better off in one column.
        let columns = if (count, columns) == (3, 2) { 1 } else { columns };
        // The same rows, evenly filled: four panels stand two by two, not three and one.
        let columns = count.div_ceil(count.div_ceil(columns));
        let same = |axis: fn(&Panel) -> &Option<Axis>| {
            let first = panels.first().map(axis);
            count > 1
                && panels.iter().all(|panel| first.is_some_and(|first| is_same(first, axis(panel))))
        };
        let has_shared_y = columns > 1 && same(|panel| &panel.y);
        // In one column the foot of the page is far from the first panel.
        let has_shared_x = columns > 1 && same(|panel| &panel.x);
        Self { columns, count, has_shared_y, has_shared_x }
    }

    /// Number of rows.
    pub(super) fn rows(&self) -> usize {
        self.count.div_ceil(self.columns.max(1))
    }

    /// Row and column of a panel.
    pub(super) fn cell(&self, index: usize) -> (usize, usize) {
        (index / self.columns.max(1), index % self.columns.max(1))
    }

    /// Whether a panel shows the labels of its y axis.
    pub(super) fn has_y(&self, index: usize) -> bool {
        !self.has_shared_y || self.cell(index).1 == 0
    }

    /// Whether a panel shows the labels of its x axis: the lowest in its column.
    pub(super) fn has_x(&self, index: usize) -> bool {
        !self.has_shared_x || index + self.columns >= self.count
    }
}

/// Whether two axes show the same.
fn is_same(a: &Option<Axis>, b: &Option<Axis>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            let title = |axis: &Axis| axis.guide.as_ref().map(|guide| guide.title.clone());
            a.domain == b.domain && a.reverse == b.reverse && title(a) == title(b)
        }
        (None, None) => true,
        _ => false,
    }
}
