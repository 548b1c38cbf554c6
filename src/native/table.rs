//! The data of a step as an HTML table.

use super::svg::escape;
use crate::describe::DataTable;
use crate::story::Credit;
use std::fmt::Write as _;

/// The table of a step, with a column of sources, which are among `credits`, where there are any.
pub fn table(data: &DataTable, credits: &[Credit]) -> String {
    let mut out = format!("<table><caption>{}</caption>\n<thead><tr>", escape(&data.caption));
    for head in &data.header {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escape(head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &data.rows {
        out.push_str("<tr>");
        for (index, cell) in row.cells.iter().enumerate() {
            let (begin, end) =
                if index == 0 { ("<th scope=\"row\">", "</th>") } else { ("<td>", "</td>") };
            let _ = write!(out, "{begin}{}{end}", escape(cell));
        }
        if data.has_sources {
            let credit = row.credit.and_then(|credit| credits.get(credit));
            let _ = write!(out, "<td>{}</td>", credit.map_or(String::new(), source));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>\n");
    out
}

/// The publisher, as a link where there is one.
fn source(credit: &Credit) -> String {
    let publisher = escape(&credit.publisher);
    match &credit.url {
        Some(url) => {
            let url = escape(url);
            format!("<a href=\"{url}\" rel=\"noopener noreferrer\">{publisher}</a>")
        }
        None => publisher,
    }
}
