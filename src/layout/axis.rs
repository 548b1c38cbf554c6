//! Axes: which ticks there is room for, how wide their words are, and how they are drawn.

use super::frame::{Frame, is_discrete};
use super::lettering::Lettering;
use super::picture::{Look, Owner, Picture};
use super::place::Place;
use super::theme;
use crate::data::calendar::Precision;
use crate::data::order::by_number;
use crate::format::number::NumberForm;
use crate::format::{date, number};
use crate::scale::{Domain, ticks};
use crate::scene::{Align, Ink, Point, Rect, Role};
use crate::story::chart::{Axis, Guide, Layer, Mark, Panel};

/// The ticks of an axis of numbers or days.
#[derive(Clone, Debug, Default)]
pub(super) struct Ticks {
    pub(super) values: Vec<f64>,
    /// Their words; empty where there are none.
    pub(super) labels: Vec<String>,
    /// Width of the widest label.
    pub(super) width: f64,
    /// How far from its tick the middle of a label stands, as a value.
    shift: f64,
}

impl Ticks {
    /// By how many px a label would leave the room that ends there.
    pub(super) fn overhang(&self, place: &Place, end: f64, pen: Lettering<'_>) -> f64 {
        let labels = self.values.iter().zip(&self.labels);
        let ends = labels
            .map(|(value, label)| place.at(*value) + pen.width(label, theme::AXIS) / 2.0 - end);
        ends.fold(0.0, f64::max)
    }
}

/// How far from its tick the middle of a label stands, days. Beside bars that reach from one day to
/// another a year is a stretch, and its name stands in the middle of it, not where it begins.
pub(super) fn shift(panel: &Panel) -> f64 {
    /// Half of a year, days.
    const HALF: f64 = 182.5;
    let guide = panel.x.as_ref().and_then(|axis| axis.guide.as_ref());
    let is_year = guide.is_some_and(|guide| guide.date == Some(Precision::Year));
    if is_year && panel.layers.iter().any(is_span) { HALF } else { 0.0 }
}

/// Whether a layer has bars from one place to another.
pub(super) fn is_span(layer: &Layer) -> bool {
    matches!(layer.mark, Mark::Bar { .. }) && layer.is_horizontal && !layer.x2.is_empty()
}

/// Ticks of an axis that has about `count` of them.
pub(super) fn ticks_of(axis: &Axis, count: usize, lettering: Lettering<'_>) -> Ticks {
    let Some(guide) = &axis.guide else { return Ticks::default() };
    let values = match &guide.values {
        Some(values) => listed(values, &axis.domain),
        None => ticks(&axis.domain, guide.count.unwrap_or(count)),
    };
    let labels = if guide.labels { labels_of(&values, axis, guide, lettering) } else { Vec::new() };
    let widths = labels.iter().map(|label| lettering.width(label, theme::AXIS));
    let width = widths.fold(0.0, f64::max);
    Ticks { values, labels, width, shift: 0.0 }
}

/// The most ticks along a width whose words keep clear of one another.
pub(super) fn fitting(
    axis: &Axis,
    (place, shift): (&Place, f64),
    room: (f64, f64),
    lettering: Lettering<'_>,
) -> Ticks {
    /// Narrowest room for one tick, px.
    const NARROWEST: f64 = 56.0;
    // Years are read one by one, numbers are measured by few lines.
    let most =
        if matches!(axis.domain, Domain::Time(..)) { 10.0 } else { theme::GRID_LINES.1 as f64 };
    let most = ((room.1 - room.0) / NARROWEST).clamp(2.0, most) as usize;
    for count in (2..=most).rev() {
        let found = Ticks { shift, ..ticks_of(axis, count, lettering) };
        if !has_doubles(&found) && gap(&found, place, room, lettering) >= theme::LABEL_GAP {
            return found;
        }
        if axis.guide.as_ref().is_some_and(|guide| guide.values.is_some() || guide.count.is_some())
        {
            break;
        }
    }
    let few = Ticks { shift, ..ticks_of(axis, 2, lettering) };
    thinned(few, place, room, lettering)
}

/// Whether two neighbours read the same, such as days of one year that is written as a year.
fn has_doubles(ticks: &Ticks) -> bool {
    ticks.labels.windows(2).any(|pair| matches!(pair, [a, b] if a == b && !a.is_empty()))
}

/// The least room between neighbouring labels.
fn gap(ticks: &Ticks, place: &Place, room: (f64, f64), lettering: Lettering<'_>) -> f64 {
    let spans = by_number(spans(ticks, place, room, lettering).collect(), |span| span.0);
    let gaps = spans.windows(2).map(|pair| match pair {
        [(_, end), (start, _)] => start - end,
        _ => f64::INFINITY,
    });
    gaps.fold(f64::INFINITY, f64::min)
}

/// From where to where each label reaches, kept inside the picture.
fn spans(
    ticks: &Ticks,
    place: &Place,
    room: (f64, f64),
    lettering: Lettering<'_>,
) -> impl Iterator<Item = (f64, f64)> {
    ticks.values.iter().zip(&ticks.labels).map(move |(value, label)| {
        let width = lettering.width(label, theme::AXIS);
        let start = kept(place.at(*value + ticks.shift) - width / 2.0, width, room);
        (start, start + width)
    })
}

