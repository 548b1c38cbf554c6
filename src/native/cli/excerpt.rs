//! The lines of a file around a place, as a report shows them.

use crate::diagnostic::locate::Location;
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// Most columns of a line that is shown whole. Of a longer one, as in a file without line breaks,
/// only what is near the place is shown.
const LONG_LINE: usize = 140;
/// How many columns of a long line are shown either side of a place.
const AROUND: usize = 44;
/// Stands where a line is cut.
const CUT: &str = "…";

/// A place with the lines around it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Excerpt {
    file: String,
    text: String,
    /// Line of the file in which the text begins, from 0.
    first_line: usize,
    /// Place in the text: offset and length in bytes.
    span: (usize, usize),
    /// Line and column of the place in the file, from 0.
    at: (usize, usize),
}

impl Excerpt {
    /// The line of a place, with those before and after it where they are short.
    pub(super) fn new(file: &str, text: &str, location: &Location) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let (index, column) = (location.line - 1, location.column - 1);
        let line = |index: usize| lines.get(index).copied().unwrap_or_default();
        let own = line(index).trim_start_matches('\u{feff}');
        let offset = own.char_indices().nth(column).map_or(own.len(), |(at, _)| at);
        let (head, rest) = own.split_at(offset);
        let (found, tail) = rest.split_at_checked(location.bytes.len()).unwrap_or((rest, ""));
        let mut excerpt = Self {
            file: file.to_owned(),
            text: String::new(),
            first_line: index,
            span: (0, 0),
            at: (index, column),
        };
        let (before, found, after) = if is_short(own) {
            let above = index.checked_sub(1).map(line).filter(|line| is_short(line));
            excerpt.first_line -= usize::from(above.is_some());
            let below = lines.get(index + 1).filter(|line| is_short(line));
            let above = above.map(|above| [above, "\n"].concat()).unwrap_or_default();
            let below = below.map(|below| ["\n", below].concat()).unwrap_or_default();
            (above + head, found.to_owned(), tail.to_owned() + &below)
        } else {
            (last(head), first(found, LONG_LINE), first(tail, AROUND))
        };
        excerpt.span = (before.len(), found.len());
        excerpt.text = [before, found, after].concat();
        excerpt
    }

    /// The place in the excerpt.
    pub(super) fn span(&self) -> SourceSpan {
        self.span.into()
    }
}

impl SourceCode for Excerpt {
    /// All of the excerpt, whatever is asked for: it has been chosen already. Asked for no lines
    /// around the place, miette wants to know line and column of the place itself.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let whole = SourceSpan::from((0, self.text.len()));
        let (span, line, column) = match before {
            0 => (*span, self.at.0, self.at.1),
            _ => (whole, self.first_line, 0),
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.file.clone(),
            self.text.as_bytes(),
            span,
            line,
            column,
            self.text.lines().count(),
        )))
    }
}

fn is_short(line: &str) -> bool {
    line.chars().map(width).sum::<usize>() <= LONG_LINE
}

/// Columns of a letter in a terminal: two for Han, Hangul and full-width ones.
fn width(letter: char) -> usize {
    1 + usize::from(letter >= '\u{1100}')
}

/// How many letters fill so many columns.
fn fill(letters: impl Iterator<Item = char>, columns: usize) -> usize {
    let mut used = 0;
    letters
        .take_while(|letter| {
            used += width(*letter);
            used <= columns
        })
        .count()
}

fn first(text: &str, columns: usize) -> String {
    let count = fill(text.chars(), columns);
    let kept: String = text.chars().take(count).collect();
    let cut = if kept.len() < text.len() { CUT } else { "" };
    kept + cut
}

fn last(text: &str) -> String {
    let skipped = text.chars().count() - fill(text.chars().rev(), AROUND);
    let cut = if skipped > 0 { CUT } else { "" };
    cut.chars().chain(text.chars().skip(skipped)).collect()
}
