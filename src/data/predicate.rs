//! Which rows fit a predicate.

use super::{Column, Field, Table, Text, column};
use crate::diagnostic::{Diagnostics, message};
use crate::spec::json::Json;
use crate::spec::predicate::{FieldPredicateSpec, PredicateSpec};
use std::cmp::Ordering;

/// Whether a row fits. A field that is not there, or a value that cannot be compared, does not.
pub fn fits(predicate: &PredicateSpec, table: &Table, row: usize) -> bool {
    match predicate {
        PredicateSpec::And(all) => all.iter().all(|one| fits(one, table, row)),
        PredicateSpec::Or(any) => any.iter().any(|one| fits(one, table, row)),
        PredicateSpec::Not(one) => !fits(one, table, row),
        PredicateSpec::Field(test) => {
            table.field(&test.field).is_some_and(|field| passes(test, &field.column, row))
        }
    }
}

/// Says what is wrong with a predicate over a table: fields that it does not have, values that its
/// fields cannot be compared with, and fields that are named but not tested. True when nothing is.
pub fn check(predicate: &PredicateSpec, table: &Table, out: &mut Diagnostics) -> bool {
    match predicate {
        PredicateSpec::And(list) | PredicateSpec::Or(list) => {
            // All are checked, also after one that is wrong.
            list.iter().filter(|one| !check(one, table, out)).count() == 0
        }
        PredicateSpec::Not(one) => check(one, table, out),
        PredicateSpec::Field(test) => match table.field(&test.field) {
            Some(field) => check_values(test, field, out),
            None => {
                let place = test.place.member("field");
                let known = table.field_names();
                out.add(message::unknown_field(&place, &test.field, &table.name, &known));
                false
            }
        },
    }
}

fn check_values(test: &FieldPredicateSpec, field: &Field, out: &mut Diagnostics) -> bool {
    let single = [
        ("equal", &test.equal),
        ("lt", &test.lt),
        ("lte", &test.lte),
        ("gt", &test.gt),
        ("gte", &test.gte),
    ];
    let lists = [("range", &test.range), ("oneOf", &test.one_of)];
    let is_tested = test.valid.is_some()
        || single.iter().any(|(_, json)| json.is_some())
        || lists.iter().any(|(_, list)| list.is_some());
    let mut is_fine = is_tested;
    if !is_tested {
        out.add(message::no_test(&test.place, &test.field));
    }
    let mut check = |json: &Json, place| {
        if let Some(wanted) = misfit(&field.column, json) {
            out.add(message::mixed_values(&place, &test.field, wanted, json.kind()));
            is_fine = false;
        }
    };
    for (key, json) in single {
        json.iter().for_each(|json| check(json, test.place.member(key)));
    }
    for (key, list) in lists {
        for (i, json) in list.iter().flatten().enumerate() {
            check(json, test.place.member(key).element(i));
        }
    }
    if test.range.as_ref().is_some_and(|range| range.len() != 2) {
        let place = test.place.member("range");
        out.add(message::wrong_type(&place, "a list of two values", "a list"));
        is_fine = false;
    }
    is_fine
}

/// What a column holds, when a value cannot be compared with it.
fn misfit(column: &Column, json: &Json) -> Option<&'static str> {
    let (is_fit, wanted) = match column {
        Column::Number(_) => (matches!(json, Json::Number(_)), "numbers"),
        Column::Time(_) => (!column::day(json).is_nan(), "dates"),
        Column::Text(_) => (!matches!(json, Json::List(_) | Json::Object(_)), "texts"),
    };
    (!is_fit && *json != Json::Null).then_some(wanted)
}

fn passes(test: &FieldPredicateSpec, column: &Column, row: usize) -> bool {
    let order = |json: &Option<Json>, is_right: fn(Ordering) -> bool| {
        json.as_ref().is_none_or(|json| compare(column, row, json).is_some_and(is_right))
    };
    let is_one = |json: &Json| is_equal(column, row, json);
    test.equal.as_ref().is_none_or(is_one)
        && test.one_of.as_ref().is_none_or(|list| list.iter().any(is_one))
        && order(&test.lt, Ordering::is_lt)
        && order(&test.lte, Ordering::is_le)
        && order(&test.gt, Ordering::is_gt)
        && order(&test.gte, Ordering::is_ge)
        && test.range.as_ref().is_none_or(|range| is_between(column, row, range))
        && test.valid.is_none_or(|valid| valid != is_gap(column, row))
}

/// Whether a value is between two, ends included; null leaves an end open.
fn is_between(column: &Column, row: usize, range: &[Json]) -> bool {
    let [low, high] = range else { return false };
    let holds = |json: &Json, is_right: fn(Ordering) -> bool| match json {
        Json::Null => !is_gap(column, row),
        _ => compare(column, row, json).is_some_and(is_right),
    };
    holds(low, Ordering::is_ge) && holds(high, Ordering::is_le)
}

fn is_gap(column: &Column, row: usize) -> bool {
    match column {
        Column::Number(numbers) | Column::Time(numbers) => {
            numbers.get(row).is_none_or(|number| number.is_nan())
        }
        Column::Text(texts) => texts.get(row).is_none_or(Text::is_missing),
    }
}

/// Whether a value is this one; a text may be named in any of its languages.
fn is_equal(column: &Column, row: usize, json: &Json) -> bool {
    match (column, json) {
        (_, Json::Null) => is_gap(column, row),
        (Column::Text(texts), Json::Text(wanted)) => match texts.get(row) {
            Some(Text::ByLanguage(texts)) => texts.iter().any(|(_, text)| **text == **wanted),
            Some(Text::Same(text)) => **text == **wanted,
            _ => false,
        },
        _ => compare(column, row, json).is_some_and(Ordering::is_eq),
    }
}

/// How a value stands to another; nothing when the two cannot be compared.
fn compare(column: &Column, row: usize, json: &Json) -> Option<Ordering> {
    let wanted = match (column, json) {
        (Column::Text(texts), _) => {
            let text = texts.get(row).filter(|text| !text.is_missing())?;
            return Some(text.identity().cmp(&word(json)?));
        }
        (Column::Number(_), Json::Number(number)) => *number,
        (Column::Time(_), _) => column::day(json),
        _ => return None,
    };
    match column {
        Column::Number(numbers) | Column::Time(numbers) => numbers.get(row)?.partial_cmp(&wanted),
        Column::Text(_) => None,
    }
}

/// A value as a field of texts holds it.
fn word(json: &Json) -> Option<String> {
    match json {
        Json::Text(text) => Some(text.clone()),
        Json::Number(number) => column::whole(*number),
        Json::Bool(truth) => Some(if *truth { "true" } else { "false" }.into()),
        _ => None,
    }
}
