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
/// How strong the ground under a single line is: the line says it, the ground only fills.
const GROUND: f64 = 0.2;
/// How strong areas are that have no line.
const AREA: f64 = 0.85;

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
    let size = mark.size.filter(|size| *size > 0.0);
    let width = mark.stroke_width.filter(|width| *width >= 0.0);
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
        size: mark.font_size.or(mark.size).filter(|size| *size > 0.0).unwrap_or(FONT_SIZE),
        is_bold: mark.font_weight == Some(FontWeightSpec::Bold),
    }
}
