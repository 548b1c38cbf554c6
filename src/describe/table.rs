//! The data of a step as a table.

use super::datum::data;
use crate::data::Key;
use crate::format::Locale;
use crate::story::telling::Telling;
use crate::story::{Step, Story};

/// The data of a step, in the order in which they are drawn, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataTable {
    /// What the table shows.
    pub caption: String,
    /// Heads of the columns; all have the scope of their column.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<DataRow>,
    /// Whether the last column names sources, and has no cell in `cells`.
    pub has_sources: bool,
}

/// One datum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataRow {
    /// Its identity in the chart.
    pub key: Key,
    /// Its cells; the first one is the head of the row.
    pub cells: Vec<String>,
    /// Where it comes from: index into the story's credits.
    pub credit: Option<usize>,
}

/// The table of a step.
pub fn table(story: &Story, step: &Step) -> DataTable {
    let locale = &story.locale;
    let told: Vec<Telling> = data(story, step).into_iter().map(|datum| datum.telling).collect();
    let column = |cell: fn(&Telling) -> &str| told.iter().map(cell).collect::<Vec<&str>>();
    let measures = column(|telling| &telling.measure);
    let all = [
        (locale.word("item"), column(item)),
        (locale.word("period"), column(|telling| &telling.when)),
        (value_head(&told, &measures, locale), column(|telling| &telling.value)),
        (locale.word("how-exact"), column(|telling| &telling.exactness)),
    ];
    // A row has a head even where there is nothing to say.
    let is_used = |(at, (_, cells)): &(usize, (&str, Vec<&str>))| {
        *at == 0 || cells.iter().any(|cell| !cell.is_empty())
    };
    let columns: Vec<_> =
        all.into_iter().enumerate().filter(is_used).map(|(_, column)| column).collect();
    let row = |(at, telling): (usize, &Telling)| DataRow {
        key: telling.key.clone(),
        cells: columns
            .iter()
            .map(|(_, cells)| cells.get(at).copied().unwrap_or_default().to_owned())
            .collect(),
        credit: telling.credit,
    };
    let rows: Vec<DataRow> = told.iter().enumerate().map(row).collect();
    let has_sources = rows.iter().any(|row| row.credit.is_some());
    let mut header: Vec<String> = columns.iter().map(|(head, _)| (*head).to_owned()).collect();
    if has_sources {
        header.push(locale.word("source").into());
    }
    DataTable { caption: locale.fill("table-of", &step.title), header, rows, has_sources }
}

/// What heads a row: what it is, else what is measured, else when.
fn item(telling: &Telling) -> &str {
    let all = [&telling.what, &telling.measure, &telling.when];
    all.into_iter().find(|words| !words.is_empty()).map_or("", String::as_str)
}

/// What heads the column of values: the measure that all rows share, unless it heads the rows.
fn value_head<'a>(told: &[Telling], measures: &[&'a str], locale: &'a Locale) -> &'a str {
    let first = measures.first().copied().unwrap_or_default();
    let is_shared = measures.iter().all(|measure| *measure == first);
    let is_item = told.iter().all(|telling| telling.what.is_empty());
    if is_shared && !is_item && !first.is_empty() { first } else { locale.word("value") }
}
