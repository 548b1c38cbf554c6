//! What words must keep clear of, and where there is room for them.

use super::picture::{Picture, ink};
use super::theme;
use crate::data::order::by_number;
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
        // So near to words a leader would seem to be theirs.
        let near = theme::VALUE_GAP;
        let is_blocked = self.words.iter().any(|words| is_crossing(&words.grown(near), from, to));
        if is_blocked {
            return None;
        }
        /// A leader that ends at another mark than its own says what is wrong: worse than any line.
        const SYMBOL: usize = 4;
        let is_close = |rect: &&Rect| is_crossing(&rect.grown(theme::PLATE), from, to);
        let rects = self.rects.iter().filter(is_close).count();
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
        Some((rects * SYMBOL + lines) as f64)
    }

    /// The free place for words of that size that is best tied to a mark at `mark`: near, but with
    /// a leader that can be seen, and not across other marks; no farther than `reach` px.
    pub(super) fn seek(
        &self,
        size: (f64, f64),
        mark: &Rect,
        (far, reach): (f64, f64),
    ) -> Option<(Rect, Leader)> {
        let window = Rect {
            x: mark.x - reach - size.0,
            y: mark.y - reach - size.1,
            width: mark.width + 2.0 * reach + size.0,
            height: mark.height + 2.0 * reach + size.1,
        };
        self.best(self.places(size, mark, far, &window))
    }

    /// The places for words whose top left corner lies in `window`, the best tied to the mark first.
    fn places(&self, size: (f64, f64), mark: &Rect, far: f64, window: &Rect) -> Vec<Tied> {
        /// Places are tried at that distance, px: finer is not seen.
        const GRAIN: f64 = 6.0;
        /// Most places in one direction.
        const MOST: f64 = 300.0;
        /// A leader at 45 degrees is as bad as one that is too long by so many px.
        const SLANT: f64 = 14.0;
        let (width, height) = size;
        let room = &self.room;
        let (left, top) = (window.x.max(room.x), window.y.max(room.y));
        let right = window.right().min(room.right() - width);
        let bottom = window.bottom().min(room.bottom() - height);
        let across = ((right - left) / GRAIN).clamp(-1.0, MOST);
        let down = ((bottom - top) / GRAIN).clamp(-1.0, MOST);
        let mut places = Vec::new();
        for row in 0..=(down + 1.0) as usize {
            for column in 0..=(across + 1.0) as usize {
                let x = (left + column as f64 * GRAIN).min(right);
                let y = (top + row as f64 * GRAIN).min(bottom);
                let place = Rect { x, y, width, height };
                let leader = Leader::new(&place, mark);
                let length = leader.length();
                if length >= theme::LEADER_LEAST && self.is_inside(&place) {
                    let cost = (length - far).abs() + leader.slant() * SLANT;
                    places.push(Tied { cost, place, leader });
                }
            }
        }
        by_number(places, |tied| tied.cost)
    }

    /// The best of places that are sorted by what they cost: the first free one, unless its leader
    /// crosses marks and a later one does not.
    fn best(&self, places: Vec<Tied>) -> Option<(Rect, Leader)> {
        /// A crossed mark is as bad as a leader that is too long by so many px.
        const CROSSED: f64 = 120.0;
        let mut best: Option<Tied> = None;
        for mut tied in places {
            if best.as_ref().is_some_and(|best| best.cost <= tied.cost) {
                break;
            }
            if !self.is_free(&tied.place) {
                continue;
            }
            if let Some(crossed) = self.crossed(tied.leader.from, tied.leader.to) {
                tied.cost += crossed * CROSSED;
                if best.as_ref().is_none_or(|best| tied.cost < best.cost) {
                    best = Some(tied);
                }
            }
        }
        best.map(|tied| (tied.place, tied.leader))
    }
}

/// A place for words with its leader, and what speaks against it.
struct Tied {
    cost: f64,
    place: Rect,
    leader: Leader,
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
    clipped(rect, a, b).is_some()
}

/// The part of a straight line that lies in a rectangle (Liang and Barsky).
pub(super) fn clipped(rect: &Rect, a: Point, b: Point) -> Option<(Point, Point)> {
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let sides = [
        (a.x - rect.x, dx),
        (rect.right() - a.x, -dx),
        (a.y - rect.y, dy),
        (rect.bottom() - a.y, -dy),
    ];
    for (inside, rate) in sides {
        // `inside + rate * part` is how far the line is inside of that side.
        if rate == 0.0 {
            if inside <= 0.0 {
                return None;
            }
        } else if rate < 0.0 {
            to = to.min(inside / -rate);
        } else {
            from = from.max(-inside / rate);
        }
    }
    let at = |part: f64| Point { x: a.x + dx * part, y: a.y + dy * part };
    (from < to).then(|| (at(from), at(to)))
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
