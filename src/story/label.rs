//! The words of text marks.

use super::channel::Channel;
use super::facet::Share;
use super::field::{Bound, Values};
use super::sources::Sources;
use super::{form, prose};
use crate::data::calendar::Precision;
use crate::data::{Column, Table, predicate};
use crate::diagnostic::{Diagnostics, Place};
use crate::format::date::date;
use crate::format::number::NumberForm;
use crate::spec::chart::MarkKindSpec;
use crate::spec::json::Json;
use crate::spec::read::{Read, TextSpec};

/// The words of each row; none when the mark is not one of text.
pub(super) fn texts(share: &Share, sources: &Sources, out: &mut Diagnostics) -> Vec<String> {
    let draft = share.draft;
    let bound = draft.find(Channel::Text).filter(|_| draft.mark.kind == MarkKindSpec::Text);
    let Some(bound) = bound else { return Vec::new() };
    let table = &draft.table;
    let condition = bound.spec.condition.as_ref();
    let condition = condition.filter(|condition| predicate::check(&condition.test, table, out));
    let other =
        condition.map(|c| (&c.test, fixed(&c.value, &c.place.member("value"), sources, out)));
    let value = bound.spec.value.as_ref();
    let value = value.map(|json| fixed(json, &bound.spec.place.member("value"), sources, out));
    let writer = Writer::new(bound, table, sources, out);
    let words = |row: u32| match (&other, &value, &bound.values) {
        (Some((test, words)), _, _) if predicate::fits(test, table, row as usize) => words.clone(),
        (_, Some(words), _) => words.clone(),
        (_, _, Values::Datum(name)) => name.label(Precision::Day, sources.pen()),
        _ => writer.words(row as usize),
    };
    share.rows.iter().map(words).collect()
}

/// Words that an author fixed: a text, or one for each language; they may hold bound figures.
fn fixed(json: &Json, place: &Place, sources: &Sources, out: &mut Diagnostics) -> String {
    let text = TextSpec::read(json, place, out);
    text.map_or(String::new(), |text| prose::plain(&text, sources, &mut Vec::new(), out))
}

/// Writes the values of a field.
struct Writer<'a> {
    bound: &'a Bound,
    table: &'a Table,
    sources: &'a Sources,
    form: NumberForm,
    precision: Option<Precision>,
}

impl<'a> Writer<'a> {
    fn new(
        bound: &'a Bound,
        table: &'a Table,
        sources: &'a Sources,
        out: &mut Diagnostics,
    ) -> Self {
        let (mut form, mut precision) = (NumberForm::default(), None);
        if let Some(field) = bound.field() {
            form = form::field_form(field, &sources.units);
            let written = bound.spec.format.as_deref().zip(Some(bound.spec.place.member("format")));
            match (&field.column, written) {
                (Column::Number(_), Some((format, place))) => {
                    form = form::written(format, &place, form.unit.take(), out);
                }
                (Column::Time(_), Some((format, place))) => {
                    precision = form::date_form(format, &place, out);
                }
                (Column::Text(texts), _) => {
                    for text in texts.iter() {
                        sources.cell(text, &table.place, out);
                    }
                }
                _ => {}
            }
        }
        Self { bound, table, sources, form, precision }
    }

    fn words(&self, row: usize) -> String {
        let Some(field) = self.bound.field() else { return String::new() };
        match (self.precision, self.table.number(&field.name, row)) {
            (Some(precision), day) if day.is_finite() => date(day, precision, &self.sources.locale),
            _ => self.sources.pen().value(self.table, row, &field.name, &self.form),
        }
    }
}
