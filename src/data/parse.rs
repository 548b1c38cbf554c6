//! Rows as written become a table of typed fields.
