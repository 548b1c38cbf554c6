//! A step in words, for speech and for the table.
