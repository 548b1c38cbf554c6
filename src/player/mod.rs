//! Which step is on stage and what is in focus; no clock, no page.
//!
//! The shell hands in what happened and carries out what comes back. Scenes are laid out when they
//! are first needed and kept until [`Event::Relaid`].

mod attention;

use crate::data::Key;
use crate::scene::tween::Tween;
use crate::scene::{Item, Scene, emphasis::outlines};
use attention::Attention;
pub use attention::{Cause, Focus};
use std::rc::Rc;

/// Milliseconds from one step to the next: long enough to follow, too short to wait for.
pub const TRANSITION_MS: f64 = 450.0;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The reader asks for the next step; at the end nothing happens.
    Next,
    /// The reader asks for the step before; at the beginning nothing happens.
    Previous,
    /// The reader asks for a step, from 0; nothing happens when there is no such step.
    GoTo(usize),
    /// The page is about to be painted, at that time of a clock that only goes forward.
    Frame {
        /// Milliseconds since whenever.
        now_ms: f64,
    },
    /// The pointer is over that target of the scene on stage, or over none.
    PointTo(Option<usize>),
    /// That target was tapped, or the ground: what is said of it stays until the next tap.
    Tap(Option<usize>),
    /// The keyboard's focus is on that target, or on none.
    Focus(Option<usize>),
    /// A figure of the prose that stands for that datum is pointed at or in focus, or none is.
    LightUp(Option<Key>),
    /// The reader wants what is said to go away.
    Dismiss,
    /// Size, language or fonts changed: scenes are to be laid out anew.
    Relaid,
    /// The step on stage has another scene now: it is turned to as to another step.
    Changed,
    /// Whether the reader wants nothing to move.
    MotionReduced(bool),
}

/// What the shell has to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effects {
    /// Paint this.
    pub scene: Option<Rc<Scene>>,
    /// Paint these upon it: they show what is in focus.
    pub outlines: Vec<Item>,
    /// Nothing but them is to be painted otherwise than the last time.
    pub is_same: bool,
    /// This step is on stage now: say so.
    pub step: Option<usize>,
    /// This is in focus now, or nothing is: say so.
    pub focus: Option<Option<Focus>>,
    /// Send [`Event::Frame`] when the page is next painted.
    pub needs_frame: bool,
}

/// Lays out the steps of a story at the stage's present size.
pub trait Scenes {
    /// The scene of a step, from 0.
    fn scene(&self, step: usize) -> Rc<Scene>;
}

/// Which step is on stage, how far the way to it is, and what is in focus.
#[derive(Debug)]
pub struct Player {
    step: usize,
    /// The scene of each step, once it was needed.
    known: Vec<Option<Rc<Scene>>>,
    way: Option<Way>,
    attention: Attention,
    is_still: bool,
}

/// The way to the step on stage.
#[derive(Debug)]
struct Way {
    tween: Tween,
    /// When it began; its first frame says so.
    start_ms: Option<f64>,
    /// How far it is, 0–1.
    progress: f64,
}

impl Player {
    /// A story of `count` steps with one of them on stage; the first when there is no such step.
    pub fn new(count: usize, step: usize) -> Self {
        Self {
            step: if step < count { step } else { 0 },
            known: vec![None; count],
            way: None,
            attention: Attention::default(),
            is_still: false,
        }
    }

    /// The step on stage, from 0; on the way to it, it is on stage already.
    pub fn step(&self) -> usize {
        self.step
    }

    /// Number of steps.
    pub fn count(&self) -> usize {
        self.known.len()
    }

    /// What is in focus.
    pub fn focus(&self) -> Option<Focus> {
        self.attention.focus()
    }

    /// The scene of the step on stage, as it is when nothing moves any more.
    pub fn scene(&mut self, scenes: &dyn Scenes) -> Rc<Scene> {
        let known = self.known.get(self.step).cloned().flatten();
        known.unwrap_or_else(|| {
            let scene = scenes.scene(self.step);
            if let Some(place) = self.known.get_mut(self.step) {
                *place = Some(scene.clone());
            }
            scene
        })
    }

