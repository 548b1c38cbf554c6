//! Rows of names: beside lying bars, or above them when they are long.

use super::axis::{self, key};
use super::frame::Frame;
use super::labels;
use super::lettering::{Block, Lettering};
use super::lined;
use super::names::{is_labelled, names};
use super::partner;
use super::picture::{Owner, Picture};
use super::place::Bands;
use super::space::Room;
use super::theme;
use crate::scene::{Align, Ink, Point, Role};
use crate::story::chart::{Axis, Height, Mark, Panel};
use crate::text::Font;

/// Bars and gaps that have less than that part left are no bars and gaps.
const LEAST: f64 = 0.35;

/// So much wider the room between a name and its bar may grow.
const NEAR: f64 = 2.0;

/// How names are written.
#[derive(Clone, Copy)]
enum Setting {
    /// Beside what they name where they fit, else above.
    Free,
    /// Above, with the values on the same lines.
    Lined,
    /// Beside, on one line each, in the smallest words.
    Small,
    /// As if free, but without the values of bars in time, which their axis tells.
    Silent,
}

/// Rows of names with what is drawn in them, from the top of the drawing area.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    pub(super) names: Vec<Block>,
    /// Whether names stand above what they name, not beside it.
    pub(super) is_above: bool,
    /// Px that the names need beside the drawing area, the gap included.
    pub(super) gutter: f64,
    /// Height of all rows.
    pub(super) height: f64,
    /// Top of each row.
    pub(super) tops: Vec<f64>,
    /// Middle and width of what is drawn in each row.
    pub(super) bands: Bands,
    /// Px that words above the marks of each row need.
    flanks: Vec<f64>,
    /// Px across of what is drawn in a row, and to the next row.
    thickness: (f64, f64),
    /// How much thicker bars may be.
    thicker: f64,
    has_bars: bool,
    /// Height that values beside the marks need.
    words: f64,
    is_reversed: bool,
    /// Whether the names are measured, so that rows of all panels are alike, but not drawn.
    is_hidden: bool,
    /// Whether values stand at the right end of the names' lines, above the symbols.
    pub(super) is_lined: bool,
    /// Their size in px there.
    pub(super) value_size: f64,
    /// Px that such values need right of the symbols when names stand left of them.
    pub(super) column: f64,
    /// Whether values are left out.
    pub(super) is_silent: bool,
    /// Whether names are as small as can be, with as little room between them.
    pub(super) is_small: bool,
}

impl Rows {
    /// The rows of a panel whose y axis has names; in smaller words where a height that is given
    /// has no room for them.
    pub(super) fn new(panel: &Panel, axis: &Axis, room: &Room<'_>) -> Self {
        let lettered = |setting| Self::set(panel, axis, room, setting);
        let is_dense = room.width < theme::PHONE && names(axis).len() > theme::DENSE;
        let rows = lettered(if is_dense { Setting::Lined } else { Setting::Free });
        let Some(height) = room.height.filter(|_| is_labelled(axis)) else { return rows };
        if rows.least() <= height {
            return rows;
        }
        let small = lettered(Setting::Small);
        // Many symbols are told by their names first, bars by their lengths.
        let (values, part) = match small.is_lined {
            true => (small.column, theme::SMALL_NAMES.0),
            false => (partner::widest(panel, room.pen), theme::SMALL_NAMES.1),
        };
        if small.gutter + values <= room.width * part {
            return small;
        }
        let has_spans = panel.layers.iter().any(axis::is_span);
        if has_spans { lettered(Setting::Silent) } else { rows }
    }

