//! Data stories for news pages.
//!
//! ```text
//! story.json ─spec::parse→ StorySpec ─story::resolve→ Story (+ Diagnostics)
//!     ─layout→ Scene ─paint→ canvas | SVG → PNG
//! ```
//!
//! Each room imports only from those before it in this list; the two shells stand outside.

pub mod limit;
pub mod diagnostic;
// One room a line, in the order of the pipeline.
pub mod spec;
pub mod data;
pub mod scale;
pub mod format;
pub mod text;
pub mod scene;
pub mod story;
pub mod layout;
pub mod describe;
pub mod edition;
pub mod paint;
pub mod player;

#[cfg(not(target_family = "wasm"))]
pub mod native;
#[cfg(target_family = "wasm")]
pub mod web;
