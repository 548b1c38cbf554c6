//! The `datastory` command of the editor's desk.
fn main() {}
