//! Compares with golden files; `BLESS=1 cargo test` writes them anew.

use std::path::Path;

/// Asserts that `found` is what the file in `tests/` holds.
pub(crate) fn golden(file: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(file);
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    if expected != found {
        let line = expected.lines().zip(found.lines()).position(|(a, b)| a != b);
        let line = line.unwrap_or(expected.lines().count().min(found.lines().count()));
        let at = |text: &str| text.lines().nth(line).unwrap_or("(end)").to_owned();
        panic!(
            "{file}:{} differs; if the new form is right: BLESS=1 cargo test\n- {}\n+ {}",
            line + 1,
            at(&expected),
            at(found)
        );
    }
}
