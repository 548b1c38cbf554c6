//! CSV text (RFC 4180) as rows.
//!
//! The first line holds the names of the fields. A cell that is a number in JSON's writing is a
//! number, an empty one a gap, any other a text. Both shells read it with this one small reader.

use crate::diagnostic::{Diagnostics, Place, message, unescaped};
use crate::spec::DatasetSpec;
use crate::spec::json::{self, Json};
use crate::spec::read::Map;
use crate::spec::table::{Rows, TableSpec};
use std::borrow::Cow;
use std::ops::Range;

/// Reads a CSV file as a dataset of one table, which bears the file's name without folder and
/// ending. Cells have the pointer `/values/ROW/FIELD`, which [`locate`] finds in the text.
pub fn dataset(file: &str, text: &str, out: &mut Diagnostics) -> Option<DatasetSpec> {
    let place = Place::file(file);
    let values = rows(file, text, out)?;
    let table = TableSpec {
        values: Some(Rows { place: place.member("values"), json: values }),
        table: None,
        filter: None,
        units: None,
        fields: None,
        credit: None,
        about: None,
        place: place.clone(),
    };
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let data = Map(vec![(name.to_owned(), table)]);
    Some(DatasetSpec { about: None, credits: None, units: None, data, place })
}

/// Rows as objects, as a JSON file would hold them.
fn rows(file: &str, text: &str, out: &mut Diagnostics) -> Option<Json> {
    let mut reader = Reader::new(text);
    let header = reader.next()?;
    let mut rows = Vec::new();
    loop {
        let line = reader.line;
        let Some(cells) = reader.next() else { break };
        if cells.len() != header.len() {
            out.add(message::ragged_csv(
                &Place::position(file, line, 1),
                header.len(),
                cells.len(),
            ));
        }
        let named = header.iter().zip(cells).filter(|(name, _)| !name.text.is_empty());
        let member = |(name, cell): (&Cell, Cell)| (name.text.to_string(), value(&cell.text));
        rows.push(Json::Object(named.map(member).collect()));
    }
    if let Some(line) = reader.unclosed {
        out.add(message::unclosed_quote(&Place::position(file, line.0, line.1)));
    }
    Some(Json::List(rows))
}

fn value(text: &str) -> Json {
    match json::number(text) {
        _ if text.is_empty() => Json::Null,
        Some(number) => Json::Number(number),
        None => Json::Text(text.to_owned()),
    }
}

/// The bytes of the cell at `/values/ROW/FIELD`, or as near to it as there is.
pub fn locate(text: &str, pointer: &str) -> Range<usize> {
    let mut tokens = pointer.split('/').skip(2);
    let mut reader = Reader::new(text);
    let header = reader.next().unwrap_or_default();
    let Some(row) = tokens.next().and_then(|row| row.parse().ok()) else { return 0..0 };
    let Some(cells) = reader.nth(row) else { return 0..0 };
    let field = unescaped(tokens.next().unwrap_or_default());
    let column = header.iter().position(|name| name.text == *field);
    let cell = column.and_then(|column| cells.get(column)).or(cells.first());
    cell.map_or(0..0, |cell| cell.range.clone())
}

/// One cell and the bytes that it stands in.
struct Cell<'a> {
    text: Cow<'a, str>,
    range: Range<usize>,
}

