//! How the room of a panel is shared out: words first, the drawing area gets the rest.

use super::axis::{self, Ticks};
use super::figure;
use super::frame::{Frame, is_discrete};
use super::headline::Headline;
use super::inset;
use super::lettering::{Block, Lettering};
use super::mark::unit;
use super::names::{Columns, is_labelled};
use super::picture::{Owner, Picture};
use super::place::{Bands, Place};
use super::rows::Rows;
use super::theme;
use crate::scale::{Domain, Scale};
use crate::scene::{Align, Ink, Point, Rect, Role};
use crate::story::chart::{Axis, Height, Panel};
use std::borrow::Cow;

/// What a panel is given.
#[derive(Clone, Copy)]
pub(super) struct Room<'a> {
    /// Px across, words included.
    pub(super) width: f64,
    /// Height of the drawing area, once it is known.
    pub(super) height: Option<f64>,
    /// Height of the whole picture, when it is given.
    pub(super) picture: Option<f64>,
    /// What the author wants.
    pub(super) wish: Height,
    /// Px on the left that other panels need, so that all begin at the same place.
    pub(super) left: f64,
    /// Px on the right that direct labels need.
    pub(super) right: f64,
    /// Whether the labels of y are drawn: in the first column only when panels share them.
    pub(super) has_y: bool,
    /// Whether the labels of x are drawn: in the last row only when panels share them.
    pub(super) has_x: bool,
    /// Whether the name of y is drawn.
    pub(super) has_title: bool,
    /// Whether the panel is one of many.
    pub(super) is_facet: bool,
    /// Whether panels stand under one another.
    pub(super) is_piled: bool,
    pub(super) pen: Lettering<'a>,
}

/// The shares of a panel.
#[derive(Clone, Debug, Default)]
pub(super) struct Space {
    /// Name of the measure above the drawing area.
    pub(super) title: Option<Block>,
    /// Name of x under its labels.
    pub(super) x_title: Option<Block>,
    /// Px above, below, left and right of the drawing area.
    pub(super) head: f64,
    pub(super) foot: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) x_ticks: Ticks,
    pub(super) y_ticks: Ticks,
    pub(super) rows: Option<Rows>,
    pub(super) headline: Option<Headline>,
    pub(super) columns: Option<Columns>,
    /// Height of the drawing area.
    pub(super) height: f64,
    /// Px that values need inside the drawing area: left, right, top, bottom.
    inset: [f64; 4],
}

impl Space {
    /// Shares out the room of a panel.
    pub(super) fn new(panel: &Panel, room: &Room<'_>) -> Self {
        let mut space = Self::default();
        space.measure_y(panel, room);
        space.measure_titles(panel, room);
        space.left = space.left.max(room.left);
        let is_ragged = is_discrete(panel.y.as_ref()) || figure::is_figure(panel);
        let rim = if is_ragged { 0.0 } else { theme::RIM };
        space.right = space.right.max(room.right).max(rim);
        space.headline = Headline::of_units(panel, (room.width, room.picture), room.pen);
        if let Some(headline) = &space.headline {
            space.head += headline.head();
            space.right += headline.left_out();
        }
        let width = (room.width - space.left - space.right).max(1.0);
        space.measure_x(panel, room, width);
        space.height = room.height.unwrap_or_else(|| space.natural(panel, room, width));
        if let Some(rows) = space.rows.take() {
            let height = room.height.unwrap_or(space.height);
            let rows = rows.fitted(height, room.wish);
            // An axis stands right under its rows, even where these leave room.
            if !room.is_facet && !matches!(room.wish, Height::Px(_)) {
                space.height = space.height.min(rows.height);
            }
            space.rows = Some(rows);
        }
        let (top, bottom) = inset::inset(panel, space.height, false, room.pen);
        space.inset[2] = top;
        space.inset[3] = bottom;
        space
    }

