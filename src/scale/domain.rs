//! What a scale covers.

use super::{ticks, time};

/// What a scale covers.
#[derive(Clone, Debug, PartialEq)]
pub enum Domain {
    /// Numbers, equal differences at equal lengths; least and greatest are finite and differ.
    Linear(f64, f64),
    /// Numbers above zero, equal ratios at equal lengths.
    Log(f64, f64),
    /// Days since 1970.
    Time(f64, f64),
    /// Names, each with a width of its own.
    Band(Vec<String>),
    /// Names at places without width.
    Point(Vec<String>),
}

impl Domain {
    /// The same domain, widened until it ends on round values that suit about `count` ticks; names
    /// stay as they are. What is not finite becomes 0 to 1.
    pub fn nice(&self, count: usize) -> Self {
        match self {
            Self::Linear(min, max) => {
                let (min, max) = ticks::nice(*min, *max, count);
                Self::Linear(min, max)
            }
            Self::Log(min, max) => {
                let (min, max) = ticks::nice_log(*min, *max);
                Self::Log(min, max)
            }
            Self::Time(min, max) => {
                let (min, max) = time::nice(*min, *max, count);
                Self::Time(min, max)
            }
            Self::Band(_) | Self::Point(_) => self.clone(),
        }
    }
}
