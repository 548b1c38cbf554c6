//! Which rows of a table fit a predicate.
