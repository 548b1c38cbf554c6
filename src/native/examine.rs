//! Finds everything that is wrong with a story and its datasets.

use super::echo::without_echoes;
use super::files::Files;
use super::stale;
use super::vega_lite;
use crate::data::file::Kind;
use crate::data::{self, csv};
use crate::diagnostic::{Diagnostics, Place, message};
use crate::limit;
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
        json::check_letters(json, &|| Place::file(name), &mut out);
    }
    // The text of what is no text is empty, but its bytes are known.
    let bytes = files.data.iter().map(|(_, bytes)| bytes.len());
    let sizes = files.texts.first().map(|(_, text)| text.len()).into_iter().chain(bytes);
    for ((name, text), size) in files.texts.iter().zip(sizes) {
        file(name, text, size, &mut out);
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

/// Says what readers' pages would hold against a file as a whole, and against the letters of a CSV.
fn file(name: &str, text: &str, size: usize, out: &mut Diagnostics) {
    let kind = Kind::of(name, text.as_bytes());
    // Of any other kind, what is too large for the page is too large for the desk.
    if kind == Kind::Json && size > limit::FILE_BYTES {
        let most = [&(limit::FILE_BYTES >> 20).to_string(), " MB"].concat();
        out.add(message::too_large(&Place::file(name), &most));
    }
    if kind == Kind::Csv {
        csv::check_letters(name, text, out);
    }
}

/// The files as JSON, under their names, without those that are none: that has been said already.
fn trees(files: &Files) -> Vec<(&str, Json)> {
    let json = |(name, text): &'_ (String, String)| {
        if name.ends_with(".csv") {
            return None;
        }
        json::as_written(name, text, &mut Diagnostics::default())
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
