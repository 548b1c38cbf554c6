//! A spec and its tables become a story in one language.
