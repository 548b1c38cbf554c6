//! A picture that stands alone: title above the chart, remark and sources below it.

use crate::data::Key;
use crate::layout::mirror;
use crate::scene::{
    Align, Crowds, Fill, Identity, Ink, Item, Origin, Point, Rect, Role, Scene, Shape, Size, Target,
};
use crate::text::lines::wrap;
use crate::text::{Font, TextMeasure};

/// Words around a chart.
#[derive(Clone, Debug, Default)]
pub struct Caption {
    /// Above it.
    pub title: String,
    /// Below it, each a paragraph of its own.
    pub notes: Vec<String>,
    /// Whether they are read from right to left.
    pub is_rtl: bool,
}

/// Px around everything, and between chart and words.
const MARGIN: f64 = 16.0;
const GAP: f64 = 12.0;
/// Fonts and heights of their lines, px.
const TITLE: (Font, f64) = (Font { size: 20.0, bold: true }, 28.0);
const NOTE: (Font, f64) = (Font { size: 12.0, bold: false }, 18.0);
/// Px between two paragraphs of notes.
const PARAGRAPH: f64 = 2.0;

/// The width that is left for the chart in a picture of that width.
pub fn chart_width(width: f64) -> f64 {
    (width - 2.0 * MARGIN).max(1.0)
}

/// The width of a picture whose chart is so wide.
pub fn whole_width(chart: f64) -> f64 {
    chart + 2.0 * MARGIN
}

/// The chart with its caption, on the palette's ground; `width` is that of the whole picture.
pub fn standalone(
    chart: &Scene,
    caption: &Caption,
    width: f64,
    measure: &dyn TextMeasure,
) -> Scene {
    let mut column = Column { items: Vec::new(), y: MARGIN, width: chart_width(width), measure };
    column.words("title", &caption.title, TITLE, Ink::Text);
    if column.y > MARGIN {
        column.y += GAP;
    }
    let (dx, dy) = (MARGIN, column.y);
    let above = column.items.len();
    column.y += chart.size.height;
    for (index, note) in (0..).zip(&caption.notes) {
        column.y += if index == 0 { GAP } else { PARAGRAPH };
        column.words(&["note-", &index.to_string()].concat(), note, NOTE, Ink::Muted);
    }
    let size = Size { width, height: (column.y + MARGIN).ceil() };
    let mut words =
        Scene { size, items: column.items, targets: Vec::new(), crowds: Crowds::default() };
    if caption.is_rtl {
        words = mirror(words);
    }
    let chart_items = chart.items.iter().map(|item| moved(item, dx, dy));
    words.items.splice(above..above, chart_items);
    let mut targets = chart.targets.clone();
    for Target { bounds, anchor, .. } in &mut targets {
        (bounds.x, bounds.y) = (bounds.x + dx, bounds.y + dy);
        *anchor = shifted(*anchor, dx, dy);
    }
    on_ground(Scene { targets, ..words })
}

/// The scene with the palette's ground beneath it.
pub fn on_ground(mut scene: Scene) -> Scene {
    let Size { width, height } = scene.size;
    let bounds = Rect { x: 0.0, y: 0.0, width, height };
    let ground = Item {
        identity: Identity { role: Role::Caption, key: Key("ground".into()), part: 0 },
        shape: Shape::Rect { bounds, edge: None },
        fill: Some(Fill { ink: Ink::Ground, opacity: 1.0 }),
        stroke: None,
        origin: None,
    };
    scene.items.insert(0, ground);
    scene
}

/// What is written so far, from the top down.
struct Column<'a> {
    items: Vec<Item>,
    y: f64,
    width: f64,
    measure: &'a dyn TextMeasure,
}

impl Column<'_> {
    fn words(&mut self, name: &str, words: &str, (font, height): (Font, f64), ink: Ink) {
        for (part, line) in (0..).zip(wrap(words, self.width, font, self.measure)) {
            let at = Point { x: MARGIN, y: self.y + height / 2.0 };
            let width = self.measure.width(&line, font);
            let content = line.into();
            self.items.push(Item {
                identity: Identity { role: Role::Caption, key: Key(name.into()), part },
                shape: Shape::Text { at, align: Align::Left, font, content, width },
                fill: Some(Fill { ink, opacity: 1.0 }),
                stroke: None,
                origin: None,
            });
            self.y += height;
        }
    }
}

fn moved(item: &Item, dx: f64, dy: f64) -> Item {
    let mut item = item.clone();
    match &mut item.shape {
        Shape::Rect { bounds, .. } => (bounds.x, bounds.y) = (bounds.x + dx, bounds.y + dy),
        Shape::Rule { from, to } => {
            (*from, *to) = (shifted(*from, dx, dy), shifted(*to, dx, dy));
        }
        Shape::Path { points, .. } => {
            *points = points.iter().map(|point| shifted(*point, dx, dy)).collect();
        }
        Shape::Symbol { center: at, .. } | Shape::Text { at, .. } => *at = shifted(*at, dx, dy),
    }
    item.origin = item.origin.map(|origin| match origin {
        Origin::X(x) => Origin::X(x + dx),
        Origin::Y(y) => Origin::Y(y + dy),
    });
    item
}

fn shifted(point: Point, dx: f64, dy: f64) -> Point {
    Point { x: point.x + dx, y: point.y + dy }
}
