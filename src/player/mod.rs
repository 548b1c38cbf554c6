//! Which step is on stage and what is in focus; no clock, no page.
