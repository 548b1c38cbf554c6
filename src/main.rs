//! The `datastory` command of the editor's desk.

#[cfg(not(target_family = "wasm"))]
fn main() -> std::process::ExitCode {
    datastory::native::cli::run()
}

/// The test runner of the web also builds this file.
#[cfg(target_family = "wasm")]
fn main() {}
