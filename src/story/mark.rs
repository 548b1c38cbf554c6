//! Marks with their defaults.

use super::chart::{Mark, TextStyle};
use crate::spec::chart::MarkKindSpec;
use crate::spec::chart::{AlignSpec, BaselineSpec, FontWeightSpec, InterpolateSpec, MarkDefSpec};

/// Width of lines in px when nothing is said, as in Vega-Lite.
const LINE_WIDTH: f64 = 2.0;
/// Width of rules in px when nothing is said, as in Vega-Lite.
const RULE_WIDTH: f64 = 1.0;
/// Size of words in px when nothing is said (STYLE, "Type": direct labels).
const FONT_SIZE: f64 = 14.0;
/// Least and greatest size of words in px: nothing smaller can be read (STYLE, "Type").
pub(super) const FONT_SIZES: (f64, f64) = (12.0, 120.0);
/// Greatest width of lines in px.
pub(super) const MOST_WIDTH: f64 = 100.0;
/// Greatest area of symbols in square px, and thickness of bars in px.
pub(super) const MOST_SIZE: f64 = 10_000.0;
/// How strong the ground under a single line is: the line says it, the ground only fills.
const GROUND: f64 = 0.2;
/// How strong areas are that have no line.
const AREA: f64 = 0.85;

/// The name of a mark in the file.
pub(super) fn name(kind: MarkKindSpec) -> &'static str {
    MarkKindSpec::WORDS.get(kind as usize).copied().unwrap_or_default()
}

/// How strong the colours of a mark are.
pub(super) fn opacity(mark: &MarkDefSpec, has_groups: bool) -> f64 {
    let own = match mark.kind {
        MarkKindSpec::Area if has_groups => AREA,
        MarkKindSpec::Area => GROUND,
        _ => 1.0,
    };
    mark.opacity.map_or(own, |opacity| opacity.clamp(0.0, 1.0))
}

/// What is drawn for each datum.
pub(super) fn mark(mark: &MarkDefSpec, has_groups: bool) -> Mark {
    let is_stepped = mark.interpolate == Some(InterpolateSpec::StepAfter);
    let has_points = mark.point.unwrap_or(false);
    let size = mark.size.filter(|size| *size > 0.0).map(|size| size.min(MOST_SIZE));
    let width = mark.stroke_width.map(|width| width.clamp(0.0, MOST_WIDTH));
    match mark.kind {
        MarkKindSpec::Bar => Mark::Bar { thickness: size },
        MarkKindSpec::Line => {
            Mark::Line { width: width.unwrap_or(LINE_WIDTH), has_points, is_stepped }
        }
        MarkKindSpec::Area => Mark::Area { has_line: !has_groups, has_points, is_stepped },
        MarkKindSpec::Point => Mark::Point { is_filled: mark.filled.unwrap_or(false) },
        MarkKindSpec::Circle | MarkKindSpec::Square => Mark::Point { is_filled: true },
        MarkKindSpec::Rule => Mark::Rule { width: width.or(size).unwrap_or(RULE_WIDTH) },
        MarkKindSpec::Tick => Mark::Tick { length: size },
        MarkKindSpec::Text => Mark::Text(style(mark)),
    }
}

fn style(mark: &MarkDefSpec) -> TextStyle {
    TextStyle {
        align: match mark.align {
            Some(AlignSpec::Left) => 1,
            Some(AlignSpec::Right) => -1,
            _ => 0,
        },
        baseline: match mark.baseline {
            Some(BaselineSpec::Top) => 1,
            Some(BaselineSpec::Bottom) => -1,
            _ => 0,
        },
        dx: mark.dx.unwrap_or(0.0),
        dy: mark.dy.unwrap_or(0.0),
        size: mark.font_size.or(mark.size).unwrap_or(FONT_SIZE).clamp(FONT_SIZES.0, FONT_SIZES.1),
        is_bold: mark.font_weight == Some(FontWeightSpec::Bold),
    }
}
