//! From a domain to a range and back; ticks.

pub mod domain;
pub mod ticks;
pub mod time;

pub use domain::Domain;
pub use ticks::{TICKS, nice, ticks};

/// Part of a step that a band fills: the gap is half of the bar.
const BAND: f64 = 2.0 / 3.0;
/// How many times the range's length something may lie outside of it: far out of sight, and still
/// small enough for any painter.
const FAR: f64 = 1000.0;

/// Maps places of a domain to px, and back.
///
/// A place is an `f64`: the number itself, days since 1970, or the index of a name. What has no
/// place (NaN, infinite, not above zero on a log scale) maps to NaN. When least and greatest are
/// equal, all that is finite maps to the middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    map: Map,
    /// Where the domain begins and ends, in px.
    range: (f64, f64),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Map {
    /// From the first value to the last.
    Linear(f64, f64),
    /// From the logarithm of the first value to that of the last.
    Log(f64, f64),
    /// So many names; whether they have a width.
    Names(f64, bool),
}

impl Scale {
    /// The scale from `domain` to `range`, which is px where the domain begins and where it ends.
    pub fn new(domain: &Domain, reverse: bool, range: (f64, f64)) -> Self {
        let map = match domain {
            Domain::Linear(first, last) | Domain::Time(first, last) => Map::Linear(*first, *last),
            Domain::Log(first, last) => Map::Log(log(*first), log(*last)),
            Domain::Band(names) => Map::Names(names.len() as f64, true),
            Domain::Point(names) => Map::Names(names.len() as f64, false),
        };
        Self { map, range: if reverse { (range.1, range.0) } else { range } }
    }

    /// Px of a place; the middle of its band for a name.
    pub fn place(&self, value: f64) -> f64 {
        let part = match self.map {
            Map::Linear(first, last) => part(value, first, last),
            Map::Log(first, last) => part(log(value), first, last),
            Map::Names(count, _) if count < 1.0 => f64::NAN,
            Map::Names(count, _) => (value + 0.5) / count,
        };
        let px = self.range.0 + part.clamp(-FAR, FAR) * (self.range.1 - self.range.0);
        if value.is_finite() && px.is_finite() { px } else { f64::NAN }
    }

    /// Whether only what is above zero has a place.
    pub fn is_log(&self) -> bool {
        matches!(self.map, Map::Log(..))
    }

    /// The place at `px`; for names the index of the nearest one.
    pub fn invert(&self, px: f64) -> f64 {
        let part = part(px, self.range.0, self.range.1);
        // Weighing both ends never leaves the numbers that there are; a difference could.
        let between = |first: f64, last: f64| first * (1.0 - part) + last * part;
        match self.map {
            Map::Linear(first, last) => between(first, last),
            Map::Log(first, last) => libm::pow(10.0, between(first, last)),
            Map::Names(count, _) if count < 1.0 || part.is_nan() => f64::NAN,
            Map::Names(count, _) => libm::floor(part * count).clamp(0.0, count - 1.0),
        }
    }

    /// Px from one name to the next; 0 when the domain has no names.
    pub fn step(&self) -> f64 {
        match self.map {
            Map::Names(count, _) if count >= 1.0 => (self.range.1 - self.range.0).abs() / count,
            _ => 0.0,
        }
    }

    /// Px that a name's band is wide; 0 when names have no width.
    pub fn band(&self) -> f64 {
        match self.map {
            Map::Names(_, true) => self.step() * BAND,
            _ => 0.0,
        }
    }
}

/// Where `value` stands between `first` (0) and `last` (1).
fn part(value: f64, first: f64, last: f64) -> f64 {
    if first == last && first.is_finite() {
        return 0.5;
    }
    let span = last - first;
    if span.is_finite() {
        return (value - first) / span;
    }
    // Too wide for one number: halves are not.
    (value / 2.0 - first / 2.0) / (last / 2.0 - first / 2.0)
}

/// The decimal logarithm; NaN for what has none.
fn log(value: f64) -> f64 {
    if value > 0.0 && value.is_finite() { libm::log10(value) } else { f64::NAN }
}

#[cfg(test)]
mod tests;
