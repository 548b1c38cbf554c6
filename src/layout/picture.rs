//! The scene in the making: items get their identity here, and what cannot be drawn is left out.

use super::lettering::{Block, Lettering, line_ink};
use super::obstacle::is_crossing;
use super::theme;
use crate::data::Key;
use crate::scene::{
    Align, Crowd, Crowds, DatumRef, Fill, Form, Identity, Ink, Item, Origin, Point, Rect, Role,
    Scene, Shape, Size, Stroke, Target,
};
use crate::text::Font;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A scene in the making.
pub(super) struct Picture<'a> {
    pub(super) lettering: Lettering<'a>,
    pub(super) size: Size,
    items: Vec<Item>,
    pub(super) targets: Vec<Target>,
    pub(super) crowds: Vec<Rc<dyn Crowd>>,
    parts: BTreeMap<(Role, Key, u32), u32>,
}

/// How an item looks and from where it grows.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) fill: Option<Fill>,
    pub(super) stroke: Option<Stroke>,
    pub(super) origin: Option<Origin>,
}

/// Whose item it is.
#[derive(Clone)]
pub(super) struct Owner {
    pub(super) role: Role,
    pub(super) key: Key,
}

impl Look {
    /// A ground of one ink.
    pub(super) fn filled(ink: Ink) -> Self {
        Self { fill: Some(Fill { ink, opacity: 1.0 }), ..Self::default() }
    }

    /// An unbroken line.
    pub(super) fn drawn(ink: Ink, width: f64) -> Self {
        let stroke = Stroke { ink, opacity: 1.0, width, dash: (0.0, 0.0) };
        Self { stroke: Some(stroke), ..Self::default() }
    }

    /// The same, less dense.
    pub(super) fn faded(mut self, opacity: f64) -> Self {
        if let Some(fill) = &mut self.fill {
            fill.opacity = opacity;
        }
        self
    }

    /// The same, with its line in dashes.
    pub(super) fn dashed(mut self) -> Self {
        if let Some(stroke) = &mut self.stroke {
            stroke.dash = theme::DASH;
        }
        self
    }

    /// The same with numbers that can be drawn, whatever an author wrote.
    fn sane(self) -> Self {
        /// Widest line, px.
        const WIDEST: f64 = 64.0;
        let strength = |part: f64| if part.is_finite() { part.clamp(0.0, 1.0) } else { 1.0 };
        let fill = self.fill.map(|fill| Fill { opacity: strength(fill.opacity), ..fill });
        let stroke = self.stroke.map(|stroke| {
            let length = |px: f64| if px.is_finite() { px.clamp(0.0, WIDEST) } else { 0.0 };
            let width = length(stroke.width).max(0.5);
            let dash = (length(stroke.dash.0), length(stroke.dash.1));
            Stroke { opacity: strength(stroke.opacity), width, dash, ..stroke }
        });
        let origin = self.origin.filter(|origin| match origin {
            Origin::X(px) | Origin::Y(px) => px.is_finite(),
        });
        Self { fill, stroke, origin }
    }

    /// The same, growing from a place.
    pub(super) fn from(mut self, origin: Origin) -> Self {
        self.origin = Some(origin);
        self
    }
}

impl Owner {
    /// The owner of items with that role and key.
    pub(super) fn new(role: Role, key: &str) -> Self {
        Self { role, key: Key(key.into()) }
    }

    /// The owner of a datum's items.
    pub(super) fn datum(role: Role, key: &Key) -> Self {
        Self { role, key: key.clone() }
    }
}

impl<'a> Picture<'a> {
    /// An empty picture.
    pub(super) fn new(lettering: Lettering<'a>, size: Size) -> Self {
        let (items, targets, crowds, parts) = Default::default();
        Self { lettering, size, items, targets, crowds, parts }
    }

    /// Adds an item, unless it has no place.
    pub(super) fn add(&mut self, owner: &Owner, shape: Shape, look: Look) {
        if is_placed(&shape) {
            let identity = self.identity(owner, &shape);
            let Look { fill, stroke, origin } = look.sane();
            self.items.push(Item { identity, shape, fill, stroke, origin });
        }
    }

    /// Adds a straight line.
    pub(super) fn rule(&mut self, owner: &Owner, from: Point, to: Point, look: Look) {
        self.add(owner, Shape::Rule { from, to }, look);
    }

    /// Adds a symbol.
    pub(super) fn symbol(
        &mut self,
        owner: &Owner,
        center: Point,
        radius: f64,
        drawn: (Form, Look),
    ) {
        let (form, look) = drawn;
        self.add(owner, Shape::Symbol { center, radius, form }, look);
    }

    /// Adds one line of words at x by `align`, y in its middle.
    pub(super) fn words(
        &mut self,
        owner: &Owner,
        at: Point,
        align: Align,
        words: (&str, Font),
        ink: Ink,
    ) {
        let (content, font) = words;
        if content.is_empty() {
            return;
        }
        let width = self.lettering.width(content, font);
        let shape = Shape::Text { at, align, font, content: content.into(), width };
        self.add(owner, shape, Look::filled(ink));
    }

