//! A scene painted through any plotters backend.
