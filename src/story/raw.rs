//! A datum as data: the values behind its words, for downloads and for putting rows in order.

use super::Story;
use super::chart::Layer;
use super::form::{is_measured, row_form};
use super::telling::rest_count;
use crate::data::calendar::civil;
use crate::data::{Column, Qualifier, Text};
use crate::format::decimal::Decimal;
use crate::scale::{Domain, Scale};

/// The values behind the words of a datum; empty where there is none. Numbers are plain decimals,
/// dates are ISO 8601.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Raw {
    /// The value.
    pub value: String,
    /// The least that it can be, where the source gives a range.
    pub low: String,
    /// The most that it can be, where the source gives a range.
    pub high: String,
    /// Name of the unit, as the data have it.
    pub unit: String,
    /// How exact the source was, as the data have it; empty when it was exact.
    pub exactness: String,
    /// The day, month or year that it speaks of, or begins in.
    pub start: String,
    /// The last day, month or year that it speaks of.
    pub end: String,
}

/// The same in one text, as most readers never ask for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packed(pub String);

impl Raw {
    /// In one text; no value holds a tab.
    pub fn packed(&self) -> Packed {
        let Self { value, low, high, unit, exactness, start, end } = self;
        Packed([value, low, high, unit, exactness, start, end].map(String::as_str).join("\t"))
    }
}

impl Packed {
    /// The values.
    pub fn open(&self) -> Raw {
        let mut parts = self.0.split('\t').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        Raw {
            value: next(),
            low: next(),
            high: next(),
            unit: next(),
            exactness: next(),
            start: next(),
            end: next(),
        }
    }
}

/// The datum of that index of a layer as data; all empty when there is none.
pub fn raw(story: &Story, layer: &Layer, index: usize) -> Raw {
    let row = layer.row(index);
    let (table, told) = (&layer.table, &layer.told);
    let number = |field: &str| plain(table.number(field, row));
    let mut raw =
        Raw { start: when(layer, row, "start"), end: when(layer, row, "end"), ..Raw::default() };
    if raw.start.is_empty()
        && let Some(field) = &told.when
    {
        raw.start = when(layer, row, field);
    }
    if raw.start.is_empty() {
        raw.start = table.text("period", row).identity().into();
    }
    let Some((field, form)) = &told.value else { return raw };
    let unit = row_form(form, field, table, row, &story.units).unit;
    raw.unit = unit.map_or(String::new(), |unit| unit.name.as_ref().into());
    if let Some(count) = rest_count(layer, index) {
        return Raw { value: plain(count), ..raw };
    }
    raw.value = number(field);
    if let Some(other) = told.value2.as_ref().filter(|other| *other != field) {
        let ends = (table.number(field, row), table.number(other, row));
        (raw.low, raw.high) = (plain(ends.0.min(ends.1)), plain(ends.0.max(ends.1)));
        raw.value.clear();
    } else if is_measured(field) {
        let qualifier = table.qualifier(row);
        if qualifier != Qualifier::Exact {
            raw.exactness = qualifier.name().into();
        }
        (raw.low, raw.high) = (number("low"), number("high"));
    }
    raw
}

/// Where the value of a datum stands in what its axis covers: 0 at the low end, 1 at the high end;
/// NaN where it has no place.
pub fn level(domain: &Domain, layer: &Layer, index: usize) -> f64 {
    let places = if layer.is_horizontal { &layer.x } else { &layer.y };
    let place = places.get(index).copied().unwrap_or(f64::NAN);
    let row = layer.row(index);
    let own = layer.told.value.as_ref().map(|(field, _)| layer.table.number(field, row));
    // Of a stack the datum's own value is told, not where its end came to lie.
    let value = match domain {
        Domain::Linear(..) | Domain::Log(..) => {
            own.filter(|own| own.is_finite() && place.is_finite()).unwrap_or(place)
        }
        Domain::Time(..) => place,
        Domain::Band(_) | Domain::Point(_) => f64::NAN,
    };
    Scale::new(domain, false, (0.0, 1.0)).place(value)
}

/// Whether data without a value stand between a datum and the one before it in its line.
pub fn is_after_gap(layer: &Layer, index: usize) -> bool {
    let group = |at: usize| layer.group.get(at).copied();
    let is_gap = |at: usize| layer.y.get(at).is_some_and(|place| place.is_nan());
    let before = index.checked_sub(1).filter(|before| group(*before) == group(index));
    before.is_some_and(is_gap)
}

/// A date field as the data have it, as exact as a day.
fn when(layer: &Layer, row: usize, field: &str) -> String {
    match layer.table.field(field).map(|field| &field.column) {
        Some(Column::Time(days)) => days.get(row).map_or(String::new(), |day| iso(*day)),
        Some(Column::Text(texts)) => {
            texts.get(row).map_or(String::new(), |text: &Text| text.identity().into())
        }
        _ => plain(layer.table.number(field, row)),
    }
}

/// A day in ISO 8601.
fn iso(days: f64) -> String {
    if !days.is_finite() {
        return String::new();
    }
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A number as plain digits, with a point and no groups; empty when it is not finite.
pub fn plain(value: f64) -> String {
    let Some(number) = Decimal::new(value) else { return String::new() };
    let (whole, fraction) = number.parts(0);
    let sign = if number.is_negative { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    [sign, &whole, point, &fraction].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_plain() {
        for (value, written) in [
            (75.0, "75"),
            (-3.4, "-3.4"),
            (5.67e9, "5670000000"),
            (0.000_12, "0.00012"),
            (0.1 + 0.2, "0.3"),
            (f64::NAN, ""),
        ] {
            assert_eq!(plain(value), written);
        }
    }

    #[test]
    fn days_are_iso() {
        assert_eq!(
            (iso(0.0), iso(-1.0), iso(f64::NAN)),
            ("1970-01-01".into(), "1969-12-31".into(), String::new())
        );
    }
}
