//! Which fields tell what a datum is.

use super::channel::Channel;
use super::chart::Told;
use super::facet::Share;
use super::field::{Bound, Draft};
use super::sources::Sources;
use super::{form, guide, key};
use crate::data::Field;
use crate::diagnostic::Diagnostics;
use crate::spec::channel::KindSpec;
use std::rc::Rc;

/// Which fields tell what the data of a layer are.
pub(super) fn told(share: &Share, sources: &Sources, out: &mut Diagnostics) -> Told {
    let draft = share.draft;
    let measure = draft.find(draft.measure()).filter(|b| b.kind == KindSpec::Quantitative);
    let end = if draft.is_horizontal { Channel::X2 } else { Channel::Y2 };
    let end = measure.and_then(|_| draft.find(end)).and_then(Bound::field);
    let places = [Channel::X, Channel::Y].into_iter().filter_map(|channel| draft.find(channel));
    let when = places.filter(|b| b.kind == KindSpec::Temporal).find_map(Bound::field);
    Told {
        value: valued(draft)
            .map(|field| (field.name.clone(), form::field_form(field, &sources.units))),
        value2: end.map(|field| field.name.clone()),
        what: what(draft),
        when: when.map(|field| field.name.clone()),
        measure: match measure {
            Some(bound) => guide::measure(share, bound, sources, out),
            None => String::new(),
        },
    }
}

/// The field of the value that a datum tells.
fn valued(draft: &Draft) -> Option<&Field> {
    let channels = [draft.measure(), draft.dimension(), Channel::Size];
    let measured = channels.iter().filter_map(|channel| draft.find(*channel));
    let mut measured = measured.filter(|bound| bound.kind == KindSpec::Quantitative);
    // A chart of time or units shows places; what its rows say is still their value.
    measured.find_map(Bound::field).or_else(|| draft.table.field("value"))
}

/// The fields whose names say what a datum is; not those that only serve the chart.
fn what(draft: &Draft) -> Vec<Rc<str>> {
    let bounds = key::TELLING.iter().filter_map(|channel| draft.find(*channel));
    let mut what: Vec<Rc<str>> = Vec::new();
    for field in bounds.filter(|bound| !bound.is_continuous()).filter_map(Bound::field) {
        let serves = ["id", "part", "unit", "qualifier", "period"].contains(&&*field.name)
            || field.name.starts_with("unit-");
        if !serves && !what.contains(&field.name) {
            what.push(field.name.clone());
        }
    }
    what
}
