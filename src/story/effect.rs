//! Which written keys change anything: a key without effect is said, never passed over.

use super::channel::Channel;
use crate::diagnostic::{Diagnostics, message};
use crate::spec::channel::ChannelSpec;
use crate::spec::chart::{MarkDefSpec, MarkKindSpec};
use crate::spec::read::Switch::Off;

/// The name of a mark in the file.
pub(super) fn mark_name(kind: MarkKindSpec) -> &'static str {
    MarkKindSpec::WORDS.get(kind as usize).copied().unwrap_or_default()
}

/// Says which properties of a mark change nothing.
pub(super) fn check_mark(mark: &MarkDefSpec, out: &mut Diagnostics) {
    use MarkKindSpec::{Area, Bar, Line, Point, Rule, Text, Tick};
    let is_line = [Line, Area].contains(&mark.kind);
    let is_text = mark.kind == Text;
    let said = [
        ("filled", mark.filled.is_some(), mark.kind == Point),
        ("point", mark.point.is_some(), is_line),
        ("interpolate", mark.interpolate.is_some(), is_line),
        ("size", mark.size.is_some(), mark.kind != Area && mark.kind != Line),
        ("shape", mark.shape.is_some(), mark.kind == Point),
        ("strokeWidth", mark.stroke_width.is_some(), [Line, Rule].contains(&mark.kind)),
        ("strokeDash", mark.stroke_dash.is_some(), [Line, Rule].contains(&mark.kind)),
        ("align", mark.align.is_some(), is_text),
        ("baseline", mark.baseline.is_some(), is_text),
        ("dx", mark.dx.is_some(), is_text),
        ("dy", mark.dy.is_some(), is_text),
        ("orient", mark.orient.is_some(), is_line || [Bar, Tick].contains(&mark.kind)),
        ("fontSize", mark.font_size.is_some(), is_text),
        ("fontWeight", mark.font_weight.is_some(), is_text),
    ];
    for (key, is_there, has_effect) in said {
        if is_there && !has_effect {
            out.add(message::unread(&mark.place.member(key), key));
        }
    }
}

/// Says which properties of a channel change nothing.
pub(super) fn check_channel(channel: Channel, spec: &ChannelSpec, out: &mut Diagnostics) {
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
        ("legend", spec.legend.is_some(), has_legend || matches!(spec.legend, Some(Off))),
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
    for (key, is_there, has_effect) in said {
        if is_there && !has_effect {
            out.add(message::unread(&spec.place.member(key), key));
        }
    }
    if let Some(scale) = &spec.scale {
        let said = [
            ("range", scale.range.is_some(), !is_place && !is_offset),
            ("zero", scale.zero.is_some(), is_place || channel == Size),
            ("nice", scale.nice.is_some(), is_place),
            ("reverse", scale.reverse.is_some(), is_place),
        ];
        for (key, is_there, has_effect) in said {
            if is_there && !has_effect {
                out.add(message::unread(&scale.place.member(key), key));
            }
        }
    }
}
