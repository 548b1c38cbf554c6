//! A chart as written becomes a chart: marks, panels, scales, layers, legend.

use super::channel::Channel;
use super::chart::{Axis, Chart, Domain, Height, Layer, Mark, Panel};
use super::domain::{self, Scales};
use super::facet::{self, Part, Share};
use super::field::{self, Values};
use super::layer::Making;
use super::leaf;
use super::sources::Sources;
use super::{guide, ink, legend, stack};
use crate::data::predicate;
use crate::diagnostic::{Diagnostics, message};
use crate::limit;
use crate::spec::chart::{ChartSpec, HeightSpec, MarkKindSpec, SharingSpec};
use crate::spec::predicate::PredicateSpec;

/// The chart of a step; nothing when it cannot be drawn, and then `out` says why.
pub(super) fn chart(
    spec: &ChartSpec,
    highlight: Option<&PredicateSpec>,
    sources: &Sources,
    out: &mut Diagnostics,
) -> Option<Chart> {
    let drafts = field::bind(leaf::leaves(spec, sources, out)?, out)?;
    if let Some((most, what)) = too_many(&drafts) {
        out.add(message::too_many(&spec.place, most, what));
        return None;
    }
    let facet::Split { mut parts, columns, title } = facet::split(&drafts, sources, out)?;
    let whole = parts.clone();
    let all: Vec<&Share> = whole.iter().flat_map(|part| &part.shares).collect();
    let scales = Scales::new(&all);
    let is_apart = |channel| shares_apart(spec, channel);
    let own: Vec<Scales> = parts.iter().map(|part| own_scales(&scales, part, &is_apart)).collect();
    for (part, scales) in parts.iter_mut().zip(&own) {
        part.shares.iter_mut().for_each(|share| settle(share, scales));
    }
    let all: Vec<&Share> = parts.iter().flat_map(|part| &part.shares).collect();
    let has_only_words = !drafts.iter().any(field::Draft::is_target);
    let mut panels = Vec::new();
    for (part, scales) in parts.iter().zip(&own) {
        let here: Vec<&Share> = part.shares.iter().collect();
        let mut axis = |channel| {
            let shares = if is_apart(channel) { &here } else { &all };
            let covered = domain::cover(channel, shares, scales, sources, out)?;
            let guide = guide::guide(channel, shares, scales, sources, out);
            Some(Axis { domain: covered.domain, reverse: covered.is_reversed, guide })
        };
        let (mut x, y) = (axis(Channel::X), axis(Channel::Y));
        let runs_against = sources.locale.is_rtl() && runs_from_left(&here, x.as_ref(), y.as_ref());
        if let Some(x) = x.as_mut().filter(|_| runs_against) {
            x.reverse = !x.reverse;
        }
        let making = Making { scales, all: &all, highlight, has_only_words, sources };
        let mut layers: Vec<Layer> =
            part.shares.iter().map(|share| making.layer(share, out)).collect();
        if runs_against {
            layers.iter_mut().for_each(turn_words);
        }
        panels.push(Panel { title: part.title.clone(), x, y, layers });
    }
    say_highlight(highlight, &panels, out);
    let legend = legend::legend(&parts, &panels, &scales, sources, out);
    let own_title = spec.title.as_ref().map(|title| sources.words(title, out).to_owned());
    Some(Chart {
        title: own_title.or(title),
        panels,
        columns: written_columns(spec).or(columns),
        legend,
        height: height(spec),
    })
}

/// Whether x runs from left to right even where reading runs the other way: time does, and numbers
/// that are not the lengths of names.
fn runs_from_left(shares: &[&Share], x: Option<&Axis>, y: Option<&Axis>) -> bool {
    let is_named = |axis: &Axis| matches!(axis.domain, Domain::Band(_) | Domain::Point(_));
    match x.map(|x| &x.domain) {
        Some(Domain::Time(..)) => true,
        Some(Domain::Linear(..) | Domain::Log(..)) => y.is_some_and(|y| !is_named(y)),
        Some(Domain::Band(_) | Domain::Point(_)) => shares.iter().any(|share| {
            let field = share.draft.find(Channel::X).and_then(|bound| bound.field());
            field.is_some_and(|field| &*field.name == "period")
        }),
        None => false,
    }
}

