//! Small stories, and what becomes of them.

mod real;

use super::Story;
use super::resolve::resolve;
use crate::diagnostic::Diagnostics;
use crate::spec;

/// A story and its datasets in one language.
pub(crate) fn story(text: &str, datasets: &[&str], language: &str) -> (Option<Story>, Diagnostics) {
    let mut out = Diagnostics::default();
    let spec = spec::parse("story.json", text, &mut out);
    let datasets: Vec<_> = datasets
        .iter()
        .filter_map(|text| spec::parse_dataset("dataset.json", text, &mut out))
        .collect();
    let Some(spec) = spec else { return (None, out) };
    let (story, found) = resolve(&spec, &datasets, language, &[]);
    found.iter().for_each(|found| out.add(found.clone()));
    (story, out)
}
