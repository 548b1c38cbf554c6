//! A step in words, for speech and for the table.

mod axes;
mod change;
mod datum;
pub mod export;
mod fact;
mod finding;
mod kind;
mod name;
mod notes;
mod range;
mod summary;
mod table;
mod trend;

pub use axes::axes;
pub use change::change;
pub use name::name;
pub use notes::notes;
pub use range::{DataRange, range};
pub use summary::summary;
pub use table::{DataRow, DataTable, table};
