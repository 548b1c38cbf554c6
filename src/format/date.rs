//! Dates and periods as readers write them.
