//! Every sentence that an editor can read: one constructor for each diagnostic.
//!
//! A constructor is named as its code is. A message says what was found, in the author's own
//! words; the help says what to do, with the nearest name that is known.

use super::nearest::nearest;
use super::{Diagnostic, Place, Severity};

fn error(code: &'static str, place: Place, message: &[&str], help: &[&str]) -> Diagnostic {
    let (message, help) = (message.concat(), help.concat());
    Diagnostic { severity: Severity::Error, code, place, message, help }
}

fn warning(code: &'static str, place: Place, message: &[&str], help: &[&str]) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..error(code, place, message, help) }
}

/// A name that is not among the known ones.
fn unknown(
    code: &'static str,
    place: Place,
    message: &[&str],
    name: &str,
    known: &[&str],
) -> Diagnostic {
    error(code, place, message, &[&did_you_mean(name, known)])
}

/// How many names a remedy lists: more are not read.
const MOST_NAMES: usize = 12;

fn did_you_mean(name: &str, known: &[&str]) -> String {
    if let Some(near) = nearest(name, known.iter().copied()) {
        return ["Did you mean \"", near, "\"?"].concat();
    }
    let some = known.get(..MOST_NAMES).unwrap_or(known);
    match known.len() {
        0 => "There is none here yet: add it first.".into(),
        len if len > MOST_NAMES => {
            let more = (len - MOST_NAMES).to_string();
            ["Known here: ", &some.join(", "), " and ", &more, " more."].concat()
        }
        _ => ["Known here: ", &some.join(", "), "."].concat(),
    }
}

// Files.

/// A file that the story names and that cannot be read.
pub fn unreadable_file(place: &Place, file: &str, reason: &str) -> Diagnostic {
    let message = ["The file \"", file, "\" cannot be read: ", reason, "."];
    let help = "Put the file there, or correct its address; it is relative to the story.";
    error("unreadable-file", place.clone(), &message, &[help])
}

/// The text is not JSON; `reason` in the words of serde_json.
pub fn invalid_json(place: &Place, reason: &str) -> Diagnostic {
    let is = |start: &str| reason.starts_with(start);
    let (found, help) = if is("EOF") {
        ("it ends too early", "Close what is still open: a quote, a bracket or a brace.")
    } else if is("trailing comma") {
        ("nothing follows after a comma", "Take the comma out.")
    } else if is("expected `,`") {
        ("a comma is missing", "Put a comma before this, or close what is still open.")
    } else if is("expected `:`") {
        ("a colon is missing", "Put a colon between the key and its value.")
    } else if is("key must be") {
        ("a key has no quotes", "Put the key between double quotes.")
    } else if is("control character") {
        ("a text holds a line break or a tab", "Write \\n, or close the text's quotes.")
    } else if is("invalid escape") {
        ("a backslash stands before a letter that needs none", "Write \\\\ for a backslash.")
    } else if is("number out of range") {
        ("this number is too large", "Write a finite number.")
    } else if is("recursion limit") {
        ("it is nested too deeply", "Nest less deeply.")
    } else if is("trailing characters") {
        ("something follows after its end", "Take it out, or a bracket before it.")
    } else {
        ("this is no value", "Write a text in double quotes, a number, a list or an object.")
    };
    error("invalid-json", place.clone(), &["This is not valid JSON: ", found, "."], &[help])
}

/// A quote in a CSV text that is not closed.
pub fn unclosed_quote(place: &Place) -> Diagnostic {
    let help = "Close it, and write two quotes for one inside a cell.";
    error("unclosed-quote", place.clone(), &["The quote that opens here is not closed."], &[help])
}

/// A row of a CSV text that is shorter or longer than its header.
pub fn ragged_csv(place: &Place, wanted: usize, found: usize) -> Diagnostic {
    let (wanted, found) = (wanted.to_string(), found.to_string());
    let message = ["This row has ", &found, " cells, but the header has ", &wanted, "."];
    let help = "Write as many cells as the header has, and put quotes round a cell with a comma.";
    error("ragged-csv", place.clone(), &message, &[help])
}

// Keys and values.

/// A key that an object has twice.
pub fn duplicate_key(place: &Place, key: &str) -> Diagnostic {
    let message = ["The key \"", key, "\" stands in this object twice."];
    error("duplicate-key", place.clone().key(), &message, &["Keep one of the two."])
}

/// A value of the wrong kind.
pub fn wrong_type(place: &Place, wanted: &str, found: &str) -> Diagnostic {
    let message = ["Here stands ", found, ", but ", wanted, " is needed."];
    error("wrong-type", place.clone(), &message, &["Write ", wanted, "."])
}

