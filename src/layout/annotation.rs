//! Words pinned to marks: a free place near the mark, and a leader that crosses no words.

use super::lettering::{Block, Lettering};
use super::obstacle::{Leader, Obstacles};
use super::picture::{Look, Owner, Picture};
use super::theme;
use crate::scene::{Align, Ink, Point, Rect, Role, Shape};
use crate::story::Annotation;

/// The block of an annotation in a picture of that width.
pub(super) fn block(annotation: &Annotation, width: f64, pen: Lettering<'_>) -> Block {
    let most = (width * theme::ANNOTATION_WIDTH).clamp(96.0, theme::ANNOTATION);
    pen.block(&annotation.text, most.min(width), theme::LABEL)
}

/// Draws the annotations whose mark is in the picture; gives those back that found no place.
pub(super) fn draw<'a>(
    picture: &mut Picture<'_>,
    annotations: &'a [Annotation],
    room: Rect,
) -> Vec<&'a Annotation> {
    let mut homeless = Vec::new();
    for annotation in annotations {
        let Some(mark) = mark(picture, annotation) else { continue };
        let obstacles = Obstacles::new(picture, room);
        let pen = picture.lettering;
        let words = block(annotation, picture.size.width, pen);
        // Narrower words find room between marks where wider ones do not.
        let narrow = pen.block(&annotation.text, words.width * 0.7, theme::LABEL);
        let mut tries = [words, narrow].into_iter().filter_map(|words| {
            let place = seek(&obstacles, &words, &mark)?;
            Some((words, place))
        });
        match tries.next() {
            Some((words, place)) => write(picture, annotation, &words, place),
            None => homeless.push(annotation),
        }
    }
    homeless
}

/// What an annotation speaks of.
enum Spoken {
    /// A datum with a place of its own.
    Datum(Rect),
    /// A rule across the picture, such as an average.
    Rule(Point, Point),
}

/// A place for words; with a leader unless they stand on their rule.
fn seek(obstacles: &Obstacles, words: &Block, mark: &Spoken) -> Option<(Rect, Option<Leader>)> {
    /// The length that a leader has when all is well, px.
    const LEADER: f64 = 22.0;
    /// So far from the mark places are tried before all others are, px.
    const NEAR: f64 = 120.0;
    let size = (words.width, words.ink(0.0, 0.0).height);
    let tied = |bounds: &Rect| {
        let near = obstacles.seek(size, bounds, (LEADER, NEAR));
        let found = near.or_else(|| obstacles.seek(size, bounds, (LEADER, f64::MAX)));
        found.map(|(place, leader)| (place, Some(leader)))
    };
    match mark {
        Spoken::Datum(bounds) => tied(bounds),
        Spoken::Rule(from, to) => {
            let on = along(obstacles, size, *from, *to).map(|place| (place, None));
            on.or_else(|| tied(&Rect::between(*from, *to)))
        }
    }
}

/// The free place above or below a rule that is nearest to its end.
fn along(obstacles: &Obstacles, size: (f64, f64), from: Point, to: Point) -> Option<Rect> {
    /// Places are tried at that distance, px.
    const GRAIN: f64 = 8.0;
    let (width, height) = size;
    let gap = theme::LEADER_GAP;
    let is_level = (from.y - to.y).abs() < 1.0;
    let whole = Rect::between(from, to);
    let length = if is_level { whole.width - width } else { whole.height - height };
    let steps = (length / GRAIN).clamp(0.0, 400.0) as usize;
    let places = (0..=steps).flat_map(|step| {
        let back = step as f64 * GRAIN;
        let place = |x: f64, y: f64| Rect { x, y, width, height };
        if is_level {
            let x = whole.right() - width - back;
            [place(x, from.y - gap - height), place(x, from.y + gap)]
        } else {
            [place(from.x + gap, whole.y + back), place(from.x - gap - width, whole.y + back)]
        }
    });
    places.into_iter().find(|place| obstacles.is_free(place))
}

/// The mark that an annotation speaks of; nothing when it is not in the picture.
fn mark(picture: &Picture<'_>, annotation: &Annotation) -> Option<Spoken> {
    let key = &annotation.key;
    let items = picture.items().iter();
    let mut marks =
        items.filter(|item| item.identity.role == Role::Mark && item.identity.key == *key);
    let target = picture.targets.iter().find(|target| target.key == *key);
    match (marks.next().map(|item| &item.shape), target) {
        (Some(Shape::Rule { from, to }), None) => Some(Spoken::Rule(*from, *to)),
        (Some(Shape::Rect { bounds, .. }), None) => Some(Spoken::Datum(*bounds)),
        (_, Some(target)) => Some(Spoken::Datum(target.bounds)),
        _ => None,
    }
}

fn write(
    picture: &mut Picture<'_>,
    annotation: &Annotation,
    words: &Block,
    (place, leader): (Rect, Option<Leader>),
) {
    if let Some(leader) = leader {
        let owner = Owner::datum(Role::AnnotationRule, &annotation.key);
        let look = Look::drawn(Ink::Muted, theme::HAIRLINE);
        picture.rule(&owner, leader.from, leader.to, look);
    }
    let owner = Owner::datum(Role::AnnotationLabel, &annotation.key);
    let slack = words.ink(0.0, 0.0).y;
    // Words to the left of their mark end at the leader, all others begin there.
    let is_left = leader.is_some_and(|leader| place.right() <= leader.to.x);
    let (align, x) = if is_left { (Align::Right, place.right()) } else { (Align::Left, place.x) };
    let ink = if leader.is_some() { Ink::Text } else { Ink::Muted };
    picture.block(&owner, words, Point { x, y: place.y - slack }, align, ink);
}

/// Px that annotations need above the drawing area when they find no place in it.
pub(super) fn strip(annotations: &[&Annotation], width: f64, pen: Lettering<'_>) -> f64 {
    let heights = annotations.iter().map(|annotation| block(annotation, width, pen).height());
    let height = heights.fold(0.0, |sum, height| sum + height + theme::BLOCK_GAP);
    if height > 0.0 { height + theme::BLOCK_GAP * 2.0 } else { 0.0 }
}
