//! What stands under a chart: the remark, what inexact ends mean, where the figures come from.

use crate::data::Qualifier;
use crate::diagnostic::search::contains;
use crate::format::Locale;
use crate::story::chart::Layer;
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
    let at_points = |qualifier: &Qualifier| match qualifier {
        // What is expected has a dashed outline wherever it stands.
        Qualifier::Expected => "explain-expected".into(),
        _ => ["explain-point-", qualifier.name()].concat(),
    };
    let mut names: Vec<String> =
        step.qualifiers.iter().map(|qualifier| ["explain-", qualifier.name()].concat()).collect();
    for name in step.point_qualifiers.iter().map(at_points) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut out = String::new();
    for sentence in names.iter().map(|name| locale.word(name)) {
        // A Chinese full stop brings its own room.
        if out.ends_with('.') && !sentence.is_empty() {
            out.push(' ');
        }
        out.push_str(sentence);
    }
    Some(out).filter(|out| !out.is_empty())
}

/// Who published the figures, each once, and whom they quote.
fn sources(story: &Story, step: &Step) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    for credit in step.credits.iter().filter_map(|credit| story.credits.get(*credit)) {
        let quoted = quoted(story, step, &credit.id);
        let publisher = credit.publisher.clone();
        let line = match quoted.is_empty() {
            true => publisher,
            false => {
                let quoted: Vec<&str> = quoted.iter().map(String::as_str).collect();
                story.locale.fill_two("quoted-in", &story.locale.list(&quoted), &publisher)
            }
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let pattern = match lines.len() {
        0 => return None,
        1 => "source-line",
        _ => "sources-line",
    };
    // Where a name holds a comma, commas between names would part it.
    let comma = story.locale.word("separator").trim_end();
    let has_comma = !comma.is_empty() && lines.iter().any(|line| contains(line, comma));
    let separator = if has_comma { "item-separator" } else { "list-separator" };
    Some(story.locale.fill(pattern, &lines.join(story.locale.word(separator))))
}

/// Whom a source quotes for the figures that are drawn; nobody when some of them are its own.
fn quoted(story: &Story, step: &Step, credit: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for layer in step.chart.panels.iter().flat_map(|panel| &panel.layers) {
        let text = |field: &str, row: usize| layer.table.text(field, row);
        for row in rows(layer).filter(|row| text("credit", *row).identity() == credit) {
            let who = text("attributed", row).in_language(&story.language).to_owned();
            if who.is_empty() {
                return Vec::new();
            }
            if !all.contains(&who) {
                all.push(who);
            }
        }
    }
    all
}

/// The rows of a layer that have a source.
fn rows(layer: &Layer) -> impl Iterator<Item = usize> + '_ {
    let has_source = layer.table.field("credit").is_some();
    layer.rows.iter().filter(move |_| has_source).map(|row| row as usize)
}
