//! What sentences are made of: each datum with its number, its time and its words for ears.

use super::datum::{Datum, data};
use crate::data::{Key, Qualifier};
use crate::format::Locale;
use crate::format::number::{NumberForm, figure};
use crate::format::unit::{Unit, UnitKind};
use crate::story::chart::Layer;
use crate::story::telling::measured;
use crate::story::{Step, Story};
use std::rc::Rc;

/// A datum that a sentence can speak of.
pub(super) struct Fact<'a> {
    pub(super) layer: &'a Layer,
    /// Its key, of one mark or of all units that it is drawn with.
    pub(super) key: Key,
    /// What it is, else when, else what is measured.
    pub(super) label: String,
    /// What it is; empty when only its time tells it from others.
    pub(super) what: String,
    /// When, aloud.
    pub(super) when: String,
    /// Its value, aloud.
    pub(super) words: String,
    /// Value and time as they are drawn.
    pub(super) drawn: [String; 2],
    pub(super) value: f64,
    pub(super) qualifier: Qualifier,
    pub(super) form: NumberForm,
    pub(super) time: f64,
    pub(super) is_lit: bool,
}

/// The facts of a step, in the order of its table.
pub(super) fn facts<'a>(story: &Story, step: &'a Step) -> Vec<Fact<'a>> {
    data(story, step).into_iter().filter_map(|datum| fact(story, datum)).collect()
}

fn fact<'a>(story: &Story, datum: Datum<'a>) -> Option<Fact<'a>> {
    let Datum { layer, index, telling } = datum;
    let row = layer.row(index);
    // What is left of a whole is no datum of its own.
    if layer.table.is_rest(row) {
        return None;
    }
    let measured = measured(story, layer, index);
    let names = [&telling.what, &telling.spoken_when, &telling.measure];
    let label = names.into_iter().find(|words| !words.is_empty()).cloned();
    Some(Fact {
        key: telling.key,
        label: label.unwrap_or_default(),
        what: telling.what,
        when: telling.spoken_when,
        words: telling.spoken,
        drawn: [telling.value, telling.when],
        value: measured.value,
        qualifier: measured.qualifier,
        form: measured.form,
        time: measured.time,
        is_lit: layer.is_highlighted.get(index).copied().unwrap_or(false),
        layer,
    })
}

impl Fact<'_> {
    /// What the numbers count as.
    pub(super) fn unit_kind(&self) -> Option<UnitKind> {
        self.form.unit.as_ref().map(|unit| unit.kind)
    }

    /// Whether both are in one unit.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        let name = |fact: &Self| fact.form.unit.as_ref().map(|unit| unit.name.clone());
        name(self) == name(other)
    }

    /// Whether its value can be reckoned with.
    pub(super) fn is_exact(&self) -> bool {
        self.qualifier == Qualifier::Exact && self.value.is_finite()
    }

    /// Whether it has no value where one is to be seen.
    pub(super) fn is_gap(&self) -> bool {
        self.layer.told.is_placed
            && !self.value.is_finite()
            && !matches!(self.qualifier, Qualifier::Range | Qualifier::Thousands)
    }
}

/// By how much one value is more than another, in words: percents differ by points. Nothing where
/// the sources are not exact enough, or the difference of such things means nothing.
pub(super) fn difference(more: &Fact, less: &Fact, story: &Story) -> Option<String> {
    let locale: &Locale = &story.spoken;
    let difference = more.value - less.value;
    if !more.is_exact() || !less.is_exact() || !more.is_alike(less) || difference == 0.0 {
        return None;
    }
    let points = || {
        let is_points = |unit: &&Rc<Unit>| unit.kind == UnitKind::PercentagePoint;
        let own = story.units.iter().find(is_points).cloned();
        own.unwrap_or_else(|| Rc::new(Unit::built_in(UnitKind::PercentagePoint, locale)))
    };
    let unit = match more.unit_kind()? {
        UnitKind::Percent | UnitKind::PercentChange => Some(points()),
        UnitKind::PercentagePoint | UnitKind::Money | UnitKind::Count => more.form.unit.clone(),
        // Ranks and ratios do not add up.
        UnitKind::Quantity => return None,
    };
    let form = NumberForm { unit, is_signed: false, ..more.form.clone() };
    Some(figure(difference.abs(), &form, locale))
}

/// How many times one value is another, in words; nothing where that says less than the numbers.
pub(super) fn ratio(more: &Fact, less: &Fact, story: &Story) -> Option<String> {
    /// From here on a ratio says more than a difference.
    const TELLING: f64 = 1.95;
    /// Digits of a ratio: nobody hears more.
    const DIGITS: u8 = 1;
    let is_counted = matches!(more.unit_kind(), Some(UnitKind::Money | UnitKind::Count));
    let is_exact = more.is_exact() && less.is_exact() && more.is_alike(less);
    let ratio = more.value / less.value;
    if !is_counted || !is_exact || less.value <= 0.0 || ratio < TELLING {
        return None;
    }
    let unit = Some(Rc::new(Unit::built_in(UnitKind::Quantity, &story.spoken)));
    let form = NumberForm { unit, digits: Some(DIGITS), is_trimmed: true, ..NumberForm::default() };
    Some(figure(ratio, &form, &story.spoken))
}
