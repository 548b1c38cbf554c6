//! Tables of a flatbuffer, read where they stand; anything that does not fit is nothing.

/// A table of a flatbuffer.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// A vector of a flatbuffer.
#[derive(Clone, Copy)]
pub(super) struct Vector<'a> {
    bytes: &'a [u8],
    /// Where its first element stands.
    at: usize,
    len: usize,
}

/// `N` bytes at a place.
pub(super) fn bytes<const N: usize>(all: &[u8], at: usize) -> Option<[u8; N]> {
    all.get(at..at.checked_add(N)?)?.try_into().ok()
}

fn offset(all: &[u8], at: usize) -> Option<usize> {
    let offset = u32::from_le_bytes(bytes(all, at)?);
    at.checked_add(usize::try_from(offset).ok()?)
}

impl<'a> Table<'a> {
    /// The table that a buffer begins with.
    pub(super) fn root(bytes: &'a [u8]) -> Option<Self> {
        Some(Self { bytes, at: offset(bytes, 0)? })
    }

    /// Where a field stands; nothing when it has its default.
    fn field(&self, index: usize) -> Option<usize> {
        let back = i32::from_le_bytes(bytes(self.bytes, self.at)?);
        let known = self.at.checked_add_signed(isize::try_from(back).ok()?.checked_neg()?)?;
        let size = usize::from(u16::from_le_bytes(bytes(self.bytes, known)?));
        let entry = index.checked_mul(2)?.checked_add(4)?;
        if entry + 2 > size {
            return None;
        }
        let offset = usize::from(u16::from_le_bytes(bytes(self.bytes, known.checked_add(entry)?)?));
        (offset > 0).then(|| self.at.checked_add(offset))?
    }

    /// A field of `N` bytes.
    pub(super) fn value<const N: usize>(&self, index: usize) -> Option<[u8; N]> {
        bytes(self.bytes, self.field(index)?)
    }

    /// A field of a whole number of 8 bytes; 0 by default.
    pub(super) fn long(&self, index: usize) -> i64 {
        self.value(index).map_or(0, i64::from_le_bytes)
    }

    /// A field of a whole number of 2 bytes.
    pub(super) fn short(&self, index: usize) -> Option<i16> {
        self.value(index).map(i16::from_le_bytes)
    }

    /// A field of one byte; 0 by default.
    pub(super) fn byte(&self, index: usize) -> u8 {
        self.value::<1>(index).map_or(0, |[byte]| byte)
    }

    /// A table in a field.
    pub(super) fn table(&self, index: usize) -> Option<Self> {
        Some(Self { bytes: self.bytes, at: offset(self.bytes, self.field(index)?)? })
    }

    /// A text in a field.
    pub(super) fn text(&self, index: usize) -> Option<&'a str> {
        let Vector { bytes, at, len } = self.vector(index)?;
        std::str::from_utf8(bytes.get(at..at.checked_add(len)?)?).ok()
    }

    /// A vector in a field; none when it is longer than the buffer.
    pub(super) fn vector(&self, index: usize) -> Option<Vector<'a>> {
        let start = offset(self.bytes, self.field(index)?)?;
        let len = usize::try_from(u32::from_le_bytes(bytes(self.bytes, start)?)).ok()?;
        let at = start.checked_add(4)?;
        (len <= self.bytes.len()).then_some(Vector { bytes: self.bytes, at, len })
    }
}

impl<'a> Vector<'a> {
    /// Its tables.
    pub(super) fn tables(self) -> impl Iterator<Item = Option<Table<'a>>> {
        let Self { bytes, at, len } = self;
        (0..len).map(move |index| {
            let place = at.checked_add(index.checked_mul(4)?)?;
            Some(Table { bytes, at: offset(bytes, place)? })
        })
    }

    /// Its elements, which are pairs of whole numbers of 8 bytes.
    pub(super) fn pairs(self) -> impl Iterator<Item = Option<(usize, usize)>> {
        let Self { bytes: all, at, len } = self;
        (0..len).map(move |index| {
            let place = at.checked_add(index.checked_mul(16)?)?;
            let one = |at| usize::try_from(i64::from_le_bytes(bytes(all, at)?)).ok();
            Some((one(place)?, one(place.checked_add(8)?)?))
        })
    }
}
