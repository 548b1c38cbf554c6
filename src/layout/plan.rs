//! The plan of a picture: title, legend and panels, each with its room, before anything is drawn.

use super::annotation;
use super::axis;
use super::facet::Grid;
use super::figure;
use super::frame::Frame;
use super::headline::{self, Headline};
use super::labels;
use super::legend::{self, Direct, Row};
use super::lettering::{Block, Lettering};
use super::lined;
use super::mark;
use super::names;
use super::picture::{Owner, Picture};
use super::rows;
use super::space::{self, Room, Space};
use super::theme;
use super::turn;
use super::voice;
use crate::scene::{Align, Ink, Point, Rect, Role};
use crate::story::Annotation;
use crate::story::chart::{Chart, Layer, Panel};
use std::borrow::Cow;

/// A picture before it is drawn.
pub(super) struct Plan<'a> {
    chart: &'a Chart,
    panels: Cow<'a, [Panel]>,
    pen: Lettering<'a>,
    width: f64,
    /// Height of the whole picture, when it is given.
    height: Option<f64>,
    grid: Grid,
    title: Option<Block>,
    /// Words without a place, unless they stand with units.
    headline: Option<Headline>,
    /// Name of a measure that all panels share.
    measure: Option<Block>,
    row: Option<Row>,
    direct: Vec<Direct>,
    /// Px kept free above the panels for annotations that found no place among the marks.
    strip: f64,
    spaces: Vec<Space>,
}

impl<'a> Plan<'a> {
    /// The plan of a chart over a width; as high as it wants to be when no height is given.
    pub(super) fn new(
        chart: &'a Chart,
        (width, height): (f64, Option<f64>),
        strip: f64,
        pen: Lettering<'a>,
    ) -> Self {
        let set = |panels, least, columns| {
            Self::set(chart, (panels, columns), ((width, height), (strip, least)), pen)
        };
        let mut plan = if voice::is_figures(&chart.panels) {
            let set = |panels, columns| set(panels, theme::PANEL, columns);
            Self::figures(chart, (width, height), &set)
        } else {
            let raised = voice::raised(&chart.panels, width, pen);
            let panels = raised.map_or(Cow::from(&chart.panels), Cow::from);
            let columns = chart.columns;
            let plan = set(panels.clone(), theme::PANEL, columns);
            let is_low = height.is_some_and(|height| plan.is_too_low(height));
            if is_low { set(panels, theme::PANEL_LEAST, columns) } else { plan }
        };
        if let Some(height) = height {
            let heights = plan.stretched(height);
            plan.spaces = plan.share(&heights);
        }
        plan
    }

