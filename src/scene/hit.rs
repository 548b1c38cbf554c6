//! Which target lies under a point, and which is next.
