//! The scene between two scenes, matched by identity.