/// A key that is not known.
pub fn unknown_key(place: &Place, key: &str, known: &[&str]) -> Diagnostic {
    let message = ["The key \"", key, "\" is not read here."];
    unknown("unknown-key", place.clone().key(), &message, key, known)
}

/// A property of Vega-Lite that is not read.
pub fn unread(place: &Place, key: &str) -> Diagnostic {
    let message = ["Vega-Lite has \"", key, "\", but it is not read here and changes nothing."];
    warning("unread", place.clone().key(), &message, &["Take it out, or draw without it."])
}

/// A word that is not known.
pub fn unknown_word(place: &Place, word: &str, known: &[&str]) -> Diagnostic {
    let message = ["\"", word, "\" is not known here."];
    unknown("unknown-word", place.clone(), &message, word, known)
}

/// A key that must be there.
pub fn missing_key(place: &Place, key: &str) -> Diagnostic {
    let help = match key {
        "alt" => ": the chart in one or two sentences, for those who do not see it.",
        "version" => ": 1.",
        "languages" => ": a list of language tags, the default first.",
        _ => ".",
    };
    let message = ["The key \"", key, "\" is missing."];
    error("missing-key", place.clone(), &message, &["Add \"", key, "\"", help])
}

/// A number outside of what can be drawn; `wanted` such as "a whole number from 1 to 100".
pub fn out_of_range(place: &Place, wanted: &str) -> Diagnostic {
    let message = ["This number cannot be used: ", wanted, " is needed."];
    error("out-of-range", place.clone(), &message, &["Write ", wanted, "."])
}

/// A date that is none, or not in ISO 8601.
pub fn bad_date(place: &Place, found: &str) -> Diagnostic {
    let message = ["\"", found, "\" is no date."];
    let help = "Write a year, month or day, such as 2025, 2025-06 or 2025-06-08.";
    error("bad-date", place.clone(), &message, &[help])
}

/// A period that cannot be read.
pub fn bad_period(place: &Place, found: &str) -> Diagnostic {
    let message = ["\"", found, "\" is no period."];
    let help = "Write a date such as 2025 or 2025-06, or 2023/2024, 2026-H2 or \"to 2026\".";
    error("bad-period", place.clone(), &message, &[help])
}

/// A colour that cannot be read.
pub fn bad_color(place: &Place, found: &str) -> Diagnostic {
    let message = ["\"", found, "\" is no colour."];
    error("bad-color", place.clone(), &message, &["Write six hex digits, such as \"#1f5fa8\"."])
}

/// An address that does not begin with `https:`.
pub fn bad_link(place: &Place, found: &str) -> Diagnostic {
    let message = ["The address \"", found, "\" is not followed."];
    let help = "Write an address that begins with https://.";
    error("bad-link", place.clone().words(found), &message, &[help])
}

// The story.

/// A version of the format that is not known.
pub fn unsupported_version(place: &Place) -> Diagnostic {
    let message = "This version of the story format is not known.";
    error("unsupported-version", place.clone(), &[message], &["Write \"version\": 1."])
}

/// A language tag that is malformed, or has no words.
pub fn unsupported_language(place: &Place, tag: &str, known: &[&str]) -> Diagnostic {
    let message = ["There are no words for the language \"", tag, "\"."];
    unknown("unsupported-language", place.clone(), &message, tag, known)
}

/// A text that is not there in one of the story's languages, or is empty.
pub fn missing_translation(place: &Place, tag: &str) -> Diagnostic {
    let message = ["This text has no words in \"", tag, "\"."];
    let help = ["Add \"", tag, "\", or take the language out of \"languages\"."];
    warning("missing-translation", place.clone(), &message, &help)
}

/// A step without words for those who do not see its chart.
pub fn missing_alt(place: &Place, tag: &str) -> Diagnostic {
    let message = ["The chart has no words in \"", tag, "\" for those who do not see it."];
    let help = "Say in one or two sentences what the chart shows.";
    warning("missing-alt", place.clone(), &message, &[help])
}

/// A story without steps.
pub fn empty_steps(place: &Place) -> Diagnostic {
    error("empty-steps", place.clone(), &["The story has no steps."], &["Add a step."])
}

/// A step that has the id of another.
pub fn duplicate_step_id(place: &Place, id: &str) -> Diagnostic {
    let message = ["Another step before this one is called \"", id, "\"."];
    let help = "Give each step an id of its own: it is the step's address.";
    error("duplicate-step-id", place.clone(), &message, &[help])
}

