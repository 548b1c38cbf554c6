//! Groups of rows summed up.

use super::{Column, Field, Table, Text};
use crate::diagnostic::{Diagnostics, message};
use crate::spec::chart::{AggregateFieldSpec, AggregateOpSpec, AggregateTransformSpec};

/// Fields that a sum keeps where its whole group agrees: what the figures are and where they come
/// from must not be lost on the way.
const KEPT: [&str; 4] = ["unit", "credit", "qualifier", "period"];

/// Sums up groups of rows, in the order in which the groups appear: a row for each group, with the
/// fields that make the group and the computed ones. Nothing when a field is not there.
pub fn aggregate(
    spec: &AggregateTransformSpec,
    table: &Table,
    out: &mut Diagnostics,
) -> Option<Table> {
    let groupby = spec.groupby.as_deref().unwrap_or_default();
    let mut is_fine = true;
    for (i, name) in groupby.iter().enumerate() {
        if table.field(name).is_none() {
            let place = spec.place.member("groupby").element(i);
            out.add(message::unknown_field(&place, name, &table.name, &table.field_names()));
            is_fine = false;
        }
    }
    for computed in &spec.aggregate {
        is_fine &= is_computable(computed, table, out);
    }
    if !is_fine {
        return None;
    }
    let groups = groups(groupby, table);
    let first: Vec<usize> = groups.iter().filter_map(|rows| rows.first().copied()).collect();
    let mut sums = table.take(&first);
    sums.fields.retain(|field| {
        let is_kept = KEPT.contains(&&*field.name) && agrees(&field.column, &groups);
        is_kept || groupby.iter().any(|name| **name == *field.name)
    });
    for computed in &spec.aggregate {
        let values = computed.field.as_ref().and_then(|name| table.field(name));
        let sum = |rows: &Vec<usize>| match values.map(|field| &field.column) {
            Some(Column::Number(numbers) | Column::Time(numbers)) => {
                summed_up(computed.op, rows.iter().filter_map(|row| numbers.get(*row).copied()))
            }
            Some(Column::Text(texts)) => {
                let is_text =
                    |row: &&usize| texts.get(**row).is_some_and(|text| !text.is_missing());
                rows.iter().filter(is_text).count() as f64
            }
            None => rows.len() as f64,
        };
        let column = Column::Number(groups.iter().map(sum).collect());
        let mut field = Field::new(&computed.name, column);
        if let (Some(source), true) = (values, computed.op != AggregateOpSpec::Count) {
            (field.title, field.unit) = (source.title.clone(), source.unit.clone());
            field.format = source.format.clone();
        }
        sums.put(field);
    }
    Some(sums)
}

/// One number for the numbers of a group, gaps left out; NaN when there is none. An empty sum is 0,
/// as in Vega-Lite.
pub fn summed_up(op: AggregateOpSpec, numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.filter(|number| !number.is_nan()).collect();
    let count = numbers.len();
    match op {
        AggregateOpSpec::Count => count as f64,
        AggregateOpSpec::Sum => numbers.iter().sum(),
        AggregateOpSpec::Mean if count == 0 => f64::NAN,
        AggregateOpSpec::Mean => numbers.iter().sum::<f64>() / count as f64,
        AggregateOpSpec::Min => numbers.iter().copied().fold(f64::NAN, f64::min),
        AggregateOpSpec::Max => numbers.iter().copied().fold(f64::NAN, f64::max),
        AggregateOpSpec::Median if count % 2 == 1 => ranked(&mut numbers, count / 2),
        AggregateOpSpec::Median => {
            let lower = ranked(&mut numbers, (count / 2).saturating_sub(1));
            (lower + ranked(&mut numbers, count / 2)) / 2.0
        }
    }
}

/// The number of that rank, from 0, by Hoare's selection: sorting would cost readers more bytes.
fn ranked(numbers: &mut [f64], rank: usize) -> f64 {
    let mut rest = numbers;
    let mut rank = rank;
    loop {
        let Some(pivot) = rest.get(rest.len() / 2).copied() else { return f64::NAN };
        let mut less = 0;
        let mut same = 0;
        for i in 0..rest.len() {
            let Some(number) = rest.get(i).copied() else { break };
            if number <= pivot {
                rest.swap(i, less + same);
                if number < pivot {
                    rest.swap(less, less + same);
                    less += 1;
                } else {
                    same += 1;
                }
            }
        }
        if rank >= less && rank < less + same {
            return pivot;
        }
        let (lower, upper) = rest.split_at_mut(less);
        if rank < less {
            rest = lower;
        } else {
            rank -= less + same;
            rest = upper.get_mut(same..).unwrap_or_default();
        }
    }
}

fn is_computable(computed: &AggregateFieldSpec, table: &Table, out: &mut Diagnostics) -> bool {
    let Some(name) = &computed.field else {
        if computed.op != AggregateOpSpec::Count {
            out.add(message::missing_key(&computed.place, "field"));
        }
        return computed.op == AggregateOpSpec::Count;
    };
    let place = computed.place.member("field");
    match table.field(name).map(|field| &field.column) {
        None => {
            out.add(message::unknown_field(&place, name, &table.name, &table.field_names()));
            false
        }
        Some(Column::Text(_)) if computed.op != AggregateOpSpec::Count => {
            out.add(message::wrong_kind(&place, name, "numbers", "texts"));
            false
        }
        Some(_) => true,
    }
}

/// Rows by group. Groups are looked through one by one, the last one first: each is a mark to be
/// drawn, so they are few.
fn groups(groupby: &[String], table: &Table) -> Vec<Vec<usize>> {
    let columns: Vec<&Column> =
        groupby.iter().filter_map(|name| table.field(name)).map(|field| &field.column).collect();
    let is_same = |a: usize, b: usize| columns.iter().all(|column| column.is_same(a, b));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for row in 0..table.len {
        let of_row =
            |rows: &&mut Vec<usize>| rows.first().is_some_and(|first| is_same(*first, row));
        match groups.iter_mut().rev().find(of_row) {
            Some(rows) => rows.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

fn agrees(column: &Column, groups: &[Vec<usize>]) -> bool {
    groups.iter().all(|rows| match rows.split_first() {
        Some((first, others)) => others.iter().all(|row| column.is_same(*first, *row)),
        None => true,
    })
}

impl Column {
    /// Whether two rows hold the same value, or both none.
    fn is_same(&self, a: usize, b: usize) -> bool {
        match self {
            Self::Number(numbers) | Self::Time(numbers) => {
                let bits = |row: usize| numbers.get(row).copied().unwrap_or(f64::NAN);
                bits(a) == bits(b) || (bits(a).is_nan() && bits(b).is_nan())
            }
            Self::Text(texts) => text(texts, a) == text(texts, b),
        }
    }
}

fn text(texts: &[Text], row: usize) -> &str {
    texts.get(row).map_or("", Text::identity)
}
