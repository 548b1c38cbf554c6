//! Words broken into lines: UAX #14 with kinsoku.
