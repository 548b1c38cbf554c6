//! CSV text as rows.
