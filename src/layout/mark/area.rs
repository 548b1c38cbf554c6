//! Areas: the ground between a line and its base, parted where values are missing.

use super::line;
use crate::layout::decimate;
use crate::layout::frame::{Frame, domain, ink};
use crate::layout::picture::{Look, Picture};
use crate::layout::theme;
use crate::scene::{Origin, Point, Shape, Stroke};
use crate::story::chart::{Layer, Mark};
use std::ops::Range;
use std::rc::Rc;

/// Draws the areas of a layer.
pub(in crate::layout) fn draw(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    layer_index: usize,
    layer: &Layer,
) {
    let Mark::Area { has_line, has_points, is_stepped } = layer.mark else { return };
    // Both rims are drawn through the same data.
    let enough = |run: Range<usize>| {
        let upper = decimate::enough(frame, (&layer.x, &layer.y), run.clone(), true);
        if layer.y2.is_empty() {
            return upper;
        }
        merged(&upper, &decimate::enough(frame, (&layer.x, &layer.y2), run, true))
    };
    for members in line::groups(layer, &enough) {
        let Some(first) = members.first().copied() else { continue };
        let tops = within(frame, line::points(frame, layer, &members, (&layer.y, is_stepped)));
        let feet = within(frame, feet(frame, layer, &members, is_stepped));
        let ink = ink(layer, first);
        let owner = line::owner(layer, &members);
        let base = frame.y.zero(domain(frame.panel.y.as_ref()));
        for (top, foot) in runs(&tops, &feet) {
            let outline: Vec<Point> = top.iter().chain(foot.iter().rev()).copied().collect();
            let shape = Shape::Path { points: Rc::from(outline), closed: true };
            let look = Look::filled(ink).faded(layer.opacity).from(Origin::Y(base));
            picture.add(&owner, shape, look);
        }
        if has_line {
            let (width, dash) = (theme::OUTLINE, (0.0, 0.0));
            let stroke = Some(Stroke { ink, opacity: 1.0, width, dash });
            let shape = Shape::Path { points: Rc::from(tops), closed: false };
            picture.add(&owner, shape, Look { stroke, ..Look::default() });
        }
        if has_points {
            line::dots(picture, frame, layer, &members);
        }
        line::targets(picture, frame, layer_index, layer, &members);
    }
}

/// The data of both lists, in order, each once.
fn merged(a: &[usize], b: &[usize]) -> Vec<usize> {
    let (mut one, mut other) = (a.iter().peekable(), b.iter().peekable());
    let mut all = Vec::with_capacity(a.len() + b.len());
    while let Some(next) = one.peek().into_iter().chain(other.peek()).map(|at| **at).min() {
        all.push(next);
        one.next_if(|at| **at == next);
        other.next_if(|at| **at == next);
    }
    all
}

/// The same points where they are in the drawing area; what is higher or lower ends at its rim.
fn within(frame: &Frame<'_>, mut points: Vec<Point>) -> Vec<Point> {
    let area = frame.area.grown(1.0);
    for point in &mut points {
        if point.x < area.x || point.x > area.right() {
            (point.x, point.y) = (f64::NAN, f64::NAN);
        }
        point.y = if point.y.is_nan() { point.y } else { point.y.clamp(area.y, area.bottom()) };
    }
    points
}

/// The lower rim, with the same points on x as the upper one.
fn feet(frame: &Frame<'_>, layer: &Layer, members: &[usize], is_stepped: bool) -> Vec<Point> {
    let base = frame.y.zero(domain(frame.panel.y.as_ref()));
    if layer.y2.is_empty() {
        let tops = line::points(frame, layer, members, (&layer.y, is_stepped));
        return tops.into_iter().map(|top| Point { y: base, ..top }).collect();
    }
    line::points(frame, layer, members, (&layer.y2, is_stepped))
}

/// The runs of both rims without a gap.
fn runs(tops: &[Point], feet: &[Point]) -> Vec<(Vec<Point>, Vec<Point>)> {
    let mut runs: Vec<(Vec<Point>, Vec<Point>)> = Vec::new();
    let mut is_open = false;
    for (top, foot) in tops.iter().zip(feet) {
        if !(top.x + top.y + foot.x + foot.y).is_finite() {
            is_open = false;
            continue;
        }
        match runs.last_mut().filter(|_| is_open) {
            Some((upper, lower)) => {
                upper.push(*top);
                lower.push(*foot);
            }
            None => runs.push((vec![*top], vec![*foot])),
        }
        is_open = true;
    }
    runs.retain(|(upper, _)| upper.len() > 1);
    runs
}
