//! The shell at the editor's desk: the only home of files, arguments and printing.

pub mod cli;
mod echo;
pub mod embed;
mod estimate;
pub mod examine;
pub mod files;
pub mod fonts;
pub mod png;
pub mod publish;
pub mod render;
mod stale;
pub mod svg;
pub mod table;
pub mod twin;
mod vega_lite;
