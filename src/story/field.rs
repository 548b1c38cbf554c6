//! Which values go on which channel: a field of the table, or one datum for all rows.

use super::channel::Channel;
use super::leaf::Leaf;
use super::mark;
use super::name::Name;
use crate::data::{Column, Field, Table, Text, calendar};
use crate::diagnostic::{Diagnostics, Place, message};
use crate::spec::channel::{ChannelSpec, KindSpec, ScaleKindSpec, SortSpec};
use crate::spec::chart::{MarkDefSpec, MarkKindSpec, OrientSpec};
use crate::spec::json::Json;
use std::rc::Rc;

/// A mark whose channels know their values.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Where its chart is written.
    pub(super) place: Place,
    /// What is drawn.
    pub(super) mark: MarkDefSpec,
    /// Its data.
    pub(super) table: Rc<Table>,
    /// What goes on which channel.
    pub(super) channels: Vec<(Channel, Bound)>,
    /// Whether the measure is on x.
    pub(super) is_horizontal: bool,
}

/// A channel with its values.
#[derive(Clone, Debug)]
pub(super) struct Bound {
    /// As written.
    pub(super) spec: ChannelSpec,
    /// What kind of values.
    pub(super) kind: KindSpec,
    /// The values.
    pub(super) values: Values,
}

/// Where the values of a channel come from.
#[derive(Clone, Debug)]
pub(super) enum Values {
    /// One for each row.
    Field(Field),
    /// One for all rows.
    Datum(Name),
    /// None on a scale: the channel is a constant.
    Constant,
}

/// What kind of values each scale of places has, as the first field on it says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kinds {
    x: Option<KindSpec>,
    y: Option<KindSpec>,
}

/// All marks of a chart with their values; nothing when one of them cannot be drawn.
pub(super) fn bind(leaves: Vec<Leaf>, out: &mut Diagnostics) -> Option<Vec<Draft>> {
    let mut kinds = Kinds::default();
    for leaf in &leaves {
        for (channel, spec) in &leaf.encoding.0 {
            let field = spec.field.as_deref().and_then(|name| leaf.table.field(name));
            let Some(field) = field else { continue };
            let of = match channel {
                Channel::X => &mut kinds.x,
                Channel::Y => &mut kinds.y,
                _ => continue,
            };
            *of = of.or(Some(kind(*channel, spec, field)));
        }
    }
    // All marks are bound before one is missed, so that all problems are said.
    let drafts: Vec<_> = leaves.into_iter().map(|leaf| Draft::bind(leaf, kinds, out)).collect();
    drafts.into_iter().collect()
}

impl Draft {
    fn bind(leaf: Leaf, kinds: Kinds, out: &mut Diagnostics) -> Option<Self> {
        let Leaf { place, mark, table, encoding } = leaf;
        let mut channels = Vec::new();
        let mut is_whole = true;
        for (channel, spec) in encoding.0 {
            match Bound::new(channel, spec, &table, kinds, out) {
                // A place in px is not read: it would not fit all sizes.
                Some(Bound { values: Values::Constant, .. }) if channel.is_place() => {}
                Some(bound) => channels.push((channel, bound)),
                None => is_whole = false,
            }
        }
        let mut draft = Self { place, mark, table, channels, is_horizontal: false };
        draft.is_horizontal = draft.lies();
        (draft.has_needed(out) && is_whole).then_some(draft)
    }

    /// What goes on a channel.
    pub(super) fn find(&self, channel: Channel) -> Option<&Bound> {
        self.channels.iter().find(|(known, _)| *known == channel).map(|(_, bound)| bound)
    }

    /// The channel of the measure.
    pub(super) fn measure(&self) -> Channel {
        if self.is_horizontal { Channel::X } else { Channel::Y }
    }

    /// The channel across the measure.
    pub(super) fn dimension(&self) -> Channel {
        if self.is_horizontal { Channel::Y } else { Channel::X }
    }

    /// Whether a mark has another end on the scale of x or y.
    pub(super) fn has_end(&self, primary: Channel) -> bool {
        let end = if primary == Channel::X { Channel::X2 } else { Channel::Y2 };
        self.find(end).is_some()
    }

