//! Channels of a mark, with what layers inherit from the charts around them.

use crate::spec::channel::{ChannelSpec, EncodingSpec};
use crate::spec::chart::Guide;
use crate::spec::read::Switch;

/// A channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channel {
    X,
    Y,
    X2,
    Y2,
    XOffset,
    YOffset,
    Color,
    Shape,
    Size,
    StrokeDash,
    Text,
    Detail,
    Order,
    Key,
    Facet,
    Column,
    Row,
}

/// Number of channels.
const CHANNELS: usize = 17;

impl Channel {
    /// Its name in the file.
    pub(super) fn name(self) -> &'static str {
        EncodingSpec::KEYS.get(self as usize).copied().unwrap_or_default()
    }

    /// The channel whose scale it shares: its own, or that of the first end.
    pub(super) fn primary(self) -> Self {
        match self {
            Self::X2 => Self::X,
            Self::Y2 => Self::Y,
            _ => self,
        }
    }

    /// Whether it says where a mark stands.
    pub(super) fn is_place(self) -> bool {
        matches!(self, Self::X | Self::Y | Self::X2 | Self::Y2 | Self::XOffset | Self::YOffset)
    }

    /// Whether it splits the chart into panels.
    pub(super) fn is_facet(self) -> bool {
        matches!(self, Self::Facet | Self::Column | Self::Row)
    }

    /// Whether only names have a meaning on it.
    pub(super) fn is_discrete(self) -> bool {
        self.is_facet()
            || matches!(
                self,
                Self::XOffset | Self::YOffset | Self::Color | Self::Shape | Self::StrokeDash
            )
    }
}

/// The channels of an encoding as written.
pub(super) fn written(spec: &EncodingSpec) -> [(Channel, &Guide<ChannelSpec>); CHANNELS] {
    [
        (Channel::X, &spec.x),
        (Channel::Y, &spec.y),
        (Channel::X2, &spec.x2),
        (Channel::Y2, &spec.y2),
        (Channel::XOffset, &spec.x_offset),
        (Channel::YOffset, &spec.y_offset),
        (Channel::Color, &spec.color),
        (Channel::Shape, &spec.shape),
        (Channel::Size, &spec.size),
        (Channel::StrokeDash, &spec.stroke_dash),
        (Channel::Text, &spec.text),
        (Channel::Detail, &spec.detail),
        (Channel::Order, &spec.order),
        (Channel::Key, &spec.key),
        (Channel::Facet, &spec.facet),
        (Channel::Column, &spec.column),
        (Channel::Row, &spec.row),
    ]
}

/// What goes on which channel of one mark.
#[derive(Clone, Debug, Default)]
pub(super) struct Encoding(pub(super) Vec<(Channel, ChannelSpec)>);

impl Encoding {
    /// The encoding of a chart within a chart that has this one: as in Vega-Lite, a channel of its
    /// own comes first, a field or datum takes over what it does not say itself, and `null` takes
    /// the channel away.
    pub(super) fn within(&self, own: Option<&EncodingSpec>) -> Self {
        let mut merged = self.clone();
        for (channel, spec) in own.into_iter().flat_map(written) {
            let at = merged.0.iter().position(|(known, _)| *known == channel);
            match (spec, at.and_then(|at| merged.0.get_mut(at))) {
                (Some(Switch::On(spec)), Some((_, outer))) => *outer = heir(spec, outer),
                (Some(Switch::On(spec)), None) => merged.0.push((channel, spec.clone())),
                (Some(Switch::Off), _) => merged.0.retain(|(known, _)| *known != channel),
                (None, _) => {}
            }
        }
        merged
    }
}

/// `own`, with what it does not say taken from `outer`.
fn heir(own: &ChannelSpec, outer: &ChannelSpec) -> ChannelSpec {
    let mut heir = own.clone();
    if own.field.is_none() && own.datum.is_none() {
        return heir;
    }
    let outer = outer.clone();
    heir.kind = heir.kind.or(outer.kind);
    heir.condition = heir.condition.or(outer.condition);
    heir.aggregate = heir.aggregate.or(outer.aggregate);
    heir.title = heir.title.or(outer.title);
    heir.scale = heir.scale.or(outer.scale);
    heir.axis = heir.axis.or(outer.axis);
    heir.legend = heir.legend.or(outer.legend);
    heir.header = heir.header.or(outer.header);
    heir.sort = heir.sort.or(outer.sort);
    heir.stack = heir.stack.or(outer.stack);
    heir.format = heir.format.or(outer.format);
    heir.columns = heir.columns.or(outer.columns);
    heir
}
