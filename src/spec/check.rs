//! What an editor is told about a story that a reader's page does not need to ask.

use super::read::Map;
use super::{CreditSpec, StepSpec, StorySpec};
use crate::diagnostic::{Diagnostics, message};
use std::collections::BTreeSet;

/// Says what is wrong with languages, steps and credits in themselves.
pub fn story(story: &StorySpec, out: &mut Diagnostics) {
    if story.languages.is_empty() {
        let place = story.place.member("languages");
        out.add(message::wrong_type(&place, "a list with a language tag", "an empty list"));
    }
    if story.steps.is_empty() {
        out.add(message::empty_steps(&story.place.member("steps")));
    }
    let mut ids = BTreeSet::new();
    for step in &story.steps {
        let place = step.place.member("id");
        if !is_step_id(&step.id) {
            out.add(message::bad_step_id(&place, &step.id));
        } else if !ids.insert(&step.id) {
            out.add(message::duplicate_step_id(&place, &step.id));
        }
        alt(step, out);
    }
    credits(story.credits.as_ref(), out);
}

/// Says which credits have an address that is not followed.
pub fn credits(credits: Option<&Map<CreditSpec>>, out: &mut Diagnostics) {
    for (_, credit) in credits.iter().flat_map(|map| &map.0) {
        if let Some(url) = credit.url.as_ref().filter(|url| !is_link(url)) {
            out.add(message::bad_link(&credit.place.member("url"), url));
        }
    }
}

/// Whether an address may be followed from a reader's page: it says plainly to whom it leads. What
/// stands before an `@` would be taken for the host, and letters of other scripts for Latin ones.
pub fn is_link(url: &str) -> bool {
    let rest = url.strip_prefix("https://").unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':');
    let is_blank = |letter: char| letter.is_whitespace() || letter.is_control();
    !host.is_empty()
        && host.bytes().all(is_plain)
        && host.starts_with(|first: char| first.is_ascii_alphanumeric())
        && !url.contains(|letter: char| is_blank(letter) || letter == '\\')
}

fn is_step_id(id: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !id.is_empty() && id.bytes().all(is_letter)
}

/// Says in which languages the words for those who do not see the chart are blank.
fn alt(step: &StepSpec, out: &mut Diagnostics) {
    for (tag, words) in &step.alt.by_language {
        if words.trim().is_empty() {
            out.add(match tag.is_empty() {
                true => message::missing_alt(&step.alt.place, None),
                false => message::missing_alt(&step.alt.place.member(tag), Some(tag)),
            });
        }
    }
}
