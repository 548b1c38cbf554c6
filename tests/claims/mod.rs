//! What must hold for any input: one claim for each room that hostile input reaches.
//!
//! A claim takes bytes and panics where it does not hold. The fuzz targets feed it what they find,
//! the ordinary suite what proptest makes up and every case that was once found.

pub mod csv;
pub mod describe;
pub mod figures;
pub mod input;
#[allow(dead_code, reason = "a part of it suits real stories only")]
#[path = "../scene/judge.rs"]
mod judge;
pub mod layout;
pub mod lines;
pub mod numbers;
pub mod player;
pub mod prose;
pub mod sample;
pub mod story;
pub mod svg;
pub mod ticks;

/// A claim about what comes of some bytes.
pub type Claim = fn(&[u8]);

/// All claims by the name of their fuzz target.
pub const ALL: [(&str, Claim); 11] = [
    ("csv", csv::claim),
    ("describe", describe::claim),
    ("figures", figures::claim),
    ("layout", layout::claim),
    ("lines", lines::claim),
    ("numbers", numbers::claim),
    ("player", player::claim),
    ("prose", prose::claim),
    ("story", story::claim),
    ("svg", svg::claim),
    ("ticks", ticks::claim),
];
