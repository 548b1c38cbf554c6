//! How the numbers of a field are written: digits by the format, the unit by field or row.

use super::field::{Bound, Draft};
use super::sources::Sources;
use crate::data::calendar::Precision;
use crate::data::{Field, Rows, Table, Text};
use crate::diagnostic::search::contains;
use crate::diagnostic::{Diagnostics, Place, message};
use crate::format::number::NumberForm;
use crate::format::unit::Unit;
use crate::spec::channel::KindSpec;
use std::rc::Rc;

/// Fields that hold what a row measures: the row's `unit`, `qualifier` and `measure` speak of them.
const MEASURED: [&str; 3] = ["value", "low", "high"];

/// Whether the reserved fields of a row speak of this field.
pub(super) fn is_measured(field: &str) -> bool {
    MEASURED.contains(&field)
}

/// How the numbers of a field are written, without regard to the units of rows.
pub(super) fn field_form(field: &Field, units: &[Rc<Unit>]) -> NumberForm {
    let form = field.format.as_deref().and_then(|format| NumberForm::parse(format, None));
    let unit = field.unit.as_deref().and_then(|name| named(units, name));
    NumberForm { unit, ..form.unwrap_or_default() }
}

/// The same, with the unit that a row names for itself.
pub(super) fn row_form(
    form: &NumberForm,
    field: &str,
    table: &Table,
    row: usize,
    units: &[Rc<Unit>],
) -> NumberForm {
    if !is_measured(field) {
        return form.clone();
    }
    match table.text("unit", row) {
        Text::Missing => form.clone(),
        unit => NumberForm { unit: named(units, unit.identity()), ..form.clone() },
    }
}

fn named(units: &[Rc<Unit>], name: &str) -> Option<Rc<Unit>> {
    units.iter().find(|unit| &*unit.name == name).cloned()
}

/// How the numbers of a channel are written: by the format that is written on it, else by its
/// field's; with the unit that all of `rows` share.
pub(super) fn channel_form(
    draft: &Draft,
    bound: &Bound,
    written: Option<(&str, &Place)>,
    rows: &Rows,
    sources: &Sources,
    out: &mut Diagnostics,
) -> NumberForm {
    let Some(field) = bound.field() else { return NumberForm::default() };
    let mut form = field_form(field, &sources.units);
    if let Some((format, place)) = written.filter(|_| bound.kind != KindSpec::Temporal) {
        form = self::written(format, place, form.unit.take(), out);
    }
    form.unit = shared_unit(draft, field, rows, &form, sources);
    form
}

/// The form that a format asks for, with a unit.
pub(super) fn written(
    format: &str,
    place: &Place,
    unit: Option<Rc<Unit>>,
    out: &mut Diagnostics,
) -> NumberForm {
    let form = NumberForm::parse(format, None);
    if form.is_none() {
        out.add(message::unknown_word(place, format, &FORMATS));
    }
    NumberForm { unit, ..form.unwrap_or_default() }
}

/// The unit of all rows; nothing when they differ.
fn shared_unit(
    draft: &Draft,
    field: &Field,
    rows: &Rows,
    form: &NumberForm,
    sources: &Sources,
) -> Option<Rc<Unit>> {
    if !is_measured(&field.name) || draft.table.field("unit").is_none() {
        return form.unit.clone();
    }
    let unit = |row: u32| {
        let own = draft.table.text("unit", row as usize);
        if own.is_missing() { form.unit.clone() } else { sources.unit(own.identity()) }
    };
    let mut rows = rows.iter();
    let first = rows.next().and_then(unit)?;
    rows.all(|row| unit(row).is_some_and(|unit| unit.name == first.name)).then_some(first)
}

/// Examples of formats that are read, for messages.
pub(super) const FORMATS: [&str; 6] = [",", ",d", ".1f", ",.2f", "~s", ".0%"];

/// Examples of date formats that are read, for messages.
const DATE_FORMATS: [&str; 3] = ["%Y", "%Y-%m", "%Y-%m-%d"];

/// How exact d3-time-format wants dates; the words are those of the reader's language.
pub(super) fn date_precision(format: &str) -> Option<Precision> {
    let has = |specifiers: [&str; 2]| specifiers.iter().any(|known| contains(format, known));
    if has(["%d", "%e"]) {
        return Some(Precision::Day);
    }
    if has(["%m", "%b"]) || contains(format, "%B") {
        return Some(Precision::Month);
    }
    has(["%Y", "%y"]).then_some(Precision::Year)
}

/// The same, and says when it cannot be read.
pub(super) fn date_form(format: &str, place: &Place, out: &mut Diagnostics) -> Option<Precision> {
    let precision = date_precision(format);
    if precision.is_none() {
        out.add(message::unknown_word(place, format, &DATE_FORMATS));
    }
    precision
}
