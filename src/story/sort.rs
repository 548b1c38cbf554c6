//! Which names stand on a discrete scale, and in which order.
//!
//! Vega-Lite sorts names ascending unless told otherwise. The house keeps the order of the table,
//! which the author chose: `"sort": "ascending"` asks for the other.

use super::channel::Channel;
use super::facet::Share;
use super::field::{Bound, datum};
use super::name::Name;
use super::stack;
use crate::data::aggregate::summed_up;
use crate::data::order::sorted;
use crate::data::{Column, Rows};
use crate::spec::channel::{KindSpec, SortFieldSpec, SortOrderSpec, SortSpec, StackSpec};
use crate::spec::chart::AggregateOpSpec;
use crate::spec::json::Json;
use std::cmp::Ordering;

pub(super) use super::name::Names;

/// The names on a channel of these marks: the union, in the order of the first that says one.
pub(super) fn names(channel: Channel, shares: &[&Share]) -> Names {
    let bound: Vec<(&Share, &Bound)> =
        shares.iter().filter_map(|share| Some((*share, share.draft.find(channel)?))).collect();
    let there = bound.iter().flat_map(|(share, bound)| match bound.is_continuous() {
        true => Vec::new(),
        false => share.rows.iter().filter_map(|row| bound.name(row)).collect(),
    });
    let there = Names::new(there.collect());
    let written = bound.iter().find_map(|(_, bound)| bound.spec.scale.as_ref()?.domain.as_ref());
    if let Some(domain) = written {
        return listed(domain, &there);
    }
    match bound.iter().find_map(|(share, bound)| Some((share, bound.spec.sort.as_ref()?))) {
        Some((share, sort)) => order(there, channel, share, sort, shares),
        None => there,
    }
}

/// The names that an author listed, whether they are in the data or not.
fn listed(domain: &[Json], there: &Names) -> Names {
    let found = |json| there.list.iter().find(|name| name.is(json)).cloned();
    let name = |json| found(json).or_else(|| datum(json, KindSpec::Nominal));
    Names::new(domain.iter().filter_map(name).collect())
}

fn order(
    names: Names,
    channel: Channel,
    first: &Share,
    sort: &SortSpec,
    shares: &[&Share],
) -> Names {
    let (weights, is_descending) = match sort {
        SortSpec::None => return names,
        SortSpec::Ascending => return by(names, &|a, b| a.order(b)),
        SortSpec::Descending => return by(names, &|a, b| b.order(a)),
        SortSpec::Listed(list) => {
            let rank = |name: &Name| list.iter().position(|json| name.is(json));
            let rank = |name: &Name| rank(name).unwrap_or(list.len());
            return by(names, &|a, b| rank(a).cmp(&rank(b)));
        }
        SortSpec::Channel { on_x, descending } => {
            (by_channel(&names, channel, *on_x, shares), *descending)
        }
        SortSpec::Field(spec) => {
            (by_field(&names, channel, first, spec), spec.order == Some(SortOrderSpec::Descending))
        }
    };
    let weight = |name: &Name| {
        names.index(name).and_then(|index| weights.get(index)).copied().unwrap_or(f64::NAN)
    };
    let compare = |a: &Name, b: &Name| {
        let (a, b) = (weight(a), weight(b));
        match (a.is_nan(), b.is_nan()) {
            (false, false) if is_descending => b.total_cmp(&a),
            (false, false) => a.total_cmp(&b),
            // What has no value stands last either way.
            (a, b) => a.cmp(&b),
        }
    };
    by(names.clone(), &compare)
}

fn by(names: Names, compare: &dyn Fn(&Name, &Name) -> Ordering) -> Names {
    let order = |a: usize, b: usize| match (names.list.get(a), names.list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    };
    let sorted = sorted(names.list.len(), &order);
    Names::ordered(sorted.iter().filter_map(|index| names.list.get(*index)).cloned().collect())
}

/// The weight of each name by the values on x or y of all marks that have both channels: their sum
/// in a stack, the least of them elsewhere, as in Vega-Lite.
fn by_channel(names: &Names, channel: Channel, on_x: bool, shares: &[&Share]) -> Vec<f64> {
    let other = if on_x { Channel::X } else { Channel::Y };
    let mut values = vec![Vec::new(); names.list.len()];
    let mut op = AggregateOpSpec::Min;
    for share in shares {
        let (Some(bound), Some(other)) = (share.draft.find(channel), share.draft.find(other))
        else {
            continue;
        };
        if stack::mode(share.draft) != StackSpec::Off {
            op = AggregateOpSpec::Sum;
        }
        gather(names, bound, &share.rows, &|row| other.number(row), &mut values);
    }
    values.iter().map(|values| summed_up(op, values.iter().copied())).collect()
}

fn by_field(names: &Names, channel: Channel, share: &Share, spec: &SortFieldSpec) -> Vec<f64> {
    let mut values = vec![Vec::new(); names.list.len()];
    let field = share.draft.table.field(&spec.field);
    if let (Some(bound), Some(field)) = (share.draft.find(channel), field) {
        let value = |row: u32| match &field.column {
            Column::Number(v) | Column::Time(v) => v.get(row as usize).copied().unwrap_or(f64::NAN),
            Column::Text(_) => f64::NAN,
        };
        gather(names, bound, &share.rows, &value, &mut values);
    }
    let op = spec.op.unwrap_or(match stack::mode(share.draft) {
        StackSpec::Off => AggregateOpSpec::Min,
        _ => AggregateOpSpec::Sum,
    });
    values.iter().map(|values| summed_up(op, values.iter().copied())).collect()
}

fn gather(
    names: &Names,
    bound: &Bound,
    rows: &Rows,
    value: &dyn Fn(u32) -> f64,
    values: &mut [Vec<f64>],
) {
    for row in rows.iter() {
        let index = bound.name(row).and_then(|name| names.index(&name));
        if let Some(list) = index.and_then(|index| values.get_mut(index)) {
            list.push(value(row));
        }
    }
}
