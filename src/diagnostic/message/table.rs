//! Sentences on tables and their rows.

use super::{error, unknown, warning};
use crate::diagnostic::{Diagnostic, Place};

/// A table that is not there.
pub fn unknown_table(place: &Place, name: &str, known: &[&str]) -> Diagnostic {
    let message = ["There is no table \"", name, "\"."];
    unknown("unknown-table", place.clone(), &message, name, known)
}

/// A table with the name of another.
pub fn duplicate_table(place: &Place, name: &str) -> Diagnostic {
    let message = ["There is another table \"", name, "\" already."];
    let help = "Give this one another name; tables of datasets count too.";
    error("duplicate-table", place.clone().key(), &message, &[help])
}

/// Tables that are made of one another in a circle.
pub fn circular_table(place: &Place, name: &str) -> Diagnostic {
    let message = ["The table \"", name, "\" is made of itself, by way of others."];
    let help = "Let one of them hold rows of its own in \"values\".";
    error("circular-table", place.clone(), &message, &[help])
}

/// A table that has no rows, by itself or after its filter.
pub fn empty_table(place: &Place, name: &str) -> Diagnostic {
    let message = ["The table \"", name, "\" has no rows, so nothing can be drawn from it."];
    error("empty-table", place.clone().key(), &message, &["Add rows, or let its filter keep some."])
}

/// Columns that are not of one length.
pub fn ragged_columns(place: &Place, field: &str, wanted: usize, found: usize) -> Diagnostic {
    let (wanted, found) = (wanted.to_string(), found.to_string());
    let message = ["The column \"", field, "\" ends after ", &found, " of ", &wanted, " rows."];
    let help = "Write null where there is no value, so that all columns have as many.";
    error("ragged-columns", place.clone().key(), &message, &[help])
}

/// A field that the table does not have.
pub fn unknown_field(place: &Place, field: &str, table: &str, known: &[&str]) -> Diagnostic {
    let message = ["The table \"", table, "\" has no field \"", field, "\"."];
    unknown("unknown-field", place.clone().words(field), &message, field, known)
}

/// A credit that is not there.
pub fn unknown_credit(place: &Place, id: &str, known: &[&str]) -> Diagnostic {
    let message = ["There is no credit \"", id, "\"."];
    unknown("unknown-credit", place.clone(), &message, id, known)
}

/// A unit that is not there.
pub fn unknown_unit(place: &Place, name: &str, known: &[&str]) -> Diagnostic {
    let message = ["There is no unit \"", name, "\"."];
    unknown("unknown-unit", place.clone(), &message, name, known)
}

/// A qualifier that is not known.
pub fn unknown_qualifier(place: &Place, name: &str, known: &[&str]) -> Diagnostic {
    let message = ["\"", name, "\" does not say how exact a value is."];
    unknown("unknown-qualifier", place.clone(), &message, name, known)
}

/// A field that only one row has, which alone lacks one of a similar name.
pub fn stray_field(place: &Place, field: &str, meant: &str) -> Diagnostic {
    let message = ["Only this row has \"", field, "\", and only this row has no \"", meant, "\"."];
    warning("stray-field", place.clone().key(), &message, &["Did you mean \"", meant, "\"?"])
}

/// Two rows of a table with one id.
pub fn duplicate_id(place: &Place, id: &str) -> Diagnostic {
    let message = ["Another row before this one has the id \"", id, "\"."];
    error("duplicate-id", place.clone(), &message, &["Give each row an id of its own."])
}

/// A value that is not of its field's kind; `wanted` such as "numbers".
pub fn mixed_values(place: &Place, field: &str, wanted: &str, found: &str) -> Diagnostic {
    let message = ["Here stands ", found, ", but \"", field, "\" holds ", wanted, "."];
    let help = "Write null where there is no value, or give the field another \"type\".";
    error("mixed-values", place.clone(), &message, &[help])
}

/// A list where one value is needed.
pub fn list_value(place: &Place, field: &str) -> Diagnostic {
    let message = ["Here stands a list, but \"", field, "\" holds one value in each row."];
    let help = "Write a range as two fields, such as \"low\": 3 and \"high\": 5.";
    error("list-value", place.clone(), &message, &[help])
}

/// A number that is infinite, or none.
pub fn not_finite(place: &Place, found: &str) -> Diagnostic {
    let message = ["\"", found, "\" cannot be drawn: it is no finite number."];
    let help = "Where there is no value, leave a cell empty in CSV, and write null in JSON.";
    error("not-finite", place.clone(), &message, &[help])
}

/// A unit's pattern without a place for the number.
pub fn bad_pattern(place: &Place, pattern: &str) -> Diagnostic {
    let message = ["The pattern \"", pattern, "\" has no {}, so the number would be lost."];
    let help = "Write {} where the number stands, in each plural form: \"{} firm|{} firms\".";
    error("bad-pattern", place.clone(), &message, &[help])
}
