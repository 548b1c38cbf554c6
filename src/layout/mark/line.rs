//! Lines: straight or stepped, parted where values are missing.

use crate::layout::decimate;
use crate::layout::frame::{Frame, each, ink};
use crate::layout::obstacle::clipped;
use crate::layout::picture::{Look, Owner, Picture};
use crate::layout::theme;
use crate::scene::{DatumRef, Form, Ink, Point, Rect, Role, Shape, Stroke};
use crate::story::chart::{Layer, Mark};
use crate::story::summary::MANY;
use std::ops::Range;
use std::rc::Rc;

/// A missing value parts a line.
const GAP: Point = Point { x: f64::NAN, y: f64::NAN };

/// Draws the lines of a layer.
pub(in crate::layout) fn draw(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    layer_index: usize,
    layer: &Layer,
) {
    let Mark::Line { width, has_points, is_stepped } = layer.mark else { return };
    let width = if width.is_finite() { width.clamp(theme::HAIRLINE, 12.0) } else { theme::OUTLINE };
    // Context lies under what tells the point.
    let is_context = |members: &Vec<usize>| {
        members.first().is_none_or(|first| ink(layer, *first) == Ink::Context)
    };
    let groups = groups(layer, &|run| decimate::enough(frame, (&layer.x, &layer.y), run, false));
    let (context, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_context);
    for members in context.into_iter().chain(others) {
        draw_group(picture, frame, layer, &members, (width, is_stepped));
        if has_points {
            dots(picture, frame, layer, &members);
        }
        targets(picture, frame, layer_index, layer, &members);
    }
}

/// The data of each line or area that are needed to draw it, in the order of appearance of their
/// groups; `enough` says which of many are.
pub(in crate::layout) fn groups(
    layer: &Layer,
    enough: &dyn Fn(Range<usize>) -> Vec<usize>,
) -> Vec<Vec<usize>> {
    if !layer.runs.is_empty() {
        return layer.runs.iter().map(|run| enough(run.clone())).collect();
    }
    let mut found: Vec<(u32, Vec<usize>)> = Vec::new();
    for index in 0..layer.len {
        let group = layer.group.get(index).copied().unwrap_or(0);
        match found.iter_mut().find(|(known, _)| *known == group) {
            Some((_, members)) => members.push(index),
            None => found.push((group, vec![index])),
        }
    }
    found.into_iter().map(|(_, members)| members).collect()
}

/// The identity of a line: that of its group, so that it is the same line with more or fewer years.
pub(in crate::layout) fn owner(layer: &Layer, members: &[usize]) -> Owner {
    let group = members.first().and_then(|first| layer.group.get(*first)).copied().unwrap_or(0);
    match layer.groups.get(group as usize) {
        Some(key) if !key.0.is_empty() => Owner::datum(Role::Mark, key),
        _ => Owner::new(Role::Mark, "line"),
    }
}

/// The points of a line with its gaps, even outside of the drawing area; a place for each datum,
/// more where it steps.
pub(in crate::layout) fn points(
    frame: &Frame<'_>,
    layer: &Layer,
    members: &[usize],
    (values, is_stepped): (&[f64], bool),
) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::with_capacity(members.len());
    for member in members {
        let at = frame.point_at(layer, *member, values);
        let at = if (at.x + at.y).is_finite() { at } else { GAP };
        let before = points.last().copied().filter(|point| point.x.is_finite());
        if let Some(before) = before.filter(|_| is_stepped && at.x.is_finite()) {
            points.push(Point { x: at.x, y: before.y });
        }
        points.push(at);
    }
    points
}

