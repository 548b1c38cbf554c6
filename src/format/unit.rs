//! Units: how a figure is written with its unit in one language.

/// A unit in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its name in the file.
    pub name: std::rc::Rc<str>,
    /// What it counts as.
    pub kind: UnitKind,
    /// The figure with its unit: `{}` is the number; plural forms are parted by `|`.
    pub pattern: String,
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
