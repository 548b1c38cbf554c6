//! The way between two scenes: what moves, what fades, what neither loses nor doubles.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails loudly"
)]

use datastory::data::Key;
use datastory::scene::dump::dump;
use datastory::scene::tween::Tween;
use datastory::scene::{
    Align, Fill, Form, Identity, Ink, Item, Point, Rect, Role, Scene, Shape, Size, Stroke,
};
use datastory::text::Font;
use std::rc::Rc;

#[test]
fn begins_and_ends_with_the_scenes_themselves() {
    let (from, to) = (scene(some_items()), scene(other_items()));
    let tween = Tween::new(from.clone(), to.clone());
    let first = tween.at(0.0);
    let begin = visible(&first);
    for item in &from.items {
        assert!(begin.iter().any(|found| found.shape == item.shape), "{item:?}");
    }
    assert_eq!(dump(&tween.at(1.0)), dump(&to));
    assert_eq!(dump(&tween.at(7.0)), dump(&to));
    assert!(Rc::ptr_eq(tween.end(), &to));
}

#[test]
fn nothing_is_lost_or_doubled_on_the_way() {
    let tween = Tween::new(scene(some_items()), scene(other_items()));
    for step in 0..=20 {
        let on_the_way = tween.at(f64::from(step) / 20.0);
        for item in visible(&on_the_way) {
            let same = |other: &&Item| other.identity == item.identity;
            assert!(on_the_way.items.iter().filter(same).count() <= 2, "{item:?}");
            let opacity = item.fill.map_or(0.0, |fill| fill.opacity);
            assert!((0.0..=1.0).contains(&opacity), "{item:?}");
        }
    }
}

#[test]
fn lines_of_other_lengths_become_each_other() {
    let short = line("l", &[(0.0, 0.0), (100.0, 100.0)]);
    let long = line("l", &[(0.0, 0.0), (50.0, 0.0), (100.0, 0.0)]);
    let half = Tween::new(scene(vec![short]), scene(vec![long])).at(0.45);
    assert_eq!(half.items.len(), 1);
    let Shape::Path { points, .. } = &half.items[0].shape else { panic!("no path") };
    assert_eq!(points.len(), 3);
    assert!(points[1].x == 50.0 && points[1].y < 50.0 && points[1].y > 0.0, "{points:?}");
}

#[test]
fn lines_with_gaps_fade_because_gaps_must_not_wander() {
    let whole = line("l", &[(0.0, 0.0), (50.0, 50.0), (100.0, 0.0)]);
    let gappy = line("l", &[(0.0, 0.0), (50.0, f64::NAN), (70.0, 0.0), (100.0, 0.0)]);
    let half = Tween::new(scene(vec![whole]), scene(vec![gappy])).at(0.3);
    assert_eq!(half.items.len(), 2);
    assert!(half.items.iter().all(|item| item.stroke.unwrap().opacity < 1.0));
}

#[test]
fn what_changes_its_shape_fades() {
    let bar = bar("a", 0.0, 10.0, Ink::Accent);
    let center = Point { x: 5.0, y: 5.0 };
    let dot = Shape::Symbol { center, radius: 4.0, form: Form::Circle };
    let dot = Item { shape: dot, ..bar.clone() };
    let half = Tween::new(scene(vec![bar]), scene(vec![dot])).at(0.3);
    assert_eq!(half.items.len(), 2);
}

#[test]
fn colors_mix_and_words_that_differ_change_at_half_the_way() {
    let from = scene(vec![bar("a", 0.0, 10.0, Ink::Context), words("a", "small")]);
    let to = scene(vec![bar("a", 0.0, 20.0, Ink::Accent), words("a", "large")]);
    let tween = Tween::new(from, to);
    let content = |at: f64| match &tween.at(at).items[1].shape {
        Shape::Text { content, .. } => content.to_string(),
        _ => panic!("no words"),
    };
    assert_eq!((content(0.2).as_str(), content(0.7).as_str()), ("small", "large"));
    let half = tween.at(0.4);
    assert!(matches!(half.items[0].fill.unwrap().ink, Ink::Mix(_)));
    assert!(half.items[1].fill.unwrap().opacity < 0.5);
}

#[test]
fn a_number_stands_still_when_its_mark_does() {
    let from = scene(vec![bar("a", 0.0, 10.0, Ink::Accent), words("a", "10%")]);
    let to = scene(vec![bar("a", 0.0, 10.0, Ink::Accent), words("a", "20%")]);
    let Shape::Text { content, .. } = &Tween::new(from, to).at(0.3).items[1].shape else {
        panic!("no words")
    };
    assert_eq!(&**content, "10%");
}

#[test]
fn thousands_of_items_are_matched() {
    let many = |shift: f64| {
        let name = |index: u32| format!("datum-{index}");
        let items = (0..5000).map(|i| bar(&name(i), shift + f64::from(i), 10.0, Ink::Accent));
        scene(items.collect())
    };
    let tween = Tween::new(many(0.0), many(100.0));
    let half = tween.at(0.5);
    assert_eq!(half.items.len(), 5000);
}

fn some_items() -> Vec<Item> {
    vec![
        bar("a", 0.0, 10.0, Ink::Accent),
        bar("b", 20.0, 30.0, Ink::Context),
        words("a", "10%"),
        line("l", &[(0.0, 0.0), (10.0, 10.0)]),
    ]
}

fn other_items() -> Vec<Item> {
    vec![
        bar("b", 0.0, 5.0, Ink::Accent),
        bar("c", 20.0, 8.0, Ink::Category(2)),
        bar("c", 20.0, 8.0, Ink::Category(2)),
        words("a", "12%"),
        line("l", &[(0.0, 0.0), (10.0, f64::NAN), (20.0, 5.0)]),
    ]
}

fn visible(scene: &Scene) -> Vec<&Item> {
    let opacity = |item: &Item| {
        let stroke = item.stroke.map_or(0.0, |stroke| stroke.opacity);
        item.fill.map_or(0.0, |fill| fill.opacity).max(stroke)
    };
    scene.items.iter().filter(|item| opacity(item) > 0.0).collect()
}

fn scene(items: Vec<Item>) -> Rc<Scene> {
    Rc::new(Scene { size: Size { width: 100.0, height: 100.0 }, items, ..Scene::default() })
}

fn of(role: Role, key: &str) -> Identity {
    Identity { role, key: Key(key.into()), part: 0 }
}

fn bar(key: &str, x: f64, height: f64, ink: Ink) -> Item {
    let bounds = Rect { x, y: 100.0 - height, width: 10.0, height };
    let fill = Some(Fill { ink, opacity: 1.0 });
    let shape = Shape::Rect { bounds, edge: None };
    Item { identity: of(Role::Mark, key), shape, fill, stroke: None, origin: None }
}

fn line(key: &str, points: &[(f64, f64)]) -> Item {
    let points = points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect();
    let stroke = Stroke { ink: Ink::Accent, opacity: 1.0, width: 2.0, dash: (0.0, 0.0) };
    let shape = Shape::Path { points, closed: false };
    Item { identity: of(Role::Mark, key), shape, fill: None, stroke: Some(stroke), origin: None }
}

fn words(key: &str, content: &str) -> Item {
    let font = Font { size: 14.0, bold: false };
    let at = Point { x: 50.0, y: 50.0 };
    let shape = Shape::Text { at, align: Align::Left, font, content: content.into(), width: 30.0 };
    let fill = Some(Fill { ink: Ink::Text, opacity: 1.0 });
    Item { identity: of(Role::MarkLabel, key), shape, fill, stroke: None, origin: None }
}
