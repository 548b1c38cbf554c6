//! Words at marks: outside their ends where there is room, else inside, else beside with a leader.

use super::axis;
use super::frame::{self, Frame, each};
use super::lettering::Block;
use super::mark::{bar, point};
use super::obstacle::Obstacles;
use super::partner::{self, Partner};
use super::picture::{Look, Owner, Picture};
use super::theme;
use crate::data::Key;
use crate::scene::{Align, Ink, Point, Rect, Role, Side};
use crate::story::chart::{Layer, Mark, TextStyle};
use crate::text::Font;

/// The font of a text mark; nothing is too small to read.
pub(super) fn font(style: TextStyle) -> Font {
    let size = if style.size.is_finite() { style.size } else { theme::LABEL.size };
    Font { size: size.clamp(theme::LEAST_TEXT, 96.0), bold: style.is_bold }
}

/// Draws the words of a text layer.
pub(super) fn draw(picture: &mut Picture<'_>, frame: &Frame<'_>, layer: &Layer, room: Rect) {
    let Mark::Text(style) = layer.mark else { return };
    let mut obstacles = Obstacles::new(picture, room);
    for index in order(layer) {
        let Some(text) = layer.text.get(index).filter(|text| !text.is_empty()) else { continue };
        let mut label = Label {
            layer,
            index,
            style,
            text,
            partner: partner::of(frame.panel, layer, index),
            ink: each(&layer.ink, index).unwrap_or(Ink::Text).for_text(),
        };
        label.place(picture, frame, &mut obstacles);
    }
}

/// Highlighted words first: they get the best place.
fn order(layer: &Layer) -> impl Iterator<Item = usize> {
    let is_first = |index: &usize| each(&layer.is_highlighted, *index).unwrap_or(true);
    let first = (0..layer.len).filter(move |index| is_first(index));
    first.chain((0..layer.len).filter(move |index| !is_first(index)))
}

struct Label<'a> {
    layer: &'a Layer,
    index: usize,
    style: TextStyle,
    text: &'a str,
    partner: Partner<'a>,
    ink: Ink,
}