    fn set(panel: &Panel, axis: &Axis, room: &Room<'_>, setting: Setting) -> Self {
        let (all, width, pen) = (names(axis), room.width, room.pen);
        let has_bars = panel.layers.iter().any(|layer| matches!(layer.mark, Mark::Bar { .. }));
        let values = partner::widest(panel, pen);
        let mut rows = Self {
            flanks: flanks(panel, all.len(), width, pen),
            thickness: thickness(panel, all.len(), room.wish),
            has_bars,
            words: if values > 0.0 { theme::VALUE_ROW } else { 0.0 },
            is_reversed: axis.reverse,
            thicker: f64::INFINITY,
            ..Self::default()
        };
        if is_labelled(axis) {
            let written = set(all, (width, values), has_bars, pen);
            (rows.names, rows.is_above) = match setting {
                Setting::Small => {
                    (rows.is_small, rows.words) = (true, 0.0);
                    let small = Font { size: theme::LEAST_TEXT, bold: false };
                    (all.iter().map(|name| pen.line(name, small)).collect(), false)
                }
                _ => written,
            };
            let has_lines = !has_bars && width < theme::PHONE;
            match setting {
                Setting::Lined if has_lines && rows.is_above => {
                    let size = lined::size(&rows.names, panel, (width, pen));
                    (rows.is_lined, rows.value_size) = (size.is_some(), size.unwrap_or(0.0));
                }
                Setting::Small if has_lines => {
                    (rows.is_lined, rows.value_size) = (true, theme::LEAST_TEXT);
                    rows.column = lined::width(panel, pen) + theme::LABEL_GAP;
                }
                Setting::Silent => (rows.is_silent, rows.words) = (true, 0.0),
                _ => {}
            }
            if rows.is_lined {
                (rows.words, rows.thickness) = (0.0, (theme::LINED.0, theme::LINED.1));
            }
            if !rows.is_above {
                let widest = rows.names.iter().map(|name| name.width).fold(0.0, f64::max);
                rows.gutter = if widest > 0.0 { widest + theme::LABEL_GAP } else { 0.0 };
            }
        }
        rows.pile(1.0);
        rows
    }

    /// The least height that the rows can be pressed into.
    fn least(&self) -> f64 {
        let mut pressed = self.clone();
        pressed.pile(LEAST);
        pressed.height
    }

    /// Puts the rows under one another; `part` is what is left of all that is not words.
    fn pile(&mut self, part: f64) {
        let count = self.flanks.len();
        let (thickness, gap) = (self.thickness.0 * part.min(self.thicker), self.thickness.1 * part);
        // Rows of symbols are light: less parts them.
        let lead_of_next = if self.has_bars { theme::NAME_LEAD } else { theme::NAME_LEAD / 2.0 };
        let tallest = self
            .names
            .iter()
            .map(|name| if self.is_small { name.ink(0.0, 0.0).height } else { name.height() });
        let tallest = tallest.fold(0.0, f64::max);
        let air = if self.is_small { theme::SMALL_GAP } else { theme::BLOCK_GAP * part };
        let (mut top, mut tail) = (0.0, 0.0);
        self.tops = vec![0.0; count];
        self.bands.centers = vec![0.0; count];
        for row in 0..count {
            let index = if self.is_reversed { count - 1 - row } else { row };
            let name = self.names.get(index).map_or(0.0, Block::height);
            let flank = self.flanks.get(index).copied().unwrap_or(0.0);
            let (lead, step) = if self.is_lined && self.is_above {
                // A symbol belongs to the line above it, so that all that is saved is saved below.
                let (lead, (band, _, least)) = (name - theme::LINE_RISE, theme::LINED);
                let next = gap.max(least);
                tail = next - least;
                (lead + (band - thickness) / 2.0, lead + band + next)
            } else if self.is_above {
                // The name belongs to the bar under it: more room above the name than below.
                let lead = name + flank + theme::NAME_GAP * part.min(NEAR);
                let band = thickness.max(self.words);
                let next = gap.max(lead_of_next * part);
                // Below the last bar nothing needs to be parted from it.
                tail = (next - theme::BLOCK_GAP).max(0.0);
                (lead + (band - thickness) / 2.0, lead + band + next)
            } else {
                let step = (thickness + gap).max(tallest + air).max(flank + thickness + air);
                let step = step.max(self.words);
                (((step - thickness) / 2.0).max(flank), step)
            };
            let places = (self.tops.get_mut(index), self.bands.centers.get_mut(index));
            if let (Some(place), Some(center)) = places {
                (*place, *center) = (top, top + lead + thickness / 2.0);
            }
            top += step;
            self.bands.step = step;
        }
        self.bands.width = thickness;
        self.height = top - tail;
    }

