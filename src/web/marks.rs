//! A named, focusable element over each mark: for keyboards, screen readers and magnifiers.

use super::dom;
use super::prose::KEY;
use super::stops::Stops;
use crate::edition::Datum;
use crate::scene::{Scene, Target};
use web_sys::Element;

/// What an element over a mark does, before its number.
pub(super) const MARK: &str = "mark:";

/// The elements over the marks of the step on stage.
pub(super) struct Marks {
    group: Element,
    /// The arrows reach all of them from one.
    pub(super) stops: Stops,
}

impl Marks {
    /// None yet, at the end of the stage.
    pub(super) fn build(stage: &Element) -> Self {
        let group = dom::child(stage, "div", "ds-marks");
        dom::set(&group, "role", "group");
        Self { group, stops: Stops::new(Vec::new(), 0) }
    }

    /// What holds them.
    #[cfg(feature = "full")]
    pub(super) fn group(&self) -> &Element {
        &self.group
    }

    /// Makes one for each target of the scene, in the order of the data; none where ranges of very
    /// many data stand in their place.
    pub(super) fn show(&mut self, alt: &str, scene: &Scene, data: &[Datum]) {
        dom::clear(&self.group);
        dom::set(&self.group, "aria-label", alt);
        let make = |(index, target): (usize, &Target)| {
            let element = dom::child(&self.group, "div", "ds-mark");
            dom::set(&element, "role", "img");
            dom::set(&element, dom::DOES, &[MARK, &dom::count(index)].concat());
            dom::set(&element, KEY, &target.key.0);
            if let Some(datum) = data.get(index) {
                dom::set(&element, "aria-label", &datum.name);
            }
            element
        };
        let targets = if scene.has_crowds() { &[] } else { scene.targets.as_slice() };
        self.stops = Stops::new(targets.iter().enumerate().map(make).collect(), 0);
    }

    /// Puts each over its mark; `zoom` is CSS px for each px of the scene.
    pub(super) fn place(&self, scene: &Scene, zoom: f64) {
        for (element, target) in self.stops.elements.iter().zip(&scene.targets) {
            dom::place(element, target.bounds, zoom);
        }
    }
}