impl Label<'_> {
    fn place(&mut self, picture: &mut Picture<'_>, frame: &Frame<'_>, obstacles: &mut Obstacles) {
        let pen = picture.lettering;
        let mark = self.mark(frame);
        if !(mark.x + mark.y + mark.width + mark.height).is_finite() {
            return;
        }
        let font = font(self.style);
        let mut line = pen.line(self.text, font);
        if line.width > obstacles.room.width {
            line = pen.block(self.text, obstacles.room.width, font);
        }
        // Smaller letters, then fewer on a line, then a place of its own with a leader.
        let small = Font { size: theme::LEAST_TEXT, ..font };
        let mut blocks = vec![pen.line(self.text, small)];
        for lines in 2..=4 {
            let width = line.width / f64::from(lines) * 1.12;
            if width >= pen.least(self.text, font) {
                blocks.push(pen.block(self.text, width, font));
            }
        }
        let tried = std::iter::once(&line).chain(&blocks);
        for block in tried {
            if self.near(picture, frame, obstacles, (block, &mark)) {
                return;
            }
        }
        let narrow = pen.block(self.text, theme::ANNOTATION, font);
        let size = (narrow.width, narrow.ink(0.0, 0.0).height);
        /// A value farther from its mark than that is a riddle; better none, px.
        const FARTHEST: f64 = 44.0;
        let tie = (theme::LABEL_GAP, FARTHEST);
        if let Some((place, leader)) = obstacles.seek(size, &mark, tie) {
            let owner = Owner::datum(Role::AnnotationRule, &self.key());
            let look = Look::drawn(Ink::Muted, theme::HAIRLINE);
            picture.rule(&owner, leader.from, leader.to, look);
            self.write(picture, obstacles, (&narrow, place), self.ink);
        }
    }

    /// What is drawn for the datum that the words speak of.
    fn mark(&self, frame: &Frame<'_>) -> Rect {
        match self.partner {
            Partner::Bar(bar, index) => bar::bounds(frame, bar, index),
            Partner::Point(point, index) => {
                let at = frame.point(point, index);
                let radius = point::radius(point, index);
                let symbol = Rect { x: at.x, y: at.y, ..Rect::default() }.grown(radius);
                Rect { width: symbol.width + point::overhang(point, index), ..symbol }
            }
            Partner::Nothing => {
                let at = frame.point(self.layer, self.index);
                Rect { x: at.x, y: at.y, ..Rect::default() }
            }
        }
    }

    /// Tries the places at the mark, the best first.
    fn near(
        &self,
        picture: &mut Picture<'_>,
        frame: &Frame<'_>,
        obstacles: &mut Obstacles,
        (block, mark): (&Block, &Rect),
    ) -> bool {
        let found = self.candidates(frame, block, mark).into_iter().find_map(|candidate| {
            let place = candidate.kept(&obstacles.room);
            let is_free = if candidate.is_upon {
                obstacles.is_inside(&place) && !obstacles.covers_words(&place)
            } else {
                obstacles.is_free(&place)
            };
            is_free.then_some((place, candidate.ink))
        });
        if let Some((place, ink)) = found {
            self.write(picture, obstacles, (block, place), ink);
        }
        found.is_some()
    }

    /// The places at the mark, the best first.
    fn candidates(&self, frame: &Frame<'_>, block: &Block, mark: &Rect) -> Vec<Candidate> {
        let side = partner::side(frame.panel, self.partner, self.style);
        let beside = |side| self.beside(frame, block, mark, side);
        match (self.partner, side) {
            (Partner::Bar(bar, index), Some(side)) if !partner::is_flank(bar, self.style) => {
                let outside = beside(side);
                let ink = bar::words_on(bar, index, frame::ink(bar, index));
                let inside = within(mark, block, side);
                // A piece has two ends that are alike: its middle belongs to it alone.
                let is_piece = bar::is_piece(frame.panel, bar, index);
                let middle = if is_piece { middle(mark, block) } else { None };
                let inside = middle.or(inside);
                let inside =
                    inside.map(|place| Candidate { place, ink, is_upon: true, is_loose: false });
                // A bar in time has two ends that are alike.
                let other = bar::is_in_time(frame.panel, bar).then(|| beside(Side::Left));
                if self.is_inside_wanted(side) || is_piece {
                    inside.into_iter().chain([outside]).chain(other).collect()
                } else {
                    [outside].into_iter().chain(inside).chain(other).collect()
                }
            }
            (_, Some(side)) => {
                let others = match side {
                    Side::Right => [Side::Left, Side::Top, Side::Bottom],
                    Side::Left => [Side::Right, Side::Top, Side::Bottom],
                    Side::Top => [Side::Bottom, Side::Right, Side::Left],
                    Side::Bottom => [Side::Top, Side::Right, Side::Left],
                };
                std::iter::once(side).chain(others).map(beside).collect()
            }
            (_, None) => {
                let height = block.ink(0.0, 0.0).height;
                let center = mark.center();
                let x = center.x - block.width / 2.0 + self.style.dx;
                let y = center.y - height / 2.0 + self.style.dy;
                let place = Rect { x, y, width: block.width, height };
                vec![Candidate { place, ink: self.ink, is_upon: true, is_loose: true }]
            }
        }
    }

    /// The place on a side of the mark.
    fn beside(&self, frame: &Frame<'_>, block: &Block, mark: &Rect, side: Side) -> Candidate {
        let (style, width) = (self.style, block.width);
        let height = block.ink(0.0, 0.0).height;
        let center = mark.center();
        let own = frame.point(self.layer, self.index).x;
        // Words above or below begin, or end, where the author's place is.
        let x = match style.align.signum() {
            0 => center.x - width / 2.0,
            _ if !own.is_finite() => center.x - width / 2.0,
            -1 => own + style.dx - width,
            _ => own + style.dx,
        };
        let wished = |px: f64| px.abs().min(theme::FARTHEST_VALUE);
        let across = theme::VALUE_GAP.max(wished(style.dx));
        // A distance that the author wrote is from the middle of the mark.
        let down = (wished(style.dy) - mark.height / 2.0).max(theme::VALUE_GAP - theme::PLATE);
        let y = center.y - height / 2.0;
        let arrow = match self.partner {
            Partner::Bar(bar, index) => bar::overhang(bar, index),
            _ => 0.0,
        };
        let (x, y) = match side {
            Side::Right => (mark.right() + across + arrow, y),
            Side::Left => (mark.x - across - arrow - width, y),
            Side::Top => (x, mark.y - arrow - down - height),
            Side::Bottom => (x, mark.bottom() + down),
        };
        let is_loose = matches!(side, Side::Top | Side::Bottom);
        let place = Rect { x, y, width, height };
        Candidate { place, ink: self.ink, is_upon: false, is_loose }
    }

    /// Whether the author wants the words inside the bar's end. What stands outside of bars above
    /// zero stands outside of those below it too.
    fn is_inside_wanted(&self, side: Side) -> bool {
        match side {
            Side::Right => self.style.align < 0,
            Side::Top => self.style.baseline > 0,
            Side::Left | Side::Bottom => false,
        }
    }

    fn key(&self) -> Key {
        self.layer.keys.get(self.index).unwrap_or(Key("".into()))
    }

    fn write(
        &self,
        picture: &mut Picture<'_>,
        taken: &mut Obstacles,
        (block, place): (&Block, Rect),
        ink: Ink,
    ) {
        let owner = Owner::datum(Role::MarkLabel, &self.key());
        let slack = block.ink(0.0, 0.0).y;
        // Lines of several words stand flush with the side that is nearest to their mark.
        let (align, x) = match self.style.align.signum() {
            0 => (Align::Center, place.center().x),
            -1 => (Align::Right, place.right()),
            _ => (Align::Left, place.x),
        };
        picture.block(&owner, block, Point { x, y: place.y - slack }, align, ink);
        taken.write(place);
    }
}

