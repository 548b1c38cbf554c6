//! The order of the data of a mark: as they run, or as they stand.

use super::channel::Channel;
use super::domain::Scales;
use super::facet::Share;
use super::field::{Bound, Draft};
use super::key;
use super::name::{Name, Names};
use super::stack::Ends;
use super::summary::MANY;
use crate::data::order::sorted;
use crate::data::stretch::is_in_order;
use crate::data::{Key, Rows, Text};
use crate::spec::channel::{KindSpec, SortSpec};
use crate::spec::chart::MarkKindSpec;
use std::cmp::Ordering;
use std::ops::Range;

/// Channels that part lines and areas.
const GROUPING: [Channel; 4] =
    [Channel::Color, Channel::Shape, Channel::StrokeDash, Channel::Detail];

/// The data of a mark in order.
pub(super) struct Ordered<'a> {
    /// Its part in the panel.
    pub(super) share: Share<'a>,
    /// Which line or area each row belongs to; empty when there is one.
    pub(super) group: Vec<u32>,
    /// Identities of those lines and areas.
    pub(super) groups: Vec<Key>,
    /// Many data that run along x, line by line: the data of each.
    pub(super) runs: Vec<Range<usize>>,
}

/// The data of a mark in order: lines and areas group by group along their dimension, other marks
/// along names and dates, as they are read, and else as in the table. The channel `order` comes
/// first: along a line, and for what lies over what.
pub(super) fn in_order<'a>(share: &Share<'a>, scales: &Scales) -> Ordered<'a> {
    let draft = share.draft;
    let runs = matches!(draft.mark.kind, MarkKindSpec::Line | MarkKindSpec::Area);
    let (group, groups) = groups(draft, &share.rows);
    let is_stacked = share.ends.is_some();
    // In a stack, `order` says which piece is next to the baseline, and no more.
    let by = draft.find(Channel::Order).filter(|by| by.field().is_some() && !is_stacked);
    let is_descending = by.is_some_and(|by| by.spec.sort == Some(SortSpec::Descending));
    let along = along(draft, runs);
    let offset = if draft.is_horizontal { Channel::YOffset } else { Channel::XOffset };
    let place = |at: usize| {
        let row = share.rows.get(at).unwrap_or(0);
        let along = along.map_or(0.0, |channel| scales.place(draft, channel, row));
        let first = by.map_or(along, |by| by.number(row));
        let first = if is_descending && !first.is_nan() { -first } else { first };
        let base = share.ends.as_ref().and_then(|ends| ends.base.get(at)).copied();
        let offset = draft.find(offset).map_or(0.0, |_| scales.place(draft, offset, row));
        [first, offset, base.unwrap_or(0.0).abs()]
    };
    let compare = |(a, here): (usize, [f64; 3]), (b, there): (usize, [f64; 3])| {
        let stands = here.iter().zip(&there).map(|(a, b)| a.total_cmp(b)).find(|o| o.is_ne());
        group.get(a).cmp(&group.get(b)).then(stands.unwrap_or(Ordering::Equal))
    };
    let is_run = runs && by.is_none() && along == Some(Channel::X) && share.rows.len() > MANY;
    let ordered = |share: Share<'a>, group: Vec<u32>| {
        let runs = if is_run { stretches(&group, share.rows.len()) } else { Vec::new() };
        Ordered { share, group, groups, runs }
    };
    // Most tables are in order already; of one line its numbers alone tell.
    let is_line = group.is_empty() && by.is_none() && !is_stacked && draft.find(offset).is_none();
    let alone = along.filter(|_| is_line).and_then(|channel| draft.find(channel)?.numbers());
    let mut last = None;
    let is_next = |at: usize| {
        let here = (at, place(at));
        last.replace(here).is_none_or(|before| compare(before, here).is_le())
    };
    let each = || (0..share.rows.len()).all(is_next);
    if alone.map_or_else(each, |numbers| is_in_order(&share.rows.pick(numbers))) {
        return ordered(share.clone(), group);
    }
    let places: Vec<[f64; 3]> = (0..share.rows.len()).map(place).collect();
    let order = sorted(share.rows.len(), &|a, b| match (places.get(a), places.get(b)) {
        (Some(here), Some(there)) => compare((a, *here), (b, *there)),
        _ => Ordering::Equal,
    });
    let take = |values: &[f64]| order.iter().filter_map(|at| values.get(*at).copied()).collect();
    let ends = share.ends.as_ref();
    let rows = order.iter().filter_map(|at| share.rows.get(*at)).collect();
    let ends = ends.map(|ends| Ends { base: take(&ends.base), top: take(&ends.top) });
    let in_order = order.iter().filter_map(|at| group.get(*at).copied()).collect();
    ordered(Share { draft, rows, ends }, in_order)
}

/// The stretches of one group each.
fn stretches(group: &[u32], len: usize) -> Vec<Range<usize>> {
    if group.is_empty() {
        return std::iter::once(0..len).collect();
    }
    let mut from = 0;
    let stretch = |chunk: &[u32]| {
        let start = from;
        from += chunk.len();
        start..from
    };
    group.chunk_by(|a, b| a == b).map(stretch).collect()
}

/// The channel along which data are read; nothing when they are as in the table.
fn along(draft: &Draft, runs: bool) -> Option<Channel> {
    // Units are counted out in the order of their rows.
    if draft.table.is_counted() {
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
fn groups(draft: &Draft, rows: &Rows) -> (Vec<u32>, Vec<Key>) {
    if !matches!(draft.mark.kind, MarkKindSpec::Line | MarkKindSpec::Area) {
        return (Vec::new(), Vec::new());
    }
    let is_apart = |channel: &Channel| {
        let bound = draft.find(*channel).filter(|bound| !bound.is_continuous());
        bound.is_some_and(|bound| bound.field().is_some())
    };
    if !GROUPING.iter().any(is_apart) {
        let one = rows.get(0).map(|row| Key(key::joined(draft, row, &GROUPING).into()));
        return (Vec::new(), one.into_iter().collect());
    }
    // Rows of one line mostly stand together: a name is made where the next one begins.
    let parts = |row: u32| {
        let bounds = GROUPING.iter().filter_map(|channel| draft.find(*channel));
        bounds.filter(|bound| !bound.is_continuous()).map(|bound| bound.name(row)).collect()
    };
    let mut last: Vec<Option<Name>> = Vec::new();
    let mut own: Vec<Name> = Vec::new();
    let mut stretch: Vec<usize> = Vec::with_capacity(rows.len());
    for row in rows.iter() {
        let here: Vec<Option<Name>> = parts(row);
        if own.is_empty() || here != last {
            own.push(Name::Text(Text::Same(key::joined(draft, row, &GROUPING).into())));
            last = here;
        }
        stretch.push(own.len() - 1);
    }
    let names = Names::new(own.clone());
    let index = |name: &Name| names.index(name).and_then(|index| u32::try_from(index).ok());
    let found: Vec<u32> = own.iter().map(|name| index(name).unwrap_or(0)).collect();
    let group = stretch.iter().map(|at| found.get(*at).copied().unwrap_or(0)).collect();
    (group, names.list.iter().map(|name| Key(name.identity().into())).collect())
}
