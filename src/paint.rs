//! A scene painted through any plotters backend.
//!
//! Only primitives are used, and all of dashes, inexact edges and mixed colours are made here, so
//! that canvas and SVG agree. Backends take whole numbers: a shell paints at a multiple of the CSS
//! px and scales back, or moving things would stutter and lines wobble.

mod edge;
mod outline;

use crate::scene::{Align, Color, Edge, Fill, Form, Ink, Item, Palette, Point, Rect};
use crate::scene::{Shape, Stroke};
use edge::Piece;
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle};
use plotters_backend::{DrawingBackend, FontFamily, FontStyle};

/// How CSS px become the whole numbers of a backend.
#[derive(Clone, Copy, Debug)]
pub struct Raster<'a> {
    /// Units of the backend for each CSS px.
    pub units_per_px: f64,
    /// Pixels of the device for each CSS px: what is upright or level ends at their borders.
    pub device_px: f64,
    /// Families of the font, as CSS lists them.
    pub family: &'a str,
    /// Px that lines have at least: who wants more contrast has them all wide.
    pub least: f64,
}

/// The backend could not draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaintError;

impl std::fmt::Display for PaintError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("the picture could not be drawn")
    }
}

impl std::error::Error for PaintError {}

/// Paints the items of a scene on whatever ground there is. Text is handed over with its left end, middle or
/// right end on the *base line* of its font (anchor [`VPos::Bottom`]), at its size in units.
///
/// # Errors
/// When the backend cannot draw.
pub fn paint<B: DrawingBackend>(
    items: &[Item],
    palette: &Palette,
    raster: &Raster<'_>,
    backend: &mut B,
) -> Result<(), PaintError> {
    let mut painter = Painter { palette, raster, backend, is_failed: false };
    for item in items {
        painter.item(item);
    }
    if painter.is_failed { Err(PaintError) } else { Ok(()) }
}

struct Painter<'a, B> {
    palette: &'a Palette,
    raster: &'a Raster<'a>,
    backend: &'a mut B,
    is_failed: bool,
}

/// From the middle of a line of words down to its base line, in parts of the font's size: half the
/// height of Latin capitals and figures, and what centres Han characters too.
const BASELINE: f64 = 0.36;

