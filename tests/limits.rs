//! `docs/limits.md` says what `src/limit.rs` says, and so does the loader.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

const SOURCE: &str = include_str!("../src/limit.rs");
const DOCUMENT: &str = include_str!("../docs/limits.md");
const LOADER: &str = include_str!("../www/datastory.js");

/// The value of `4 << 20` or `1000`.
fn value(written: &str) -> usize {
    let number = |text: &str| text.trim().replace('_', "").parse::<usize>().unwrap();
    match written.split_once("<<") {
        Some((number_part, shift)) => number(number_part) << number(shift),
        None => number(written),
    }
}

/// Each limit as the document's table has it.
fn rows() -> Vec<String> {
    let mut rows = Vec::new();
    let mut words = String::new();
    for line in SOURCE.lines() {
        if let Some(more) = line.strip_prefix("/// ") {
            words.push_str(more);
            words.push(' ');
        } else if let Some(rest) = line.strip_prefix("pub const ") {
            let (name, rest) = rest.split_once(": usize = ").unwrap();
            let (what, why) = words.trim().split_once(": ").unwrap();
            let most = value(rest.trim_end_matches(';'));
            rows.push(format!("| `{name}` | {most} | {what} | {why} |"));
            words.clear();
        }
    }
    rows
}

#[test]
fn the_document_says_what_the_code_says() {
    let rows = rows();
    assert!(rows.len() >= 20);
    let written: Vec<&str> = DOCUMENT.lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(written, rows);
}

#[test]
fn the_page_takes_as_much_as_the_desk_says() {
    let of_loader = |name: &str| {
        let after = LOADER.split_once(&format!("const {name} = ")).unwrap().1;
        value(after.split(';').next().unwrap())
    };
    assert_eq!(of_loader("MOST_BYTES"), datastory::limit::FILE_BYTES);
    assert_eq!(of_loader("MOST_DATA"), datastory::limit::DATA_BYTES);
    assert_eq!(of_loader("MOST_FILES"), datastory::limit::DATA_FILES);
}
