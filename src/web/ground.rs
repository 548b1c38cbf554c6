//! What lies under the outlines of a focus, kept as pixels where painting it anew takes long.

use crate::scene::{Item, Scene, Shape};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Lines of more points take longer to be painted than pixels to be copied.
const MANY: usize = 1_000;
/// Pictures that come ready made have no such lines.
const IS_WORTH_WHILE: bool = cfg!(feature = "full");

/// A copy of the canvas without outlines.
#[derive(Default)]
pub(super) struct Ground(Option<HtmlCanvasElement>);

impl Ground {
    /// Puts the copy on an empty canvas; whether there was one.
    pub(super) fn put(&self, context: &CanvasRenderingContext2d) -> bool {
        let Some(copy) = self.0.as_ref().filter(|_| IS_WORTH_WHILE) else { return false };
        context.save();
        let _ = context.reset_transform();
        let is_put = context.draw_image_with_html_canvas_element(copy, 0.0, 0.0).is_ok();
        context.restore();
        is_put
    }

    /// Copies a scene that was painted on a canvas, if it is to be seen again and that is worth while.
    pub(super) fn keep(&mut self, html: &HtmlCanvasElement, scene: &Scene, is_asked: bool) {
        let points = |item: &Item| match &item.shape {
            Shape::Path { points, .. } => points.len(),
            _ => 0,
        };
        if IS_WORTH_WHILE {
            let is_kept = is_asked && scene.items.iter().map(points).max() > Some(MANY);
            self.0 = if is_kept { copy(html) } else { None };
        }
    }
}

fn copy(html: &HtmlCanvasElement) -> Option<HtmlCanvasElement> {
    let copy: HtmlCanvasElement = html.clone_node().ok()?.unchecked_into();
    let context: CanvasRenderingContext2d = copy.get_context("2d").ok()??.unchecked_into();
    context.draw_image_with_html_canvas_element(html, 0.0, 0.0).ok()?;
    Some(copy)
}
