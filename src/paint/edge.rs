//! The far ends of bars whose values are not exact, cut into pieces of plain ground.

use crate::scene::{Edge, EdgeKind, Point, Rect, Side};

/// A piece of a bar.
pub(super) enum Piece {
    /// A rectangle, with the share of the bar's opacity.
    Rect(Rect, f64),
    /// A polygon in the bar's colour.
    Corners(Vec<Point>),
}

/// Px over which the end of *over* fades.
const FADE: f64 = 6.0;
/// Px of *nearly*: the gap, and the cap after it.
const GAP: f64 = 2.0;
/// Px from the end of *over* to its arrow, the arrow's length, and half its width.
const ARROW: (f64, f64, f64) = (2.0, 5.0, 4.0);
/// Px of the stroke that ends *up to* like a ceiling: its thickness, and how far it stands out on
/// either side of the bar.
const CEILING: (f64, f64) = (2.0, 4.0);

/// The pieces of a bar with an inexact end; fades are cut at the borders of the device's pixels.
pub(super) fn pieces(bounds: &Rect, edge: Edge, device_px: f64) -> Vec<Piece> {
    let bar = Bar { bounds, side: edge.side };
    let length = bar.length();
    match edge.kind {
        EdgeKind::Open => {
            let fade = FADE.min(length / 2.0);
            let mut pieces = vec![bar.slab(length, fade, 1.0)];
            bar.fade(&mut pieces, fade, 0.0, device_px);
            let (gap, long, wide) = ARROW;
            pieces.push(Piece::Corners(bar.arrow(-gap, -gap - long, bar.narrow(wide))));
            pieces
        }
        EdgeKind::Soft => {
            let (inside, outside) = (EdgeKind::Soft.reach().min(length / 2.0), edge.kind.reach());
            let mut pieces = vec![bar.slab(length, inside, 1.0)];
            bar.fade(&mut pieces, inside, -outside, device_px);
            pieces
        }
        EdgeKind::Gap => {
            let cap = GAP.min(length / 3.0);
            vec![bar.slab(length, 2.0 * cap, 1.0), bar.slab(cap, 0.0, 1.0)]
        }
        EdgeKind::Cap => {
            let (thick, out) = CEILING;
            let ceiling = bar.across(thick.min(length), 0.0, out);
            vec![bar.slab(length, 0.0, 1.0), Piece::Rect(ceiling, 1.0)]
        }
    }
}

/// A bar with its far end; distances are px inwards from that end.
struct Bar<'a> {
    bounds: &'a Rect,
    side: Side,
}

impl Bar<'_> {
    fn length(&self) -> f64 {
        match self.side {
            Side::Top | Side::Bottom => self.bounds.height,
            Side::Left | Side::Right => self.bounds.width,
        }
    }

    /// At most that, or two fifths of the bar's thickness.
    fn narrow(&self, wide: f64) -> f64 {
        let thick = match self.side {
            Side::Top | Side::Bottom => self.bounds.width,
            Side::Left | Side::Right => self.bounds.height,
        };
        wide.min(thick * 0.4)
    }

    /// A point that many px inwards, and that many px across from the middle.
    fn point(&self, inwards: f64, across: f64) -> Point {
        let Rect { x, y, .. } = *self.bounds;
        let center = self.bounds.center();
        match self.side {
            Side::Top => Point { x: center.x + across, y: y + inwards },
            Side::Bottom => Point { x: center.x + across, y: self.bounds.bottom() - inwards },
            Side::Left => Point { x: x + inwards, y: center.y + across },
            Side::Right => Point { x: self.bounds.right() - inwards, y: center.y + across },
        }
    }

    /// The part of the bar between two distances, and as much more on either side.
    fn across(&self, from: f64, to: f64, more: f64) -> Rect {
        let half = more
            + match self.side {
                Side::Top | Side::Bottom => self.bounds.width / 2.0,
                Side::Left | Side::Right => self.bounds.height / 2.0,
            };
        Rect::between(self.point(from, -half), self.point(to, half))
    }

    fn slab(&self, from: f64, to: f64, opacity: f64) -> Piece {
        Piece::Rect(self.across(from, to, 0.0), opacity)
    }

    fn fade(&self, pieces: &mut Vec<Piece>, from: f64, to: f64, device_px: f64) {
        let count = libm::round((from - to) * device_px).clamp(1.0, 24.0);
        let step = (from - to) / count;
        for strip in 0..count as u32 {
            let start = f64::from(strip);
            let (near, far) = (from - start * step, from - (start + 1.0) * step);
            pieces.push(self.slab(near, far, 1.0 - (start + 0.5) / count));
        }
    }

    fn arrow(&self, foot: f64, tip: f64, wide: f64) -> Vec<Point> {
        vec![self.point(foot, -wide), self.point(tip, 0.0), self.point(foot, wide)]
    }
}
