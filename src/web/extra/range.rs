//! Very many data: an element for each range of them, which opens into its parts.

use super::super::dom;
use super::super::marks::MARK;
use super::super::prose::KEY;
use super::super::reading::Reading;
use super::page::{call, get, number};
use crate::edition::Datum;
use crate::player::Event;
use crate::scene::range::{Move, Ranges, Stop};
use crate::scene::{DataSpan, Rect, Scene, Target};
use web_sys::Element;

/// Px that an element is wide and high at least (WCAG 2.5.8).
const LEAST: f64 = 24.0;

/// The ranges of the step on stage, and the way through them to where the reader is.
#[derive(Default)]
pub(super) struct Descent {
    step: usize,
    ranges: Option<Ranges>,
    /// What is open: first what the chart begins with, then the parts of one of these, and so on.
    levels: Vec<Level>,
    /// Where the reader is, or would come in.
    at: Option<Stop>,
    /// Whether the tip tells about a range.
    is_told: bool,
}

/// The parts of a range, each with its element.
struct Level {
    of: Option<Stop>,
    parts: Vec<(Stop, Element)>,
}

impl Descent {
    fn stop(&self, element: &Element) -> Option<Stop> {
        let mut all = self.levels.iter().flat_map(|level| &level.parts);
        all.find(|(_, own)| own == element).map(|(stop, _)| *stop)
    }

    fn element(&self, wanted: Stop) -> Option<&Element> {
        let mut all = self.levels.iter().flat_map(|level| &level.parts);
        all.find(|(stop, _)| *stop == wanted).map(|(_, element)| element)
    }

    /// Whose parts must be there for a stop to be there, from the outside to the inside.
    fn open(&self, stop: Stop) -> Vec<Option<Stop>> {
        let mut open = Vec::new();
        let mut around = self.ranges.as_ref().and_then(|ranges| ranges.around(stop));
        while let Some(range) = around {
            open.push(around);
            around = self.ranges.as_ref().and_then(|ranges| ranges.around(range));
        }
        open.push(None);
        open.reverse();
        open
    }

    /// Makes one element the one that the tab key reaches.
    fn reach(&mut self, stop: Stop) {
        let tab = |own: &Self, index: &str| {
            if let Some(element) = own.at.and_then(|at| own.element(at)) {
                dom::set(element, "tabindex", index);
            }
        };
        tab(self, "-1");
        self.at = Some(stop);
        tab(self, "0");
    }
}

impl Reading {
    /// Puts ranges in place of the marks of a scene with very many data.
    pub(in crate::web) fn show_ranges(&mut self, step: usize, scene: &Scene) {
        let before = std::mem::take(&mut self.extras.ranges);
        let Some(ranges) = self.copy.live.as_ref().and_then(|_| Ranges::of(scene)) else { return };
        let first = ranges.parts(None).first().copied();
        // At another size they are the same.
        let is_same = before.step == step && before.ranges.as_ref() == Some(&ranges);
        let at = before.at.filter(|_| is_same).or(first);
        self.extras.ranges = Descent { step, ranges: Some(ranges), ..Descent::default() };
        if let Some(at) = at {
            self.open_range(at, scene);
            self.extras.ranges.reach(at);
        }
    }

    /// Makes an element for each part of what is open around a stop, and takes all others away once
    /// the focus is there.
    fn open_range(&mut self, stop: Stop, scene: &Scene) {
        let open = self.extras.ranges.open(stop);
        let levels = self.extras.ranges.levels.iter();
        let kept = levels.zip(&open).take_while(|(level, of)| level.of == **of).count();
        let closed = self.extras.ranges.levels.split_off(kept);
        for of in open.into_iter().skip(kept) {
            let Some(ranges) = &self.extras.ranges.ranges else { return };
            let parts = ranges.parts(of).into_iter();
            let parts: Vec<_> = parts.map(|part| (part, self.range_element(part, scene))).collect();
            if let Some(around) = of.and_then(|of| self.extras.ranges.element(of)) {
                dom::flag(around, "aria-expanded", true);
                let elements: Vec<_> = parts.iter().map(|(_, one)| one.clone().into()).collect();
                call(around, "after", &elements);
            }
            self.extras.ranges.levels.push(Level { of, parts });
        }
        if self.extras.ranges.at.is_some() {
            self.extras.ranges.reach(stop);
            self.hold_range();
        }
        for level in closed {
            if let Some(around) = level.of.and_then(|of| self.extras.ranges.element(of)) {
                dom::flag(around, "aria-expanded", false);
            }
            for (_, element) in level.parts {
                call(&element, "remove", &[]);
            }
        }
    }

    /// An element over a range, or over a single datum.
    fn range_element(&self, stop: Stop, scene: &Scene) -> Element {
        let element = dom::child(self.page.marks.group(), "div", "ds-mark");
        dom::set(&element, "tabindex", "-1");
        let Some(ranges) = &self.extras.ranges.ranges else { return element };
        if let Some(index) = ranges.target(stop) {
            dom::set(&element, "role", "img");
            dom::set(&element, dom::DOES, &[MARK, &index.to_string()].concat());
            if let Some(target) = scene.target(index) {
                dom::set(&element, KEY, &target.key.0);
            }
            let of_crowd = self.copy.datum(self.extras.ranges.step, scene, index);
            let datum = self.data.get(index).or(of_crowd.as_ref());
            dom::set(&element, "aria-label", datum.map_or("", |datum| &datum.name));
        } else {
            dom::set(&element, "class", "ds-mark ds-range");
            dom::set(&element, "role", "button");
            dom::flag(&element, "aria-expanded", false);
            let does = ["range:", &stop.at.to_string(), ":", &stop.span.to_string()].concat();
            dom::set(&element, dom::DOES, &does);
            dom::set(&element, "aria-label", &self.told_range(stop, scene).name);
        }
        dom::place(&element, self.range_bounds(stop, scene), self.page.stage.zoom);
        element
    }

