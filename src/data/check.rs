//! What an editor is told about rows that a reader's page does not need to ask.

use super::column::{Cells, Values};
use super::{Qualifier, calendar};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Diagnostics, Place, message};
use crate::spec::CreditSpec;
use crate::spec::columns::{CellSpec, ColumnsSpec};
use crate::spec::json::Json;
use crate::spec::read::Map;
use crate::spec::table::TableSpec;
use std::collections::{BTreeMap, BTreeSet};

/// Says what is wrong with the words that mean the same in every table: ids that are there twice,
/// credits and units that are not there, qualifiers and periods that cannot be read.
pub fn tables(written: &Map<TableSpec>, credits: &[&str], units: &[&str], out: &mut Diagnostics) {
    for (_, spec) in &written.0 {
        if let Some(credit) = spec.credit.as_ref().filter(|id| !credits.contains(&id.as_str())) {
            out.add(message::unknown_credit(&spec.place.member("credit"), credit, credits));
        }
        for (_, field) in spec.fields.iter().flat_map(|fields| &fields.0) {
            if let Some(unit) = field.unit.as_ref().filter(|name| !units.contains(&name.as_str())) {
                out.add(message::unknown_unit(&field.place.member("unit"), unit, units));
            }
        }
        if let Some(values) = &spec.values
            && let Json::List(rows) = &values.json
        {
            self::rows(rows, &values.place, [credits, units], out);
        }
        if let Some(written) = &spec.columns {
            columns(written, [credits, units], out);
        }
    }
}

fn rows(rows: &[Json], around: &Place, known: [&[&str]; 2], out: &mut Diagnostics) {
    strays(rows, around, out);
    let mut ids = BTreeSet::new();
    for (row, json) in rows.iter().enumerate() {
        let Json::Object(members) = json else { continue };
        for (field, json) in members {
            let Json::Text(word) = json else { continue };
            let place = || around.element(row).member(field);
            if field == "id" && !ids.insert(word) {
                out.add(message::duplicate_id(&place(), word));
            }
            self::word(field, word, &place, known, out);
        }
    }
}

fn columns(written: &ColumnsSpec, known: [&[&str]; 2], out: &mut Diagnostics) {
    let mut ids = BTreeSet::new();
    for (name, values) in &written.list {
        let (place, is_by_row) = (&written.place, written.is_by_row);
        let cells = Cells { name, place, is_by_row, values: Values::Column(values) };
        for (row, cell) in cells.iter() {
            let CellSpec::Text(word) = cell else { continue };
            let place = || cells.place_of(row);
            if **name == *"id" && !ids.insert(word) {
                out.add(message::duplicate_id(&place(), word));
            }
            self::word(name, word, &place, known, out);
        }
    }
}

/// Says which keys of rows are misspelt names of fields: one that a single row has, which alone has
/// no field of a similar name.
fn strays<'a>(rows: &'a [Json], place: &Place, out: &mut Diagnostics) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let keys = |json: &'a Json| match json {
        Json::Object(members) => members.as_slice(),
        _ => &[],
    };
    for (key, _) in rows.iter().flat_map(keys) {
        *counts.entry(key).or_default() += 1;
    }
    // Of two rows, none can be said to be the odd one out.
    let most = rows.len().saturating_sub(1).max(2);
    for (row, json) in rows.iter().enumerate() {
        for (key, _) in keys(json).iter().filter(|(key, _)| counts.get(key.as_str()) == Some(&1)) {
            let lacks = |field: &&str| json.member(field).is_none();
            let others =
                counts.iter().filter(|(_, count)| **count == most).map(|(field, _)| *field);
            if let Some(meant) = nearest(key, others.filter(lacks)) {
                out.add(message::stray_field(&place.element(row).member(key), key, meant));
            }
        }
    }
}

/// Says what is wrong with one word of a row.
fn word(
    field: &str,
    word: &str,
    place: &dyn Fn() -> Place,
    [credits, units]: [&[&str]; 2],
    out: &mut Diagnostics,
) {
    match field {
        "credit" if !credits.contains(&word) => {
            out.add(message::unknown_credit(&place(), word, credits));
        }
        "unit" if !units.contains(&word) => {
            out.add(message::unknown_unit(&place(), word, units));
        }
        "qualifier" if Qualifier::parse(word).is_none() => {
            let known: Vec<&str> = Qualifier::ALL.iter().map(|(name, _)| *name).collect();
            out.add(message::unknown_qualifier(&place(), word, &known));
        }
        "period" if calendar::period(word).is_none() => {
            out.add(message::bad_period(&place(), word));
        }
        _ => {}
    }
}

/// Says which credits have a date that is none.
pub fn credits(credits: Option<&Map<CreditSpec>>, out: &mut Diagnostics) {
    for (_, credit) in credits.iter().flat_map(|map| &map.0) {
        if let Some(date) = credit.date.as_ref().filter(|date| calendar::parse(date).is_none()) {
            out.add(message::bad_date(&credit.place.member("date"), date));
        }
    }
}
