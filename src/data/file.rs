//! Data files of a story: which it names, and how their bytes become tables.

use super::{arrow, csv};
use crate::diagnostic::{Diagnostics, Place, message};
use crate::spec::columns::ColumnsSpec;
use crate::spec::json::{self, Json};
use crate::spec::read::{Map, Read};
use crate::spec::table::{Rows, TableSpec};
use crate::spec::{self, DatasetSpec, StorySpec};

pub(super) const TOO_LARGE: &str = "a file of at most 20 million values";
pub(super) const TOO_WIDE: &str = "a file of at most 256 fields";

/// What a data file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// JSON text.
    Json,
    /// CSV text.
    Csv,
    /// Arrow's IPC form, as a file or a stream.
    Arrow,
}

impl Kind {
    /// By the end of its name; of a name that does not tell, by its first bytes.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let name = name.split(['?', '#']).next().unwrap_or(name);
        let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        if arrow::is_arrow(bytes) || ends(&[".arrow", ".arrows", ".feather", ".ipc"]) {
            return Self::Arrow;
        }
        let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
        let is_json = matches!(first, Some(b'{' | b'[')) && !ends(&[".csv"]);
        if is_json || ends(&[".json"]) { Self::Json } else { Self::Csv }
    }
}

/// The data files that a story names, with the place of each name: its datasets, then the files of
/// its tables, in order.
pub fn named(story: &StorySpec) -> Vec<(Place, String)> {
    let datasets = story
        .datasets
        .iter()
        .flatten()
        .enumerate()
        .map(|(index, name)| (story.place.member("datasets").element(index), name.clone()));
    let tables = story.data.iter().flat_map(|tables| &tables.0);
    let of_table =
        |(_, table): &(String, TableSpec)| Some((table.place.member("url"), table.url.clone()?));
    datasets.chain(tables.filter_map(of_table)).collect()
}

/// A file's name in messages, and its bytes; nothing when they could not be had, which has been said
/// already.
pub type Fetched<'a> = (&'a str, Option<&'a [u8]>);

/// Takes in the files that [`named`] tells of, in its order: those of tables become theirs, and the
/// datasets are given back.
pub fn take_in(
    story: &mut StorySpec,
    files: &[Fetched],
    out: &mut Diagnostics,
) -> Vec<DatasetSpec> {
    let mut files = files.iter().copied();
    let datasets = files.by_ref().take(story.datasets.as_ref().map_or(0, Vec::len));
    let datasets = datasets.filter_map(|(name, bytes)| dataset(name, bytes?, out)).collect();
    let tables = story.data.iter_mut().flat_map(|tables| &mut tables.0);
    for (_, table) in tables.filter(|(_, table)| table.url.is_some()) {
        match files.next() {
            Some((name, Some(bytes))) => fill(table, name, bytes, out),
            // A table without columns is not complained of again.
            _ => table.columns = Some(ColumnsSpec::default()),
        }
    }
    datasets
}

/// Reads a dataset file. One of rows alone is a table that bears the file's name without folder and
/// ending.
pub fn dataset(name: &str, bytes: &[u8], out: &mut Diagnostics) -> Option<DatasetSpec> {
    if Kind::of(name, bytes) == Kind::Json {
        return spec::parse_dataset(name, text(name, bytes, out)?, out);
    }
    let place = Place::file(name);
    let mut table = TableSpec {
        values: None,
        columns: None,
        url: None,
        table: None,
        filter: None,
        units: None,
        fields: None,
        credit: None,
        about: None,
        place: place.clone(),
    };
    fill(&mut table, name, bytes, out);
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let data = Map(vec![(stem.to_owned(), table)]);
    Some(DatasetSpec { about: None, credits: None, units: None, locales: None, data, place })
}

/// Gives a table the rows of its file.
fn fill(table: &mut TableSpec, name: &str, bytes: &[u8], out: &mut Diagnostics) {
    let place = Place::file(name);
    let columns = match Kind::of(name, bytes) {
        Kind::Arrow => arrow::columns(name, bytes, out),
        Kind::Csv => text(name, bytes, out).map(|text| csv::columns(name, text, out)),
        Kind::Json => {
            let json = text(name, bytes, out).and_then(|text| json::parse(name, text, out));
            match json {
                Some(json @ Json::List(_)) => {
                    table.values = Some(Rows { place: place.member(""), json });
                    return;
                }
                Some(json) => ColumnsSpec::read(&json, &place, out),
                None => None,
            }
        }
    };
    table.columns = Some(columns.unwrap_or_default());
}

/// The text of a file; what is none is said.
fn text<'a>(name: &str, bytes: &'a [u8], out: &mut Diagnostics) -> Option<&'a str> {
    let text = std::str::from_utf8(bytes);
    if text.is_err() {
        let reason = "it is not UTF-8 text";
        out.add(message::unreadable_file(&Place::file(name), name, reason));
    }
    text.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_name_or_by_bytes() {
        for (name, bytes, kind) in [
            ("a.csv", "x,y", Kind::Csv),
            ("a.csv", "[x],y", Kind::Csv),
            ("a.json", "", Kind::Json),
            ("https://example.org/a.csv?v=1.json", "x", Kind::Csv),
            ("blob:0", " {}", Kind::Json),
            ("blob:0", "x,y", Kind::Csv),
            ("blob:0", "ARROW1\0\0", Kind::Arrow),
            ("a.feather", "", Kind::Arrow),
        ] {
            assert_eq!(Kind::of(name, bytes.as_bytes()), kind, "{name} {bytes}");
        }
    }
}
