//! Texts made to keep a reader of Markdown busy: the work is counted, not timed.

use crate::diagnostic::Diagnostics;
use crate::diagnostic::search::LOOKS;
use crate::limit;
use crate::spec;
use crate::spec::json::quoted;
use crate::story::resolve::resolve;

/// How often a letter may be looked at: as often as styles stand in one another, for each of the
/// marks that are sought.
const LOOKS_PER_LETTER: usize = 5 * limit::STYLES;

/// The words of a text, and at how many places was looked to read it.
fn read(text: &str) -> (String, usize) {
    let story = [
        r#"{"version":1,"languages":["en"],"headline":"H","data":{"t":{"values":[{"id":"a","v":1}]}},
        "steps":[{"id":"s","title":"T","alt":"A","chart":{"data":{"name":"t"},"mark":"bar",
        "encoding":{"x":{"field":"v"}}},"text":"#,
        &quoted(text),
        "}]}",
    ]
    .concat();
    let mut out = Diagnostics::default();
    let spec = spec::parse("s.json", &story, &mut out).unwrap();
    LOOKS.set(0);
    let (story, _) = resolve(&spec, &[], "en", &[]);
    let spans = story.unwrap().steps.remove(0).text.concat();
    (spans.into_iter().map(|span| span.text).collect(), LOOKS.get())
}

#[test]
fn bombs_take_work_in_proportion() {
    const PIECES: [&str; 22] = [
        "*",
        "**",
        "***",
        "*a",
        "**a",
        "* ",
        "*a ",
        "*a*",
        "**a*",
        "*a **b ",
        "[",
        "]",
        "[](",
        "[x](",
        "[a](https://x.org)",
        "[[a](",
        "{{",
        "{{}}",
        "{{t/a}}",
        "}}",
        "\\",
        "[*a{{",
    ];
    for piece in PIECES {
        for tail in ["", "*", "**", "](", "](https://x.org)", ")", "}}"] {
            for bytes in [2_000, 10_000, limit::TEXT_BYTES - 20] {
                let text = piece.repeat(bytes / piece.len()) + tail;
                let looks = read(&text).1;
                let most = LOOKS_PER_LETTER * text.len() + 1000;
                assert!(looks <= most, "{piece} {tail}: {looks} looks at {} letters", text.len());
            }
        }
    }
}

#[test]
fn markup_that_is_none_stays_as_it_is_written() {
    for text in [
        "<b>bold</b> <script>alert(1)</script> <!-- x --> &lt;",
        "# no heading, - no list, > no quote, `no code`, ~~no~~, ![no](picture)",
        "[[a](b)](c",
    ] {
        assert!(text.starts_with(read(text).0.split(['!', '[']).next().unwrap()), "{text}");
    }
    assert_eq!(read(&"*".repeat(10_000)).0, "*".repeat(10_000));
    assert_eq!(read("<b>x</b>").0, "<b>x</b>");
}
