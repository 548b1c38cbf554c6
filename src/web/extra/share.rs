//! A step passed on: its link, the device's own way of sharing, a picture with its sources.

use super::super::canvas::{Canvas, UNITS};
use super::super::dom;
use super::super::reading::Reading;
use super::files::await_one;
use super::page::{call, get, set};
use crate::edition::Edition;
use crate::layout::standalone::{Caption, standalone, whole_width};
use crate::paint::{Raster, paint};
use crate::scene::{Scene, Size};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Object, global};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

/// Pixels of a picture for each px of a scene: sharp on most screens, and small enough to send.
const DENSITY: f64 = 2.0;

/// Fills the panel.
pub(super) fn panel(parent: &Element, edition: &Edition) {
    let locale = &edition.locale;
    let line = dom::child(parent, "div", "ds-files");
    let has_own = !get(&navigator(), "share").is_undefined();
    let all = [
        ("copy-link", "copy-link", true),
        ("native-share", "native-share", has_own),
        ("picture", "download-image", true),
    ];
    for (does, name, _) in all.into_iter().filter(|(.., is_there)| *is_there) {
        dom::button(&line, "ds-button", does, locale.word(name));
    }
    dom::set(&dom::child(&line, "span", "ds-status"), "role", "status");
    let link = dom::child(parent, "input", "ds-link");
    for (name, value) in [("readonly", ""), ("type", "text"), ("hidden", "")] {
        dom::set(&link, name, value);
    }
    dom::set(&link, "aria-label", locale.word("step-link"));
}

impl Reading {
    /// Puts the link to the step on the clipboard, and shows it where it can be copied by hand.
    pub(super) fn copy_link(&self, address: &str) {
        let link = self.link(address);
        if let Some(field) = dom::find(&self.page.figure, ".ds-link") {
            let _ = field.remove_attribute("hidden");
            set(&field, "value", &link);
        }
        self.put_on_clipboard(&link);
    }

    /// Opens the device's own way of sharing.
    pub(super) fn share(&self, address: &str) {
        let title = self.copy.edition.sheets.get(self.player.step()).map(|sheet| &sheet.title);
        let data = Object::new();
        set(&data, "title", title.map_or("", |title| title));
        set(&data, "url", self.link(address));
        // A reader who changes their mind is no failure.
        let given = call(&navigator(), "share", &[data.into()]);
        await_one(&given, &self.extras.done, &self.extras.done);
    }

    fn link(&self, address: &str) -> String {
        let page = get(&get(&global(), "location"), "href").as_string().unwrap_or_default();
        let page = page.split('#').next().unwrap_or_default();
        let step = self.copy.edition.sheets.get(self.player.step());
        [page, address, step.map_or("", |step| &step.id)].concat()
    }

    /// Draws the step as it is on stage, with its title and sources, to be saved.
    pub(super) fn draw_picture(&mut self, address: &str) {
        self.extras.file = self.file_name(address, "png");
        let scene = self.scene();
        let Some(sheet) = self.copy.edition.sheets.get(self.player.step()) else { return };
        let is_rtl = self.copy.edition.locale.word("direction") == "rtl";
        let caption = Caption { title: sheet.title.clone(), notes: sheet.notes.clone(), is_rtl };
        let width = whole_width(scene.size.width);
        let scene = standalone(&scene, &caption, width, &self.page.stage.measure);
        if let Some(canvas) = self.drawn(&scene) {
            call(&canvas, "toBlob", &[self.extras.drawn.as_ref().clone()]);
            canvas.remove();
        }
    }

    /// Saves what was drawn.
    pub(super) fn save_picture(&self, blob: &JsValue) {
        if !blob.is_null() {
            self.save(blob, &self.extras.file);
        }
    }

    fn drawn(&self, scene: &Scene) -> Option<HtmlCanvasElement> {
        // Within the figure, it has the language that Han characters take their shapes from.
        let canvas: HtmlCanvasElement =
            dom::child(&self.page.figure, "canvas", "").unchecked_into();
        let _ = canvas.set_attribute("hidden", "");
        let Size { width, height } = scene.size;
        canvas.set_width(libm::round(width * DENSITY) as u32);
        canvas.set_height(libm::round(height * DENSITY) as u32);
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
        let scale = DENSITY / UNITS;
        context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0).ok()?;
        let shapes = CanvasBackend::with_canvas_object(canvas.clone())?;
        let mut backend = Canvas::new(shapes, context);
        let family = self.page.stage.measure.family();
        let raster = Raster { units_per_px: UNITS, device_px: DENSITY, least: 0.0, family };
        paint(&scene.items, &self.palette, &raster, &mut backend).ok()?;
        Some(canvas)
    }
}

fn navigator() -> JsValue {
    get(&global(), "navigator")
}
