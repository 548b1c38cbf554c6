//! Finds one of many data by its place: in lines by halves, elsewhere one after another.

use super::frame::Frame;
use super::place::Place;
use super::theme;
use crate::data::Keys;
use crate::data::order::by_number;
use crate::data::stretch::{FINITE, extent, part_of_order, stretches};
use crate::scene::{Crowd, DatumRef, Point, Rect, Target};
use crate::story::chart::{Layer, Mark};
use std::ops::Range;
use std::rc::Rc;

/// The data of a layer with their places.
pub(super) struct Placed {
    panel: u32,
    layer: u32,
    area: Rect,
    x: Along,
    y: Along,
    keys: Keys,
    runs: Rc<[Range<usize>]>,
    reach: Reach,
    len: usize,
}

/// Values in one direction and where they stand.
struct Along {
    values: Rc<[f64]>,
    place: Place,
    /// The least and the greatest value that have a place in the drawing area.
    within: (f64, f64),
    /// Whether they never go back, in what is asked for.
    is_ordered: bool,
}

/// How a datum is meant by pointing.
#[derive(Clone, Copy, PartialEq)]
enum Reach {
    /// At its x, at any height: lines and standing bars.
    Across,
    /// At its y: lying bars.
    Down,
    /// At its place.
    Around,
}

/// The crowd of a layer; nothing when each of its data has a target.
pub(super) fn crowd(frame: &Frame<'_>, number: usize, layer: &Layer) -> Option<Rc<dyn Crowd>> {
    if layer.summary.is_empty() || !layer.is_target {
        return None;
    }
    let reach = match layer.mark {
        Mark::Bar { .. } if layer.is_horizontal => Reach::Down,
        Mark::Bar { .. } => Reach::Across,
        _ if !layer.runs.is_empty() => Reach::Across,
        _ => Reach::Around,
    };
    let area = frame.area.grown(1.0);
    let along = |values: &Rc<[f64]>, place: &Place, (from, to): (f64, f64), is_ordered| {
        let within = place.between(from, to);
        Along { values: values.clone(), place: place.clone(), within, is_ordered }
    };
    let (panel, layer_number) = (frame.index, u32::try_from(number).ok()?);
    Some(Rc::new(Placed {
        panel,
        layer: layer_number,
        area: frame.area,
        // A line goes from one side to the other, and nobody asks for a part of two lines.
        x: along(&layer.x, &frame.x, (area.x, area.right()), !layer.runs.is_empty()),
        y: along(&layer.y, &frame.y, (area.y, area.bottom()), false),
        keys: layer.keys.clone(),
        runs: layer.runs.clone(),
        reach,
        len: layer.len,
    }))
}

impl Along {
    /// Whether the datum at `index` has a place in this direction.
    fn has(&self, index: usize) -> bool {
        let (least, most) = self.within;
        let is_within = |value: &f64| *value >= least && *value <= most;
        self.values.is_empty() || self.values.get(index).is_some_and(is_within)
    }

    /// Adds the data of these that have a place in this direction, as stretches of neighbours.
    fn stretches(&self, data: Range<usize>, found: &mut Vec<Range<usize>>) {
        if self.values.is_empty() {
            return found.push(data);
        }
        let from = data.start;
        let values = self.values.get(data).unwrap_or_default();
        let mut add = |own: Range<usize>| found.push(from + own.start..from + own.end);
        if !self.is_ordered {
            return stretches(values, self.within).for_each(|own| add(own.first..own.last + 1));
        }
        let own = part_of_order(values, self.within);
        if !own.is_empty() {
            add(own);
        }
    }

    /// Where the least and the greatest of some data stand.
    fn ends(&self, data: Range<usize>, middle: f64) -> Option<(f64, f64)> {
        if self.values.is_empty() {
            return Some((middle, middle));
        }
        let values = self.values.get(data)?;
        let (least, most) = match self.is_ordered {
            true => {
                let own = values.get(part_of_order(values, FINITE))?;
                (*own.first()?, *own.last()?)
            }
            false => extent(values)?,
        };
        Some((self.place.at(least), self.place.at(most)))
    }
}

impl Placed {
    fn is_there(&self, index: usize) -> bool {
        self.x.has(index) && self.y.has(index)
    }

    fn point(&self, index: usize) -> Option<Point> {
        let center = self.area.center();
        let x = self.x.place.nth(&self.x.values, index, center.x);
        let y = self.y.place.nth(&self.y.values, index, center.y);
        self.is_there(index).then_some(Point { x, y })
    }

