//! The places that editions are made for.
//!
//! A picture is used from the width that it is made for, and grows with its place up to the next
//! one: words in it are never smaller than they were set, and at most a third larger. The static
//! twin changes its pictures at the same widths, so that the widget takes over the very picture
//! that stands there.

/// A place that a story may stand in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Width of the whole figure from which on it is used, in px of a scene.
    pub from: f64,
    /// Width of the stage, in px of a scene.
    pub width: f64,
    /// Height that the stage has at most; nothing where the highest step may say.
    pub tallest: Option<f64>,
}

impl Place {
    /// A place as wide as the figure.
    pub const fn whole(from: f64, width: f64) -> Self {
        Self { from, width, tallest: None }
    }
}

/// A place beside prose that scrolls, or above it.
const fn beside(from: f64, width: f64, tallest: f64) -> Place {
    Place { from, width, tallest: Some(tallest) }
}

/// Places of a story that is read step by step, the narrowest first.
pub const STEPPER: [Place; 6] = [
    Place::whole(0.0, 288.0),
    Place::whole(340.0, 340.0),
    Place::whole(420.0, 420.0),
    Place::whole(540.0, 540.0),
    Place::whole(680.0, 680.0),
    Place::whole(860.0, 860.0),
];

/// Places of a story whose prose scrolls, the narrowest first: the chart stands above the prose,
/// so low that the smallest phones leave room to read, and from 640 px on beside it, where it has
/// 8 of 13 parts.
pub const SCROLL: [Place; 6] = [
    beside(0.0, 288.0, 290.0),
    beside(340.0, 340.0, 290.0),
    beside(460.0, 460.0, 300.0),
    beside(640.0, 374.0, 380.0),
    beside(820.0, 484.0, 400.0),
    beside(1050.0, 626.0, 420.0),
];

/// The place that a figure of that width has, in px of a scene.
pub fn at(places: &[Place], width: f64) -> Option<&Place> {
    places.iter().rfind(|place| place.from <= width).or(places.first())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_begins_where_the_one_before_ends() {
        for (width, from) in [(-1.0, 0.0), (339.9, 0.0), (340.0, 340.0), (5000.0, 860.0)] {
            assert_eq!(at(&STEPPER, width).unwrap().from, from);
        }
    }

    #[test]
    fn pictures_grow_and_never_shrink() {
        for places in [STEPPER, SCROLL] {
            for pair in places.windows(2) {
                let [place, next] = pair else { unreachable!() };
                assert!(place.width <= place.from.max(288.0), "{place:?}");
                assert!(place.from < next.from && next.from / place.from.max(288.0) < 1.4);
            }
        }
    }
}