    /// Adds a block of words with its box's top at `top`, and x by `align`.
    pub(super) fn block(
        &mut self,
        owner: &Owner,
        block: &Block,
        at: Point,
        align: Align,
        ink: Ink,
    ) {
        let leading = theme::leading(block.font);
        for (index, line) in block.lines.iter().enumerate() {
            let y = at.y + leading * (index as f64 + 0.5);
            self.words(owner, Point { x: at.x, y }, align, (line, block.font), ink);
        }
    }

    /// Adds what a reader can point at.
    pub(super) fn target(&mut self, key: &Key, datum: DatumRef, bounds: Rect, anchor: Point) {
        let is_finite = is_rect_placed(&bounds) && is_point_placed(anchor);
        if is_finite {
            self.targets.push(Target { key: key.clone(), datum, bounds, anchor });
        }
    }

    /// The items so far.
    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    /// The scene, with nothing left that touches other words or the rim.
    pub(super) fn finish(mut self) -> Scene {
        super::target::merge(&mut self.targets);
        super::target::grow(&mut self.targets, self.size);
        let mut taken: Vec<Rect> = Vec::new();
        let rim = Rect { x: 0.0, y: 0.0, width: self.size.width, height: self.size.height };
        // A page may be narrower than any word. Then silence is better than words over words.
        self.items.retain(|item| {
            let Some(ink) = ink(&item.shape) else { return true };
            let is_whole = ink.x >= rim.x - 0.5
                && ink.right() <= rim.right() + 0.5
                && ink.y >= rim.y - 0.5
                && ink.bottom() <= rim.bottom() + 0.5;
            let is_free = is_whole && !taken.iter().any(|other| other.overlaps(&ink));
            if is_free {
                taken.push(ink);
            }
            is_free
        });
        let items = plated(self.items);
        Scene { size: self.size, items, targets: self.targets, crowds: Crowds(self.crowds) }
    }

    /// Items of one role and key are counted by kind, so that the bar of a datum meets its bar in
    /// the next step, not its dot.
    fn identity(&mut self, owner: &Owner, shape: &Shape) -> Identity {
        const KINDS: u32 = 5;
        let kind = match shape {
            Shape::Text { .. } => 0,
            Shape::Rect { .. } => u32::from(owner.role != Role::Mark),
            Shape::Symbol { .. } => 2,
            Shape::Rule { .. } => 3,
            Shape::Path { .. } => 4,
        };
        let count = self.parts.entry((owner.role, owner.key.clone(), kind)).or_insert(0);
        let part = count.saturating_mul(KINDS).saturating_add(kind);
        *count += 1;
        Identity { role: owner.role, key: owner.key.clone(), part }
    }
}

/// The items with a ground under words that a grid or base line would strike through.
fn plated(items: Vec<Item>) -> Vec<Item> {
    let is_line = |item: &&Item| matches!(item.identity.role, Role::AxisGrid | Role::AxisDomain);
    let lines: Vec<(Point, Point)> = items
        .iter()
        .filter(is_line)
        .filter_map(|item| match item.shape {
            Shape::Rule { from, to } => Some((from, to)),
            _ => None,
        })
        .collect();
    let marks: Vec<Rect> = items
        .iter()
        .filter_map(|item| match item.shape {
            Shape::Rect { bounds, .. } => Some(bounds),
            _ => None,
        })
        .collect();
    let mut plated = Vec::with_capacity(items.len());
    for item in items {
        let words = ink(&item.shape).filter(|words| {
            let is_struck = lines.iter().any(|(from, to)| is_crossing(words, *from, *to));
            is_struck && !marks.iter().any(|mark| mark.overlaps(words))
        });
        if let Some(words) = words {
            let bounds = words.grown(theme::PLATE);
            let identity =
                Identity { part: item.identity.part + PLATE_PART, ..item.identity.clone() };
            let shape = Shape::Rect { bounds, edge: None };
            let fill = Look::filled(Ink::Ground).fill;
            plated.push(Item { identity, shape, fill, stroke: None, origin: None });
        }
        plated.push(item);
    }
    plated
}

/// Parts from here on are the grounds of words.
const PLATE_PART: u32 = 1 << 20;

/// The room that a shape's words take.
pub(super) fn ink(shape: &Shape) -> Option<Rect> {
    match shape {
        Shape::Text { at, align, font, width, .. } => {
            Some(line_ink(at.x, at.y, *align, *font, *width))
        }
        _ => None,
    }
}

fn is_point_placed(point: Point) -> bool {
    point.x.is_finite() && point.y.is_finite()
}

fn is_rect_placed(rect: &Rect) -> bool {
    is_point_placed(Point { x: rect.x, y: rect.y })
        && is_point_placed(Point { x: rect.width, y: rect.height })
}

/// Whether all its places are numbers; a path may hold gaps, but needs one point.
fn is_placed(shape: &Shape) -> bool {
    match shape {
        Shape::Rect { bounds, .. } => is_rect_placed(bounds),
        Shape::Rule { from, to } => is_point_placed(*from) && is_point_placed(*to),
        Shape::Path { points, .. } => points.iter().any(|point| is_point_placed(*point)),
        Shape::Symbol { center, radius, .. } => is_point_placed(*center) && radius.is_finite(),
        Shape::Text { at, width, .. } => is_point_placed(*at) && width.is_finite(),
    }
}
