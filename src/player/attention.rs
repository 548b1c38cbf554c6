//! What the reader attends to: by pointer, tap, keyboard, or by a figure of the prose.

use crate::data::Key;
use crate::scene::Scene;
use crate::scene::hit::of_key;

/// What is in focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// Index of the target in the scene on stage.
    pub target: usize,
    /// Why.
    pub cause: Cause,
}

/// Why something is in focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It was tapped, and stays.
    Tap,
    /// The pointer is over it.
    Pointer,
    /// The keyboard's focus is on it.
    Keyboard,
    /// A figure of the prose stands for it: it lights up, and the prose has said the rest.
    Prose,
}

/// What each way of attending is on; a target is known by its datum, so that it is found again in
/// another step or at another size.
#[derive(Debug, Default)]
pub(super) struct Attention {
    tapped: Option<Spot>,
    pointed: Option<Spot>,
    focused: Option<Spot>,
    lit: Option<Spot>,
    /// Dismissed until something new is attended to.
    is_hushed: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct Spot {
    key: Key,
    target: usize,
}

impl Attention {
    pub(super) fn focus(&self) -> Option<Focus> {
        let ways = [
            (&self.tapped, Cause::Tap),
            (&self.pointed, Cause::Pointer),
            (&self.focused, Cause::Keyboard),
            (&self.lit, Cause::Prose),
        ];
        let found = ways.into_iter().find_map(|(spot, cause)| Some((spot.as_ref()?, cause)));
        let (spot, cause) = found.filter(|_| !self.is_hushed)?;
        Some(Focus { target: spot.target, cause })
    }

    pub(super) fn point_to(&mut self, scene: &Scene, target: Option<usize>) {
        let spot = spot(scene, target);
        if spot != self.pointed {
            self.is_hushed &= spot.is_none();
            self.pointed = spot;
        }
    }

    /// A tap on what is pinned, or on the ground, lets it go.
    pub(super) fn tap(&mut self, scene: &Scene, target: Option<usize>) {
        let spot = spot(scene, target);
        let is_again = !self.is_hushed && spot == self.tapped;
        self.tapped = if is_again { None } else { spot };
        self.is_hushed = false;
        if self.tapped.is_none() {
            self.pointed = None;
        }
    }

    /// The keyboard goes on from what is pinned: it is let go.
    pub(super) fn focus_on(&mut self, scene: &Scene, target: Option<usize>) {
        let spot = spot(scene, target);
        if spot != self.focused {
            if spot.is_some() && spot != self.tapped {
                self.tapped = None;
            }
            self.is_hushed &= spot.is_none();
            self.focused = spot;
        }
    }

    pub(super) fn light_up(&mut self, scene: &Scene, key: Option<Key>) {
        self.lit = key.and_then(|key| {
            let target = of_key(scene, &key, 0)?;
            Some(Spot { key, target })
        });
        self.is_hushed &= self.lit.is_none();
    }

    pub(super) fn dismiss(&mut self) {
        self.tapped = None;
        self.is_hushed = self.focus().is_some();
    }

    /// Another scene is on stage: what is in it stays in focus. The pointer is over nothing until
    /// it moves, because things have moved under it.
    pub(super) fn enter(&mut self, scene: &Scene) {
        self.pointed = None;
        for way in [&mut self.tapped, &mut self.focused, &mut self.lit] {
            *way = way.take().and_then(|spot| {
                let target = of_key(scene, &spot.key, spot.target)?;
                Some(Spot { target, ..spot })
            });
        }
    }
}

fn spot(scene: &Scene, target: Option<usize>) -> Option<Spot> {
    let target = target?;
    let key = scene.target(target)?.key;
    Some(Spot { key, target })
}
