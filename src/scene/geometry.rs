//! Points, sizes and rectangles in CSS px.

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Px from the left.
    pub x: f64,
    /// Px from the top.
    pub y: f64,
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Px from left to right.
    pub width: f64,
    /// Px from top to bottom.
    pub height: f64,
}

/// A rectangle; width and height are never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Px from left to right.
    pub width: f64,
    /// Px from top to bottom.
    pub height: f64,
}

/// The length of a way that goes so far across and so far down. A square root is exact everywhere.
pub fn length(across: f64, down: f64) -> f64 {
    (across * across + down * down).sqrt()
}

impl Rect {
    /// The rectangle between two corners, in whatever order.
    pub fn between(a: Point, b: Point) -> Self {
        let (x, y) = (a.x.min(b.x), a.y.min(b.y));
        Self { x, y, width: (a.x - b.x).abs(), height: (a.y - b.y).abs() }
    }

    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Its middle.
    pub fn center(&self) -> Point {
        Point { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    /// Whether a point lies in it, edges included.
    pub fn contains(&self, point: Point) -> bool {
        point.x >= self.x
            && point.x <= self.right()
            && point.y >= self.y
            && point.y <= self.bottom()
    }

    /// Whether two rectangles share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// The same rectangle with `by` px more on each side.
    pub fn grown(&self, by: f64) -> Self {
        let (width, height) = (self.width + 2.0 * by, self.height + 2.0 * by);
        Self { x: self.x - by, y: self.y - by, width: width.max(0.0), height: height.max(0.0) }
    }

    /// The least rectangle around both.
    pub fn union(&self, other: &Self) -> Self {
        Self::between(
            Point { x: self.x.min(other.x), y: self.y.min(other.y) },
            Point { x: self.right().max(other.right()), y: self.bottom().max(other.bottom()) },
        )
    }
}