    /// What a stop covers, at least as large as a target must be.
    fn range_bounds(&self, stop: Stop, scene: &Scene) -> Rect {
        let ranges = self.extras.ranges.ranges.as_ref();
        let bounds = ranges.and_then(|ranges| scene.bounds(&ranges.targets(stop)));
        let Rect { x, y, width, height } = bounds.unwrap_or_default();
        let least = LEAST / self.page.stage.zoom;
        let (across, down) = ((least - width).max(0.0), (least - height).max(0.0));
        Rect {
            x: x - across / 2.0,
            y: y - down / 2.0,
            width: width + across,
            height: height + down,
        }
    }

    fn told_range(&self, stop: Stop, scene: &Scene) -> crate::describe::DataRange {
        let told = self.copy.live.as_ref().zip(self.extras.ranges.ranges.as_ref());
        let told = told.map(|(live, ranges)| {
            let data = ranges.targets(stop);
            let data: Vec<DataSpan> = data.iter().filter_map(|own| scene.span(own)).collect();
            live.range(self.extras.ranges.step, &data, ranges.rank(stop))
        });
        told.unwrap_or_default()
    }

    /// Moves the focus to where the reader is among ranges; whether there are any.
    pub(in crate::web) fn hold_range(&mut self) -> bool {
        let way = &self.extras.ranges;
        let there = way.at.and_then(|at| Some((at, way.element(at)?.clone())));
        let Some((stop, element)) = there else { return false };
        dom::focus(&element);
        // The page's own word of it comes when it no longer knows where it was.
        self.hush_range();
        let target = self.extras.ranges.ranges.as_ref().and_then(|ranges| ranges.target(stop));
        self.play(Event::Focus(target));
        if target.is_none() {
            self.tell_range(stop);
        }
        true
    }

    /// Takes in a key on a range or on a datum within one; whether it means something there.
    pub(in crate::web) fn range_key(&mut self, target: &Element, key: &str) -> bool {
        let way = &self.extras.ranges;
        let Some((ranges, from)) = way.ranges.as_ref().zip(way.stop(target)) else { return false };
        let is_range = ranges.target(from).is_none();
        let wanted = match key {
            "ArrowRight" | "ArrowDown" => Move::Next,
            "ArrowLeft" | "ArrowUp" => Move::Previous,
            "Home" => Move::First,
            "End" => Move::Last,
            "PageDown" => Move::On,
            "PageUp" => Move::Back,
            "Enter" | " " if is_range => Move::In,
            "Escape" if way.is_told => {
                self.hush_range();
                return true;
            }
            "Escape" if self.player.focus().is_none() && ranges.around(from).is_some() => Move::Out,
            _ => return false,
        };
        if let Some(to) = ranges.go(from, wanted) {
            let scene = self.scene();
            self.open_range(to, &scene);
        }
        true
    }

    /// Takes in what else happens on a range; whether that is all that it means.
    pub(in crate::web) fn range_by_hand(
        &mut self,
        kind: &str,
        target: &Element,
        event: &web_sys::Event,
    ) -> bool {
        let Some(stop) = self.extras.ranges.stop(target) else { return false };
        let ranges = self.extras.ranges.ranges.as_ref();
        let is_range = ranges.is_some_and(|ranges| ranges.target(stop).is_none());
        match kind {
            "focusin" => {
                self.extras.ranges.reach(stop);
                if is_range {
                    self.tell_range(stop);
                }
                is_range
            }
            "focusout" => {
                self.hush_range();
                false
            }
            // Screen readers press without a pointer.
            "click" if is_range && number(&get(event, "detail")) == 0.0 => {
                self.range_key(target, "Enter")
            }
            _ => false,
        }
    }

    fn hush_range(&mut self) {
        if std::mem::take(&mut self.extras.ranges.is_told) {
            self.page.tip.hide();
        }
    }

    /// Tells about a range beside it.
    fn tell_range(&mut self, stop: Stop) {
        let scene = self.scene();
        let told = self.told_range(stop, &scene);
        let bounds = self.range_bounds(stop, &scene);
        let ranges = self.extras.ranges.ranges.as_ref();
        let first = ranges.and_then(|ranges| Some(ranges.targets(stop).first()?.start));
        let Some(first) = first.and_then(|first| scene.target(first)) else { return };
        let target = Target { bounds, anchor: bounds.center(), ..first };
        let (what, more) = (told.lines, vec![told.hint]);
        let datum = Datum { value: told.extent, what, more, ..Datum::default() };
        let stage = (&self.page.stage, self.is_finger);
        self.page.tip.show(&self.copy.edition, &datum, (&scene, &target), stage);
        self.extras.ranges.is_told = true;
    }
}
