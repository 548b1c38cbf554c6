//! Data stories for news pages.