    /// The plan with the largest figures that the room has, on no more lines than they need; in
    /// fewer columns where they are larger there, or leave less of a given height empty.
    fn figures(
        chart: &'a Chart,
        (width, height): (f64, Option<f64>),
        set: &dyn Fn(Cow<'a, [Panel]>, Option<usize>) -> Self,
    ) -> Self {
        let plain = set(Cow::from(&chart.panels), chart.columns);
        let scaled = |factor| Cow::from(voice::scaled(&chart.panels, factor));
        let fewest = if height.is_some() { 1 } else { plain.grid.columns };
        let largest = voice::largest((width, height), &|factor, most| {
            let tried = (fewest..=plain.grid.columns).filter_map(|columns| {
                let plan = set(scaled(factor), Some(columns));
                let plain = set(Cow::from(&chart.panels), Some(columns));
                let is_even = plan.grid.columns >= columns && plan.lines() <= plain.lines();
                (is_even && plan.height() <= most).then_some(plan)
            });
            tried.reduce(|a, b| if b.height() > a.height() { b } else { a })
        });
        let least = theme::FIGURES.last().copied().filter(|_| height.is_some());
        largest.unwrap_or_else(|| least.map_or(plain, |least| set(scaled(least), chart.columns)))
    }

    /// Whether panels under one another would be pressed flat.
    fn is_too_low(&self, height: f64) -> bool {
        let is_flat = |area: &f64| *area < theme::PANEL_LOWEST;
        self.grid.rows() > 1 && self.stretched(height).iter().any(is_flat)
    }

    /// Lines of all figures.
    fn lines(&self) -> usize {
        let spaces = self.panels.iter().zip(&self.spaces);
        let width =
            |space: &Space| (self.cell_width(0.0) - space.left - space.right) * theme::FIGURE_WIDTH;
        spaces.map(|(panel, space)| figure::lines(panel, width(space), self.pen)).sum()
    }

    /// The plan of panels over a width, each as high as it wants to be.
    fn set(
        chart: &'a Chart,
        (panels, most): (Cow<'a, [Panel]>, Option<usize>),
        ((width, height), (strip, least)): ((f64, Option<f64>), (f64, f64)),
        pen: Lettering<'a>,
    ) -> Self {
        let columns = Grid::new(most, &panels, (width, least), pen).columns.max(1) as f64;
        let panels = match turn::fitted(&panels, width / columns, pen) {
            Some(turned) => Cow::Owned(turned),
            None => panels,
        };
        let grid = Grid::new(most, &panels, (width, least), pen);
        let direct = legend::direct(chart, width, pen);
        let row = match (&direct, &chart.legend) {
            (None, Some(legend)) => Some(Row::new(legend, width, pen)),
            _ => None,
        };
        let title = chart.title.as_deref().filter(|title| !title.is_empty());
        let title = title.map(|title| pen.block(title, width, theme::TITLE));
        let headline = Headline::above(&panels, width, pen);
        let measure = space::shared_title(&panels, width, pen);
        let direct = direct.unwrap_or_default();
        let spaces = Vec::new();
        let mut plan = Self {
            chart,
            panels,
            pen,
            width,
            height,
            grid,
            title,
            headline,
            measure,
            row,
            direct,
            strip,
            spaces,
        };
        plan.spaces = plan.share(&[]);
        plan
    }

    /// Height of the whole picture.
    pub(super) fn height(&self) -> f64 {
        let rows = self.grid.rows();
        let gaps = rows.saturating_sub(1) as f64 * theme::PANEL_GAP.1;
        let sum = (0..rows).map(|row| self.row_height(row)).fold(0.0, |sum, height| sum + height);
        self.head() + sum + gaps
    }

    /// Px above the panels.
    fn head(&self) -> f64 {
        let title = self.title.as_ref().map_or(0.0, |title| title.height() + theme::BLOCK_GAP);
        let row = self.row.as_ref().map_or(0.0, |row| row.height + theme::BLOCK_GAP);
        let measure = self.measure.as_ref().map_or(0.0, |block| block.height() + theme::BLOCK_GAP);
        let headline = self.headline.as_ref().map_or(0.0, Headline::head);
        title + headline + row + measure + self.strip
    }

    /// The header of a facet; under a figure, which speaks first, its name is plain.
    fn header(&self, index: usize) -> Block {
        let title = self.panels.get(index).map(|panel| panel.title.as_str()).unwrap_or_default();
        let is_figure = self.panels.get(index).is_some_and(figure::is_figure);
        let width = self.cell_width(0.0);
        let (small, narrow) = theme::SMALL_HEADER;
        let font = match is_figure {
            true => theme::LABEL,
            false if width < narrow => small,
            false => theme::HEADER,
        };
        self.pen.block(title, width, font)
    }

    /// Width of a panel without the labels that the first column shows for all.
    fn cell_width(&self, gutter: f64) -> f64 {
        let columns = self.grid.columns.max(1) as f64;
        ((self.width - gutter - (columns - 1.0) * theme::PANEL_GAP.0) / columns).max(1.0)
    }

    /// Head, drawing area and foot of a row of panels.
    fn row_parts(&self, row: usize) -> (f64, f64, f64) {
        let mut parts = (0.0_f64, 0.0_f64, 0.0_f64);
        for (index, space) in self.spaces.iter().enumerate() {
            if self.grid.cell(index).0 != row {
                continue;
            }
            let header = self.header(index).height();
            let header = if header > 0.0 { header + theme::HEADER_GAP } else { 0.0 };
            let is_figure = self.panels.get(index).is_some_and(figure::is_figure);
            let (above, below) = if is_figure { (0.0, header) } else { (header, 0.0) };
            parts.0 = parts.0.max(above + space.head);
            parts.1 = parts.1.max(space.height);
            parts.2 = parts.2.max(below + space.foot);
        }
        parts
    }

    fn row_height(&self, row: usize) -> f64 {
        let (head, area, foot) = self.row_parts(row);
        head + area + foot
    }

    /// The heights of the drawing areas, row by row, that fill a given height.
    fn stretched(&self, height: f64) -> Vec<f64> {
        let rows = 0..self.grid.rows();
        let areas: Vec<f64> = rows.clone().map(|row| self.row_parts(row).1).collect();
        let natural: f64 = areas.iter().sum();
        let rest = self.height() - natural;
        let most = if voice::is_figures(&self.panels) { theme::STRETCH_FIGURES } else { f64::MAX };
        let factor = if natural > 0.0 { (height - rest) / natural } else { 0.0 };
        let factor = factor.max(0.0).min(most);
        areas.iter().map(|area| area * factor).collect()
    }

    /// Shares out the room of each panel, with drawing areas of those heights, row by row.
    fn share(&self, heights: &[f64]) -> Vec<Space> {
        let measure = |left: f64, gutter: f64| {
            let spaces = self.panels.iter().enumerate().map(|(index, panel)| {
                let (row, _) = self.grid.cell(index);
                let has_y = self.grid.has_y(index);
                let own = if has_y && self.grid.has_shared_y { gutter } else { 0.0 };
                let room = Room {
                    width: self.cell_width(gutter) + own,
                    height: heights.get(row).copied(),
                    picture: self.height,
                    wish: self.chart.height,
                    left: if has_y { left } else { 0.0 },
                    right: legend::margin(&self.direct),
                    has_y,
                    has_x: self.grid.has_x(index),
                    has_title: self.measure.is_none(),
                    is_facet: self.panels.len() > 1,
                    is_piled: self.grid.rows() > 1,
                    pen: self.pen,
                };
                Space::new(panel, &room)
            });
            spaces.collect::<Vec<Space>>()
        };
        let widest = |spaces: &[Space]| spaces.iter().map(|space| space.left).fold(0.0, f64::max);
        let first = measure(0.0, 0.0);
        if self.panels.len() < 2 {
            return first;
        }
        // Panels under one another begin at the same place, whatever their labels.
        let left = widest(&first);
        measure(left, if self.grid.has_shared_y { left } else { 0.0 })
    }

    /// Where a panel stands: its left and top, and its width.
    fn cell(&self, index: usize) -> (f64, f64, f64) {
        let (row, column) = self.grid.cell(index);
        let shared = self.grid.has_shared_y;
        let gutter = if shared { self.spaces.first().map_or(0.0, |space| space.left) } else { 0.0 };
        let width = self.cell_width(gutter);
        let step = width + theme::PANEL_GAP.0;
        let (x, width) = if column == 0 {
            (0.0, width + gutter)
        } else {
            (gutter + column as f64 * step, width)
        };
        let above = (0..row).map(|row| self.row_height(row) + theme::PANEL_GAP.1);
        (x, self.head() + above.fold(0.0, |sum, height| sum + height), width)
    }

    /// Draws the picture; gives back the annotations that found no place.
    pub(super) fn draw<'b>(
        &self,
        picture: &mut Picture<'_>,
        annotations: &'b [Annotation],
    ) -> Vec<&'b Annotation> {
        self.draw_head(picture);
        let mut room: Option<Rect> = None;
        for (index, panel) in self.panels.iter().enumerate() {
            if let Some(space) = self.spaces.get(index) {
                let area = self.draw_panel(picture, index, panel, space);
                room = Some(room.map_or(area, |room| room.union(&area)));
            }
        }
        // Annotations stand among the marks, or right of them; not where axes have their words.
        let Some(mut room) = room else { return Vec::new() };
        room.width = (self.width - room.x).max(0.0);
        if self.strip > 0.0 {
            let top = self.head() - self.strip;
            room = room.union(&Rect { x: 0.0, y: top, width: self.width, height: self.strip });
        }
        annotation::draw(picture, annotations, room)
    }

