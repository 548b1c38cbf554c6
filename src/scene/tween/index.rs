//! Finds items by identity, without the code of a map.

use crate::scene::{Identity, Item};

/// Items by identity: a table with open addresses, at most half full.
pub(super) struct Index<'a> {
    items: &'a [Item],
    /// One more than the index of an item; 0 is free.
    places: Vec<u32>,
}

impl<'a> Index<'a> {
    /// Of several items with one identity the last is found: it was painted on top.
    pub(super) fn new(items: &'a [Item]) -> Self {
        let places = vec![0; (items.len() * 2 + 1).next_power_of_two()];
        let mut index = Self { items, places };
        for (number, item) in (1..).zip(items) {
            let place = index.place(&item.identity);
            if let Some(place) = index.places.get_mut(place) {
                *place = number;
            }
        }
        index
    }

    pub(super) fn find(&self, identity: &Identity) -> Option<usize> {
        let number = self.places.get(self.place(identity))?;
        (*number as usize).checked_sub(1)
    }

    /// The place of an identity, or the free one where it would be.
    fn place(&self, identity: &Identity) -> usize {
        let mask = self.places.len() - 1;
        let mut place = hash(identity) as usize & mask;
        while let Some(number) = self.places.get(place) {
            let item = (*number as usize).checked_sub(1).and_then(|at| self.items.get(at));
            if item.is_none_or(|item| item.identity == *identity) {
                break;
            }
            place = (place + 1) & mask;
        }
        place
    }
}

/// FNV-1a; stories are not secret, and their size is limited.
fn hash(identity: &Identity) -> u32 {
    let mut hash = 0x811c_9dc5_u32 ^ identity.part ^ ((identity.role as u32) << 24);
    for byte in identity.key.0.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash ^ (hash >> 15)
}