/// What of a line lies in a rectangle: it leaves at the rim and comes back there.
fn clip(points: &[Point], area: &Rect) -> Vec<Point> {
    if points.iter().all(|point| point.x.is_nan() || area.contains(*point)) {
        return points.to_vec();
    }
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for pair in points.windows(2) {
        let [a, b] = pair else { continue };
        let inside = if (a.x + b.x).is_nan() { None } else { clipped(area, *a, *b) };
        if let Some((from, to)) = inside {
            let is_same = |last: &Point| (last.x - from.x).abs() + (last.y - from.y).abs() < 1e-6;
            if !kept.last().is_some_and(is_same) {
                kept.extend([GAP, from]);
            }
            kept.push(to);
        }
    }
    kept
}

fn draw_group(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    layer: &Layer,
    members: &[usize],
    (width, is_stepped): (f64, bool),
) {
    let Some(first) = members.first().copied() else { return };
    let points =
        clip(&points(frame, layer, members, (&layer.y, is_stepped)), &frame.area.grown(1.0));
    let ink = ink(layer, first);
    let owner = owner(layer, members);
    // Lines that give context are thinner than the one that tells the point.
    let width = if ink == Ink::Context { (width * theme::CONTEXT_LINE).max(1.0) } else { width };
    let dash = each(&layer.dash, first).unwrap_or((0.0, 0.0));
    let stroke = Some(Stroke { ink, opacity: layer.opacity, width, dash });
    // A point between two gaps has no line to be seen by.
    let dot = Look::filled(ink).faded(layer.opacity);
    let is_set = |at: Option<&Point>| at.is_some_and(|point| point.x.is_finite());
    let is_alone = |(index, point): &(usize, &Point)| {
        let before = index.checked_sub(1).and_then(|before| points.get(before));
        is_set(Some(point)) && !is_set(before) && !is_set(points.get(index + 1))
    };
    let alone: Vec<Point> =
        points.iter().enumerate().filter(is_alone).map(|(_, point)| *point).collect();
    // So many are no single points any more: the painter's own dots are enough.
    for point in alone.iter().filter(|_| alone.len() <= MANY) {
        let radius = width.max(theme::LINE_POINT);
        picture.symbol(&owner, *point, radius, (Form::Circle, dot));
    }
    let shape = Shape::Path { points: Rc::from(points), closed: false };
    picture.add(&owner, shape, Look { stroke, ..Look::default() });
}

pub(in crate::layout) fn dots(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    layer: &Layer,
    members: &[usize],
) {
    // Dots that touch are a thick line.
    if members.len() > MANY && members.len() as f64 * theme::LINE_POINT > frame.area.width {
        return;
    }
    for member in members {
        let Some(key) = layer.keys.get(*member) else { continue };
        let look = Look::filled(ink(layer, *member)).faded(layer.opacity.max(0.9));
        let owner = Owner::datum(Role::Mark, &key);
        let at = frame.point(layer, *member);
        picture.symbol(&owner, at, theme::LINE_POINT, (Form::Circle, look));
    }
}

/// Each value can be pointed at where it stands.
pub(in crate::layout) fn targets(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    layer_index: usize,
    layer: &Layer,
    members: &[usize],
) {
    if !layer.is_target {
        return;
    }
    let told = told(layer, members);
    for member in told.as_deref().unwrap_or(members) {
        let Some(key) = layer.keys.get(*member) else { continue };
        let at = frame.point(layer, *member);
        let bounds = Rect { x: at.x, y: at.y, ..Default::default() };
        let datum: DatumRef = frame.datum(layer_index, *member);
        picture.target(&key, datum, bounds.grown(theme::LINE_POINT), at);
    }
}

/// Of many data of a line those that stand for all, whether they are needed to draw it or not.
fn told(layer: &Layer, members: &[usize]) -> Option<Vec<usize>> {
    if layer.summary.is_empty() {
        return None;
    }
    let run = members.first().and_then(|at| layer.runs.iter().find(|run| run.contains(at)));
    Some(match run {
        Some(run) => {
            let told = layer.summary.iter().map(|index| *index as usize);
            told.filter(|index| run.contains(index)).collect()
        }
        None => members.iter().copied().filter(|index| layer.is_told(*index)).collect(),
    })
}
