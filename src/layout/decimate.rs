//! Lines of more data than a screen has places for: which data are enough for the same picture.
//!
//! Of each narrow column the first, the least, the greatest and the last datum are kept at their
//! exact places (the M4 aggregation of Jugel and others, VLDB 2014): what lies between them would be
//! drawn over what they draw. Gaps stay gaps.

use super::frame::Frame;
use super::place::Place;
use crate::data::order::by_number;
use crate::data::stretch::{Stretch, stretches};
use crate::scale::Scale;
use std::ops::Range;

/// Columns for each px: finer than what screens show, and a line of any length has at most four
/// points for each.
const COLUMNS: f64 = 4.0;
/// Lines with fewer data for each px of width are drawn through all of them.
const DENSE: f64 = 4.0;
/// Pieces that lie within one column and are no farther from one another, px, are drawn as one.
const GRAIN: f64 = 1.0 / COLUMNS;

/// The data of a line that are enough to draw it, one for each gap among them; `run` are those of the
/// line, whose places on `x` never go back. `is_filled` is for grounds, which have no loose points.
pub(super) fn enough(
    frame: &Frame<'_>,
    (x, y): (&[f64], &[f64]),
    run: Range<usize>,
    is_filled: bool,
) -> Vec<usize> {
    let Place::Scaled(scale) = &frame.x else { return run.collect() };
    let run = run.start..run.end.min(x.len()).min(y.len());
    let run = in_sight(frame, x, run);
    if (run.len() as f64) < frame.area.width * DENSE {
        return run.collect();
    }
    let mut thinned = Thinned { frame, is_filled, kept: Vec::new(), loose: Vec::new(), gap: None };
    let mut from = run.start;
    while from < run.end {
        let to = column_end(frame, scale, x, from..run.end);
        thinned.column(y, from..to);
        from = to;
    }
    thinned.kept
}

/// The data between the rims of the drawing area, with one more on each side to which the line runs.
fn in_sight(frame: &Frame<'_>, x: &[f64], run: Range<usize>) -> Range<usize> {
    let area = frame.area.grown(1.0);
    let (low, high) = frame.x.between(area.x, area.right());
    let own = x.get(run.clone()).unwrap_or_default();
    let first = own.partition_point(|place| *place < low).saturating_sub(1);
    let last = own.partition_point(|place| *place <= high).saturating_add(1).min(own.len());
    run.start + first..run.start + last.max(first)
}

/// The first datum after the column in which the first of these stands.
fn column_end(frame: &Frame<'_>, scale: &Scale, x: &[f64], rest: Range<usize>) -> usize {
    let next = rest.start + 1;
    let Some(own) = x.get(next..rest.end) else { return next };
    let at = scale.place(x.get(rest.start).copied().unwrap_or(f64::NAN));
    if !at.is_finite() {
        return next;
    }
    let column = (at - frame.area.x) * COLUMNS;
    let is_left = scale.invert(at + GRAIN) < scale.invert(at);
    let edge = if is_left { libm::ceil(column) - 1.0 } else { libm::floor(column) + 1.0 };
    let bound = scale.invert(frame.area.x + edge / COLUMNS);
    // The end is near where data are few and far where they are many: the steps grow.
    let mut reach = 1;
    while own.get(reach - 1).is_some_and(|place| *place < bound) {
        reach *= 2;
    }
    let near = reach / 2;
    let stretch = own.get(near..reach.min(own.len())).unwrap_or_default();
    next + near + stretch.partition_point(|place| *place < bound)
}

/// What is kept so far.
struct Thinned<'a> {
    frame: &'a Frame<'a>,
    is_filled: bool,
    kept: Vec<usize>,
    /// Pieces that begin and end in the present column.
    loose: Vec<Piece>,
    /// The last gap, when what was kept last lies before it.
    gap: Option<usize>,
}

/// Data without a gap in one column.
#[derive(Clone, Copy)]
struct Piece {
    first: usize,
    last: usize,
    least: (usize, f64),
    greatest: (usize, f64),
}