/// Keeps words of that width between two places; the first wins where there is no room.
pub(super) fn kept(start: f64, width: f64, room: (f64, f64)) -> f64 {
    start.min(room.1 - width).max(room.0)
}

/// Drops the words (not the ticks) that come too near to the words before.
fn thinned(ticks: Ticks, place: &Place, room: (f64, f64), lettering: Lettering<'_>) -> Ticks {
    let spans: Vec<(f64, f64)> = spans(&ticks, place, room, lettering).collect();
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let Ticks { values, mut labels, width, shift } = ticks;
    labels.dedup_by(|next, label| {
        if next == label {
            next.clear();
        }
        false
    });
    for (label, (start, end)) in labels.iter_mut().zip(spans) {
        let is_free = taken
            .iter()
            .all(|(from, to)| start - to >= theme::LABEL_GAP || from - end >= theme::LABEL_GAP);
        if is_free {
            taken.push((start, end));
        } else {
            label.clear();
        }
    }
    Ticks { values, labels, width, shift }
}

/// The ticks that the author listed and that the domain covers.
fn listed(values: &[f64], domain: &Domain) -> Vec<f64> {
    let (low, high) = match domain {
        Domain::Linear(a, b) | Domain::Log(a, b) | Domain::Time(a, b) => (a.min(*b), a.max(*b)),
        Domain::Band(_) | Domain::Point(_) => (0.0, f64::INFINITY),
    };
    values.iter().copied().filter(|value| *value >= low && *value <= high).collect()
}

/// The words of all ticks; the unit stands in the name of the axis, else at the greatest tick.
fn labels_of(values: &[f64], axis: &Axis, guide: &Guide, pen: Lettering<'_>) -> Vec<String> {
    match (&axis.domain, guide.date) {
        (Domain::Time(..), Some(precision)) => {
            let written = values.iter().map(|value| date::date(*value, precision, pen.locale));
            written.collect()
        }
        (Domain::Time(..), None) => date::ticks(values, pen.locale),
        _ => {
            // Digits that the data have are not needed where all ticks are whole.
            let is_whole = values.iter().all(|value| libm::trunc(*value) == *value);
            let digits = guide.form.digits.filter(|_| !is_whole);
            let form = NumberForm { digits, ..guide.form.clone() };
            number::ticks(values, &form, pen.locale, guide.title.is_empty())
        }
    }
}

/// Draws the lines of both axes: they lie under the marks. `bands` are from where to where the marks
/// of each row reach, where names stand between them.
pub(super) fn draw_lines(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    (x_ticks, y_ticks): (&Ticks, &Ticks),
    bands: &[(f64, f64)],
) {
    let panel = frame.panel;
    if let Some(axis) = &panel.y {
        draw_grid(picture, frame, axis, (y_ticks, false), &[]);
    }
    // Upright lines only where x is read beside names, not behind lines over time.
    let has_names = panel.y.is_none() || is_discrete(panel.y.as_ref());
    if let Some(axis) = &panel.x {
        if has_names {
            draw_grid(picture, frame, axis, (x_ticks, true), bands);
        }
        draw_foot(picture, frame, axis, x_ticks);
    }
    let area = frame.area;
    let covers_zero = |axis: &Option<Axis>| {
        let domain = axis.as_ref().map(|axis| &axis.domain);
        matches!(domain, Some(Domain::Linear(a, b)) if a.min(*b) <= 0.0 && a.max(*b) >= 0.0)
    };
    let look = Look::drawn(Ink::Baseline, theme::HAIRLINE);
    if covers_zero(&panel.x) && has_names {
        let x = frame.x.at(0.0);
        let owner = Owner::new(Role::AxisDomain, &key(frame, "x"));
        upright(picture, &owner, x, (area, bands), look);
    }
    if covers_zero(&panel.y) && !y_ticks.values.is_empty() {
        let y = frame.y.at(0.0);
        let owner = Owner::new(Role::AxisDomain, &key(frame, "y"));
        picture.rule(&owner, Point { x: area.x, y }, Point { x: area.right(), y }, look);
    }
}

/// Draws an upright line over the whole area, or only where no names stand.
fn upright(
    picture: &mut Picture<'_>,
    owner: &Owner,
    x: f64,
    (area, bands): (Rect, &[(f64, f64)]),
    look: Look,
) {
    // At the very rim half of it would be cut.
    let x = x.max(theme::HAIRLINE / 2.0);
    let whole = [(area.y, area.bottom())];
    for (from, to) in if bands.is_empty() { &whole } else { bands } {
        picture.rule(owner, Point { x, y: *from }, Point { x, y: *to }, look);
    }
}

/// The identity of a panel's axis part.
pub(super) fn key(frame: &Frame<'_>, name: &str) -> String {
    if frame.panel.title.is_empty() {
        return name.to_owned();
    }
    [name, " ", &frame.panel.title].concat()
}

