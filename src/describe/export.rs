//! The data of a step as files: CSV for spreadsheets, JSON for programs, with the values behind the words.

use super::{DataRow, DataTable};
use crate::format::Locale;
use crate::story::Credit;

/// What the files are made from.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// The data.
    pub table: &'a DataTable,
    /// Where figures come from; rows name them by index.
    pub credits: &'a [Credit],
    /// Names of columns, and words for how exact a value is.
    pub locale: &'a Locale,
}

/// One column: its name in JSON, its head in CSV as a word of the language, and its cell.
type Column = (&'static str, &'static str, fn(&Export, &DataRow) -> String);

/// All columns; those without any cell are left out, but for the first.
const COLUMNS: [Column; 12] = [
    ("item", "item", |_, row| row.cells.first().cloned().unwrap_or_default()),
    ("period", "period", |export, row| export.cell(row, "period")),
    ("start", "start", |_, row| row.raw.open().start),
    ("end", "end", |_, row| row.raw.open().end),
    ("value", "value", |_, row| row.raw.open().value),
    ("low", "least", |_, row| row.raw.open().low),
    ("high", "most", |_, row| row.raw.open().high),
    ("unit", "unit", |_, row| row.raw.open().unit),
    ("exactness", "exactness", |_, row| row.raw.open().exactness),
    ("as_shown", "as-shown", |export, row| export.shown(row)),
    ("source", "source", |export, row| export.source(row).0),
    ("url", "address", |export, row| export.source(row).1),
];

/// Names of JSON members whose cells are numbers.
const NUMBERS: [&str; 3] = ["value", "low", "high"];

impl Export<'_> {
    /// Rows parted by CR LF and cells by commas, as RFC 4180 has it; a mark at the beginning tells
    /// spreadsheets that it is UTF-8.
    pub fn csv(&self) -> String {
        let mut out = String::from("\u{feff}");
        self.lines(&mut out, ",", "\r\n", quoted);
        out
    }

    /// Rows parted by line feeds and cells by tabs, as spreadsheets take them from the clipboard.
    pub fn tsv(&self) -> String {
        let mut out = String::new();
        let one_line =
            |cell: &str, is_number| defused(cell, is_number).replace(['\t', '\n', '\r'], " ");
        self.lines(&mut out, "\t", "\n", one_line);
        out
    }

    fn lines(&self, out: &mut String, comma: &str, end: &str, write: fn(&str, bool) -> String) {
        let columns = self.columns();
        let heads = columns.iter().map(|(_, head, _)| write(self.locale.word(head), false));
        out.push_str(&heads.collect::<Vec<_>>().join(comma));
        out.push_str(end);
        for row in &self.table.rows {
            let cell = |(name, _, cell): &&Column| write(&cell(self, row), NUMBERS.contains(name));
            out.push_str(&columns.iter().map(cell).collect::<Vec<_>>().join(comma));
            out.push_str(end);
        }
    }

    /// An object with a title, a language, and the rows as objects; numbers are numbers.
    pub fn json(&self, title: &str) -> String {
        let columns = self.columns();
        let mut out = ["{\n  \"title\": ", &text(title)].concat();
        out.push_str(
            &[",\n  \"language\": ", &text(&self.locale.tag), ",\n  \"data\": ["].concat(),
        );
        for (at, row) in self.table.rows.iter().enumerate() {
            let member = |(name, _, cell): &&Column| {
                let cell = cell(self, row);
                let is_number = NUMBERS.contains(name) && !cell.is_empty();
                let value = match cell.as_str() {
                    "" => "null".to_owned(),
                    _ if is_number => cell,
                    cell => text(cell),
                };
                ["\"", name, "\": ", &value].concat()
            };
            out.push_str(if at == 0 { "\n    {" } else { ",\n    {" });
            out.push_str(&columns.iter().map(member).collect::<Vec<_>>().join(", "));
            out.push('}');
        }
        out.push_str("\n  ]\n}\n");
        out
    }

    fn columns(&self) -> Vec<&'static Column> {
        let is_used = |(at, column): &(usize, &Column)| {
            *at == 0 || self.table.rows.iter().any(|row| !(column.2)(self, row).is_empty())
        };
        COLUMNS.iter().enumerate().filter(is_used).map(|(_, column)| column).collect()
    }

    /// The cell under a head of the table as it is shown.
    fn cell(&self, row: &DataRow, head: &str) -> String {
        let head = self.locale.word(head);
        let at = self.table.header.iter().skip(1).position(|own| own == head);
        at.and_then(|at| row.cells.get(at + 1)).cloned().unwrap_or_default()
    }

    /// The value as it is drawn and spoken.
    fn shown(&self, row: &DataRow) -> String {
        let at = self.table.value_at;
        at.and_then(|at| row.cells.get(at)).cloned().unwrap_or_default()
    }

    fn source(&self, row: &DataRow) -> (String, String) {
        let credit = row.credit.and_then(|credit| self.credits.get(credit));
        credit.map_or_else(Default::default, |credit| {
            let all = [&credit.publisher, &credit.title, &credit.date];
            let said: Vec<&str> =
                all.into_iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
            let url = credit.url.as_deref().unwrap_or_default().to_owned();
            (said.join(self.locale.word("separator")), url)
        })
    }
}

