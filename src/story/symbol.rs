//! Shapes, sizes and dashes.

use super::channel::Channel;
use super::domain::Scales;
use super::facet::Share;
use super::field::{Bound, Draft, Values};
use crate::data::{Rows, predicate};
use crate::diagnostic::{Diagnostics, message};
use crate::scene::Form;
use crate::spec::chart::{MarkKindSpec, ShapeSpec};
use crate::spec::json::Json;
use crate::spec::read::Read;

/// Shapes of groups, in Vega-Lite's order.
const FORMS: [Form; 5] = [Form::Circle, Form::Square, Form::Cross, Form::Diamond, Form::Triangle];

/// Dashes of groups, in px: an unbroken line first, then such as are told apart at a width of 2 px.
const DASHES: [(f64, f64); 4] = [(0.0, 0.0), (6.0, 4.0), (2.0, 3.0), (12.0, 4.0)];

/// Area of the greatest symbol in square px, as in Vega-Lite: a circle 19 px across.
const MOST_AREA: f64 = 361.0;

/// The symbol of each row, or one for all.
pub(super) fn forms(
    draft: &Draft,
    rows: &Rows,
    scales: &Scales,
    out: &mut Diagnostics,
) -> Vec<Form> {
    let own = match draft.mark.kind {
        MarkKindSpec::Square => Form::Square,
        MarkKindSpec::Point => draft.mark.shape.map_or(Form::Circle, form),
        _ => Form::Circle,
    };
    let Some(bound) = draft.find(Channel::Shape) else { return vec![own] };
    if let Some(json) = &bound.spec.value {
        return vec![named(json, bound, out).unwrap_or(own)];
    }
    let range = range(bound).iter().filter_map(|json| named(json, bound, out)).collect::<Vec<_>>();
    let range = if range.is_empty() { FORMS.to_vec() } else { range };
    let pick = |row| pick(&range, scales.place(draft, Channel::Shape, row)).unwrap_or(own);
    rows.iter().map(pick).collect()
}

fn form(shape: ShapeSpec) -> Form {
    match shape {
        ShapeSpec::Circle => Form::Circle,
        ShapeSpec::Square => Form::Square,
        ShapeSpec::Diamond => Form::Diamond,
        ShapeSpec::Triangle => Form::Triangle,
        ShapeSpec::Cross => Form::Cross,
    }
}

fn named(json: &Json, bound: &Bound, out: &mut Diagnostics) -> Option<Form> {
    ShapeSpec::read(json, &bound.spec.place, out).map(form)
}

fn range(bound: &Bound) -> &[Json] {
    bound.spec.scale.as_ref().and_then(|scale| scale.range.as_deref()).unwrap_or_default()
}

/// The element at a place; from the beginning again when there are too few.
fn pick<T: Copy>(range: &[T], place: f64) -> Option<T> {
    let index = if place >= 0.0 { place as usize } else { return None };
    range.get(index.checked_rem(range.len())?).copied()
}

/// The dash of each row, or one for all.
pub(super) fn dashes(
    draft: &Draft,
    rows: &Rows,
    scales: &Scales,
    out: &mut Diagnostics,
) -> Vec<(f64, f64)> {
    let Some(bound) = draft.find(Channel::StrokeDash) else {
        return draft.mark.stroke_dash.as_deref().map(pair).into_iter().collect();
    };
    if let Some(json) = &bound.spec.value {
        let lengths = Vec::<f64>::read(json, &bound.spec.place.member("value"), out);
        return lengths.as_deref().map(pair).into_iter().collect();
    }
    let lengths =
        range(bound).iter().filter_map(|json| Vec::<f64>::read(json, &bound.spec.place, out));
    let range: Vec<(f64, f64)> = lengths.map(|lengths| pair(&lengths)).collect();
    let range = if range.is_empty() { DASHES.to_vec() } else { range };
    let place = |row| scales.place(draft, Channel::StrokeDash, row);
    rows.iter().map(|row| pick(&range, place(row)).unwrap_or_default()).collect()
}

/// A dash and a gap; one length stands for both, and without a gap the line is unbroken.
fn pair(lengths: &[f64]) -> (f64, f64) {
    match lengths {
        [both] if *both > 0.0 => (*both, *both),
        [dash, gap, ..] if *dash > 0.0 && *gap > 0.0 => (*dash, *gap),
        _ => (0.0, 0.0),
    }
}

/// The size of each row, or one for all; empty when nothing is said.
pub(super) fn sizes(draft: &Draft, rows: &Rows, all: &[&Share], out: &mut Diagnostics) -> Vec<f64> {
    let is_symbol = [MarkKindSpec::Point, MarkKindSpec::Circle, MarkKindSpec::Square];
    let own = draft.mark.size.filter(|size| *size > 0.0 && is_symbol.contains(&draft.mark.kind));
    let Some(bound) = draft.find(Channel::Size) else { return own.into_iter().collect() };
    let number = |json: &Json| match json {
        Json::Number(value) => Some(value.max(0.0)),
        _ => None,
    };
    let value = bound.spec.value.as_ref().and_then(number);
    let condition = bound.spec.condition.as_ref().filter(|condition| {
        predicate::check(&condition.test, &draft.table, out) && number(&condition.value).is_some()
    });
    if let Some(found) = bound.spec.value.as_ref().filter(|_| value.is_none()) {
        out.add(message::wrong_type(&bound.spec.place.member("value"), "a number", found.kind()));
    }
    let scale =
        matches!(bound.values, Values::Field(_) | Values::Datum(_)).then(|| Areas::new(bound, all));
    let size = |row: u32| {
        let is_met = |test| predicate::fits(test, &draft.table, row as usize);
        let other = condition.filter(|condition| is_met(&condition.test));
        let other = other.and_then(|condition| number(&condition.value));
        let scaled = scale.as_ref().map(|scale| scale.area(bound.number(row)));
        // Where nothing is said for a row, the layout's own size is what NaN stands for.
        other.or(scaled).or(value).or(own).unwrap_or(f64::NAN)
    };
    rows.iter().map(size).collect()
}

/// From values to areas.
struct Areas {
    low: f64,
    high: f64,
    least: f64,
    most: f64,
}

impl Areas {
    fn new(bound: &Bound, all: &[&Share]) -> Self {
        let scale = bound.spec.scale.as_ref();
        let numbers = |list: Option<&Vec<Json>>| match list.map(Vec::as_slice) {
            Some([Json::Number(from), Json::Number(to)]) => Some((*from, *to)),
            _ => None,
        };
        let (least, most) =
            numbers(scale.and_then(|s| s.range.as_ref())).unwrap_or((0.0, MOST_AREA));
        let written = numbers(scale.and_then(|s| s.domain.as_ref()));
        let (low, high) = written.unwrap_or_else(|| {
            let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
            for share in all {
                for value in share.draft.find(Channel::Size).into_iter().flat_map(|bound| {
                    share.rows.iter().map(|row| bound.number(row)).filter(|v| v.is_finite())
                }) {
                    (low, high) = (low.min(value), high.max(value));
                }
            }
            // An area that is a number of things is none when there are none.
            if scale.and_then(|s| s.zero).unwrap_or(true) {
                (low.min(0.0), high)
            } else {
                (low, high)
            }
        });
        Self { low, high, least, most }
    }

    fn area(&self, value: f64) -> f64 {
        let part = (value - self.low) / (self.high - self.low);
        let area = self.least + part.clamp(0.0, 1.0) * (self.most - self.least);
        if area.is_finite() { area.max(0.0) } else { f64::NAN }
    }
}
