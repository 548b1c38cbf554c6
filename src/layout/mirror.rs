//! A picture for those who read from right to left: built from the left like any other, then turned
//! over, words excepted.

use crate::data::Key;
use crate::scene::{Align, Crowd, Form, Item, Origin, Point, Rect, Scene, Shape, Side, Target};
use std::ops::Range;
use std::rc::Rc;

/// Isolates words as ones that are read from right to left, and ends that: so signs keep to their
/// numbers on any canvas, and places mean the same sides everywhere.
const ISOLATE: (char, char) = ('\u{2067}', '\u{2069}');

/// The scene turned over from left to right.
pub fn mirror(mut scene: Scene) -> Scene {
    let width = scene.size.width;
    for item in &mut scene.items {
        turn(item, width);
    }
    scene.targets = scene.targets.into_iter().map(|target| turned(target, width)).collect();
    for crowd in &mut scene.crowds.0 {
        *crowd = Rc::new(Turned { crowd: crowd.clone(), width });
    }
    scene
}

fn turned(mut target: Target, width: f64) -> Target {
    target.bounds.x = width - target.bounds.right();
    target.anchor.x = width - target.anchor.x;
    target
}

/// Data that are found where they stand in a picture that was turned over.
struct Turned {
    crowd: Rc<dyn Crowd>,
    width: f64,
}

impl Crowd for Turned {
    fn len(&self) -> usize {
        self.crowd.len()
    }

    fn layer(&self) -> (u32, u32) {
        self.crowd.layer()
    }

    fn target(&self, index: usize) -> Option<Target> {
        self.crowd.target(index).map(|target| turned(target, self.width))
    }

    fn bounds(&self, data: Range<usize>) -> Option<Rect> {
        let bounds = self.crowd.bounds(data)?;
        Some(Rect { x: self.width - bounds.right(), ..bounds })
    }

    fn lines(&self) -> Vec<Vec<Range<usize>>> {
        self.crowd.lines()
    }

    fn nearest(&self, point: Point, slack: f64) -> Option<usize> {
        self.crowd.nearest(Point { x: self.width - point.x, ..point }, slack)
    }

    fn find(&self, key: &Key) -> Option<usize> {
        self.crowd.find(key)
    }
}

fn turn(item: &mut Item, width: f64) {
    let over = |point: Point| Point { x: width - point.x, ..point };
    item.origin = item.origin.map(|origin| match origin {
        Origin::X(x) => Origin::X(width - x),
        Origin::Y(y) => Origin::Y(y),
    });
    match &mut item.shape {
        Shape::Rect { bounds, edge } => {
            bounds.x = width - bounds.right();
            if let Some(edge) = edge {
                edge.side = match edge.side {
                    Side::Left => Side::Right,
                    Side::Right => Side::Left,
                    side => side,
                };
            }
        }
        Shape::Rule { from, to } => (*from, *to) = (over(*from), over(*to)),
        Shape::Path { points, .. } => *points = points.iter().map(|point| over(*point)).collect(),
        Shape::Symbol { center, radius, form } => {
            *center = over(*center);
            // No symbol points to the left.
            if *form == Form::ArrowRight {
                let points = arrow(*center, *radius);
                item.shape = Shape::Path { points, closed: true };
            }
        }
        Shape::Text { at, align, content, .. } => {
            *at = over(*at);
            *align = match align {
                Align::Left => Align::Right,
                Align::Center => Align::Center,
                Align::Right => Align::Left,
            };
            let mut isolated = String::from(ISOLATE.0);
            isolated.push_str(content);
            isolated.push(ISOLATE.1);
            *content = isolated.into();
        }
    }
}

/// A triangle with its tip to the left.
fn arrow(center: Point, radius: f64) -> Rc<[Point]> {
    let at = |x: f64, y: f64| Point { x: center.x + x * radius, y: center.y + y * radius };
    [at(-1.0, 0.0), at(1.0, -1.0), at(1.0, 1.0)].into()
}
