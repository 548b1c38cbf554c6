//! Tables as written turned into tables of typed fields.

use super::column::{Cells, Values};
use super::{Column, Field, Table, Text, predicate, transform, units};
use crate::diagnostic::{Diagnostics, Place, message};
use crate::limit;
use crate::spec::columns::ColumnsSpec;
use crate::spec::json::Json;
use crate::spec::read::{Map, TextSpec, wrong};
use crate::spec::table::{FieldSpec, Rows, TableSpec};
use std::rc::Rc;

/// All tables of the datasets and the story. One that is part of another comes after it, wherever
/// the two are written.
pub fn tables(written: &[&Map<TableSpec>], out: &mut Diagnostics) -> Vec<Rc<Table>> {
    let mut waiting: Vec<(&str, &TableSpec)> = Vec::new();
    for (name, spec) in written.iter().flat_map(|map| &map.0) {
        if waiting.iter().any(|(known, _)| known == name) {
            out.add(message::duplicate_table(&spec.place, name));
        } else if waiting.len() >= limit::TABLES {
            out.add(message::too_many(&spec.place, limit::TABLES, "tables"));
            return Vec::new();
        } else {
            waiting.push((name, spec));
        }
    }
    let mut tables: Vec<Rc<Table>> = Vec::new();
    let mut rows = 0;
    while !waiting.is_empty() {
        let is_waiting = |name: &str| waiting.iter().any(|(other, _)| *other == name);
        let (later, now): (Vec<_>, Vec<_>) = waiting
            .iter()
            .copied()
            .partition(|(_, spec)| spec.table.as_deref().is_some_and(is_waiting));
        for (name, spec) in &now {
            let table = table(name, spec, &tables, out);
            rows += table.len;
            if rows > limit::ROWS {
                out.add(message::too_many(&spec.place, limit::ROWS, "rows"));
                return tables;
            }
            tables.push(Rc::new(table));
        }
        if now.is_empty() {
            for (name, spec) in &later {
                out.add(message::circular_table(&spec.place.member("table"), name));
            }
            break;
        }
        waiting = later;
    }
    tables
}

/// One table: its own rows, or those of one of `others`, as its filter and units say.
///
/// What is wrong is said in `out`: a value that cannot be read becomes a gap, and a table that is
/// not there one without fields.
pub fn table(name: &str, spec: &TableSpec, others: &[Rc<Table>], out: &mut Diagnostics) -> Table {
    let place = &spec.place;
    let empty = Table { name: name.into(), place: place.clone(), fields: Vec::new(), len: 0 };
    let is_clear = !has_two_sources(spec, out);
    let mut table = match (&spec.values, &spec.columns, &spec.table) {
        _ if !is_clear => empty,
        (Some(values), ..) => rows(values, spec, empty, out),
        (None, Some(written), _) => columns(written, spec, empty, out),
        (None, None, Some(other)) => match others.iter().find(|known| *known.name == **other) {
            Some(other) => Table { name: empty.name, place: empty.place, ..(**other).clone() },
            None => {
                let known: Vec<&str> = others.iter().map(|table| &*table.name).collect();
                out.add(message::unknown_table(&place.member("table"), other, &known));
                empty
            }
        },
        (None, None, None) => {
            match &spec.url {
                Some(url) => {
                    let reason = "only tables of the story itself may name one";
                    out.add(message::unreadable_file(&place.member("url"), url, reason));
                }
                None => out.add(message::missing_key(place, "values")),
            }
            empty
        }
    };
    // A table without fields has been complained of already.
    if table.fields.is_empty() {
        return table;
    }
    describe(&mut table, spec, out);
    if let Some(filter) = &spec.filter
        && predicate::check(filter, &table, out)
        && out.may_look(table.len)
    {
        table = transform::filter(filter, &table);
    }
    if let Some(units) = &spec.units {
        table = units::units(units, &table, out);
    }
    if table.len == 0 {
        out.add(message::empty_table(place, name));
    }
    table
}

/// Whether a table has rows from more than one place, which is said. What came from a file of its
/// own stands in that.
fn has_two_sources(spec: &TableSpec, out: &mut Diagnostics) -> bool {
    let is_own = |place: &Place| place.file == spec.place.file;
    let forms = [
        ("values", spec.values.as_ref().is_some_and(|values| is_own(&values.place))),
        ("columns", spec.columns.as_ref().is_some_and(|columns| is_own(&columns.place))),
        ("url", spec.url.is_some()),
        ("table", spec.table.is_some()),
    ];
    let mut there = forms.iter().filter(|(_, is_there)| *is_there).map(|(name, _)| *name);
    let (Some(one), Some(other)) = (there.next(), there.next()) else { return false };
    out.add(message::two_forms(&spec.place, one, other));
    true
}

