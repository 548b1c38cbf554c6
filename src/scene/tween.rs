//! The scene between two scenes, matched by identity.
//!
//! The same thing moves, what is new grows from its origin or fades in, what leaves fades where it
//! is. A scene on the way is a scene like any other: a new way can start from it.

mod blend;
mod index;

use super::{Item, Role, Scene, Shape};
use crate::data::Key;
use blend::{blended, collapsed, fade};
use index::Index;
use std::rc::Rc;

/// Part of the whole time by which marks start one after another, all together: 80 of 450 ms.
const STAGGER: f64 = 80.0 / 450.0;
/// The same between two marks: 20 of 450 ms, so that few marks move nearly as one.
const STAGGER_EACH: f64 = 20.0 / 450.0;
/// What leaves is gone at this part of the way, and what fades in begins a little before, so that
/// words do not stand upon words.
const GONE: f64 = 0.5;
const COMING: f64 = 0.4;

/// The way from one scene to another.
#[derive(Clone, Debug)]
pub struct Tween {
    from: Rc<Scene>,
    to: Rc<Scene>,
    /// For each item of the second scene.
    moves: Vec<Move>,
    /// Items of the first scene that are not in the second.
    leaving: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Move {
    /// What it comes from: the item of the first scene that it is the same as, else itself at its
    /// origin; nothing when it fades in where it is.
    from: Option<Item>,
    /// Whether it is not in the first scene.
    is_new: bool,
    /// When it starts, 0–1.
    delay: f64,
    /// Whether the number in its words counts.
    is_counted: bool,
}

impl Tween {
    /// Matches the items of two scenes.
    pub fn new(from: Rc<Scene>, to: Rc<Scene>) -> Self {
        let index = Index::new(&from.items);
        let mut is_staying = vec![false; from.items.len()];
        let delays = delays(&to.items);
        let mut moves = Vec::with_capacity(to.items.len());
        for (item, delay) in to.items.iter().zip(delays) {
            let before = index.find(&item.identity);
            let same = before.filter(|at| {
                let shape = from.items.get(*at).map(|item| &item.shape);
                shape.is_some_and(|shape| blend::is_alike(shape, &item.shape))
            });
            if let Some(staying) = same.and_then(|at| is_staying.get_mut(at)) {
                *staying = true;
            }
            let is_counted =
                item.identity.role == Role::MarkLabel && is_mark_moving(&index, (&from, &to), item);
            let same = same.and_then(|at| from.items.get(at)).cloned();
            let is_new = same.is_none();
            moves.push(Move { from: same.or_else(|| collapsed(item)), is_new, delay, is_counted });
        }
        let leaving = (0..).zip(is_staying).filter(|(_, stays)| !stays).map(|(at, _)| at).collect();
        Self { from, to, moves, leaving }
    }

    /// The scene that it ends with.
    pub fn end(&self) -> &Rc<Scene> {
        &self.to
    }

    /// The scene at a part of the whole time, 0–1.
    pub fn at(&self, progress: f64) -> Scene {
        let mut items = Vec::with_capacity(self.to.items.len() + self.leaving.len());
        let left = 1.0 - eased(progress / GONE);
        if left > 0.0 {
            for item in self.leaving.iter().filter_map(|at| self.from.items.get(*at)) {
                let mut item = item.clone();
                fade(&mut item, left);
                items.push(item);
            }
        }
        let coming = eased((progress - COMING) / (1.0 - COMING));
        for (item, movement) in self.to.items.iter().zip(&self.moves) {
            let share = eased((progress - movement.delay) / (1.0 - STAGGER));
            let mut item = match &movement.from {
                Some(before) => blended(before, item, share, movement.is_counted),
                None => item.clone(),
            };
            // Words do both, so that they do not stand upon others at the beginning.
            let is_word = matches!(item.shape, Shape::Text { .. });
            if movement.is_new && (is_word || movement.from.is_none()) {
                fade(&mut item, coming);
            }
            items.push(item);
        }
        let (targets, crowds) = (self.to.targets.clone(), self.to.crowds.clone());
        Scene { size: self.to.size, items, targets, crowds }
    }
}

/// When each item starts: marks and their words one after another, all else at once.
fn delays(items: &[Item]) -> Vec<f64> {
    let mut counts: [(Option<&Key>, f64); 2] = [(None, 0.0); 2];
    let mut order = Vec::with_capacity(items.len());
    for item in items {
        let count = match item.identity.role {
            Role::Mark => counts.first_mut(),
            Role::MarkLabel => counts.last_mut(),
            _ => None,
        };
        order.push(count.map_or(0.0, |(key, rank)| {
            if key.is_some_and(|key| *key != item.identity.key) {
                *rank += 1.0;
            }
            *key = Some(&item.identity.key);
            *rank
        }));
    }
    let most = counts.iter().fold(1.0, |most: f64, (_, rank)| most.max(*rank));
    let each = STAGGER_EACH.min(STAGGER / most);
    for rank in &mut order {
        *rank *= each;
    }
    order
}

/// Whether the mark that the words stand for is in both scenes, at different places.
fn is_mark_moving(index: &Index<'_>, (from, to): (&Scene, &Scene), words: &Item) -> bool {
    let is_its =
        |item: &&Item| item.identity.role == Role::Mark && item.identity.key == words.identity.key;
    to.items.iter().filter(is_its).any(|mark| {
        let before = index.find(&mark.identity).and_then(|at| from.items.get(at));
        let is_plain = !matches!(mark.shape, Shape::Text { .. });
        is_plain && before.is_some_and(|before| before.shape != mark.shape)
    })
}

/// Slow at both ends; 0 before and 1 after.
fn eased(time: f64) -> f64 {
    let t = time.clamp(0.0, 1.0);
    if t < 0.5 {
        4.0 * t * t * t
    } else {
        let rest = 2.0 - 2.0 * t;
        1.0 - rest * rest * rest / 2.0
    }
}