/// A place that words might take.
struct Candidate {
    place: Rect,
    ink: Ink,
    /// Whether it lies upon the mark, not beside it.
    is_upon: bool,
    /// Whether it may slide sideways, along its mark.
    is_loose: bool,
}

impl Candidate {
    /// Words at the rim slide sideways until they are whole.
    fn kept(&self, room: &Rect) -> Rect {
        let Rect { x, width, .. } = self.place;
        let kept = axis::kept(x, width, (room.x, room.right()));
        Rect { x: if self.is_loose { kept } else { x }, ..self.place }
    }
}

/// The place of words in the middle of a bar, when they fit.
fn middle(mark: &Rect, block: &Block) -> Option<Rect> {
    let (width, height) = (block.width, block.ink(0.0, 0.0).height);
    let center = mark.center();
    let place = Rect { x: center.x - width / 2.0, y: center.y - height / 2.0, width, height };
    let fits = width + 2.0 * theme::PLATE <= mark.width && height <= mark.height;
    fits.then_some(place)
}

/// The place of words inside the end of a bar, when they fit.
fn within(mark: &Rect, block: &Block, side: Side) -> Option<Rect> {
    let gap = theme::VALUE_GAP + theme::PLATE;
    let (width, height) = (block.width, block.ink(0.0, 0.0).height);
    let center = mark.center();
    let (x, y) = (center.x - width / 2.0, center.y - height / 2.0);
    let (x, y) = match side {
        Side::Right => (mark.right() - gap - width, y),
        Side::Left => (mark.x + gap, y),
        Side::Top => (x, mark.y + theme::VALUE_GAP),
        Side::Bottom => (x, mark.bottom() - theme::VALUE_GAP - height),
    };
    let fits = x >= mark.x + theme::PLATE
        && x + width <= mark.right() - theme::PLATE
        && y >= mark.y
        && y + height <= mark.bottom();
    fits.then_some(Rect { x, y, width, height })
}
