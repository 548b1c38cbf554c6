//! The canvas as a plotters backend: plotters-canvas draws the shapes; words are drawn here, at their
//! own size, because fonts may look different when they are set large and scaled down. For paper the
//! same strokes become vectors: one backend, so that the painter comes to readers once.

use super::measure;
use super::vector::{Ink, Vector};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d;

/// Units of the backend for each CSS px: a backend takes whole numbers, and things that move by
/// whole px would stutter.
pub(super) const UNITS: f64 = 16.0;

/// CSS px that words may be wider than layout measured them: letters stand closer only when they would
/// touch something else.
const SPARE: f64 = 2.0;

type CanvasError = <CanvasBackend as DrawingBackend>::ErrorType;
type Drawn = Result<(), DrawingErrorKind<CanvasError>>;

/// A canvas whose transform makes [`UNITS`] one CSS px.
pub(super) struct Canvas {
    shapes: CanvasBackend,
    words: CanvasRenderingContext2d,
    /// Where all is drawn in place of the canvas.
    pub(super) vector: Option<Vector>,
}

impl Canvas {
    /// A canvas to draw on, with its own context.
    pub(super) fn new(shapes: CanvasBackend, words: CanvasRenderingContext2d) -> Self {
        Self { shapes, words, vector: None }
    }
}

impl DrawingBackend for Canvas {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        self.shapes.get_size()
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.shapes.draw_pixel(at, color)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if let Some(vector) = &self.vector {
            vector.path(&mut path.into_iter(), Ink::new(style, false));
            return Ok(());
        }
        self.shapes.draw_path(path, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        first: BackendCoord,
        last: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if let Some(vector) = &self.vector {
            vector.rect(first, last, Ink::new(style, true));
            return Ok(());
        }
        self.shapes.draw_rect(first, last, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        if let Some(vector) = &self.vector {
            vector.path(&mut corners.into_iter(), Ink::new(style, true));
            return Ok(());
        }
        self.shapes.fill_polygon(corners, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if let Some(vector) = &self.vector {
            vector.circle(center, radius, Ink::new(style, fill));
            return Ok(());
        }
        self.shapes.draw_circle(center, radius, style, fill)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        if let Some(vector) = &self.vector {
            vector.text(text, style, at);
            return Ok(());
        }
        let words = &self.words;
        let is_bold = matches!(style.style(), FontStyle::Bold);
        words.set_font(&measure::css(style.size() / UNITS, is_bold, style.family().as_str()));
        words.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        #[allow(deprecated, reason = "plotters-canvas calls it too: one import")]
        words.set_fill_style(&canvas_color(style.color()));
        words.save();
        let _ = words.scale(UNITS, UNITS);
        // A font that is wider than layout took it to be must not run into what is beside it.
        let room = style.layout_box(text).map_or(0, |(_, (width, _))| width);
        let (x, y) = (f64::from(at.0) / UNITS, f64::from(at.1) / UNITS);
        let _ = words.fill_text_with_max_width(text, x, y, f64::from(room) / UNITS + SPARE);
        words.restore();
        Ok(())
    }
}

/// A colour for a canvas. In the page, calls of plotters-canvas for one come here, too
/// (`xtask/node/relink.mjs`): its own function writes a float as text, which takes 8 KB of code.
#[inline(never)]
fn canvas_color(color: BackendColor) -> JsValue {
    css_color(color).into()
}

/// A colour as CSS writes it: `#rrggbbaa`.
pub(super) fn css_color(color: BackendColor) -> String {
    let (r, g, b) = color.rgb;
    let alpha = libm::round(color.alpha.clamp(0.0, 1.0) * 255.0) as u8;
    let mut text = String::from("#");
    for channel in [r, g, b, alpha] {
        for nibble in [channel >> 4, channel & 15] {
            text.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
    }
    text
}
