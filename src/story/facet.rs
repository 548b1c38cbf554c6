//! A chart split into panels by the values of a field.

use super::channel::Channel;
use super::field::{Bound, Draft, Values};
use super::sort;
use super::sources::Sources;
use super::stack::Ends;
use crate::data::Rows;
use crate::diagnostic::{Diagnostics, message};
use crate::limit;
use crate::spec::read::Switch;

/// One mark's part in one panel.
#[derive(Clone, Debug)]
pub(super) struct Share<'a> {
    /// The mark.
    pub(super) draft: &'a Draft,
    /// Its rows in this panel.
    pub(super) rows: Rows,
    /// The ends of its pieces, when it is stacked.
    pub(super) ends: Option<Ends>,
}

/// One panel.
#[derive(Clone, Debug)]
pub(super) struct Part<'a> {
    /// Its header.
    pub(super) title: String,
    /// What is drawn, the lowest first.
    pub(super) shares: Vec<Share<'a>>,
}

/// A chart in parts.
pub(super) struct Split<'a> {
    /// The parts in reading order; at least one.
    pub(super) parts: Vec<Part<'a>>,
    /// How many stand in a row at most.
    pub(super) columns: Option<usize>,
    /// Name of what splits it, when the author gave one.
    pub(super) title: Option<String>,
}

impl<'a> Share<'a> {
    fn whole(draft: &'a Draft) -> Self {
        Self { draft, rows: Rows::First(draft.table.len), ends: None }
    }

    /// The rows whose value on a channel stands at `index` of its names; all of them when the mark
    /// has nothing on that channel: what does not split stands in each panel.
    fn only(mut self, channel: Channel, names: &sort::Names, index: usize) -> Self {
        if let Some(bound) = self.draft.find(channel) {
            let is_here =
                |row| bound.name(row).is_some_and(|name| names.index(&name) == Some(index));
            self.keep(&is_here);
        }
        self
    }

    /// Leaves only the rows that are wanted.
    pub(super) fn keep(&mut self, is_wanted: &dyn Fn(u32) -> bool) {
        let kept: Rows = self.rows.iter().filter(|row| is_wanted(*row)).collect();
        if kept.len() < self.rows.len() {
            self.rows = kept;
        }
    }
}

/// Splits marks by the channels `facet`, `row` and `column`; nothing when the panels are too many,
/// and then `out` says so.
pub(super) fn split<'a>(
    drafts: &'a [Draft],
    sources: &Sources,
    out: &mut Diagnostics,
) -> Option<Split<'a>> {
    let shares: Vec<Share> = drafts.iter().map(Share::whole).collect();
    let whole = Part { title: String::new(), shares };
    let mut split = Split { parts: vec![whole], columns: None, title: None };
    for channel in [Channel::Facet, Channel::Row, Channel::Column] {
        let first = drafts.iter().find_map(|draft| draft.find(channel));
        if let Some(bound) = first.filter(|bound| matches!(bound.values, Values::Field(_))) {
            if !split.by(channel, bound, sources) {
                let most = limit::PANELS.to_string();
                out.add(message::too_many_panels(&bound.spec.place, &most));
                return None;
            }
            split.name(bound, sources, out);
        }
    }
    Some(split)
}

impl<'a> Split<'a> {
    /// Takes the title over that an author gave the facets.
    fn name(&mut self, bound: &Bound, sources: &Sources, out: &mut Diagnostics) {
        let of_header = match &bound.spec.header {
            Some(Switch::On(header)) => header.title.as_ref(),
            _ => None,
        };
        if let Some(Switch::On(title)) = of_header.or(bound.spec.title.as_ref()) {
            self.title = Some(sources.words(title, out).into());
        }
    }

    /// Splits each part by the values of a channel; false when these are too many.
    fn by(&mut self, channel: Channel, bound: &Bound, sources: &Sources) -> bool {
        let all: Vec<&Share> = self.parts.iter().flat_map(|part| &part.shares).collect();
        let names = sort::names(channel, &all);
        let labels = names.labels(sources);
        if labels.is_empty() {
            return true;
        }
        if self.parts.len() * labels.len() > limit::PANELS {
            return false;
        }
        let is_silent = matches!(bound.spec.header, Some(Switch::Off));
        let parts = self.parts.iter().flat_map(|part| {
            labels.iter().enumerate().map(|(index, label)| {
                let only = |share: &Share<'a>| share.clone().only(channel, &names, index);
                let own = if is_silent { "" } else { label.as_str() };
                let is_both = !part.title.is_empty() && !own.is_empty();
                let between = if is_both { sources.locale.word("separator") } else { "" };
                let title = [&part.title, between, own].concat();
                Part { title, shares: part.shares.iter().map(only).collect() }
            })
        });
        self.parts = parts.collect();
        self.columns = match channel {
            Channel::Column => Some(labels.len()),
            Channel::Row => Some(1),
            _ => bound.spec.columns.map(|columns| columns as usize).filter(|columns| *columns > 0),
        };
        true
    }
}