    /// The same rows in a given height: spread out, or pressed as far as it takes.
    pub(super) fn fitted(mut self, height: f64, wish: Height) -> Self {
        if self.height <= 0.0 || !height.is_finite() {
            return self;
        }
        if self.height > height {
            self.press(height, (LEAST, 1.0));
            // Rows that cannot be pressed so far are moved together.
            self.scale(height / self.height);
        } else if matches!(wish, Height::Px(_)) {
            // A height that the author wrote is filled.
            self.press(height, (1.0, theme::STRETCH_WISHED));
            self.scale((height / self.height).clamp(1.0, theme::STRETCH_WISHED));
        } else {
            let (thickness, gap) = self.thickness;
            let most = if self.has_bars { theme::THICKEST_LYING } else { thickness };
            self.thicker = (most / thickness.max(1.0)).max(1.0);
            let widest = match self.has_bars {
                true => thickness * self.thicker * theme::WIDEST_GAP,
                false => theme::POINT_ROW_MOST - thickness,
            };
            self.press(height, (1.0, (widest / gap.max(1.0)).max(1.0)));
            if height - self.height < 1.0 {
                self.scale(height / self.height);
            }
        }
        self
    }

    /// The same with all rows nearer to one another, or farther apart.
    fn scale(&mut self, factor: f64) {
        for (center, top) in self.bands.centers.iter_mut().zip(&mut self.tops) {
            // A name above its bar stays close to it.
            let lead = (*center - *top) * if self.is_above { factor.min(1.0) } else { factor };
            *top *= factor;
            *center = *top + lead;
        }
        // Bars above which a name stands keep their thickness, or they would grow into the name.
        self.bands.width *= if self.is_above { factor.min(1.0) } else { factor };
        self.bands.step *= factor;
        self.height *= factor;
    }

    /// Finds the largest part of bars and of the room between them that a height has room for:
    /// they give way before words come too near to one another.
    fn press(&mut self, height: f64, (least, most): (f64, f64)) {
        let (mut low, mut high) = (least, most);
        for _ in 0..12 {
            let middle = (low + high) / 2.0;
            self.pile(middle);
            if self.height <= height { low = middle } else { high = middle }
        }
        self.pile(high);
        if self.height > height {
            self.pile(low);
        }
    }

    /// The same rows without their names, which another panel shows.
    pub(super) fn hide(&mut self) {
        self.is_hidden = true;
        self.gutter = 0.0;
    }

    /// From where to where lines may run that names stand between: from the top of the marks of each
    /// row to the name of the next.
    pub(super) fn parts(&self, top: f64) -> Vec<(f64, f64)> {
        let half = self.bands.width / 2.0 + if self.is_lined { 0.0 } else { theme::NAME_GAP };
        let part = |center: &f64| {
            let below = self.tops.iter().copied().filter(|top| top > center && !self.is_lined);
            let most = if self.is_lined { center + half } else { self.height };
            (top + center - half, top + below.fold(most, f64::min))
        };
        if self.is_above { self.bands.centers.iter().map(part).collect() } else { Vec::new() }
    }

    /// The bands at their places, when the drawing area begins at `top`.
    pub(super) fn bands(&self, top: f64) -> Bands {
        let mut bands = self.bands.clone();
        for center in &mut bands.centers {
            *center += top;
        }
        bands
    }
}

/// Names as blocks, and whether they stand above.
fn set(
    all: &[String],
    (width, values): (f64, f64),
    has_bars: bool,
    pen: Lettering<'_>,
) -> (Vec<Block>, bool) {
    let is_phone = width < theme::PHONE;
    // Many rows of symbols with names above are as long as the page: smaller words help.
    let is_dense = is_phone && !has_bars && all.len() > theme::DENSE;
    let font = if is_dense { theme::AXIS } else { theme::LABEL };
    let beside = (width * theme::NAMES_WIDTH).min(theme::NAMES_WIDEST);
    let lines: Vec<Block> = all.iter().map(|name| pen.line(name, font)).collect();
    let widest = lines.iter().map(|line| line.width).fold(0.0, f64::max);
    let room = width * (1.0 - theme::BARS_WIDTH);
    let is_tight = is_phone && widest + values + theme::LABEL_GAP > room;
    if widest <= beside && !is_tight {
        return (lines, false);
    }
    if !is_phone {
        let blocks: Vec<Block> = all.iter().map(|name| pen.block(name, beside, font)).collect();
        let is_fitting = blocks
            .iter()
            .all(|block| block.width <= beside && block.lines.len() < theme::NAME_LINES);
        if is_fitting {
            return (blocks, false);
        }
    }
    (all.iter().map(|name| pen.block(name, width, font)).collect(), true)
}

