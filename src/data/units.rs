//! Rows counted out into units, for charts in which each unit is a mark.

use super::{Column, Field, Table, Text};
use crate::diagnostic::{Diagnostics, message};
use crate::limit;
use crate::spec::table::UnitsSpec;
use std::rc::Rc;

/// Turns each row into as many rows as make the whole: as many of them as its value says are `of`
/// it, the others the `rest`. What is wrong is said in `out`, and the table then left as it is.
pub(super) fn units(spec: &UnitsSpec, table: &Table, out: &mut Diagnostics) -> Table {
    let values = values(spec, table, out);
    let total = count(spec.total, limit::UNITS as f64);
    if total.is_none() {
        let wanted = "a whole number from 1 to 10000";
        out.add(message::out_of_range(&spec.place.member("total"), wanted));
    }
    let columns = count(spec.columns, spec.total);
    if total.is_some() && columns.is_none() {
        let wanted = "a whole number from 1 to the total";
        out.add(message::out_of_range(&spec.place.member("columns"), wanted));
    }
    let units = total.unwrap_or(0).saturating_mul(table.len);
    if units > limit::MARKS {
        out.add(message::too_many(&spec.place, limit::MARKS, "units"));
        return table.clone();
    }
    match (values, total, columns) {
        (Some(values), Some(total), Some(columns)) => counted_out(table, &values, total, columns),
        _ => table.clone(),
    }
}

fn count(number: f64, most: f64) -> Option<usize> {
    let is_count = libm::floor(number) == number && (1.0..=most).contains(&number);
    is_count.then_some(number as usize)
}

/// The values that are counted out; those that no unit can show are said.
fn values(spec: &UnitsSpec, table: &Table, out: &mut Diagnostics) -> Option<Rc<[f64]>> {
    let place = spec.place.member("field");
    match table.field(&spec.field).map(|field| &field.column) {
        Some(Column::Number(values)) => {
            if values.iter().any(|value| *value > spec.total) && spec.total >= 1.0 {
                let wanted = "a total that no value exceeds";
                out.add(message::out_of_range(&spec.place.member("total"), wanted));
            }
            if values.iter().any(|value| *value < 0.0) {
                out.add(message::out_of_range(&place, "a field without values below zero"));
            }
            Some(values.clone())
        }
        Some(other) => {
            out.add(message::wrong_kind(&place, &spec.field, "numbers", other.kind()));
            None
        }
        None => {
            let known = table.field_names();
            out.add(message::unknown_field(&place, &spec.field, &table.name, &known));
            None
        }
    }
}

fn counted_out(table: &Table, values: &[f64], total: usize, columns: usize) -> Table {
    // A row without a value has no units.
    let rows: Vec<usize> = (0..table.len)
        .filter(|row| values.get(*row).is_some_and(|value| !value.is_nan()))
        .flat_map(|row| std::iter::repeat_n(row, total))
        .collect();
    let mut units = table.take(&rows);
    let place = |of: fn(usize, usize) -> usize| {
        let numbers = (0..rows.len()).map(|i| (of(i % total, columns) + 1) as f64);
        Column::Number(numbers.collect())
    };
    units.put(Field::new("unit-index", place(|i, _| i)));
    units.put(Field::new("unit-column", place(|i, columns| i % columns)));
    units.put(Field::new("unit-row", place(|i, columns| i / columns)));
    let (of, rest) = (Text::Same("of".into()), Text::Same("rest".into()));
    let part = |(i, row): (usize, &usize)| {
        let value = values.get(*row).copied().unwrap_or(f64::NAN);
        if ((i % total) as f64) < libm::round(value) { of.clone() } else { rest.clone() }
    };
    units.put(Field::new("part", Column::Text(rows.iter().enumerate().map(part).collect())));
    units
}
