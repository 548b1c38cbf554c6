//! Tables made of tables: rows kept, folded, summed up, counted out. Order is kept.

use super::aggregate::aggregate;
use super::{Column, Field, Table, Text, predicate};
use crate::diagnostic::{Diagnostics, message};
use crate::limit;
use crate::spec::chart::{FoldSpec, TransformSpec};
use crate::spec::predicate::PredicateSpec;
use std::rc::Rc;

/// Applies transforms one after another. What is wrong is said in `out`, and that transform left
/// out.
pub fn apply(transforms: &[TransformSpec], table: &Rc<Table>, out: &mut Diagnostics) -> Rc<Table> {
    let mut table = table.clone();
    for transform in transforms {
        if !out.may_look(table.len) {
            break;
        }
        table = Rc::new(match transform {
            TransformSpec::Filter(spec) => {
                if !predicate::check(spec, &table, out) {
                    continue;
                }
                let kept = filter(spec, &table);
                if let (0, true, Some(place)) = (kept.len, table.len > 0, spec.place()) {
                    out.add(message::empty_table(place, &table.name));
                }
                kept
            }
            TransformSpec::Fold(spec) => match fold(spec, &table, out) {
                Some(folded) => folded,
                None => continue,
            },
            TransformSpec::Aggregate(spec) => match aggregate(spec, &table, out) {
                Some(sums) => sums,
                None => continue,
            },
        });
    }
    table
}

/// The rows that fit a predicate.
pub fn filter(spec: &PredicateSpec, table: &Table) -> Table {
    let rows = 0..table.len;
    table.take(&rows.filter(|row| predicate::fits(spec, table, *row)).collect::<Vec<_>>())
}

/// Turns fields into rows: each row becomes one for each field, with the field's name in one new
/// field and its value in another.
///
/// The name reads as the field's title does, and a predicate may name it either way.
fn fold(spec: &FoldSpec, table: &Table, out: &mut Diagnostics) -> Option<Table> {
    let mut fields = Vec::new();
    for (i, name) in spec.fold.iter().enumerate() {
        match table.field(name) {
            Some(field) => fields.push(field),
            None => {
                let place = spec.place.member("fold").element(i);
                out.add(message::unknown_field(&place, name, &table.name, &table.field_names()));
            }
        }
    }
    if table.len.saturating_mul(fields.len()) > limit::ROWS {
        out.add(message::too_many(&spec.place, limit::ROWS, "rows"));
        return None;
    }
    let named = |i: usize| spec.names.as_ref().and_then(|names| names.get(i)).map(String::as_str);
    let rows: Vec<usize> =
        (0..table.len).flat_map(|row| std::iter::repeat_n(row, fields.len())).collect();
    let mut folded = table.take(&rows);
    let titles: Vec<Text> = fields.iter().map(|field| title(field)).collect();
    let titles = titles.iter().cycle().take(rows.len()).cloned().collect();
    folded.put(Field::new(named(0).unwrap_or("key"), Column::Text(titles)));
    let column = interleave(&fields, table.len).or_else(|| {
        let place = spec.place.member("fold");
        let first = fields.first()?;
        let odd = fields.iter().find(|field| field.column.kind() != first.column.kind())?;
        let (wanted, found) = (first.column.kind(), odd.column.kind());
        out.add(message::wrong_kind(&place, &odd.name, wanted, found));
        None
    })?;
    let mut value = Field::new(named(1).unwrap_or("value"), column);
    // What is true of each of the fields is true of all of them.
    let same = |part: fn(&Field) -> &Option<Rc<str>>| {
        let first = fields.first().and_then(|field| part(field).clone());
        first.filter(|first| fields.iter().all(|field| part(field).as_ref() == Some(first)))
    };
    (value.unit, value.format) = (same(|field| &field.unit), same(|field| &field.format));
    folded.put(value);
    Some(folded)
}

/// The words for a field's name: its title, with the name itself as identity.
fn title(field: &Field) -> Text {
    let name = field.name.clone();
    let identity: (Rc<str>, Rc<str>) = ("".into(), name.clone());
    match &field.title {
        None | Some(Text::Missing) => Text::Same(name),
        Some(Text::Same(title)) => {
            Text::ByLanguage([identity, ("und".into(), title.clone())].into())
        }
        Some(Text::ByLanguage(titles)) => {
            Text::ByLanguage(std::iter::once(identity).chain(titles.iter().cloned()).collect())
        }
    }
}

/// Row by row the values of all fields; nothing when they are of different kinds.
fn interleave(fields: &[&Field], len: usize) -> Option<Column> {
    let first = &fields.first()?.column;
    if !fields.iter().all(|field| field.column.kind() == first.kind()) {
        return None;
    }
    let number = |field: &&Field, row: usize| match &field.column {
        Column::Number(numbers) | Column::Time(numbers) => numbers.get(row).copied(),
        Column::Text(_) => None,
    };
    let text = |field: &&Field, row: usize| match &field.column {
        Column::Text(texts) => texts.get(row).cloned(),
        _ => None,
    };
    Some(match first {
        Column::Text(_) => Column::Text(
            (0..len)
                .flat_map(|row| fields.iter().filter_map(move |field| text(field, row)))
                .collect(),
        ),
        _ => {
            let numbers = (0..len)
                .flat_map(|row| fields.iter().filter_map(move |field| number(field, row)))
                .collect();
            match first {
                Column::Time(_) => Column::Time(numbers),
                _ => Column::Number(numbers),
            }
        }
    })
}
