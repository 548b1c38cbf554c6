//! What a line costs is counted, not timed: memory asked for, draw calls, points that are visited.

use crate::sample::{LINE, columns, resolved, scene, spec, walk};
use datastory::paint::{Raster, paint};
use datastory::scene::{Palette, Scene};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;

/// Blocks and bytes that are asked for while something is done.
fn asked<T>(work: impl FnOnce() -> T) -> (T, u64, u64) {
    let mut done = None;
    let info = allocation_counter::measure(|| done = Some(work()));
    (done.unwrap(), info.count_total, info.bytes_total)
}

/// A backend that counts.
#[derive(Default)]
struct Counts {
    calls: usize,
    points: usize,
}

impl DrawingBackend for Counts {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (1, 1)
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn draw_pixel(
        &mut self,
        _: BackendCoord,
        _: BackendColor,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        panic!("nothing is drawn by pixels");
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.calls += 1;
        self.points += path.into_iter().count();
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        _: BackendCoord,
        _: BackendCoord,
        _: &S,
        _: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.calls += 1;
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        _: BackendCoord,
        _: u32,
        _: &S,
        _: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.calls += 1;
        Ok(())
    }

    fn draw_text<S: plotters_backend::BackendTextStyle>(
        &mut self,
        _: &str,
        _: &S,
        _: BackendCoord,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.calls += 1;
        Ok(())
    }
}

fn painted(scene: &Scene) -> Counts {
    let mut counts = Counts::default();
    let raster = Raster { units_per_px: 16.0, device_px: 1.0, family: "", least: 0.0 };
    paint(&scene.items, &Palette::light(), &raster, &mut counts).unwrap();
    counts
}

/// Px of the picture.
const WIDTH: f64 = 640.0;

#[test]
fn a_frame_costs_what_the_screen_has_whatever_the_data() {
    for len in [1_000, 10_000, 100_000, 1_000_000] {
        let story = resolved(&spec(columns(&walk(len)), LINE));
        let scene = scene(&story, WIDTH);
        let Counts { calls, points } = painted(&scene);
        assert!(scene.items.len() < 64, "{len}: {} items", scene.items.len());
        assert!(scene.targets.len() <= 200, "{len}");
        assert!(calls < 80, "{len}: {calls} calls");
        assert!(points as f64 <= WIDTH * 4.0 * 4.0 + 200.0, "{len}: {points} points");
    }
}

#[test]
fn memory_does_not_grow_with_the_data() {
    let mut blocks = Vec::new();
    for len in [1_000, 10_000, 100_000, 1_000_000] {
        let spec = spec(columns(&walk(len)), LINE);
        let (story, resolving, bytes) = asked(|| resolved(&spec));
        // A table that is drawn as it stands lends its columns, and its rows need no numbers.
        assert!(bytes <= 300_000, "{len}: {bytes} bytes to resolve");
        let (_, drawing, bytes) = asked(|| scene(&story, WIDTH));
        let most = len.min(12_000) as u64 * 160 + 300_000;
        assert!(bytes <= most, "{len}: {bytes} bytes to lay out");
        blocks.push((resolving, drawing));
    }
    let (least, most) = (blocks[0], blocks[3]);
    assert!(most.0 <= least.0 + 16, "blocks to resolve: {blocks:?}");
    assert!(most.1 <= least.1 * 3, "blocks to lay out: {blocks:?}");
}
