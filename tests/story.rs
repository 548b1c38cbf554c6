//! Small stories, and what becomes of them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

#[path = "story/broken.rs"]
mod broken;
#[path = "story/chart.rs"]
mod chart;
#[path = "story/look.rs"]
mod look;
#[path = "story/prose.rs"]
mod prose;
#[path = "story/real.rs"]
mod real;
#[path = "story/robust.rs"]
mod robust;

use datastory::diagnostic::Diagnostics;
use datastory::spec;
use datastory::story::chart::{Chart, Layer, Panel};
use datastory::story::resolve::resolve;
use datastory::story::{Step, Story, effect};

/// Units that the cases measure in.
const UNITS: &str = r#"{
    "percent": {"pattern": "{}%", "name": "%", "kind": "percent"},
    "point": {"pattern": "{} point|{} points", "name": "points", "kind": "percentage-point"},
    "firms": {"pattern": "{} firm|{} firms", "name": "firms", "kind": "count"},
    "cars": {"pattern": "{} car|{} cars", "name": "cars", "kind": "count"}
}"#;

/// A story of one step in English, from JSON parts: the rows of its table `t`, what its fields mean,
/// its chart (over that table unless it names another), and other members of the step.
struct Case<'a> {
    rows: &'a str,
    fields: &'a str,
    chart: &'a str,
    step: &'a str,
}

impl<'a> Case<'a> {
    fn new(rows: &'a str, chart: &'a str) -> Self {
        Self { rows, fields: "{}", chart, step: "" }
    }

    fn text(&self) -> String {
        let Self { rows, fields, chart, step } = self;
        format!(
            r#"{{"version":1,"languages":["en"],"headline":"H","units":{UNITS},
            "credits":{{"c":{{"publisher":"P"}}}},
            "data":{{"t":{{"values":{rows},"fields":{fields},"credit":"c"}}}},
            "chart":{{"data":{{"name":"t"}}}},
            "steps":[{{"id":"s","title":"T","text":"","alt":"A","chart":{chart}{step}}}]}}"#
        )
    }

    fn resolve(&self) -> (Option<Story>, Diagnostics) {
        told(&self.text(), "en")
    }

    /// The codes of all that is found.
    fn codes(&self) -> Vec<&'static str> {
        self.resolve().1.iter().map(|found| found.code).collect()
    }

    /// The story, of which nothing bad can be said.
    fn story(&self) -> Story {
        let (story, out) = self.resolve();
        let said: Vec<_> = out.iter().map(|found| &found.message).collect();
        assert!(said.is_empty(), "{}: {said:?}", self.chart);
        story.unwrap()
    }

    fn step(&self) -> Step {
        self.story().steps.remove(0)
    }

    fn chart(&self) -> Chart {
        self.step().chart
    }

    fn panel(&self) -> Panel {
        self.chart().panels.remove(0)
    }

    fn layer(&self) -> Layer {
        self.panel().layers.remove(0)
    }
}

/// A story in one language, and all that is found in it.
fn told(text: &str, language: &str) -> (Option<Story>, Diagnostics) {
    let mut out = Diagnostics::default();
    let Some(spec) = spec::parse("story.json", text, &mut out) else { return (None, out) };
    let (story, found) = resolve(&spec, &[], language, &[]);
    out.extend(found);
    out.extend(effect::check(&spec, &[]));
    (story, out)
}
