//! CSV text (RFC 4180) as columns.
//!
//! The first line holds the names of the fields. A cell that is a number in JSON's writing is a
//! number, an empty one a gap, any other a text. Both shells read it with this one small reader.

use super::file::{TOO_LARGE, TOO_WIDE};
use super::number::number;
use crate::diagnostic::{Diagnostics, Place, message, unescaped};
use crate::limit;
use crate::spec::columns::{CellSpec, CellsSpec, ColumnsSpec, WordsSpec};
use crate::spec::json::Json;
use crate::spec::letters;
use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

/// Reads the columns of a CSV text. Cells have the pointer `/values/ROW/FIELD`, which [`locate`]
/// finds in the text.
pub fn columns(file: &str, text: &str, out: &mut Diagnostics) -> ColumnsSpec {
    let place = Place::file(file).member("values");
    let mut reader = Reader::new(text);
    let header = reader.next().unwrap_or_default();
    let mut columns: Vec<Building> = header.iter().map(|_| Building::default()).collect();
    if header.len() > limit::FIELDS {
        out.add(message::out_of_range(&Place::file(file), TOO_WIDE));
        columns.clear();
    }
    let mut rows = 0;
    while !reader.is_done() && !columns.is_empty() {
        let line = reader.line;
        if rows * columns.len() >= limit::CELLS {
            out.add(message::out_of_range(&Place::position(file, line, 1), TOO_LARGE));
            break;
        }
        let mut found = 0;
        loop {
            let cell = reader.cell();
            if let Some(column) = columns.get_mut(found) {
                let is_short = cell.text.len() <= limit::TEXT_BYTES;
                column.put(rows, if is_short { &cell.text } else { "" });
                if !is_short {
                    let place = Place::position(file, line, 1);
                    out.add(message::too_many(&place, limit::TEXT_BYTES, "bytes of text"));
                }
            }
            found += 1;
            if !reader.pass(b',') {
                break;
            }
        }
        reader.skip_blank();
        rows += 1;
        if found != columns.len() {
            let place = Place::position(file, line, 1);
            out.add(message::ragged_csv(&place, columns.len(), found));
        }
    }
    if let Some(line) = reader.unclosed {
        out.add(message::unclosed_quote(&Place::position(file, line.0, line.1)));
    }
    let mut list: Vec<(Rc<str>, CellsSpec)> = Vec::new();
    for (name, mut column) in header.iter().zip(columns) {
        let name = letters::plain(&name.text);
        if !name.is_empty() && !list.iter().any(|(known, _)| **known == *name) {
            column.fill(rows);
            list.push((name.as_ref().into(), column.into()));
        }
    }
    ColumnsSpec { place, list, is_by_row: true }
}

/// Says which cells hold letters that are not drawn. For the desk: readers do not pay for it.
pub fn check_letters(file: &str, text: &str, out: &mut Diagnostics) {
    let values = Place::file(file).member("values");
    let mut reader = Reader::new(text);
    let header = reader.next().unwrap_or_default();
    for (row, cells) in reader.enumerate() {
        for (name, cell) in header.iter().zip(&cells) {
            for letter in letters::hidden(&cell.text) {
                out.add(message::hidden_letter(&values.element(row).member(&name.text), letter));
            }
        }
    }
}

/// A column as far as it is read: numbers, or texts, until the other turns up.
enum Building {
    Numbers(Vec<f64>),
    Words(WordsSpec),
    Mixed(Vec<Json>),
}

impl Default for Building {
    fn default() -> Self {
        Self::Numbers(Vec::new())
    }
}

impl From<Building> for CellsSpec {
    fn from(column: Building) -> Self {
        match column {
            Building::Numbers(numbers) => Self::Numbers(numbers.into()),
            Building::Words(words) => Self::Words(words.into()),
            Building::Mixed(list) => Self::Mixed(list.into()),
        }
    }
}

impl Building {
    /// Makes the cells as many as there are rows.
    fn fill(&mut self, rows: usize) {
        match self {
            Self::Numbers(numbers) => numbers.resize(rows, f64::NAN),
            Self::Words(words) => while words.len() < rows && words.push("") {},
            Self::Mixed(list) => list.resize(rows, Json::Null),
        }
    }

