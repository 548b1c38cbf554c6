//! A chart with every question answered: panels, layers, domains; no px.
//!
//! A place on a scale is always an `f64`: the value itself, days since 1970, or the index of a name
//! in its domain; NaN where there is none. Numbers and days run from left to right and from bottom
//! to top, names from left to right and from top to bottom.

use crate::data::calendar::Precision;
use crate::data::{Key, Keys, Qualifier, Rows, Table};
use crate::format::number::NumberForm;
use crate::scene::{Form, Ink};
use std::ops::Range;
use std::rc::Rc;

pub use crate::scale::Domain;

/// A chart.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Title above it.
    pub title: Option<String>,
    /// Its facets in reading order, or the one that it is; at least one.
    pub panels: Vec<Panel>,
    /// How many panels stand in a row at most.
    pub columns: Option<usize>,
    /// What the colours mean, unless places say it already.
    pub legend: Option<Legend>,
    /// How high it wants to be.
    pub height: Height,
}

/// How high a chart wants to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Height {
    /// By the house's aspect for its kind of chart.
    Auto,
    /// The drawing area of each panel, in CSS px.
    Px(f64),
    /// CSS px for each band of y.
    Step(f64),
}

/// One drawing area.
#[derive(Clone, Debug)]
pub struct Panel {
    /// Header of the facet; empty when the chart is not faceted.
    pub title: String,
    /// From left to right; none when nothing is on x.
    pub x: Option<Axis>,
    /// From bottom to top, names from top to bottom; none when nothing is on y.
    pub y: Option<Axis>,
    /// What is drawn, the lowest first.
    pub layers: Vec<Layer>,
}

/// A scale's domain and its guide.
#[derive(Clone, Debug)]
pub struct Axis {
    /// What the scale covers.
    pub domain: Domain,
    /// Whether it runs the other way; x runs as reading does.
    pub reverse: bool,
    /// What is shown of it; nothing when the author turned it off.
    pub guide: Option<Guide>,
}

/// An axis as shown.
#[derive(Clone, Debug)]
pub struct Guide {
    /// Name of the measure with its unit; empty for none.
    pub title: String,
    /// Whether grid lines are drawn.
    pub grid: bool,
    /// Whether labels are drawn.
    pub labels: bool,
    /// Whether tick strokes are drawn.
    pub ticks: bool,
    /// Whether the line along the axis is drawn.
    pub line: bool,
    /// About how many ticks.
    pub count: Option<usize>,
    /// Just these ticks.
    pub values: Option<Vec<f64>>,
    /// Whether it stands on the far side: top for x, right for y.
    pub is_far: bool,
    /// How numbers are written.
    pub form: NumberForm,
    /// How exactly dates are written, when the author fixed it.
    pub date: Option<Precision>,
}

/// What colours mean.
#[derive(Clone, Debug)]
pub struct Legend {
    /// Name of the measure; empty for none.
    pub title: String,
    /// Each colour's name.
    pub entries: Vec<LegendEntry>,
}

/// One colour's meaning.
#[derive(Clone, Debug)]
pub struct LegendEntry {
    /// Identity of the group.
    pub key: Key,
    /// Its name.
    pub label: String,
    /// Its colour.
    pub ink: Ink,
    /// Its symbol when shape tells it too.
    pub form: Form,
    /// Lengths of dash and gap in px; 0 and 0 is an unbroken line.
    pub dash: (f64, f64),
}

