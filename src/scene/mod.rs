//! A finished picture at fixed places; knows no data and no story.
//!
//! Lengths are CSS px, the origin is the top left corner, y grows downwards. Items stand in paint
//! order. Colours are inks: the painter's palette says what they look like, so that light, dark
//! and the reader's own colours need no new layout.

mod count;
pub mod crowd;
pub mod dump;
pub mod emphasis;
pub mod geometry;
pub mod hit;
pub mod ink;
pub mod range;
pub mod tween;

pub use crowd::{Crowd, Crowds};
pub use geometry::{Point, Rect, Size};
pub use ink::{Color, Ink, Palette};

use crate::data::Key;
use crate::text::Font;
use std::rc::Rc;

/// The picture of one step at one size.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Width and height.
    pub size: Size,
    /// What is drawn, in paint order.
    pub items: Vec<Item>,
    /// What can be pointed at, in the order of the data.
    pub targets: Vec<Target>,
    /// Data that are too many for that.
    pub crowds: Crowds,
}

/// One thing that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is the same as in another scene.
    pub identity: Identity,
    /// What is drawn where.
    pub shape: Shape,
    /// Inside of rects, closed paths and symbols; colour of text.
    pub fill: Option<Fill>,
    /// Outline, or the line itself.
    pub stroke: Option<Stroke>,
    /// From where it grows when it enters and where it shrinks to; it fades when there is none.
    pub origin: Option<Origin>,
}

/// What makes an item the same thing in two scenes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// What it is for.
    pub role: Role,
    /// What it stands for: a datum's key, a tick's value, a group's name.
    pub key: Key,
    /// Which of several items of that role and key.
    pub part: u32,
}

/// What an item is for, in Vega's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Line of an axis grid.
    AxisGrid,
    /// Line along an axis.
    AxisDomain,
    /// Stroke of a tick.
    AxisTick,
    /// Words of a tick.
    AxisLabel,
    /// Name of an axis.
    AxisTitle,
    /// Header of a facet.
    FacetTitle,
    /// Colour sample of a legend.
    LegendSymbol,
    /// Words of a legend, or a direct label in its stead.
    LegendLabel,
    /// A mark of the data.
    Mark,
    /// Words of a text mark.
    MarkLabel,
    /// Line from an annotation to its mark.
    AnnotationRule,
    /// Words of an annotation.
    AnnotationLabel,
    /// Title, note and credit of a picture that stands alone.
    Caption,
}

/// What is drawn where.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle; `edge` says how its far end shows how exact the value is.
    Rect {
        /// Its place.
        bounds: Rect,
        /// Its far end, when the value is not exact.
        edge: Option<Edge>,
    },
    /// A straight line.
    Rule {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
    },
    /// Straight lines from point to point; NaN points part it.
    Path {
        /// Its corners.
        points: Rc<[Point]>,
        /// Whether it is a ground to be filled.
        closed: bool,
    },
    /// A symbol of a size.
    Symbol {
        /// Its middle.
        center: Point,
        /// Half its width.
        radius: f64,
        /// Its form.
        form: Form,
    },
    /// One line of words.
    Text {
        /// Where it is anchored: x by `align`, y at the middle of the line.
        at: Point,
        /// How it stands to `at.x`.
        align: Align,
        /// Its font.
        font: Font,
        /// The words.
        content: Rc<str>,
        /// Width in px, as measured at layout.
        width: f64,
    },
}

/// How the far end of a bar shows how exact its value is (STYLE, "Exactness, drawn").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Which end of the rectangle.
    pub side: Side,
    /// How it is drawn.
    pub kind: EdgeKind,
}

/// How an inexact end is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeKind {
    /// *over*: fades out, with an arrow.
    Open,
    /// *nearly*: a gap before the cap.
    Gap,
    /// *about*: a soft edge.
    Soft,
    /// *up to*: a cap with a tick.
    Cap,
}

impl EdgeKind {
    /// How many px are drawn beyond the end of the rectangle; words keep clear of them.
    pub fn reach(self) -> f64 {
        match self {
            Self::Open => 9.0,
            Self::Soft => 4.0,
            Self::Gap | Self::Cap => 0.0,
        }
    }
}

/// A side of a rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Upper.
    Top,
    /// Right.
    Right,
    /// Lower.
    Bottom,
    /// Left.
    Left,
}

/// Form of a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A circle.
    Circle,
    /// A square.
    Square,
    /// A square on its tip.
    Diamond,
    /// A triangle with its tip up.
    Triangle,
    /// A plus sign.
    Cross,
    /// A triangle with its tip to the right: an open end.
    ArrowRight,
    /// A triangle with its tip up: an open end.
    ArrowUp,
}

/// How a line of words stands to its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// It begins there.
    #[default]
    Left,
    /// Its middle is there.
    Center,
    /// It ends there.
    Right,
}

/// Inside of a shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// Its colour.
    pub ink: Ink,
    /// From 0, not to be seen, to 1.
    pub opacity: f64,
}

/// A line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// From 0, not to be seen, to 1.
    pub opacity: f64,
    /// Its width in px.
    pub width: f64,
    /// Lengths of dash and gap in px; 0 and 0 is an unbroken line.
    pub dash: (f64, f64),
}

/// From where an item grows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Origin {
    /// From this x, sideways.
    X(f64),
    /// From this y, up or down.
    Y(f64),
}

/// Something that can be pointed at: one datum, whatever it is drawn with.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Its identity in the data.
    pub key: Key,
    /// Which datum of the step.
    pub datum: DatumRef,
    /// Its place: what it is drawn with, at least 24 px each way where neighbours leave room.
    pub bounds: Rect,
    /// Where a tooltip points to.
    pub anchor: Point,
}

/// Neighbouring data of one layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataSpan {
    /// The first of them.
    pub first: DatumRef,
    /// How many they are.
    pub len: usize,
}

/// Which datum of a step: opaque numbers that the story understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DatumRef {
    /// Panel of the chart.
    pub panel: u32,
    /// Layer of the panel.
    pub layer: u32,
    /// Index in the layer.
    pub index: u32,
}
