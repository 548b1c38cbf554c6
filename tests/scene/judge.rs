//! What a reader would hold against a picture.

use datastory::scene::{Align, Item, Point, Rect, Role, Scene, Shape};
use datastory::story::Step;
use datastory::story::chart::{Layer, Mark};
use std::collections::BTreeSet;

/// Everything that is wrong with a step at its own height.
pub(crate) fn faults(step: &Step, scene: &Scene) -> Vec<String> {
    let mut faults = unsound(scene);
    missing(step, scene, &mut faults);
    faults
}

/// What must never be, at any size: words over words or cut, small words, numbers that are none.
pub(crate) fn unsound(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    let words: Vec<(&Item, &str, Rect)> = scene.items.iter().filter_map(words).collect();
    for (index, (item, content, place)) in words.iter().enumerate() {
        let is_whole = place.x > -1.0
            && place.y > -1.0
            && place.right() < scene.size.width + 1.0
            && place.bottom() < scene.size.height + 1.0;
        if !is_whole {
            faults.push(format!("cut: {content} at {place:?} in {:?}", scene.size));
        }
        if let Shape::Text { font, .. } = &item.shape
            && font.size < 12.0
        {
            faults.push(format!("small: {content}"));
        }
        for (_, other, taken) in words.iter().skip(index + 1) {
            if place.overlaps(taken) {
                faults.push(format!("over one another: {content} and {other}"));
            }
        }
    }
    faults.extend(scene.items.iter().filter(|item| !is_finite(item)).map(|i| format!("{i:?}")));
    for target in &scene.targets {
        let Rect { x, y, width, height } = target.bounds;
        if !(x + y + width + height + target.anchor.x + target.anchor.y).is_finite() {
            faults.push(format!("{target:?}"));
        }
    }
    let identities: BTreeSet<_> = scene.items.iter().map(|item| &item.identity).collect();
    if identities.len() != scene.items.len() {
        faults.push("two items have the same identity".into());
    }
    faults
}

/// The words of an item and the room that their ink takes.
fn words(item: &Item) -> Option<(&Item, &str, Rect)> {
    let Shape::Text { at, align, font, content, width } = &item.shape else { return None };
    // Ascent and descent of common faces, without the air above and below.
    let height = font.size * 1.1;
    let x = match align {
        Align::Left => at.x,
        Align::Center => at.x - width / 2.0,
        Align::Right => at.x - width,
    };
    Some((item, content, Rect { x, y: at.y - height / 2.0, width: *width, height }))
}

/// The middles of the names of rows and of their symbols, px from the top.
pub(crate) fn names_and_marks(scene: &Scene) -> (Vec<f64>, Vec<f64>) {
    let is_name = |item: &&Item| {
        item.identity.role == Role::AxisLabel && item.identity.key.0.starts_with("y ")
    };
    let names = scene.items.iter().filter(is_name).filter_map(words);
    let names = names.map(|(.., place)| place.center().y);
    let marks = scene.items.iter().filter_map(|item| match &item.shape {
        Shape::Symbol { center, radius, .. } if item.identity.role == Role::Mark => {
            (*radius > 4.0).then_some(center.y)
        }
        _ => None,
    });
    let (mut names, mut marks): (Vec<f64>, Vec<f64>) = (names.collect(), marks.collect());
    names.sort_by(f64::total_cmp);
    marks.sort_by(f64::total_cmp);
    // What is only about right has a halo.
    marks.dedup();
    (names, marks)
}

/// Where the lowest of all that is drawn ends, px.
pub(crate) fn bottom(scene: &Scene) -> f64 {
    let bottoms = scene.items.iter().map(|item| match &item.shape {
        Shape::Rect { bounds, .. } => bounds.bottom(),
        Shape::Rule { from, to } => from.y.max(to.y),
        Shape::Path { points, .. } => points.iter().map(|point| point.y).fold(0.0, f64::max),
        Shape::Symbol { center, radius, .. } => center.y + radius,
        Shape::Text { .. } => words(item).map_or(0.0, |(.., place)| place.bottom()),
    });
    bottoms.fold(0.0, f64::max)
}

