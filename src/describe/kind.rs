//! What a reader who sees nothing is looking at: which marks, and how many.

use super::fact::Fact;
use crate::format::Locale;
use crate::story::Step;
use crate::story::chart::{Domain, Layer, Mark, Panel};

/// What a chart is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Bars,
    Columns,
    /// Bars in pieces.
    Stack,
    Lines,
    Areas,
    Points,
    /// Bars or points along time.
    Periods,
    /// Words alone.
    Figures,
    /// A square for each of a hundred.
    Units,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Bars => "kind-bars",
            Self::Columns => "kind-columns",
            Self::Stack => "kind-stack",
            Self::Lines => "kind-lines",
            Self::Areas => "kind-areas",
            Self::Points => "kind-points",
            Self::Periods => "kind-periods",
            Self::Figures => "kind-figures",
            Self::Units => "kind-units",
        }
    }
}

/// What the chart of a step is made of: its first mark that can be pointed at says it.
pub(super) fn kind(step: &Step) -> Kind {
    let all = step.chart.panels.iter();
    let mut all = all.flat_map(|panel| panel.layers.iter().map(move |layer| (panel, layer)));
    let is_mark = |(_, layer): &(&Panel, &Layer)| {
        layer.is_target && layer.len > 0 && !matches!(layer.mark, Mark::Text(_))
    };
    let Some((panel, layer)) = all.find(is_mark) else { return Kind::Figures };
    let is_placed = |axis: &Option<crate::story::chart::Axis>, is: fn(&Domain) -> bool| {
        axis.as_ref().is_some_and(|axis| is(&axis.domain))
    };
    let measure = if layer.is_horizontal { &panel.x } else { &panel.y };
    let is_time = is_placed(measure, |domain| matches!(domain, Domain::Time(..)));
    match layer.mark {
        _ if layer.table.is_counted() => Kind::Units,
        Mark::Bar { .. } | Mark::Point { .. } | Mark::Tick { .. } if is_time => Kind::Periods,
        Mark::Bar { .. } if is_stacked(layer) => Kind::Stack,
        Mark::Bar { .. } if layer.is_horizontal => Kind::Bars,
        Mark::Bar { .. } => Kind::Columns,
        // A line between two points of a scale only joins them.
        Mark::Line { .. }
            if is_placed(&panel.x, |domain| matches!(domain, Domain::Linear(..)))
                && panel.layers.iter().any(|l| matches!(l.mark, Mark::Point { .. })) =>
        {
            Kind::Points
        }
        Mark::Line { .. } => Kind::Lines,
        Mark::Area { .. } => Kind::Areas,
        _ => Kind::Points,
    }
}

/// Whether its pieces stand on one another.
pub(super) fn is_stacked(layer: &Layer) -> bool {
    let bases = if layer.is_horizontal { &layer.x2 } else { &layer.y2 };
    !bases.is_empty() && layer.told.value2.is_none()
}

/// How many data are not told one by one because they are many.
pub(super) fn left_out(step: &Step) -> usize {
    let layers = step.chart.panels.iter().flat_map(|panel| &panel.layers);
    let many = layers.filter(|layer| layer.is_target && !layer.summary.is_empty());
    many.map(|layer| layer.len.saturating_sub(layer.summary.len())).sum()
}

/// The same in words, with how many there are.
pub(super) fn said(kind: Kind, step: &Step, facts: &[Fact], locale: &Locale) -> String {
    let layers = || step.chart.panels.iter().flat_map(|panel| &panel.layers);
    let count = match kind {
        Kind::Units => layers().find(|layer| layer.is_target).map_or(0, |layer| layer.len),
        Kind::Lines | Kind::Areas => {
            let is_kind = |layer: &&Layer| match layer.mark {
                Mark::Line { .. } => kind == Kind::Lines,
                Mark::Area { .. } => kind == Kind::Areas,
                _ => false,
            };
            layers().filter(is_kind).map(|layer| layer.groups.len().max(1)).sum()
        }
        _ => facts.len() + left_out(step),
    };
    let said = locale.say_count(kind.word(), count, &[("{}", &count.to_string())]);
    match step.chart.panels.len() {
        panels @ 2.. if kind != Kind::Figures => {
            locale.fill_two("kind-panels", &said, &panels.to_string())
        }
        _ => said,
    }
}
