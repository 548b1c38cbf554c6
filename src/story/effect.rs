//! Which written keys change anything: a key without effect is said, never passed over.
//!
//! For the editor's desk: a reader's page does not need to ask, so nothing here is called on the way
//! from a spec to a story.

mod channel;
mod data;
mod mark;

use super::channel::{Channel, written};
use crate::diagnostic::{Diagnostics, Place, message};
use crate::spec::channel::EncodingSpec;
use crate::spec::chart::{ChartSpec, HeightSpec, MarkKindSpec, SharingSpec};
use crate::spec::patch;
use crate::spec::read::Switch;
use crate::spec::{DatasetSpec, StorySpec};

/// All keys of a story's charts that change nothing, all numbers beyond what can be drawn, and all
/// forms of numbers that cannot be read.
pub fn check(story: &StorySpec, datasets: &[DatasetSpec]) -> Diagnostics {
    let mut out = Diagnostics::default();
    data::check(story.units.as_ref(), story.data.as_ref(), &mut out);
    for dataset in datasets {
        data::check(dataset.units.as_ref(), Some(&dataset.data), &mut out);
    }
    for step in &story.steps {
        // What cannot be read has been said where it was read.
        if let Some(chart) = patch::chart(story, step, &mut Diagnostics::default()) {
            let nothing = Inside { is_root: true, is_faceted: false };
            self::chart(&chart, nothing, &mut out);
        }
    }
    patch::settle(story, out)
}

/// Where a chart stands among others.
#[derive(Clone, Copy)]
struct Inside {
    /// Whether it is the whole chart of a step.
    is_root: bool,
    /// Whether a chart around it is split into panels.
    is_faceted: bool,
}

/// A key: its name, whether it is written, and whether it then changes anything.
type Key = (&'static str, bool, bool);

/// Says which of the written keys of an object change nothing.
fn say(place: &Place, keys: &[Key], out: &mut Diagnostics) {
    for (key, is_there, has_effect) in keys {
        if *is_there && !has_effect {
            out.add(message::no_effect(&place.member(key), key));
        }
    }
}

/// A number: its key, its value, and between what it must be.
type Bound = (&'static str, Option<f64>, f64, f64);

/// Says which of the written numbers of an object cannot be drawn.
fn bound(place: &Place, numbers: &[Bound], out: &mut Diagnostics) {
    for (key, value, low, high) in numbers {
        if value.is_some_and(|value| value < *low || value > *high) {
            let (low, high) = ((*low as i64).to_string(), (*high as i64).to_string());
            let wanted = ["a number from ", &low, " to ", &high].concat();
            out.add(message::out_of_range(&place.member(key), &wanted));
        }
    }
}

fn chart(spec: &ChartSpec, inside: Inside, out: &mut Diagnostics) {
    let is_faceted =
        inside.is_faceted || spec.facet.is_some() || spec.encoding.as_ref().is_some_and(is_split);
    let sharing = spec.resolve.as_ref().and_then(|resolve| resolve.scale.as_ref());
    let is_apart = |sharing: Option<SharingSpec>| sharing == Some(SharingSpec::Independent);
    say(
        &spec.place,
        &[
            ("title", spec.title.is_some(), inside.is_root),
            ("height", spec.height.is_some(), inside.is_root || inside.is_faceted),
            ("resolve", spec.resolve.is_some(), inside.is_root),
            ("columns", spec.columns.is_some(), is_faceted && inside.is_root),
            ("facet", spec.facet.is_some(), spec.spec.is_some()),
        ],
        out,
    );
    if let Some(sharing) = sharing.filter(|_| inside.is_root) {
        // Layers always share their scales.
        let x = ("x", is_apart(sharing.x), is_faceted || has_facets(spec));
        let y = ("y", is_apart(sharing.y), is_faceted || has_facets(spec));
        say(&sharing.place, &[x, y], out);
    }
    let height = match spec.height {
        Some(HeightSpec::Px(px)) => Some(px),
        _ => None,
    };
    let columns = ("columns", spec.columns, 1.0, MOST_COLUMNS);
    bound(&spec.place, &[columns, ("height", height, 1.0, MOST_HEIGHT)], out);
    if let Some(mark) = &spec.mark {
        mark::check(&mark.0, out);
    }
    let kinds = kinds(spec);
    for (channel, spec) in spec.encoding.iter().flat_map(written) {
        if let Some(Switch::On(spec)) = spec {
            channel::check(channel, spec, &kinds, out);
        }
    }
    if let Some(facet) = &spec.facet {
        channel::check(Channel::Facet, facet, &kinds, out);
    }
    let inside = Inside { is_root: false, is_faceted };
    let inner = spec.layer.iter().flatten().chain(spec.spec.as_deref());
    inner.for_each(|inner| chart(inner, inside, out));
}

/// Most panels in a row: more do not fit into an article.
const MOST_COLUMNS: f64 = 100.0;
/// Greatest height of a drawing area in px: more than a few screens.
const MOST_HEIGHT: f64 = 4000.0;

/// Whether an encoding splits its chart into panels.
fn is_split(encoding: &EncodingSpec) -> bool {
    written(encoding).iter().any(|(channel, spec)| channel.is_facet() && spec.is_some())
}

/// Whether a chart within this one is split into panels.
fn has_facets(spec: &ChartSpec) -> bool {
    let inner = spec.layer.iter().flatten().chain(spec.spec.as_deref());
    let has_own = |chart: &ChartSpec| {
        chart.facet.is_some() || chart.encoding.as_ref().is_some_and(is_split) || has_facets(chart)
    };
    inner.into_iter().any(has_own)
}

/// The marks of a chart and of the charts within it.
fn kinds(spec: &ChartSpec) -> Vec<MarkKindSpec> {
    let inner = spec.layer.iter().flatten().chain(spec.spec.as_deref());
    spec.mark.iter().map(|mark| mark.0.kind).chain(inner.flat_map(kinds)).collect()
}
