//! Which fields tell what a datum is.

use super::channel::Channel;
use super::chart::Told;
use super::facet::Share;
use super::field::{Bound, Draft};
use super::sources::Sources;
use super::{form, guide, key};
use crate::data::{Column, Field, Table};
use crate::diagnostic::Diagnostics;
use crate::spec::channel::KindSpec;
use std::rc::Rc;

/// Which fields tell what the data of a layer are; `all` are the marks of the chart.
pub(super) fn told(
    share: &Share,
    all: &[&Share],
    sources: &Sources,
    out: &mut Diagnostics,
) -> Told {
    let draft = share.draft;
    let value = valued(draft);
    let measure = draft.find(draft.measure()).filter(|b| b.kind == KindSpec::Quantitative);
    let end = if draft.is_horizontal { Channel::X2 } else { Channel::Y2 };
    let end = measure.and_then(|_| draft.find(end)).and_then(Bound::field);
    let places = [Channel::X, Channel::Y].into_iter().filter_map(|channel| draft.find(channel));
    let when = places.filter(|b| b.kind == KindSpec::Temporal).find_map(Bound::field);
    let mut name = value.map(|field| guide::measure(share, field, sources, out));
    // Where the data say nothing of what they measure, the author's words for the axis do.
    if name.as_ref().is_some_and(String::is_empty)
        && draft.table.field("measure").is_none()
        && let Some(title) = measure.and_then(guide::written_title)
    {
        name = Some(guide::switched(title, sources, out));
    }
    let (what, shared) = parted(what(draft, all), &draft.table);
    Told {
        is_placed: placed(draft).is_some(),
        value: value.map(|field| (field.name.clone(), form::field_form(field, &sources.units))),
        value2: end.map(|field| field.name.clone()),
        what,
        shared,
        when: when.map(|field| field.name.clone()),
        measure: name.unwrap_or_default(),
    }
}

/// The field of the value that a datum tells.
fn valued(draft: &Draft) -> Option<&Field> {
    // A chart of time or units shows places; what its rows say is still their value.
    placed(draft).or_else(|| draft.table.field("value"))
}

/// The field of numbers that the chart has a place for.
fn placed(draft: &Draft) -> Option<&Field> {
    let channels = [draft.measure(), draft.dimension(), Channel::Size];
    let measured = channels.iter().filter_map(|channel| draft.find(*channel));
    let mut measured = measured.filter(|bound| bound.kind == KindSpec::Quantitative);
    measured.find_map(Bound::field)
}

/// Fields that tell rows apart, and those that say the same of all; one of few rows says what it is.
fn parted(what: Vec<Rc<str>>, table: &Table) -> (Vec<Rc<str>>, Vec<Rc<str>>) {
    let varies = |name: &Rc<str>| match table.field(name).map(|field| &field.column) {
        Some(Column::Text(texts)) => texts.windows(2).any(|pair| pair.first() != pair.last()),
        Some(Column::Number(numbers) | Column::Time(numbers)) => {
            numbers.windows(2).any(|pair| pair.first() != pair.last())
        }
        None => false,
    };
    let (apart, shared): (Vec<_>, Vec<_>) = what.into_iter().partition(varies);
    if apart.is_empty() { (shared, apart) } else { (apart, shared) }
}

/// The fields whose names say what a datum is: those that the mark shows, and those that words beside
/// it write for the same table; not those that only serve the chart.
fn what(draft: &Draft, all: &[&Share]) -> Vec<Rc<str>> {
    let shown = key::TELLING.iter().filter_map(|channel| draft.find(*channel));
    let beside = all.iter().map(|share| share.draft);
    let beside = beside.filter(|other| Rc::ptr_eq(&other.table, &draft.table));
    let beside = beside
        .filter_map(|other| other.find(Channel::Text))
        .filter(|bound| matches!(bound.field(), Some(Field { column: Column::Text(_), .. })));
    let mut what: Vec<Rc<str>> = Vec::new();
    let named = shown.chain(beside).filter(|bound| !bound.is_continuous());
    for field in named.filter_map(Bound::field) {
        let serves = ["id", "part", "unit", "qualifier", "period", "note"].contains(&&*field.name)
            || field.name.starts_with("unit-");
        if !serves && !what.contains(&field.name) {
            what.push(field.name.clone());
        }
    }
    what
}
