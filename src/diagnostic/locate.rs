//! Finds line and column of a place in the text of its file.
