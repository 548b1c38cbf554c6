//! Names of bands: beside lying bars, above them when they are long, or under upright ones.

use super::axis::key;
use super::frame::Frame;
use super::lettering::{Block, Lettering};
use super::picture::{Owner, Picture};
use super::place::Bands;
use super::theme;
use crate::scale::Domain;
use crate::scene::{Align, Ink, Point, Role};
use crate::story::chart::{Axis, Height, Mark, Panel};

/// Rows of names with what is drawn in them, from the top of the drawing area.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    pub(super) names: Vec<Block>,
    /// Whether names stand above what they name, not beside it.
    pub(super) is_above: bool,
    /// Px that the names need beside the drawing area, the gap included.
    pub(super) gutter: f64,
    /// Top of each row.
    tops: Vec<f64>,
    /// Middle and width of what is drawn in each row.
    bands: Bands,
    /// Height of all rows.
    pub(super) height: f64,
}

/// Names under the columns of an x axis.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub(super) names: Vec<Block>,
    /// Height of the tallest.
    pub(super) height: f64,
    /// Whether each name has room.
    pub(super) is_fitting: bool,
}

/// The names of a discrete axis.
fn names(axis: &Axis) -> &[String] {
    match &axis.domain {
        Domain::Band(names) | Domain::Point(names) => names,
        _ => &[],
    }
}

/// Whether an axis shows its labels.
pub(super) fn is_labelled(axis: &Axis) -> bool {
    axis.guide.as_ref().is_some_and(|guide| guide.labels)
}

impl Rows {
    /// The rows of a panel whose y axis has names.
    pub(super) fn new(
        panel: &Panel,
        axis: &Axis,
        width: f64,
        height: Height,
        pen: Lettering<'_>,
    ) -> Self {
        let all = names(axis);
        let mut rows = Self::default();
        if is_labelled(axis) {
            let values = super::partner::widest(panel, pen);
            (rows.names, rows.is_above) = set(all, width, values, pen);
            if !rows.is_above {
                let widest = rows.names.iter().map(|name| name.width).fold(0.0, f64::max);
                rows.gutter = if widest > 0.0 { widest + theme::LABEL_GAP } else { 0.0 };
            }
        }
        if axis.reverse {
            rows.names.reverse();
        }
        let has_bars = panel.layers.iter().any(|layer| matches!(layer.mark, Mark::Bar { .. }));
        rows.pile(
            &flanks(panel, all.len(), width, pen),
            thickness(panel, all.len(), height),
            has_bars,
        );
        if axis.reverse {
            rows.names.reverse();
            rows.bands.centers.reverse();
            rows.tops.reverse();
        }
        rows
    }

    /// Puts the rows under one another.
    fn pile(&mut self, flanks: &[f64], (thickness, gap): (f64, f64), has_bars: bool) {
        // Rows of symbols are light: less parts them.
        let lead_of_next = if has_bars { theme::NAME_LEAD } else { theme::NAME_LEAD / 2.0 };
        let tallest = self.names.iter().map(Block::height).fold(0.0, f64::max);
        let mut top = 0.0;
        for (index, flank) in flanks.iter().enumerate() {
            let name = self.names.get(index).map_or(0.0, Block::height);
            let (lead, step) = if self.is_above {
                // The name belongs to the bar under it: more room above the name than below.
                let lead = name + flank + theme::NAME_GAP;
                (lead, lead + thickness + gap.max(lead_of_next))
            } else {
                let step = (thickness + gap).max(tallest + theme::BLOCK_GAP);
                let step = step.max(flank + thickness + theme::BLOCK_GAP);
                (((step - thickness) / 2.0).max(*flank), step)
            };
            self.tops.push(top);
            self.bands.centers.push(top + lead + thickness / 2.0);
            top += step;
            self.bands.step = step;
        }
        self.bands.width = thickness;
        self.height = top;
    }