    /// Takes in what happened and says what is to be done.
    pub fn handle(&mut self, event: Event, scenes: &dyn Scenes) -> Effects {
        let before = self.attention.focus();
        let mut effects = Effects::default();
        match event {
            Event::Next => self.go(self.step.saturating_add(1), scenes, &mut effects),
            // Before the first step there is none: the number wraps to one that no step has.
            Event::Previous => self.go(self.step.wrapping_sub(1), scenes, &mut effects),
            Event::GoTo(step) => self.go(step, scenes, &mut effects),
            Event::Frame { now_ms } => self.frame(now_ms, scenes, &mut effects),
            Event::Relaid => self.relaid(scenes, &mut effects),
            Event::Changed => {
                let from = self.on_stage(scenes);
                self.known.fill(None);
                self.turn(from, scenes, &mut effects);
            }
            Event::MotionReduced(is_still) => {
                self.is_still = is_still;
                if is_still && self.way.take().is_some() {
                    effects.scene = Some(self.scene(scenes));
                }
            }
            Event::PointTo(target) => {
                let scene = self.scene(scenes);
                self.attention.point_to(&scene, target);
            }
            Event::Tap(target) => {
                let scene = self.scene(scenes);
                self.attention.tap(&scene, target);
            }
            Event::Focus(target) => {
                let scene = self.scene(scenes);
                self.attention.focus_on(&scene, target);
            }
            Event::LightUp(key) => {
                let scene = self.scene(scenes);
                self.attention.light_up(&scene, key);
            }
            Event::Dismiss => self.attention.dismiss(),
        }
        self.finish(before, scenes, effects)
    }

    /// Adds what follows from a new focus.
    fn finish(
        &mut self,
        before: Option<Focus>,
        scenes: &dyn Scenes,
        mut effects: Effects,
    ) -> Effects {
        let focus = self.attention.focus();
        if focus != before {
            effects.focus = Some(focus);
            if effects.scene.is_none() {
                effects.scene = Some(self.on_stage(scenes));
                effects.is_same = true;
            }
        }
        if let (Some(scene), Some(focus)) = (&effects.scene, focus) {
            effects.outlines = outlines(scene, focus.target);
        }
        effects.needs_frame = self.way.is_some();
        effects
    }

    fn go(&mut self, step: usize, scenes: &dyn Scenes, effects: &mut Effects) {
        if step >= self.known.len() || step == self.step {
            return;
        }
        let from = self.on_stage(scenes);
        self.step = step;
        effects.step = Some(step);
        self.turn(from, scenes, effects);
    }

    /// Sets out from what is to be seen to the scene of the step on stage.
    fn turn(&mut self, from: Rc<Scene>, scenes: &dyn Scenes, effects: &mut Effects) {
        let to = self.scene(scenes);
        self.attention.enter(&to);
        if self.is_still {
            effects.scene = Some(to);
        } else {
            let tween = Tween::new(from, to);
            self.way = Some(Way { tween, start_ms: None, progress: 0.0 });
        }
    }

    fn frame(&mut self, now_ms: f64, scenes: &dyn Scenes, effects: &mut Effects) {
        let Some(way) = &mut self.way else { return };
        let start = *way.start_ms.get_or_insert(now_ms);
        way.progress = ((now_ms - start) / TRANSITION_MS).clamp(way.progress, 1.0);
        // A clock that is no number would never end.
        if way.progress >= 1.0 || !now_ms.is_finite() {
            self.way = None;
        }
        effects.scene = Some(self.on_stage(scenes));
    }

    fn relaid(&mut self, scenes: &dyn Scenes, effects: &mut Effects) {
        self.known.fill(None);
        self.way = None;
        let scene = self.scene(scenes);
        self.attention.enter(&scene);
        effects.scene = Some(scene);
    }

    /// What is to be seen now, on the way or not.
    fn on_stage(&mut self, scenes: &dyn Scenes) -> Rc<Scene> {
        match &self.way {
            Some(way) => Rc::new(way.tween.at(way.progress)),
            None => self.scene(scenes),
        }
    }
}
