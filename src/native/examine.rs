//! Finds everything that is wrong with a story and its datasets.

use super::echo::without_echoes;
use super::files::Files;
use super::stale;
use super::vega_lite;
use crate::data;
use crate::diagnostic::Diagnostics;
use crate::spec::json::{self, Json};
use crate::spec::{self, StorySpec};
use crate::story::effect;
use crate::story::resolve::resolve;

/// All that was found, in the order of the checks.
pub fn examine(files: &Files) -> Diagnostics {
    let mut out = files.found.clone();
    let trees = trees(files);
    for (name, json) in &trees {
        json::check_keys(json, name, &mut out);
    }
    let Some(story) = &files.story else { return without_echoes(&vega_lite::name_unread(out)) };
    spec::check::story(story, &mut out);
    let credits = files.datasets.iter().map(|dataset| &dataset.credits).chain([&story.credits]);
    for credits in credits.map(Option::as_ref) {
        spec::check::credits(credits, &mut out);
        data::check::credits(credits, &mut out);
    }
    // Where a dataset could not be read, much else would seem to be missing.
    if files.datasets.len() == story.datasets.as_ref().map_or(0, Vec::len) {
        tables(files, story, &trees, &mut out);
    }
    without_echoes(&vega_lite::name_unread(out))
}

/// The files as JSON, under their names, without those that are none: that has been said already.
fn trees(files: &Files) -> Vec<(&str, Json)> {
    let json = |(name, text): &'_ (String, String)| {
        if name.ends_with(".csv") {
            return None;
        }
        json::parse(name, text, &mut Diagnostics::default())
    };
    files.texts.iter().filter_map(|file| Some((file.0.as_str(), json(file)?))).collect()
}

/// Says what is wrong with tables, and with the charts and the prose that are made of them.
fn tables(files: &Files, story: &StorySpec, trees: &[(&str, Json)], out: &mut Diagnostics) {
    // The names are taken from the files as they are: a credit that has an error is there, too.
    let names = |key| -> Vec<&str> {
        let members = trees.iter().filter_map(|(_, json)| match json.member(key) {
            Some(Json::Object(members)) => Some(members),
            _ => None,
        });
        members.flatten().map(|(name, _)| name.as_str()).collect()
    };
    let (credits, units) = (names("credits"), names("units"));
    let written: Vec<_> =
        files.datasets.iter().map(|dataset| &dataset.data).chain(&story.data).collect();
    for tables in &written {
        data::check::tables(tables, &credits, &units, out);
    }
    // What is wrong with tables and charts is the same in all languages, and said once.
    for language in &story.languages {
        let (resolved, found) = resolve(story, &files.datasets, language, &[]);
        out.extend(found);
        if let Some(resolved) = resolved {
            stale::check(story, &resolved, out);
        }
    }
    out.extend(effect::check(story, &files.datasets));
}