    /// The same rows in a given height: stretched a little, or pressed as far as it takes.
    pub(super) fn fitted(mut self, height: f64, wish: Height) -> Self {
        if self.height <= 0.0 || !height.is_finite() {
            return self;
        }
        // A height that the author wrote is filled.
        let most =
            if matches!(wish, Height::Px(_)) { theme::STRETCH_WISHED } else { theme::STRETCH };
        let factor = (height / self.height).clamp(0.0, most);
        for (center, top) in self.bands.centers.iter_mut().zip(&mut self.tops) {
            // A name above its bar stays close to it.
            let lead = (*center - *top) * if self.is_above { factor.min(1.0) } else { factor };
            *top *= factor;
            *center = *top + lead;
        }
        // Bars above which a name stands keep their thickness, or they would grow into the name.
        let widen = if self.is_above { factor.min(1.0) } else { factor };
        self.bands.width *= widen;
        self.bands.step *= factor;
        self.height *= factor;
        self
    }

    /// The same rows without their names, which another panel shows.
    pub(super) fn hide(&mut self) {
        self.names.clear();
        self.gutter = 0.0;
    }

    /// From where to where the marks of each row reach, where names stand between them.
    pub(super) fn parts(&self, top: f64) -> Vec<(f64, f64)> {
        let half = self.bands.width / 2.0 + theme::NAME_GAP;
        let part = |center: &f64| (top + center - half, top + center + half);
        if self.is_above { self.bands.centers.iter().map(part).collect() } else { Vec::new() }
    }

    /// The bands at their places, when the drawing area begins at `top`.
    pub(super) fn bands(&self, top: f64) -> Bands {
        let mut bands = self.bands.clone();
        for center in &mut bands.centers {
            *center += top;
        }
        bands
    }
}

/// Names as blocks, and whether they stand above.
fn set(all: &[String], width: f64, values: f64, pen: Lettering<'_>) -> (Vec<Block>, bool) {
    let beside = (width * theme::NAMES_WIDTH).min(theme::NAMES_WIDEST);
    let lines: Vec<Block> = all.iter().map(|name| pen.line(name, theme::LABEL)).collect();
    let widest = lines.iter().map(|line| line.width).fold(0.0, f64::max);
    let is_phone = width < theme::PHONE;
    let is_tight =
        is_phone && widest + values + theme::LABEL_GAP > width * (1.0 - theme::BARS_WIDTH);
    if widest <= beside && !is_tight {
        return (lines, false);
    }
    if !is_phone {
        let blocks: Vec<Block> =
            all.iter().map(|name| pen.block(name, beside, theme::LABEL)).collect();
        let is_fitting = blocks
            .iter()
            .all(|block| block.width <= beside && block.lines.len() < theme::NAME_LINES);
        if is_fitting {
            return (blocks, false);
        }
    }
    (all.iter().map(|name| pen.block(name, width, theme::LABEL)).collect(), true)
}

/// Px that words above the marks of each row need.
fn flanks(panel: &Panel, count: usize, width: f64, pen: Lettering<'_>) -> Vec<f64> {
    let mut flanks = vec![0.0_f64; count];
    for layer in &panel.layers {
        let Mark::Text(style) = layer.mark else { continue };
        if style.baseline >= 0 {
            continue;
        }
        for (text, row) in layer.text.iter().zip(&layer.y) {
            let block = pen.block(text, width, super::labels::font(style));
            if let Some(flank) = flanks.get_mut(if *row >= 0.0 { *row as usize } else { count }) {
                *flank = flank.max(block.height() + theme::NAME_GAP * 2.0);
            }
        }
    }
    flanks
}

/// Thickness of what is drawn in a row, and the room to the next one.
fn thickness(panel: &Panel, count: usize, height: Height) -> (f64, f64) {
    let bars: Vec<_> =
        panel.layers.iter().filter(|layer| matches!(layer.mark, Mark::Bar { .. })).collect();
    if let Height::Step(px) = height
        && px > 0.0
        && px.is_finite()
    {
        let px = px.clamp(theme::THINNEST, theme::HIGHEST);
        let thickness = px / (1.0 + theme::BAND_GAP);
        return (thickness, px - thickness);
    }
    if bars.is_empty() {
        return (theme::TARGET, theme::POINT_ROW - theme::TARGET);
    }
    let fixed = bars.iter().find_map(|layer| match layer.mark {
        Mark::Bar { thickness } => thickness,
        _ => None,
    });
    let group = bars.iter().map(|layer| layer.offsets.max(1)).max().unwrap_or(1) as f64;
    let one = theme::LYING.iter().find(|(most, _)| count <= *most).map_or(0.0, |(_, px)| *px);
    let one = if group > 1.0 { theme::GROUPED } else { one };
    let fixed = fixed.filter(|px| *px > 0.0 && px.is_finite()).map(|px| px.min(theme::HIGHEST));
    let one = fixed.unwrap_or(one);
    let thickness = one * group + theme::GROUP_GAP * (group - 1.0);
    (thickness, one * theme::BAND_GAP * group.min(2.0))
}

