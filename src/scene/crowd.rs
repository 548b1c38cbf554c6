//! Data that are too many for a target each: whoever points finds them, by what layout knows.

use super::{Point, Rect, Scene, Target};
use crate::data::Key;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

/// The data of one layer, found where they stand.
pub trait Crowd {
    /// Number of data.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Panel and layer of the data.
    fn layer(&self) -> (u32, u32);

    /// The target of the datum at `index`; nothing where it has no place.
    fn target(&self, index: usize) -> Option<Target>;

    /// What neighbours cover together that all have a place.
    fn bounds(&self, data: Range<usize>) -> Option<Rect>;

    /// The data that have a place, in the order in which keys go through them: for each line its
    /// stretches of neighbours.
    fn lines(&self) -> Vec<Vec<Range<usize>>>;

    /// The datum that is meant by pointing at a place, at most `slack` px from it.
    fn nearest(&self, point: Point, slack: f64) -> Option<usize>;

    /// The first datum of that key.
    fn find(&self, key: &Key) -> Option<usize>;
}

/// The crowds of a scene; copies share them.
#[derive(Clone, Default)]
pub struct Crowds(pub Vec<Rc<dyn Crowd>>);

impl fmt::Debug for Crowds {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Crowds")
    }
}

impl PartialEq for Crowds {
    /// Whether they speak of as many data of the same layers.
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, other): (&Rc<dyn Crowd>, &Rc<dyn Crowd>)| {
            (one.layer(), one.len()) == (other.layer(), other.len())
        };
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(same)
    }
}

impl Crowds {
    /// All of them. Only what lays out makes any: without, what looks for them is no code either.
    fn all(&self) -> &[Rc<dyn Crowd>] {
        if cfg!(feature = "full") { &self.0 } else { &[] }
    }

    /// The crowd of a datum by its place among those of all, and its index there.
    pub(super) fn find(&self, mut place: usize) -> Option<(&dyn Crowd, usize)> {
        for crowd in self.all() {
            match place.checked_sub(crowd.len()) {
                Some(rest) => place = rest,
                None => return Some((&**crowd, place)),
            }
        }
        None
    }
}

impl Scene {
    /// Whether it has more data than a target each.
    pub fn has_crowds(&self) -> bool {
        !self.crowds.all().is_empty()
    }

    /// The target at `index`; after those that the scene lists come the data of its crowds.
    pub fn target(&self, index: usize) -> Option<Target> {
        let Some(beyond) = index.checked_sub(self.targets.len()) else {
            return self.targets.get(index).cloned();
        };
        let (crowd, at) = self.crowds.find(beyond)?;
        crowd.target(at)
    }

    /// The index of the datum `at` of a crowd: its own target's when it has one.
    fn index(&self, crowd: usize, at: usize) -> usize {
        let is_it = |target: &Target| {
            let own = (target.datum.panel, target.datum.layer);
            let of_crowd = self.crowds.all().get(crowd).map(|crowd| crowd.layer());
            target.datum.index as usize == at && of_crowd == Some(own)
        };
        let before = self.crowds.all().iter().take(crowd).map(|crowd| crowd.len());
        let beyond = self.targets.len() + before.sum::<usize>() + at;
        self.targets.iter().position(is_it).unwrap_or(beyond)
    }

    /// Whether a target only stands for others, which are found by pointing.
    pub(super) fn is_crowded(&self, target: &Target) -> bool {
        let own = (target.datum.panel, target.datum.layer);
        self.crowds.all().iter().any(|crowd| crowd.layer() == own)
    }

    /// The datum of a crowd that is meant by pointing at a place; of several crowds the one on top.
    pub(super) fn in_crowd(&self, point: Point, slack: f64) -> Option<usize> {
        let crowds = self.crowds.all().iter().enumerate().rev();
        let mut found = crowds
            .filter_map(|(number, crowd)| Some(self.index(number, crowd.nearest(point, slack)?)));
        found.next()
    }

    /// The first datum of a crowd with that key.
    pub(super) fn find_in_crowd(&self, key: &Key) -> Option<usize> {
        let mut crowds = self.crowds.all().iter().enumerate();
        crowds.find_map(|(number, crowd)| Some(self.index(number, crowd.find(key)?)))
    }
}
