//! A fixed table of widths, the same on every machine.
