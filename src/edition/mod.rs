//! A story in one language as it goes to readers: words and finished pictures, no data.
//!
//! The desk makes it ahead for each place that a story may stand in, so that the page only has to
//! read and paint it; where no such edition fits, the page makes the words of one itself and lays
//! out the pictures live.

pub mod ask;
pub mod make;
pub mod place;
pub mod wire;

pub use wire::packed::Packed;

use crate::data::Key;
use crate::describe::DataTable;
use crate::format::Locale;
use crate::format::unit::Unit;
use crate::scene::{Point, Scene, Size};
use crate::story::{Credit, Span};
use std::rc::Rc;

/// A story as it goes to readers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edition {
    /// Languages that the story can be read in, the default first.
    pub languages: Vec<Tongue>,
    /// The words of controls in the language of this edition, and its tag.
    pub locale: Rc<Locale>,
    /// Title of the story.
    pub headline: String,
    /// The sentences under it.
    pub standfirst: Vec<Span>,
    /// Where figures come from; sheets and data name them by index.
    pub credits: Vec<Credit>,
    /// The words of each step; at least one.
    pub sheets: Vec<Sheet>,
    /// The picture of each step; none when they are laid out where they are shown.
    pub plates: Vec<Plate>,
    /// The stage that the pictures are made for, in px of a scene.
    pub stage: Size,
}

/// A language that the story can be read in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tongue {
    /// BCP 47.
    pub tag: Rc<str>,
    /// What its speakers call it.
    pub name: String,
}

/// The words of one step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name in addresses.
    pub id: Rc<str>,
    /// Its title.
    pub title: String,
    /// What has changed and what the chart shows, in sentences for those who do not see it.
    pub summary: Vec<String>,
    /// Its prose, by paragraph; the keys of figures that have no mark are empty.
    pub text: Vec<Vec<Span>>,
    /// The chart in words, for those who do not see it.
    pub alt: String,
    /// What stands under the chart, by paragraph.
    pub notes: Vec<String>,
    /// Its data as words, for paper: the head of the table, then a row for each datum.
    pub paper: Vec<Vec<String>>,
    /// What stands behind its figures, for those who ask.
    pub record: Packed<Record>,
    /// What its readers guess before they see it.
    pub question: Option<Packed<Question>>,
}

/// What stands behind the figures of a step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// The data as a table.
    pub table: DataTable,
    /// Which credits the figures have, in order of appearance.
    pub credits: Vec<usize>,
}

/// Something to be guessed.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The question.
    pub text: String,
    /// The least that can be guessed, as a plain decimal like all numbers here.
    pub low: String,
    /// The most that can be guessed.
    pub high: String,
    /// What stands there before anything was guessed.
    pub start: String,
    /// How far two guesses lie apart.
    pub choice: String,
    /// The unit of the values.
    pub unit: Unit,
    /// The unit of their differences.
    pub difference: Unit,
    /// What is right, for each value.
    pub answers: Vec<Answer>,
}

/// What is right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// What was to be guessed.
    pub name: String,
    /// Its value.
    pub value: String,
    /// The same in words.
    pub shown: String,
    /// Whether the source says just this.
    pub is_exact: bool,
}

/// The picture of one step, and what can be pointed at in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plate {
    /// The picture.
    pub scene: Rc<Scene>,
    /// What each target of the scene is.
    pub data: Rc<[Datum]>,
    /// What is shown before that, when there is something to be guessed.
    pub asking: Option<Rc<Asking>>,
}

/// A picture that leaves something to be guessed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asking {
    /// The picture.
    pub scene: Rc<Scene>,
    /// What each target of the scene is.
    pub data: Rc<[Datum]>,
    /// Where guesses are drawn.
    pub places: Packed<Places>,
}

/// Where guesses are drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// Where each one is.
    pub slots: Vec<Slot>,
    /// Where a line begins that is drawn on.
    pub lead: Option<Point>,
}

/// The place of a guess.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slot {
    /// Whose value it is.
    pub key: Key,
    /// Where the least value is.
    pub low: Point,
    /// Where the greatest value is.
    pub high: Point,
    /// Where a bar begins.
    pub base: Point,
    /// How thick a bar is, px; 0 for what is no bar.
    pub across: f64,
}

/// A datum in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Datum {
    /// As it is spoken, in one line.
    pub name: String,
    /// The value with its unit and how exact it is.
    pub value: String,
    /// What it is and what is measured.
    pub what: Vec<String>,
    /// When, and how exact the source was.
    pub more: Vec<String>,
    /// Where it comes from: index into the credits.
    pub credit: Option<usize>,
    /// Whether it is the first of a line, a category or a facet: keys can leap to it.
    pub leads: bool,
    /// Where its value stands in what its axis covers: 0 at the low end, 1 at the high end; NaN
    /// where it has no place.
    pub level: f64,
    /// Whether data without a value stand between it and the one before it in its line.
    pub is_after_gap: bool,
}

impl Edition {
    /// The language of this edition: BCP 47.
    pub fn language(&self) -> &Rc<str> {
        &self.locale.tag
    }

    /// The index of the step with that id.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.sheets.iter().position(|sheet| *sheet.id == *id)
    }
}
