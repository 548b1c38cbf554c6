//! Putting things in order: one sort for all, because each copy of a library's costs readers 4 KB.

use std::cmp::Ordering;

/// Indices from 0 to `len`, put in order; equal ones stay as they are.
///
/// Ever longer runs that are in order already are merged, so sorted input takes little time.
pub fn sorted(len: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..len).collect();
    let mut run = 1;
    while run < len {
        let mut merged = Vec::with_capacity(len);
        for pair in sorted.chunks(run.saturating_mul(2)) {
            let (mut first, mut second) = pair.split_at(run.min(pair.len()));
            while let ([a, left @ ..], [b, right @ ..]) = (first, second) {
                // What is in order already is taken over in one go.
                if first.last().is_some_and(|last| order(*last, *b) != Ordering::Greater) {
                    break;
                }
                if order(*a, *b) == Ordering::Greater {
                    merged.push(*b);
                    second = right;
                } else {
                    merged.push(*a);
                    first = left;
                }
            }
            merged.extend_from_slice(first);
            merged.extend_from_slice(second);
        }
        sorted = merged;
        run = run.saturating_mul(2);
    }
    sorted
}

/// Things in the order of a number of each, from the least to the greatest; equal ones stay as they
/// are.
pub fn by_number<T>(things: Vec<T>, number: impl Fn(&T) -> f64) -> Vec<T> {
    let numbers: Vec<f64> = things.iter().map(number).collect();
    let sorted = sorted_numbers(&numbers);
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    sorted.iter().filter_map(|index| things.get_mut(*index)?.take()).collect()
}

/// Indices of numbers, from the least to the greatest.
fn sorted_numbers(numbers: &[f64]) -> Vec<usize> {
    sorted(numbers.len(), &|a, b| match (numbers.get(a), numbers.get(b)) {
        (Some(a), Some(b)) => a.total_cmp(b),
        _ => Ordering::Equal,
    })
}

#[cfg(test)]
mod tests {
    use super::{by_number, sorted};

    #[test]
    fn puts_in_order_as_the_library_does() {
        let mut seed = 1_u32;
        for len in 0..70 {
            let keys: Vec<u32> = std::iter::repeat_with(|| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                seed >> 27
            })
            .take(len)
            .collect();
            let mut theirs: Vec<usize> = (0..len).collect();
            theirs.sort_by_key(|index| keys[*index]);
            assert_eq!(sorted(len, &|a, b| keys[a].cmp(&keys[b])), theirs);
        }
    }

    #[test]
    fn sorted_input_is_compared_once() {
        let compared = std::cell::Cell::new(0);
        let order = |a: usize, b: usize| {
            compared.set(compared.get() + 1);
            a.cmp(&b)
        };
        assert_eq!(sorted(1000, &order), (0..1000).collect::<Vec<_>>());
        assert!(compared.get() < 1000);
    }

    #[test]
    fn things_follow_their_numbers() {
        let things = vec![("c", 2.0), ("a", -1.0), ("d", f64::NAN), ("b", -1.0)];
        let names: Vec<&str> = by_number(things, |thing| thing.1).iter().map(|t| t.0).collect();
        assert_eq!(names, ["a", "b", "c", "d"]);
    }
}
