//! What editors paste: its form, that it is well-formed, and that no text of a story becomes markup.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails loudly"
)]

mod bless;

use datastory::edition::make;
use datastory::edition::place::{Place, SCROLL, STEPPER};
use datastory::native::embed::{Addresses, Form, embed};
use datastory::native::files::load;
use datastory::native::render::story;
use datastory::native::twin::{Extent, twin};
use datastory::story::Story;
use datastory::text::table::TableMeasure;
use resvg::usvg::roxmltree::{Document, Node};
use std::path::Path;

const STORIES: [&str; 3] = ["ai-in-hong-kong", "central-asia", "machines-at-work"];
const TO: Addresses<'_> = Addresses {
    base: "https://your.host/",
    name: "example",
    language: None,
    integrity: None,
    editions: None,
};

#[test]
fn each_form_of_the_example() {
    let example = read("docs/example.story.json", "");
    for (name, form) in [
        ("tag", Form::Tag),
        ("element", Form::Element),
        ("scroll", Form::Scroll),
        ("iframe", Form::Iframe),
        ("static", Form::Static),
        ("page", Form::Page),
    ] {
        let text = embed(&example, form, &TO).unwrap();
        bless::golden(&format!("embed/{name}.html"), &without_pictures(&text));
    }
}

#[test]
fn asks_for_language_tells_of_editions_and_pins_the_script() {
    let example = read("docs/example.story.json", "");
    let hash = "sha384-AbC\"><script>";
    let to = Addresses {
        base: "..",
        language: Some("en"),
        integrity: Some(hash),
        editions: Some("0a en 0 0"),
        ..TO
    };
    let tag = embed(&example, Form::Tag, &to).unwrap();
    let last = tag.lines().last().unwrap();
    assert_eq!(
        last,
        "<script src=\"../datastory.js\" data-src=\"../stories/example/story.json\" \
         data-language=\"en\" data-editions=\"0a en 0 0\" async integrity=\"sha384-AbC&quot;&gt;&lt;script&gt;\" \
         crossorigin=\"anonymous\"></script>"
    );
    let element = embed(&example, Form::Scroll, &to).unwrap();
    assert!(element.contains("language=\"en\" editions=\"0a en 0 0\" mode=\"scroll\">"));
}

#[test]
fn twins_of_our_stories_are_well_formed_and_whole() {
    for name in STORIES {
        for language in ["zh-Hant", "zh-Hans", "en"] {
            let own = read(&format!("data/{name}/story.json"), language);
            for extent in [Extent::First, Extent::Scroll, Extent::Whole] {
                let text = twin(&own, extent).unwrap();
                let document = Document::parse(&text).unwrap();
                let figure = document.root_element();
                assert_eq!(figure.attribute("lang"), Some(language));
                let words: String = figure.descendants().filter_map(|node| node.text()).collect();
                for step in &own.steps {
                    assert!(words.contains(&step.title), "{name} {language} {}", step.id);
                }
                let pictures = figure.descendants().filter(|node| node.has_attribute("viewBox"));
                let wanted = match extent {
                    Extent::First => STEPPER.len(),
                    Extent::Scroll => SCROLL.len(),
                    Extent::Whole => 3 * own.steps.len(),
                };
                assert_eq!(pictures.count(), wanted);
                // A browser shows a page that has come in part: none may be without its rules.
                let rules: Vec<Node<'_, '_>> = figure.descendants().filter(is_rules).collect();
                let [rules] = rules.as_slice() else { panic!("{name}: {}", rules.len()) };
                assert_eq!(figure.first_element_child(), rules.parent());
            }
        }
    }
}

fn is_rules(node: &Node<'_, '_>) -> bool {
    node.tag_name().name() == "style"
}

/// Height of a picture, and of the room under it, for each px of its width; from their attributes.
fn heights(element: Node<'_, '_>) -> f64 {
    let number = |text: &str| text.trim().parse::<f64>().unwrap();
    if let Some(view) = element.attribute("viewBox") {
        let sides: Vec<f64> = view.split(' ').map(number).collect();
        return sides[3] / sides[2];
    }
    let room = element.attribute("style").unwrap().strip_prefix("--ds-room:").unwrap();
    let (width, height) = room.split_once('/').unwrap();
    number(height) / number(width)
}

