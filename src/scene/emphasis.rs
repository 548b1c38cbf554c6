//! The mark in focus, outlined.

use super::{Fill, Form, Identity, Ink, Item, Rect, Role, Scene, Shape, Stroke, Target};

/// Px of the outline, and from a mark to its outline.
const WIDTH: f64 = 2.0;
const AWAY: f64 = 1.0;
/// Px of the radius of the ring on a line, where the datum has no shape of its own.
const RING: f64 = 5.0;
/// A datum drawn with more shapes than that is outlined as a whole.
const MANY: usize = 4;

/// What outlines the mark of a target, upon the scene; nothing when there is no such target.
pub fn outlines(scene: &Scene, target: usize) -> Vec<Item> {
    let Some(target) = &scene.target(target) else { return Vec::new() };
    let is_its = |item: &&Item| item.identity.role == Role::Mark && item.identity.key == target.key;
    let shapes: Vec<Shape> =
        scene.items.iter().filter(is_its).filter_map(|item| around(&item.shape)).collect();
    match shapes.len() {
        0 => {
            let center = target.anchor;
            vec![outline(target, 0, Shape::Symbol { center, radius: RING, form: Form::Circle })]
        }
        1..=MANY => (0..).zip(shapes).map(|(part, shape)| outline(target, part, shape)).collect(),
        _ => vec![outline(target, 0, Shape::Rect { bounds: target.bounds, edge: None })],
    }
}

/// The outline around a shape; a path is drawn for many data, words for none.
fn around(shape: &Shape) -> Option<Shape> {
    match shape {
        Shape::Rect { bounds, .. } => {
            Some(Shape::Rect { bounds: bounds.grown(AWAY + WIDTH), edge: None })
        }
        Shape::Symbol { center, radius, .. } => {
            let radius = radius + AWAY + WIDTH / 2.0;
            Some(Shape::Symbol { center: *center, radius, form: Form::Circle })
        }
        Shape::Rule { from, to } => {
            let bounds = Rect::between(*from, *to).grown(AWAY + WIDTH);
            Some(Shape::Rect { bounds, edge: None })
        }
        Shape::Path { .. } | Shape::Text { .. } => None,
    }
}

fn outline(target: &Target, part: u32, shape: Shape) -> Item {
    /// After all parts that a mark could have.
    const FIRST: u32 = u32::MAX / 2;
    let is_ring = part == 0 && matches!(shape, Shape::Symbol { radius, .. } if radius == RING);
    Item {
        identity: Identity { role: Role::Mark, key: target.key.clone(), part: FIRST + part },
        shape,
        fill: is_ring.then_some(Fill { ink: Ink::Ground, opacity: 1.0 }),
        stroke: Some(Stroke { ink: Ink::Text, opacity: 1.0, width: WIDTH, dash: (0.0, 0.0) }),
        origin: None,
    }
}
