//! The data of a step as a table.

use super::datum::{Datum, data};
use crate::data::Key;
use crate::format::Locale;
use crate::story::raw::{Packed, raw};
use crate::story::telling::{Measured, Telling, measured};
use crate::story::{Step, Story};
use std::cmp::Ordering;

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
    /// Which column holds the values.
    pub value_at: Option<usize>,
    /// Columns that rows can be sorted by, with the indices of the rows from the least to the most;
    /// what has no value comes first.
    pub orders: Vec<(usize, Vec<usize>)>,
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
    /// The values behind the cells.
    pub raw: Packed,
}

/// Which of the columns that a table may have holds the values.
const VALUE: usize = 2;

/// The table of a step.
pub fn table(story: &Story, step: &Step) -> DataTable {
    let locale = &story.locale;
    let data = data(story, step);
    let (whens, values) = orders(story, &data);
    let told: Vec<&Telling> = data.iter().map(|datum| &datum.telling).collect();
    let column =
        |cell: fn(&Telling) -> &str| told.iter().map(|telling| cell(telling)).collect::<Vec<_>>();
    let measures = column(|telling| &telling.measure);
    let all = [
        (locale.word("item"), column(item), None),
        (locale.word("period"), column(|telling| &telling.when), whens),
        (value_head(&told, &measures, locale), column(|telling| &telling.value), values),
        (locale.word("how-exact"), column(|telling| &telling.exactness), None),
    ];
    // A row has a head even where there is nothing to say.
    let is_used = |(at, (_, cells, _)): &(usize, (&str, Vec<&str>, _))| {
        *at == 0 || cells.iter().any(|cell| !cell.is_empty())
    };
    let used: Vec<_> = all.into_iter().enumerate().filter(is_used).collect();
    let value_at = used.iter().position(|(at, _)| *at == VALUE);
    let columns: Vec<_> = used.into_iter().map(|(_, column)| column).collect();
    let row = |(at, datum): (usize, &Datum)| DataRow {
        key: datum.telling.key.clone(),
        cells: columns
            .iter()
            .map(|(_, cells, _)| cells.get(at).copied().unwrap_or_default().to_owned())
            .collect(),
        credit: datum.telling.credit,
        raw: raw(story, datum.layer, datum.index).packed(),
    };
    let rows: Vec<DataRow> = data.iter().enumerate().map(row).collect();
    let has_sources = rows.iter().any(|row| row.credit.is_some());
    let mut header: Vec<String> = columns.iter().map(|(head, ..)| (*head).to_owned()).collect();
    if has_sources {
        header.push(locale.word("source").into());
    }
    let caption = locale.fill("table-of", &step.title);
    let orders = columns.into_iter().enumerate();
    let orders = orders.filter_map(|(at, (.., order))| Some((at, order?))).collect();
    DataTable { caption, header, rows, has_sources, orders, value_at }
}

/// The orders of the data by time and by value; none where that says nothing, as with one datum, or
/// with amounts of money beside shares.
fn orders(story: &Story, data: &[Datum<'_>]) -> (Option<Vec<usize>>, Option<Vec<usize>>) {
    let measured: Vec<Measured> =
        data.iter().map(|datum| measured(story, datum.layer, datum.index)).collect();
    let unit = |one: &Measured| one.form.unit.as_ref().map(|unit| unit.title.clone());
    let is_alike = measured.windows(2).all(|two| match two {
        [one, other] => unit(one) == unit(other),
        _ => true,
    });
    let times = order(measured.iter().map(|one| one.time).collect());
    (times, order(measured.iter().map(|one| one.value).collect()).filter(|_| is_alike))
}

/// The indices of numbers from the least to the most; what is none comes first.
fn order(numbers: Vec<f64>) -> Option<Vec<usize>> {
    let number = |at: &usize| numbers.get(*at).copied().filter(|number| !number.is_nan());
    let first = number(&0);
    let is_sorted = (0..numbers.len()).any(|at| number(&at) != first);
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by(|a, b| number(a).partial_cmp(&number(b)).unwrap_or(Ordering::Equal));
    is_sorted.then_some(order)
}

/// What heads a row: what it is, else what is measured, else when.
fn item(telling: &Telling) -> &str {
    let all = [&telling.what, &telling.measure, &telling.when];
    all.into_iter().find(|words| !words.is_empty()).map_or("", String::as_str)
}

/// What heads the column of values: the measure that all rows share, unless it heads the rows.
fn value_head<'a>(told: &[&Telling], measures: &[&'a str], locale: &'a Locale) -> &'a str {
    let first = measures.first().copied().unwrap_or_default();
    let is_shared = measures.iter().all(|measure| *measure == first);
    let is_item = told.iter().all(|telling| telling.what.is_empty());
    if is_shared && !is_item && !first.is_empty() { first } else { locale.word("value") }
}