/// One mark over the rows of one table. Lines and areas list their data group by group, in the order
/// in which they run; other marks as they stand along names and dates, else as in the table.
///
/// Lists hold a value for each datum, or none when the channel is not used; `ink`, `form`, `size` and
/// `dash` may also hold one value for all.
#[derive(Clone, Debug)]
pub struct Layer {
    /// What is drawn for each datum.
    pub mark: Mark,
    /// Number of data.
    pub len: usize,
    /// Places on x.
    pub x: Rc<[f64]>,
    /// Other ends on x.
    pub x2: Rc<[f64]>,
    /// Places on y.
    pub y: Rc<[f64]>,
    /// Other ends on y.
    pub y2: Rc<[f64]>,
    /// Index within a band, for grouped bars; with `offsets` as their number.
    pub offset: Vec<f64>,
    /// How many bars stand in a band.
    pub offsets: usize,
    /// Whether bars lie (the measure is on x) or stand.
    pub is_horizontal: bool,
    /// Which line or area each datum belongs to, from 0 in order of appearance; empty when there is
    /// one.
    pub group: Vec<u32>,
    /// Identities of those lines or areas; where colour alone parts them, the legend has the same.
    pub groups: Vec<Key>,
    /// Colours.
    pub ink: Vec<Ink>,
    /// Symbols.
    pub form: Vec<Form>,
    /// Areas of symbols in square px.
    pub size: Vec<f64>,
    /// Lengths of dash and gap of lines in px; 0 and 0 is an unbroken line.
    pub dash: Vec<(f64, f64)>,
    /// How strong the colours are, from 0, not to be seen, to 1; of an area, its ground.
    pub opacity: f64,
    /// Words of text marks.
    pub text: Vec<String>,
    /// Identities.
    pub keys: Keys,
    /// How exact the sources were; empty when the table does not say.
    pub qualifier: Vec<Qualifier>,
    /// Whether each carries the point of the step; empty when no mark is singled out.
    pub is_highlighted: Vec<bool>,
    /// The table that the data come from.
    pub table: Rc<Table>,
    /// Row of each datum in the table.
    pub rows: Rows,
    /// Which fields of the table tell what the datum is.
    pub told: Told,
    /// Whether it can be pointed at; text and rules across the chart cannot.
    pub is_target: bool,
    /// Of lines and areas of many data: the data of each, when their places never go back.
    pub runs: Rc<[Range<usize>]>,
    /// Indices of the data that stand for all, in order; empty when there are few enough for each
    /// to stand for itself.
    pub summary: Rc<[u32]>,
}

impl Layer {
    /// The row of a datum in the table; one that no table has when there is no such datum.
    pub fn row(&self, index: usize) -> usize {
        self.rows.get(index).map_or(usize::MAX, |row| row as usize)
    }

    /// Whether a datum is named by itself to those who do not point at it.
    pub fn is_told(&self, index: usize) -> bool {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        self.summary.is_empty() || self.summary.binary_search(&index).is_ok()
    }

    /// The indices of all those data.
    pub fn told_apart(&self) -> Vec<usize> {
        match self.summary.is_empty() {
            true => (0..self.len).collect(),
            false => self.summary.iter().map(|index| *index as usize).collect(),
        }
    }
}

/// What tells a datum in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Field of the value, and how it is written.
    pub value: Option<(Rc<str>, NumberForm)>,
    /// Whether the value has a place in the chart, so that a missing one is missed.
    pub is_placed: bool,
    /// The other end of a ranged value.
    pub value2: Option<Rc<str>>,
    /// Fields that say what it is: category, group, facet.
    pub what: Vec<Rc<str>>,
    /// Fields that would say so too, but say the same of all rows.
    pub shared: Vec<Rc<str>>,
    /// Field of the time that it speaks of.
    pub when: Option<Rc<str>>,
    /// Name of the measure.
    pub measure: String,
}

/// What is drawn for each datum.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Rectangles from a baseline or between two places; `thickness` in px when fixed.
    Bar {
        /// Px across, when the author fixed it.
        thickness: Option<f64>,
    },
    /// A path through the data of each group.
    Line {
        /// Px of the line.
        width: f64,
        /// Whether its points are shown.
        has_points: bool,
        /// Whether it goes level, then jumps.
        is_stepped: bool,
    },
    /// The ground under a line.
    Area {
        /// Whether the line on top is shown.
        has_line: bool,
        /// Whether its points are shown.
        has_points: bool,
        /// Whether it goes level, then jumps.
        is_stepped: bool,
    },
    /// Symbols.
    Point {
        /// Whether they are filled.
        is_filled: bool,
    },
    /// Straight lines.
    Rule {
        /// Px of the line.
        width: f64,
    },
    /// Short strokes; px long.
    Tick {
        /// Px of the stroke's length, when the author fixed it.
        length: Option<f64>,
    },
    /// Words.
    Text(TextStyle),
}

/// How words of text marks stand to their places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Horizontally: -1 ends at its place, 0 in the middle, 1 begins there.
    pub align: i8,
    /// Vertically: -1 above its place, 0 in the middle, 1 below.
    pub baseline: i8,
    /// Px to the right.
    pub dx: f64,
    /// Px down.
    pub dy: f64,
    /// Px.
    pub size: f64,
    /// Whether it is bold.
    pub is_bold: bool,
}