impl<B: DrawingBackend> Painter<'_, B> {
    fn item(&mut self, item: &Item) {
        if !is_placed(&item.shape) {
            return;
        }
        match &item.shape {
            Shape::Rect { bounds, edge } => self.rect(&self.snapped(bounds), *edge, item),
            Shape::Rule { from, to } => {
                if let Some(stroke) = item.stroke {
                    let (stroke, ends) = self.sharp(stroke, *from, *to);
                    self.stroke(&ends, &stroke);
                }
            }
            Shape::Path { points, closed } => self.path(points, *closed, item),
            Shape::Symbol { center, radius, form } => self.symbol(*center, *radius, *form, item),
            Shape::Text { at, align, font, content, width } => {
                if let Some(Fill { ink, opacity }) = item.fill {
                    let style = Lettering {
                        color: self.color(ink, opacity),
                        size: font.size * self.raster.units_per_px,
                        is_bold: font.bold,
                        align: *align,
                        family: self.raster.family,
                        width: self.units(*width),
                    };
                    self.text(content, *at, font.size, &style);
                }
            }
        }
    }

    fn rect(&mut self, bounds: &Rect, edge: Option<Edge>, item: &Item) {
        match (item.fill, edge) {
            (Some(Fill { ink, opacity }), None) => {
                self.fill_rect(bounds, self.color(ink, opacity));
            }
            (Some(Fill { ink, opacity }), Some(edge)) => {
                for piece in edge::pieces(bounds, edge, self.raster.device_px) {
                    self.piece(&piece, ink, opacity);
                }
            }
            (None, _) => {}
        }
        if let Some(stroke) = item.stroke {
            self.stroke(&outline::rect(bounds, stroke.width, edge), &stroke);
        }
    }

    fn path(&mut self, points: &[Point], closed: bool, item: &Item) {
        for run in points.split(|point| !is_finite(point)).filter(|run| !run.is_empty()) {
            if let (Some(Fill { ink, opacity }), true) = (item.fill, closed) {
                self.fill(run, self.color(ink, opacity));
            }
            let Some(stroke) = item.stroke else { continue };
            match run {
                // A value between two gaps has no line; it must not vanish.
                [alone] if !closed => self.dot(*alone, &stroke),
                _ if closed => self.stroke(&outline::closed(run), &stroke),
                _ => self.stroke(run, &stroke),
            }
        }
    }

    fn dot(&mut self, center: Point, stroke: &Stroke) {
        let (color, radius) = (self.color(stroke.ink, stroke.opacity), stroke.width);
        self.circle(center, radius, Line { color, width: 0 }, true);
    }

    fn symbol(&mut self, center: Point, radius: f64, form: Form, item: &Item) {
        let corners = outline::symbol(center, radius, form);
        if let Some(Fill { ink, opacity }) = item.fill {
            let color = self.color(ink, opacity);
            match form {
                Form::Circle => self.circle(center, radius, Line { color, width: 0 }, true),
                _ => self.fill(&corners, color),
            }
        }
        if let Some(stroke) = item.stroke {
            match form {
                Form::Circle => {
                    let line = self.line(&stroke);
                    self.circle(center, radius, line, false);
                }
                _ => self.stroke(&outline::closed(&corners), &stroke),
            }
        }
    }

    fn piece(&mut self, piece: &Piece, ink: Ink, opacity: f64) {
        match piece {
            Piece::Rect(bounds, share) => {
                self.fill_rect(bounds, self.color(ink, opacity * share));
            }
            Piece::Corners(corners) => self.fill(corners, self.color(ink, opacity)),
        }
    }

    fn fill_rect(&mut self, bounds: &Rect, color: BackendColor) {
        if bounds.width > 0.0 && bounds.height > 0.0 {
            let first = self.coord(Point { x: bounds.x, y: bounds.y });
            let last = self.coord(Point { x: bounds.right(), y: bounds.bottom() });
            self.is_failed |= self.backend.draw_rect(first, last, &color, true).is_err();
        }
    }

    fn fill(&mut self, corners: &[Point], color: BackendColor) {
        let corners = self.coords(corners);
        self.is_failed |= self.backend.fill_polygon(corners, &color).is_err();
    }

    fn stroke(&mut self, points: &[Point], stroke: &Stroke) {
        let line = self.line(stroke);
        for run in outline::dashes(points, stroke.dash) {
            let run = self.coords(&run);
            self.is_failed |= self.backend.draw_path(run, &line).is_err();
        }
    }

    fn circle(&mut self, center: Point, radius: f64, line: Line, is_filled: bool) {
        if radius > 0.0 {
            let (center, radius) = (self.coord(center), self.units(radius).unsigned_abs());
            self.is_failed |= self.backend.draw_circle(center, radius, &line, is_filled).is_err();
        }
    }

    fn text(&mut self, content: &str, at: Point, size: f64, style: &Lettering<'_>) {
        let at = self.coord(Point { x: at.x, y: at.y + BASELINE * size });
        let drawn = if content.contains(is_unprintable) {
            let printable: String = content.chars().filter(|c| !is_unprintable(*c)).collect();
            self.backend.draw_text(&printable, style, at)
        } else {
            self.backend.draw_text(content, style, at)
        };
        self.is_failed |= drawn.is_err();
    }

    fn line(&self, stroke: &Stroke) -> Line {
        let color = self.color(stroke.ink, stroke.opacity);
        Line { color, width: self.units(stroke.width.max(self.raster.least)).unsigned_abs().max(1) }
    }

    fn color(&self, ink: Ink, opacity: f64) -> BackendColor {
        let Color { r, g, b } = self.palette.color(ink);
        // Whole percents: no eye sees more, and SVG stays short.
        let alpha = libm::round(opacity.clamp(0.0, 1.0) * 100.0) / 100.0;
        BackendColor { alpha, rgb: (r, g, b) }
    }

    /// Moves what is level or upright to the borders of the device's pixels.
    fn sharp(&self, stroke: Stroke, from: Point, to: Point) -> (Stroke, [Point; 2]) {
        let width = self.snap(stroke.width.max(self.raster.least)).max(1.0 / self.raster.device_px);
        let middle = |at: f64| self.snap(at - width / 2.0) + width / 2.0;
        let stroke = Stroke { width, ..stroke };
        if from.y == to.y {
            let y = middle(from.y);
            return (stroke, [Point { x: from.x, y }, Point { x: to.x, y }]);
        }
        if from.x == to.x {
            let x = middle(from.x);
            return (stroke, [Point { x, y: from.y }, Point { x, y: to.y }]);
        }
        (stroke, [from, to])
    }

    /// The rectangle on whole pixels of the device; what has a size keeps at least one.
    fn snapped(&self, bounds: &Rect) -> Rect {
        let span = |start: f64, length: f64| {
            let (from, to) = (self.snap(start), self.snap(start + length));
            let least = if length > 0.0 { 1.0 / self.raster.device_px } else { 0.0 };
            (from, (to - from).max(least))
        };
        let (x, width) = span(bounds.x, bounds.width);
        let (y, height) = span(bounds.y, bounds.height);
        Rect { x, y, width, height }
    }

    fn snap(&self, px: f64) -> f64 {
        libm::round(px * self.raster.device_px) / self.raster.device_px
    }

    fn units(&self, px: f64) -> i32 {
        /// Far outside of any picture, and sums of two still fit a backend's numbers.
        const FAR: f64 = 1e8;
        libm::round(px * self.raster.units_per_px).clamp(-FAR, FAR) as i32
    }

    fn coord(&self, point: Point) -> BackendCoord {
        (self.units(point.x), self.units(point.y))
    }

    fn coords(&self, points: &[Point]) -> Vec<BackendCoord> {
        points.iter().map(|point| self.coord(*point)).collect()
    }
}

