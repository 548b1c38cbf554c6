//! Addresses that no reader is sent to.

use crate::claims::sample::resolved;
use crate::{bars, story};
use datastory::diagnostic::Diagnostics;
use datastory::spec;
use datastory::spec::check::is_link;
use serde_json::json;

const REFUSED: [&str; 26] = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "\u{1}javascript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://example.org/x",
    "//evil.example",
    "\\\\evil.example",
    "/relative",
    "http://example.org/",
    "HTTPS://example.org/",
    "https:example.org",
    "https:/example.org",
    "https://",
    "https:///evil.example",
    "https://user@evil.example",
    "https://example.org:443@evil.example/",
    "https://example.org\\@evil.example",
    "https://exam ple.org/",
    "https://example.org/\u{202e}gro",
    "https://\u{430}pple.com/",
    "https://-example.org/",
    "https://example.org%2f@evil.example/",
];

const FOLLOWED: [&str; 5] = [
    "https://example.org",
    "https://www.example.org/a/b.html?c=d&e=f#g",
    "https://example.org:8443/報告",
    "https://xn--fiqs8s.example/",
    "https://example.org/@name",
];

#[test]
fn only_plain_https_is_followed() {
    for url in FOLLOWED {
        assert!(is_link(url), "{url}");
    }
    for url in REFUSED.iter().filter(|url| !url.contains('\u{202e}')) {
        assert!(!is_link(url), "{url}");
    }
}

#[test]
fn a_refused_link_of_prose_is_told_with_its_place() {
    // Markdown ends an address at the first closing bracket.
    for url in REFUSED.iter().filter(|url| !url.contains([')', '\u{1}', '\u{202e}', '\n'])) {
        let mut story = story(json!([{ "id": "a", "n": "A", "v": 1 }]), bars());
        story["steps"][0]["text"] = json!(format!("see [this]({url}) now"));
        let (story, out) = resolved(&story.to_string());
        let spans: Vec<_> = story.unwrap().steps[0].text.concat();
        assert!(spans.iter().all(|span| span.url.is_none()), "{url}");
        let words: String = spans.iter().map(|span| span.text.as_str()).collect();
        assert_eq!(words, "see this now");
        let found = out.iter().find(|found| found.code == "bad-link").expect(url);
        assert_eq!(found.place.pointer(), "/steps/0/text");
    }
}

#[test]
fn a_refused_link_of_a_credit_is_told_with_its_place() {
    for url in REFUSED.iter().filter(|url| !url.contains(['\u{1}', '\u{202e}'])) {
        let mut written = story(json!([{ "id": "a", "n": "A", "v": 1, "credit": "c" }]), bars());
        written["credits"] = json!({ "c": { "publisher": "P", "url": url } });
        let (story, _) = resolved(&written.to_string());
        assert!(story.unwrap().credits.iter().all(|credit| credit.url.is_none()), "{url}");
        let mut out = Diagnostics::default();
        let spec = spec::parse("s.json", &written.to_string(), &mut out).unwrap();
        spec::check::story(&spec, &mut out);
        let found = out.iter().find(|found| found.code == "bad-link").expect(url);
        assert_eq!(found.place.pointer(), "/credits/c/url");
    }
}