#[test]
fn the_picture_of_each_place_is_as_high_as_the_stage_of_its_edition() {
    let each = |own: &Story, extent, prefix: &str, places: &[Place]| {
        let text = twin(own, extent).unwrap();
        let document = Document::parse(&text).unwrap();
        for place in places {
            let class = format!("{prefix}{}", place.from);
            let has_class = |node: &Node<'_, '_>| {
                node.attribute("class").is_some_and(|own| own.split(' ').any(|one| one == class))
            };
            let height: f64 = document.descendants().filter(has_class).map(heights).sum();
            let stage = make::edition(own, place, &TableMeasure).stage;
            let drawn = height * place.width;
            assert!((drawn - stage.height).abs() < 0.01, "{class}: {drawn}, {stage:?}");
            assert!(place.from == 0.0 || text.contains(&format!("{}em", place.from / 16.0)));
        }
    };
    for name in STORIES {
        let own = read(&format!("data/{name}/story.json"), "");
        each(&own, Extent::First, "ds-at-", &STEPPER);
        each(&own, Extent::Scroll, "ds-by-", &SCROLL);
    }
}

/// Texts as an attacker, a careless paste or a strange keyboard would have them.
const NAUGHTY: [&str; 12] = [
    "</style><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "\" onload=\"alert(1)",
    "' onload='alert(1)",
    "]]><img src=x onerror=alert(1)>",
    "</figure></data-story></svg>",
    "&lt;script&gt; &amp; &#0;",
    "nul \\u0000 bell \\u0007 escape \\u001b[31m",
    "bidi \\u202e turned \\u2066 isolated",
    "\\ufffe\\uffff\\ufeff",
    "line\\nbreak\\ttab",
    "😀👩‍👩‍👧‍👦 ẞ ﷽ Ｔｈｅ",
];

#[test]
fn no_text_becomes_markup() {
    let folder = std::env::temp_dir().join(format!("datastory-embed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (index, text) in NAUGHTY.iter().enumerate() {
        let file = folder.join(format!("{index}.json"));
        std::fs::write(&file, naughty(&text.replace('"', "\\\""))).unwrap();
        let own = story(&load(&file).unwrap(), "").unwrap();
        for extent in [Extent::First, Extent::Whole] {
            let found = twin(&own, extent).unwrap();
            Document::parse(&found).unwrap_or_else(|why| panic!("{text}: {why}\n{found}"));
            assert!(!found.contains("<script") && !found.contains("<img"), "{text}");
        }
        for form in Form::PASTED.into_iter().chain([Form::Page]) {
            let found = embed(&own, form, &TO).unwrap();
            let scripts = usize::from(!matches!(form, Form::Iframe | Form::Static));
            assert_eq!(found.matches("<script").count(), scripts, "{text}");
            assert_eq!(found.matches("-->").count(), usize::from(form != Form::Page), "{text}");
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// A story with one text in every place that a text can have.
fn naughty(text: &str) -> String {
    let story = r#"{"version":1,"languages":["en"],"headline":"@","standfirst":"@",
        "credits":{"c":{"publisher":"@","title":"@","author":"@","note":"@"}},
        "units":{"u":{"pattern":"{} @","name":"@"}},
        "data":{"t":{"values":[
            {"id":"a","label":"@","value":3,"unit":"u","credit":"c","qualifier":"over"},
            {"id":"b","label":"@ b","value":2,"unit":"u","credit":"c"}]}},
        "steps":[{"id":"one","title":"@","text":"@","alt":"@","note":"@",
            "annotations":[{"at":{"field":"id","equal":"a"},"text":"@"}],
            "chart":{"data":{"name":"t"},"title":"@","layer":[{"mark":"bar"},
                {"mark":"text","encoding":{"text":{"field":"value"}}}],
              "encoding":{"y":{"field":"label","type":"nominal"},
                "x":{"field":"value","type":"quantitative"}}}}]}"#;
    story.replace('@', text)
}

fn read(path: &str, language: &str) -> Story {
    let files = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    story(&files, language).unwrap()
}

/// The text without what has its own tests: the widget's style sheet, what layout draws and how
/// high that is.
fn without_pictures(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<svg ") {
        let (_, after) = after.split_once("</svg>").unwrap();
        out.push_str(before);
        out.push_str("<svg>…</svg>");
        rest = after;
    }
    out.push_str(rest);
    let heights = |text: &str, name: &str| -> String {
        let mut parts = text.split(name);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |out, part| {
            let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
            [&out, name, "…", rest].concat()
        })
    };
    let out = heights(&out, "width:100%;height:");
    out.lines().filter(|line| !line.contains("ds-room")).map(|line| format!("{line}\n")).collect()
}