    fn draw_head(&self, picture: &mut Picture<'_>) {
        let mut top = 0.0;
        let left = |y: f64| Point { x: 0.0, y };
        if let Some(title) = &self.title {
            let owner = Owner::new(Role::Caption, "title");
            picture.block(&owner, title, left(top), Align::Left, Ink::Text);
            top += title.height() + theme::BLOCK_GAP;
        }
        if let (Some(headline), Some(panel)) = (&self.headline, self.panels.first()) {
            headline.draw(picture, panel, left(top));
            top += headline.head();
        }
        if let Some(row) = &self.row {
            let layers = self.panels.iter().flat_map(|panel| &panel.layers);
            row.draw(picture, top, layers);
            top += row.height + theme::BLOCK_GAP;
        }
        if let Some(measure) = &self.measure {
            let owner = Owner::new(Role::AxisTitle, "measure");
            picture.block(&owner, measure, left(top), Align::Left, Ink::Muted);
        }
    }

    /// Draws a panel; gives back its drawing area.
    fn draw_panel(
        &self,
        picture: &mut Picture<'_>,
        index: usize,
        panel: &Panel,
        space: &Space,
    ) -> Rect {
        let (x, top, width) = self.cell(index);
        let (head, area, foot) = self.row_parts(self.grid.cell(index).0);
        // Panels of a row have their drawing areas on one line.
        let frame = space.frame(panel, index, (x, top + head - space.head), width);
        let half = theme::PANEL_GAP.0 / 2.0;
        let (before, after) = if self.panels.len() > 1 { (half.min(x), half) } else { (0.0, 0.0) };
        let right = (x + width + after).min(self.width);
        let left = x - before;
        let height = head + area + foot;
        let room = Rect { x: left, y: top - self.strip.min(top), width: right - left, height };
        self.draw_names(picture, &frame, space, (x, top, room));
        if figure::is_figure(panel) {
            let is_first = self.grid.cell(index).1 == 0;
            figure::draw(picture, &frame, is_first.then_some((0.0, self.width)));
            return frame.area;
        }
        for (number, layer) in panel.layers.iter().enumerate() {
            mark::draw(picture, &frame, number, layer);
        }
        if self.panels.len() == 1 {
            let rim = theme::leading(theme::LABEL) / 2.0;
            legend::draw_direct(picture, &frame, &self.direct, frame.area.grown(rim));
        }
        let words = Rect { y: top, height, ..room };
        if let Some(headline) = &space.headline {
            headline.draw(picture, panel, headline.place(frame.area));
        }
        let is_silent = space.rows.as_ref().is_some_and(|rows| rows.is_silent);
        let is_told = |layer: &&Layer| !is_silent && !headline::is_placeless(layer);
        for layer in panel.layers.iter().filter(is_told) {
            match space.rows.as_ref().filter(|rows| rows.is_lined) {
                Some(rows) => lined::draw(picture, &frame, rows, layer),
                None => labels::draw(picture, &frame, layer, words),
            }
        }
        frame.area
    }

