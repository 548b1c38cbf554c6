//! What words must keep clear of, and where there is room for them.

use super::picture::{Picture, ink};
use super::theme;
use crate::scene::{Item, Point, Rect, Role, Shape};

/// What is in the way of words.
#[derive(Default)]
pub(super) struct Obstacles {
    /// Marks and words that have their place.
    rects: Vec<Rect>,
    /// Lines.
    segments: Vec<(Point, Point)>,
    /// Words only: a leader may cross marks, never words.
    words: Vec<Rect>,
    /// Where words may stand.
    pub(super) room: Rect,
}

impl Obstacles {
    /// All marks and words of the picture so far.
    pub(super) fn new(picture: &Picture<'_>, room: Rect) -> Self {
        let mut found = Self { room, ..Self::default() };
        for item in picture.items() {
            found.add(item);
        }
        found
    }

    fn add(&mut self, item: &Item) {
        if let Some(words) = ink(&item.shape) {
            self.write(words);
            return;
        }
        if !matches!(item.identity.role, Role::Mark | Role::LegendSymbol | Role::AnnotationRule) {
            return;
        }
        match &item.shape {
            Shape::Rect { bounds, .. } if !self.is_ground(bounds) => self.rects.push(*bounds),
            Shape::Rule { from, to } => self.segments.push((*from, *to)),
            Shape::Symbol { center, radius, .. } => {
                let side = radius * 2.0;
                let (x, y) = (center.x - radius, center.y - radius);
                self.rects.push(Rect { x, y, width: side, height: side });
            }
            Shape::Path { points, .. } => {
                let pairs = points.windows(2).filter_map(|pair| match pair {
                    [a, b] if (a.x + a.y + b.x + b.y).is_finite() => Some((*a, *b)),
                    _ => None,
                });
                self.segments.extend(pairs);
            }
            _ => {}
        }
    }

    /// Adds words.
    pub(super) fn write(&mut self, words: Rect) {
        self.rects.push(words);
        self.words.push(words);
    }

    /// Whether a rectangle is a ground that runs through the whole picture, such as a shaded time.
    fn is_ground(&self, rect: &Rect) -> bool {
        rect.height >= self.room.height * 0.6 && rect.width >= theme::TARGET * 4.0
    }

    /// Whether words have that place for themselves.
    pub(super) fn is_free(&self, words: &Rect) -> bool {
        self.is_inside(words) && self.touches(&words.grown(theme::CLEARANCE)) == 0
    }

    /// Whether words are whole.
    pub(super) fn is_inside(&self, words: &Rect) -> bool {
        let room = &self.room;
        words.x >= room.x
            && words.y >= room.y
            && words.right() <= room.right()
            && words.bottom() <= room.bottom()
    }

    /// How many marks and words a place touches.
    pub(super) fn touches(&self, place: &Rect) -> usize {
        let rects = self.rects.iter().filter(|rect| rect.overlaps(place)).count();
        let lines = self.segments.iter().filter(|(a, b)| is_crossing(place, *a, *b)).count();
        rects + lines
    }

    /// Whether a place touches words.
    pub(super) fn covers_words(&self, place: &Rect) -> bool {
        self.words.iter().any(|words| words.overlaps(place))
    }

    /// What a leader would cross: words are out of the question, marks cost.
    fn crossed(&self, from: Point, to: Point) -> Option<f64> {
        let is_blocked =
            self.words.iter().any(|words| is_crossing(&words.grown(theme::PLATE), from, to));
        if is_blocked {
            return None;
        }
        let rects = self.rects.iter().filter(|rect| is_crossing(rect, from, to)).count();
        // Along a line a leader reads as part of it, so near lines count as crossed ones do; not at
        // its tip, where the line may be its mark.
        let part = |part: f64| Point {
            x: from.x + (to.x - from.x) * part,
            y: from.y + (to.y - from.y) * part,
        };
        let beads = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7].map(part);
        let near = |(a, b): &(Point, Point)| {
            let beads = beads.iter().filter(|bead| is_by(**bead, *a, *b)).count();
            beads + usize::from(meets((*a, *b), (from, to)))
        };
        let lines: usize = self.segments.iter().map(near).sum();
        Some((rects + lines) as f64)
    }

    /// The free place for words of that size that is best tied to a mark at `mark`: near, but with
    /// a leader that can be seen, and not across other marks.
    pub(super) fn seek(&self, size: (f64, f64), mark: &Rect, far: f64) -> Option<(Rect, Leader)> {
        /// Places are tried at that distance, px: finer is not seen.
        const GRAIN: f64 = 6.0;
        let (width, height) = size;
        let room = &self.room;
        let across = ((room.width - width) / GRAIN).clamp(-1.0, 400.0);
        let down = ((room.height - height) / GRAIN).clamp(-1.0, 200.0);
        let mut best: Option<(f64, Rect, Leader)> = None;
        for row in 0..=(down + 1.0) as usize {
            for column in 0..=(across + 1.0) as usize {
                let x = (room.x + column as f64 * GRAIN).min(room.right() - width);
                let y = (room.y + row as f64 * GRAIN).min(room.bottom() - height);
                let place = Rect { x, y, width, height };
                let leader = Leader::new(&place, mark);
                let length = leader.length();
                let least = best.as_ref().map_or(f64::INFINITY, |(cost, ..)| *cost);
                let cost = (length - far).abs() + leader.slant() * 14.0;
                if cost >= least || length < theme::LEADER_LEAST || !self.is_free(&place) {
                    continue;
                }
                let Some(crossed) = self.crossed(leader.from, leader.to) else { continue };
                let cost = cost + crossed * 120.0;
                if cost < least {
                    best = Some((cost, place, leader));
                }
            }
        }
        best.map(|(_, place, leader)| (place, leader))
    }
}

