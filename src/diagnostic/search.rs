//! Finding words in a text, plainly: the library's search for long texts costs readers 3 KB.

/// The text before and after the first `mark`; nothing when it has none.
pub fn split_once<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    // An empty mark stands at the beginning; windows of no length are not allowed.
    let mut windows = text.as_bytes().windows(mark.len().max(1));
    let at = match mark {
        "" => 0,
        _ => windows.position(|window| {
            #[cfg(test)]
            LOOKS.set(LOOKS.get() + 1);
            window == mark.as_bytes()
        })?,
    };
    Some((text.get(..at)?, text.get(at + mark.len()..)?))
}

#[cfg(test)]
thread_local! {
    /// At how many places was looked, for tests that count the work.
    pub(crate) static LOOKS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Whether a text has `mark` in it.
pub fn contains(text: &str, mark: &str) -> bool {
    split_once(text, mark).is_some()
}

#[cfg(test)]
mod tests {
    use super::split_once;

    #[test]
    fn finds_what_the_library_finds() {
        for text in ["", "a", "a - b", "逾90% - 約", "aab", "{{ }}", "--", "−−"] {
            for mark in ["", "a", "ab", " - ", "}}", "%", "約", "−", "long mark"] {
                assert_eq!(split_once(text, mark), text.split_once(mark), "{text} {mark}");
            }
        }
    }
}
