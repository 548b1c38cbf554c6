//! Axes: names of measures with their unit, ticks, lines, and the house's defaults for them.

use super::channel::Channel;
use super::domain::Scales;
use super::facet::Share;
use super::field::{Bound, Values, datum};
use super::form;
use super::name::Name;
use super::sources::Sources;
use super::stack;
use crate::data::Field;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::search::split_once;
use crate::format::number::NumberForm;
use crate::format::unit::{Unit, UnitKind};
use crate::spec::channel::{AxisSpec, KindSpec, SideSpec, StackSpec};
use crate::spec::json::Json;
use crate::spec::read::Switch::{Off, On};
use crate::spec::read::{Switch, TextSpec};
use crate::story::chart::Guide;
use std::rc::Rc;

/// The axis that is written on a channel.
pub(super) fn axis_of(bound: &Bound) -> Option<&AxisSpec> {
    match &bound.spec.axis {
        Some(On(axis)) => Some(axis),
        _ => None,
    }
}

/// The axis of x or y; nothing when the author turned it off. The first mark that says something
/// about it is heard.
pub(super) fn guide(
    channel: Channel,
    shares: &[&Share],
    scales: &Scales,
    sources: &Sources,
    out: &mut Diagnostics,
) -> Option<Guide> {
    let bounds: Vec<(&Share, &Bound)> =
        shares.iter().filter_map(|share| Some((*share, share.draft.find(channel)?))).collect();
    let (_, bound) = bounds.first()?;
    let spoken = bounds.iter().find(|(_, bound)| bound.spec.axis.is_some());
    let is_off = spoken.is_some_and(|(_, bound)| matches!(bound.spec.axis, Some(Off)));
    let is_unit_chart = bound.field().is_some_and(|field| field.name.starts_with("unit-"));
    if is_off || (is_unit_chart && spoken.is_none()) {
        return None;
    }
    let axis = spoken.and_then(|(_, bound)| axis_of(bound));
    let other = if channel == Channel::X { Channel::Y } else { Channel::X };
    let other = shares.iter().find_map(|share| share.draft.find(other)).map(|bound| bound.kind);
    let defaults = Defaults::new(channel, bound, other);
    let form = axis_form(channel, &bounds, axis, sources, out);
    let format = axis.and_then(|axis| Some((axis.format.as_deref()?, axis.place.member("format"))));
    let date = match format.filter(|_| bound.kind == KindSpec::Temporal) {
        Some((format, place)) => form::date_form(format, &place, out),
        None => bound.field().and_then(|field| form::date_precision(field.format.as_deref()?)),
    };
    let far = if channel == Channel::X { SideSpec::Top } else { SideSpec::Right };
    let values = axis.and_then(|axis| axis.values.as_ref()).map(|values| {
        let place = |json| tick(json, channel, bound, scales);
        values.iter().filter_map(place).collect()
    });
    Some(Guide {
        title: title(&bounds, &form, sources, out),
        grid: axis.and_then(|axis| axis.grid).unwrap_or(defaults.grid),
        labels: axis.and_then(|axis| axis.labels).unwrap_or(true),
        ticks: axis.and_then(|axis| axis.ticks).unwrap_or(defaults.ticks),
        line: axis.and_then(|axis| axis.domain).unwrap_or(defaults.line),
        count: axis.and_then(|axis| axis.tick_count).map(|count| count as usize),
        values,
        is_far: axis.and_then(|axis| axis.orient) == Some(far),
        form,
        date,
    })
}

fn tick(json: &Json, channel: Channel, bound: &Bound, scales: &Scales) -> Option<f64> {
    if !bound.is_continuous() {
        let names = scales.names(channel)?;
        return names.list.iter().position(|name| name.is(json)).map(|index| index as f64);
    }
    match datum(json, bound.kind)? {
        Name::Number(value) | Name::Day(value) => Some(value),
        _ => None,
    }
}

/// What is shown of an axis when its author says nothing (STYLE, "Ink").
struct Defaults {
    grid: bool,
    ticks: bool,
    line: bool,
}

impl Defaults {
    fn new(channel: Channel, bound: &Bound, other: Option<KindSpec>) -> Self {
        let is_measure = |kind: KindSpec| kind == KindSpec::Quantitative;
        let measures = is_measure(bound.kind);
        let other_measures = other.is_some_and(is_measure);
        let is_x = channel == Channel::X;
        Self {
            // Horizontal grid only, unless the measure lies along x and nothing measures along y.
            grid: measures && (channel == Channel::Y || !other_measures),
            ticks: bound.kind == KindSpec::Temporal,
            // A baseline stands under the measure, and along an axis that is alone.
            line: other_measures && (!measures || is_x) || is_x && other.is_none(),
        }
    }
}

