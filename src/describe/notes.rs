//! What stands under a chart: the remark, what inexact ends mean, where the figures come from.

use crate::format::Locale;
use crate::story::{Step, Story};

/// The notes of a step, each a paragraph of its own. The widget, the static twin and pictures that
/// stand alone say the same.
pub fn notes(story: &Story, step: &Step) -> Vec<String> {
    let locale = &story.locale;
    let remark = step.note.as_ref().map(|note| locale.fill("note-line", note));
    remark.into_iter().chain(explained(step, locale)).chain(sources(story, step)).collect()
}

/// What the ways of being inexact that occur mean, in one paragraph.
fn explained(step: &Step, locale: &Locale) -> Option<String> {
    let mut out = String::new();
    for qualifier in &step.qualifiers {
        let sentence = locale.word(&["explain-", qualifier.name()].concat());
        // A Chinese full stop brings its own room.
        if out.ends_with('.') && !sentence.is_empty() {
            out.push(' ');
        }
        out.push_str(sentence);
    }
    Some(out).filter(|out| !out.is_empty())
}

/// Who published the figures, each once.
fn sources(story: &Story, step: &Step) -> Option<String> {
    let mut publishers: Vec<&str> = Vec::new();
    for credit in step.credits.iter().filter_map(|credit| story.credits.get(*credit)) {
        if !publishers.contains(&credit.publisher.as_str()) {
            publishers.push(&credit.publisher);
        }
    }
    let line = match publishers.len() {
        0 => return None,
        1 => "source-line",
        _ => "sources-line",
    };
    Some(story.locale.fill(line, &publishers.join(story.locale.word("list-separator"))))
}
