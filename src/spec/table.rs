//! Tables as written: rows, columns or the address of either, and what their fields mean.

use super::columns::ColumnsSpec;
use super::json::Json;
use super::predicate::PredicateSpec;
use super::read::{Map, Read, TextSpec, object};
use crate::diagnostic::{Diagnostics, Place};

object! {
    /// A table: rows or columns in place, those of a data file, or part of another table.
    ///
    /// Some field names mean the same in every table: `id` names the row, `credit` its source (an
    /// id of `credits`), `qualifier` how exact the source was, `unit` the unit of `value`, `period`
    /// the time that it speaks of, `note` a remark.
    TableSpec {
        /// Rows: objects of values by field.
        values "values": Option<Rows>,
        /// Columns in place of rows: a list of values for each field.
        columns "columns": Option<ColumnsSpec>,
        /// Address of a file that holds the rows, relative to the story: CSV, Arrow or JSON.
        url "url": Option<String>,
        /// Name of another table whose rows these are.
        table "table": Option<String>,
        /// Which of its rows.
        filter "filter": Option<PredicateSpec>,
        /// Turns each row into as many rows as there are units in it, for unit charts.
        units "units": Option<UnitsSpec>,
        /// What the fields mean, by name.
        fields "fields": Option<Map<FieldSpec>>,
        /// The source of all rows that do not name their own.
        credit "credit": Option<String>,
        /// What the table is; for those who read the file.
        about "about": Option<String>,
    }
}

/// Rows as written; what they mean is [`crate::data::parse`]'s business.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// Where they stand.
    pub place: Place,
    /// The list of objects.
    pub json: Json,
}

impl Read for Rows {
    fn read(json: &Json, place: &Place, _: &mut Diagnostics) -> Option<Self> {
        Some(Self { place: place.clone(), json: json.clone() })
    }
}

object! {
    /// A unit chart's rows: a row of 75 of 100 becomes 75 rows with `part` "of" and 25 with "rest".
    ///
    /// New fields: `unit-index` from 1, `unit-column` and `unit-row` from 1, and `part`.
    UnitsSpec {
        /// The field that is counted out.
        field "field": String,
        /// How many units make the whole.
        total "total": f64,
        /// How many stand in a row.
        columns "columns": f64,
    }
}

object! {
    /// What a field means.
    FieldSpec {
        /// Its name for readers.
        title "title": Option<TextSpec>,
        /// What kind of values.
        kind "type": Option<super::channel::KindSpec>,
        /// A unit's name.
        unit "unit": Option<String>,
        /// How numbers are written, in d3-format's words.
        format "format": Option<String>,
    }
}
