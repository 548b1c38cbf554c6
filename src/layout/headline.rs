//! A figure in large words above a chart, or beside a field of units: words without a place.

use super::frame::each;
use super::labels;
use super::lettering::{Block, Lettering};
use super::mark::unit;
use super::picture::{Owner, Picture};
use super::theme;
use crate::scene::{Align, Ink, Point, Rect, Role};
use crate::story::chart::{Layer, Mark, Panel};
use crate::text::Font;

/// The words, and where they stand.
#[derive(Clone, Debug)]
pub(super) struct Headline {
    /// Layer, index and lines of each.
    words: Vec<(usize, usize, Block)>,
    /// Px of the whole.
    width: f64,
    height: f64,
    /// Whether they stand right of the units, not above them.
    is_beside: bool,
}

impl Headline {
    /// The words beside or above a field of units over a width, in a picture of that height if it
    /// is known: where they leave the units larger.
    pub(super) fn of_units(
        panel: &Panel,
        (width, height): (f64, Option<f64>),
        pen: Lettering<'_>,
    ) -> Option<Self> {
        if !unit::is_unit_chart(panel) {
            return None;
        }
        let beside = Self::set(panel, width * theme::HEADLINE_WIDTH.0, pen, (width, true))?;
        let above = Self::set(panel, width, pen, (width, false))?;
        let side = |headline: &Self| {
            let side = unit::side(panel, (width - headline.left_out()).max(1.0));
            let rows = unit::count(panel.y.as_ref()).max(1) as f64;
            side.min(height.map_or(side, |height| (height - headline.head()) / rows))
        };
        // Off phones a low picture with words beside it is worth more than larger units.
        let worth = if width < theme::PHONE { 1.0 } else { theme::BESIDE_WORTH };
        Some(if side(&beside) * worth >= side(&above) { beside } else { above })
    }

    /// The words above any other chart of one panel.
    pub(super) fn above(panels: &[Panel], width: f64, pen: Lettering<'_>) -> Option<Self> {
        let [panel] = panels else { return None };
        let is_bare = panel.x.is_none() && panel.y.is_none();
        let has_none = is_bare || unit::is_unit_chart(panel);
        if has_none { None } else { Self::set(panel, width, pen, (width, false)) }
    }

    fn set(
        panel: &Panel,
        most: f64,
        pen: Lettering<'_>,
        (whole, is_beside): (f64, bool),
    ) -> Option<Self> {
        let most = if is_beside { most.min(theme::HEADLINE_WIDTH.1) } else { most };
        let mut words = Vec::new();
        for (number, layer) in panel.layers.iter().enumerate() {
            let Some(font) = font(layer, whole) else { continue };
            let blocks = layer.text.iter().map(|text| pen.block(text, most, font));
            words.extend(blocks.enumerate().map(|(index, block)| (number, index, block)));
        }
        let width = words.iter().map(|(.., block)| block.width).fold(0.0, f64::max);
        let height = words.iter().fold(0.0, |sum, (.., block)| sum + block.height());
        (height > 0.0).then_some(Self { words, width, height, is_beside })
    }

    /// Px above the units.
    pub(super) fn head(&self) -> f64 {
        if self.is_beside { 0.0 } else { self.height + theme::BLOCK_GAP }
    }

    /// Px right of the units.
    pub(super) fn left_out(&self) -> f64 {
        if self.is_beside { self.width + theme::HEADLINE_GAP } else { 0.0 }
    }

    /// Where the words begin that belong to units in an area.
    pub(super) fn place(&self, area: Rect) -> Point {
        if self.is_beside {
            return Point { x: area.right() + theme::HEADLINE_GAP, y: area.y - theme::PLATE };
        }
        // The room around the first squares may reach beyond the picture.
        Point { x: area.x.max(0.0), y: area.y - self.head() }
    }

    /// Draws the words, flush left.
    pub(super) fn draw(&self, picture: &mut Picture<'_>, panel: &Panel, at: Point) {
        let Point { x, mut y } = at;
        for (number, index, block) in &self.words {
            let Some(layer) = panel.layers.get(*number) else { continue };
            let Some(key) = layer.keys.get(*index) else { continue };
            let own = each(&layer.ink, *index).unwrap_or(Ink::Text);
            let is_large = block.font.size > theme::TITLE.size;
            let ink = unit::ink_of(panel, &key).filter(|_| is_large).unwrap_or(own).for_text();
            let owner = Owner::datum(Role::MarkLabel, &key);
            picture.block(&owner, block, Point { x, y }, Align::Left, ink);
            y += block.height();
        }
    }
}

/// Whether the words of a layer have no place of their own.
pub(super) fn is_placeless(layer: &Layer) -> bool {
    matches!(layer.mark, Mark::Text(_)) && layer.x.is_empty() && layer.y.is_empty()
}

/// The font of words without a place; none for all that has one. Large words are smaller on phones.
fn font(layer: &Layer, width: f64) -> Option<Font> {
    let Mark::Text(style) = layer.mark else { return None };
    let font = labels::font(style);
    let is_large = font.size > theme::TITLE.size && width < theme::PHONE;
    let size = if is_large { font.size * theme::HEADLINE_PHONE } else { font.size };
    is_placeless(layer).then_some(Font { size, ..font })
}
