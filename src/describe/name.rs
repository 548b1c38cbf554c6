//! The accessible name of a mark.

use crate::story::Story;
use crate::story::telling::Telling;

/// A mark's name, as it is spoken: when, what, the measure, its value, and which of how many it is;
/// `index` is from 0.
pub fn name(story: &Story, telling: &Telling, index: usize, count: usize) -> String {
    let locale = &story.locale;
    let position = locale.fill_two("position", &(index + 1).to_string(), &count.to_string());
    // How exact it is, the value's own words say.
    let parts = [&telling.when, &telling.what, &telling.measure, &telling.value, &position];
    let parts: Vec<&str> =
        parts.iter().map(|part| part.as_str()).filter(|part| !part.is_empty()).collect();
    parts.join(locale.word("separator"))
}