/// A step's id that cannot stand in an address.
pub fn bad_step_id(place: &Place, id: &str) -> Diagnostic {
    let message = ["\"", id, "\" cannot be a step's address."];
    let help = "Write lower-case letters, digits and hyphens, such as \"banks-2025\".";
    error("bad-step-id", place.clone(), &message, &[help])
}

// Tables.

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
    error("empty-table", place.clone(), &message, &["Add rows, or let its filter keep some."])
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
    error("not-finite", place.clone(), &message, &["Leave the cell empty when there is no value."])
}

// Charts.

/// A chart that draws nothing.
pub fn no_mark(place: &Place) -> Diagnostic {
    let help = "Add \"mark\", \"layer\", or \"facet\" with \"spec\".";
    error("no-mark", place.clone(), &["This chart says nothing of what is drawn."], &[help])
}

/// An object with two keys that exclude each other, such as `mark` and `layer`.
pub fn two_forms(place: &Place, one: &str, other: &str) -> Diagnostic {
    let message = ["Both \"", one, "\" and \"", other, "\" stand here."];
    let of_base = match place.pointer().contains("/chart") {
        true => " A step takes away what the base chart gives by setting it to null.",
        false => "",
    };
    error("two-forms", place.clone(), &message, &["Keep one of them.", of_base])
}

/// A channel that the mark cannot do without.
pub fn channel_missing(place: &Place, mark: &str, channel: &str) -> Diagnostic {
    let message = ["The mark \"", mark, "\" needs something on \"", channel, "\"."];
    let help = ["Add \"", channel, "\" to \"encoding\", with a \"field\"."];
    error("channel-missing", place.clone(), &message, &help)
}

/// A field of the wrong kind for its channel; `wanted` and `found` such as "numbers".
pub fn wrong_kind(place: &Place, field: &str, wanted: &str, found: &str) -> Diagnostic {
    let message = ["The field \"", field, "\" holds ", found, ", but ", wanted, " are needed."];
    let help = ["Name a field that holds ", wanted, ", or change the \"type\"."];
    error("wrong-kind", place.clone(), &message, &help)
}

/// A value that a logarithmic scale has no place for.
pub fn log_needs_positive(place: &Place, field: &str) -> Diagnostic {
    let message = [
        "\"",
        field,
        "\" has values that are not above zero; a log scale has no place \
        for them.",
    ];
    let help = "Use a linear scale, or keep those rows out with a filter.";
    error("log-needs-positive", place.clone(), &message, &[help])
}

/// A predicate that no row fits; `what` such as "highlight".
pub fn no_match(place: &Place, what: &str) -> Diagnostic {
    let message = ["No row of the step's chart fits this ", what, "."];
    let help = "Name a value that stands in the chart's table.";
    warning("no-match", place.clone(), &message, &[help])
}

/// A predicate that names a field and asks nothing of it.
pub fn no_test(place: &Place, field: &str) -> Diagnostic {
    let message = ["This names the field \"", field, "\", but asks nothing of it."];
    let help =
        "Add \"equal\", \"oneOf\", \"range\", \"lt\", \"lte\", \"gt\", \"gte\" or \"valid\".";
    error("no-test", place.clone(), &message, &[help])
}

// Bound figures.

/// A bound figure that cannot be read.
pub fn bad_figure(place: &Place, figure: &str) -> Diagnostic {
    let message = ["The figure \"", figure, "\" cannot be read."];
    let help = "Write {{ table/row }}, {{ table/row.field }}, {{ a - b }}, {{ a / b }} or \
        {{ … | bare }}.";
    error("bad-figure", place.clone().words(figure), &message, &[help])
}

/// A bound figure whose row is not there.
pub fn unknown_row(place: &Place, id: &str, table: &str, known: &[&str]) -> Diagnostic {
    let message = ["The table \"", table, "\" has no row \"", id, "\"."];
    unknown("unknown-row", place.clone().words(id), &message, id, known)
}

/// A bound figure whose row has no value.
pub fn no_value(place: &Place, figure: &str) -> Diagnostic {
    let message = ["The figure \"", figure, "\" has no value to print."];
    let help = "Name a row that has one, or say it in words.";
    error("no-value", place.clone().words(figure), &message, &[help])
}

/// A sum or ratio of figures that cannot be compared.
pub fn mixed_units(place: &Place, figure: &str, one: &str, other: &str) -> Diagnostic {
    let message = ["\"", figure, "\" compares \"", one, "\" with \"", other, "\"."];
    let help = "Compare figures of one unit.";
    error("mixed-units", place.clone().words(figure), &message, &[help])
}
