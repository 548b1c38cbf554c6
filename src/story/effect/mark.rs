//! Properties of marks that change nothing.

use super::{bound, say};
use crate::diagnostic::Diagnostics;
use crate::spec::chart::{MarkDefSpec, MarkKindSpec};
use crate::story::mark::{FONT_SIZES, MOST_SIZE, MOST_WIDTH};

/// How far words may be moved from their place, in px.
const MOST_SHIFT: f64 = 1000.0;

/// Says which properties of a mark change nothing, and which numbers cannot be drawn.
pub(super) fn check(mark: &MarkDefSpec, out: &mut Diagnostics) {
    use MarkKindSpec::{Area, Bar, Line, Point, Rule, Text, Tick};
    let is_line = [Line, Area].contains(&mark.kind);
    let is_stroke = [Line, Rule].contains(&mark.kind);
    let is_text = mark.kind == Text;
    let keys = [
        ("filled", mark.filled.is_some(), mark.kind == Point),
        ("point", mark.point.is_some(), is_line),
        ("interpolate", mark.interpolate.is_some(), is_line),
        ("size", mark.size.is_some(), !is_line),
        ("shape", mark.shape.is_some(), mark.kind == Point),
        ("strokeWidth", mark.stroke_width.is_some(), is_stroke),
        ("strokeDash", mark.stroke_dash.is_some(), is_stroke),
        ("align", mark.align.is_some(), is_text),
        ("baseline", mark.baseline.is_some(), is_text),
        ("dx", mark.dx.is_some(), is_text),
        ("dy", mark.dy.is_some(), is_text),
        ("orient", mark.orient.is_some(), is_line || [Bar, Tick].contains(&mark.kind)),
        ("fontSize", mark.font_size.is_some(), is_text),
        ("fontWeight", mark.font_weight.is_some(), is_text),
    ];
    say(&mark.place, &keys, out);
    let (least, most) = FONT_SIZES;
    let font_size = mark.font_size.or(mark.size.filter(|_| is_text));
    let numbers = [
        ("opacity", mark.opacity, 0.0, 1.0),
        ("size", mark.size.filter(|_| !is_text), 0.0, MOST_SIZE),
        ("strokeWidth", mark.stroke_width, 0.0, MOST_WIDTH),
        ("fontSize", font_size, least, most),
        ("dx", mark.dx, -MOST_SHIFT, MOST_SHIFT),
        ("dy", mark.dy, -MOST_SHIFT, MOST_SHIFT),
    ];
    bound(&mark.place, &numbers, out);
}
