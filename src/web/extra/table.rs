//! The data of a step as a table, with the same values as are drawn.

use super::super::dom;
use crate::describe::DataTable;
use crate::story::Credit;
use web_sys::Element;

/// What a click on the head of a column does, before its number.
pub(super) const SORT: &str = "sort:";

/// Which column the rows are sorted by, and whether from the most to the least.
pub(super) type Sorted = Option<(usize, bool)>;

/// Builds it at the end of `parent`.
pub(super) fn build(parent: &Element, table: &DataTable, credits: &[Credit], sorted: Sorted) {
    let DataTable { caption, header, rows, has_sources, orders, .. } = table;
    let table = dom::child(parent, "table", "");
    dom::words(&table, "caption", "", caption);
    let head = dom::child(&dom::child(&table, "thead", ""), "tr", "");
    let mut shown: Vec<usize> = (0..rows.len()).collect();
    for (at, name) in header.iter().enumerate() {
        let column = dom::child(&head, "th", "");
        dom::set(&column, "scope", "col");
        let order = orders.iter().find(|(column, _)| *column == at);
        let Some((_, order)) = order else {
            dom::say(&column, name);
            continue;
        };
        dom::button(&column, "", &[SORT, &at.to_string()].concat(), name);
        if let Some((_, is_down)) = sorted.filter(|(column, _)| *column == at) {
            dom::set(&column, "aria-sort", if is_down { "descending" } else { "ascending" });
            shown.clone_from(order);
            if is_down {
                shown.reverse();
            }
        }
    }
    let body = dom::child(&table, "tbody", "");
    for row in shown.iter().filter_map(|row| rows.get(*row)) {
        let line = dom::child(&body, "tr", "");
        for (at, cell) in row.cells.iter().enumerate() {
            if at == 0 {
                dom::set(&dom::words(&line, "th", "", cell), "scope", "row");
            } else {
                dom::words(&line, "td", "", cell);
            }
        }
        if *has_sources {
            let credit = row.credit.and_then(|credit| credits.get(credit));
            dom::words(&line, "td", "", credit.map_or("", |credit| &credit.publisher));
        }
    }
}
