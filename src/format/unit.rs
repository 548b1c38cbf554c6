//! Units: how a figure is written with its unit in one language.

use super::Locale;

/// A unit in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its name in the file.
    pub name: std::rc::Rc<str>,
    /// What it counts as.
    pub kind: UnitKind,
    /// The figure with its unit: `{}` is the number; plural forms are parted by `|`.
    pub pattern: String,
    /// The same for ears; empty when it is read as it is drawn.
    pub spoken: String,
    /// The unit alone, as an axis names it.
    pub title: String,
}

/// What a unit counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// A part of a hundred.
    Percent,
    /// The difference of two percents.
    PercentagePoint,
    /// Growth or fall in percent.
    PercentChange,
    /// An amount of money.
    Money,
    /// A number of things.
    Count,
    /// Any other quantity.
    Quantity,
}

impl Unit {
    /// The pattern that a language for eyes or ears writes it by.
    pub(super) fn pattern(&self, locale: &Locale) -> &str {
        if locale.is_spoken() && !self.spoken.is_empty() { &self.spoken } else { &self.pattern }
    }

    /// The unit that a calculation comes to when the data have none of their own, in the words of
    /// the language: percent, percentage points, or — for a ratio, as a quantity — times.
    pub fn built_in(kind: UnitKind, locale: &Locale) -> Self {
        let name = match kind {
            UnitKind::Percent | UnitKind::PercentChange => "percent",
            UnitKind::PercentagePoint => "percentage-point",
            UnitKind::Money | UnitKind::Count | UnitKind::Quantity => "times",
        };
        let pattern = ["unit-", name].concat();
        let title = [&pattern, "-name"].concat();
        let words = |name: &str| locale.word(name).to_owned();
        let (pattern, title) = (words(&pattern), words(&title));
        let pattern = if pattern.is_empty() { "{}".into() } else { pattern };
        Self { name: name.into(), kind, pattern, spoken: String::new(), title }
    }
}
