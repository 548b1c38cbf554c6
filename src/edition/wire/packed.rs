//! Parts of an edition that most readers never need: one line of its file, opened when it is asked for.

use super::{Reader, Wire};
use std::marker::PhantomData;

/// Something in one line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packed<T> {
    line: String,
    of: PhantomData<T>,
}

/// What stands between two lines of it.
const BETWEEN: char = '\u{1f}';

#[expect(private_bounds, reason = "what has its lines in the file is known here only")]
impl<T: Wire> Packed<T> {
    /// This, packed.
    pub fn new(one: &T) -> Self {
        let mut lines = String::new();
        one.write(&mut lines);
        Self { line: lines.replace('\n', &String::from(BETWEEN)), of: PhantomData }
    }

    /// What is packed; nothing when it is damaged.
    pub fn open(&self) -> Option<T> {
        let lines = self.line.replace(BETWEEN, "\n");
        let mut from = Reader { rest: &lines, is_broken: false };
        let one = T::read(&mut from);
        (!from.is_broken && from.rest.is_empty()).then_some(one)
    }
}

impl<T> Wire for Packed<T> {
    fn write(&self, out: &mut String) {
        self.line.write(out);
    }

    fn read(from: &mut Reader) -> Self {
        Self { line: Wire::read(from), of: PhantomData }
    }
}