/// Words beside marks along such an x stay on the side that their author gave.
fn turn_words(layer: &mut Layer) {
    if let Mark::Text(style) = &mut layer.mark {
        (style.align, style.dx) = (-style.align, -style.dx);
    }
}

/// What a page cannot draw, or look at, and the most that it can.
fn too_many(drafts: &[field::Draft]) -> Option<(usize, &'static str)> {
    let (mut rows, mut texts, mut marks) = (0_usize, 0, 0);
    for draft in drafts {
        let count = draft.table.len;
        match draft.mark.kind {
            MarkKindSpec::Line | MarkKindSpec::Area => rows += count,
            MarkKindSpec::Text => (texts, marks) = (texts + count, marks + count),
            _ => marks += count,
        }
    }
    let limits = [
        (rows, limit::ROWS, "rows"),
        (marks, limit::MARKS, "marks"),
        (texts, limit::TEXTS, "texts"),
    ];
    limits.into_iter().find(|(count, most, _)| count > most).map(|(_, most, what)| (most, what))
}

/// The height of each panel: as written on the chart, or on the one that facets repeat.
fn height(spec: &ChartSpec) -> Height {
    let inner = spec.spec.as_deref();
    match spec.height.or(inner.and_then(|inner| inner.height)) {
        Some(HeightSpec::Px(px)) if px > 0.0 => Height::Px(px),
        Some(HeightSpec::Step(px)) if px > 0.0 => Height::Step(px),
        _ => Height::Auto,
    }
}

/// How many facets stand in a row at most.
fn written_columns(spec: &ChartSpec) -> Option<usize> {
    spec.columns.map(|columns| columns as usize).filter(|columns| *columns > 0)
}

/// Whether each panel has a scale of its own.
fn shares_apart(spec: &ChartSpec, channel: Channel) -> bool {
    let scale = spec.resolve.as_ref().and_then(|resolve| resolve.scale.as_ref());
    let sharing = scale.and_then(|scale| if channel == Channel::X { scale.x } else { scale.y });
    sharing == Some(SharingSpec::Independent)
}

fn own_scales(shared: &Scales, part: &Part, is_apart: &dyn Fn(Channel) -> bool) -> Scales {
    let mut own = shared.clone();
    let here: Vec<&Share> = part.shares.iter().collect();
    for channel in [Channel::X, Channel::Y] {
        if is_apart(channel) {
            own.replace(channel, &here);
        }
    }
    own
}

/// Leaves only rows that have a place, and stacks them.
fn settle(share: &mut Share, scales: &Scales) {
    let draft = share.draft;
    for channel in [Channel::X, Channel::Y] {
        // A number that is missing is a gap; a name that is not on the scale is not in the chart.
        if draft.find(channel).is_some_and(|bound| !bound.is_continuous()) {
            share.keep(&|row| !scales.place(draft, channel, row).is_nan());
        }
    }
    // What is the same for all rows is drawn once.
    let is_field = |(channel, bound): &(Channel, field::Bound)| {
        matches!(bound.values, Values::Field(_)) && !channel.is_facet()
    };
    if !draft.channels.iter().any(is_field) {
        share.rows = share.rows.first();
    }
    share.ends = stack::ends(draft, &share.rows, scales);
}

/// Says what is wrong with a highlight: fields that no table of the chart has, or that no row fits.
fn say_highlight(highlight: Option<&PredicateSpec>, panels: &[Panel], out: &mut Diagnostics) {
    let Some(highlight) = highlight else { return };
    let layers: Vec<_> = panels.iter().flat_map(|panel| &panel.layers).collect();
    let known = layers.iter().find(|layer| ink::has_fields(highlight, &layer.table));
    // When no table has its fields, the first one says which it has.
    if let Some(layer) = known.or(layers.first())
        && predicate::check(highlight, &layer.table, out)
        && !layers.iter().any(|layer| layer.is_highlighted.contains(&true))
        && let Some(place) = highlight.place()
    {
        out.add(message::no_match(place, "highlight"));
    }
}
