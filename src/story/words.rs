//! Values of rows in words: numbers with unit and qualifier, dates, periods, texts.

use super::form::{date_precision, is_measured, row_form};
use super::name::Name;
use crate::data::calendar::Precision;
use crate::data::{Column, Qualifier, Table};
use crate::format::Locale;
use crate::format::date::{date, period};
use crate::format::number::{NumberForm, qualified, range};
use crate::format::unit::Unit;
use crate::scale::time::precision;
use std::rc::Rc;

/// What words of values are made with.
#[derive(Clone, Copy)]
pub(super) struct Pen<'a> {
    /// Number forms and words.
    pub(super) locale: &'a Locale,
    /// The language of texts.
    pub(super) language: &'a str,
    /// All units.
    pub(super) units: &'a [Rc<Unit>],
}

impl Pen<'_> {
    /// A row's value of a field that says what the row is: a number there is a name.
    pub(super) fn name(&self, table: &Table, row: usize, field: &str) -> String {
        match table.field(field).map(|field| &field.column) {
            Some(column @ Column::Number(_)) => match Name::of(column, row) {
                Some(name) => name.label(Precision::Day, *self),
                None => String::new(),
            },
            _ => self.value(table, row, field, &NumberForm::default()),
        }
    }

    /// A row's value of a field as readers see it; empty when there is none.
    pub(super) fn value(
        &self,
        table: &Table,
        row: usize,
        field: &str,
        form: &NumberForm,
    ) -> String {
        let written = table.field(field);
        match written.map(|field| &field.column) {
            Some(Column::Number(_)) => self.number(table, row, field, form),
            Some(Column::Time(days)) => match days.get(row) {
                Some(day) if day.is_finite() => {
                    let format = written.and_then(|field| field.format.as_deref());
                    let exact = format.and_then(date_precision);
                    date(*day, exact.unwrap_or_else(|| precision(days)), self.locale)
                }
                _ => String::new(),
            },
            Some(Column::Text(texts)) => {
                let words = texts.get(row).map_or("", |text| text.in_language(self.language));
                if field == "period" { self.period(words) } else { words.into() }
            }
            None => String::new(),
        }
    }

    fn number(&self, table: &Table, row: usize, field: &str, form: &NumberForm) -> String {
        let form = row_form(form, field, table, row, self.units);
        let value = table.number(field, row);
        let qualifier = if is_measured(field) { table.qualifier(row) } else { Qualifier::Exact };
        match qualifier {
            Qualifier::Range if field == "value" => {
                let (low, high) = (table.number("low", row), table.number("high", row));
                match low.is_finite() && high.is_finite() {
                    true => range(low, high, &form, self.locale),
                    false => self.exact(value, &form),
                }
            }
            Qualifier::Range => self.exact(value, &form),
            Qualifier::Thousands => qualified(value, qualifier, &form, self.locale),
            _ if value.is_finite() => qualified(value, qualifier, &form, self.locale),
            _ => String::new(),
        }
    }

    fn exact(&self, value: f64, form: &NumberForm) -> String {
        if !value.is_finite() {
            return String::new();
        }
        qualified(value, Qualifier::Exact, form, self.locale)
    }

    fn period(&self, words: &str) -> String {
        if words.is_empty() { String::new() } else { period(words, self.locale) }
    }
}
