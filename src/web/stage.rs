//! The stage: the canvas, its size in the device's pixels, and what is painted on it.

use super::canvas::{Canvas, UNITS};
use super::dom;
use super::ground::Ground;
use super::measure::Measure;
use super::vector::Vector;
use crate::paint::{Raster, paint};
use crate::player::Effects;
use crate::scene::{Palette, Scene, Size};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, Window};

/// No side of the canvas is longer, in device pixels: engines fail silently beyond their limits.
const LONGEST: f64 = 4096.0;
/// The size that text of a scene is drawn for, in CSS px; a reader who set another gets all of it
/// larger or smaller.
const FONT_SIZE: f64 = 16.0;

/// The place of the canvas.
pub(super) struct Stage {
    /// The element that holds canvas, marks and tip.
    pub(super) element: Element,
    /// Measures words as the canvas draws them.
    pub(super) measure: Measure,
    /// CSS px for each px of a scene.
    pub(super) zoom: f64,
    /// The zoom at which words have the reader's own size.
    pub(super) own_zoom: f64,
    /// Its size in px of a scene.
    pub(super) size: Size,
    /// Px that lines have at least.
    pub(super) least: f64,
    /// How high the element is, as CSS writes it.
    high: String,
    html: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    backend: Canvas,
    window: Window,
    ground: Ground,
}

impl Stage {
    /// Builds it at the end of `parent`, for words of a language; nothing when the page gives no canvas
    /// to draw on.
    pub(super) fn build(parent: &Element, window: &Window, language: &str) -> Option<Self> {
        let element = dom::child(parent, "div", "ds-stage");
        let html: HtmlCanvasElement = dom::child(&element, "canvas", "").unchecked_into();
        dom::set(&html, "aria-hidden", "true");
        // WebKit has the forms of letters from the canvas's own language, whatever is around it.
        dom::set(&html, "lang", language);
        let context: CanvasRenderingContext2d = html.get_context("2d").ok()??.unchecked_into();
        let shapes = CanvasBackend::with_canvas_object(html.clone())?;
        Some(Self {
            measure: Measure::new(context.clone(), String::new()),
            zoom: 1.0,
            own_zoom: 1.0,
            backend: Canvas::new(shapes, context.clone()),
            window: window.clone(),
            size: Size::default(),
            least: 0.0,
            high: String::new(),
            element,
            html,
            context,
            ground: Ground::default(),
        })
    }

    /// Takes font and size of words from the page's style.
    pub(super) fn suit(&mut self) {
        let style = self.window.get_computed_style(&self.element).ok().flatten();
        let read = |name| style.as_ref()?.get_property_value(name).ok();
        let family = read("font-family").unwrap_or_default();
        self.measure = Measure::new(self.context.clone(), family);
        // Whole px are near enough; parsing a float costs readers 14 KB.
        let size = read("font-size").unwrap_or_default();
        let whole = size.bytes().position(|byte| !byte.is_ascii_digit());
        let size = size.get(..whole.unwrap_or(0)).and_then(|whole| whole.parse::<usize>().ok());
        self.own_zoom = size.map_or(1.0, |px| px as f64 / FONT_SIZE);
    }

    /// The width of the stage in px of a scene.
    pub(super) fn width(&self) -> f64 {
        f64::from(self.element.client_width()) / self.zoom
    }

    /// Takes the width of pictures that are made for one, or sets words at the reader's own size; the
    /// width of the stage in px of a scene.
    pub(super) fn zoom_to(&mut self, made_for: Option<f64>) -> f64 {
        let wide = f64::from(self.element.client_width());
        self.zoom = made_for.map_or(self.own_zoom, |width| wide.max(1.0) / width);
        wide / self.zoom
    }

    /// Gives the stage a size in px of a scene; its place is as high when it is painted.
    pub(super) fn resize(&mut self, size: Size) {
        self.size = size;
    }

    /// Paints what the player wants to be seen, in place of what was there.
    pub(super) fn show(&mut self, effects: &Effects, palette: &Palette) {
        let Some(scene) = &effects.scene else { return };
        let Size { width, height } = self.size;
        let longest = (width.max(height) * self.zoom).max(1.0);
        let device_px = self.window.device_pixel_ratio().min(LONGEST / longest) * self.zoom;
        let pixels = |px: f64| libm::round(px * device_px) as u32;
        let is_sized = (self.html.width(), self.html.height()) == (pixels(width), pixels(height));
        if !is_sized {
            self.html.set_width(pixels(width));
            self.html.set_height(pixels(height));
        }
        let scale = device_px / UNITS;
        let _ = self.context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
        let (family, least) = (self.measure.family(), self.least);
        let raster = Raster { units_per_px: UNITS, device_px, family, least };
        self.context.clear_rect(0.0, 0.0, width * UNITS, height * UNITS);
        let is_same = effects.is_same && is_sized;
        // The canvas as a backend has no error of its own: what cannot be drawn is left out.
        if !(is_same && self.ground.put(&self.context)) {
            let _ = paint(&scene.items, palette, &raster, &mut self.backend);
            self.ground.keep(&self.html, scene.as_ref(), is_same);
        }
        let _ = paint(&effects.outlines, palette, &raster, &mut self.backend);
        let high = dom::px(height * self.zoom);
        // Only now: before it writes words, a canvas has the browser work out whatever has changed.
        if self.high != high {
            dom::style(&self.element, "height", &high);
            self.high = high;
        }
    }

    /// Draws a scene as vectors, in colours for paper, at the end of `parent`.
    pub(super) fn draw(&mut self, parent: &Element, scene: &Scene) {
        let Size { width, height } = scene.size;
        self.backend.vector = Vector::new(parent, width * UNITS, height * UNITS);
        let raster = Raster { units_per_px: UNITS, device_px: 1.0, least: 0.0, family: "" };
        let _ = paint(&scene.items, &Palette::light(), &raster, &mut self.backend);
        self.backend.vector = None;
    }
}
