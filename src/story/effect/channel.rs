//! Properties of channels that change nothing.

use super::{bound, say};
use crate::diagnostic::{Diagnostics, message};
use crate::scale::ticks;
use crate::spec::channel::{ChannelSpec, ScaleKindSpec};
use crate::spec::chart::MarkKindSpec;
use crate::spec::read::Switch;
use crate::story::channel::Channel;

/// Says which properties of a channel change nothing.
pub(super) fn check(
    channel: Channel,
    spec: &ChannelSpec,
    marks: &[MarkKindSpec],
    out: &mut Diagnostics,
) {
    if !marks.is_empty() && !marks.iter().any(|mark| shows(*mark, channel)) {
        let name = channel.name();
        out.add(message::no_effect(&spec.place, name));
    }
    use Channel::{
        Color, Key, Order, Shape, Size, StrokeDash, Text, X, X2, XOffset, Y, Y2, YOffset,
    };
    let is_place = [X, Y].contains(&channel);
    let is_offset = [XOffset, YOffset].contains(&channel);
    let has_legend = [Color, Shape, StrokeDash].contains(&channel);
    let has_scale = is_place || is_offset || has_legend || channel == Size;
    let has_value = has_legend || [Size, Text].contains(&channel);
    let is_panel = channel.is_facet();
    let said = [
        ("datum", spec.datum.is_some(), has_scale || [X2, Y2, Text].contains(&channel)),
        ("value", spec.value.is_some(), has_value),
        ("condition", spec.condition.is_some(), [Color, Size, Text].contains(&channel)),
        ("aggregate", spec.aggregate.is_some(), !is_panel && !has_legend && channel != Key),
        ("title", spec.title.is_some(), is_place || has_legend || is_panel),
        ("scale", spec.scale.is_some(), has_scale),
        ("axis", spec.axis.is_some(), is_place),
        // There is no legend of sizes; turning it off is what happens anyway.
        ("legend", spec.legend.is_some(), has_legend || matches!(spec.legend, Some(Switch::Off))),
        ("header", spec.header.is_some(), is_panel),
        (
            "sort",
            spec.sort.is_some(),
            is_place || is_offset || has_legend || is_panel || channel == Order,
        ),
        ("stack", spec.stack.is_some(), is_place),
        ("format", spec.format.is_some(), channel == Text),
        ("columns", spec.columns.is_some(), channel == Channel::Facet),
    ];
    say(&spec.place, &said, out);
    if let Some(scale) = &spec.scale {
        let has_range = !is_place && !is_offset;
        let is_log = scale.kind == Some(ScaleKindSpec::Log);
        let keys = [
            ("type", is_log, is_place),
            ("range", scale.range.is_some(), has_range),
            ("zero", scale.zero.is_some(), is_place && !is_log || channel == Size),
            ("nice", scale.nice.is_some(), is_place),
            ("reverse", scale.reverse.is_some(), is_place),
        ];
        say(&scale.place, &keys, out);
    }
    if let Some(Switch::On(axis)) = &spec.axis {
        bound(&axis.place, &[("tickCount", axis.tick_count, 1.0, ticks::MOST as f64)], out);
    }
}

/// Whether a mark looks different for what is on a channel.
fn shows(mark: MarkKindSpec, channel: Channel) -> bool {
    use MarkKindSpec::{Area, Bar, Circle, Line, Point, Rule, Square, Text};
    match channel {
        Channel::X2 | Channel::Y2 => [Bar, Area, Rule].contains(&mark),
        Channel::Shape => mark == Point,
        Channel::Size => [Point, Circle, Square].contains(&mark),
        Channel::StrokeDash => [Line, Rule].contains(&mark),
        Channel::Text => mark == Text,
        _ => true,
    }
}
