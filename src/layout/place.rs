//! Where values stand along one direction: on a scale, or in bands.

use super::theme;
use crate::data::order::by_number;
use crate::data::stretch;
use crate::scale::{Domain, Scale};

/// Places along one direction, in px.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// Numbers or days.
    Scaled(Scale),
    /// Names.
    Bands(Bands),
    /// Nothing is told in this direction: the middle of the room.
    Middle(f64),
}

/// Rows or columns of names.
#[derive(Clone, Debug, Default)]
pub(super) struct Bands {
    /// Middle of each, in the order of the domain.
    pub(super) centers: Vec<f64>,
    /// Px across, without the room between them.
    pub(super) width: f64,
    /// Px from middle to middle where they are evenly spaced.
    pub(super) step: f64,
}

impl Bands {
    /// `count` bands over the room from `from` to `to`; `part` of each is its own width.
    pub(super) fn even(count: usize, (from, to): (f64, f64), part: f64) -> Self {
        let step = (to - from) / count.max(1) as f64;
        let centers = (0..count).map(|index| from + step * (index as f64 + 0.5)).collect();
        Self { centers, width: step.abs() * part, step: step.abs() }
    }

    /// The middle of band `index`; NaN where there is none.
    pub(super) fn center(&self, index: f64) -> f64 {
        if !(0.0..1e9).contains(&index) {
            return f64::NAN;
        }
        self.centers.get(index as usize).copied().unwrap_or(f64::NAN)
    }
}

impl Place {
    /// Where a value stands; NaN where it has no place.
    pub(super) fn at(&self, value: f64) -> f64 {
        match self {
            Self::Scaled(_) if !value.is_finite() => f64::NAN,
            Self::Scaled(scale) => scale.place(value),
            Self::Bands(bands) => bands.center(value),
            Self::Middle(px) => *px,
        }
    }

    /// The least and the greatest value that have a place at all.
    pub(super) fn placed(&self) -> (f64, f64) {
        match self {
            // The least number above zero.
            Self::Scaled(scale) if scale.is_log() => (f64::from_bits(1), f64::MAX),
            _ => stretch::FINITE,
        }
    }

    /// The least and the greatest value that stand between two px.
    pub(super) fn between(&self, from: f64, to: f64) -> (f64, f64) {
        let ends = match self {
            Self::Scaled(scale) => (scale.invert(from), scale.invert(to)),
            Self::Bands(bands) => (0.0, bands.centers.len() as f64 - 1.0),
            Self::Middle(_) => stretch::FINITE,
        };
        let (low, high) = (ends.0.min(ends.1), ends.0.max(ends.1));
        // Where all stand at one place, none is beyond it.
        if matches!(self, Self::Scaled(_)) && low >= high {
            (f64::MIN, f64::MAX)
        } else {
            (low, high)
        }
    }

    /// Where the value at `index` of a channel stands; the middle when the channel is not used.
    pub(super) fn nth(&self, values: &[f64], index: usize, middle: f64) -> f64 {
        if values.is_empty() { middle } else { values.get(index).map_or(f64::NAN, |v| self.at(*v)) }
    }

    /// Where bars begin: at zero, or at the end of the domain that is nearest to it.
    pub(super) fn zero(&self, domain: Option<&Domain>) -> f64 {
        let value = match domain {
            Some(Domain::Linear(a, b)) => 0_f64.clamp(a.min(*b), a.max(*b)),
            Some(Domain::Log(a, b) | Domain::Time(a, b)) => a.min(*b),
            _ => 0.0,
        };
        self.at(value)
    }

    /// Px across for a bar that stands at a place of it, when `places` are taken.
    pub(super) fn thickness(&self, places: &[f64]) -> f64 {
        match self {
            Self::Bands(bands) => bands.width,
            Self::Middle(_) => theme::WIDEST,
            Self::Scaled(_) => {
                let mut px: Vec<f64> = places.iter().map(|value| self.at(*value)).collect();
                px.retain(|px| px.is_finite());
                let px = by_number(px, |px| *px);
                let gaps = px.windows(2).filter_map(|pair| match pair {
                    [a, b] if b - a > 0.5 => Some(b - a),
                    _ => None,
                });
                let least = gaps.fold(f64::INFINITY, f64::min);
                (least * theme::UPRIGHT).clamp(theme::THINNEST, theme::WIDEST_IN_TIME)
            }
        }
    }
}
