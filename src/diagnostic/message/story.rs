//! Sentences on the story, its steps and the figures in its prose.

use super::{MOST_NAMES, error, unknown, warning};
use crate::diagnostic::{Diagnostic, Place};

/// A version of the format that is not known.
pub fn unsupported_version(place: &Place) -> Diagnostic {
    let message = "This version of the story format is not known.";
    error("unsupported-version", place.clone(), &[message], &["Write \"version\": 1."])
}

/// A language tag that is malformed, or has no words.
pub fn unsupported_language(place: &Place, tag: &str, known: &[&str]) -> Diagnostic {
    let message = ["The widget's own controls and numbers have no words in \"", tag, "\"."];
    unknown("unsupported-language", place.clone(), &message, tag, known)
}

/// A text that is not there in one of the story's languages, or is empty.
pub fn missing_translation(place: &Place, tag: &str) -> Diagnostic {
    let message = ["This text has no words in \"", tag, "\"."];
    let help = ["Add \"", tag, "\", or take the language out of \"languages\"."];
    warning("missing-translation", place.clone(), &message, &help)
}

/// A step without words for those who do not see its chart: in one language, or at all.
pub fn missing_alt(place: &Place, tag: Option<&str>) -> Diagnostic {
    let language = tag.map(|tag| [" in \"", tag, "\""].concat()).unwrap_or_default();
    let message = ["There are no words", &language, " for those who do not see the chart."];
    let help = "Say in one or two sentences what the chart shows.";
    warning("missing-alt", place.clone(), &message, &[help])
}

/// A figure in words on a chart that is none of its figures.
pub fn stale_figure(place: &Place, figure: &str) -> Diagnostic {
    let message = ["These words name \"", figure, "\", which is none of the figures of this step."];
    let help = "Correct it if the data have changed, or bind it, {{ table/row }}, so that it follows them.";
    warning("stale-figure", place.clone().words(figure), &message, &[help])
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

/// Words that a language pack lacks.
pub fn missing_word(place: &Place, names: &[&str]) -> Diagnostic {
    let some = names.get(..MOST_NAMES).unwrap_or(names).join("\", \"");
    let more = if names.len() > MOST_NAMES { " and more" } else { "" };
    let message = ["This language has no words for \"", &some, "\"", more, ": others stand in."];
    let help = "Add them, as src/words/en.json has them, or name a \"base\" that has them.";
    warning("missing-word", place.clone(), &message, &[help])
}

/// Marks whose values cannot be guessed.
pub fn cannot_ask(place: &Place, why: &str) -> Diagnostic {
    let message = ["Readers cannot guess the values of these marks. ", why];
    let help = "Ask for one bar or point, or for the last data of one line.";
    error("cannot-ask", place.clone(), &message, &[help])
}

/// A text beside a question that holds its answer.
pub fn gives_away(place: &Place) -> Diagnostic {
    let message = "This holds the figure that readers are asked to guess.";
    let help = "Ask without it; the step's text may say it, as it is shown with the answer.";
    warning("gives-away", place.clone(), &[message], &[help])
}
