//! The data of a step as a table, with the same values as are drawn.

use super::dom;
use crate::describe::DataTable;
use crate::story::Credit;
use web_sys::Element;

/// Builds it at the end of `parent`.
pub(super) fn build(parent: &Element, table: &DataTable, credits: &[Credit]) {
    let DataTable { caption, header, rows, has_sources } = table;
    let table = dom::child(parent, "table", "");
    dom::words(&table, "caption", "", caption);
    let head = dom::child(&dom::child(&table, "thead", ""), "tr", "");
    for name in header {
        dom::set(&dom::words(&head, "th", "", name), "scope", "col");
    }
    let body = dom::child(&table, "tbody", "");
    for row in rows {
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
