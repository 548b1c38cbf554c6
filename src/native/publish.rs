//! All that a server needs of a story: its own files, and its editions made ahead.

use super::files::Files;
use super::render;
use crate::diagnostic::Diagnostics;
use crate::edition::place::{Place, SCROLL, STEPPER};
use crate::edition::{make, wire};
use crate::spec::json::{self, Json, quoted};
use crate::story::Story;
use crate::text::table::TableMeasure;
use sha2::{Digest, Sha256};

/// The folder of a story's editions, beside it.
pub const FOLDER: &str = "editions";
/// The last member of a published story; pages look for it letter by letter.
const MEMBER: &str = ",\n\"editions\": ";
/// Ends the name of an edition for scroll mode.
const SCROLL_MARK: &str = "-scroll";

/// A file to be published.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Where, from the folder of all stories on, with slashes.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why a story cannot be published.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// It cannot be drawn: [`examine`](super::examine::examine) says why.
    Undrawable,
    /// A data file's address does not lead to the same file on a server.
    Address(String),
    /// A language tag that cannot be a part of a file's name.
    Language(String),
    /// A member `editions` of its own, which stands elsewhere than at the end.
    Member,
}

/// The files of the story `name`: first its data files, then its editions, and the story itself last,
/// so that it never promises what is not there yet. A story with very many data in a chart has no
/// editions.
///
/// # Errors
/// When it cannot be published.
pub fn publish(name: &str, files: &Files) -> Result<Vec<File>, Refusal> {
    let (Some(spec), Some((_, own))) = (&files.story, files.texts.first()) else {
        return Err(Refusal::Undrawable);
    };
    let source = source(own);
    if source == without_end(own) && spec.editions.is_some() {
        return Err(Refusal::Member);
    }
    let digest = digest(source, files.data.iter().map(|(_, bytes)| bytes.as_slice()));
    let mut out = Vec::new();
    for (address, bytes) in &files.data {
        out.push(File { path: path(name, address)?, bytes: bytes.clone() });
    }
    for language in &spec.languages {
        if !is_tag(language) {
            return Err(Refusal::Language(language.clone()));
        }
        let story = render::story(files, language).ok_or(Refusal::Undrawable)?;
        if is_crowded(&story) {
            // Editions have no data: only the full module finds each of so many.
            let bytes = format!("{source}\n}}\n").into();
            out.push(File { path: format!("{name}/story.json"), bytes });
            return Ok(out);
        }
        for (places, mark) in [(STEPPER, ""), (SCROLL, SCROLL_MARK)] {
            for place in places {
                let edition = make::edition(&story, &place, &TableMeasure);
                let path = format!("{name}/{FOLDER}/{language}-{}{mark}.txt", place.from);
                out.push(File { path, bytes: wire::write(&edition, &digest).into() });
            }
        }
    }
    let bytes = published(source, &digest).into();
    out.push(File { path: format!("{name}/story.json"), bytes });
    Ok(out)
}

/// Whether a chart of a story has so many data that some stand for all.
fn is_crowded(story: &Story) -> bool {
    let panels = story.steps.iter().flat_map(|step| &step.chart.panels);
    let mut layers = panels.flat_map(|panel| &panel.layers);
    layers.any(|layer| layer.is_target && !layer.summary.is_empty())
}

