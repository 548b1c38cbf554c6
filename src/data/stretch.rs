//! Numbers between gaps: how far they reach, which is the least and which the greatest.
//!
//! All passes over very many numbers go through here, because each costs milliseconds.

use std::ops::Range;

/// Numbers that stand in a row without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Index of the first of them.
    pub first: usize,
    /// Index of the last of them.
    pub last: usize,
    /// Index of the first of the least.
    pub least: usize,
    /// Index of the first of the greatest.
    pub greatest: usize,
}

impl Stretch {
    /// Both together, of which the other one comes later.
    fn and(self, later: Self, values: &[f64]) -> Self {
        let is_less = values.get(later.least) < values.get(self.least);
        let is_greater = values.get(later.greatest) > values.get(self.greatest);
        Self {
            first: self.first,
            last: later.last,
            least: if is_less { later.least } else { self.least },
            greatest: if is_greater { later.greatest } else { self.greatest },
        }
    }
}

/// All that is a number.
pub const FINITE: (f64, f64) = (f64::MIN, f64::MAX);

/// Engines begin with slow code and put the fast one in its place between two calls: so none looks at
/// more numbers than that.
const AT_A_TIME: usize = 2048;

/// The stretches of numbers from `within.0` to `within.1`; all else is a gap.
pub fn stretches(values: &[f64], within: (f64, f64)) -> impl Iterator<Item = Stretch> + '_ {
    let is_gap = move |value: &f64| !(*value >= within.0 && *value <= within.1);
    let mut at = 0;
    std::iter::from_fn(move || {
        at += values.get(at..)?.iter().take_while(|value| is_gap(value)).count();
        let mut found: Option<Stretch> = None;
        while let Some(near) = values.get(at..values.len().min(at + AT_A_TIME)) {
            let Some(more) = reach(near, within) else { break };
            let [last, least, greatest] = more.map(|index| at + index);
            let own = Stretch { first: at, last, least, greatest };
            found = Some(found.map_or(own, |before| before.and(own, values)));
            at = last + 1;
        }
        found
    })
}

/// The last before the first gap, the least and the greatest; nothing when it begins with a gap.
#[inline(never)]
fn reach(values: &[f64], within: (f64, f64)) -> Option<[usize; 3]> {
    let (mut least, mut greatest) = ((0, f64::INFINITY), (0, f64::NEG_INFINITY));
    let mut len = 0_usize;
    for value in values {
        if !(*value >= within.0 && *value <= within.1) {
            break;
        }
        if *value < least.1 {
            least = (len, *value);
        }
        if *value > greatest.1 {
            greatest = (len, *value);
        }
        len += 1;
    }
    Some([len.checked_sub(1)?, least.0, greatest.0])
}

/// The first, last, least and greatest of all numbers, gaps passed over; nothing when there is none.
pub fn around(values: &[f64]) -> Option<Stretch> {
    stretches(values, FINITE).reduce(|one, other| one.and(other, values))
}

/// The least and the greatest of all numbers; nothing when there is none.
pub fn extent(values: &[f64]) -> Option<(f64, f64)> {
    let own = around(values)?;
    Some((*values.get(own.least)?, *values.get(own.greatest)?))
}

/// Those of numbers that never go back that lie from `within.0` to `within.1`, found by halves.
pub fn part_of_order(values: &[f64], within: (f64, f64)) -> Range<usize> {
    // What is no number stands at one of the ends, by its sign.
    let is_none = |value: &f64| value.total_cmp(&f64::NEG_INFINITY).is_lt();
    let first = values.partition_point(|value| *value < within.0 || is_none(value));
    first..first.max(values.partition_point(|value| *value <= within.1 || is_none(value)))
}

/// Whether numbers never go back; what is none stands at the end.
pub fn is_in_order(values: &[f64]) -> bool {
    let mut before = f64::NEG_INFINITY;
    for value in values {
        let goes_on = *value >= before || value.total_cmp(&before).is_ge();
        if !goes_on {
            return false;
        }
        before = *value;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(values: &[f64], within: (f64, f64)) -> Vec<[usize; 4]> {
        let parts = |own: Stretch| [own.first, own.last, own.least, own.greatest];
        stretches(values, within).map(parts).collect()
    }

    #[test]
    fn gaps_part_numbers() {
        let gap = f64::NAN;
        assert_eq!(all(&[], FINITE), [[0; 4]; 0]);
        assert_eq!(all(&[gap, gap], FINITE), [[0; 4]; 0]);
        let values = [gap, 2.0, 1.0, 2.0, 1.0, gap, f64::INFINITY, 5.0];
        assert_eq!(all(&values, FINITE), [[1, 4, 2, 1], [7, 7, 7, 7]]);
        assert_eq!(all(&values, (1.5, 2.0)), [[1, 1, 1, 1], [3, 3, 3, 3]]);
        assert_eq!((extent(&values), extent(&[gap])), (Some((1.0, 5.0)), None));
    }

    #[test]
    fn long_stretches_are_one() {
        let len = AT_A_TIME * 3;
        let mut values: Vec<f64> = (0..len).map(|at| (at % 7) as f64).collect();
        (values[AT_A_TIME], values[AT_A_TIME + 1]) = (-3.0, 9.0);
        assert_eq!(all(&values, FINITE), [[0, len - 1, AT_A_TIME, AT_A_TIME + 1]]);
        values[AT_A_TIME * 2] = f64::NAN;
        let (end, next) = (AT_A_TIME * 2 - 1, AT_A_TIME * 2 + 1);
        let least = (next..len).find(|at| values[*at] == 0.0).unwrap();
        let greatest = (next..len).find(|at| values[*at] == 6.0).unwrap();
        let two = [[0, end, AT_A_TIME, AT_A_TIME + 1], [next, len - 1, least, greatest]];
        assert_eq!(all(&values, FINITE), two);
    }

    #[test]
    fn parts_of_an_order_are_its_stretches() {
        let numbers = [-f64::NAN, f64::NEG_INFINITY, -2.0, -0.0, 0.0, 1.0, 1.0, 5.0, f64::NAN];
        for within in [FINITE, (0.0, 1.0), (-0.0, 4.0), (2.0, 3.0), (-9.0, -3.0), (5.0, 5.0)] {
            for values in (0..numbers.len()).map(|at| &numbers[at..]) {
                let found = part_of_order(values, within);
                let wanted = all(values, within).first().map(|own| own[0]..own[1] + 1);
                assert_eq!(Some(found).filter(|found| !found.is_empty()), wanted, "{within:?}");
            }
        }
    }

    #[test]
    fn order_is_that_of_the_library() {
        let mut values: Vec<f64> = (0..AT_A_TIME * 2 + 5).map(|at| (at / 2) as f64).collect();
        assert!(
            is_in_order(&values) && is_in_order(&[]) && is_in_order(&[0.0, f64::NAN, f64::NAN])
        );
        assert!(!is_in_order(&[f64::NAN, 0.0]) && is_in_order(&[-0.0, 0.0]));
        for at in [1, AT_A_TIME - 1, AT_A_TIME, AT_A_TIME + 1, AT_A_TIME * 2] {
            let before = std::mem::replace(&mut values[at], -1.0);
            assert!(!is_in_order(&values), "{at}");
            values[at] = before;
        }
    }
}