fn is_finite(item: &Item) -> bool {
    let is_set = |point: &Point| (point.x + point.y).is_finite();
    match &item.shape {
        Shape::Rect { bounds, .. } => {
            let Rect { x, y, width, height } = bounds;
            (x + y).is_finite() && *width >= 0.0 && *height >= 0.0 && (width + height).is_finite()
        }
        Shape::Rule { from, to } => is_set(from) && is_set(to),
        // Gaps part a path; they are both NaN.
        Shape::Path { points, .. } => {
            points.iter().all(|point| is_set(point) || point.x.is_nan() && point.y.is_nan())
        }
        Shape::Symbol { center, radius, .. } => is_set(center) && radius.is_finite(),
        Shape::Text { at, width, .. } => is_set(at) && width.is_finite(),
    }
}

/// What the step has and the scene lacks; and words that marks strike through.
fn missing(step: &Step, scene: &Scene, faults: &mut Vec<String>) {
    let has = |role: Role, key: &datastory::data::Key| {
        scene.items.iter().any(|item| item.identity.role == role && item.identity.key == *key)
    };
    for layer in step.chart.panels.iter().flat_map(|panel| &panel.layers) {
        for index in (0..layer.len).filter(|index| is_placed(layer, *index)) {
            let key = &layer.keys.get(index).unwrap();
            let text = layer.text.get(index).map(String::as_str).unwrap_or_default();
            if matches!(layer.mark, Mark::Text(_)) && !text.is_empty() && !has(Role::MarkLabel, key)
            {
                faults.push(format!("not written: {text}"));
            }
            let is_target = scene.targets.iter().any(|target| target.key == *key);
            if layer.is_target && !is_target {
                faults.push(format!("cannot be pointed at: {}", key.0));
            }
        }
    }
    for annotation in &step.annotations {
        if !has(Role::AnnotationLabel, &annotation.key) {
            faults.push(format!("not written: {}", annotation.text));
        }
    }
    for (item, content, place) in scene.items.iter().filter_map(words) {
        let own = &item.identity.key;
        for mark in scene.items.iter().filter(|other| other.identity.role == Role::Mark) {
            let is_own = is_bar(mark) && mark.identity.key == *own;
            if strikes(mark, &place) && !is_own && !is_ground(mark) {
                faults.push(format!("{content} lies under {:?}", mark.shape));
            }
        }
        let leaders = scene.items.iter().filter(|i| i.identity.role == Role::AnnotationRule);
        for leader in leaders.filter(|leader| strikes(leader, &place)) {
            faults.push(format!("{content} is crossed by {:?}", leader.shape));
        }
    }
}

fn is_placed(layer: &Layer, index: usize) -> bool {
    let is_set = |values: &[f64]| values.is_empty() || values[index].is_finite();
    is_set(&layer.x) && is_set(&layer.y)
}

fn is_bar(item: &Item) -> bool {
    matches!(item.shape, Shape::Rect { .. })
}

/// Whether a mark is so pale that words can be read upon it, such as the whole behind a share.
fn is_ground(item: &Item) -> bool {
    /// What is no stronger than that strikes no words through.
    const PALE: f64 = 0.2;
    item.stroke.is_none() && item.fill.is_some_and(|fill| fill.opacity <= PALE)
}

/// Whether a mark runs through words.
fn strikes(item: &Item, place: &Rect) -> bool {
    match &item.shape {
        Shape::Rect { bounds, .. } => bounds.overlaps(place),
        Shape::Rule { from, to } => is_through(place, *from, *to),
        Shape::Symbol { center, radius, .. } => place.grown(radius * 0.7).contains(*center),
        Shape::Path { points, closed: false } => points.windows(2).any(|pair| {
            let is_set = (pair[0].x + pair[1].x).is_finite();
            is_set && is_through(place, pair[0], pair[1])
        }),
        _ => false,
    }
}

/// Whether a straight line runs through a rectangle: some of its points lie within.
fn is_through(place: &Rect, a: Point, b: Point) -> bool {
    let steps = ((a.x - b.x).abs() + (a.y - b.y).abs()).ceil().max(1.0) as usize;
    (0..=steps).any(|step| {
        let part = step as f64 / steps as f64;
        let at = Point { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
        place.grown(-0.5).contains(at)
    })
}
