//! Colours: by field, by condition, by highlight.

use super::channel::Channel;
use super::domain::Scales;
use super::field::{Bound, Draft, Values};
use crate::data::{Rows, Table, predicate};
use crate::diagnostic::{Diagnostics, Place, message};
use crate::scene::ink::CATEGORIES;
use crate::scene::{Color, Ink};
use crate::spec::chart::MarkKindSpec;
use crate::spec::json::Json;
use crate::spec::predicate::PredicateSpec;

/// Whether each row carries the point of the step; empty when the mark's table cannot tell.
pub(super) fn highlighted(draft: &Draft, rows: &Rows, spec: Option<&PredicateSpec>) -> Vec<bool> {
    match spec {
        Some(spec) if has_fields(spec, &draft.table) => {
            rows.iter().map(|row| predicate::fits(spec, &draft.table, row as usize)).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a table has all fields that a predicate tests.
pub(super) fn has_fields(spec: &PredicateSpec, table: &Table) -> bool {
    match spec {
        PredicateSpec::And(all) | PredicateSpec::Or(all) => {
            all.iter().all(|one| has_fields(one, table))
        }
        PredicateSpec::Not(one) => has_fields(one, table),
        PredicateSpec::Field(test) => table.field(&test.field).is_some(),
    }
}

/// The colour of each row; one for all when they do not differ.
pub(super) fn inks(
    draft: &Draft,
    rows: &Rows,
    highlighted: &[bool],
    scales: &Scales,
    out: &mut Diagnostics,
) -> Vec<Ink> {
    let is_text = draft.mark.kind == MarkKindSpec::Text;
    let bound = draft.find(Channel::Color);
    let fixed = draft.mark.color.as_ref().map(|text| (text, draft.mark.place.member("color")));
    let fixed = fixed.and_then(|(text, place)| color(text, &place, out)).map(Ink::Fixed);
    let value = bound.and_then(|bound| constant(bound, out));
    let condition = bound.and_then(|bound| conditioned(bound, draft, out));
    let fixed = value.or(fixed);
    let is_scaled = bound.is_some_and(|bound| !matches!(bound.values, Values::Constant));
    let range = bound.map(|bound| range(bound, out)).unwrap_or_default();
    let is_of_part = bound.and_then(Bound::field).is_some_and(|field| &*field.name == "part");
    let ink = |(at, row): (usize, u32)| {
        let is_lit = highlighted.get(at).copied();
        match (condition, fixed) {
            (Some((test, ink)), _) if predicate::fits(test, &draft.table, row as usize) => ink,
            (_, Some(ink)) if !is_scaled => ink,
            _ if is_lit == Some(false) => context(is_text),
            // What is left of the whole stands back, whatever the whole is coloured by.
            _ if !is_of_part && draft.table.is_rest(row as usize) => context(is_text),
            _ if is_scaled => {
                categorical(scales.place(draft, Channel::Color, row), &range, is_text)
            }
            _ => plain(draft, is_lit == Some(true)),
        }
    };
    let differs = condition.is_some() || is_scaled || !highlighted.is_empty();
    let differs = differs || draft.table.field("part").is_some();
    rows.iter().take(if differs { usize::MAX } else { 1 }).enumerate().map(ink).collect()
}

/// What stands back.
fn context(is_text: bool) -> Ink {
    if is_text { Ink::Muted } else { Ink::Context }
}

/// The colour of a mark when nothing says another.
fn plain(draft: &Draft, is_lit: bool) -> Ink {
    match draft.mark.kind {
        MarkKindSpec::Text if is_lit => Ink::AccentText,
        MarkKindSpec::Text => Ink::Text,
        MarkKindSpec::Rule if !draft.is_target() => Ink::Muted,
        _ => Ink::Accent,
    }
}

/// The colour of the group at a place of the colour scale.
fn categorical(place: f64, range: &[Ink], is_text: bool) -> Ink {
    if place.is_nan() {
        return context(is_text);
    }
    let index = place as usize;
    if !range.is_empty() {
        return range.get(index % range.len()).copied().unwrap_or(Ink::Context);
    }
    match u8::try_from(index) {
        Ok(index) if usize::from(index) < CATEGORIES && is_text => Ink::CategoryText(index),
        Ok(index) if usize::from(index) < CATEGORIES => Ink::Category(index),
        // More groups than colours: the rest is grey rather than told wrongly.
        _ => context(is_text),
    }
}

fn constant(bound: &Bound, out: &mut Diagnostics) -> Option<Ink> {
    let json = bound.spec.value.as_ref()?;
    json_color(json, &bound.spec.place.member("value"), out).map(Ink::Fixed)
}

fn conditioned<'a>(
    bound: &'a Bound,
    draft: &Draft,
    out: &mut Diagnostics,
) -> Option<(&'a PredicateSpec, Ink)> {
    let condition = bound.spec.condition.as_ref()?;
    predicate::check(&condition.test, &draft.table, out);
    let color = json_color(&condition.value, &condition.place.member("value"), out)?;
    Some((&condition.test, Ink::Fixed(color)))
}

fn range(bound: &Bound, out: &mut Diagnostics) -> Vec<Ink> {
    let Some(scale) = &bound.spec.scale else { return Vec::new() };
    let place = scale.place.member("range");
    let range = scale.range.iter().flatten().enumerate();
    let colors = range.filter_map(|(index, json)| json_color(json, &place.element(index), out));
    colors.map(Ink::Fixed).collect()
}

fn json_color(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Color> {
    match json {
        Json::Text(text) => color(text, place, out),
        _ => {
            out.add(message::wrong_type(place, "a colour", json.kind()));
            None
        }
    }
}

/// Reads `#rrggbb`.
fn color(text: &str, place: &Place, out: &mut Diagnostics) -> Option<Color> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
    let part = |from: usize| u8::from_str_radix(digits?.get(from..from + 2)?, 16).ok();
    match (part(0), part(2), part(4)) {
        (Some(r), Some(g), Some(b)) => Some(Color { r, g, b }),
        _ => {
            out.add(message::bad_color(place, text));
            None
        }
    }
}
