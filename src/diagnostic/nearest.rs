//! The known name that an unknown one was probably meant to be.

use crate::limit::{NAME_LETTERS, NAMES};

/// The nearest of `known` by Damerau–Levenshtein distance, when it is near enough to be meant: a
/// third of the letters may be wrong.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let letters = name.chars().take(NAME_LETTERS + 1).count();
    if letters > NAME_LETTERS {
        return None;
    }
    let limit = letters.div_ceil(3);
    // In bytes it is at most four times as long, and a third of the letters longer.
    let is_near = |candidate: &&str| candidate.len() <= 4 * (letters + limit);
    let near =
        known.take(NAMES).filter(is_near).map(|candidate| (distance(name, candidate), candidate));
    near.filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|n| n.1)
}

/// Number of letters to insert, remove, replace or swap.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, other) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(&above, j) + usize::from(letter != other);
            let mut least = replaced.min(at(&above, j + 1) + 1).min(at(&row, j) + 1);
            let is_swapped =
                i > 0 && j > 0 && a.get(i - 1) == Some(other) && b.get(j - 1) == Some(letter);
            if is_swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant() {
        let known = ["encoding", "transform", "title"];
        assert_eq!(nearest("encodnig", known.into_iter()), Some("encoding"));
        assert_eq!(nearest("tilte", known.into_iter()), Some("title"));
        assert_eq!(nearest("colour", known.into_iter()), None);
    }
}
