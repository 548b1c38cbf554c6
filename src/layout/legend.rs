//! What colours mean: words at the ends of lines where they fit, else a row of samples above.

use super::frame::Frame;
use super::lettering::{Block, Lettering};
use super::mark::point;
use super::picture::{Look, Owner, Picture};
use super::theme;
use crate::data::Key;
use crate::data::order::by_number;
use crate::scene::{Align, Form, Ink, Point, Rect, Role, Stroke};
use crate::story::chart::{Chart, Layer, Legend, LegendEntry, Mark, Panel};
use std::ops::Range;

/// A label at the end of a line.
pub(super) struct Direct {
    key: Key,
    block: Block,
    ink: Ink,
    /// The data of the entry, as layer and index.
    members: Vec<(usize, usize)>,
}

/// The labels at line ends, when each entry of the legend is a line of the only panel and there is
/// room for its name.
pub(super) fn direct(chart: &Chart, width: f64, pen: Lettering<'_>) -> Option<Vec<Direct>> {
    let ([panel], Some(legend)) = (chart.panels.as_slice(), &chart.legend) else { return None };
    let is_line = |layer: &Layer| matches!(layer.mark, Mark::Line { .. });
    let is_bar = |layer: &Layer| matches!(layer.mark, Mark::Bar { .. });
    let has_bars = panel.layers.iter().any(is_bar) || !panel.layers.iter().any(is_line);
    if has_bars || legend.entries.is_empty() || legend.entries.len() > theme::DIRECT_MOST {
        return None;
    }
    let most = (width * theme::DIRECT_WIDTH).max(theme::DIRECT_NARROWEST);
    let mut labels = Vec::new();
    for entry in &legend.entries {
        let members = members(panel, entry);
        let mut layers = members.iter().filter_map(|(layer, _)| panel.layers.get(*layer));
        if !layers.any(is_line) {
            return None;
        }
        let block = pen.block(&entry.label, most, theme::LABEL);
        if block.width > most || block.lines.len() > theme::NAME_LINES {
            return None;
        }
        labels.push(Direct { key: entry.key.clone(), block, ink: entry.ink, members });
    }
    Some(labels)
}

/// The data that an entry of the legend stands for: its line, and points that go on with it.
fn members(panel: &Panel, entry: &LegendEntry) -> Vec<(usize, usize)> {
    let mut members = Vec::new();
    for (number, layer) in panel.layers.iter().enumerate() {
        if matches!(layer.mark, Mark::Text(_) | Mark::Rule { .. }) {
            continue;
        }
        // Of many data those that stand for all say where a line ends.
        if !layer.runs.is_empty() && !layer.summary.is_empty() {
            let of_entry = |run: &&Range<usize>| is_of(layer, run.start, entry);
            for run in layer.runs.iter().filter(of_entry) {
                let told = layer.summary.iter().map(|index| *index as usize);
                members.extend(told.filter(|at| run.contains(at)).map(|index| (number, index)));
            }
            continue;
        }
        let own = (0..layer.len).filter(|index| is_of(layer, *index, entry));
        members.extend(own.map(|index| (number, index)));
    }
    members
}

fn is_of(layer: &Layer, index: usize, entry: &LegendEntry) -> bool {
    let group = layer.group.get(index).copied().unwrap_or(0);
    let group = layer.groups.get(group as usize);
    let row = layer.row(index);
    let fields = layer.told.what.iter().chain(&layer.told.shared);
    let mut told = fields.map(|field| layer.table.text(field, row));
    group == Some(&entry.key) || told.any(|text| *text.identity() == *entry.key.0)
}

/// Px on the right that labels at line ends need.
pub(super) fn margin(labels: &[Direct]) -> f64 {
    let widest = labels.iter().map(|label| label.block.width).fold(0.0, f64::max);
    if widest > 0.0 { widest + theme::AXIS_GAP + theme::RIM } else { 0.0 }
}

/// Draws labels at line ends, pushed apart so that each keeps its line.
pub(super) fn draw_direct(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    labels: &[Direct],
    room: Rect,
) {
    let mut places: Vec<(f64, f64, usize)> = Vec::new();
    let mut column = frame.area.x;
    for (number, label) in labels.iter().enumerate() {
        if let Some((end, radius, is_line)) = end(frame, label) {
            column = column.max(end.x + radius);
            places.push((end.y, label.block.height(), number));
            if is_line {
                let owner = Owner::datum(Role::LegendSymbol, &label.key);
                let dot = (Form::Circle, Look::filled(label.ink));
                picture.symbol(&owner, end, theme::LINE_POINT, dot);
            }
        }
    }
    let x = column + theme::AXIS_GAP;
    for (middle, height, number) in spread(places, (room.y, room.bottom())) {
        let Some(label) = labels.get(number) else { continue };
        let owner = Owner::datum(Role::LegendLabel, &label.key);
        let top = Point { x, y: middle - height / 2.0 };
        picture.block(&owner, &label.block, top, Align::Left, label.ink.for_text());
    }
}

