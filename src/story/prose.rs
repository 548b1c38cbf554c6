//! Prose: paragraphs, a small Markdown subset, bound figures.

use super::Span;
use super::figure::figure;
use super::sources::Sources;
use crate::diagnostic::search::split_once;
use crate::diagnostic::{Diagnostics, Place, message};
use crate::limit;
use crate::spec::check::is_link;
use crate::spec::read::TextSpec;

/// Letters that a backslash takes their meaning from.
const ESCAPED: [char; 8] = ['\\', '*', '[', ']', '{', '}', '(', ')'];

/// The paragraphs of a text; the credits of its figures are added to `credits`.
pub(super) fn paragraphs(
    text: &TextSpec,
    sources: &Sources,
    credits: &mut Vec<usize>,
    out: &mut Diagnostics,
) -> Vec<Vec<Span>> {
    sources.say_words(text, out);
    let (place, words) = sources.pick(text);
    let mut reader = Reader { place: &place, sources, credits, out, is_plain: false };
    let mut paragraphs = Vec::new();
    let mut paragraph = String::new();
    for line in words.lines().map(str::trim).chain([""]) {
        if line.is_empty() && !paragraph.is_empty() {
            paragraphs.push(reader.spans(&paragraph));
            paragraph.clear();
        }
        // A line break inside of a paragraph is a space, but not after a Han character.
        if !line.is_empty() && paragraph.ends_with(|last: char| last.is_ascii()) {
            paragraph.push(' ');
        }
        paragraph.push_str(line);
    }
    paragraphs
}

/// The text as one run of words: figures are read, Markdown is not.
pub(super) fn plain(
    text: &TextSpec,
    sources: &Sources,
    credits: &mut Vec<usize>,
    out: &mut Diagnostics,
) -> String {
    sources.say_words(text, out);
    let (place, words) = sources.pick(text);
    let mut reader = Reader { place: &place, sources, credits, out, is_plain: true };
    reader.spans(words).into_iter().map(|span| span.text).collect()
}

struct Reader<'a> {
    place: &'a Place,
    sources: &'a Sources,
    credits: &'a mut Vec<usize>,
    out: &'a mut Diagnostics,
    is_plain: bool,
}

impl Reader<'_> {
    fn spans(&mut self, words: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        self.read(words, &Span::default(), limit::STYLES, &mut spans);
        spans
    }

    /// Reads words in a style; `depth` is how deep styles may still stand in one another.
    fn read(&mut self, words: &str, style: &Span, depth: usize, spans: &mut Vec<Span>) {
        let mut rest = words;
        // What has no end from here on has none further on: each end is looked for in vain once.
        let mut ends = [true; 3];
        let mut has_figures = true;
        while let Some(first) = rest.chars().next() {
            if let Some(after) = rest.strip_prefix("{{").filter(|_| has_figures) {
                match split_once(after, "}}") {
                    Some((written, after)) => {
                        self.figure(written, style, spans);
                        rest = after;
                        continue;
                    }
                    None => self.out.add(message::bad_figure(self.place, after)),
                }
                has_figures = false;
            }
            if !self.is_plain
                && depth > 0
                && let Some(after) = self.styled(rest, style, depth, &mut ends, spans)
            {
                rest = after;
                continue;
            }
            let after = rest.get(first.len_utf8()..).unwrap_or_default();
            let escaped = after.chars().next().filter(|next| ESCAPED.contains(next));
            let (letter, after) = match escaped.filter(|_| first == '\\' && !self.is_plain) {
                Some(next) => (next, after.get(next.len_utf8()..).unwrap_or_default()),
                None => (first, after),
            };
            push(spans, style, letter);
            rest = after;
        }
    }

    /// Reads what stands between `{{` and `}}`.
    fn figure(&mut self, written: &str, style: &Span, spans: &mut Vec<Span>) {
        let figure = figure(written, self.place, self.sources, self.out);
        // A figure that cannot be read leaves a mark, so that the sentence does not close over it.
        let (text, key) = match figure {
            Some(figure) => {
                self.credits.extend(figure.credits);
                (self.isolated(figure.words), Some(figure.key))
            }
            None => ("–".into(), None),
        };
        spans.push(Span { text, figure: key, ..style.clone() });
    }

    /// A figure whose signs keep to it among words that run from right to left.
    fn isolated(&self, words: String) -> String {
        if self.sources.locale.is_rtl() { ["\u{2068}", &words, "\u{2069}"].concat() } else { words }
    }

    /// Reads what begins with `**`, `*` or `[`; what comes after it, or nothing when it is only a
    /// letter.
    fn styled<'w>(
        &mut self,
        rest: &'w str,
        style: &Span,
        depth: usize,
        ends: &mut [bool; 3],
        spans: &mut Vec<Span>,
    ) -> Option<&'w str> {
        for (end, mark) in ends.iter_mut().zip(["**", "*"]) {
            let Some(after) = rest.strip_prefix(mark).filter(|_| *end) else { continue };
            let found = split_once(after, mark);
            *end = found.is_some();
            let found = found.filter(|(inner, _)| is_inside(inner));
            if let Some((inner, after)) = found {
                let mut style = style.clone();
                style.emphasis |= mark == "*";
                style.strong |= mark == "**";
                self.read(inner, &style, depth - 1, spans);
                return Some(after);
            }
        }
        let [_, _, end] = ends;
        let after = rest.strip_prefix('[').filter(|_| *end && style.url.is_none())?;
        let link = split_once(after, "](").and_then(|(inner, after)| {
            after.split_once(')').map(|(url, after)| (inner, url, after))
        });
        *end = link.is_some();
        let (inner, url, after) = link?;
        let mut style = style.clone();
        if is_link(url) {
            style.url = Some(url.into());
        } else {
            self.out.add(message::bad_link(self.place, url));
        }
        self.read(inner, &style, depth - 1, spans);
        Some(after)
    }
}

/// Whether words between two stars are emphasised: a star beside a space is only a star.
fn is_inside(inner: &str) -> bool {
    !inner.is_empty() && inner.trim().len() == inner.len()
}

fn push(spans: &mut Vec<Span>, style: &Span, letter: char) {
    match spans.last_mut() {
        Some(last)
            if last.figure.is_none()
                && last.emphasis == style.emphasis
                && last.strong == style.strong
                && last.url == style.url =>
        {
            last.text.push(letter);
        }
        _ => spans.push(Span { text: letter.into(), ..style.clone() }),
    }
}

#[cfg(test)]
mod tests;
