//! What makes a mark the same thing in another step.

use super::channel::Channel;
use super::field::{Draft, Values};
use super::name::Name;
use super::summary::MANY;
use crate::data::order::sorted;
use crate::data::{Key, Keys, Rows};
use std::cmp::Ordering;
use std::rc::Rc;

/// Channels whose names say what a datum is, in the order in which they say it.
pub(super) const TELLING: [Channel; 11] = [
    Channel::X,
    Channel::Y,
    Channel::XOffset,
    Channel::YOffset,
    Channel::Color,
    Channel::Shape,
    Channel::StrokeDash,
    Channel::Detail,
    Channel::Facet,
    Channel::Row,
    Channel::Column,
];

/// The key of each row: the channel `key`, else the field `id`, else what its names say. Where that
/// is not enough to tell rows apart, their names, their place and at last their number are added.
///
/// All units that are of one row's value share the row's key; the rest of the whole has one beside
/// it.
pub(super) fn keys(draft: &Draft, rows: &Rows) -> Keys {
    let chosen = draft.find(Channel::Key);
    let id = draft.table.field("id");
    let is_counted = draft.table.is_counted();
    // Nobody follows one of so many from step to step: their numbers do.
    if chosen.is_none() && id.is_none() && !is_counted && rows.len() > MANY {
        return Keys::Numbered(rows.clone());
    }
    let own = |row: u32| match (chosen, id) {
        (Some(bound), _) => bound.name(row),
        (None, Some(field)) => Name::of(&field.column, row as usize),
        _ => None,
    };
    let empty: Rc<str> = "".into();
    let own = |row: u32| own(row).map_or_else(|| empty.clone(), Name::into_identity);
    let mut keys: Vec<Rc<str>> = rows.iter().map(own).collect();
    let lengthen = |key: &mut Rc<str>, parts: &[&str]| {
        *key = std::iter::once(&**key).chain(parts.iter().copied()).collect::<String>().into();
    };
    if is_counted {
        for (key, row) in keys.iter_mut().zip(rows.iter()) {
            if draft.table.is_rest(row as usize) {
                lengthen(key, &[REST]);
            }
        }
    } else {
        for add in [names, place, number] {
            if are_different(&keys) {
                break;
            }
            for (key, row) in keys.iter_mut().zip(rows.iter()) {
                let more = add(draft, row);
                let between = if key.is_empty() || more.is_empty() { "" } else { "/" };
                lengthen(key, &[between, &more]);
            }
        }
    }
    keys.into_iter().map(Key).collect()
}

/// What follows the key of a row for those units that are not of its value.
pub(crate) const REST: &str = "/rest";

fn are_different(keys: &[Rc<str>]) -> bool {
    let order = |a: usize, b: usize| keys.get(a).cmp(&keys.get(b));
    let sorted = sorted(keys.len(), &order);
    let is_new = |pair: &[usize]| match pair {
        [a, b] => order(*a, *b) != Ordering::Equal,
        _ => true,
    };
    keys.iter().all(|key| !key.is_empty()) && sorted.windows(2).all(is_new)
}

/// The names on the discrete channels of a row, joined.
pub(super) fn names(draft: &Draft, row: u32) -> String {
    joined(draft, row, &TELLING)
}

/// The names of a row on some channels, each field once.
pub(super) fn joined(draft: &Draft, row: u32, channels: &[Channel]) -> String {
    let mut seen: Vec<&str> = Vec::new();
    let mut joined = String::new();
    for bound in channels.iter().filter_map(|channel| draft.find(*channel)) {
        if bound.is_continuous() {
            continue;
        }
        if let Values::Field(field) = &bound.values {
            if seen.contains(&&*field.name) {
                continue;
            }
            seen.push(&field.name);
        }
        if let Some(name) = bound.name(row) {
            if !joined.is_empty() {
                joined.push('/');
            }
            joined.push_str(&name.identity());
        }
    }
    joined
}

/// The place along the dimension.
fn place(draft: &Draft, row: u32) -> String {
    let bound = draft.find(draft.dimension()).filter(|bound| bound.is_continuous());
    bound.and_then(|bound| bound.name(row)).map_or(String::new(), |name| name.identity())
}

fn number(_: &Draft, row: u32) -> String {
    row.to_string()
}
