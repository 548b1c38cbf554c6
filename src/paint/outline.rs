//! Lines as corners: outlines of shapes, and lines cut into dashes.

use crate::scene::{Edge, EdgeKind, Form, Point, Rect, Side};

/// The corners of a closed line, begun and ended in the middle of an edge, so that every corner is
/// joined.
pub(super) fn closed(corners: &[Point]) -> Vec<Point> {
    let (Some(first), Some(second)) = (corners.first(), corners.get(1)) else {
        return corners.to_vec();
    };
    let middle = Point { x: (first.x + second.x) / 2.0, y: (first.y + second.y) / 2.0 };
    let mut line = vec![middle];
    line.extend_from_slice(corners.get(1..).unwrap_or_default());
    line.push(*first);
    line.push(middle);
    line
}

/// The outline of a rectangle inside its bounds; without the far side where that end is open.
pub(super) fn rect(bounds: &Rect, width: f64, edge: Option<Edge>) -> Vec<Point> {
    let inner = bounds.grown(-(width / 2.0).min(bounds.width / 2.0).min(bounds.height / 2.0));
    let (left, top, right, bottom) = (inner.x, inner.y, inner.right(), inner.bottom());
    let mut corners =
        [(left, top), (right, top), (right, bottom), (left, bottom)].map(|(x, y)| Point { x, y });
    match edge {
        Some(Edge { side, kind: EdgeKind::Open | EdgeKind::Soft }) => {
            corners.rotate_left(match side {
                Side::Top => 1,
                Side::Right => 2,
                Side::Bottom => 3,
                Side::Left => 0,
            });
            corners.to_vec()
        }
        _ => closed(&corners),
    }
}

/// The corners of a symbol; a circle has none.
pub(super) fn symbol(center: Point, radius: f64, form: Form) -> Vec<Point> {
    /// Corners in parts of the radius.
    const SQUARE: &[(f64, f64)] = &[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
    const DIAMOND: &[(f64, f64)] = &[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)];
    const UP: &[(f64, f64)] = &[(0.0, -1.0), (1.0, 0.8), (-1.0, 0.8)];
    const RIGHT: &[(f64, f64)] = &[(1.0, 0.0), (-0.8, 1.0), (-0.8, -1.0)];
    const ARM: f64 = 0.35;
    const CROSS: &[(f64, f64)] = &[
        (-ARM, -1.0),
        (ARM, -1.0),
        (ARM, -ARM),
        (1.0, -ARM),
        (1.0, ARM),
        (ARM, ARM),
        (ARM, 1.0),
        (-ARM, 1.0),
        (-ARM, ARM),
        (-1.0, ARM),
        (-1.0, -ARM),
        (-ARM, -ARM),
    ];
    let corners = match form {
        Form::Circle => &[],
        Form::Square => SQUARE,
        Form::Diamond => DIAMOND,
        Form::Triangle | Form::ArrowUp => UP,
        Form::ArrowRight => RIGHT,
        Form::Cross => CROSS,
    };
    let place = |(x, y): &(f64, f64)| Point { x: center.x + x * radius, y: center.y + y * radius };
    corners.iter().map(place).collect()
}

/// A line cut into dashes of `(length, gap)` px; whole when there is no gap.
pub(super) fn dashes(points: &[Point], (length, gap): (f64, f64)) -> Vec<Vec<Point>> {
    /// More dashes than that are no longer seen as such, and would only cost time.
    const MANY: f64 = 2000.0;
    let pairs = || points.iter().zip(points.iter().skip(1));
    let whole: f64 =
        pairs().map(|(a, b)| crate::scene::geometry::length(b.x - a.x, b.y - a.y)).sum();
    let is_dashed = gap > 0.0 && length > 0.0 && whole / (length + gap) < MANY;
    if !is_dashed {
        return vec![points.to_vec()];
    }
    let mut runs = Vec::new();
    let mut run: Vec<Point> = points.first().copied().into_iter().collect();
    let (mut is_drawn, mut left) = (true, length);
    for (from, to) in pairs() {
        let long = crate::scene::geometry::length(to.x - from.x, to.y - from.y);
        let mut done = 0.0;
        while long - done > left {
            done += left;
            let share = done / long;
            let cut =
                Point { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
            if is_drawn {
                run.push(cut);
                runs.push(std::mem::take(&mut run));
            } else {
                run = vec![cut];
            }
            is_drawn = !is_drawn;
            left = if is_drawn { length } else { gap };
        }
        left -= long - done;
        if is_drawn {
            run.push(*to);
        }
    }
    if run.len() > 1 {
        runs.push(run);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn cuts_dashes_around_corners() {
        let line = [at(0.0, 0.0), at(5.0, 0.0), at(5.0, 5.0)];
        let runs = dashes(&line, (4.0, 2.0));
        assert_eq!(runs.len(), 2);
        assert_eq!(runs[0], [at(0.0, 0.0), at(4.0, 0.0)]);
        assert_eq!(runs[1], [at(5.0, 1.0), at(5.0, 5.0)]);
        let around = dashes(&line, (6.0, 1.0));
        assert_eq!(around[0], [at(0.0, 0.0), at(5.0, 0.0), at(5.0, 1.0)]);
    }

    #[test]
    fn does_not_cut_what_has_no_gap_or_no_end() {
        let far = [at(0.0, 0.0), at(1e9, 0.0)];
        assert_eq!(dashes(&far, (1.0, 1.0)).len(), 1);
        assert_eq!(dashes(&far, (0.0, 0.0)).len(), 1);
        assert_eq!(dashes(&far, (0.0, 3.0)).len(), 1);
        assert!(dashes(&[], (3.0, 3.0)).is_empty());
    }
}