    fn put(&mut self, row: usize, text: &str) {
        let text = &*letters::plain(text);
        self.fill(row);
        let number = if text.is_empty() { Some(f64::NAN) } else { number(text) };
        let is_put = match (&mut *self, number) {
            (Self::Numbers(numbers), Some(number)) => {
                numbers.push(number);
                true
            }
            (Self::Numbers(numbers), None) if numbers.iter().all(|number| number.is_nan()) => {
                *self = Self::Words(WordsSpec::default());
                return self.put(row, text);
            }
            (Self::Words(words), _) => number.is_none_or(f64::is_nan) && words.push(text),
            (Self::Mixed(list), number) => {
                list.push(match number {
                    _ if text.is_empty() => Json::Null,
                    Some(number) => Json::Number(number),
                    None => Json::Text(text.to_owned()),
                });
                true
            }
            _ => false,
        };
        if !is_put {
            *self = Self::Mixed(self.cells());
            self.put(row, text);
        }
    }

    /// The cells so far, whatever they are.
    fn cells(&mut self) -> Vec<Json> {
        let cells = CellsSpec::from(std::mem::take(self));
        let cell = |index| match cells.get(index) {
            CellSpec::Number(number) => Json::Number(number),
            CellSpec::Text(text) => Json::Text(text.to_owned()),
            _ => Json::Null,
        };
        (0..cells.len()).map(cell).collect()
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
    fn pass(&mut self, letter: u8) -> bool {
        let is_here = self.text.as_bytes().get(self.at) == Some(&letter);
        if is_here {
            self.at += 1;
            self.line += usize::from(letter == b'\n');
        }
        is_here
    }

    fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    fn skip_blank(&mut self) {
        while self.pass(b'\r') || self.pass(b'\n') {}
    }

    fn cell(&mut self) -> Cell<'a> {
        let start = self.at;
        let text = if self.rest().starts_with('"') { self.quoted() } else { Cow::Borrowed("") };
        // What stands after a closing quote belongs to the cell, too.
        let tail = self.rest();
        let end = tail.bytes().position(|byte| matches!(byte, b',' | b'\r' | b'\n'));
        let tail = tail.get(..end.unwrap_or(tail.len())).unwrap_or(tail);
        self.at += tail.len();
        let text = if text.is_empty() { Cow::Borrowed(tail) } else { text + tail };
        Cell { text, range: start..self.at }
    }

    /// A cell in quotes; two quotes in it stand for one.
    fn quoted(&mut self) -> Cow<'a, str> {
        let opened = self.at;
        let line = self.line;
        let mut text = Cow::Borrowed("");
        while self.pass(b'"') {
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
        if self.is_done() {
            return None;
        }
        let mut cells = vec![self.cell()];
        while self.pass(b',') {
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
        let read = columns("t.csv", "id,n,,\"\",id\n007,-1.5e2,x,,z\nb,1 000,,,\n,,,,", &mut out);
        let row = |row: usize| -> Vec<CellSpec> {
            read.list.iter().map(|(_, cells)| cells.get(row)).collect()
        };
        let names: Vec<&str> = read.list.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["id", "n"]);
        assert_eq!(row(0), [CellSpec::Text("007"), CellSpec::Number(-150.0)]);
        assert_eq!(row(1), [CellSpec::Text("b"), CellSpec::Text("1 000")]);
        assert_eq!(row(2), [CellSpec::Nothing; 2]);
        assert!(out.is_empty() && read.list.iter().all(|(_, cells)| cells.len() == 3));
    }

    #[test]
    fn columns_are_of_one_kind_as_far_as_they_can_be() {
        let read =
            columns("t.csv", "a,b,c,d\n1,,2024,x\n,y,,2\n2,z,w,\n", &mut Diagnostics::default());
        let is = |at: usize, is: fn(&CellsSpec) -> bool| is(&read.list[at].1);
        assert!(is(0, |cells| matches!(cells, CellsSpec::Numbers(_))));
        assert!(is(1, |cells| matches!(cells, CellsSpec::Words(_))));
        assert!(is(2, |cells| matches!(cells, CellsSpec::Mixed(_))));
        assert!(is(3, |cells| matches!(cells, CellsSpec::Mixed(_))));
        assert_eq!(read.list[3].1.get(1), CellSpec::Number(2.0));
        assert_eq!(read.list[2].1.get(1), CellSpec::Nothing);
    }

    #[test]
    fn a_small_file_does_not_become_a_large_table() {
        let mut out = Diagnostics::default();
        let text = [&",a".repeat(limit::FIELDS - 1), "\n", &"1\n".repeat(200_000)].concat();
        let read = columns("t.csv", &text, &mut out);
        assert!(read.list.iter().all(|(_, cells)| cells.len() <= limit::CELLS / limit::FIELDS + 1));
        let wide = [&"a,".repeat(limit::FIELDS), "\n1\n"].concat();
        assert!(columns("t.csv", &wide, &mut out).list.is_empty());
    }

    #[test]
    fn what_is_wrong_has_its_line() {
        let mut out = Diagnostics::default();
        columns("data/t.csv", "a,b\n\"1\n\",2\n3\n4,\"5", &mut out);
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
