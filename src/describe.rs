//! A step in words, for speech and for the table.

mod notes;

pub use notes::notes;
