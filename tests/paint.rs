//! Scenes written by hand, painted as SVG: each way to draw something has its picture.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails loudly"
)]

mod bless;

use datastory::data::Key;
use datastory::native::svg::{About, svg};
use datastory::scene::{
    Align, Color, Edge, EdgeKind, Fill, Form, Identity, Ink, Item, Palette, Point, Rect, Role,
    Scene, Shape, Side, Size, Stroke,
};
use datastory::text::Font;

const ABOUT: About<'_> =
    About { title: "A picture", description: "", language: "en", is_standalone: true };

#[test]
fn exactness_of_lying_bars() {
    check("lying-bars", 340.0, 260.0, lying_bars());
}

#[test]
fn exactness_of_standing_bars() {
    check("standing-bars", 340.0, 220.0, standing_bars());
}

#[test]
fn lines_with_gaps_and_dashes() {
    check("lines", 340.0, 200.0, lines());
}

#[test]
fn symbols_filled_and_open() {
    check("symbols", 340.0, 120.0, symbols());
}

#[test]
fn words_of_every_language_stand_in_the_middle() {
    check("words", 340.0, 200.0, words());
}

#[test]
fn what_has_no_place_is_left_out_and_what_is_far_is_held() {
    let gap = Point { x: f64::NAN, y: 10.0 };
    let far = Point { x: 1e300, y: -1e300 };
    let solid = Some(Fill { ink: Ink::Accent, opacity: 1.0 });
    let line = Some(stroke(Ink::Text, 1.0));
    let items = vec![
        item(0, Shape::Rule { from: gap, to: far }, None, line),
        item(1, Shape::Symbol { center: gap, radius: 4.0, form: Form::Circle }, solid, None),
        item(2, rect(f64::NAN, 0.0, 10.0, 10.0), solid, None),
        item(3, rect(f64::INFINITY, 0.0, 10.0, 10.0), solid, None),
        item(4, Shape::Path { points: [gap, gap].into(), closed: true }, solid, line),
        item(5, Shape::Path { points: [].into(), closed: false }, solid, line),
        item(6, Shape::Rule { from: Point::default(), to: far }, None, line),
        item(7, rect(-1e300, 0.0, 2e300, 10.0), solid, None),
        text(8, 10.0, 10.0, Align::Left, "", 14.0),
        text(9, 10.0, 20.0, Align::Left, "nul\0 tab\t <b>&amp;\u{fffe}\u{1b}[31m \"'", 14.0),
    ];
    check("no-place", 100.0, 30.0, items);
}

/// Paints in both palettes, compares with the golden, and leaves a PNG to look at when blessing.
fn check(name: &str, width: f64, height: f64, mut items: Vec<Item>) {
    let ground = Some(Fill { ink: Ink::Ground, opacity: 1.0 });
    items.insert(0, item(99, rect(0.0, 0.0, width, height), ground, None));
    let scene = Scene { size: Size { width, height }, items, ..Scene::default() };
    for (theme, palette) in [("light", Palette::light()), ("dark", Palette::dark())] {
        let found = svg(&scene, &palette, &ABOUT).unwrap();
        if theme == "light" {
            bless::golden(&format!("paint/{name}.svg"), &found);
        }
        if let Some(folder) = std::env::var_os("PICTURES") {
            let fonts = datastory::native::fonts::Fonts::installed();
            let image = datastory::native::png::png(&found, 2.0, &fonts).unwrap();
            let file = std::path::Path::new(&folder).join(format!("{name}-{theme}.png"));
            std::fs::write(file, image).unwrap();
        }
    }
}

