//! Names of bands under upright bars; those of rows are in [`super::rows`].

use super::axis::{self, key};
use super::frame::Frame;
use super::lettering::{Block, Lettering};
use super::picture::{Owner, Picture};
use super::theme;
use crate::scale::Domain;
use crate::scene::{Align, Ink, Point, Role};
use crate::story::chart::Axis;

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
pub(super) fn names(axis: &Axis) -> &[String] {
    match &axis.domain {
        Domain::Band(names) | Domain::Point(names) => names,
        _ => &[],
    }
}

/// Whether an axis shows its labels.
pub(super) fn is_labelled(axis: &Axis) -> bool {
    axis.guide.as_ref().is_some_and(|guide| guide.labels)
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
        let x = axis::kept(center - half, name.width, room) + half;
        let owner = Owner::new(Role::AxisLabel, &key(frame, &["x ", whole].concat()));
        picture.block(&owner, name, Point { x, y }, Align::Center, Ink::Muted);
    }
}
