//! The order of the data of a mark: as they run, or as they stand.

use super::channel::Channel;
use super::domain::Scales;
use super::facet::Share;
use super::field::{Bound, Draft};
use super::key;
use super::name::{Name, Names};
use super::stack::Ends;
use crate::data::order::sorted;
use crate::data::{Key, Text};
use crate::spec::channel::{KindSpec, SortSpec};
use crate::spec::chart::MarkKindSpec;

/// Channels that part lines and areas.
const GROUPING: [Channel; 4] =
    [Channel::Color, Channel::Shape, Channel::StrokeDash, Channel::Detail];

/// The data of a mark in order: lines and areas group by group along their dimension, other marks
/// along names and dates, as they are read, and else as in the table. The channel `order` comes
/// first: along a line, and for what lies over what.
pub(super) fn in_order<'a>(share: &Share<'a>, scales: &Scales) -> Share<'a> {
    let draft = share.draft;
    let runs = matches!(draft.mark.kind, MarkKindSpec::Line | MarkKindSpec::Area);
    let (group, _) = groups(draft, &share.rows);
    let is_stacked = share.ends.is_some();
    // In a stack, `order` says which piece is next to the baseline, and no more.
    let by = draft.find(Channel::Order).filter(|by| by.field().is_some() && !is_stacked);
    let is_descending = by.is_some_and(|by| by.spec.sort == Some(SortSpec::Descending));
    let along = along(draft, runs);
    let offset = if draft.is_horizontal { Channel::YOffset } else { Channel::XOffset };
    let place = |at: usize| {
        let row = share.rows.get(at).copied().unwrap_or(0);
        let along = along.map_or(0.0, |channel| scales.place(draft, channel, row));
        let first = by.map_or(along, |by| by.number(row));
        let first = if is_descending && !first.is_nan() { -first } else { first };
        let base = share.ends.as_ref().and_then(|ends| ends.base.get(at)).copied();
        let offset = draft.find(offset).map_or(0.0, |_| scales.place(draft, offset, row));
        [first, offset, base.unwrap_or(0.0).abs()]
    };
    let places: Vec<[f64; 3]> = (0..share.rows.len()).map(place).collect();
    let order = sorted(share.rows.len(), &|a, b| {
        let pairs = places.get(a).into_iter().flatten().zip(places.get(b).into_iter().flatten());
        let stands = pairs.map(|(a, b)| a.total_cmp(b)).find(|order| order.is_ne());
        group.get(a).cmp(&group.get(b)).then(stands.unwrap_or(std::cmp::Ordering::Equal))
    });
    let take = |values: &[f64]| order.iter().filter_map(|at| values.get(*at).copied()).collect();
    let ends = share.ends.as_ref();
    Share {
        draft,
        rows: order.iter().filter_map(|at| share.rows.get(*at).copied()).collect(),
        ends: ends.map(|ends| Ends { base: take(&ends.base), top: take(&ends.top) }),
    }
}

/// The channel along which data are read; nothing when they are as in the table.
fn along(draft: &Draft, runs: bool) -> Option<Channel> {
    // Units are counted out in the order of their rows.
    if draft.table.field("unit-index").is_some() {
        return None;
    }
    let dimension = draft.dimension();
    let has_order = |bound: &Bound| runs || bound.kind != KindSpec::Quantitative;
    if draft.find(dimension).is_some_and(has_order) {
        return Some(dimension);
    }
    let is_time = |bound: &Bound| bound.kind == KindSpec::Temporal;
    draft.find(draft.measure()).is_some_and(is_time).then(|| draft.measure())
}

/// Which line or area each row belongs to, and what those are.
pub(super) fn groups(draft: &Draft, rows: &[u32]) -> (Vec<u32>, Vec<Key>) {
    if !matches!(draft.mark.kind, MarkKindSpec::Line | MarkKindSpec::Area) {
        return (Vec::new(), Vec::new());
    }
    let own: Vec<Name> = rows
        .iter()
        .map(|row| Name::Text(Text::Same(key::joined(draft, *row, &GROUPING).into())))
        .collect();
    let names = Names::new(own.clone());
    let index = |name: &Name| names.index(name).and_then(|index| u32::try_from(index).ok());
    let group = own.iter().map(|name| index(name).unwrap_or(0)).collect();
    (group, names.list.iter().map(|name| Key(name.identity().into())).collect())
}
