//! SVG text as a PNG image, drawn with the fonts of this machine.

use super::fonts::Fonts;
use resvg::{tiny_skia, usvg};

/// Why there is no image.
#[derive(Debug)]
pub enum PngError {
    /// The image would have no area, or more than can be held.
    Size {
        /// Px from left to right.
        width: u32,
        /// Px from top to bottom.
        height: u32,
    },
    /// The SVG could not be read; ours always can.
    Drawing(String),
}

impl std::fmt::Display for PngError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Size { width, height } => {
                write!(out, "an image of {width} × {height} px cannot be made")
            }
            Self::Drawing(why) => write!(out, "the drawing could not be read: {why}"),
        }
    }
}

impl std::error::Error for PngError {}

/// Most px of an image in either direction: what common programs still open.
const MOST_PX: f32 = crate::limit::PICTURE_PX as f32;

/// The drawing as a PNG with `scale` pixels for each CSS px.
///
/// # Errors
/// When the image would be empty or too large.
pub fn png(svg: &str, scale: f32, fonts: &Fonts) -> Result<Vec<u8>, PngError> {
    let font_resolver = usvg::FontResolver {
        select_fallback: Box::new(|letter, used, _| fonts.stand_in(letter, used)),
        ..usvg::FontResolver::default()
    };
    let fontdb = fonts.database();
    let options = usvg::Options { fontdb, font_resolver, ..usvg::Options::default() };
    let tree =
        usvg::Tree::from_str(svg, &options).map_err(|why| PngError::Drawing(why.to_string()))?;
    let size = tree.size();
    let pixels = |px: f32| (px * scale).ceil().clamp(0.0, f32::MAX);
    let (width, height) = (pixels(size.width()), pixels(size.height()));
    let failed = || PngError::Size { width: width as u32, height: height as u32 };
    if width > MOST_PX || height > MOST_PX {
        return Err(failed());
    }
    let mut image = tiny_skia::Pixmap::new(width as u32, height as u32).ok_or_else(failed)?;
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut image.as_mut());
    image.encode_png().map_err(|why| PngError::Drawing(why.to_string()))
}
