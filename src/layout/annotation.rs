//! Words pinned to marks: a free place near the mark, and a leader that crosses no words.

use super::lettering::{Block, Lettering};
use super::obstacle::{Leader, Obstacles};
use super::picture::{Look, Owner, Picture};
use super::theme;
use crate::scene::{Align, Ink, Point, Rect, Role};
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
        let pen = picture.lettering;
        let width = picture.size.width;
        let mut words = block(annotation, width, pen);
        let obstacles = Obstacles::new(picture, room);
        let mut found = seek(&obstacles, &words, &mark);
        if found.is_none() {
            // Narrower words find room between marks where wider ones do not.
            words = pen.block(&annotation.text, words.width * 0.7, theme::LABEL);
            found = seek(&obstacles, &words, &mark);
        }
        match found {
            Some((place, leader)) => write(picture, annotation, &words, place, leader),
            None => homeless.push(annotation),
        }
    }
    homeless
}

fn seek(obstacles: &Obstacles, words: &Block, mark: &Rect) -> Option<(Rect, Leader)> {
    /// The length that a leader has when all is well, px.
    const LEADER: f64 = 22.0;
    obstacles.seek((words.width, words.ink(0.0, 0.0).height), mark, LEADER)
}

/// The place of the mark that an annotation speaks of.
fn mark(picture: &Picture<'_>, annotation: &Annotation) -> Option<Rect> {
    let target = picture.targets.iter().find(|target| target.key == annotation.key)?;
    Some(target.bounds)
}

fn write(
    picture: &mut Picture<'_>,
    annotation: &Annotation,
    words: &Block,
    place: Rect,
    leader: Leader,
) {
    let owner = Owner::datum(Role::AnnotationRule, &annotation.key);
    let look = Look::drawn(Ink::Muted, theme::HAIRLINE);
    picture.rule(&owner, leader.from, leader.to, look);
    let owner = Owner::datum(Role::AnnotationLabel, &annotation.key);
    let slack = words.ink(0.0, 0.0).y;
    // Words to the left of their mark end at the leader, all others begin there.
    let is_left = place.right() <= leader.to.x;
    let (align, x) = if is_left { (Align::Right, place.right()) } else { (Align::Left, place.x) };
    picture.block(&owner, words, Point { x, y: place.y - slack }, align, Ink::Text);
}

/// Px that annotations need above the drawing area when they find no place in it.
pub(super) fn strip(annotations: &[&Annotation], width: f64, pen: Lettering<'_>) -> f64 {
    let heights = annotations.iter().map(|annotation| block(annotation, width, pen).height());
    let height = heights.fold(0.0, |sum, height| sum + height + theme::BLOCK_GAP);
    if height > 0.0 { height + theme::BLOCK_GAP * 2.0 } else { 0.0 }
}
