//! The accessible name of a mark.

use crate::story::Story;
use crate::story::telling::Telling;

/// A mark's name, as it is said aloud: what it is (along time: when, and what), its value, what that
/// measures, when, and which of how many it is; `index` is from 0.
pub fn name(story: &Story, telling: &Telling, index: usize, count: usize) -> String {
    let locale = &story.spoken;
    let position = locale.fill_two("position", &(index + 1).to_string(), &count.to_string());
    let position = locale.digits(&position);
    let Telling { what, measure, spoken, spoken_when, .. } = telling;
    // What tells a mark from its neighbours comes first; how exact it is, its value says.
    let (first, last) = match telling.is_dated {
        true => (spoken_when.as_str(), ""),
        false => ("", spoken_when.as_str()),
    };
    let is_measure = first.is_empty() && what.is_empty();
    let (before, after) = if is_measure { (measure.as_str(), "") } else { ("", measure.as_str()) };
    let parts = [first, what, before, spoken, after, last, &position];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(locale.word("separator"))
}
