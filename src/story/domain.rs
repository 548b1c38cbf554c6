//! What the scales of one panel cover.

use super::channel::Channel;
use super::facet::Share;
use super::field::{Bound, Draft, datum};
use super::name::{Name, Names};
use super::sort;
use super::sources::Sources;
use super::stack;
use crate::data::stretch;
use crate::diagnostic::{Diagnostics, message};
use crate::scale::{Domain, TICKS};
use crate::spec::channel::{KindSpec, ScaleKindSpec, ScaleSpec, SortSpec, StackSpec};
use crate::spec::chart::MarkKindSpec;

/// The names on each discrete channel.
#[derive(Clone, Debug, Default)]
pub(super) struct Scales(Vec<(Channel, Names)>);

/// Channels that can hold names.
const NAMED: [Channel; 7] = [
    Channel::X,
    Channel::Y,
    Channel::XOffset,
    Channel::YOffset,
    Channel::Color,
    Channel::Shape,
    Channel::StrokeDash,
];

impl Scales {
    /// The names that these marks show.
    pub(super) fn new(shares: &[&Share]) -> Self {
        Self(NAMED.iter().map(|channel| (*channel, sort::names(*channel, shares))).collect())
    }

    /// The same, but a channel's names are only those that these marks show.
    pub(super) fn replace(&mut self, channel: Channel, shares: &[&Share]) {
        if let Some((_, names)) = self.0.iter_mut().find(|(known, _)| *known == channel) {
            *names = sort::names(channel, shares);
        }
    }

    /// The names on a channel.
    pub(super) fn names(&self, channel: Channel) -> Option<&Names> {
        self.0.iter().find(|(known, _)| *known == channel).map(|(_, names)| names)
    }

    /// The place of a row on a channel; NaN where it has none.
    pub(super) fn place(&self, draft: &Draft, channel: Channel, row: u32) -> f64 {
        let Some(bound) = draft.find(channel) else { return f64::NAN };
        if bound.is_continuous() {
            return bound.number(row);
        }
        let index = |name: Name| self.names(channel.primary())?.index(&name);
        bound.name(row).and_then(index).map_or(f64::NAN, |index| index as f64)
    }
}

/// What x or y covers in one panel.
#[derive(Clone, Debug)]
pub(super) struct Covered {
    /// The domain.
    pub(super) domain: Domain,
    /// Whether it runs the other way.
    pub(super) is_reversed: bool,
}

/// Half the length of a time axis that shows one day only: half a year.
const AROUND_DAY: f64 = 183.0;

/// What x or y of these marks covers; nothing when none of them has it.
pub(super) fn cover(
    channel: Channel,
    shares: &[&Share],
    scales: &Scales,
    sources: &Sources,
    out: &mut Diagnostics,
) -> Option<Covered> {
    let bounds: Vec<(&Share, &Bound)> =
        shares.iter().filter_map(|share| Some((*share, share.draft.find(channel)?))).collect();
    let (_, first) = bounds.first()?;
    let says = |what: &dyn Fn(&ScaleSpec) -> Option<bool>| {
        bounds.iter().find_map(|(_, bound)| what(bound.spec.scale.as_ref()?))
    };
    let is_turned = says(&|scale| scale.reverse).unwrap_or(false);
    if !first.is_continuous() {
        let labels = scales.names(channel)?.labels(sources);
        let domain = match has_bands(channel, &bounds) {
            true => Domain::Band(labels),
            false => Domain::Point(labels),
        };
        return Some(Covered { domain, is_reversed: is_turned });
    }
    let is_descending = bounds.iter().find_map(|(_, bound)| bound.spec.sort.as_ref());
    let is_descending = is_descending == Some(&SortSpec::Descending);
    let written = written(&bounds, first.kind, out);
    let has_zero = bounds.iter().any(|(share, bound)| wants_zero(channel, share.draft, bound));
    let has_zero = says(&|scale| scale.zero).unwrap_or(has_zero);
    let is_nice = says(&|scale| scale.nice).unwrap_or(first.kind == KindSpec::Quantitative);
    let (low, high) = match written {
        Some((from, to)) => (from.min(to), from.max(to)),
        None => extent(channel, shares, has_zero && first.kind == KindSpec::Quantitative),
    };
    let is_log = bounds.iter().any(|(_, bound)| is_log(bound));
    let domain = match first.kind {
        KindSpec::Temporal if low == high => Domain::Time(low - AROUND_DAY, high + AROUND_DAY),
        KindSpec::Temporal => Domain::Time(low, high),
        _ if is_log => logarithmic(low, high, channel, &bounds, out),
        // Equal ends are drawn apart.
        _ if low == high => Domain::Linear(low, high).nice(TICKS),
        _ => Domain::Linear(low, high),
    };
    let domain = if is_nice && written.is_none() { domain.nice(ticks(&bounds)) } else { domain };
    let is_reversed = is_turned ^ is_descending ^ written.is_some_and(|(from, to)| from > to);
    say_cut(channel, &bounds, &domain, out);
    Some(Covered { domain, is_reversed })
}

