//! Axes in words: what is measured and from where to where.

use crate::data::calendar::Precision;
use crate::format::Locale;
use crate::format::date::date;
use crate::format::number::{NumberForm, figure};
use crate::format::unit::{Unit, UnitKind};
use crate::story::chart::{Axis, Domain};
use crate::story::{Step, Story};
use std::rc::Rc;

/// A sentence for each axis of numbers or time that is shown; the marks say the names that stand
/// along the others. Panels that share an axis have one sentence.
pub fn axes(story: &Story, step: &Step) -> Vec<String> {
    let locale = &story.spoken;
    let mut all: Vec<String> = Vec::new();
    for panel in &step.chart.panels {
        for (name, axis) in [("axis-x", &panel.x), ("axis-y", &panel.y)] {
            let said = axis.as_ref().and_then(|axis| axis_of(axis, locale));
            let said = said.map(|said| locale.fill("sentence", &locale.fill(name, &said)));
            all.extend(said.filter(|said| !all.contains(said)));
        }
    }
    all
}

fn axis_of(axis: &Axis, locale: &Locale) -> Option<String> {
    let guide = axis.guide.as_ref()?;
    // An axis that is named by its unit alone says it with its numbers.
    let is_unit = |unit: &Rc<Unit>| unit.title == guide.title;
    let is_unit = guide.form.unit.as_ref().is_some_and(is_unit);
    let title = if is_unit { "" } else { guide.title.as_str() };
    let (from, to) = match axis.domain {
        Domain::Linear(a, b) | Domain::Log(a, b) => {
            // The name of the axis names the unit, but a bare number is not heard as a percentage.
            let kind = guide.form.unit.as_ref().map(|unit| unit.kind);
            let is_said = matches!(kind, Some(UnitKind::Percent | UnitKind::PercentChange));
            let has_unit = title.is_empty() || is_said;
            let unit = guide.form.unit.clone().filter(|_| has_unit);
            let form = NumberForm { unit, digits: None, ..guide.form.clone() };
            let bare = NumberForm { unit: None, ..form.clone() };
            // "From 0 to 20 billion dollars", but "from 0% to 100%".
            let first = if is_said { &form } else { &bare };
            (figure(a, first, locale), figure(b, &form, locale))
        }
        Domain::Time(a, b) => {
            let precision = guide.date.unwrap_or(precision(a, b));
            (date(a, precision, locale), date(b, precision, locale))
        }
        Domain::Band(_) | Domain::Point(_) => return None,
    };
    let said = match title.is_empty() {
        true => locale.fill_two("axis-from-to", &from, &to),
        false => {
            let slots = [("{1}", title), ("{2}", &from), ("{3}", &to)];
            locale.say("axis-extent", &slots)
        }
    };
    let is_log = matches!(axis.domain, Domain::Log(..));
    Some(if is_log { locale.fill("axis-log", &said) } else { said })
}

/// How exactly the ends of a time are said.
fn precision(from: f64, to: f64) -> Precision {
    /// Days from which on years, and months, are exact enough.
    const DAYS: (f64, f64) = (900.0, 90.0);
    match (to - from).abs() {
        days if days >= DAYS.0 => Precision::Year,
        days if days >= DAYS.1 => Precision::Month,
        _ => Precision::Day,
    }
}
