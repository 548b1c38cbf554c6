//! Every sentence that an editor can read: one constructor for each diagnostic.

use super::{Diagnostic, Place, Severity};

fn error(code: &'static str, place: &Place, message: String, help: String) -> Diagnostic {
    Diagnostic { severity: Severity::Error, code, place: place.clone(), message, help }
}

/// The text is not JSON.
pub fn invalid_json(place: &Place, reason: &str) -> Diagnostic {
    let message = ["This is not valid JSON: ", reason, "."].concat();
    error("invalid-json", place, message, "Mend the text here, or just before here.".into())
}

/// A value of the wrong kind.
pub fn wrong_type(place: &Place, wanted: &str, found: &str) -> Diagnostic {
    let message = ["Here stands ", found, ", but ", wanted, " is needed."].concat();
    error("wrong-type", place, message, ["Write ", wanted, "."].concat())
}

/// A key that is not known.
pub fn unknown_key(place: &Place, key: &str, near: Option<&str>, known: &[&str]) -> Diagnostic {
    let message = ["The key \"", key, "\" is not read here."].concat();
    error("unknown-key", place, message, did_you_mean(near, known))
}

/// A word that is not known.
pub fn unknown_word(place: &Place, word: &str, near: Option<&str>, known: &[&str]) -> Diagnostic {
    let message = ["\"", word, "\" is not known here."].concat();
    error("unknown-word", place, message, did_you_mean(near, known))
}

/// A key that must be there.
pub fn missing_key(place: &Place, key: &str) -> Diagnostic {
    let message = ["The key \"", key, "\" is missing."].concat();
    error("missing-key", place, message, ["Add \"", key, "\"."].concat())
}

fn did_you_mean(near: Option<&str>, known: &[&str]) -> String {
    match near {
        Some(near) => ["Did you mean \"", near, "\"?"].concat(),
        None => ["Known here: ", &known.join(", "), "."].concat(),
    }
}