/// Whether names have a width: as in Vega-Lite, for marks that fill it, unless the author says so.
fn has_bands(channel: Channel, bounds: &[(&Share, &Bound)]) -> bool {
    use MarkKindSpec::{Bar, Rule, Tick};
    let kind = |(_, bound): &(&Share, &Bound)| bound.spec.scale.as_ref()?.kind;
    let offset = if channel == Channel::X { Channel::XOffset } else { Channel::YOffset };
    match bounds.iter().find_map(kind) {
        Some(ScaleKindSpec::Band) => true,
        Some(ScaleKindSpec::Point) => false,
        _ => bounds.iter().any(|(share, _)| {
            [Bar, Rule, Tick].contains(&share.draft.mark.kind) || share.draft.find(offset).is_some()
        }),
    }
}

/// The ends of the domain that the author wrote.
fn written(
    bounds: &[(&Share, &Bound)],
    kind: KindSpec,
    out: &mut Diagnostics,
) -> Option<(f64, f64)> {
    let scale =
        bounds.iter().find_map(|(_, b)| b.spec.scale.as_ref().filter(|s| s.domain.is_some()))?;
    let place = scale.place.member("domain");
    let domain = scale.domain.as_ref()?;
    let value = |index: usize| match datum(domain.get(index)?, kind)? {
        Name::Number(value) | Name::Day(value) => Some(value),
        _ => None,
    };
    match (value(0), value(1), domain.len()) {
        (Some(from), Some(to), 2) if from != to => Some((from, to)),
        _ => {
            out.add(message::out_of_range(&place, "a list of two different ends"));
            None
        }
    }
}

/// Whether zero belongs to the domain when nothing is said, by Vega-Lite's rules: for numbers it
/// does, unless they are what a mark runs along.
fn wants_zero(channel: Channel, draft: &Draft, bound: &Bound) -> bool {
    use MarkKindSpec::{Area, Bar, Line};
    let runs = [Bar, Area, Line].contains(&draft.mark.kind);
    bound.kind == KindSpec::Quantitative
        && !(runs && channel == draft.dimension())
        && !is_log(bound)
}

fn is_log(bound: &Bound) -> bool {
    bound.spec.scale.as_ref().and_then(|scale| scale.kind) == Some(ScaleKindSpec::Log)
}

/// Least and greatest place on x or y; 0 and 0 when there is none.
fn extent(channel: Channel, shares: &[&Share], has_zero: bool) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut add = |value: f64| {
        if value.is_finite() {
            (low, high) = (low.min(value), high.max(value));
        }
    };
    for share in shares {
        if let Some(ends) = share.ends.as_ref().filter(|_| channel == share.draft.measure()) {
            ends.base.iter().chain(&ends.top).for_each(|value| add(*value));
            continue;
        }
        for (known, bound) in &share.draft.channels {
            if known.primary() == channel && bound.is_continuous() {
                let ends = match (bound.numbers(), share.rows.get(0)) {
                    (Some(numbers), _) => stretch::extent(&share.rows.pick(numbers)),
                    // One datum for all rows.
                    (None, row) => row.map(|row| (bound.number(row), bound.number(row))),
                };
                if let Some((least, most)) = ends {
                    add(least);
                    add(most);
                }
            }
        }
    }
    if has_zero {
        add(0.0);
    }
    if low <= high { (low, high) } else { (0.0, 0.0) }
}

fn logarithmic(
    low: f64,
    high: f64,
    channel: Channel,
    bounds: &[(&Share, &Bound)],
    out: &mut Diagnostics,
) -> Domain {
    if low > 0.0 {
        let high = if high > low { high } else { low * 10.0 };
        return Domain::Log(low, high);
    }
    if let Some((_, bound)) = bounds.first() {
        let field = bound.field().map_or(channel.name(), |field| &field.name);
        out.add(message::log_needs_positive(&bound.spec.place, field));
    }
    let high = if high > 0.0 { high } else { 1.0 };
    Domain::Log(high / 10.0, high)
}

/// About how many ticks the axis will have.
fn ticks(bounds: &[(&Share, &Bound)]) -> usize {
    let count = bounds.iter().find_map(|(_, bound)| super::guide::axis_of(bound)?.tick_count);
    count.map_or(TICKS, |count| count as usize)
}

/// Says when bars or areas do not begin at zero: their lengths would mislead.
fn say_cut(channel: Channel, bounds: &[(&Share, &Bound)], domain: &Domain, out: &mut Diagnostics) {
    let is_cut = match domain {
        Domain::Linear(low, high) => *low > 0.0 || *high < 0.0,
        Domain::Log(..) => true,
        _ => false,
    };
    for (share, bound) in bounds {
        let draft = share.draft;
        let is_length = matches!(draft.mark.kind, MarkKindSpec::Bar | MarkKindSpec::Area)
            && channel == draft.measure()
            && !draft.has_end(channel)
            && stack::mode(draft) != StackSpec::Normalize;
        if is_cut && is_length {
            let scale = bound.spec.scale.as_ref();
            let place = scale.map_or(&bound.spec.place, |scale| &scale.place);
            out.add(message::cut_bars(place));
        }
    }
}
