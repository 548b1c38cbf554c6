//! A datum in words: what, how much, how exact, when, and where from.
