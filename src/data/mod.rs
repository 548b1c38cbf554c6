//! Rows turned into typed fields.

pub mod aggregate;
pub mod arrow;
pub mod calendar;
pub mod check;
mod column;
pub mod csv;
pub mod file;
mod flatbuffer;
mod key;
mod number;
pub mod order;
pub mod parse;
pub mod predicate;
mod rows;
pub mod stretch;
pub mod text;
pub mod transform;
mod units;

pub use key::{Key, Keys};
pub use rows::Rows;
pub use text::Text;

use crate::diagnostic::Place;
use std::rc::Rc;

/// A table: fields of equal length.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its name in the story.
    pub name: Rc<str>,
    /// Where it is written.
    pub place: Place,
    /// Its fields, in the order of the file.
    pub fields: Vec<Field>,
    /// Number of rows.
    pub len: usize,
}

/// A named column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name in the file.
    pub name: Rc<str>,
    /// Its name for readers.
    pub title: Option<Text>,
    /// Name of its unit.
    pub unit: Option<Rc<str>>,
    /// How its numbers are written, in d3-format's words.
    pub format: Option<Rc<str>>,
    /// Its values.
    pub column: Column,
}

/// Values of one kind; shared, because transforms and layers take them over.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Numbers; NaN where there is none.
    Number(Rc<[f64]>),
    /// Days since 1970-01-01, in UTC, of the beginning of a date; NaN where there is none.
    Time(Rc<[f64]>),
    /// Texts; [`Text::Missing`] where there is none.
    Text(Rc<[Text]>),
}

/// How exact the source of a value was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Qualifier {
    /// Just this.
    #[default]
    Exact,
    /// Around this.
    About,
    /// Just below this.
    Nearly,
    /// Above this.
    Over,
    /// At most this.
    UpTo,
    /// Between two values.
    Range,
    /// Not yet so.
    Expected,
    /// "Thousands": no number at all.
    Thousands,
}

impl Table {
    /// The field `name`.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| &*field.name == name)
    }

    /// The text in field `name` of `row`, or missing.
    pub fn text(&self, name: &str, row: usize) -> Text {
        match self.field(name).map(|field| &field.column) {
            Some(Column::Text(texts)) => texts.get(row).cloned().unwrap_or_default(),
            _ => Text::Missing,
        }
    }

    /// The number or day in field `name` of `row`, or NaN.
    pub fn number(&self, name: &str, row: usize) -> f64 {
        match self.field(name).map(|field| &field.column) {
            Some(Column::Number(numbers) | Column::Time(numbers)) => {
                numbers.get(row).copied().unwrap_or(f64::NAN)
            }
            _ => f64::NAN,
        }
    }

    /// The row whose `id` is this.
    pub fn row(&self, id: &str) -> Option<usize> {
        (0..self.len).find(|row| self.text("id", *row).identity() == id)
    }

    /// The names of its fields.
    pub fn field_names(&self) -> Vec<&str> {
        self.fields.iter().map(|field| &*field.name).collect()
    }

    /// Where the value of a field in a row is written, in a table that has its own rows.
    pub fn place_of(&self, row: usize, field: &str) -> Place {
        self.place.member("values").element(row).member(field)
    }

    /// A table of these rows of it, in this order.
    pub fn take(&self, rows: &[usize]) -> Self {
        let take = |field: &Field| Field { column: field.column.take(rows), ..field.clone() };
        let fields = self.fields.iter().map(take).collect();
        Self { name: self.name.clone(), place: self.place.clone(), fields, len: rows.len() }
    }

    /// Puts a field in the place of the one of its name, or after the others.
    pub fn put(&mut self, field: Field) {
        match self.fields.iter_mut().find(|known| known.name == field.name) {
            Some(known) => *known = field,
            None => self.fields.push(field),
        }
    }

    /// Whether its rows are units, each one of many that a value counts.
    pub fn is_counted(&self) -> bool {
        self.field("unit-index").is_some()
    }

    /// Whether `row` is a unit beyond those that the value counts.
    pub fn is_rest(&self, row: usize) -> bool {
        self.text("part", row).identity() == "rest"
    }

    /// How exact the source of `row` was.
    pub fn qualifier(&self, row: usize) -> Qualifier {
        Qualifier::parse(self.text("qualifier", row).identity()).unwrap_or_default()
    }
}

impl Field {
    /// A field of which only the name is known.
    pub fn new(name: &str, column: Column) -> Self {
        Self { name: name.into(), title: None, unit: None, format: None, column }
    }
}

impl Column {
    /// What it holds, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Number(_) => "numbers",
            Self::Time(_) => "dates",
            Self::Text(_) => "texts",
        }
    }

    /// The values of these rows, in this order.
    pub fn take(&self, rows: &[usize]) -> Self {
        let number = |numbers: &[f64]| {
            rows.iter().map(|row| numbers.get(*row).copied().unwrap_or(f64::NAN)).collect()
        };
        match self {
            Self::Number(numbers) => Self::Number(number(numbers)),
            Self::Time(days) => Self::Time(number(days)),
            Self::Text(texts) => {
                let text = |row: &usize| texts.get(*row).cloned().unwrap_or_default();
                Self::Text(rows.iter().map(text).collect())
            }
        }
    }

    /// Number of values.
    pub fn len(&self) -> usize {
        match self {
            Self::Number(numbers) | Self::Time(numbers) => numbers.len(),
            Self::Text(texts) => texts.len(),
        }
    }

    /// Whether there are no values.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Qualifier {
    /// All of them, with their names in the file.
    pub const ALL: [(&'static str, Self); 8] = [
        ("exact", Self::Exact),
        ("about", Self::About),
        ("nearly", Self::Nearly),
        ("over", Self::Over),
        ("up-to", Self::UpTo),
        ("range", Self::Range),
        ("expected", Self::Expected),
        ("thousands", Self::Thousands),
    ];

    /// The qualifier of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, qualifier)| *qualifier)
    }

    /// Its name in the file.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, known)| *known == self).map_or("exact", |(name, _)| name)
    }
}
