//! Finds everything that is wrong with a story and its datasets.

use super::files::Files;
use super::vega_lite;
use crate::data;
use crate::diagnostic::Diagnostics;
use crate::spec::{self, CreditSpec, UnitSpec, json, patch, read::Map};

/// All that was found, in the order of the checks.
pub fn examine(files: &Files) -> Diagnostics {
    let mut out = files.found.clone();
    for (name, text) in &files.texts {
        keys(name, text, &mut out);
    }
    let Some(story) = &files.story else { return out };
    spec::check::story(story, &mut out);
    let of_datasets = |out: &mut Diagnostics| {
        for dataset in &files.datasets {
            spec::check::credits(dataset.credits.as_ref(), out);
            data::check::credits(dataset.credits.as_ref(), out);
        }
    };
    of_datasets(&mut out);
    data::check::credits(story.credits.as_ref(), &mut out);
    // Where a dataset could not be read, much else would seem to be missing.
    if files.datasets.len() < story.datasets.as_ref().map_or(0, Vec::len) {
        return vega_lite::name_unread(out);
    }
    let credits = files.datasets.iter().map(|dataset| &dataset.credits).chain([&story.credits]);
    let credits: Vec<&str> = credits.flat_map(names::<CreditSpec>).collect();
    let units = files.datasets.iter().map(|dataset| &dataset.units).chain([&story.units]);
    let units: Vec<&str> = units.flat_map(names::<UnitSpec>).collect();
    let written: Vec<_> =
        files.datasets.iter().map(|dataset| &dataset.data).chain(&story.data).collect();
    for tables in &written {
        data::check::tables(tables, &credits, &units, &mut out);
    }
    data::parse::tables(&written, &mut out);
    for step in &story.steps {
        patch::chart(story, step, &mut out);
    }
    vega_lite::name_unread(patch::settle(story, out))
}

fn names<T>(map: &Option<Map<T>>) -> impl Iterator<Item = &str> {
    map.iter().flat_map(|map| &map.0).map(|(name, _)| name.as_str())
}

/// Says which keys stand in an object twice; in text that is no JSON, that has been said already.
fn keys(name: &str, text: &str, out: &mut Diagnostics) {
    if name.ends_with(".csv") {
        return;
    }
    let mut said = Diagnostics::default();
    if let Some(json) = json::parse(name, text, &mut said) {
        json::check_keys(&json, name, out);
    }
}
