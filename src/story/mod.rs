//! The story in one language with every question answered: defaults, fields, transforms, domains.

pub mod ask;
mod build;
mod channel;
pub mod chart;
mod credits;
mod domain;
pub mod effect;
mod facet;
mod field;
mod figure;
mod form;
mod guide;
mod ink;
mod key;
mod label;
mod layer;
mod leaf;
mod legend;
mod mark;
mod name;
mod order;
mod prose;
pub mod raw;
pub mod resolve;
mod sort;
mod sources;
mod stack;
pub(crate) mod summary;
mod symbol;
pub mod telling;
mod told;
mod words;

use crate::data::{Key, Qualifier, Table};
use crate::format::Locale;
use chart::Chart;
use std::rc::Rc;

/// A story in one language.
#[derive(Clone, Debug)]
pub struct Story {
    /// Languages that it is written in, the default first.
    pub languages: Vec<Rc<str>>,
    /// The language of this one: BCP 47.
    pub language: Rc<str>,
    /// Number forms and words of the language.
    pub locale: Rc<Locale>,
    /// The same for ears: [`Locale::spoken`].
    pub spoken: Rc<Locale>,
    /// What each of the languages calls itself.
    pub language_names: Vec<String>,
    /// Title of the story.
    pub headline: String,
    /// The sentences under it.
    pub standfirst: Vec<Span>,
    /// The steps, in order; at least one.
    pub steps: Vec<Step>,
    /// Where figures come from; rows and steps name them by index.
    pub credits: Vec<Credit>,
    /// Units, by name.
    pub units: Vec<Rc<Unit>>,
    /// The tables, by name.
    pub tables: Vec<Rc<Table>>,
}

/// One step.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its name in addresses.
    pub id: Rc<str>,
    /// Its title.
    pub title: String,
    /// Its prose, by paragraph.
    pub text: Vec<Vec<Span>>,
    /// The chart in words, for those who do not see it.
    pub alt: String,
    /// All that the chart shows in its author's words; none when it is to be worked out.
    pub summary: Option<String>,
    /// The remark under the chart.
    pub note: Option<String>,
    /// Its chart.
    pub chart: Chart,
    /// Words pinned to marks.
    pub annotations: Vec<Annotation>,
    /// What its readers guess before they see it.
    pub ask: Option<ask::Ask>,
    /// Which credits its figures have, in order of appearance.
    pub credits: Vec<usize>,
    /// Which ways of being inexact are drawn, to be explained under the chart; not those at points.
    pub qualifiers: Vec<Qualifier>,
    /// Which are drawn at points, where they look otherwise than at the ends of bars.
    pub point_qualifiers: Vec<Qualifier>,
}

/// A run of prose in one style.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Whether they are emphasised.
    pub emphasis: bool,
    /// Whether they are strong.
    pub strong: bool,
    /// Where they lead: an `https:` address.
    pub url: Option<Rc<str>>,
    /// The datum whose figure this is.
    pub figure: Option<Key>,
}

impl Span {
    /// Whether it is a figure that lines do not part from its unit: so short, in bytes of which a Han
    /// character has three, that it has room in any column.
    pub fn is_whole(&self) -> bool {
        const LONGEST: usize = 24;
        self.figure.is_some() && self.text.len() <= LONGEST
    }
}

/// Words pinned to a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Which datum.
    pub key: Key,
    /// What it says.
    pub text: String,
}

/// Where figures come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Credit {
    /// Its id in the file.
    pub id: Rc<str>,
    /// Who published them.
    pub publisher: String,
    /// Title of the publication.
    pub title: String,
    /// The language of the title: BCP 47.
    pub language: Rc<str>,
    /// Who wrote it.
    pub author: String,
    /// When, as readers of the language write dates.
    pub date: String,
    /// Its address.
    pub url: Option<Rc<str>>,
    /// A remark, such as a licence.
    pub note: String,
}

pub use crate::format::unit::Unit;
