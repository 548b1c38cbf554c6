//! Lines of very many data: the picture is that of all of them, and its cost is that of a screen.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails loudly"
)]

#[path = "scale/counted.rs"]
mod counted;
#[path = "scale/equal.rs"]
mod equal;
#[path = "scale/found.rs"]
mod found;
#[path = "scale/ranges.rs"]
mod ranges;
#[path = "scale/sample.rs"]
mod sample;
