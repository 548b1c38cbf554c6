//! The reader's copy of a story: an edition that the desk made, or one that is made live.

#[cfg(feature = "full")]
use super::live::Live;
use super::measure::Measure;
use crate::edition::{Asking, Datum, Edition, Plate, wire};
use crate::scene::{Scene, Size};
use std::rc::Rc;
use web_sys::HtmlElement;

/// A story in a reader's hands.
pub(super) struct Copy {
    /// Its words, and its pictures when the desk made them.
    pub(super) edition: Edition,
    /// What it is made from, when it is made here.
    #[cfg(feature = "full")]
    pub(super) live: Option<Live>,
}

impl Copy {
    /// An edition that the desk made from what `digest` says; nothing when it is not that.
    pub(super) fn read(text: &str, digest: &str) -> Option<Self> {
        Some(Self {
            edition: wire::read(text, digest)?,
            #[cfg(feature = "full")]
            live: None,
        })
    }

    /// The width in px of a scene that the pictures are made for; nothing when they suit any.
    pub(super) fn width(&self) -> Option<f64> {
        let is_made = !self.edition.plates.is_empty();
        is_made.then_some(self.edition.stage.width)
    }

    /// How high the steps want the stage to be at a width; `limit` is all that there is room for.
    pub(super) fn fit(&mut self, width: f64, limit: f64, measure: &Measure) -> f64 {
        #[cfg(feature = "full")]
        if let Some(live) = &mut self.live {
            return live.fit(width, limit, measure);
        }
        let _ = (width, limit, measure);
        self.edition.stage.height
    }

    /// The picture of a step for a stage of that size.
    pub(super) fn scene(&self, step: usize, stage: Size, measure: &Measure) -> Rc<Scene> {
        #[cfg(feature = "full")]
        if let Some(live) = &self.live {
            return Rc::new(live.scene(step, stage, measure));
        }
        let _ = (stage, measure);
        let plate = self.edition.plates.get(step).cloned();
        plate.unwrap_or_default().scene
    }

    /// The picture of a step before its answer is shown, when something is asked.
    pub(super) fn asking(&self, step: usize, stage: Size, measure: &Measure) -> Option<Rc<Asking>> {
        #[cfg(feature = "full")]
        if let Some(live) = &self.live {
            return live.asking(step, stage, measure).map(Rc::new);
        }
        let _ = (stage, measure);
        self.edition.plates.get(step)?.asking.clone()
    }

    /// What each target of the picture of a step is.
    pub(super) fn data(&self, step: usize, scene: &Scene) -> Rc<[Datum]> {
        #[cfg(feature = "full")]
        if let Some(live) = &self.live {
            return live.data(step, scene).into();
        }
        let _ = scene;
        self.edition.plates.get(step).map_or_else(Rc::default, |plate: &Plate| plate.data.clone())
    }

    /// What a target of a picture with crowds is; only live ones have such.
    pub(super) fn datum(&self, step: usize, scene: &Scene, index: usize) -> Option<Datum> {
        #[cfg(feature = "full")]
        if let Some(live) = &self.live {
            return live.datum(step, scene, index);
        }
        let _ = (step, scene, index);
        None
    }

    /// Turns to the language that the element asks for, when that can be done here; whether it is
    /// another.
    pub(super) fn turn_to(&mut self, host: &HtmlElement) -> bool {
        #[cfg(feature = "full")]
        if let Some(live) = &mut self.live
            && let Some(edition) = live.turn_to(&super::live::language(host))
        {
            self.edition = edition;
            return true;
        }
        let _ = host;
        false
    }
}
