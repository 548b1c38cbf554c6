//! Bars and areas of one place put upon one another.

use super::channel::Channel;
use super::domain::Scales;
use super::field::{Draft, Values};
use crate::data::Rows;
use crate::data::order::sorted;
use crate::spec::channel::{KindSpec, ScaleKindSpec, SortSpec, StackSpec};
use crate::spec::chart::MarkKindSpec;
use std::cmp::Ordering;

/// Where the pieces of a stack begin and end, a value for each row; NaN where there is none.
#[derive(Clone, Debug)]
pub(super) struct Ends {
    /// The end that is nearer to zero.
    pub(super) base: Vec<f64>,
    /// The other end.
    pub(super) top: Vec<f64>,
}

/// What a whole is when stacks are made equal: a hundred percent.
const WHOLE: f64 = 100.0;

/// How the mark is stacked: as in Vega-Lite, bars and areas are unless something speaks against it.
pub(super) fn mode(draft: &Draft) -> StackSpec {
    let Some(measure) = draft.find(draft.measure()) else { return StackSpec::Off };
    let scale = measure.spec.scale.as_ref().and_then(|scale| scale.kind);
    let is_linear = matches!(scale, None | Some(ScaleKindSpec::Linear));
    let is_field = matches!(measure.values, Values::Field(_));
    let is_plain = measure.kind == KindSpec::Quantitative && is_linear && is_field;
    if !is_plain || draft.has_end(draft.measure()) {
        return StackSpec::Off;
    }
    measure.spec.stack.unwrap_or(match draft.mark.kind {
        MarkKindSpec::Bar | MarkKindSpec::Area => StackSpec::Zero,
        _ => StackSpec::Off,
    })
}

/// The ends of the pieces in `rows`; nothing when the mark is not stacked. Pieces stand in the order
/// of the channel `order`, else of the colours, the first next to the baseline.
pub(super) fn ends(draft: &Draft, rows: &Rows, scales: &Scales) -> Option<Ends> {
    let mode = mode(draft);
    if mode == StackSpec::Off {
        return None;
    }
    let measure = draft.find(draft.measure())?;
    let dimension = draft.dimension();
    let offset = if draft.is_horizontal { Channel::YOffset } else { Channel::XOffset };
    let places: Vec<(f64, f64)> = rows
        .iter()
        .map(|row| (scales.place(draft, dimension, row), scales.place(draft, offset, row)))
        .collect();
    let pieces = pieces(draft, rows, scales);
    let same = |a: (f64, f64), b: (f64, f64)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1));
    let order = |a: usize, b: usize| match (places.get(a), places.get(b)) {
        (Some(here), Some(there)) => {
            let (piece, other) = (pieces.get(a).copied(), pieces.get(b).copied());
            let (piece, other) = (piece.unwrap_or(0.0), other.unwrap_or(0.0));
            same(*here, *there).then(piece.total_cmp(&other))
        }
        _ => Ordering::Equal,
    };
    let mut ends = Ends { base: vec![f64::NAN; rows.len()], top: vec![f64::NAN; rows.len()] };
    let order = sorted(rows.len(), &order);
    let is_same = |a: &usize, b: &usize| match (places.get(*a), places.get(*b)) {
        (Some(a), Some(b)) => same(*a, *b) == Ordering::Equal,
        _ => false,
    };
    for stack in order.chunk_by(is_same) {
        let values = |at: &usize| rows.get(*at).map_or(f64::NAN, |row| measure.number(row));
        let whole: f64 = stack.iter().map(values).filter(|v| !v.is_nan()).map(f64::abs).sum();
        let scale = if mode == StackSpec::Normalize && whole > 0.0 { WHOLE / whole } else { 1.0 };
        let (mut above, mut below) = (0.0, 0.0);
        for at in stack {
            let value = values(at) * scale;
            let base: &mut f64 = if value < 0.0 { &mut below } else { &mut above };
            if let (Some(from), Some(to)) = (ends.base.get_mut(*at), ends.top.get_mut(*at))
                && !value.is_nan()
            {
                *from = *base;
                *base += value;
                *to = *base;
            }
        }
    }
    Some(ends)
}

/// What orders the pieces of a stack, for each row.
fn pieces(draft: &Draft, rows: &Rows, scales: &Scales) -> Vec<f64> {
    let order = draft.find(Channel::Order);
    let is_descending = order.is_some_and(|order| order.spec.sort == Some(SortSpec::Descending));
    let place = |row: u32| match order {
        Some(order) if order.is_continuous() => order.number(row),
        _ => scales.place(draft, Channel::Color, row),
    };
    rows.iter().map(place).map(|place| if is_descending { -place } else { place }).collect()
}
