//! More data than anybody would go through one by one, as ranges of ranges for keys and ears.
//!
//! Targets that are neighbours are told by the first and the last of them, however many they are.

use super::{DataSpan, DatumRef, Rect, Scene};
use std::ops::Range;

/// How many parts a range has at most.
const PARTS: usize = 16;
/// Most ranges that a chart begins with, unless it has more lines: with the parts of one and the parts
/// of one of these, each of 6,144 data is at most 12 presses away.
const ROOTS: usize = 24;
/// Most lines that are gone through one after another; of more, all data are taken as one line.
const LINES: usize = 100;
/// How many things one press passes over that is to go far.
const STRIDE: usize = 4;

/// The data of a scene that has crowds, in the order in which keys go through them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranges {
    /// Targets of the scene: stretches of neighbours, each with where it begins in the order.
    order: Vec<(usize, Range<usize>)>,
    /// Lines, as parts of the order; no range goes from one into another.
    lines: Vec<Range<usize>>,
    /// Most data of a range that the chart begins with.
    root: usize,
}

/// A range, or a single datum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stop {
    /// Where it begins in the order.
    pub at: usize,
    /// How many data ranges of its depth have at most; 1 for a datum.
    pub span: usize,
}

/// What a key wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the next one, also out of the range that this one is in.
    Next,
    /// To the one before.
    Previous,
    /// Some further on.
    On,
    /// Some back.
    Back,
    /// To the first one within the same range.
    First,
    /// To the last one within the same range.
    Last,
    /// Into the range, to its first part.
    In,
    /// Out, to the range that it is in.
    Out,
}

impl Ranges {
    /// The ranges of a scene; nothing when each of its data has a target of its own.
    pub fn of(scene: &Scene) -> Option<Self> {
        let lines = lines(scene);
        let lines: Vec<Vec<Range<usize>>> = match lines.len() <= LINES {
            true => lines,
            false => vec![lines.concat()],
        };
        let is_crowded = !scene.crowds.0.is_empty() && lines.iter().any(|line| !line.is_empty());
        is_crowded.then(|| Self::new(lines))
    }

    /// The ranges of lines of targets, each line as its stretches of neighbours.
    pub fn new(all: Vec<Vec<Range<usize>>>) -> Self {
        let mut at = 0;
        let (mut order, mut lines) = (Vec::new(), Vec::new());
        for line in all.into_iter().filter(|line| !line.is_empty()) {
            let from = at;
            for stretch in line {
                let len = stretch.len();
                order.push((at, stretch));
                at += len;
            }
            lines.push(from..at);
        }
        let roots = |root: usize| lines.iter().map(|line| line.len().div_ceil(root)).sum::<usize>();
        let longest = lines.iter().map(Range::len).max().unwrap_or_default();
        let mut root = PARTS;
        while roots(root) > ROOTS && root < longest {
            root = root.saturating_mul(PARTS);
        }
        Self { order, lines, root }
    }

    /// Number of data.
    pub fn len(&self) -> usize {
        self.lines.last().map_or(0, |line| line.end)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The targets of a stop, as stretches of neighbours.
    pub fn targets(&self, stop: Stop) -> Vec<Range<usize>> {
        let range = self.range(stop);
        let mut targets = Vec::new();
        for (at, own) in &self.order {
            let (from, to) = (range.start.max(*at), range.end.min(at + own.len()));
            if from < to {
                targets.push(own.start + (from - at)..own.start + (to - at));
            }
        }
        targets
    }

    /// The target of a stop that is a single datum.
    pub fn target(&self, stop: Stop) -> Option<usize> {
        let is_single = self.range(stop).len() == 1;
        self.targets(stop).first().filter(|_| is_single).map(|own| own.start)
    }

    /// The stop of a target by itself.
    pub fn find(&self, target: usize) -> Option<Stop> {
        let (at, own) = self.order.iter().find(|(_, own)| own.contains(&target))?;
        Some(Stop { at: at + (target - own.start), span: 1 })
    }

    /// What a stop is a part of; nothing for those that the chart begins with.
    pub fn around(&self, stop: Stop) -> Option<Stop> {
        let Stop { at, span } = stop;
        (span < self.root).then(|| self.stop(at, span.saturating_mul(PARTS)))
    }

    /// The parts of a stop; with nothing, what the chart begins with.
    pub fn parts(&self, of: Option<Stop>) -> Vec<Stop> {
        let (range, span) = match of {
            Some(stop) => (self.range(stop), (stop.span / PARTS).max(1)),
            None => (0..self.len(), self.root),
        };
        let mut parts = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let part = self.stop(at, span);
            parts.push(part);
            at = self.range(part).end.max(at + 1);
        }
        parts
    }

