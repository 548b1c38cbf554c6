//! What colours, shapes and dashes mean, unless places or words say it already.

use super::channel::Channel;
use super::chart::{Legend, LegendEntry, Mark, Panel};
use super::domain::Scales;
use super::facet::Part;
use super::field::{Bound, Draft, Values};
use super::guide;
use super::sources::Sources;
use crate::data::Key;
use crate::diagnostic::Diagnostics;
use crate::scene::{Form, Ink};
use crate::spec::read::Switch;

/// Channels that a legend explains.
const EXPLAINED: [Channel; 3] = [Channel::Color, Channel::Shape, Channel::StrokeDash];

/// The legend of a chart; nothing when it needs none. A field that is told by several channels, such
/// as colour and shape, is explained once.
pub(super) fn legend(
    parts: &[Part],
    panels: &[Panel],
    scales: &Scales,
    sources: &Sources,
    out: &mut Diagnostics,
) -> Option<Legend> {
    let drafts: Vec<&Draft> = parts.first()?.shares.iter().map(|share| share.draft).collect();
    let mut legend = Legend { title: String::new(), entries: Vec::new() };
    let mut explained: Vec<&str> = Vec::new();
    for channel in EXPLAINED {
        let bounds: Vec<&Bound> = drafts.iter().filter_map(|draft| draft.find(channel)).collect();
        let Some(first) = bounds.iter().find(|b| !matches!(b.values, Values::Constant)) else {
            continue;
        };
        let name = first.field().map_or("", |field| &field.name);
        let spoken = bounds.iter().find_map(|bound| bound.spec.legend.as_ref());
        let is_off = matches!(spoken, Some(Switch::Off));
        if is_off || explained.contains(&name) || is_told(name, &drafts, panels) {
            continue;
        }
        explained.push(name);
        let of_legend = match spoken {
            Some(Switch::On(legend)) => legend.title.as_ref(),
            _ => None,
        };
        let title = of_legend.or_else(|| bounds.iter().find_map(|b| b.spec.title.as_ref()));
        if let Some(title) = title.filter(|_| legend.title.is_empty()) {
            legend.title = guide::switched(title, sources, out);
        }
        let names = scales.names(channel)?;
        for (index, (name, label)) in names.list.iter().zip(names.labels(sources)).enumerate() {
            let at = (channel, index as f64);
            if let Some((ink, form, dash)) = look(parts, panels, scales, at) {
                let key = Key(name.identity().into());
                legend.entries.push(LegendEntry { key, label, ink, form, dash });
            }
        }
    }
    (!legend.entries.is_empty()).then_some(legend)
}

/// Whether names of a field are written in the chart: along an axis, above facets, as text marks.
fn is_told(field: &str, drafts: &[&Draft], panels: &[Panel]) -> bool {
    let guides = panels.first().map(|panel| [&panel.x, &panel.y]);
    let has_labels = |channel: Channel| {
        let at = if channel == Channel::X { 0 } else { 1 };
        let axis = guides.and_then(|guides| guides.get(at).copied()?.as_ref());
        axis.and_then(|axis| axis.guide.as_ref()).is_some_and(|guide| guide.labels)
    };
    let is_written = |(channel, bound): &(Channel, Bound)| {
        let is_it = !field.is_empty() && bound.field().is_some_and(|f| *f.name == *field);
        is_it
            && match channel {
                Channel::X | Channel::Y => !bound.is_continuous() && has_labels(*channel),
                Channel::Text => true,
                _ => channel.is_facet() && !matches!(bound.spec.header, Some(Switch::Off)),
            }
    };
    drafts.iter().any(|draft| draft.channels.iter().any(is_written))
}

/// What the first datum of a group looks like; nothing when the chart shows none of it.
fn look(
    parts: &[Part],
    panels: &[Panel],
    scales: &Scales,
    (channel, index): (Channel, f64),
) -> Option<(Ink, Form, (f64, f64))> {
    let mut words = None;
    for (part, panel) in parts.iter().zip(panels) {
        for (share, layer) in part.shares.iter().zip(&panel.layers) {
            let is_it = |row: u32| scales.place(share.draft, channel, row) == index;
            let Some(at) = layer.rows.iter().position(is_it) else { continue };
            let look = Some((
                each(&layer.ink, at).unwrap_or(Ink::Accent),
                each(&layer.form, at).unwrap_or(Form::Circle),
                each(&layer.dash, at).unwrap_or_default(),
            ));
            if !matches!(layer.mark, Mark::Text(_)) {
                return look;
            }
            words = words.or(look);
        }
    }
    words
}

/// The value of a datum in a list that may also hold one for all.
fn each<T: Copy>(values: &[T], index: usize) -> Option<T> {
    if values.len() == 1 { values.first() } else { values.get(index) }.copied()
}