    /// The panel with its drawing area at a place.
    pub(super) fn frame<'a>(
        &self,
        panel: &'a Panel,
        index: usize,
        at: (f64, f64),
        width: f64,
    ) -> Frame<'a> {
        let (x, y) = (at.0 + self.left, at.1 + self.head);
        let width = (width - self.left - self.right).max(1.0);
        let mut area = Rect { x, y, width, height: self.height.max(1.0) };
        if unit::is_unit_chart(panel) {
            let side = self.unit_side(panel, width);
            area.width = side * unit::count(panel.x.as_ref()) as f64;
            // Units stand in the middle, unless words beside or above them begin at the left.
            let free = if self.headline.is_some() { 0.0 } else { width - area.width };
            // Flush with the words around them stand the squares, not the room around these.
            let gap = side * theme::UNIT_GAP / 2.0;
            area.x += if free > 0.0 { free / 2.0 } else { -gap };
            area.height = side * unit::count(panel.y.as_ref()) as f64;
        }
        let [left, right, top, bottom] = self.inset;
        let x = place(panel.x.as_ref(), (area.x + left, area.right() - right));
        let y = match (&self.rows, unit::is_unit_chart(panel)) {
            (Some(rows), false) => Place::Bands(rows.bands(area.y)),
            _ if is_discrete(panel.y.as_ref()) => place(panel.y.as_ref(), (area.y, area.bottom())),
            _ => place(panel.y.as_ref(), (area.bottom() - bottom, area.y + top)),
        };
        Frame::new(panel, index as u32, area, (x, y))
    }

    /// Side of a unit: squares that fill the width or the height, whichever is less.
    fn unit_side(&self, panel: &Panel, width: f64) -> f64 {
        let by_height = self.height / unit::count(panel.y.as_ref()).max(1) as f64;
        let columns = unit::count(panel.x.as_ref()).max(1) as f64 - theme::UNIT_GAP;
        let by_width = width / columns;
        by_width.min(by_height).min(theme::UNIT_MOST)
    }

    fn measure_y(&mut self, panel: &Panel, room: &Room<'_>) {
        let Some(axis) = &panel.y else { return };
        if is_discrete(Some(axis)) {
            let mut rows = Rows::new(panel, axis, room);
            if !room.has_y && !rows.is_above {
                rows.hide();
            }
            self.left = rows.gutter;
            self.rows = Some(rows);
            return;
        }
        let height = room.height.unwrap_or_else(|| aspect(room));
        let (few, many) = theme::GRID_LINES;
        let count = libm::round(height / theme::GRID_STEP).clamp(few as f64, many as f64);
        self.y_ticks = axis::ticks_of(axis, count as usize, room.pen);
        if !room.has_y {
            self.y_ticks.labels.clear();
            return;
        }
        let width = self.y_ticks.width;
        let gutter = if width > 0.0 { width + theme::AXIS_GAP } else { 0.0 };
        let is_far = axis.guide.as_ref().is_some_and(|guide| guide.is_far);
        if is_far { self.right = gutter } else { self.left = gutter }
    }

    /// The measure is named above the drawing area, whichever way it runs.
    fn measure_titles(&mut self, panel: &Panel, room: &Room<'_>) {
        if room.has_title {
            self.title = title(panel, room.width, room.pen);
            if is_measured(&panel.y) && is_measured(&panel.x) {
                self.x_title = name(&panel.x, room.width, room.pen);
            }
        }
        if let Some(title) = &self.title {
            // A name right under it would read as its next line.
            let is_above = self.rows.as_ref().is_some_and(|rows| rows.is_above && !rows.is_lined);
            let gap = if is_above { theme::TITLE_LEAD } else { theme::AXIS_GAP / 2.0 };
            self.head += title.height() + gap;
        }
        // The upper half of the topmost label stands above the drawing area.
        if !self.y_ticks.labels.is_empty() {
            self.head += theme::leading(theme::AXIS) / 2.0;
        }
    }

    /// Draws the names of the measures.
    pub(super) fn draw_titles(&self, picture: &mut Picture<'_>, frame: &Frame<'_>, left: f64) {
        let area = frame.area;
        if let Some(title) = &self.title {
            let owner = Owner::new(Role::AxisTitle, &axis::key(frame, "measure"));
            // A measure on x begins where its bars begin.
            let x = if is_measured(&frame.panel.y) { left } else { area.x };
            let at = Point { x, y: area.y - self.head };
            picture.block(&owner, title, at, Align::Left, Ink::Muted);
        }
        if let Some(title) = &self.x_title {
            let owner = Owner::new(Role::AxisTitle, &axis::key(frame, "x"));
            let at = Point { x: area.right(), y: area.bottom() + self.foot - title.height() };
            picture.block(&owner, title, at, Align::Right, Ink::Muted);
        }
    }

    fn measure_x(&mut self, panel: &Panel, room: &Room<'_>, width: f64) {
        let Some(axis) = &panel.x else { return };
        let mut depth = 0.0;
        if is_discrete(Some(axis)) {
            let step = width / unit::count(Some(axis)).max(1) as f64;
            let columns = Columns::new(axis, step, room.pen);
            depth = columns.height;
            self.columns = Some(columns);
        } else {
            self.measure_scale(panel, axis, (room, width));
            if self.x_ticks.labels.iter().any(|label| !label.is_empty()) {
                depth = theme::leading(theme::AXIS);
            }
        }
        if !room.has_x {
            self.x_ticks.labels.clear();
            self.columns = self.columns.take().map(Columns::hidden);
            depth = 0.0;
        }
        let depth = if depth > 0.0 && is_labelled(axis) { depth + theme::AXIS_GAP } else { 0.0 };
        let is_far = axis.guide.as_ref().is_some_and(|guide| guide.is_far);
        if is_far {
            self.head += depth;
        } else {
            self.foot += depth;
        }
        if let Some(title) = &self.x_title {
            self.foot += title.height();
        }
        // Half of the lowest label of y hangs below the drawing area.
        if !self.y_ticks.labels.is_empty() {
            self.foot = self.foot.max(theme::leading(theme::AXIS) / 2.0);
        }
    }

    /// Finds the ticks of an x axis of numbers or days, and the room that values and labels need.
    fn measure_scale(&mut self, panel: &Panel, axis: &Axis, (room, width): (&Room<'_>, f64)) {
        // Values on the lines of their names need no room beside the marks.
        let lined = self.rows.as_ref().filter(|rows| rows.is_lined);
        let column = lined.map_or(0.0, |rows| rows.column);
        let is_lined = lined.is_some();
        let marks =
            if is_lined { Cow::Owned(inset::wordless(panel)) } else { Cow::Borrowed(panel) };
        let (left, right) = inset::inset(&marks, width, true, room.pen);
        let right = right + column;
        self.inset[0] = left;
        self.inset[1] = right;
        let span = (-self.left, width + self.right.min(theme::PANEL_GAP.0 / 2.0));
        let shift = axis::shift(panel);
        let at = place(Some(axis), (left, width - right));
        self.x_ticks = axis::fitting(axis, (&at, shift), span, room.pen);
        // The label at the far end stands under its tick; that of zero may begin there.
        if is_measured(&panel.x) && room.has_x {
            self.inset[1] += self.x_ticks.overhang(&at, span.1, room.pen);
            let at = place(Some(axis), (left, width - self.inset[1]));
            self.x_ticks = axis::fitting(axis, (&at, shift), span, room.pen);
        }
    }

    /// The height that the drawing area wants.
    fn natural(&self, panel: &Panel, room: &Room<'_>, width: f64) -> f64 {
        if unit::is_unit_chart(panel) {
            return unit::side(panel, width) * unit::count(panel.y.as_ref()) as f64;
        }
        if figure::is_figure(panel) {
            return figure::height(panel, width, room.pen);
        }
        match (room.wish, &self.rows) {
            (Height::Px(px), _) if px.is_finite() => px.clamp(1.0, 4000.0),
            (_, Some(rows)) => rows.height,
            _ if panel.y.is_none() => theme::STRIP,
            _ => aspect(room),
        }
    }
}

