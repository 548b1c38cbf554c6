//! Bound figures: `{{ table/row }}` read from the tables and written in the reader's language.

use super::form;
use super::sources::Sources;
use crate::data::{Column, Key, Qualifier, Table};
use crate::diagnostic::search::split_once;
use crate::diagnostic::{Diagnostics, Place, message};
use crate::format::Locale;
use crate::format::number::{NumberForm, figure as figure_of, number, ordinal, qualified, range};
use crate::format::unit::{Unit, UnitKind};
use std::rc::Rc;

/// A bound figure in words.
pub(super) struct Figure {
    /// The words.
    pub(super) words: String,
    /// The datum that it comes from; the first one of two.
    pub(super) key: Key,
    /// Where it comes from: indices of credits.
    pub(super) credits: Vec<usize>,
}

/// How a figure is written.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    /// With unit and qualifier.
    Whole,
    /// With its unit.
    Bare,
    /// The number alone.
    Number,
    /// Which one in a row.
    Ordinal,
}

/// A cell that a figure names.
struct Cell<'a> {
    table: &'a Table,
    row: usize,
    field: &'a str,
}

/// Reads what stands between `{{` and `}}`; nothing when it cannot be read, and then `out` says why.
pub(super) fn figure(
    written: &str,
    place: &Place,
    sources: &Sources,
    out: &mut Diagnostics,
) -> Option<Figure> {
    let written = written.trim();
    let (sum, style) = match written.rsplit_once('|') {
        None => (written, Style::Whole),
        Some((sum, style)) => (
            sum.trim(),
            match style.trim() {
                "bare" => Style::Bare,
                "number" => Style::Number,
                "ordinal" => Style::Ordinal,
                _ => {
                    out.add(message::bad_figure(place, written));
                    return None;
                }
            },
        ),
    };
    let read = Reader { written, place, sources };
    // Ids hold hyphens and addresses slashes: an operator has a space on each side.
    let mut operators = [" - ", " − ", " / "].into_iter();
    match operators.find_map(|operator| Some((operator, split_once(sum, operator)?))) {
        Some((operator, (first, second))) => {
            let cells = (read.cell(first.trim(), out), read.cell(second.trim(), out));
            let (first, second) = (cells.0?, cells.1?);
            let words = read.compared(&first, &second, operator == " / ", style, out)?;
            Some(read.figure(words, &[&first, &second]))
        }
        None => {
            let cell = read.cell(sum, out)?;
            let words = read.single(&cell, style, out)?;
            Some(read.figure(words, &[&cell]))
        }
    }
}

struct Reader<'a> {
    written: &'a str,
    place: &'a Place,
    sources: &'a Sources,
}