    /// The data of these that have a place, as stretches of neighbours.
    fn stretches(&self, data: Range<usize>) -> Vec<Range<usize>> {
        let (mut across, mut found) = (Vec::new(), Vec::new());
        self.x.stretches(data, &mut across);
        for own in across {
            self.y.stretches(own, &mut found);
        }
        found
    }

    /// The data next to a place on x, before and after it, in each line.
    fn beside(&self, run: &Range<usize>, x: f64, slack: f64) -> [Option<usize>; 2] {
        let Place::Scaled(scale) = &self.x.place else { return [None; 2] };
        let value = scale.invert(x);
        let own = self.x.values.get(run.clone()).unwrap_or_default();
        let at = run.start + own.partition_point(|place| *place < value);
        // Gaps are passed over, as far as the pointer reaches.
        let is_near = |index: &usize| {
            let place = self.x.values.get(*index).map_or(f64::NAN, |value| scale.place(*value));
            (place - x).abs() <= slack
        };
        let is_there = |index: &usize| self.point(*index).is_some();
        let after = (at..run.end).take_while(is_near).find(is_there);
        let before = (run.start..at).rev().take_while(is_near).find(is_there);
        [before, after]
    }

    /// Px from a place to a datum, in the directions that count.
    fn away(&self, index: usize, from: Point) -> Option<f64> {
        let Point { x, y } = self.point(index)?;
        let (dx, dy) = ((x - from.x).abs(), (y - from.y).abs());
        Some(match self.reach {
            Reach::Across => dx,
            Reach::Down => dy,
            Reach::Around => libm::sqrt(dx * dx + dy * dy),
        })
    }

    /// The nearest of some data.
    fn nearest_of(
        &self,
        candidates: impl Iterator<Item = usize>,
        from: Point,
    ) -> Option<(usize, f64)> {
        let mut nearest: Option<(usize, f64)> = None;
        for index in candidates {
            let Some(away) = self.away(index, from) else { continue };
            if nearest.is_none_or(|(_, least)| away < least) {
                nearest = Some((index, away));
            }
        }
        nearest
    }
}

impl Crowd for Placed {
    fn len(&self) -> usize {
        self.len
    }

    fn layer(&self) -> (u32, u32) {
        (self.panel, self.layer)
    }

    fn target(&self, index: usize) -> Option<Target> {
        let (anchor, key) = (self.point(index)?, self.keys.get(index)?);
        let bounds = Rect { x: anchor.x, y: anchor.y, ..Rect::default() }.grown(theme::LINE_POINT);
        let index = u32::try_from(index).ok()?;
        let datum = DatumRef { panel: self.panel, layer: self.layer, index };
        Some(Target { key, datum, bounds, anchor })
    }

    fn bounds(&self, data: Range<usize>) -> Option<Rect> {
        let center = self.area.center();
        let x = self.x.ends(data.clone(), center.x)?;
        let y = self.y.ends(data, center.y)?;
        Some(Rect::between(Point { x: x.0, y: y.0 }, Point { x: x.1, y: y.1 }))
    }

    fn lines(&self) -> Vec<Vec<Range<usize>>> {
        if !self.runs.is_empty() {
            return self.runs.iter().map(|run| self.stretches(run.clone())).collect();
        }
        let all = self.stretches(0..self.len);
        // Points are gone through from one side to the other, bars as they stand.
        if self.reach != Reach::Around {
            return vec![all];
        }
        let mut each = Vec::new();
        for own in all {
            each.extend(own.map(|index| index..index + 1));
        }
        vec![by_number(each, |own| self.point(own.start).map_or(0.0, |at| at.x))]
    }

    fn nearest(&self, point: Point, slack: f64) -> Option<usize> {
        if !self.area.grown(slack).contains(point) {
            return None;
        }
        if self.runs.is_empty() {
            let found = self.nearest_of(0..self.len, point);
            return found.filter(|(_, away)| *away <= slack).map(|(index, _)| index);
        }
        // In each line the nearest along x; of several lines the one at the pointer's height.
        let in_line = |run: &Range<usize>| {
            let beside = self.beside(run, point.x, slack).into_iter().flatten();
            let (index, _) = self.nearest_of(beside, point)?;
            Some((index, (self.point(index)?.y - point.y).abs()))
        };
        let mut best: Option<(usize, f64)> = None;
        for (index, height) in self.runs.iter().filter_map(in_line) {
            if best.is_none_or(|(_, least)| height < least) {
                best = Some((index, height));
            }
        }
        best.map(|(index, _)| index)
    }

    fn find(&self, key: &crate::data::Key) -> Option<usize> {
        self.keys.find(key)
    }
}