/// How the numbers of an axis are written; it has a unit only when all rows of all marks share it.
fn axis_form(
    channel: Channel,
    bounds: &[(&Share, &Bound)],
    axis: Option<&AxisSpec>,
    sources: &Sources,
    out: &mut Diagnostics,
) -> NumberForm {
    let written =
        axis.and_then(|axis| Some((axis.format.as_deref()?, axis.place.member("format"))));
    let mut shared: Option<NumberForm> = None;
    for (share, bound) in bounds {
        if !matches!(bound.values, Values::Field(_)) || bound.kind != KindSpec::Quantitative {
            continue;
        }
        let written = written.as_ref().map(|(format, place)| (*format, place));
        let mut form = form::channel_form(share.draft, bound, written, &share.rows, sources, out);
        if stack::mode(share.draft) == StackSpec::Normalize && channel == share.draft.measure() {
            form.unit = Some(percent(sources));
        }
        match &mut shared {
            None => shared = Some(form),
            Some(first) => {
                let name = |form: &NumberForm| form.unit.as_ref().map(|unit| unit.name.clone());
                if name(first) != name(&form) {
                    first.unit = None;
                }
            }
        }
    }
    shared.unwrap_or_default()
}

/// The unit of parts of a whole: the story's own, or a bare percent sign.
fn percent(sources: &Sources) -> Rc<Unit> {
    let own = sources.units.iter().find(|unit| unit.kind == UnitKind::Percent).cloned();
    own.unwrap_or_else(|| Rc::new(sources.own_unit(UnitKind::Percent)))
}

/// The name of an axis: what the author wrote, else for numbers the name of the measure with its
/// unit. Names and dates speak for themselves.
fn title(
    bounds: &[(&Share, &Bound)],
    form: &NumberForm,
    sources: &Sources,
    out: &mut Diagnostics,
) -> String {
    if let Some(written) = bounds.iter().find_map(|(_, bound)| written_title(bound)) {
        return switched(written, sources, out);
    }
    let is_measure = |(_, bound): &&(&Share, &Bound)| {
        bound.field().is_some() && bound.kind == KindSpec::Quantitative
    };
    let first = bounds.iter().find(is_measure);
    let Some((share, field)) = first.and_then(|(share, bound)| Some((share, bound.field()?)))
    else {
        return String::new();
    };
    let measure = measure(share, field, sources, out);
    let unit = form.unit.as_ref().map_or("", |unit| unit.title.as_str());
    if unit.is_empty() || is_named(unit, &measure) {
        return measure;
    }
    if measure.is_empty() {
        return unit.into();
    }
    [measure.as_str(), &sources.locale.fill("unit-after-measure", unit)].concat()
}

/// Whether the name of a measure names its unit: as a word of its own, for "m" is in "measure" too.
fn is_named(unit: &str, measure: &str) -> bool {
    let is_word =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    let mut before = None;
    let mut rest = measure;
    while let Some((between, after)) = split_once(rest, unit) {
        if !is_word(between.chars().next_back().or(before)) && !is_word(after.chars().next()) {
            return true;
        }
        before = unit.chars().next_back();
        rest = after;
    }
    false
}

/// The title that is written for an axis, or for what is on it.
pub(super) fn written_title(bound: &Bound) -> Option<&Switch<TextSpec>> {
    axis_of(bound).and_then(|axis| axis.title.as_ref()).or(bound.spec.title.as_ref())
}

/// The words of something that can be turned off.
pub(super) fn switched(
    text: &Switch<TextSpec>,
    sources: &Sources,
    out: &mut Diagnostics,
) -> String {
    match text {
        Off => String::new(),
        On(text) => sources.words(text, out).into(),
    }
}

/// The name of what a field measures: for the reserved fields that of the rows, if all have the same
/// one; else the field's own title.
pub(super) fn measure(
    share: &Share,
    field: &Field,
    sources: &Sources,
    out: &mut Diagnostics,
) -> String {
    let table = &share.draft.table;
    if !form::is_measured(&field.name) || table.field("measure").is_none() {
        let title = field.title.as_ref();
        return title.map_or_else(String::new, |title| sources.cell(title, &table.place, out));
    }
    let mut cells = share.rows.iter().map(|row| table.text("measure", row as usize));
    match cells.next() {
        Some(first) if cells.all(|cell| cell == first) => sources.cell(&first, &table.place, out),
        // Rows that measure different things have no measure in common.
        _ => String::new(),
    }
}