/// Whether a file of that name is one that [`publish`] writes into the folder of editions.
pub fn is_edition(name: &str) -> bool {
    let Some(name) = name.strip_suffix(".txt") else { return false };
    let name = name.strip_suffix(SCROLL_MARK).unwrap_or(name);
    name.rsplit_once('-').is_some_and(|(language, from)| {
        is_tag(language) && !from.is_empty() && from.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn is_tag(language: &str) -> bool {
    !language.is_empty()
        && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The text of a story up to where the member of its editions stands, or would stand.
pub fn source(text: &str) -> &str {
    let own = without_end(text);
    // Whoever lays out the file anew may have changed the spaces around the member.
    let Some((before, after)) = own.rsplit_once("\"editions\"") else { return own };
    let (Some(before), Some(after)) =
        (before.trim_end().strip_suffix(','), after.trim_start().strip_prefix(':'))
    else {
        return own;
    };
    let is_ours = matches!(
        json::parse("", after, &mut Diagnostics::default())
            .as_ref()
            .and_then(|it| it.member("digest")),
        Some(Json::Text(_))
    );
    if is_ours { before } else { own }
}

/// The text of an object without its closing brace.
fn without_end(text: &str) -> &str {
    let text = text.trim_end();
    text.strip_suffix('}').unwrap_or(text).trim_end()
}

/// What an edition was made from: SHA-256 of all files, in lower-case hexadecimal digits.
pub fn digest<'a>(source: &str, data: impl Iterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new_with_prefix(source);
    for bytes in data {
        hash.update("\n");
        hash.update(bytes);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What an embed says of the editions that [`publish`] makes of a story, so that a page can fetch one
/// before it has the story: their digest, their languages, and the widths from which on those for
/// either mode are used, with a space between. Nothing when there will be none.
pub fn promise(files: &Files, story: &Story) -> Option<String> {
    let (spec, (_, own)) = (files.story.as_ref()?, files.texts.first()?);
    if is_crowded(story) || !spec.languages.iter().all(|language| is_tag(language)) {
        return None;
    }
    let digest = digest(source(own), files.data.iter().map(|(_, bytes)| bytes.as_slice()));
    let (stepper, scroll) = (widths(&STEPPER, ","), widths(&SCROLL, ","));
    Some(format!("{digest} {} {stepper} {scroll}", spec.languages.join(",")))
}

/// The widths from which on the places are used.
fn widths(places: &[Place], between: &str) -> String {
    let from: Vec<String> = places.iter().map(|place| place.from.to_string()).collect();
    from.join(between)
}

fn published(source: &str, digest: &str) -> String {
    let (digest, stepper, scroll) = (quoted(digest), widths(&STEPPER, ", "), widths(&SCROLL, ", "));
    format!(
        "{source}{MEMBER}{{\"digest\": {digest}, \"stepper\": [{stepper}], \
         \"scroll\": [{scroll}]}}\n}}\n"
    )
}

/// Where a data file stands that the story `name` finds under `address`.
fn path(name: &str, address: &str) -> Result<String, Refusal> {
    let refused = || Refusal::Address(address.to_owned());
    // Letters that mean something else in the address of a page than in a file's name.
    if address.starts_with('/') || address.contains(['%', '?', '#', '\\', ':']) {
        return Err(refused());
    }
    let mut parts = vec![name];
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or_else(refused)?;
            }
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_stays_the_same_however_often_it_is_published() {
        let text = "{\n  \"a\": 1\n}\n";
        let own = source(text);
        assert_eq!(own, "{\n  \"a\": 1");
        let once = published(own, "abc");
        assert!(once.starts_with(
            "{\n  \"a\": 1,\n\"editions\": {\"digest\": \"abc\", \"stepper\": [0, 340"
        ));
        assert!(
            once.ends_with("]}\n}\n")
                && json::parse("", &once, &mut Diagnostics::default()).is_some()
        );
        assert_eq!(source(&once), own);
        let laid_out = once.replace(",\n\"editions\": ", ",\r\n  \"editions\" : ");
        assert_eq!(source(&laid_out), own);
    }

    #[test]
    fn words_in_the_prose_are_no_member() {
        for text in ["{\"a\": \"x, \\\"editions\\\": {}\"}", "{\"a\": 1, \"editions\": 2}", "{}"] {
            assert_eq!(source(text), without_end(text));
        }
    }

    #[test]
    fn the_digest_is_that_of_the_joined_texts() {
        let joined = digest("a\nb\nc", std::iter::empty());
        assert_eq!(digest("a", [b"b".as_slice(), b"c"].into_iter()), joined);
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest("abc", std::iter::empty()), abc);
    }

    #[test]
    fn datasets_keep_their_distance() {
        assert_eq!(path("a", "../dataset.json").unwrap(), "dataset.json");
        assert_eq!(path("a", "./b/../c.csv").unwrap(), "a/c.csv");
        for address in ["../../x.json", "/x.json", "a.json?v=2", "my%20data.json", "c:x.json"] {
            assert_eq!(path("a", address), Err(Refusal::Address(address.into())));
        }
    }

    #[test]
    fn knows_its_own_editions() {
        for name in ["en-0.txt", "zh-Hant-1020-scroll.txt"] {
            assert!(is_edition(name), "{name}");
        }
        for name in ["en.txt", "en-0.json", "notes.txt", "-0.txt", "en-.txt", "a b-0.txt"] {
            assert!(!is_edition(name), "{name}");
        }
    }
}
