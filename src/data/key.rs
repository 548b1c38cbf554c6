//! What makes a datum the same thing in another step: its key, made only when somebody asks.

use super::Rows;
use std::rc::Rc;

/// Identity of a thing in the data: the same thing in another step has the same key.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(pub Rc<str>);

/// The keys of the data of a layer; copies share them.
#[derive(Clone, Debug, PartialEq)]
pub enum Keys {
    /// One for each.
    Named(Rc<[Key]>),
    /// The number of each one's row in its table: a million rows need no million texts.
    Numbered(Rows),
}

impl Keys {
    /// The key of the datum at `index`.
    pub fn get(&self, index: usize) -> Option<Key> {
        match self {
            Self::Named(keys) => keys.get(index).cloned(),
            Self::Numbered(rows) => rows.get(index).map(|row| Key(row.to_string().into())),
        }
    }

    /// The index of the first datum with that key.
    pub fn find(&self, key: &Key) -> Option<usize> {
        match self {
            Self::Named(keys) => keys.iter().position(|own| own == key),
            Self::Numbered(rows) => {
                let row: u32 = key.0.parse().ok()?;
                rows.find(row).filter(|_| row.to_string() == *key.0)
            }
        }
    }

    /// Whether two data, each by its keys and index, are the same thing.
    pub fn is_same(&self, index: usize, other: &Self, at: usize) -> bool {
        match (self, other) {
            (Self::Named(keys), Self::Named(others)) => keys.get(index) == others.get(at),
            (Self::Numbered(rows), Self::Numbered(others)) => rows.get(index) == others.get(at),
            _ => self.get(index) == other.get(at),
        }
    }

    /// All of them, each made as it is asked for.
    pub fn iter(&self) -> impl Iterator<Item = Key> + '_ {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// Number of keys.
    pub fn len(&self) -> usize {
        match self {
            Self::Named(keys) => keys.len(),
            Self::Numbered(rows) => rows.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl FromIterator<Key> for Keys {
    fn from_iter<I: IntoIterator<Item = Key>>(keys: I) -> Self {
        Self::Named(keys.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_keys_when_asked() {
        let keys = Keys::Numbered([0, 1, 5, 3].into_iter().collect());
        let key = |text: &str| Key(text.into());
        assert_eq!(keys.get(2), Some(key("5")));
        assert_eq!(keys.get(4), None);
        assert_eq!(keys.find(&key("5")), Some(2));
        assert_eq!(keys.find(&key("1")), Some(1));
        assert_eq!(
            (keys.find(&key("01")), keys.find(&key("+1")), keys.find(&key("x"))),
            (None, None, None)
        );
        let named: Keys = keys.iter().collect();
        assert!((0..4).all(|at| keys.is_same(at, &named, at) && named.is_same(at, &keys, at)));
        assert_eq!(named.find(&key("3")), Some(3));
    }
}
