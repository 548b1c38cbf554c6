//! Stories of one line of as many data as one likes.

#![allow(unreachable_pub, reason = "modules of a test")]

use datastory::diagnostic::{Diagnostics, Place};
use datastory::layout::layout;
use datastory::scene::{Scene, Size};
use datastory::spec::columns::{CellsSpec, ColumnsSpec};
use datastory::spec::{self, StorySpec};
use datastory::story::Story;
use datastory::story::resolve::resolve;
use datastory::text::table::TableMeasure;
use std::rc::Rc;

/// Numbers that look random and are the same each time (Knuth's MMIX generator).
pub struct Dice(pub u64);

impl Dice {
    /// From 0 to 1.
    pub fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// A walk at random with gaps, single values between gaps, and spikes of one datum.
pub fn walk(len: usize) -> Vec<f64> {
    let mut dice = Dice(len as u64);
    let mut at = 50.0;
    let step = 40.0 / (len as f64).sqrt();
    let mut values: Vec<f64> = std::iter::repeat_with(|| {
        at += (dice.roll() - 0.5) * step;
        at
    })
    .take(len)
    .collect();
    for (part, value) in [(0.2, 130.0), (0.5004, -60.0), (0.75, 110.0)] {
        values[(len as f64 * part) as usize] = value;
    }
    for (from, to) in [(0.3, 0.33), (0.6, 0.6005), (0.81, 0.8101), (0.9, 0.95)] {
        values[(len as f64 * from) as usize..(len as f64 * to) as usize].fill(f64::NAN);
    }
    values[(len as f64 * 0.92) as usize] = 20.0;
    values
}

/// The same over whole numbers from 0, by columns.
pub fn columns(values: &[f64]) -> Vec<(Rc<str>, CellsSpec)> {
    let x: Rc<[f64]> = (0..values.len()).map(|at| at as f64).collect();
    let y: Rc<[f64]> = values.into();
    vec![("x".into(), CellsSpec::Numbers(x)), ("v".into(), CellsSpec::Numbers(y))]
}

/// A story of one step over these columns; `chart` is JSON.
pub fn spec(list: Vec<(Rc<str>, CellsSpec)>, chart: &str) -> StorySpec {
    let text = format!(
        r#"{{"version":1,"languages":["en"],"headline":"Many","data":{{"rows":{{"values":[]}}}},
        "steps":[{{"id":"one","title":"One","text":"One.","alt":"One.","chart":{chart}}}]}}"#
    );
    let mut out = Diagnostics::default();
    let mut story = spec::parse("story.json", &text, &mut out).unwrap();
    let table = &mut story.data.as_mut().unwrap().0[0].1;
    table.values = None;
    table.columns = Some(ColumnsSpec { place: Place::file("a.csv"), list, is_by_row: true });
    story
}

pub fn resolved(spec: &StorySpec) -> Story {
    let (story, out) = resolve(spec, &[], "en", &[]);
    assert!(out.is_empty(), "{:?}", out.iter().next());
    story.unwrap()
}

pub const LINE: &str = r#"{"data":{"name":"rows"},"mark":{"type":"line","strokeWidth":1},
    "encoding":{"x":{"field":"x"},"y":{"field":"v"}}}"#;

pub fn story(values: &[f64], chart: &str) -> Story {
    resolved(&spec(columns(values), chart))
}

pub fn scene(story: &Story, width: f64) -> Scene {
    layout(story, &story.steps[0], Size { width, height: 360.0 }, &TableMeasure)
}
