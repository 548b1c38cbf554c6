//! Which mark the words of a text mark speak of, and on which side of it they belong.

use super::frame::is_discrete;
use super::headline;
use super::labels;
use super::lettering::Lettering;
use super::mark::{bar, point};
use super::theme;
use crate::scene::Side;
use crate::story::chart::{Layer, Mark, Panel, TextStyle};

/// What a text mark speaks of.
#[derive(Clone, Copy)]
pub(super) enum Partner<'a> {
    /// A bar: layer and index.
    Bar(&'a Layer, usize),
    /// A symbol, tick or the point of a line.
    Point(&'a Layer, usize),
    /// Nothing that is drawn.
    Nothing,
}

/// The mark that the words of a datum speak of: the bar, symbol or line at the same place.
pub(super) fn of<'a>(panel: &'a Panel, layer: &Layer, index: usize) -> Partner<'a> {
    let mut found = Partner::Nothing;
    for other in &panel.layers {
        let is_bar = matches!(other.mark, Mark::Bar { .. });
        let is_point = matches!(
            other.mark,
            Mark::Point { .. } | Mark::Line { .. } | Mark::Tick { .. } | Mark::Area { .. }
        );
        if !is_bar && !is_point {
            continue;
        }
        // Layers over the same table have the same order: the first guess is nearly always right.
        let is_same =
            |i: usize| other.keys.is_same(i, &layer.keys, index) && is_near(other, i, layer, index);
        let guess = Some(index).filter(|i| *i < other.len && is_same(*i));
        if let Some(i) = guess.or_else(|| (0..other.len).find(|i| is_same(*i))) {
            found = if is_bar { Partner::Bar(other, i) } else { Partner::Point(other, i) };
        }
    }
    found
}

/// Whether two data stand at the same place, as far as both have one.
fn is_near(a: &Layer, i: usize, b: &Layer, j: usize) -> bool {
    let same = |a: &[f64], b: &[f64]| match (a.get(i), b.get(j)) {
        (Some(a), Some(b)) => a == b || a.is_nan() && b.is_nan(),
        _ => true,
    };
    match a.is_horizontal {
        _ if !matches!(a.mark, Mark::Bar { .. }) => same(&a.x, &b.x) && same(&a.y, &b.y),
        true => same(&a.y, &b.y),
        false => same(&a.x, &b.x),
    }
}

/// On which side of its place the author wants a text; none for right upon it.
fn wish(style: TextStyle) -> Option<Side> {
    // What is to stand above or below begins or ends at its place, but is not beside it.
    match (style.align.signum(), style.baseline.signum()) {
        (_, -1) => Some(Side::Top),
        (_, 1) => Some(Side::Bottom),
        (1, _) => Some(Side::Right),
        (-1, _) => Some(Side::Left),
        _ if style.dy < 0.0 => Some(Side::Top),
        _ if style.dy > 0.0 => Some(Side::Bottom),
        _ if style.dx > 0.0 => Some(Side::Right),
        _ if style.dx < 0.0 => Some(Side::Left),
        _ => None,
    }
}

/// Whether the author wants words along a bar, not at its end.
pub(super) fn is_flank(bar: &Layer, style: TextStyle) -> bool {
    if bar.is_horizontal { style.baseline != 0 } else { style.align != 0 }
}

/// The side of its mark on which a text stands when all is well.
pub(super) fn side(panel: &Panel, partner: Partner<'_>, style: TextStyle) -> Option<Side> {
    match partner {
        Partner::Bar(bar, _) if is_flank(bar, style) => {
            wish(if bar.is_horizontal { style } else { TextStyle { baseline: 0, ..style } })
        }
        Partner::Bar(bar, index) => Some(bar::far_side(panel, bar, index)),
        Partner::Point(..) => wish(style).or(Some(if is_discrete(panel.y.as_ref()) {
            Side::Right
        } else {
            Side::Top
        })),
        Partner::Nothing => wish(style),
    }
}

/// Px that the words of a datum reach from its place: left, right, up and down.
pub(super) fn reach(panel: &Panel, layer: &Layer, index: usize, pen: Lettering<'_>) -> [f64; 4] {
    let (Mark::Text(style), Some(text)) = (&layer.mark, layer.text.get(index)) else {
        return [0.0; 4];
    };
    if text.is_empty() {
        return [0.0; 4];
    }
    let width = pen.width(text, labels::font(*style));
    let height = style.size * theme::INK_HEIGHT;
    let down = height / 2.0;
    let (before, after) = match style.align.signum() {
        0 => (width / 2.0, width / 2.0),
        -1 => (width, 0.0),
        _ => (0.0, width),
    };
    let partner = of(panel, layer, index);
    let mark = match partner {
        Partner::Bar(bar, index) => bar::overhang(bar, index),
        Partner::Point(point, index) => point::radius(point, index) + point::overhang(point, index),
        Partner::Nothing => 0.0,
    };
    let beside = theme::VALUE_GAP.max(style.dx.abs().min(theme::FARTHEST_VALUE)) + mark + 1.0;
    let above = theme::VALUE_GAP.max(style.dy.abs().min(theme::FARTHEST_VALUE)) + mark + 1.0;
    match side(panel, partner, *style) {
        Some(Side::Right) => [0.0, width + beside, down, down],
        Some(Side::Left) => [width + beside, 0.0, down, down],
        Some(Side::Top) => [before, after, height + above, 0.0],
        Some(Side::Bottom) => [before, after, 0.0, height + above],
        None => [width / 2.0, width / 2.0, down, down],
    }
}

/// Width of the widest words that stand beside their marks; those without a place stand elsewhere.
pub(super) fn widest(panel: &Panel, pen: Lettering<'_>) -> f64 {
    let placed = panel.layers.iter().filter(|layer| !headline::is_placeless(layer));
    let texts = placed.flat_map(|layer| {
        (0..layer.text.len()).map(move |index| {
            let [left, right, ..] = reach(panel, layer, index, pen);
            left.max(right)
        })
    });
    texts.fold(0.0, f64::max)
}