/// The rightmost place of an entry, the radius of its symbol, and whether it is a line's end.
fn end(frame: &Frame<'_>, label: &Direct) -> Option<(Point, f64, bool)> {
    let mut found: Option<(Point, f64, bool)> = None;
    for (number, index) in &label.members {
        let Some(layer) = frame.panel.layers.get(*number) else { continue };
        let at = frame.point(layer, *index);
        let is_farther = found.is_none_or(|(end, ..)| at.x >= end.x);
        if (at.x + at.y).is_finite() && is_farther {
            let is_line = matches!(layer.mark, Mark::Line { .. });
            found = Some((at, point::radius(layer, *index), is_line));
        }
    }
    found
}

/// Pushes boxes (middle, height) apart that overlap, each as little as possible, inside a room.
fn spread(boxes: Vec<(f64, f64, usize)>, (from, to): (f64, f64)) -> Vec<(f64, f64, usize)> {
    let mut boxes = by_number(boxes, |(middle, ..)| *middle);
    let (from, mut to) = (from, to.max(from));
    // Down first, then up from the foot of the room, then half way back where both moved.
    let mut above = from;
    for (middle, height, _) in boxes.iter_mut() {
        *middle = middle.max(above + *height / 2.0);
        above = *middle + *height / 2.0;
    }
    for (middle, height, _) in boxes.iter_mut().rev() {
        *middle = middle.min(to - *height / 2.0);
        to = *middle - *height / 2.0;
    }
    boxes
}

/// A row of samples with their words, broken into as many rows as it takes.
pub(super) struct Row {
    samples: Vec<(LegendEntry, Rect)>,
    title: Option<(Block, Point)>,
    /// Px from the top of the first row to the foot of the last.
    pub(super) height: f64,
}

impl Row {
    /// The samples of a legend over a width.
    pub(super) fn new(legend: &Legend, width: f64, pen: Lettering<'_>) -> Self {
        let line = theme::leading(theme::LABEL);
        let (mut x, mut y) = (0.0, 0.0);
        let mut title = None;
        if !legend.title.is_empty() {
            let block = pen.block(&legend.title, width, theme::AXIS);
            let is_long = block.width > width * theme::NAMES_WIDTH || block.lines.len() > 1;
            let height = block.height();
            let wide = block.width + theme::SAMPLE_GAP.1;
            title = Some((block, Point { x, y }));
            if is_long { y += height } else { x += wide }
        }
        let mut samples = Vec::new();
        for entry in &legend.entries {
            let words = pen.width(&entry.label, theme::LABEL);
            let whole = theme::SAMPLE + theme::SAMPLE_GAP.0 + words;
            if x > 0.0 && x + whole > width {
                x = 0.0;
                y += line;
            }
            samples.push((entry.clone(), Rect { x, y, width: whole, height: line }));
            x += whole + theme::SAMPLE_GAP.1;
        }
        let height = if samples.is_empty() { y } else { y + line };
        Self { samples, title, height }
    }

    /// Draws the row with its top at `top`; lines are shown as lines.
    pub(super) fn draw<'a>(
        &self,
        picture: &mut Picture<'_>,
        top: f64,
        layers: impl Iterator<Item = &'a Layer>,
    ) {
        if let Some((block, at)) = &self.title {
            let owner = Owner::new(Role::LegendLabel, "legend");
            let at = Point { x: at.x, y: at.y + top + theme::PLATE / 2.0 };
            picture.block(&owner, block, at, Align::Left, Ink::Muted);
        }
        let (mut has_lines, mut has_bars, mut is_point) = (false, false, false);
        for layer in layers {
            match layer.mark {
                Mark::Line { .. } => has_lines = true,
                Mark::Bar { .. } => has_bars = true,
                Mark::Point { .. } => is_point = true,
                _ => {}
            }
        }
        let is_line = has_lines && !has_bars;
        for (entry, place) in &self.samples {
            let y = top + place.y + place.height / 2.0;
            let owner = Owner::datum(Role::LegendSymbol, &entry.key);
            let half = theme::SAMPLE / 2.0;
            let center = Point { x: place.x + half, y };
            if is_line {
                let (from, to) = (Point { x: place.x, y }, Point { x: place.x + theme::SAMPLE, y });
                let width = theme::OUTLINE + 1.0;
                let stroke = Stroke { ink: entry.ink, opacity: 1.0, width, dash: entry.dash };
                let look = Look { stroke: Some(stroke), ..Look::default() };
                picture.rule(&owner, from, to, look);
            } else {
                let form = if is_point { entry.form } else { Form::Square };
                let radius = if form == Form::Square { half } else { theme::RADIUS };
                picture.symbol(&owner, center, radius, (form, Look::filled(entry.ink)));
            }
            let owner = Owner::datum(Role::LegendLabel, &entry.key);
            let at = Point { x: place.x + theme::SAMPLE + theme::SAMPLE_GAP.0, y };
            let label = (entry.label.as_str(), theme::LABEL);
            picture.words(&owner, at, Align::Left, label, Ink::Text);
        }
    }
}
