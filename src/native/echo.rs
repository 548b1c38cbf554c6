//! Leaves out what only follows from something else that is wrong, so that one mistake has one
//! message: a chart whose mark cannot be read need not be said to have none.

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};

/// What was found, without echoes.
pub(super) fn without_echoes(out: &Diagnostics) -> Diagnostics {
    let mut kept = Diagnostics::default();
    for found in out.iter() {
        let echoes =
            |cause: &Diagnostic| cause.severity == Severity::Error && is_echo(found, cause);
        if !out.iter().any(echoes) {
            kept.add(found.clone());
        }
    }
    kept
}

fn is_echo(found: &Diagnostic, cause: &Diagnostic) -> bool {
    let names: Vec<&str> = found.message.split('"').skip(1).step_by(2).collect();
    match (found.code, names.as_slice()) {
        ("missing-key", [key]) => {
            is_beneath(cause, found, key)
                || is_misspelt(cause, found, key)
                || is_misspelt_at(cause, "", key)
        }
        ("no-mark", _) => ["mark", "layer", "facet", "spec"]
            .iter()
            .any(|key| is_beneath(cause, found, key) || is_misspelt(cause, found, key)),
        ("channel-missing", [_, channel]) => {
            let channel = ["encoding/", channel].concat();
            is_beneath(cause, found, &channel)
                || cause.place.pointer() == [found.place.pointer(), "/encoding"].concat()
                || is_misspelt(cause, found, "encoding")
        }
        ("unknown-table", [table]) => is_table(cause, table),
        ("unknown-field" | "unknown-row", [table, _]) => is_table(cause, table),
        ("no-value", [figure]) => {
            let (table, _) = figure.split_once('/').unwrap_or_default();
            is_table(cause, table) || is_cell(cause, table)
        }
        _ => false,
    }
}

/// Whether the cause is at or in the member `key` of what is complained of; a step's chart also has
/// what the base chart has.
fn is_beneath(cause: &Diagnostic, found: &Diagnostic, key: &str) -> bool {
    let is_in = |around: &str| {
        let member = [around, "/", key].concat();
        let rest = cause.place.pointer().strip_prefix(member.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let around = found.place.pointer();
    is_in(around) || is_in(of_base(around).unwrap_or(around))
}

/// Whether the cause is an unknown key beside, for which this one was meant.
fn is_misspelt(cause: &Diagnostic, found: &Diagnostic, key: &str) -> bool {
    let around = found.place.pointer();
    is_misspelt_at(cause, around, key)
        || of_base(around).is_some_and(|around| is_misspelt_at(cause, around, key))
}

fn is_misspelt_at(cause: &Diagnostic, around: &str, key: &str) -> bool {
    let beside = cause.place.pointer().rsplit_once('/').map(|(around, _)| around);
    let meant = cause.help.split('"').nth(1);
    cause.code == "unknown-key" && beside == Some(around) && meant == Some(key)
}

/// The pointer in the base chart for one in a step's.
fn of_base(pointer: &str) -> Option<&str> {
    let (at, _) = pointer.strip_prefix("/steps/")?.split_once('/')?;
    pointer.get("/steps/".len() + at.len()..)
}

/// Whether the cause is that a table cannot be read, or has no rows.
fn is_table(cause: &Diagnostic, table: &str) -> bool {
    let place = ["/data/", table].concat();
    let rest = cause.place.pointer().strip_prefix(place.as_str());
    let is_whole = matches!(rest, Some("" | "/values" | "/table"));
    let codes = ["wrong-type", "empty-table", "duplicate-table", "circular-table", "unknown-table"];
    is_whole && codes.contains(&cause.code)
}

/// Whether the cause is a cell of a table that cannot be read.
fn is_cell(cause: &Diagnostic, table: &str) -> bool {
    let place = ["/data/", table, "/values/"].concat();
    cause.place.pointer().starts_with(&place)
}