fn lying_bars() -> Vec<Item> {
    let kinds = [None, Some(EdgeKind::Open), Some(EdgeKind::Gap), Some(EdgeKind::Soft)];
    let names = ["75%", "over 90%", "nearly 1,000", "about 60%", "up to 100%", "expected 730"];
    let mut items = Vec::new();
    for (row, kind) in (0..).zip(kinds.into_iter().chain([Some(EdgeKind::Cap), None])) {
        let y = 10.0 + 40.0 * f64::from(row);
        let edge = kind.map(|kind| Edge { side: Side::Right, kind });
        let bounds = Rect { x: 10.0, y, width: 200.0, height: 28.0 };
        let ink = if row == 1 { Ink::Accent } else { Ink::Context };
        let is_expected = row == 5;
        let fill = Fill { ink, opacity: if is_expected { 0.2 } else { 1.0 } };
        let line = Stroke { dash: (4.0, 3.0), ..stroke(ink, 1.5) };
        let outline = is_expected.then_some(line);
        items.push(item(row, Shape::Rect { bounds, edge }, Some(fill), outline));
        let x = 210.0 + kind.map_or(0.0, EdgeKind::reach) + 6.0;
        items.push(text(row + 10, x, y + 14.0, Align::Left, names[row as usize], 14.0));
    }
    items.push(rule(50, 10.0, 4.0, 10.0, 256.0, Ink::Baseline));
    items
}

fn standing_bars() -> Vec<Item> {
    let kinds = [EdgeKind::Open, EdgeKind::Gap, EdgeKind::Soft, EdgeKind::Cap];
    let mut items = Vec::new();
    for line in 0..4_u32 {
        let y = 40.3 + 40.0 * f64::from(line);
        items.push(rule(60 + line, 10.0, y, 330.0, y, Ink::Grid));
    }
    for (column, kind) in (0..).zip(kinds) {
        let x = 20.0 + 60.0 * f64::from(column);
        let bounds = Rect { x, y: 40.0, width: 40.0, height: 160.0 };
        let edge = Some(Edge { side: Side::Top, kind });
        let fill = Some(Fill { ink: Ink::Category(column as u8), opacity: 1.0 });
        items.push(item(column, Shape::Rect { bounds, edge }, fill, None));
    }
    let bounds = Rect { x: 262.0, y: 196.0, width: 6.0, height: 4.0 };
    let edge = Some(Edge { side: Side::Top, kind: EdgeKind::Open });
    let fill = Some(Fill { ink: Ink::Accent, opacity: 1.0 });
    items.push(item(9, Shape::Rect { bounds, edge }, fill, None));
    let bounds = Rect { x: 280.0, y: 200.0, width: 40.0, height: 16.0 };
    let edge = Some(Edge { side: Side::Bottom, kind: EdgeKind::Open });
    items.push(item(10, Shape::Rect { bounds, edge }, fill, None));
    items.push(rule(50, 10.0, 200.0, 330.0, 200.0, Ink::Baseline));
    items
}

fn lines() -> Vec<Item> {
    let wave = |phase: f64| -> Vec<Point> {
        let at = |i: u32| {
            let x = 10.0 + 10.0 * f64::from(i);
            Point { x, y: 100.0 + 60.0 * libm::sin(x / 40.0 + phase) }
        };
        (0..32).map(at).collect()
    };
    let mut gappy = wave(0.0);
    gappy[10].y = f64::NAN;
    gappy[30].y = f64::NAN;
    let path = |points: Vec<Point>, closed| Shape::Path { points: points.into(), closed };
    let mut ground = wave(2.0);
    ground.extend([Point { x: 320.0, y: 190.0 }, Point { x: 10.0, y: 190.0 }]);
    let faint = Some(Fill { ink: Ink::Category(2), opacity: 0.2 });
    let dashed = Stroke { dash: (6.0, 4.0), ..stroke(Ink::Category(1), 2.0) };
    let half = Ink::Accent.mixed(Ink::Category(1), 0.5);
    vec![
        rule(0, 10.0, 190.0, 330.0, 190.0, Ink::Baseline),
        item(1, path(ground, true), faint, None),
        item(2, path(wave(2.0), false), None, Some(stroke(Ink::Category(2), 2.0))),
        item(3, path(wave(1.0), false), None, Some(dashed)),
        item(4, path(gappy, false), None, Some(stroke(Ink::Accent, 2.5))),
        rule(5, 10.0, 10.0, 330.0, 40.0, half),
    ]
}