impl Columns {
    /// Names under columns of that step, broken into lines.
    pub(super) fn new(axis: &Axis, step: f64, pen: Lettering<'_>) -> Self {
        if !is_labelled(axis) {
            return Self { is_fitting: true, ..Self::default() };
        }
        let width = step - theme::SAMPLE_GAP.0;
        // No name is broken into single letters.
        let all = if width < theme::AXIS.size { &[] } else { names(axis) };
        let blocks: Vec<Block> =
            all.iter().map(|name| pen.block(name, width, theme::AXIS)).collect();
        let is_fitting = blocks.len() == names(axis).len()
            && blocks
                .iter()
                .all(|block| block.width <= width && block.lines.len() <= theme::NAME_LINES);
        let blocks = if is_fitting { blocks } else { thin(names(axis), step, pen) };
        let height = blocks.iter().map(Block::height).fold(0.0, f64::max);
        Self { names: blocks, height, is_fitting }
    }

    /// The same columns without their names, which another panel shows.
    pub(super) fn hidden(self) -> Self {
        Self { names: Vec::new(), height: 0.0, ..self }
    }
}

/// Every second, third … name on one line, so that none touches the next.
fn thin(all: &[String], step: f64, pen: Lettering<'_>) -> Vec<Block> {
    let lines: Vec<Block> = all.iter().map(|name| pen.line(name, theme::AXIS)).collect();
    let widest = lines.iter().map(|line| line.width).fold(0.0, f64::max);
    let every = ((widest + theme::LABEL_GAP) / step.max(1.0)).clamp(1.0, 1e6) as usize + 1;
    let blank = pen.line("", theme::AXIS);
    let keep = |(index, line)| if index % every == 0 { line } else { blank.clone() };
    lines.into_iter().enumerate().map(keep).collect()
}

/// Draws the names of rows.
pub(super) fn draw_rows(picture: &mut Picture<'_>, frame: &Frame<'_>, rows: &Rows, left: f64) {
    let Some(axis) = &frame.panel.y else { return };
    let area = frame.area;
    let places = rows.tops.iter().zip(&rows.bands.centers);
    for ((name, whole), (top, center)) in rows.names.iter().zip(names(axis)).zip(places) {
        let y = if rows.is_above { *top } else { center - name.height() / 2.0 };
        let owner = Owner::new(Role::AxisLabel, &key(frame, &["y ", whole].concat()));
        let x = if rows.is_above { area.x } else { left };
        picture.block(&owner, name, Point { x, y: area.y + y }, Align::Left, Ink::Text);
    }
}

/// Draws the names of columns.
pub(super) fn draw_columns(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    columns: &Columns,
    room: (f64, f64),
) {
    let Some(axis) = &frame.panel.x else { return };
    let is_far = axis.guide.as_ref().is_some_and(|guide| guide.is_far);
    for (index, (name, whole)) in columns.names.iter().zip(names(axis)).enumerate() {
        let y = if is_far {
            frame.area.y - theme::AXIS_GAP - name.height()
        } else {
            frame.area.bottom() + theme::AXIS_GAP
        };
        let half = name.width / 2.0;
        let center = frame.x.at(index as f64);
        let x = super::axis::kept(center - half, name.width, room) + half;
        let owner = Owner::new(Role::AxisLabel, &key(frame, &["x ", whole].concat()));
        picture.block(&owner, name, Point { x, y }, Align::Center, Ink::Muted);
    }
}
