//! Prose, bound figures, credits, languages.

use crate::{Case, told};
use datastory::story::{Span, Story};

/// Rows that the figures read.
const ROWS: &str = r#"[
    {"id":"a","value":59,"unit":"percent","period":"2022"},
    {"id":"b","value":75,"unit":"percent","qualifier":"over","period":"2026-H2","n":"B*"},
    {"id":"c","value":1,"unit":"firms"},
    {"id":"d","value":26,"unit":"percent"},
    {"id":"e","value":null,"unit":"firms","qualifier":"thousands"},
    {"id":"f","value":null,"unit":"firms"},
    {"id":"g","value":null,"low":3,"high":5,"unit":"firms","qualifier":"range"},
    {"id":"h-1.5","value":4000,"unit":"firms"}]"#;
const CHART: &str = r#"{"mark":"point","encoding":{"x":{"field":"value"}}}"#;

fn paragraphs(text: &str) -> (Vec<Vec<Span>>, Vec<&'static str>) {
    let text = text.replace('\\', "\\\\").replace('\n', "\\n");
    let own = format!(r#""text":"{text}""#);
    let story = Case::new(ROWS, CHART).text().replace(r#""text":"""#, &own);
    let (story, out) = told(&story, "en");
    (story.unwrap().steps.remove(0).text, out.iter().map(|found| found.code).collect())
}

/// The text with marks for its styles, and what is wrong with it.
fn read(text: &str) -> (String, Vec<&'static str>) {
    let (paragraphs, codes) = paragraphs(text);
    let span = |span: &Span| {
        let mut words = span.text.clone();
        if let Some(key) = &span.figure {
            words = format!("{words}<{}>", key.0);
        }
        if span.emphasis {
            words = format!("_{words}_");
        }
        if span.strong {
            words = format!("!{words}!");
        }
        if let Some(url) = &span.url {
            words = format!("{words}({url})");
        }
        words
    };
    let joined = |spans: &Vec<Span>| spans.iter().map(span).collect::<String>();
    (paragraphs.iter().map(joined).collect::<Vec<_>>().join("¶"), codes)
}

#[test]
fn a_small_part_of_markdown() {
    for (written, wanted) in [
        ("", ""),
        ("One.\n\nTwo\nand more.\n\n\n", "One.¶Two and more."),
        ("一行\n二行", "一行二行"),
        ("*so* it **is**", "_so_ it !is!"),
        ("**so *it* is**", "!so !!_it_!! is!"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("a ** b", "a ** b"),
        ("*open", "*open"),
        ("**open", "**open"),
        (r"\*not\* \[so\] \n", r"*not* [so] \n"),
        ("see [the *list*](https://a.b/c).", "see the (https://a.b/c)_list_(https://a.b/c)."),
        ("[a] (b)", "[a] (b)"),
        ("x](y)", "x](y)"),
        ("# no heading `code` <b>", "# no heading `code` <b>"),
    ] {
        let (text, codes) = read(written);
        assert_eq!(text, wanted, "{written:?}");
        assert!(codes.is_empty(), "{written:?} {codes:?}");
    }
}

#[test]
fn figures_print_with_all_that_is_known_of_them() {
    for (written, wanted) in [
        ("{{ t/a }}", "59%<a>"),
        ("{{t/b}}", "over 75%<b>"),
        ("{{ t/b | bare }}", "75%<b>"),
        ("{{ t/b | number }}", "75<b>"),
        ("{{ t/b.period }}", "second half of 2026<b>"),
        ("{{ t/b.n }}", "B*<b>"),
        ("{{ t/c }}", "1 firm<c>"),
        ("{{ t/e }}", "thousands<e>"),
        ("{{ t/g }}", "3–5 firms<g>"),
        ("{{ t/g | bare }}", "3–5 firms<g>"),
        ("{{ t/g | number }}", "3–5<g>"),
        ("{{ t/h-1.5 }}", "4,000 firms<h-1.5>"),
        ("{{ t/a - t/d }}", "33 points<a>"),
        ("{{ t/b − t/a }}", "over 16 points<b>"),
        ("{{ t/a - t/b }}", "about −16 points<a>"),
        ("{{ t/b - t/a | number }}", "16<b>"),
        ("{{ t/a / t/d }}", "2.27 times<a>"),
        ("{{ t/h-1.5 - t/c }}", "3,999 firms<h-1.5>"),
        ("**{{ t/a }}** of", "!59%<a>! of"),
    ] {
        let (text, codes) = read(written);
        assert_eq!(text, wanted, "{written}");
        assert!(codes.is_empty(), "{written} {codes:?}");
    }
}

#[test]
fn figures_that_cannot_be_read_leave_a_dash_and_a_message() {
    for (written, wanted, code) in [
        ("{{ t/x }}", "–", "unknown-row"),
        ("{{ u/a }}", "–", "unknown-table"),
        ("{{ t/a.x }}", "–", "unknown-field"),
        ("{{ a }}", "–", "bad-figure"),
        ("{{ t/a | loud }}", "–", "bad-figure"),
        ("{{ t/a", "{{ t/a", "bad-figure"),
        ("{{ t/f }}", "–", "no-value"),
        ("{{ t/e | number }}", "–", "no-value"),
        ("{{ t/a - t/f }}", "–", "no-value"),
        ("{{ t/a - t/c }}", "–", "mixed-units"),
        ("{{ t/a / t/c }}", "–", "mixed-units"),
        ("[x](http://a.b)", "x", "bad-link"),
        ("[x](javascript:alert`1`)", "x", "bad-link"),
        ("[x](https://a b)", "x", "bad-link"),
    ] {
        assert_eq!(read(written), (wanted.into(), vec![code]), "{written}");
    }
}

#[test]
fn nesting_without_end_is_left_as_written() {
    for deep in ["**[".repeat(3000), "*a".repeat(9000), "[".repeat(19_000), "{{".repeat(9000)] {
        assert!(!read(&deep).0.is_empty());
    }
}

#[test]
fn all_texts_take_figures_and_credit_their_sources() {
    let step = r#","note":"Of {{ t/a }}.","annotations":[{"at":{"field":"id","equal":"b"},
        "text":"{{ t/b }}"}]"#;
    let case = Case { step, ..Case::new(ROWS, CHART) };
    let text = case.text().replace(r#""alt":"A""#, r#""alt":"At *{{ t/a }}*""#);
    let step = told(&text, "en").0.unwrap().steps.remove(0);
    assert_eq!(step.note.as_deref(), Some("Of 59%."));
    assert_eq!(step.alt, "At *59%*");
    assert_eq!((&*step.annotations[0].key.0, step.annotations[0].text.as_str()), ("b", "over 75%"));
    assert_eq!(step.credits, [0]);
}

/// A story in three languages, some of whose words are missing in one or two.
const LANGUAGES: &str = r#"{"version":1,"languages":["zh-Hant","en"],
    "headline":{"zh-Hant":"題","en":"Head"},"standfirst":{"zh-Hant":"導"},
    "units":{"u":{"pattern":{"zh-Hant":"{}間","en":"{} firm|{} firms"},"name":"u"}},
    "credits":{"c":{"publisher":{"zh-Hant":"報","en":"Paper"},"date":"2026-06","url":"https://a.b/"},
        "d":{"publisher":{"en":"Other"},"url":"http://a.b/"}},
    "data":{"t":{"values":[{"id":"a","n":{"zh-Hant":"甲","en":"A"},"value":2,"unit":"u","credit":"c"},
        {"id":"b","n":{"zh-Hant":"乙"},"value":1,"unit":"u","credit":"d"}],
        "fields":{"value":{"title":{"zh-Hant":"數","en":"Number"}}}}},
    "steps":[{"id":"s","title":"T","text":{"zh-Hant":"有{{ t/a }}。","en":""},"alt":{"zh-Hant":"圖","en":"Chart"},
        "chart":{"data":{"name":"t"},"layer":[{"mark":"bar","encoding":{"x":{"field":"value"},"y":{"field":"n"}}},
        {"mark":"text","encoding":{"x":{"field":"value"},"y":{"field":"n"},"text":{"field":"n"}}}]}}]}"#;

fn story(language: &str) -> Story {
    told(LANGUAGES, language).0.unwrap()
}

#[test]
fn each_language_has_its_own_words_or_the_first() {
    let (chinese, english) = (story("zh-Hant"), story("en"));
    assert_eq!((chinese.headline.as_str(), english.headline.as_str()), ("題", "Head"));
    assert_eq!(english.standfirst[0].text, "導");
    assert_eq!(chinese.steps[0].text[0][1].text, "2間");
    let guide = |story: &Story| story.steps[0].chart.panels[0].x.clone().unwrap().guide.unwrap();
    assert_eq!(
        (guide(&chinese).title, guide(&english).title),
        ("數（u）".into(), "Number (u)".into())
    );
    let credit =
        |story: &Story| (story.credits[0].publisher.clone(), story.credits[0].date.clone());
    assert_eq!(credit(&chinese), ("報".into(), "2026年6月".into()));
    assert_eq!(credit(&english), ("Paper".into(), "June 2026".into()));
    assert!(english.credits[0].url.is_some() && english.credits[1].url.is_none());
    for (wanted, given) in [
        ("en-GB", "en"),
        ("zh-HK", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh", "zh-Hant"),
        ("fr", "zh-Hant"),
    ] {
        assert_eq!(&*story(wanted).language, given, "{wanted}");
    }
}

#[test]
fn each_missing_translation_is_said_once_in_every_language() {
    for language in ["zh-Hant", "en"] {
        let (_, out) = told(LANGUAGES, language);
        let mut said: Vec<_> = out
            .iter()
            .filter(|found| found.code == "missing-translation")
            .map(|found| (found.place.pointer(), format!("{:?}", found.severity)))
            .collect();
        said.sort();
        assert_eq!(
            said,
            [
                ("/credits/d/publisher", "Warning".into()),
                ("/data/t", "Warning".into()),
                ("/standfirst", "Error".into()),
                ("/steps/0/text", "Error".into()),
            ],
            "{language}"
        );
    }
}
