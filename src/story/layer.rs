//! One mark's part in a panel, with a value for each datum on each channel.

use super::channel::Channel;
use super::chart::Layer;
use super::domain::Scales;
use super::facet::Share;
use super::field::Draft;
use super::sources::Sources;
use super::{ink, key, label, mark, order, summary, symbol, told};
use crate::data::{Qualifier, Rows};
use crate::diagnostic::Diagnostics;
use crate::spec::channel::KindSpec;
use crate::spec::chart::MarkKindSpec;
use crate::spec::predicate::PredicateSpec;
use std::rc::Rc;

/// All that the layers of one panel are made with.
#[derive(Clone, Copy)]
pub(super) struct Making<'a> {
    /// Where names stand.
    pub(super) scales: &'a Scales,
    /// All marks of all panels.
    pub(super) all: &'a [&'a Share<'a>],
    /// Which marks carry the point of the step.
    pub(super) highlight: Option<&'a PredicateSpec>,
    /// Whether the chart has nothing but words to point at.
    pub(super) has_only_words: bool,
    /// Words, units, tables.
    pub(super) sources: &'a Sources,
}

impl Making<'_> {
    /// The layer of one mark.
    pub(super) fn layer(&self, share: &Share, out: &mut Diagnostics) -> Layer {
        let order::Ordered { share, group, groups, runs } = order::in_order(share, self.scales);
        let (draft, rows) = (share.draft, &share.rows);
        let kind = draft.mark.kind;
        let is_lit = ink::highlighted(draft, rows, self.highlight);
        let lit_groups = light_groups(kind, &group, &is_lit);
        let inks = ink::inks(draft, rows, lit_groups.as_ref().unwrap_or(&is_lit), self.scales, out);
        let offset = if draft.is_horizontal { Channel::YOffset } else { Channel::XOffset };
        let offsets = draft.find(offset).and(self.scales.names(offset));
        let (x, y) = (self.places(&share, Channel::X), self.places(&share, Channel::Y));
        let is_counted = draft.table.is_counted();
        let measured = if draft.is_horizontal || y.is_empty() { &x } else { &y };
        let summary = summary::summary(if is_counted { &[] } else { measured }, &runs, rows.len());
        Layer {
            mark: mark::mark(&draft.mark, groups.len() > 1),
            len: rows.len(),
            x,
            x2: self.other_ends(&share, Channel::X),
            y,
            y2: self.other_ends(&share, Channel::Y),
            offset: self.places(&share, offset).to_vec(),
            offsets: offsets.map_or(0, |names| names.list.len()),
            is_horizontal: draft.is_horizontal,
            group,
            ink: inks,
            form: symbol::forms(draft, rows, self.scales, out),
            size: symbol::sizes(draft, rows, self.all, out),
            dash: symbol::dashes(draft, rows, self.scales, out),
            opacity: mark::opacity(&draft.mark, groups.len() > 1),
            groups,
            text: label::texts(&share, self.sources, out),
            keys: key::keys(draft, rows),
            qualifier: qualifiers(draft, rows),
            is_highlighted: is_lit,
            table: draft.table.clone(),
            told: told::told(&share, self.all, self.sources, out),
            is_target: draft.is_target() || self.has_only_words && draft.has_words(),
            rows: rows.clone(),
            runs: runs.into(),
            summary: summary.into(),
        }
    }

    /// The place of each row on a channel; none when nothing is on it. A table that is drawn as it
    /// stands lends its own column.
    fn places(&self, share: &Share, channel: Channel) -> Rc<[f64]> {
        let draft = share.draft;
        let Some(bound) = draft.find(channel) else { return Rc::default() };
        let is_measure = channel == draft.measure() && bound.kind == KindSpec::Quantitative;
        if let Some(ends) = share.ends.as_ref().filter(|_| is_measure) {
            return ends.top.as_slice().into();
        }
        let is_text = draft.mark.kind == MarkKindSpec::Text;
        if let Some(numbers) = bound.numbers().filter(|_| !is_text) {
            return share.rows.pick(numbers);
        }
        let place = |row: u32| {
            let place = self.scales.place(draft, channel, row);
            // "Thousands" has no length, but its words need a place: where lengths begin.
            let is_nowhere = is_measure && is_text && place.is_nan();
            let is_told = is_nowhere && draft.table.qualifier(row as usize) == Qualifier::Thousands;
            if is_told { 0.0 } else { place }
        };
        share.rows.iter().map(place).collect()
    }

    /// The other end of each row on x or y: as written, or where its piece of a stack begins.
    fn other_ends(&self, share: &Share, channel: Channel) -> Rc<[f64]> {
        let draft = share.draft;
        let end = if channel == Channel::X { Channel::X2 } else { Channel::Y2 };
        if draft.find(end).is_some() {
            return share.rows.iter().map(|row| self.scales.place(draft, end, row)).collect();
        }
        let ends = share.ends.as_ref().filter(|_| channel == draft.measure());
        let is_raised = |base: &f64| *base != 0.0 && !base.is_nan();
        match ends.filter(|ends| ends.base.iter().any(is_raised)) {
            Some(ends) => ends.base.as_slice().into(),
            None => Rc::default(),
        }
    }
}

/// How exact the source of each row was; none when the table does not say.
///
/// Where a row is counted out, its last unit alone shows how the value ends. All units of what is
/// expected are expected.
fn qualifiers(draft: &Draft, rows: &Rows) -> Vec<Qualifier> {
    let table = &draft.table;
    if table.field("qualifier").is_none() {
        return Vec::new();
    }
    let is_counted = table.is_counted();
    let is_of = |row: u32| !table.is_rest(row as usize);
    let is_next = |row: u32| is_of(row) && table.number("unit-index", row as usize) > 1.0;
    let shows = |row: u32, qualifier: Qualifier| match qualifier {
        _ if !is_counted => true,
        Qualifier::Expected => is_of(row),
        _ => is_of(row) && !is_next(row + 1),
    };
    let qualifier = |row: u32| {
        let qualifier = table.qualifier(row as usize);
        if shows(row, qualifier) { qualifier } else { Qualifier::Exact }
    };
    rows.iter().map(qualifier).collect()
}

/// A line comes forward as a whole, when all of its data carry the point.
fn light_groups(kind: MarkKindSpec, group: &[u32], is_lit: &[bool]) -> Option<Vec<bool>> {
    if !matches!(kind, MarkKindSpec::Line | MarkKindSpec::Area) || is_lit.is_empty() {
        return None;
    }
    let of = |at: usize| group.get(at).copied().unwrap_or(0);
    let mut dark: Vec<u32> =
        is_lit.iter().enumerate().filter(|(_, is_lit)| !**is_lit).map(|(at, _)| of(at)).collect();
    dark.dedup();
    Some((0..is_lit.len()).map(|at| !dark.contains(&of(at))).collect())
}
