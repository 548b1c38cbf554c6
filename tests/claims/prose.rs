//! Prose of any letters becomes few runs that lose no word, with links that can be followed safely.

use super::sample::resolved;
use datastory::diagnostic::locate::locate;
use datastory::spec::letters;
use datastory::story::Span;
use serde_json::json;

/// Marks of Markdown, and the braces of figures.
const MARKS: &str = "*[]()\\{}";

/// The claim.
pub fn claim(bytes: &[u8]) {
    let prose = String::from_utf8_lossy(bytes);
    is_read(&prose);
    // Without marks it is what it was.
    let plain: String = prose.chars().filter(|c| !MARKS.contains(*c)).collect();
    assert_eq!(spaceless(&is_read(&plain)), spaceless(&plain));
}

/// The words of the paragraphs that a prose has.
fn is_read(prose: &str) -> String {
    let text = json!({
        "version": 1, "languages": ["en"], "headline": "H",
        "data": { "t": { "values": [{ "id": "a", "value": 3 }, { "id": "b", "value": 5 }] } },
        "steps": [{ "id": "s", "title": "T", "text": prose, "alt": "A",
            "chart": { "data": { "name": "t" }, "mark": "bar",
                "encoding": { "x": { "field": "value" }, "y": { "field": "id" } } } }],
    })
    .to_string();
    let (story, out) = resolved(&text);
    for found in out.iter() {
        let location = locate(&text, &found.place.spot);
        assert!(text.get(location.bytes).is_some(), "{found:?}");
    }
    let story = story.expect("words alone keep no story from being drawn");
    let letters = prose.chars().count();
    let spans: Vec<&Span> = story.steps[0].text.iter().flatten().collect();
    assert!(spans.len() <= letters, "{} runs of {letters} letters", spans.len());
    for span in &spans {
        if let Some(url) = &span.url {
            is_safe(url);
        }
        assert!(!span.text.chars().any(|c| c.is_control() && !c.is_whitespace()), "{span:?}");
    }
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// Whether an address leads to another site by https, and says plainly to which.
fn is_safe(url: &str) {
    let rest = url.strip_prefix("https://").unwrap_or_else(|| panic!("{url}"));
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    assert!(!host.is_empty() && host.is_ascii(), "{url}");
    assert!(!host.contains(['@', '\\', '%', '[', ' ']), "{url}");
    assert!(!url.chars().any(|c| c.is_control() || c.is_whitespace()), "{url:?}");
}

fn spaceless(text: &str) -> String {
    let mut text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    letters::clean(&mut text);
    text
}
