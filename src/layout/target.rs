//! Targets: as large as fingers need, without taking room from their neighbours.

use super::theme;
use crate::scene::{Rect, Size, Target};

/// Grows small targets to 24 px each way, as far as neighbours and the rim leave room.
pub(super) fn grow(targets: &mut [Target], size: Size) {
    let rim = Rect { x: 0.0, y: 0.0, width: size.width, height: size.height };
    if targets.len() > theme::TARGETS_GROWN {
        return;
    }
    let own: Vec<Rect> = targets.iter().map(|target| target.bounds).collect();
    for (index, target) in targets.iter_mut().enumerate() {
        let mut grown = wished(&target.bounds);
        for (other, bounds) in own.iter().enumerate() {
            if other != index && !bounds.overlaps(&target.bounds) {
                grown = parted(grown, &target.bounds, bounds);
            }
        }
        target.bounds = clipped(&grown, &rim);
    }
}

/// The least target around a mark.
fn wished(bounds: &Rect) -> Rect {
    let (width, height) = (bounds.width.max(theme::TARGET), bounds.height.max(theme::TARGET));
    let center = bounds.center();
    Rect { x: center.x - width / 2.0, y: center.y - height / 2.0, width, height }
}

/// What is left of a grown target when a neighbour wants its half of the room between them.
fn parted(grown: Rect, own: &Rect, other: &Rect) -> Rect {
    let theirs = wished(other);
    if !grown.overlaps(&theirs) {
        return grown;
    }
    let across = (other.x - own.right()).max(own.x - other.right());
    let down = (other.y - own.bottom()).max(own.y - other.bottom());
    let (mut left, mut right) = (grown.x, grown.right());
    let (mut top, mut bottom) = (grown.y, grown.bottom());
    if across >= down {
        if other.x >= own.right() {
            right = right.min((own.right() + other.x) / 2.0);
        } else {
            left = left.max((own.x + other.right()) / 2.0);
        }
    } else if other.y >= own.bottom() {
        bottom = bottom.min((own.bottom() + other.y) / 2.0);
    } else {
        top = top.max((own.y + other.bottom()) / 2.0);
    }
    Rect { x: left, y: top, width: (right - left).max(0.0), height: (bottom - top).max(0.0) }
}

fn clipped(rect: &Rect, rim: &Rect) -> Rect {
    let (x, y) = (rect.x.max(rim.x).min(rim.right()), rect.y.max(rim.y).min(rim.bottom()));
    let right = rect.right().min(rim.right()).max(x);
    let bottom = rect.bottom().min(rim.bottom()).max(y);
    Rect { x, y, width: right - x, height: bottom - y }
}
