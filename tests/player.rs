//! Scripts of events, and what the player makes of them.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails loudly"
)]

mod bless;

use datastory::data::Key;
use datastory::player::Event::{
    Dismiss, Focus, Frame, GoTo, LightUp, MotionReduced, Next, PointTo, Previous, Relaid, Tap,
};
use datastory::player::{Effects, Event, Player, Scenes};
use datastory::scene::dump::dump;
use datastory::scene::{
    Align, DatumRef, Fill, Identity, Ink, Item, Origin, Point, Rect, Role, Scene, Shape, Size,
    Stroke, Target,
};
use datastory::text::Font;
use std::cell::Cell;
use std::fmt::Write as _;
use std::rc::Rc;

#[test]
fn a_transition_from_the_first_frame_to_the_last() {
    let frames = [1000.0, 1090.0, 1225.0, 1360.0, 1450.0, 1466.0];
    let script = [Next].into_iter().chain(frames.map(|now_ms| Frame { now_ms }));
    check("transition", script);
}

#[test]
fn a_new_step_starts_from_what_is_on_stage() {
    let script = [
        Next,
        Frame { now_ms: 0.0 },
        Frame { now_ms: 225.0 },
        Previous,
        Frame { now_ms: 230.0 },
        Frame { now_ms: 231.0 },
        Frame { now_ms: 5000.0 },
    ];
    check("interrupted", script);
}

#[test]
fn nothing_moves_under_reduced_motion() {
    let script = [MotionReduced(true), Next, Frame { now_ms: 1.0 }, MotionReduced(false), Next];
    check("reduced-motion", script.into_iter().chain([MotionReduced(true)]));
}

#[test]
fn focus_follows_the_datum() {
    let script = [
        PointTo(Some(0)),
        Tap(Some(0)),
        PointTo(Some(1)),
        MotionReduced(true),
        Next,
        Relaid,
        Tap(Some(0)),
        Focus(Some(1)),
        Dismiss,
        PointTo(Some(1)),
        PointTo(None),
        Next,
        LightUp(Some(Key("a".into()))),
        LightUp(Some(Key("nowhere".into()))),
        GoTo(0),
        LightUp(Some(Key("b".into()))),
        LightUp(None),
    ];
    check("focus", script);
}

#[test]
fn nonsense_changes_nothing() {
    let script = [
        Previous,
        GoTo(7),
        GoTo(0),
        PointTo(Some(99)),
        Tap(None),
        Focus(Some(usize::MAX)),
        Frame { now_ms: f64::NAN },
        Next,
        Frame { now_ms: f64::NAN },
        GoTo(2),
        Next,
        Frame { now_ms: 10.0 },
        Frame { now_ms: -10.0 },
        Frame { now_ms: f64::INFINITY },
    ];
    check("nonsense", script);
}

#[test]
fn scenes_are_laid_out_once() {
    let (mut player, scenes) = (Player::new(3, 9), Steps::default());
    assert_eq!((player.step(), player.count()), (0, 3));
    for event in [Next, Previous, Next, Frame { now_ms: 0.0 }, PointTo(Some(0))] {
        player.handle(event, &scenes);
    }
    assert_eq!(scenes.laid_out.get(), 2);
    player.handle(Relaid, &scenes);
    assert_eq!(scenes.laid_out.get(), 3);
}

fn check(name: &str, script: impl IntoIterator<Item = Event>) {
    let (mut player, scenes) = (Player::new(3, 0), Steps::default());
    let mut out = String::new();
    for event in script {
        let _ = writeln!(out, "> {event:?}");
        let effects = player.handle(event, &scenes);
        let Effects { scene, step, focus, needs_frame, .. } = effects;
        if let Some(step) = step {
            let _ = writeln!(out, "step {step}");
        }
        match focus {
            Some(Some(focus)) => {
                let _ = writeln!(out, "focus {} by {:?}", focus.target, focus.cause);
            }
            Some(None) => out.push_str("focus none\n"),
            None => {}
        }
        let scene = scene.map(|scene| {
            let items = [&scene.items[..], &effects.outlines].concat();
            dump(&Scene { items, ..(*scene).clone() })
        });
        for line in scene.iter().flat_map(|scene| scene.lines()) {
            if !line.starts_with("target") && !line.starts_with("scene") {
                let _ = writeln!(out, "    {line}");
            }
        }
        if needs_frame {
            out.push_str("needs a frame\n");
        }
    }
    bless::golden(&format!("player/{name}.txt"), &out);
}

