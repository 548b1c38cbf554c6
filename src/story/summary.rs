//! Data that stand for all of a layer that has more than anybody would go through one by one.

use crate::data::stretch::{self, Stretch};
use std::ops::Range;

/// Most data of a layer that are each a thing of their own to keyboards, screen readers and tables.
/// More are summed up, and found by pointing.
pub(crate) const MANY: usize = 200;

/// Data that are told of each slice: its first, least, greatest and last.
const EACH: usize = 4;

/// At most [`MANY`] indices, in order: the ends and extremes of every line, and of as many slices of
/// it as there is room for. None when there are few data. `values` are what is measured.
pub(super) fn summary(values: &[f64], lines: &[Range<usize>], len: usize) -> Vec<u32> {
    if len <= MANY {
        return Vec::new();
    }
    let most = MANY / EACH;
    let whole = 0..len;
    let few = Some(lines).filter(|lines| !lines.is_empty() && lines.len() <= most);
    let lines = few.unwrap_or(std::slice::from_ref(&whole));
    let each = most / lines.len();
    let mut told = Vec::new();
    for line in lines {
        let count = line.len();
        for slice in 0..each.min(count) {
            let from = line.start + count * slice / each;
            let to = line.start + count * (slice + 1) / each;
            tell(values, from..to, &mut told);
        }
    }
    told.dedup();
    told.into_iter().filter_map(|index| u32::try_from(index).ok()).collect()
}

/// Adds the ends and extremes of a slice, in order; gaps are passed over.
fn tell(values: &[f64], slice: Range<usize>, told: &mut Vec<usize>) {
    let from = slice.start;
    let own = values.get(slice).unwrap_or_default();
    let Some(Stretch { first, last, least, greatest }) = stretch::around(own) else { return };
    for index in [first, least.min(greatest), least.max(greatest), last] {
        if told.last() != Some(&(from + index)) {
            told.push(from + index);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_data_stand_for_themselves() {
        assert!(summary(&[1.0; MANY], &[], MANY).is_empty());
    }

    #[test]
    fn ends_and_extremes_stand_for_many() {
        let mut values: Vec<f64> = (0..100_000).map(|at| f64::from(at % 997)).collect();
        (values[33_333], values[77_777], values[50_000]) = (1e6, -1e6, f64::NAN);
        let lines = [0..60_000, 60_000..100_000];
        let told = summary(&values, &lines, values.len());
        assert!(told.len() <= MANY && told.len() > MANY / 2, "{}", told.len());
        assert!(told.windows(2).all(|pair| pair[0] < pair[1]));
        for wanted in [0, 33_333, 59_999, 60_000, 77_777, 99_999] {
            assert!(told.contains(&wanted), "{wanted}");
        }
    }

    #[test]
    fn gaps_and_many_lines_are_survived() {
        assert!(summary(&[f64::NAN; 300], &[], 300).is_empty());
        let lines: Vec<Range<usize>> = (0..300).map(|at| at..at + 1).collect();
        let told = summary(&[1.0; 300], &lines, 300);
        assert!(told.len() <= MANY && told.first() == Some(&0) && told.last() == Some(&299));
        assert!(summary(&[], &[], 300).is_empty());
    }
}
