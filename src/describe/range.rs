//! A range of many data in words: from where to where, how many, the least and the greatest.

use crate::data::stretch;
use crate::format::Locale;
use crate::format::number::{NumberForm, figure};
use crate::scene::{DataSpan, DatumRef};
use crate::story::chart::{Axis, Domain, Layer, Panel};
use crate::story::telling::{Telling, tell};
use crate::story::{Step, Story};

/// A range in words; empty when there is nothing in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataRange {
    /// As it is spoken, in one line.
    pub name: String,
    /// From where to where.
    pub extent: String,
    /// Whose data it has, how many, the least and the greatest.
    pub lines: Vec<String>,
    /// Which keys open and close it.
    pub hint: String,
}

/// The range of some data of a step, which are of one line unless there are very many lines; `place`
/// is which range it is, from 0, and of how many.
pub fn range(story: &Story, step: &Step, data: &[DataSpan], place: (usize, usize)) -> DataRange {
    let locale: &Locale = &story.spoken;
    let told = |datum: DatumRef| Some(Told::new(story, home(step, datum)?, datum));
    let first = data.first().and_then(|span| told(span.first));
    let ends = first.zip(data.last().and_then(|span| told(nth(span, span.len.saturating_sub(1)))));
    let Some((first, last)) = ends else { return DataRange::default() };
    let what = if first.what() == last.what() { first.what() } else { "" };
    let extent = locale.fill_two("period-range", &first.label(locale), &last.label(locale));
    let len = data.iter().map(|span| span.len).sum();
    let count = figure(len as f64, &NumberForm::default(), locale);
    let count = locale.say_count("range-values", len, &[("{}", &count)]);
    let mut lines = vec![count];
    if let Some((least, greatest)) = extremes(step, data) {
        for (word, datum) in [("lowest", least), ("highest", greatest)] {
            let found = told(datum);
            lines.extend(
                found.map(|it| locale.fill_two(word, &it.label(locale), &it.telling.spoken)),
            );
        }
    }
    let (at, of) = ((place.0 + 1).to_string(), place.1.to_string());
    let position = locale.digits(&locale.fill_two("position", &at, &of));
    let mut parts = vec![extent.clone()];
    parts.extend(lines.iter().cloned());
    parts.push(position);
    if !what.is_empty() {
        parts.insert(0, what.to_owned());
        lines.insert(0, what.to_owned());
    }
    let hint = locale.word("range-hint").to_owned();
    DataRange { name: parts.join(locale.word("item-separator")), extent, lines, hint }
}

/// The first of the least and the first of the greatest of some data.
fn extremes(step: &Step, data: &[DataSpan]) -> Option<(DatumRef, DatumRef)> {
    let mut found: Option<[(f64, DatumRef); 2]> = None;
    for span in data {
        let Some((_, layer)) = home(step, span.first) else { continue };
        let values = if layer.is_horizontal { &layer.x } else { &layer.y };
        let from = span.first.index as usize;
        let own = values.get(from..from.saturating_add(span.len)).unwrap_or_default();
        let Some(around) = stretch::around(own) else { continue };
        let [low, high] = [around.least, around.greatest]
            .map(|at| (own.get(at).copied().unwrap_or(f64::NAN), nth(span, at)));
        let [least, greatest] = found.get_or_insert([low, high]);
        *least = if low.0 < least.0 { low } else { *least };
        *greatest = if high.0 > greatest.0 { high } else { *greatest };
    }
    found.map(|[least, greatest]| (least.1, greatest.1))
}

/// The datum of a span at a place in it.
fn nth(span: &DataSpan, at: usize) -> DatumRef {
    DatumRef { index: span.first.index.saturating_add(at as u32), ..span.first }
}

/// The panel and layer that a datum is of.
fn home(step: &Step, datum: DatumRef) -> Option<(&Panel, &Layer)> {
    let panel = step.chart.panels.get(datum.panel as usize)?;
    Some((panel, panel.layers.get(datum.layer as usize)?))
}

/// A datum in words, and its place along the range.
struct Told {
    telling: Telling,
    /// Its value on the axis that the range goes along, and how that axis writes numbers.
    along: (f64, NumberForm),
}

impl Told {
    fn new(story: &Story, (panel, layer): (&Panel, &Layer), datum: DatumRef) -> Self {
        let index = datum.index as usize;
        let (axis, values) = match layer.is_horizontal {
            true => (&panel.y, &layer.y),
            false => (&panel.x, &layer.x),
        };
        let guide = axis.as_ref().and_then(|axis| axis.guide.as_ref());
        let form = guide.map(|guide| guide.form.clone()).unwrap_or_default();
        let is_number = |axis: &Axis| matches!(axis.domain, Domain::Linear(..) | Domain::Log(..));
        let is_along = axis.as_ref().is_some_and(is_number);
        let value = values.get(index).copied().filter(|_| is_along).unwrap_or(f64::NAN);
        Self { telling: tell(story, layer, index), along: (value, form) }
    }

    /// What the datum is, when that does not tell it from its neighbours.
    fn what(&self) -> &str {
        if self.telling.is_dated || self.along.0.is_finite() { &self.telling.what } else { "" }
    }

    /// What tells the datum from its neighbours: when, else where it stands.
    fn label(&self, locale: &Locale) -> String {
        let Telling { spoken_when, is_dated, what, .. } = &self.telling;
        match self.along {
            _ if *is_dated => spoken_when.clone(),
            (value, _) if !value.is_finite() => what.clone(),
            (value, ref form) => figure(value, form, locale),
        }
    }
}