/// Three steps: two bars; one of them higher and with a new one; a line.
#[derive(Default)]
struct Steps {
    laid_out: Cell<usize>,
}

impl Scenes for Steps {
    fn scene(&self, step: usize) -> Rc<Scene> {
        self.laid_out.set(self.laid_out.get() + 1);
        Rc::new(match step {
            0 => bars(&[("a", 59.0, Ink::Context), ("b", 75.0, Ink::Accent)], "2022"),
            1 => bars(&[("b", 90.0, Ink::Accent), ("c", 20.0, Ink::Category(2))], "2025"),
            _ => line(),
        })
    }
}

fn bars(values: &[(&str, f64, Ink)], year: &str) -> Scene {
    let mut items = vec![text(Role::AxisLabel, "year", 50.0, 110.0, year, None)];
    let mut targets = Vec::new();
    for (index, (key, value, ink)) in (0_u32..).zip(values) {
        let bounds = Rect {
            x: 20.0 + 40.0 * f64::from(index),
            y: 100.0 - value,
            width: 20.0,
            height: *value,
        };
        let fill = Some(Fill { ink: *ink, opacity: 1.0 });
        let shape = Shape::Rect { bounds, edge: None };
        let origin = Some(Origin::Y(100.0));
        items.push(Item { identity: of(Role::Mark, key), shape, fill, stroke: None, origin });
        let (x, words) = (bounds.center().x, format!("{value}%"));
        items.push(text(Role::MarkLabel, key, x, bounds.y - 8.0, &words, Some(Origin::Y(92.0))));
        let datum = DatumRef { panel: 0, layer: 0, index };
        let anchor = Point { x, y: bounds.y };
        targets.push(Target { key: Key((*key).into()), datum, bounds, anchor });
    }
    Scene { size: Size { width: 100.0, height: 120.0 }, items, targets, ..Scene::default() }
}

fn line() -> Scene {
    let points: Vec<Point> =
        [(0.0, 80.0), (50.0, 20.0), (100.0, 40.0)].map(|(x, y)| Point { x, y }).into();
    let target = |(index, anchor): (usize, &Point)| Target {
        key: Key(["a", "y", "z"][index].into()),
        datum: DatumRef { panel: 0, layer: 0, index: index as u32 },
        bounds: Rect { x: anchor.x - 12.0, y: anchor.y - 12.0, width: 24.0, height: 24.0 },
        anchor: *anchor,
    };
    let targets = points.iter().enumerate().map(target).collect();
    let stroke = Stroke { ink: Ink::Accent, opacity: 1.0, width: 2.0, dash: (0.0, 0.0) };
    let shape = Shape::Path { points: points.into(), closed: false };
    let identity = of(Role::Mark, "line");
    let items = vec![Item { identity, shape, fill: None, stroke: Some(stroke), origin: None }];
    Scene { size: Size { width: 100.0, height: 120.0 }, items, targets, ..Scene::default() }
}

fn text(role: Role, key: &str, x: f64, y: f64, words: &str, origin: Option<Origin>) -> Item {
    let shape = Shape::Text {
        at: Point { x, y },
        align: Align::Center,
        font: Font { size: 14.0, bold: false },
        content: words.into(),
        width: 8.0 * words.len() as f64,
    };
    let fill = Some(Fill { ink: Ink::Text, opacity: 1.0 });
    Item { identity: of(role, key), shape, fill, stroke: None, origin }
}

fn of(role: Role, key: &str) -> Identity {
    Identity { role, key: Key(key.into()), part: 0 }
}