impl Piece {
    /// The numbers of a stretch of `own`, of which the first is at `from`.
    fn new(from: usize, own: &[f64], stretch: Stretch) -> Self {
        let datum = |at: usize| (from + at, own.get(at).copied().unwrap_or(f64::NAN));
        let Stretch { first, last, least, greatest } = stretch;
        let (least, greatest) = (datum(least), datum(greatest));
        Self { first: from + first, last: from + last, least, greatest }
    }

    fn add(&mut self, at: usize, value: f64) {
        self.last = at;
        if value < self.least.1 {
            self.least = (at, value);
        }
        if value > self.greatest.1 {
            self.greatest = (at, value);
        }
    }
}

impl Thinned<'_> {
    fn column(&mut self, y: &[f64], column: Range<usize>) {
        // Whether the piece goes on from the column before.
        let mut is_entering = self.gap.is_none() && !self.kept.is_empty();
        let mut leaving = None;
        let mut next = column.start;
        let own = y.get(column.clone()).unwrap_or_default();
        for stretch in stretches(own, self.frame.y.placed()) {
            let piece = Piece::new(column.start, own, stretch);
            if piece.first > next {
                is_entering = false;
                self.gap = Some(next);
            }
            next = piece.last + 1;
            if next == column.end {
                leaving = Some(piece);
            } else if is_entering {
                self.keep(&piece);
            } else {
                self.loosen(piece);
            }
        }
        if next < column.end {
            self.gap = Some(next);
        }
        let gap = self.gap;
        self.keep_loose();
        self.gap = gap;
        if let Some(piece) = leaving {
            self.keep(&piece);
        }
    }

    /// A piece that is whole: of grounds the one that is seen best stands for all of a column.
    fn loosen(&mut self, piece: Piece) {
        let height = |piece: &Piece| piece.greatest.1 - piece.least.1;
        match self.loose.first_mut().filter(|_| self.is_filled) {
            Some(best) if height(best) < height(&piece) => *best = piece,
            Some(_) => {}
            None => self.loose.push(piece),
        }
    }

    /// Keeps the whole pieces of a column: those that touch are one stroke.
    fn keep_loose(&mut self) {
        let Some(gap) = self.gap.filter(|_| !self.loose.is_empty()) else { return };
        let place = |value: f64| self.frame.y.at(value);
        let extent = |piece: &Piece| {
            let (a, b) = (place(piece.least.1), place(piece.greatest.1));
            (a.min(b), a.max(b))
        };
        let loose = by_number(std::mem::take(&mut self.loose), |piece| extent(piece).0);
        let mut strokes: Vec<(Piece, f64)> = Vec::new();
        for piece in loose {
            let (top, foot) = extent(&piece);
            match strokes.last_mut().filter(|(_, end)| top <= *end + GRAIN) {
                Some((stroke, end)) => {
                    for (at, value) in [piece.least, piece.greatest] {
                        stroke.add(at, value);
                    }
                    (stroke.first, stroke.last) = (stroke.least.0, stroke.greatest.0);
                    *end = end.max(foot);
                }
                None => strokes.push((piece, foot)),
            }
        }
        for (stroke, _) in strokes {
            self.keep(&stroke);
            self.gap = Some(gap);
        }
    }

    /// Keeps what draws a piece, after the gap before it.
    fn keep(&mut self, piece: &Piece) {
        let gap = self.gap.take().filter(|_| !self.kept.is_empty());
        self.kept.extend(gap);
        let start = self.kept.len();
        let (near, far) = if piece.least.0 < piece.greatest.0 {
            (piece.least.0, piece.greatest.0)
        } else {
            (piece.greatest.0, piece.least.0)
        };
        for at in [piece.first, near, far, piece.last] {
            if !self.kept.get(start..).is_some_and(|kept| kept.contains(&at)) {
                self.kept.push(at);
            }
        }
    }
}
