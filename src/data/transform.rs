//! Tables out of tables: filter, fold, aggregate, units.
