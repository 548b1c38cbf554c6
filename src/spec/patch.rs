//! A step's patch over the story's base chart (JSON Merge Patch, RFC 7396).
//!
//! What is read of a step's chart has places under the step, as if the step held all of it.
//! [`settle`] moves them to the base chart where that is what wrote the value.

use super::chart::ChartSpec;
use super::json::Json;
use super::read::Read;
use super::{StepSpec, StorySpec};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, message};
use crate::limit;

/// The chart of a step: the story's base chart as the step changes it.
pub fn chart(story: &StorySpec, step: &StepSpec, out: &mut Diagnostics) -> Option<ChartSpec> {
    let merged = match (&story.chart, &step.chart) {
        (Some(base), Some(patch)) => merge(base, patch),
        (Some(base), None) => base.clone(),
        (None, Some(patch)) => merge(&Json::Null, patch),
        (None, None) => {
            out.add(message::missing_key(&step.place, "chart"));
            return None;
        }
    };
    let place = step.place.member("chart");
    if nested(&merged) > limit::NESTED_CHARTS {
        out.add(message::too_many(&place, limit::NESTED_CHARTS, "charts within one another"));
        return None;
    }
    ChartSpec::read(&merged, &place, out)
}

/// How many charts stand in one another, with this one.
fn nested(chart: &Json) -> usize {
    let layers = match chart.member("layer") {
        Some(Json::List(layers)) => layers.as_slice(),
        _ => &[],
    };
    1 + layers.iter().chain(chart.member("spec")).map(nested).max().unwrap_or(0)
}

/// RFC 7396: objects are merged member by member, null removes, anything else replaces.
pub fn merge(base: &Json, patch: &Json) -> Json {
    let Json::Object(changes) = patch else { return patch.clone() };
    let mut members = match base {
        Json::Object(members) => members.clone(),
        _ => Vec::new(),
    };
    for (key, change) in changes {
        let at = members.iter().position(|(name, _)| name == key);
        match (change, at) {
            (Json::Null, Some(at)) => {
                members.remove(at);
            }
            (Json::Null, None) => {}
            (_, at) => {
                let old = at.and_then(|at| members.get_mut(at));
                match old {
                    Some((_, old)) => *old = merge(old, change),
                    None => members.push((key.clone(), merge(&Json::Null, change))),
                }
            }
        }
    }
    Json::Object(members)
}

/// Moves what was found in steps' charts to the base chart, where that wrote it; what was found in
/// several steps for one reason becomes one.
pub fn settle(story: &StorySpec, out: Diagnostics) -> Diagnostics {
    out.map(&|found| {
        let place = written(story, &found.place).unwrap_or_else(|| found.place.clone());
        Diagnostic { place, ..found }
    })
}

/// The place in the base chart that wrote what is at this place of a step's chart.
fn written(story: &StorySpec, place: &Place) -> Option<Place> {
    let base = story.chart.as_ref()?;
    if place.file != story.place.file {
        return None;
    }
    let chart = story.place.member("chart");
    story.steps.iter().find_map(|step| {
        let own = step.place.member("chart");
        let rest = place.pointer().strip_prefix(own.pointer())?;
        let in_step = step.chart.as_ref().map_or(0, |patch| 1 + depth(patch, rest));
        let is_of_base =
            1 + depth(base, rest) > in_step && (rest.is_empty() || rest.starts_with('/'));
        is_of_base.then(|| place.with_pointer([chart.pointer(), rest].concat()))
    })
}

/// How many tokens of a pointer lead to a value.
fn depth(json: &Json, pointer: &str) -> usize {
    let ends = pointer.match_indices('/').map(|(at, _)| at).skip(1).chain([pointer.len()]);
    let is_there = |end: &usize| json.at(pointer.get(..*end).unwrap_or_default()).is_some();
    ends.take_while(is_there).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::{json, parse};

    fn merged(base: &str, patch: &str) -> Json {
        let mut out = Diagnostics::default();
        let mut read = |text| json::parse("t", text, &mut out).unwrap();
        merge(&read(base), &read(patch))
    }

    /// The table of RFC 7396, appendix A.
    #[test]
    fn patches_merge_as_the_standard_says() {
        for (base, patch, result) in [
            (r#"{"a":"b"}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"b":"c"}"#, r#"{"a":"b","b":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"a":null}"#, "{}"),
            (r#"{"a":"b","b":"c"}"#, r#"{"a":null}"#, r#"{"b":"c"}"#),
            (r#"{"a":["b"]}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"c"}"#, r#"{"a":["b"]}"#, r#"{"a":["b"]}"#),
            (r#"{"a":{"b":"c"}}"#, r#"{"a":{"b":"d","c":null}}"#, r#"{"a":{"b":"d"}}"#),
            (r#"{"a":[{"b":"c"}]}"#, r#"{"a":[1]}"#, r#"{"a":[1]}"#),
            (r#"["a","b"]"#, r#"["c","d"]"#, r#"["c","d"]"#),
            (r#"{"a":"b"}"#, r#"["c"]"#, r#"["c"]"#),
            (r#"{"a":"foo"}"#, "null", "null"),
            (r#"{"a":"foo"}"#, r#""bar""#, r#""bar""#),
            (r#"{"e":null}"#, r#"{"a":1}"#, r#"{"e":null,"a":1}"#),
            ("[1,2]", r#"{"a":"b","c":null}"#, r#"{"a":"b"}"#),
            ("{}", r#"{"a":{"bb":{"ccc":null}}}"#, r#"{"a":{"bb":{}}}"#),
        ] {
            let mut out = Diagnostics::default();
            assert_eq!(json::parse("t", result, &mut out), Some(merged(base, patch)), "{patch}");
        }
    }

    #[test]
    fn what_is_found_stands_where_it_was_written() {
        let step = |id: &str, chart: &str| {
            format!(r#"{{"id":"{id}","title":"","text":"","alt":"","chart":{chart}}}"#)
        };
        let steps = [
            step("a", r#"{"encoding":{"y":{"filed":"v"}},"mark":{"type":"baz"}}"#),
            step("b", "{}"),
            step("c", r#"{"encoding":{"x":null},"mark":null}"#),
        ];
        let text = format!(
            r#"{{"version":1,"languages":["en"],"headline":"",
            "chart":{{"mark":"bra","encoding":{{"x":{{"filed":"n","type":7}},"y":{{"tpye":1}}}}}},
            "steps":[{}]}}"#,
            steps.join(",")
        );
        let mut out = Diagnostics::default();
        let story = parse("story.json", &text, &mut out).unwrap();
        assert!(out.is_empty());
        for step in &story.steps {
            chart(&story, step, &mut out);
        }
        let said: Vec<_> = settle(&story, out)
            .iter()
            .map(|found| [found.code, " ", found.place.pointer()].concat())
            .collect();
        assert_eq!(
            said,
            [
                "unknown-word /steps/0/chart/mark/type",
                "unknown-key /chart/encoding/x/filed",
                "wrong-type /chart/encoding/x/type",
                "unknown-key /chart/encoding/y/tpye",
                "unknown-key /steps/0/chart/encoding/y/filed",
                "unknown-word /chart/mark",
            ]
        );
    }
}