/// Fills `table` with columns as written.
fn columns(
    written: &ColumnsSpec,
    spec: &TableSpec,
    mut table: Table,
    out: &mut Diagnostics,
) -> Table {
    table.len = written.list.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let place = &written.place;
    for (name, values) in &written.list {
        if values.len() != table.len {
            let (wanted, found) = (table.len, values.len());
            out.add(message::ragged_columns(&place.member(name), name, wanted, found));
        }
        let cells =
            Cells { name, place, is_by_row: written.is_by_row, values: Values::Column(values) };
        let kind = field_spec(spec, name).and_then(|field| field.kind);
        table.fields.push(Field::new(name, cells.column(kind, table.len, out)));
    }
    if table.len == 0 && !table.fields.is_empty() {
        out.add(message::empty_table(&table.place, &table.name));
    }
    if let Some(credit) = &spec.credit {
        fill(&mut table, "credit", credit);
    }
    table
}

/// Fills `table` with rows as written.
fn rows(values: &Rows, spec: &TableSpec, mut table: Table, out: &mut Diagnostics) -> Table {
    let Json::List(list) = &values.json else {
        let _: Option<()> = wrong(&values.json, &values.place, "a list of rows", out);
        return table;
    };
    if list.len() > limit::ROWS {
        out.add(message::too_many(&values.place, limit::ROWS, "rows"));
        return table;
    }
    if list.is_empty() {
        out.add(message::empty_table(&table.place, &table.name));
    }
    for cells in cells(list, &values.place, out) {
        let kind = field_spec(spec, cells.name).and_then(|field| field.kind);
        let column = cells.column(kind, list.len(), out);
        table.fields.push(Field::new(cells.name, column));
    }
    table.len = list.len();
    if let Some(credit) = &spec.credit {
        fill(&mut table, "credit", credit);
    }
    table
}

/// Parts rows into fields. Rows of one table mostly have the same keys in the same order, so a
/// member's field is looked for at the member's own place first.
fn cells<'a>(list: &'a [Json], place: &'a Place, out: &mut Diagnostics) -> Vec<Cells<'a>> {
    let mut fields: Vec<Cells<'a>> = Vec::new();
    for (row, json) in list.iter().enumerate() {
        let Json::Object(members) = json else {
            let _: Option<()> = wrong(json, &place.element(row), "an object: one row", out);
            continue;
        };
        for (i, (name, json)) in members.iter().enumerate() {
            let is_here = fields.get(i).is_some_and(|field| field.name == name);
            let at =
                if is_here { Some(i) } else { fields.iter().position(|field| field.name == name) };
            if at.is_none() && fields.len() >= limit::FIELDS {
                out.add(message::too_many(&place.element(row), limit::FIELDS, "fields"));
                return Vec::new();
            }
            match at.and_then(|at| fields.get_mut(at)) {
                Some(field) => field.put(row, json),
                None => {
                    let values = Values::Rows(Vec::with_capacity(list.len()));
                    let mut field = Cells { name, place, is_by_row: true, values };
                    field.put(row, json);
                    fields.push(field);
                }
            }
        }
    }
    for field in &mut fields {
        field.fill(list.len());
    }
    fields
}

/// Puts a word into a field of texts where a row has none.
fn fill(table: &mut Table, name: &str, word: &str) {
    let word = Text::Same(word.into());
    let filled = |text: Text| if text.is_missing() { word.clone() } else { text };
    let texts = (0..table.len).map(|row| filled(table.text(name, row))).collect();
    table.put(Field::new(name, Column::Text(texts)));
}

/// Adds what the spec says of fields.
fn describe(table: &mut Table, spec: &TableSpec, out: &mut Diagnostics) {
    for (name, written) in spec.fields.iter().flat_map(|fields| &fields.0) {
        match table.fields.iter_mut().find(|field| *field.name == **name) {
            Some(field) => {
                let shared = |text: &Option<String>| text.as_deref().map(Rc::from);
                field.title = written.title.as_ref().map(text).or_else(|| field.title.take());
                field.unit = shared(&written.unit).or_else(|| field.unit.take());
                field.format = shared(&written.format).or_else(|| field.format.take());
            }
            None => {
                let known = table.field_names();
                let place = written.place.clone().key();
                out.add(message::unknown_field(&place, name, &table.name, &known));
            }
        }
    }
}

fn field_spec<'a>(spec: &'a TableSpec, name: &str) -> Option<&'a FieldSpec> {
    let fields = &spec.fields.as_ref()?.0;
    fields.iter().find(|(known, _)| known == name).map(|(_, field)| field)
}

/// A text as written, for all languages at once.
pub fn text(spec: &TextSpec) -> Text {
    match spec.by_language.as_slice() {
        [] => Text::Missing,
        [(tag, text)] if tag.is_empty() => Text::Same(text.as_str().into()),
        texts => {
            let shared =
                |(tag, text): &(String, String)| (tag.as_str().into(), text.as_str().into());
            Text::ByLanguage(texts.iter().map(shared).collect())
        }
    }
}