/// The line between words and the mark that they speak of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leader {
    pub(super) from: Point,
    pub(super) to: Point,
}

impl Leader {
    /// The shortest line from words to a mark that keeps a little away from both. It leaves words
    /// sideways at the middle of a line, not under it, where it would look like a stroke of theirs.
    fn new(words: &Rect, mark: &Rect) -> Self {
        let center = mark.center();
        // Where words and mark overlap in one direction the leader runs straight.
        let near = |low: f64, high: f64, wish: f64| wish.max(low).min(high.max(low));
        let is_beside = mark.x > words.right() || mark.right() < words.x;
        let half = if is_beside {
            (theme::leading(theme::LABEL) / 2.0).min(words.height / 2.0)
        } else {
            0.0
        };
        let mut from = Point {
            x: near(words.x, words.right(), center.x),
            y: near(words.y + half, words.bottom() - half, center.y),
        };
        let to =
            Point { x: near(mark.x, mark.right(), from.x), y: near(mark.y, mark.bottom(), from.y) };
        // A leader that is nearly straight looks like a mistake.
        if (from.x - to.x).abs() < theme::LEADER_GAP {
            from.x = to.x;
        }
        if (from.y - to.y).abs() < theme::LEADER_GAP {
            from.y = to.y;
        }
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let length = libm::sqrt(dx * dx + dy * dy);
        let part = if length > 0.0 { (theme::LEADER_GAP / length).min(0.5) } else { 0.0 };
        let (dx, dy) = (dx * part, dy * part);
        let from = Point { x: from.x + dx, y: from.y + dy };
        Self { from, to: Point { x: to.x - dx, y: to.y - dy } }
    }

    fn length(&self) -> f64 {
        let (dx, dy) = (self.to.x - self.from.x, self.to.y - self.from.y);
        libm::sqrt(dx * dx + dy * dy)
    }

    /// 0 for a straight leader, 1 for one at 45 degrees.
    fn slant(&self) -> f64 {
        let (dx, dy) = ((self.to.x - self.from.x).abs(), (self.to.y - self.from.y).abs());
        if dx.max(dy) > 0.0 { dx.min(dy) / dx.max(dy) } else { 0.0 }
    }
}

/// Whether a straight line runs through a rectangle.
pub(super) fn is_crossing(rect: &Rect, a: Point, b: Point) -> bool {
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    let sides = [
        (a.x - rect.x, a.x - b.x),
        (rect.right() - a.x, b.x - a.x),
        (a.y - rect.y, a.y - b.y),
        (rect.bottom() - a.y, b.y - a.y),
    ];
    for (inside, rate) in sides {
        if rate == 0.0 {
            if inside <= 0.0 {
                return false;
            }
        } else if rate > 0.0 {
            to = to.min(inside / rate);
        } else {
            from = from.max(inside / rate);
        }
    }
    from < to
}

/// Whether a point lies by a straight line.
fn is_by(point: Point, a: Point, b: Point) -> bool {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let along =
        if length > 0.0 { ((point.x - a.x) * dx + (point.y - a.y) * dy) / length } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    let (x, y) = (point.x - a.x - along * dx, point.y - a.y - along * dy);
    x * x + y * y < theme::CLEARANCE * theme::CLEARANCE
}

/// Whether two straight lines meet.
fn meets((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}