/// Whether an axis has numbers.
fn is_measured(axis: &Option<Axis>) -> bool {
    let domain = axis.as_ref().map(|axis| &axis.domain);
    matches!(domain, Some(Domain::Linear(..) | Domain::Log(..)))
}

/// The name of an axis; nothing when it has none.
fn name(axis: &Option<Axis>, width: f64, pen: Lettering<'_>) -> Option<Block> {
    let guide = axis.as_ref().and_then(|axis| axis.guide.as_ref());
    let title = guide.map(|guide| guide.title.as_str()).unwrap_or_default();
    let block = pen.block(title, width, theme::AXIS);
    (!block.is_empty()).then_some(block)
}

/// The name of the measure of a panel, whichever way it runs.
fn title(panel: &Panel, width: f64, pen: Lettering<'_>) -> Option<Block> {
    if is_measured(&panel.y) {
        name(&panel.y, width, pen)
    } else if is_measured(&panel.x) {
        name(&panel.x, width, pen)
    } else {
        None
    }
}

/// The name of the measure, when there are several panels and all have the same.
pub(super) fn shared_title(panels: &[Panel], width: f64, pen: Lettering<'_>) -> Option<Block> {
    let (first, others) = panels.split_first()?;
    let name = title(first, width, pen)?;
    let is_shared = !others.is_empty()
        && others
            .iter()
            .all(|panel| title(panel, width, pen).is_some_and(|other| other.lines == name.lines));
    is_shared.then_some(name)
}

/// The house's height for a drawing area of numbers on both sides.
fn aspect(room: &Room<'_>) -> f64 {
    if room.is_facet && room.is_piled {
        let (part, least, most) = theme::PILED;
        return (room.width * part).clamp(least, most);
    }
    if room.is_facet {
        return (room.width * theme::PANEL_ASPECT).clamp(theme::LOWEST, theme::PANEL_HIGHEST);
    }
    let part = ((room.width - theme::PHONE) / (theme::WIDE - theme::PHONE)).clamp(0.0, 1.0);
    let (phone, wide) = theme::ASPECT;
    (room.width * (phone + (wide - phone) * part)).clamp(theme::LOWEST, theme::HIGHEST)
}

/// The places of an axis over a range.
pub(super) fn place(axis: Option<&Axis>, range: (f64, f64)) -> Place {
    let Some(axis) = axis else { return Place::Middle((range.0 + range.1) / 2.0) };
    if is_discrete(Some(axis)) {
        let mut bands = Bands::even(unit::count(Some(axis)), range, theme::UPRIGHT);
        if axis.reverse {
            bands.centers.reverse();
        }
        return Place::Bands(bands);
    }
    Place::Scaled(Scale::new(&axis.domain, axis.reverse, range))
}
