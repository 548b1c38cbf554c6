//! Sentences on charts.

use super::{error, warning};
use crate::diagnostic::search::contains;
use crate::diagnostic::{Diagnostic, Place};

/// A chart that draws nothing.
pub fn no_mark(place: &Place) -> Diagnostic {
    let help = "Add \"mark\", \"layer\", or \"facet\" with \"spec\".";
    error("no-mark", place.clone(), &["This chart says nothing of what is drawn."], &[help])
}

/// An object with two keys that exclude each other, such as `mark` and `layer`.
pub fn two_forms(place: &Place, one: &str, other: &str) -> Diagnostic {
    let message = ["Both \"", one, "\" and \"", other, "\" stand here."];
    let of_base = match contains(place.pointer(), "/chart") {
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

/// Bars or areas whose scale does not begin at zero.
pub fn cut_bars(place: &Place) -> Diagnostic {
    let message = "The scale leaves out zero, so the lengths of bars and areas mislead.";
    let help = "Let the domain hold zero, or show the values with points or a line.";
    warning("cut-bars", place.clone(), &[message], &[help])
}

/// A key that is read, but changes nothing where it stands.
pub fn no_effect(place: &Place, key: &str) -> Diagnostic {
    let message = ["\"", key, "\" changes nothing here."];
    let help = "Take it out, or draw with a mark or channel that it counts for.";
    warning("no-effect", place.clone().key(), &message, &[help])
}

/// A facet with more panels than can be drawn.
pub fn too_many_panels(place: &Place, most: &str) -> Diagnostic {
    let message = ["This splits the chart into more than ", most, " panels."];
    let help = "Split by a field with fewer values, or keep rows out with a filter.";
    error("too-many-panels", place.clone(), &message, &[help])
}