    /// Whether it draws data that can be pointed at: not words, and not rules across the chart.
    pub(super) fn is_target(&self) -> bool {
        let is_single = self.find(Channel::X).is_none() || self.find(Channel::Y).is_none();
        let is_ranged = self.has_end(Channel::X) || self.has_end(Channel::Y);
        match self.mark.kind {
            MarkKindSpec::Text => false,
            MarkKindSpec::Rule if is_single && !is_ranged => false,
            _ => self.channels.iter().any(|(_, bound)| bound.field().is_some()),
        }
    }

    /// Whether it writes words of the data.
    pub(super) fn has_words(&self) -> bool {
        self.find(Channel::Text).is_some_and(|bound| bound.field().is_some())
    }

    /// Whether the measure is on x, by Vega-Lite's rules.
    fn lies(&self) -> bool {
        if let Some(orient) = self.mark.orient {
            return orient == OrientSpec::Horizontal;
        }
        let measures = |channel| match self.find(channel).map(|bound| bound.kind) {
            Some(KindSpec::Quantitative) => 2,
            Some(KindSpec::Temporal) => 1,
            _ => 0,
        };
        let (x, y) = (measures(Channel::X), measures(Channel::Y));
        match (self.has_end(Channel::X), self.has_end(Channel::Y)) {
            (true, false) => y < 2,
            (false, true) => x == 2,
            (true, true) => false,
            _ if x == y => {
                let is_summed =
                    |channel| self.find(channel).is_some_and(|b| b.spec.aggregate.is_some());
                x > 0 && is_summed(Channel::X) && !is_summed(Channel::Y)
            }
            _ => x > y,
        }
    }

    /// Whether the channels that the mark cannot do without are there.
    fn has_needed(&self, out: &mut Diagnostics) -> bool {
        let needed: &[Channel] = match self.mark.kind {
            MarkKindSpec::Line | MarkKindSpec::Area => &[Channel::X, Channel::Y],
            MarkKindSpec::Text => &[Channel::Text],
            _ => &[],
        };
        let name = mark::name(self.mark.kind);
        let missing: Vec<_> =
            needed.iter().filter(|channel| self.find(**channel).is_none()).collect();
        for channel in &missing {
            out.add(message::channel_missing(&self.place, name, channel.name()));
        }
        let is_placed = self.find(Channel::X).or(self.find(Channel::Y)).is_some();
        if missing.is_empty() && !is_placed && self.mark.kind != MarkKindSpec::Text {
            out.add(message::channel_missing(&self.place, name, Channel::X.name()));
            return false;
        }
        missing.is_empty()
    }
}

impl Bound {
    fn new(
        channel: Channel,
        spec: ChannelSpec,
        table: &Table,
        kinds: Kinds,
        out: &mut Diagnostics,
    ) -> Option<Self> {
        if let Some(name) = &spec.field {
            let place = spec.place.member("field");
            let Some(field) = table.field(name) else {
                out.add(message::unknown_field(&place, name, &table.name, &table.field_names()));
                return None;
            };
            let field = field.clone();
            if let Some(SortSpec::Field(by)) = &spec.sort
                && table.field(&by.field).is_none()
            {
                let (place, known) = (by.place.member("field"), table.field_names());
                out.add(message::unknown_field(&place, &by.field, &table.name, &known));
                return None;
            }
            let kind = kinds.of(channel).unwrap_or_else(|| kind(channel, &spec, &field));
            if !fits(channel, kind, &field.column) {
                let wanted = wanted(channel, kind);
                out.add(message::wrong_kind(&place, name, wanted, field.column.kind()));
                return None;
            }
            return Some(Self { spec, kind, values: Values::Field(field) });
        }
        if let Some(json) = &spec.datum {
            let kind = spec.kind.or(kinds.of(channel)).unwrap_or(match json {
                Json::Number(_) if !channel.is_discrete() => KindSpec::Quantitative,
                _ => KindSpec::Nominal,
            });
            let datum = datum(json, kind);
            if datum.is_none() {
                let wanted = wanted(channel, kind);
                out.add(message::wrong_type(&spec.place.member("datum"), wanted, json.kind()));
            }
            return Some(Self { values: Values::Datum(datum?), spec, kind });
        }
        if spec.value.is_none() && spec.condition.is_none() {
            out.add(message::missing_key(&spec.place, "field"));
            return None;
        }
        Some(Self { spec, kind: KindSpec::Nominal, values: Values::Constant })
    }

