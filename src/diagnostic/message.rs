//! Every sentence that an editor can read: one constructor for each diagnostic.
//!
//! A constructor is named as its code is. A message says what was found, in the author's own
//! words; the help says what to do, with the nearest name that is known. Here are the sentences on
//! files, keys and values; those on charts, stories and tables have files of their own.

mod chart;
mod story;
mod table;

pub use chart::*;
pub use story::*;
pub use table::*;

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
    let help = "Put the file there, or correct its address, which is relative to the story.";
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

/// A file that is larger than what readers' pages take.
pub fn too_large(place: &Place, most: &str) -> Diagnostic {
    let message = ["This file has more than ", most, ": readers' pages do not take it."];
    warning("too-large", place.clone(), &message, &["Leave out rows that no step shows."])
}

/// More of something than is taken; `what` such as "steps".
pub fn too_many(place: &Place, most: usize, what: &str) -> Diagnostic {
    let message = ["Here are more than ", &most.to_string(), " ", what, "."];
    let help = "Leave some out; docs/limits.md says how many there may be, and why.";
    error("too-many", place.clone(), &message, &[help])
}

/// A text with a letter that is not drawn, because it hides or turns round what stands beside it.
pub fn hidden_letter(place: &Place, letter: char) -> Diagnostic {
    let message =
        ["This text holds the control character ", &code(letter), ", which is not drawn."];
    let help = "Take it out: characters of this kind hide other words or turn them round.";
    error("hidden-letter", place.clone(), &message, &[help])
}

/// A character by its number, as Unicode writes it.
fn code(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
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

/// An Arrow file that cannot be read, or a part of it; `reason` in plain words.
pub fn bad_arrow(place: &Place, reason: &str) -> Diagnostic {
    let help = "Write it anew, without compression, with numbers, dates and texts only.";
    error("bad-arrow", place.clone(), &["This Arrow file cannot be read: ", reason, "."], &[help])
}

// Keys and values.

/// A key that an object has twice.
pub fn duplicate_key(place: &Place, key: &str) -> Diagnostic {
    let message = ["The key \"", key, "\" stands in this object twice."];
    error("duplicate-key", place.clone().key(), &message, &["Keep one of the two."])
}

/// A value of the wrong kind.
pub fn wrong_type(place: &Place, wanted: &str, found: &str) -> Diagnostic {
    let how = match wanted {
        "a text" => " in double quotes",
        "a number" | "true or false" => " without quotes",
        "a list" => " in square brackets",
        "an object" => " in braces",
        _ => "",
    };
    let message = ["Here stands ", found, ", but ", wanted, " is needed."];
    error("wrong-type", place.clone(), &message, &["Write ", wanted, how, "."])
}

/// A key that is not known.
pub fn unknown_key(place: &Place, key: &str, known: &[&str]) -> Diagnostic {
    let message = ["The key \"", key, "\" is not read here."];
    unknown("unknown-key", place.clone().key(), &message, key, known)
}

/// A property of Vega-Lite that is not read.
pub fn unread(place: &Place, key: &str) -> Diagnostic {
    let message = ["Vega-Lite has \"", key, "\", but it is not read here and changes nothing."];
    let help = "Take it out; docs/format.md says what is read.";
    warning("unread", place.clone().key(), &message, &[help])
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
        "name" if place.pointer().ends_with("/data") => ": one of the story's tables.",
        "languages" => ": a list of language tags, the default first.",
        _ => ".",
    };
    let message = ["The key \"", key, "\" is missing."];
    error("missing-key", place.clone(), &message, &["Add \"", key, "\"", help])
}

/// A number or a field outside of what can be drawn; `wanted` such as "a number from 1 to 100".
pub fn out_of_range(place: &Place, wanted: &str) -> Diagnostic {
    let message = ["This is out of range: ", wanted, " is needed."];
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
    let help = "Write a date such as 2025 or 2025-06, or 2023/2024 with the earlier one first, 2026-H2, \
        or \"to 2026\".";
    error("bad-period", place.clone(), &message, &[help])
}

/// A colour that cannot be read.
pub fn bad_color(place: &Place, found: &str) -> Diagnostic {
    let message = ["\"", found, "\" is no colour."];
    error("bad-color", place.clone(), &message, &["Write six hex digits, such as \"#1f5fa8\"."])
}

/// An address that does not begin with `https:` and a plain name of a host.
pub fn bad_link(place: &Place, found: &str) -> Diagnostic {
    let message = ["Readers cannot be sent to \"", found, "\"."];
    let help = "Write an address that begins with https:// and the site's name in plain letters.";
    error("bad-link", place.clone().words(found), &message, &[help])
}
