//! The claims of the ordinary suite, for the fuzz targets.

#[path = "../../tests/claims/mod.rs"]
pub mod claims;
