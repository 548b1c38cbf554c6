//! What a step asks its readers to guess before they see it.

use super::chart::{Chart, Layer, Mark, Panel};
use super::prose;
use super::sources::Sources;
use crate::data::predicate;
use crate::diagnostic::{Diagnostics, message};
use crate::scale::Domain;
use crate::spec::AskSpec;

/// What readers guess: the value of one mark, or how a line goes on.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The question.
    pub question: String,
    /// Panel of the chart.
    pub panel: usize,
    /// Layer of the panel.
    pub layer: usize,
    /// Indices of the data in the layer, in order.
    pub data: Vec<usize>,
}

/// Most points of a line that are drawn by hand: more would be work.
const MOST: usize = 12;

/// The question of a step; nothing when it cannot be asked, and then `out` says why.
pub(super) fn ask(
    spec: &AskSpec,
    chart: &Chart,
    sources: &Sources,
    told: &mut Vec<usize>,
    out: &mut Diagnostics,
) -> Option<Ask> {
    let question = prose::plain(&spec.question, sources, told, out);
    let place = spec.place.member("at");
    let mut first = None;
    for (panel_index, panel) in chart.panels.iter().enumerate() {
        let layers = panel.layers.iter().enumerate().filter(|(_, layer)| layer.is_target);
        // Of what several layers draw, the one on top is asked for.
        for (layer_index, layer) in layers.rev() {
            first = first.or(Some(&layer.table));
            let fits = |at: &usize| predicate::fits(&spec.at, &layer.table, layer.row(*at));
            let data: Vec<usize> = (0..layer.len).filter(fits).collect();
            if data.is_empty() {
                continue;
            }
            if let Some(why) = problem(panel, layer, &data) {
                out.add(message::cannot_ask(&place, why));
                return None;
            }
            return Some(Ask { question, panel: panel_index, layer: layer_index, data });
        }
    }
    if let Some(table) = first
        && predicate::check(&spec.at, table, out)
    {
        out.add(message::no_match(&place, "question"));
    }
    None
}

/// Why these data cannot be asked for.
fn problem(panel: &Panel, layer: &Layer, data: &[usize]) -> Option<&'static str> {
    let axis = if layer.is_horizontal { &panel.x } else { &panel.y };
    let places = if layer.is_horizontal { &layer.x } else { &layer.y };
    if !matches!(axis.as_ref().map(|axis| &axis.domain), Some(Domain::Linear(..))) {
        return Some("They have no place on a linear scale of numbers.");
    }
    if data.iter().any(|at| places.get(*at).is_none_or(|place| !place.is_finite())) {
        return Some("One of them has no value.");
    }
    match layer.mark {
        Mark::Line { .. } => {
            let group = |at: usize| layer.group.get(at).copied();
            let [first, ..] = data else { return None };
            let rest = (*first..layer.len).filter(|at| group(*at) == group(*first));
            let is_end = rest.eq(data.iter().copied());
            let has_begun = *first > 0 && group(first - 1) == group(*first);
            match (is_end && has_begun, data.len() <= MOST) {
                (false, _) => Some("Of a line its last data can be asked for, and no others."),
                (_, false) => Some("More than 12 points of a line are too many to draw."),
                _ => None,
            }
        }
        Mark::Bar { .. } | Mark::Point { .. } if data.len() == 1 => None,
        Mark::Bar { .. } | Mark::Point { .. } => Some("Only one bar or point can be asked for."),
        _ => Some("Only bars, points and lines can be asked for."),
    }
}