/// Reads row after row; blank lines are passed over.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// The line that is read next, from 1.
    line: usize,
    /// Line and column of a quote that is not closed.
    unclosed: Option<(usize, usize)>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut reader = Self { text, at, line: 1, unclosed: None };
        reader.skip_blank();
        reader
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes past one letter, when it is there.
    fn skip(&mut self, letter: char) -> bool {
        let is_here = self.rest().starts_with(letter);
        if is_here {
            self.at += letter.len_utf8();
            self.line += usize::from(letter == '\n');
        }
        is_here
    }

    fn skip_blank(&mut self) {
        while self.skip('\r') || self.skip('\n') {}
    }

    fn cell(&mut self) -> Cell<'a> {
        let start = self.at;
        let text = if self.rest().starts_with('"') { self.quoted() } else { Cow::Borrowed("") };
        // What stands after a closing quote belongs to the cell, too.
        let tail = self.rest();
        let tail = tail.get(..tail.find([',', '\r', '\n']).unwrap_or(tail.len())).unwrap_or(tail);
        self.at += tail.len();
        let text = if text.is_empty() { Cow::Borrowed(tail) } else { text + tail };
        Cell { text, range: start..self.at }
    }

    /// A cell in quotes; two quotes in it stand for one.
    fn quoted(&mut self) -> Cow<'a, str> {
        let opened = self.at;
        let line = self.line;
        let mut text = Cow::Borrowed("");
        while self.skip('"') {
            if self.at > opened + 1 {
                text += "\"";
            }
            let rest = self.rest();
            let Some(end) = rest.find('"') else {
                let before = self.text.get(..opened).unwrap_or_default();
                let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
                self.unclosed = Some((line, column));
                self.at = self.text.len();
                return text + rest;
            };
            let inside = rest.get(..end).unwrap_or_default();
            self.line += inside.matches('\n').count();
            self.at += end + 1;
            text += inside;
        }
        text
    }
}

impl<'a> Iterator for Reader<'a> {
    type Item = Vec<Cell<'a>>;

    fn next(&mut self) -> Option<Vec<Cell<'a>>> {
        if self.rest().is_empty() {
            return None;
        }
        let mut cells = vec![self.cell()];
        while self.skip(',') {
            cells.push(self.cell());
        }
        self.skip_blank();
        Some(cells)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        Reader::new(text)
            .map(|row| row.iter().map(|cell| cell.text.to_string()).collect())
            .collect()
    }

    #[test]
    fn quotes_commas_and_line_ends_are_rfc_4180s() {
        assert_eq!(
            cells("\u{feff}a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n\r\n,\n"),
            [["a", "b"], ["1", "x, \"y\"\nz"], ["", ""]]
        );
        assert_eq!(cells("a\n\"\"\n\"b\"c\n"), [["a"], [""], ["bc"]]);
        assert_eq!(cells(""), [[""; 0]; 0]);
    }

    #[test]
    fn cells_become_values() {
        let mut out = Diagnostics::default();
        let rows = rows("t.csv", "id,n,,\"\"\n007,-1.5e2,x,\nb,1 000,,\n", &mut out);
        let text = |text: &str| Json::Text(text.into());
        let row = |id: &str, n| Json::Object(vec![("id".into(), text(id)), ("n".into(), n)]);
        let wanted = vec![row("007", Json::Number(-150.0)), row("b", text("1 000"))];
        assert_eq!(rows, Some(Json::List(wanted)));
        assert!(out.is_empty());
    }

    #[test]
    fn what_is_wrong_has_its_line() {
        let mut out = Diagnostics::default();
        dataset("data/t.csv", "a,b\n\"1\n\",2\n3\n4,\"5", &mut out);
        let said: Vec<_> = out.iter().map(|found| (found.code, &found.place)).collect();
        let (ragged, open) =
            (Place::position("data/t.csv", 4, 1), Place::position("data/t.csv", 5, 3));
        assert_eq!(said, [("ragged-csv", &ragged), ("unclosed-quote", &open)]);
    }

    #[test]
    fn cells_are_found_again() {
        let text = "\u{feff}a,b\n1,\"x y\"\n\n3,4\n";
        let at = |pointer| text.get(locate(text, pointer)).unwrap();
        assert_eq!(at("/values/0/b"), "\"x y\"");
        assert_eq!(at("/values/1/b"), "4");
        assert_eq!(at("/values/1/z"), "3");
        assert_eq!(at("/values/7/b"), "");
        assert_eq!(at(""), "");
    }
}
