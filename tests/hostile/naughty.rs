//! Every naughty string in every text, as a name of every kind: drawn and written as the words that
//! it is.

use crate::claims::sample::resolved;
use crate::claims::svg::are_pictures_sound;
use crate::{bars, is_drawn_or_told, story};
use datastory::diagnostic::{Diagnostics, Place};
use datastory::spec::json;
use serde_json::{Value, json};

const NAUGHTY: &str = include_str!("blns.json");
const MORE: [&str; 12] = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "--><svg onload=alert(1)>",
    "javascript:alert(1)",
    "\" onmouseover=\"alert(1)",
    "' style='x:expression(alert(1))",
    "&lt;script&gt; &amp;amp; &#x0; &#60;",
    "\u{0}\u{1}\u{8}\u{b}\u{c}\u{1f}\u{7f}\u{80}\u{85}\u{9f}",
    "\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}",
    "{{ t/a }} {} {1} {2} {y} | || {{{{ }}}}",
    "\u{fffe}\u{ffff}\u{feff}\u{2028}\u{2029}\u{e0001}\u{10ffff}",
];
/// Names that mean something to objects of JavaScript.
const OF_OBJECTS: [&str; 7] =
    ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "then"];

/// How many stand in one text.
const TOGETHER: usize = 12;

fn naughty() -> Vec<String> {
    let mut all: Vec<String> = serde_json::from_str(NAUGHTY).unwrap();
    assert!(all.len() >= 485);
    all.extend(MORE.map(String::from));
    all.extend(OF_OBJECTS.map(String::from));
    all
}

/// A story with the words in every text.
fn in_every_text(words: &str) -> Value {
    let mut story = story(
        json!([
            { "id": "a", "v": 3, "value": 75, "unit": "u", "qualifier": "over", "n": words,
                "g": "x", "credit": "c", "note": words, "title": words, "measure": words,
                "period": words },
            { "id": "b", "v": 5, "value": 5, "unit": "u", "n": "B", "g": words, "credit": "c" },
        ]),
        json!({
            "data": { "name": "t" }, "title": words,
            "facet": { "field": "g", "header": { "title": words } },
            "spec": {
                "encoding": {
                    "x": { "field": "v", "title": words, "axis": { "title": words } },
                    "y": { "field": "n", "title": words },
                    "color": { "field": "g", "legend": { "title": words } },
                },
                "layer": [
                    { "mark": "bar" },
                    { "mark": "text", "encoding": { "text": { "field": "n" } } },
                    { "mark": "text", "encoding": { "text": { "value": words } } },
                ],
            },
        }),
    );
    story["headline"] = json!(words);
    story["standfirst"] = json!(words);
    story["units"] = json!({ "u": { "pattern": format!("{{}}{words}"), "name": words } });
    story["credits"] = json!({ "c": { "publisher": words, "title": words, "author": words, "note": words, "date": words } });
    story["data"]["t"]["fields"] = json!({ "v": { "title": words, "unit": "u" } });
    let step = &mut story["steps"][0];
    for key in ["title", "text", "alt", "note"] {
        step[key] = json!(words);
    }
    step["annotations"] = json!([{ "at": { "field": "id", "equal": "a" }, "text": words }]);
    story
}

/// A story in which things are called by the words.
fn by_name(name: &str) -> Value {
    let mut story = story(
        json!([{ "id": name, name: 3, "n": "A", "credit": name, "unit": name, "value": 3 }]),
        json!({ "data": { "name": name }, "mark": "bar",
            "encoding": { "x": { "field": name, "type": "quantitative" }, "y": { "field": "id" } } }),
    );
    let table = story["data"]["t"].take();
    story["data"] = json!({ name: table });
    story["units"] = json!({ name: { "pattern": "{} x", "name": "x" } });
    story["credits"] = json!({ name: { "publisher": "P" } });
    story["steps"][0]["text"] = json!(format!("{{{{ {name}/{name} }}}}"));
    story
}

#[test]
fn in_every_text_it_is_words() {
    for words in MORE.iter().chain(&OF_OBJECTS) {
        is_drawn_or_told(&in_every_text(words));
    }
}

#[test]
fn in_texts_of_a_simple_story_each_is_words() {
    // Some of them together, because each story takes its time.
    for words in naughty().chunks(TOGETHER) {
        let mut story = in_every_text(&words.join(" "));
        let step = &mut story["steps"][0];
        step["chart"] = bars();
        step["annotations"] = json!([]);
        is_drawn_or_told(&story);
    }
}

#[test]
fn as_every_name_it_is_a_name() {
    for name in naughty() {
        let (story, out) = resolved(&by_name(&name).to_string());
        assert!(story.is_some() || out.has_errors(), "{name}");
        if name.contains(['<', '&', '"', '\'']) {
            story.iter().for_each(|story| are_pictures_sound(story, 320.0, true));
        }
    }
    for name in OF_OBJECTS {
        assert!(is_drawn_or_told(&by_name(name)).is_empty(), "{name}");
        let story = resolved(&by_name(name).to_string()).0.unwrap();
        assert_eq!(story.steps[0].text[0][0].text, "3 x");
        assert_eq!(&*story.steps[0].chart.panels[0].layers[0].keys.get(0).unwrap().0, name);
    }
}

#[test]
fn a_naughty_language_is_no_address_and_no_tag() {
    for tag in naughty().into_iter().filter(|tag| tag.contains(['<', '"', '&', '\0', '\''])) {
        let mut story = story(json!([{ "id": "a", "n": "A", "v": 1 }]), bars());
        story["languages"] = json!([tag]);
        story["headline"] = json!({ &tag: "H" });
        is_drawn_or_told(&story);
    }
}

#[test]
fn hidden_letters_are_told_and_not_drawn() {
    let all = ('\0'..='\u{1f}').chain('\u{7f}'..='\u{9f}').chain('\u{202a}'..='\u{202e}');
    for letter in all.filter(|letter| !matches!(letter, '\t' | '\n' | '\r')) {
        let words = format!("A{letter}B");
        let text = in_every_text(&words).to_string();
        let mut out = Diagnostics::default();
        let json = json::as_written("s.json", &text, &mut out).unwrap();
        json::check_letters(&json, &|| Place::file("s.json"), &mut out);
        assert!(out.iter().all(|found| found.code == "hidden-letter"));
        assert!(out.iter().count() >= 20, "{letter:?}");
        let story = resolved(&text).0.unwrap();
        assert_eq!(story.headline, "AB");
        assert_eq!(story.steps[0].title, "AB");
        assert_eq!(story.steps[0].annotations[0].text, "AB");
    }
}
