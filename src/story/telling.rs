//! A datum in words: what, how much, how exact, when, and where from.

use super::Story;
use super::chart::Layer;
use super::form;
use super::key::REST;
use super::words::Pen;
use crate::data::calendar::{self, Period};
use crate::data::{Key, Qualifier, Text};
use crate::diagnostic::search::contains;
use crate::format::number::{NumberForm, qualified, range};

/// A datum in words; empty where there is nothing to say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Telling {
    /// Its identity.
    pub key: Key,
    /// What it is: its category, group and facet.
    pub what: String,
    /// What is measured.
    pub measure: String,
    /// The value with its unit and how exact it is: "over 90%".
    pub value: String,
    /// The same as it is said aloud: "minus 3.4%", "10 billion Hong Kong dollars".
    pub spoken: String,
    /// How exact the source was, in a few words; empty when it was exact.
    pub exactness: String,
    /// The time that it speaks of.
    pub when: String,
    /// The same as it is said aloud.
    pub spoken_when: String,
    /// Whether it has its place by its time, so that this tells it from others.
    pub is_dated: bool,
    /// Where it comes from: index into the story's credits.
    pub credit: Option<usize>,
}

/// The datum of that index of a layer in words; all empty when there is none.
pub fn tell(story: &Story, layer: &Layer, index: usize) -> Telling {
    let key = layer.keys.get(index).unwrap_or(Key("".into()));
    let row = layer.row(index);
    let teller = Teller { story, layer, row, pen: pen(story) };
    let ear = Pen { locale: &story.spoken, ..teller.pen };
    let credit = layer.table.text("credit", row);
    let is_rest = teller.is_rest(&key);
    let what = if is_rest { story.locale.word("rest").into() } else { teller.what() };
    let measure = teller.measure(&what);
    Telling {
        // What is left of a whole is not what is measured.
        measure: if is_rest || contains(&what, &measure) { String::new() } else { measure },
        value: if is_rest { teller.rest(&key, teller.pen) } else { teller.value(teller.pen) },
        spoken: if is_rest { teller.rest(&key, ear) } else { teller.value(ear) },
        exactness: teller.exactness(&key),
        when: teller.when(teller.pen),
        spoken_when: teller.when(ear),
        is_dated: layer.told.when.is_some(),
        credit: story.credits.iter().position(|known| *known.id == *credit.identity()),
        what,
        key,
    }
}

/// What a datum measures, as numbers.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Its value; NaN when there is none.
    pub value: f64,
    /// How exact the source was.
    pub qualifier: Qualifier,
    /// How its numbers are written.
    pub form: NumberForm,
    /// When, as days since 1970; NaN when no time is told.
    pub time: f64,
}

/// The numbers of the datum of that index of a layer.
pub fn measured(story: &Story, layer: &Layer, index: usize) -> Measured {
    let row = layer.row(index);
    let (table, told) = (&layer.table, &layer.told);
    let (value, qualifier, form) = match &told.value {
        Some((field, form)) => {
            let qualifier = match form::is_measured(field) {
                true => table.qualifier(row),
                false => Qualifier::Exact,
            };
            let form = form::row_form(form, field, table, row, &story.units);
            (table.number(field, row), qualifier, form)
        }
        None => (f64::NAN, Qualifier::Exact, NumberForm::default()),
    };
    let placed = told.when.as_ref().map_or(f64::NAN, |field| table.number(field, row));
    let period = || calendar::period(table.text("period", row).identity());
    let time = if placed.is_finite() { placed } else { period().map_or(f64::NAN, beginning) };
    Measured { value, qualifier, form, time }
}

/// The first day of a period that is known.
fn beginning(period: Period) -> f64 {
    match period {
        Period::At(date) | Period::Between(date, _) | Period::Until(date) => date.day,
        Period::Half { year, half } => calendar::day(year, 1 + 6 * (half - 1).min(1), 1),
    }
}

fn pen(story: &Story) -> Pen<'_> {
    Pen { locale: &story.locale, language: &story.language, units: &story.units }
}

