//! Whatever happens in whatever order: a step that there is, a focus that there is, an end to all
//! motion.

use super::input::Input;
use super::sample;
use datastory::data::Key;
use datastory::layout::layout;
use datastory::player::{Event, Player, Scenes, TRANSITION_MS};
use datastory::scene::{Scene, Shape, Size};
use datastory::story::Story;
use datastory::text::table::TableMeasure;
use std::cell::OnceCell;
use std::rc::Rc;

/// Events of one run.
const MOST_EVENTS: usize = 60;
const SIZE: Size = Size { width: 320.0, height: 240.0 };

/// A story, and the scenes of its steps that were asked for: as in a page, each is laid out once.
struct Stage(Story, Vec<OnceCell<Rc<Scene>>>);

impl Scenes for Stage {
    fn scene(&self, step: usize) -> Rc<Scene> {
        let Self(story, scenes) = self;
        let lay = || Rc::new(layout(story, &story.steps[step], SIZE, &TableMeasure));
        scenes[step].get_or_init(lay).clone()
    }
}

/// The claim.
pub fn claim(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let Some(story) = sample::story(&mut input) else { return };
    let count = story.steps.len();
    let stage = Stage(story, vec![OnceCell::new(); count]);
    let mut player = Player::new(count, input.below(5));
    let mut now_ms = 0.0;
    for _ in 0..MOST_EVENTS {
        if input.is_over() {
            break;
        }
        let event = event(&mut input, &mut now_ms);
        let before = player.step();
        let effects = player.handle(event, &stage);
        assert!(player.step() < count);
        assert_eq!(effects.step, Some(player.step()).filter(|step| *step != before));
        let here = player.scene(&stage);
        if let Some(focus) = player.focus() {
            assert!(focus.target < here.targets.len(), "a focus on nothing");
        }
        if let Some(scene) = &effects.scene {
            let mut items = scene.items.iter().chain(&effects.outlines);
            assert!(items.all(|item| is_finite(&item.shape)), "{scene:?}");
        }
    }
    // However it was left: a moment later all is still.
    let end = Event::Frame { now_ms };
    player.handle(end, &stage);
    let effects = player.handle(Event::Frame { now_ms: now_ms + TRANSITION_MS }, &stage);
    assert!(!effects.needs_frame, "it never ends");
}

fn event(input: &mut Input, now_ms: &mut f64) -> Event {
    let target = |input: &mut Input| Some(input.below(9)).filter(|target| *target > 0);
    match input.below(14) {
        0 | 1 => Event::Next,
        2 => Event::Previous,
        3 => Event::GoTo(input.pick(&[0, 1, 2, 3, usize::MAX])),
        4 => Event::PointTo(target(input)),
        5 => Event::Tap(target(input)),
        6 => Event::Focus(target(input)),
        7 => Event::LightUp(Some(Key(input.pick(&["a", "b", "c", "zz", ""]).into()))),
        8 => Event::LightUp(None),
        9 => Event::Dismiss,
        10 => Event::Relaid,
        11 => Event::MotionReduced(input.is_one_in(2)),
        12 => Event::Frame { now_ms: input.pick(&[f64::NAN, f64::INFINITY, f64::NEG_INFINITY]) },
        _ => {
            *now_ms += input.below(300) as f64;
            Event::Frame { now_ms: *now_ms }
        }
    }
}

fn is_finite(shape: &Shape) -> bool {
    match shape {
        Shape::Rect { bounds, .. } => {
            (bounds.x + bounds.y + bounds.width + bounds.height).is_finite()
                && bounds.width >= 0.0
                && bounds.height >= 0.0
        }
        Shape::Rule { from, to } => (from.x + from.y + to.x + to.y).is_finite(),
        // Gaps part a path; they are both NaN.
        Shape::Path { points, .. } => {
            points.iter().all(|p| (p.x + p.y).is_finite() || p.x.is_nan() && p.y.is_nan())
        }
        Shape::Symbol { center, radius, .. } => (center.x + center.y + radius).is_finite(),
        Shape::Text { at, width, .. } => (at.x + at.y + width).is_finite(),
    }
}