/// What a spreadsheet would take for a formula is marked as text.
fn defused(cell: &str, is_number: bool) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number;
    if is_formula { ["'", cell].concat() } else { cell.to_owned() }
}

fn quoted(cell: &str, is_number: bool) -> String {
    let cell = defused(cell, is_number);
    match cell.contains(['"', ',', '\n', '\r']) || cell.starts_with([' ', '\'']) {
        true => ["\"", &cell.replace('"', "\"\""), "\""].concat(),
        false => cell,
    }
}

/// A text as JSON writes it.
fn text(words: &str) -> String {
    let mut out = String::from("\"");
    for letter in words.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // None of them means anything in words of ours.
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::words;
    use crate::story::raw::Raw;

    fn table() -> DataTable {
        let row = |cells: [&str; 2], value: &str, exactness: &str| DataRow {
            cells: cells.map(str::to_owned).into(),
            credit: Some(0),
            raw: Raw {
                value: value.into(),
                unit: "percent".into(),
                exactness: exactness.into(),
                ..Raw::default()
            }
            .packed(),
            ..DataRow::default()
        };
        DataTable {
            header: ["Item", "Value", "Source"].map(str::to_owned).into(),
            value_at: Some(1),
            rows: vec![
                row(["=HYPERLINK(\"x\")", "−3.4%"], "-3.4", ""),
                row(["Banks, \"all\"", "over 90%"], "90", "over"),
            ],
            has_sources: true,
            ..DataTable::default()
        }
    }

    fn credits() -> Vec<Credit> {
        vec![Credit {
            publisher: "Ming Pao".into(),
            url: Some("https://a.b/c".into()),
            ..Credit::default()
        }]
    }

    #[test]
    fn spreadsheets_read_it_and_run_nothing() {
        let (table, credits, locale) = (table(), credits(), words::built_in("en").unwrap());
        let export = Export { table: &table, credits: &credits, locale: &locale };
        let csv = export.csv();
        let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').split("\r\n").collect();
        assert!(csv.starts_with('\u{feff}'));
        assert_eq!(lines[0], "Item,Value,Unit,How exact,As shown,Source,Address");
        assert_eq!(
            lines[1],
            "\"'=HYPERLINK(\"\"x\"\")\",-3.4,percent,,−3.4%,Ming Pao,https://a.b/c"
        );
        assert_eq!(
            lines[2],
            "\"Banks, \"\"all\"\"\",90,percent,over,over 90%,Ming Pao,https://a.b/c"
        );
        assert!(export.tsv().contains("'=HYPERLINK(\"x\")\t-3.4\tpercent"));
    }

    #[test]
    fn programs_get_numbers() {
        let (table, credits, locale) = (table(), credits(), words::built_in("en").unwrap());
        let json = Export { table: &table, credits: &credits, locale: &locale }.json("A \"title\"");
        let read = crate::spec::json::parse("x", &json, &mut Default::default()).unwrap();
        assert!(read.member("data").is_some(), "{json}");
        assert!(json.contains("\"title\": \"A \\\"title\\\"\""));
        assert!(json.contains("\"value\": -3.4, \"unit\": \"percent\", \"exactness\": null"));
    }
}
