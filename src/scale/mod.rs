//! From a domain to a range and back; ticks.