/// Px that words above the marks of each row need.
fn flanks(panel: &Panel, count: usize, width: f64, pen: Lettering<'_>) -> Vec<f64> {
    let mut flanks = vec![0.0_f64; count];
    for layer in &panel.layers {
        let Mark::Text(style) = layer.mark else { continue };
        if style.baseline >= 0 {
            continue;
        }
        for (text, row) in layer.text.iter().zip(layer.y.iter()) {
            let block = pen.block(text, width, labels::font(style));
            if let Some(flank) = flanks.get_mut(if *row >= 0.0 { *row as usize } else { count }) {
                *flank = flank.max(block.height() + theme::NAME_GAP * 2.0);
            }
        }
    }
    flanks
}

/// Thickness of what is drawn in a row, and the room to the next one.
fn thickness(panel: &Panel, count: usize, height: Height) -> (f64, f64) {
    let bars: Vec<_> =
        panel.layers.iter().filter(|layer| matches!(layer.mark, Mark::Bar { .. })).collect();
    if let Height::Step(px) = height
        && px > 0.0
        && px.is_finite()
    {
        let px = px.clamp(theme::THINNEST, theme::HIGHEST);
        let thickness = px / (1.0 + theme::BAND_GAP);
        return (thickness, px - thickness);
    }
    if bars.is_empty() {
        return (theme::TARGET, theme::POINT_ROW - theme::TARGET);
    }
    let fixed = bars.iter().find_map(|layer| match layer.mark {
        Mark::Bar { thickness } => thickness,
        _ => None,
    });
    let group = bars.iter().map(|layer| layer.offsets.max(1)).max().unwrap_or(1) as f64;
    let one = theme::LYING.iter().find(|(most, _)| count <= *most).map_or(0.0, |(_, px)| *px);
    let one = if group > 1.0 { theme::GROUPED } else { one };
    let fixed = fixed.filter(|px| *px > 0.0 && px.is_finite()).map(|px| px.min(theme::HIGHEST));
    let one = fixed.unwrap_or(one);
    let thickness = one * group + theme::GROUP_GAP * (group - 1.0);
    (thickness, one * theme::BAND_GAP * group.min(2.0))
}

/// Draws the names of rows.
pub(super) fn draw_rows(picture: &mut Picture<'_>, frame: &Frame<'_>, rows: &Rows, left: f64) {
    let Some(axis) = &frame.panel.y else { return };
    if rows.is_hidden {
        return;
    }
    let area = frame.area;
    let places = rows.tops.iter().zip(&rows.bands.centers);
    let named = rows.names.iter().zip(names(axis));
    for (row, ((name, whole), (top, center))) in named.zip(places).enumerate() {
        let y = if rows.is_above { *top } else { center - name.height() / 2.0 };
        let owner = Owner::new(Role::AxisLabel, &key(frame, &["y ", whole].concat()));
        let x = if rows.is_above { start(frame, row, name.width) } else { left };
        picture.block(&owner, name, Point { x, y: area.y + y }, Align::Left, Ink::Text);
    }
}

/// Where a name above its marks begins: at the left, or where a bar begins that reaches from one
/// place to another, lest the name be far from it.
fn start(frame: &Frame<'_>, row: usize, width: f64) -> f64 {
    let Frame { area, panel, x, .. } = frame;
    if !panel.layers.iter().any(axis::is_span) {
        return area.x;
    }
    let marks = panel.layers.iter().filter(|layer| !matches!(layer.mark, Mark::Text(_)));
    let starts = marks.flat_map(|layer| {
        let of_row = move |index: &usize| layer.y.get(*index).is_some_and(|y| *y == row as f64);
        (0..layer.len).filter(of_row).map(move |index| {
            let end = x.nth(&layer.x2, index, f64::INFINITY);
            x.nth(&layer.x, index, f64::INFINITY).min(end)
        })
    });
    let first = starts.fold(f64::INFINITY, f64::min);
    if first.is_finite() { axis::kept(first, width, (area.x, area.right())) } else { area.x }
}
