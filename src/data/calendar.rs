//! ISO 8601 dates and the periods that figures speak of, as days since 1970.
