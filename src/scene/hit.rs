//! Which target lies under a point, and which is that of a datum.

use super::{Point, Rect, Scene, Target};
use crate::data::Key;

/// The target under a point, or the nearest one within `slack` px of it. Where several lie under
/// it, the one whose anchor is nearest is meant.
pub fn hit(scene: &Scene, point: Point, slack: f64) -> Option<usize> {
    let mut nearest = None;
    let alone = |(_, target): &(usize, &Target)| !scene.is_crowded(target);
    for (index, target) in scene.targets.iter().enumerate().filter(alone) {
        let away = distance(&target.bounds, point);
        let anchor = super::geometry::length(target.anchor.x - point.x, target.anchor.y - point.y);
        let is_nearer = nearest.is_none_or(|(_, best, least)| (away, anchor) < (best, least));
        if away <= slack && anchor.is_finite() && is_nearer {
            nearest = Some((index, away, anchor));
        }
    }
    nearest.map(|(index, ..)| index).or_else(|| scene.in_crowd(point, slack))
}

/// The target of a datum: the one at `likely` when it is of that key, else the first that is.
pub fn of_key(scene: &Scene, key: &Key, likely: usize) -> Option<usize> {
    let is_it = |index: &usize| scene.target(*index).is_some_and(|found| found.key == *key);
    let own = || scene.targets.iter().position(|target| target.key == *key);
    Some(likely).filter(is_it).or_else(own).or_else(|| scene.find_in_crowd(key))
}

/// Px from a rectangle to a point; 0 inside.
fn distance(bounds: &Rect, point: Point) -> f64 {
    let outside = |low: f64, high: f64, at: f64| (low - at).max(at - high).max(0.0);
    let across = outside(bounds.x, bounds.right(), point.x);
    let down = outside(bounds.y, bounds.bottom(), point.y);
    super::geometry::length(across, down)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::DatumRef;

    fn scene(places: &[(f64, f64, f64, f64)]) -> Scene {
        let target = |(index, (x, y, width, height)): (usize, &(f64, f64, f64, f64))| {
            let bounds = Rect { x: *x, y: *y, width: *width, height: *height };
            let datum = DatumRef { panel: 0, layer: 0, index: index as u32 };
            let anchor = bounds.center();
            Target { key: Key(index.to_string().as_str().into()), datum, bounds, anchor }
        };
        let targets = places.iter().enumerate().map(target).collect();
        Scene { targets, ..Scene::default() }
    }

    #[test]
    fn finds_what_is_under_the_point_before_what_is_near() {
        let scene = scene(&[(0.0, 0.0, 10.0, 10.0), (12.0, 0.0, 10.0, 10.0)]);
        let at = |x, y| hit(&scene, Point { x, y }, 8.0);
        assert_eq!(at(5.0, 5.0), Some(0));
        assert_eq!(at(10.9, 5.0), Some(0));
        assert_eq!(at(11.2, 5.0), Some(1));
        assert_eq!(at(5.0, 19.0), None);
        assert_eq!(at(f64::NAN, 5.0), None);
    }

    #[test]
    fn takes_the_nearest_anchor_where_targets_overlap() {
        let scene = scene(&[(0.0, 0.0, 24.0, 24.0), (10.0, 0.0, 24.0, 24.0)]);
        assert_eq!(hit(&scene, Point { x: 15.0, y: 12.0 }, 0.0), Some(0));
        assert_eq!(hit(&scene, Point { x: 19.0, y: 12.0 }, 0.0), Some(1));
    }

    #[test]
    fn finds_the_target_of_a_datum() {
        let two = scene(&[(0.0, 0.0, 1.0, 1.0), (2.0, 0.0, 1.0, 1.0)]);
        assert_eq!(of_key(&two, &Key("1".into()), 0), Some(1));
        assert_eq!(of_key(&two, &Key("x".into()), 0), None);
    }
}