    /// Draws all that names: header, axis names, labels, grid.
    fn draw_names(
        &self,
        picture: &mut Picture<'_>,
        frame: &Frame<'_>,
        space: &Space,
        (x, top, room): (f64, f64, Rect),
    ) {
        let panel = frame.panel;
        let bands = space.rows.as_ref().map(|rows| rows.parts(frame.area.y)).unwrap_or_default();
        axis::draw_lines(picture, frame, (&space.x_ticks, &space.y_ticks), &bands);
        let header = self.header(frame.index as usize);
        let owner = Owner::new(Role::FacetTitle, &panel.title);
        let below = frame.area.bottom() + theme::HEADER_GAP;
        let y = if figure::is_figure(panel) { below } else { top };
        // Units that stand flush with the words have a room that begins before them.
        picture.block(&owner, &header, Point { x: frame.area.x.max(x), y }, Align::Left, Ink::Text);
        space.draw_titles(picture, frame, x);
        if let Some(rows) = &space.rows {
            rows::draw_rows(picture, frame, rows, x);
        }
        axis::draw_y_labels(picture, frame, &space.y_ticks);
        let span = (room.x, room.right());
        match &space.columns {
            Some(columns) => names::draw_columns(picture, frame, columns, span),
            None => axis::draw_x_labels(picture, frame, &space.x_ticks, room),
        }
    }
}
