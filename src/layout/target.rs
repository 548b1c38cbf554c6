//! Targets: as large as fingers need, without taking room from their neighbours.

use super::theme;
use crate::scene::{Rect, Size, Target};

/// Makes one target of a datum that several layers draw, such as a line and its points: nobody
/// wants to be told it twice. The layer on top tells it.
pub(super) fn merge(targets: &mut Vec<Target>) {
    if targets.len() > theme::TARGETS_GROWN {
        return;
    }
    let mut merged: Vec<Target> = Vec::new();
    for target in targets.drain(..) {
        let is_same = |lower: &&mut Target| {
            let (own, other) = (target.datum, lower.datum);
            lower.key == target.key && other.panel == own.panel && other.layer != own.layer
        };
        match merged.iter_mut().find(is_same) {
            Some(lower) => {
                let bounds = lower.bounds.union(&target.bounds);
                *lower = Target { bounds, ..target };
            }
            None => merged.push(target),
        }
    }
    *targets = merged;
}

/// Grows small targets to 24 px each way, as far as neighbours and the rim leave room.
pub(super) fn grow(targets: &mut [Target], size: Size) {
    let rim = Rect { x: 0.0, y: 0.0, width: size.width, height: size.height };
    if targets.len() > theme::TARGETS_GROWN {
        return;
    }
    let own: Vec<Rect> = targets.iter().map(|target| target.bounds).collect();
    for (index, target) in targets.iter_mut().enumerate() {
        let mut grown = wished(&target.bounds);
        for (_, other) in own.iter().enumerate().filter(|(other, _)| *other != index) {
            let is_upon = other.overlaps(&target.bounds);
            if !is_upon || is_small(other) && is_small(&target.bounds) {
                grown = parted(grown, &target.bounds, other);
            }
        }
        target.bounds = clipped(&grown, &rim);
    }
}

/// Whether a mark gives way to its neighbours; a bar under a point does not.
fn is_small(bounds: &Rect) -> bool {
    bounds.width < theme::TARGET && bounds.height < theme::TARGET
}

/// The least target around a mark.
fn wished(bounds: &Rect) -> Rect {
    let (width, height) = (bounds.width.max(theme::TARGET), bounds.height.max(theme::TARGET));
    let center = bounds.center();
    Rect { x: center.x - width / 2.0, y: center.y - height / 2.0, width, height }
}

/// What is left of a grown target when a neighbour wants its half of the room between them.
fn parted(grown: Rect, own: &Rect, other: &Rect) -> Rect {
    if !grown.overlaps(&wished(other)) {
        return grown;
    }
    let (mine, theirs) = (own.center(), other.center());
    let (dx, dy) = (theirs.x - mine.x, theirs.y - mine.y);
    let (mut left, mut right) = (grown.x, grown.right());
    let (mut top, mut bottom) = (grown.y, grown.bottom());
    let across = dx.abs() - (own.width + other.width) / 2.0;
    let down = dy.abs() - (own.height + other.height) / 2.0;
    let middle = |a: f64, b: f64| (a + b) / 2.0;
    if across >= down && dx > 0.0 {
        right = right.min(middle(own.right(), other.x));
    } else if across >= down && dx < 0.0 {
        left = left.max(middle(own.x, other.right()));
    } else if dy > 0.0 {
        bottom = bottom.min(middle(own.bottom(), other.y));
    } else if dy < 0.0 {
        top = top.max(middle(own.y, other.bottom()));
    }
    Rect { x: left, y: top, width: (right - left).max(0.0), height: (bottom - top).max(0.0) }
}

fn clipped(rect: &Rect, rim: &Rect) -> Rect {
    let (x, y) = (rect.x.max(rim.x).min(rim.right()), rect.y.max(rim.y).min(rim.bottom()));
    let right = rect.right().min(rim.right()).max(x);
    let bottom = rect.bottom().min(rim.bottom()).max(y);
    Rect { x, y, width: right - x, height: bottom - y }
}