    /// Whether its values lie along a line, not apart.
    pub(super) fn is_continuous(&self) -> bool {
        matches!(self.kind, KindSpec::Quantitative | KindSpec::Temporal)
    }

    /// The field that it shows.
    pub(super) fn field(&self) -> Option<&Field> {
        match &self.values {
            Values::Field(field) => Some(field),
            _ => None,
        }
    }

    /// All numbers or days of its field, when its values lie along a line.
    pub(super) fn numbers(&self) -> Option<&Rc<[f64]>> {
        match &self.values {
            Values::Field(Field { column: Column::Number(v) | Column::Time(v), .. }) => {
                Some(v).filter(|_| self.is_continuous())
            }
            _ => None,
        }
    }

    /// The number or day in a row; NaN where there is none.
    pub(super) fn number(&self, row: u32) -> f64 {
        match &self.values {
            Values::Field(Field { column: Column::Number(v) | Column::Time(v), .. }) => {
                v.get(row as usize).copied().unwrap_or(f64::NAN)
            }
            Values::Datum(Name::Number(value) | Name::Day(value)) => *value,
            _ => f64::NAN,
        }
    }

    /// The name in a row; nothing where there is none.
    pub(super) fn name(&self, row: u32) -> Option<Name> {
        match &self.values {
            Values::Field(field) => match Name::of(&field.column, row as usize)? {
                Name::Text(period) if &*field.name == "period" => Some(Name::Period(period)),
                name => Some(name),
            },
            Values::Datum(name) => Some(name.clone()),
            Values::Constant => None,
        }
    }
}

impl Kinds {
    fn of(self, channel: Channel) -> Option<KindSpec> {
        match channel.primary() {
            Channel::X => self.x,
            Channel::Y => self.y,
            _ => None,
        }
    }
}

/// What kind of values a field has on a channel: as written, else by its column.
fn kind(channel: Channel, spec: &ChannelSpec, field: &Field) -> KindSpec {
    let inferred = match &field.column {
        // The places of a unit chart are numbers that only name a row or column.
        _ if field.name.starts_with("unit-") => KindSpec::Ordinal,
        Column::Text(_) => KindSpec::Nominal,
        _ if channel.is_discrete() => KindSpec::Ordinal,
        Column::Number(_) => KindSpec::Quantitative,
        Column::Time(_) => KindSpec::Temporal,
    };
    let kind = spec.kind.unwrap_or(inferred);
    let is_line = matches!(kind, KindSpec::Quantitative | KindSpec::Temporal);
    match spec.scale.as_ref().and_then(|scale| scale.kind) {
        Some(ScaleKindSpec::Band | ScaleKindSpec::Point | ScaleKindSpec::Ordinal) if is_line => {
            KindSpec::Ordinal
        }
        Some(ScaleKindSpec::Linear | ScaleKindSpec::Log) => KindSpec::Quantitative,
        Some(ScaleKindSpec::Time | ScaleKindSpec::Utc) => KindSpec::Temporal,
        _ => kind,
    }
}

/// Whether a column can be read as values of a kind on a channel.
fn fits(channel: Channel, kind: KindSpec, column: &Column) -> bool {
    match kind {
        KindSpec::Quantitative => matches!(column, Column::Number(_)) && !channel.is_discrete(),
        KindSpec::Temporal => matches!(column, Column::Time(_)) && !channel.is_discrete(),
        _ => channel != Channel::Size,
    }
}

fn wanted(channel: Channel, kind: KindSpec) -> &'static str {
    match kind {
        _ if channel.is_discrete() => "names",
        KindSpec::Temporal => "dates",
        KindSpec::Quantitative => "numbers",
        _ if channel == Channel::Size => "numbers",
        _ => "names",
    }
}

/// A JSON value as a place on a scale.
pub(super) fn datum(json: &Json, kind: KindSpec) -> Option<Name> {
    match (kind, json) {
        (KindSpec::Temporal, Json::Text(text)) => {
            calendar::parse(text).map(|date| Name::Day(date.day))
        }
        (KindSpec::Temporal, _) => None,
        (_, Json::Number(value)) => Some(Name::Number(*value)),
        (KindSpec::Quantitative, _) => None,
        (_, Json::Text(text)) => Some(Name::Text(Text::Same(text.as_str().into()))),
        _ => None,
    }
}
