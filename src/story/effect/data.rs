//! Forms of numbers in datasets that cannot be read.

use crate::diagnostic::{Diagnostics, message};
use crate::format::number::NumberForm;
use crate::spec::UnitSpec;
use crate::spec::channel::KindSpec;
use crate::spec::read::Map;
use crate::spec::table::TableSpec;
use crate::story::form::{FORMATS, date_form};

/// Says which patterns of units have no place for the number, and which formats of fields are none.
pub(super) fn check(
    units: Option<&Map<UnitSpec>>,
    tables: Option<&Map<TableSpec>>,
    out: &mut Diagnostics,
) {
    for (_, unit) in units.iter().flat_map(|units| &units.0) {
        let texts = [Some(&unit.pattern), unit.spoken.as_ref()].into_iter().flatten();
        let all = texts.flat_map(|text| text.by_language.iter().map(|words| (&text.place, words)));
        for (place, (tag, pattern)) in all {
            if !pattern.split('|').all(|form| form.contains("{}")) {
                let place = if tag.is_empty() { place.clone() } else { place.member(tag) };
                out.add(message::bad_pattern(&place, pattern));
            }
        }
    }
    let fields = tables.iter().flat_map(|tables| &tables.0).flat_map(|(_, table)| &table.fields);
    for (_, field) in fields.flat_map(|fields| &fields.0) {
        let Some(format) = &field.format else { continue };
        let place = field.place.member("format");
        if field.kind == Some(KindSpec::Temporal) {
            date_form(format, &place, out);
        } else if NumberForm::parse(format, None).is_none() {
            out.add(message::unknown_word(&place, format, &FORMATS));
        }
    }
}