    /// Which a stop is among those around it, from 0, and of how many.
    pub fn rank(&self, stop: Stop) -> (usize, usize) {
        let all = self.parts(self.around(stop));
        (all.iter().position(|own| *own == stop).unwrap_or_default(), all.len())
    }

    /// Where a move leads; nothing when there is nothing there.
    pub fn go(&self, from: Stop, way: Move) -> Option<Stop> {
        let beside = || self.parts(self.around(from));
        let far = |step: fn(&Self, Stop) -> Option<Stop>| {
            let mut at = from;
            for _ in 0..STRIDE {
                at = step(self, at).unwrap_or(at);
            }
            Some(at)
        };
        match way {
            Move::Next => self.next(from),
            Move::Previous => self.previous(from),
            Move::On => far(Self::next),
            Move::Back => far(Self::previous),
            Move::First => beside().first().copied(),
            Move::Last => beside().last().copied(),
            Move::In if self.range(from).len() > 1 => self.parts(Some(from)).first().copied(),
            Move::In => None,
            Move::Out => self.around(from),
        }
    }

    fn next(&self, from: Stop) -> Option<Stop> {
        let at = self.range(from).end;
        (at < self.len()).then(|| self.stop(at, from.span))
    }

    fn previous(&self, from: Stop) -> Option<Stop> {
        Some(self.stop(from.at.checked_sub(1)?, from.span))
    }

    /// The stop of that depth that a place of the order is in.
    fn stop(&self, at: usize, span: usize) -> Stop {
        let start = self.line(at).start;
        Stop { at: at - (at - start) % span, span }
    }

    fn range(&self, stop: Stop) -> Range<usize> {
        stop.at..stop.at.saturating_add(stop.span).min(self.line(stop.at).end)
    }

    fn line(&self, at: usize) -> Range<usize> {
        let found = self.lines.partition_point(|line| line.end <= at);
        self.lines.get(found).cloned().unwrap_or(at..at)
    }
}

/// The targets of a scene line by line: data of crowds, and between them those with their own.
fn lines(scene: &Scene) -> Vec<Vec<Range<usize>>> {
    let alone = scene.targets.iter().enumerate().filter(|(_, target)| !scene.is_crowded(target));
    let mut lines: Vec<Vec<Range<usize>>> =
        vec![alone.map(|(index, _)| index..index + 1).collect()];
    let mut from = scene.targets.len();
    for crowd in &scene.crowds.0 {
        for mut line in crowd.lines() {
            for own in &mut line {
                *own = from + own.start..from + own.end;
            }
            lines.push(line);
        }
        from += crowd.len();
    }
    lines.retain(|line| !line.is_empty());
    lines
}

impl Scene {
    /// Which data neighbouring targets are, also those of a crowd.
    pub fn span(&self, targets: &Range<usize>) -> Option<DataSpan> {
        let len = targets.len();
        let Some(beyond) = targets.start.checked_sub(self.targets.len()) else {
            return self.targets.get(targets.start).map(|own| DataSpan { first: own.datum, len });
        };
        let (crowd, at) = self.crowds.find(beyond)?;
        let ((panel, layer), index) = (crowd.layer(), u32::try_from(at).ok()?);
        Some(DataSpan { first: DatumRef { panel, layer, index }, len })
    }

    /// What targets cover together, at least a point of each.
    pub fn bounds(&self, targets: &[Range<usize>]) -> Option<Rect> {
        let mut all = targets.iter().filter_map(|stretch| self.around(stretch));
        let first = all.next()?;
        Some(all.fold(first, |one, other| one.union(&other)))
    }

    fn around(&self, targets: &Range<usize>) -> Option<Rect> {
        let Some(beyond) = targets.start.checked_sub(self.targets.len()) else {
            return self.targets.get(targets.start).map(|target| target.bounds);
        };
        let (crowd, at) = self.crowds.find(beyond)?;
        crowd.bounds(at..at + targets.len())
    }
}