struct Teller<'a> {
    story: &'a Story,
    layer: &'a Layer,
    row: usize,
    pen: Pen<'a>,
}

impl Teller<'_> {
    fn what(&self) -> String {
        let told = self.layer.told.what.iter();
        let mut names: Vec<String> = Vec::new();
        for name in told.map(|field| self.pen.name(&self.layer.table, self.row, field)) {
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        match names.is_empty() {
            // Where the chart names nothing, the row's own title says what it is.
            true => self.text("title"),
            false => names.join(self.story.locale.word("separator")),
        }
    }

    fn text(&self, field: &str) -> String {
        let text: Text = self.layer.table.text(field, self.row);
        text.in_language(&self.story.language).into()
    }

    /// What all data of the layer measure; where they differ and nothing else says what the datum
    /// is, the row's own measure does.
    fn measure(&self, what: &str) -> String {
        let shared = &self.layer.told.measure;
        if shared.is_empty() && what.is_empty() { self.text("measure") } else { shared.clone() }
    }

    fn value(&self, pen: Pen<'_>) -> String {
        let told = &self.layer.told;
        let Some((field, form)) = &told.value else { return String::new() };
        let table = &self.layer.table;
        let words = match &told.value2 {
            Some(other) if other != field => {
                let form = form::row_form(form, field, table, self.row, &self.story.units);
                let ends = (table.number(field, self.row), table.number(other, self.row));
                range(ends.0.min(ends.1), ends.0.max(ends.1), &form, pen.locale)
            }
            _ => pen.value(table, self.row, field, form),
        };
        // What only has a time misses no value.
        if words.is_empty() && told.is_placed { pen.locale.word("no-value").into() } else { words }
    }

    fn exactness(&self, key: &Key) -> String {
        match self.qualifier(key) {
            Qualifier::Exact => String::new(),
            qualifier => self.story.locale.word(&["how-", qualifier.name()].concat()).into(),
        }
    }

    /// How exact the value is, or what is left of the whole beside it: where "over 60%" are some, "up
    /// to 40%" are the others.
    fn qualifier(&self, key: &Key) -> Qualifier {
        let told = &self.layer.told.value;
        if !told.as_ref().is_some_and(|(field, _)| form::is_measured(field)) {
            return Qualifier::Exact;
        }
        match self.layer.table.qualifier(self.row) {
            qualifier if !self.is_rest(key) => qualifier,
            Qualifier::Over => Qualifier::UpTo,
            Qualifier::Nearly | Qualifier::UpTo => Qualifier::Over,
            qualifier => qualifier,
        }
    }

    fn when(&self, pen: Pen<'_>) -> String {
        let (table, form) = (&self.layer.table, NumberForm::default());
        let period = pen.value(table, self.row, "period", &form);
        match &self.layer.told.when {
            Some(field) if period.is_empty() => pen.value(table, self.row, field, &form),
            _ => period,
        }
    }

    fn is_rest(&self, key: &Key) -> bool {
        is_rest(self.layer, self.row, key)
    }

    /// How many units are left of the whole: each stands for one.
    fn rest(&self, key: &Key, pen: Pen<'_>) -> String {
        let count = count(self.layer, key);
        let Some((field, form)) = &self.layer.told.value else { return String::new() };
        let form = form::row_form(form, field, &self.layer.table, self.row, &self.story.units);
        qualified(count, self.qualifier(key), &form, pen.locale)
    }
}

/// Whether it is of those units of a unit chart that are left of the whole.
fn is_rest(layer: &Layer, row: usize, key: &Key) -> bool {
    layer.table.is_rest(row) && key.0.ends_with(REST)
}

fn count(layer: &Layer, key: &Key) -> f64 {
    layer.keys.iter().filter(|other| other == key).count() as f64
}

/// Of those units of a unit chart that are left of the whole, how many there are.
pub(super) fn rest_count(layer: &Layer, index: usize) -> Option<f64> {
    let row = layer.rows.get(index)? as usize;
    let key = layer.keys.get(index)?;
    is_rest(layer, row, &key).then(|| count(layer, &key))
}
