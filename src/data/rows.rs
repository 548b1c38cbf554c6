//! Which rows of a table are meant, in which order: mostly all of them, as they stand.

use std::rc::Rc;

/// Rows of a table by number; copies share them.
#[derive(Clone, Debug, PartialEq)]
pub enum Rows {
    /// So many from the first one on: a million rows need no million numbers.
    First(usize),
    /// These.
    These(Rc<[u32]>),
}

impl Rows {
    /// The number of the row at `index`.
    #[inline(never)]
    pub fn get(&self, index: usize) -> Option<u32> {
        match self {
            Self::First(len) => u32::try_from(index).ok().filter(|_| index < *len),
            Self::These(rows) => rows.get(index).copied(),
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            Self::First(len) => *len,
            Self::These(rows) => rows.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.len()).map(|index| self.get(index).unwrap_or(u32::MAX))
    }

    /// Where a row is among them.
    pub fn find(&self, row: u32) -> Option<usize> {
        match self {
            Self::First(len) => Some(row as usize).filter(|at| at < len),
            Self::These(rows) => rows.iter().position(|own| *own == row),
        }
    }

    /// The first of them alone.
    pub fn first(&self) -> Self {
        self.get(0).map_or(Self::First(0), |row| Self::These([row].into()))
    }

    /// The numbers of a column in these rows, NaN where it has none; a column that is wanted as it
    /// stands is lent.
    pub fn pick(&self, column: &Rc<[f64]>) -> Rc<[f64]> {
        match self {
            Self::First(len) if *len == column.len() => column.clone(),
            _ => {
                let number = |row: u32| column.get(row as usize).copied().unwrap_or(f64::NAN);
                self.iter().map(number).collect()
            }
        }
    }
}

impl FromIterator<u32> for Rows {
    fn from_iter<I: IntoIterator<Item = u32>>(rows: I) -> Self {
        Self::These(rows.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_rows_are_the_same_as_each_by_itself() {
        let (all, each) = (Rows::First(4), (0..4).collect::<Rows>());
        let column: Rc<[f64]> = [0.5, 1.5, f64::NAN, 3.5].into();
        for rows in [&all, &each] {
            assert_eq!((rows.len(), rows.get(3), rows.get(4)), (4, Some(3), None));
            assert_eq!((rows.find(2), rows.find(4)), (Some(2), None));
            assert!(rows.iter().eq(0..4) && rows.first().iter().eq(0..1));
            let picked = rows.pick(&column);
            assert!(picked.iter().map(|v| v.to_bits()).eq(column.iter().map(|v| v.to_bits())));
        }
        assert!(Rc::ptr_eq(&all.pick(&column), &column));
        assert!(Rows::First(5).pick(&column).last().is_some_and(|last| last.is_nan()));
        assert!(Rows::First(0).is_empty() && Rows::First(0).first().is_empty());
    }
}