/// Whether it has a place; layout leaves things without a value out, this is the last guard.
fn is_placed(shape: &Shape) -> bool {
    match shape {
        Shape::Rect { bounds, .. } => {
            let Rect { x, y, .. } = *bounds;
            is_finite(&Point { x, y })
                && is_finite(&Point { x: bounds.right(), y: bounds.bottom() })
        }
        Shape::Rule { from, to } => is_finite(from) && is_finite(to),
        Shape::Path { .. } => true,
        Shape::Symbol { center, .. } => is_finite(center),
        Shape::Text { at, content, .. } => is_finite(at) && !content.is_empty(),
    }
}

fn is_finite(point: &Point) -> bool {
    point.x.is_finite() && point.y.is_finite()
}

/// Control characters and those that XML forbids: they draw nothing and would break an SVG.
fn is_unprintable(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// A line or ground of one colour.
struct Line {
    color: BackendColor,
    width: u32,
}

impl BackendStyle for Line {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

/// How words look.
struct Lettering<'a> {
    color: BackendColor,
    size: f64,
    is_bold: bool,
    align: Align,
    family: &'a str,
    /// As layout measured it, in units.
    width: i32,
}

impl BackendTextStyle for Lettering<'_> {
    type FontError = PaintError;

    fn color(&self) -> BackendColor {
        self.color
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        if self.is_bold { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn anchor(&self) -> Pos {
        let across = match self.align {
            Align::Left => HPos::Left,
            Align::Center => HPos::Center,
            Align::Right => HPos::Right,
        };
        Pos::new(across, VPos::Bottom)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.family)
    }

    /// Layout has measured already: the box is as wide as the room there is, and has no height.
    fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), PaintError> {
        Ok(((0, 0), (self.width, 0)))
    }

    /// Backends draw letters by themselves; there are no pixels to give.
    fn draw<E, D: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: D,
    ) -> Result<Result<(), E>, PaintError> {
        Err(PaintError)
    }
}