fn symbols() -> Vec<Item> {
    let forms = [
        Form::Circle,
        Form::Square,
        Form::Diamond,
        Form::Triangle,
        Form::Cross,
        Form::ArrowRight,
        Form::ArrowUp,
    ];
    let mut items = Vec::new();
    for (column, form) in (0..).zip(forms) {
        let x = 30.0 + 45.0 * f64::from(column);
        let symbol = |y| Shape::Symbol { center: Point { x, y }, radius: 7.0, form };
        let ink = Ink::Category(column as u8);
        let (solid, open) = (Fill { ink, opacity: 1.0 }, Fill { ink: Ink::Ground, opacity: 1.0 });
        items.push(item(column, symbol(30.0), Some(solid), None));
        items.push(item(column + 10, symbol(60.0), Some(open), Some(stroke(ink, 2.0))));
        let halo = Stroke { opacity: 0.4, ..stroke(Ink::Text, 1.0) };
        items.push(item(column + 20, symbol(90.0), Some(solid), Some(halo)));
    }
    items
}

fn words() -> Vec<Item> {
    let rows = [
        (Align::Left, "逾90%的銀行 over 90%", 20.0),
        (Align::Center, "约60%（2025年）Mgf", 16.0),
        (Align::Right, "Казахстан 6.5%", 14.0),
        (Align::Left, "Nearly 1,000 firms", 13.0),
        (Align::Left, "年增長率，佔GDP比重", 12.0),
    ];
    let mut items = Vec::new();
    for (row, (align, words, size)) in (0..).zip(rows) {
        let y = 20.0 + 34.0 * f64::from(row);
        let x = 170.0;
        items.push(rule(row, 0.0, y, 340.0, y, Ink::Grid));
        items.push(text(row + 10, if row == 0 { 10.0 } else { x }, y, align, words, size));
    }
    items.push(rule(30, 170.0, 0.0, 170.0, 200.0, Ink::Grid));
    items
}

fn item(part: u32, shape: Shape, fill: Option<Fill>, stroke: Option<Stroke>) -> Item {
    let identity = Identity { role: Role::Mark, key: Key("mark".into()), part };
    Item { identity, shape, fill, stroke, origin: None }
}

fn rect(x: f64, y: f64, width: f64, height: f64) -> Shape {
    Shape::Rect { bounds: Rect { x, y, width, height }, edge: None }
}

fn rule(part: u32, x1: f64, y1: f64, x2: f64, y2: f64, ink: Ink) -> Item {
    let (from, to) = (Point { x: x1, y: y1 }, Point { x: x2, y: y2 });
    item(part, Shape::Rule { from, to }, None, Some(stroke(ink, 1.0)))
}

fn text(part: u32, x: f64, y: f64, align: Align, words: &str, size: f64) -> Item {
    let font = Font { size, bold: size > 15.0 };
    let at = Point { x, y };
    let shape = Shape::Text { at, align, font, content: words.into(), width: 0.0 };
    item(part, shape, Some(Fill { ink: Ink::Text, opacity: 1.0 }), None)
}

fn stroke(ink: Ink, width: f64) -> Stroke {
    Stroke { ink, opacity: 1.0, width, dash: (0.0, 0.0) }
}

#[test]
fn a_fixed_color_is_kept_and_its_words_are_readable() {
    let color = Color { r: 0xff, g: 0xe1, b: 0x4d };
    let palette = Palette::light();
    assert_eq!(palette.color(Ink::Fixed(color)), color);
    assert!(palette.color(Ink::FixedText(color)).contrast(palette.color(Ink::Ground)) >= 4.5);
}