fn draw_grid(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    axis: &Axis,
    (ticks, is_upright): (&Ticks, bool),
    bands: &[(f64, f64)],
) {
    // Times beside names are read across all rows.
    let is_time = is_upright && matches!(axis.domain, Domain::Time(..));
    let Some(guide) = axis.guide.as_ref().filter(|guide| guide.grid || is_time) else { return };
    let area = frame.area;
    let look = Look::drawn(Ink::Grid, theme::HAIRLINE);
    for value in &ticks.values {
        // The base line lies there.
        if *value == 0.0 && matches!(axis.domain, Domain::Linear(..)) {
            continue;
        }
        let words = spell(*value, axis, guide, picture.lettering);
        let name = if is_upright { "x " } else { "y " };
        let owner = Owner::new(Role::AxisGrid, &key(frame, &[name, &words].concat()));
        if is_upright {
            upright(picture, &owner, frame.x.at(*value), (area, bands), look);
        } else {
            let y = frame.y.at(*value);
            picture.rule(&owner, Point { x: area.x, y }, Point { x: area.right(), y }, look);
        }
    }
}

/// The identity of a tick: its value as read, whatever the other ticks are.
fn spell(value: f64, axis: &Axis, guide: &Guide, pen: Lettering<'_>) -> String {
    if matches!(axis.domain, Domain::Time(..)) {
        // A day is the finest step, so that all dates are told apart.
        return date::tick(value, 1.0, pen.locale);
    }
    number::number(value, &guide.form, pen.locale)
}

/// The line along the foot of the area and its tick strokes.
fn draw_foot(picture: &mut Picture<'_>, frame: &Frame<'_>, axis: &Axis, ticks: &Ticks) {
    let Some(guide) = &axis.guide else { return };
    let area = frame.area;
    let (y, outwards) = if guide.is_far { (area.y, -1.0) } else { (area.bottom(), 1.0) };
    let look = Look::drawn(Ink::Baseline, theme::HAIRLINE);
    // The base line is there already, or lies higher and is the only one that names need.
    let is_double = match frame.panel.y.as_ref().map(|y| &y.domain) {
        Some(Domain::Linear(a, b)) => {
            a.min(*b) == 0.0 || a.min(*b) < 0.0 && is_discrete(Some(axis))
        }
        _ => false,
    };
    if guide.line && !is_double {
        let owner = Owner::new(Role::AxisDomain, &key(frame, "foot"));
        picture.rule(&owner, Point { x: area.x, y }, Point { x: area.right(), y }, look);
    }
    if !guide.ticks {
        return;
    }
    for (value, label) in ticks.values.iter().zip(&ticks.labels) {
        if !label.is_empty() {
            let x = frame.x.at(*value);
            let owner = Owner::new(Role::AxisTick, &key(frame, &["x ", label].concat()));
            picture.rule(&owner, Point { x, y }, Point { x, y: y + outwards * theme::TICK }, look);
        }
    }
}

/// Draws the labels of a y axis of numbers, right-aligned against the drawing area.
pub(super) fn draw_y_labels(picture: &mut Picture<'_>, frame: &Frame<'_>, ticks: &Ticks) {
    let Some(axis) = &frame.panel.y else { return };
    let Some(guide) = &axis.guide else { return };
    let area = frame.area;
    let (x, align) = if guide.is_far {
        (area.right() + theme::AXIS_GAP, Align::Left)
    } else {
        (area.x - theme::AXIS_GAP, Align::Right)
    };
    for (value, label) in ticks.values.iter().zip(&ticks.labels) {
        let words = spell(*value, axis, guide, picture.lettering);
        let owner = Owner::new(Role::AxisLabel, &key(frame, &["y ", &words].concat()));
        let at = Point { x, y: frame.y.at(*value) };
        picture.words(&owner, at, align, (label, theme::AXIS), Ink::Muted);
    }
}

/// Draws the labels of an x axis of numbers or days, each under its tick and inside the picture.
pub(super) fn draw_x_labels(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    ticks: &Ticks,
    room: Rect,
) {
    let Some(axis) = &frame.panel.x else { return };
    let Some(guide) = &axis.guide else { return };
    let line = theme::leading(theme::AXIS) / 2.0;
    let y = if guide.is_far {
        frame.area.y - theme::AXIS_GAP - line
    } else {
        frame.area.bottom() + theme::AXIS_GAP + line
    };
    for (value, label) in ticks.values.iter().zip(&ticks.labels) {
        let width = picture.lettering.width(label, theme::AXIS);
        let middle = frame.x.at(*value + ticks.shift);
        let start = kept(middle - width / 2.0, width, (room.x, room.right()));
        let words = spell(*value, axis, guide, picture.lettering);
        let owner = Owner::new(Role::AxisLabel, &key(frame, &["x ", &words].concat()));
        let at = Point { x: start + width / 2.0, y };
        picture.words(&owner, at, Align::Center, (label, theme::AXIS), Ink::Muted);
    }
}