impl<'a> Reader<'a> {
    /// Finds `table/row` or `table/row.field`.
    fn cell(&self, address: &'a str, out: &mut Diagnostics) -> Option<Cell<'a>> {
        let Some((table, rest)) = address.split_once('/') else {
            out.add(message::bad_figure(self.place, self.written));
            return None;
        };
        let Some(table) = self.sources.table(table) else {
            let place = self.place.clone().words(table);
            out.add(message::unknown_table(&place, table, &self.sources.table_names()));
            return None;
        };
        if !out.may_look(table.len) {
            return None;
        }
        if let Some(row) = table.row(rest) {
            return Some(Cell { table, row, field: "value" });
        }
        let (id, field) = rest.rsplit_once('.').unwrap_or((rest, "value"));
        let Some(row) = table.row(id) else {
            let ids: Vec<_> = (0..table.len).map(|row| table.text("id", row)).collect();
            let ids: Vec<&str> = ids.iter().map(|id| id.identity()).collect();
            out.add(message::unknown_row(self.place, id, &table.name, &ids));
            return None;
        };
        if table.field(field).is_none() {
            let known = table.field_names();
            out.add(message::unknown_field(self.place, field, &table.name, &known));
            return None;
        }
        Some(Cell { table, row, field })
    }

    /// One cell in words.
    fn single(&self, cell: &Cell, style: Style, out: &mut Diagnostics) -> Option<String> {
        let Cell { table, row, field } = *cell;
        let form = self.form(cell);
        let words = match (&table.field(field)?.column, style) {
            (Column::Number(_), Style::Bare) => self.number(cell, &form, figure_of),
            (Column::Number(_), Style::Ordinal) => {
                self.number(cell, &form, |value, _, locale| ordinal(value, locale))
            }
            (Column::Number(_), Style::Number) => {
                self.number(cell, &NumberForm { unit: None, ..form }, number)
            }
            _ => self.sources.pen().value(table, row, field, &form),
        };
        if let Column::Text(_) = table.field(field)?.column {
            self.sources.cell(&table.text(field, row), &table.place, out);
        }
        if words.is_empty() {
            out.add(message::no_value(self.place, self.written));
            return None;
        }
        Some(words)
    }

    /// A number, or two that it lies between, without a word of how exact it is.
    fn number(
        &self,
        cell: &Cell,
        form: &NumberForm,
        write: fn(f64, &NumberForm, &Locale) -> String,
    ) -> String {
        let (value, locale) = (cell.number(), &self.sources.locale);
        if value.is_finite() {
            return write(value, form, locale);
        }
        let end = |field| cell.table.number(field, cell.row);
        let (low, high) = (end("low"), end("high"));
        let is_range = cell.qualifier() == Qualifier::Range && low.is_finite() && high.is_finite();
        if is_range { range(low, high, form, locale) } else { String::new() }
    }

    /// The difference or ratio of two cells in words.
    fn compared(
        &self,
        first: &Cell,
        second: &Cell,
        is_ratio: bool,
        style: Style,
        out: &mut Diagnostics,
    ) -> Option<String> {
        let (a, b) = (first.number(), second.number());
        let value = if is_ratio { a / b } else { a - b };
        if !value.is_finite() {
            out.add(message::no_value(self.place, self.written));
            return None;
        }
        let form = self.form(first);
        let (one, other) = (unit_name(&form), self.form(second));
        if one != unit_name(&other) {
            out.add(message::mixed_units(self.place, self.written, &one, &unit_name(&other)));
            return None;
        }
        let locale = &self.sources.locale;
        let unit = match form.unit.as_ref().map(|unit| unit.kind) {
            _ if is_ratio => Some(Rc::new(self.sources.own_unit(UnitKind::Quantity))),
            Some(UnitKind::Percent | UnitKind::PercentChange) => Some(self.points()),
            _ => form.unit.clone(),
        };
        let form = if is_ratio { NumberForm::default() } else { form };
        let form = NumberForm { unit, ..form };
        Some(match style {
            Style::Number => number(value, &form, locale),
            Style::Ordinal => ordinal(value, locale),
            Style::Bare => figure_of(value, &form, locale),
            Style::Whole => {
                let qualifier = uncertain(first.qualifier(), second.qualifier());
                qualified(value, qualifier, &form, locale)
            }
        })
    }

    /// How the numbers of a cell are written.
    fn form(&self, cell: &Cell) -> NumberForm {
        let Some(field) = cell.table.field(cell.field) else { return NumberForm::default() };
        let units = &self.sources.units;
        form::row_form(&form::field_form(field, units), cell.field, cell.table, cell.row, units)
    }

    /// The unit of what parts two percents: the story's own, else the language's.
    fn points(&self) -> Rc<Unit> {
        let is_points = |unit: &&Rc<Unit>| unit.kind == UnitKind::PercentagePoint;
        let own = self.sources.units.iter().find(is_points).cloned();
        own.unwrap_or_else(|| Rc::new(self.sources.own_unit(UnitKind::PercentagePoint)))
    }

    fn figure(&self, words: String, cells: &[&Cell]) -> Figure {
        let id = cells.first().map(|cell| cell.table.text("id", cell.row));
        let key = Key(id.unwrap_or_default().identity().into());
        let credit =
            |cell: &&Cell| self.sources.credit(cell.table.text("credit", cell.row).identity());
        Figure { words, key, credits: cells.iter().filter_map(credit).collect() }
    }
}

impl Cell<'_> {
    fn number(&self) -> f64 {
        self.table.number(self.field, self.row)
    }

    fn qualifier(&self) -> Qualifier {
        match form::is_measured(self.field) {
            true => self.table.qualifier(self.row),
            false => Qualifier::Exact,
        }
    }
}

/// How exact what is made of two figures is: as the first one is when the second is exact, else only
/// about so.
fn uncertain(first: Qualifier, second: Qualifier) -> Qualifier {
    match (first, second) {
        (first, Qualifier::Exact) => first,
        _ => Qualifier::About,
    }
}

fn unit_name(form: &NumberForm) -> Rc<str> {
    form.unit.as_ref().map_or_else(|| "".into(), |unit| unit.name.clone())
}
