//! One step at one size becomes one scene.
