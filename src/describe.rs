//! A step in words, for speech and for the table.

mod name;
mod notes;
mod table;

pub use name::name;
pub use notes::notes;
pub use table::{DataRow, DataTable, table};
