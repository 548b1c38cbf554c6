//! A story that is resolved and laid out in the page, because the desk made no edition that fits.

use super::copy::Copy;
use super::dom;
use super::fault::fault;
use super::measure::Measure;
use crate::data::file;
use crate::describe::{self, DataRange};
use crate::diagnostic::Diagnostics;
use crate::edition::{Asking, Datum, Edition, ask, make};
use crate::layout;
use crate::scene::{DataSpan, Scene, Size};
use crate::spec::{self, DatasetSpec, StorySpec};
use crate::story::Story;
use crate::story::resolve::{nearest_language, resolve};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;
use web_sys::js_sys::{Array, Uint8Array};

/// A story in a language, and all that is needed to read it in another.
pub(super) struct Live {
    spec: StorySpec,
    datasets: Vec<DatasetSpec>,
    story: Story,
    /// How high each step wants to be, in px of a scene.
    heights: Vec<f64>,
}

/// The bytes of files, each given as a list of pieces: copied once, into place.
pub(super) fn gathered(files: &Array) -> Vec<Vec<u8>> {
    let gather = |pieces: JsValue| {
        let pieces: Vec<Uint8Array> =
            pieces.unchecked_into::<Array>().iter().map(JsCast::unchecked_into).collect();
        let mut bytes = vec![0; pieces.iter().map(|piece| piece.length() as usize).sum()];
        let mut rest = bytes.as_mut_slice();
        for piece in pieces {
            let Some((place, after)) = rest.split_at_mut_checked(piece.length() as usize) else {
                break;
            };
            piece.copy_to(place);
            rest = after;
        }
        bytes
    };
    files.iter().map(gather).collect()
}

/// Reads the text of a story and its data files, whose names are as the story has them; `name` is the
/// story's in messages.
///
/// # Errors
/// When it cannot be read or drawn: the worst that was found.
pub(super) fn read(
    (name, text): (&str, &str),
    names: &[String],
    files: &[Vec<u8>],
    language: &str,
) -> Result<Copy, JsValue> {
    let mut out = Diagnostics::default();
    let live = spec::parse(name, text, &mut out).and_then(|mut spec| {
        let named = file::named(&spec);
        let bytes = |name: &str| {
            let at = names.iter().position(|own| own == name)?;
            files.get(at).map(Vec::as_slice)
        };
        let fetched: Vec<_> = named.iter().map(|(_, name)| (name.as_str(), bytes(name))).collect();
        let datasets = file::take_in(&mut spec, &fetched, &mut out);
        let (story, found) = resolve(&spec, &datasets, language, &[]);
        found.iter().for_each(|found| out.add(found.clone()));
        Some(Live { spec, datasets, story: story?, heights: Vec::new() })
    });
    let copy = live.map(|live| Copy { edition: make::words_of(&live.story), live: Some(live) });
    copy.ok_or_else(|| {
        let Some(found) = out.worst() else { return JsValue::NULL };
        let file = names.iter().position(|name| **name == *found.place.file);
        let own = file.and_then(|at| files.get(at)).map(|bytes| std::str::from_utf8(bytes));
        fault(found, own.map_or(text, Result::unwrap_or_default))
    })
}

impl Live {
    pub(super) fn fit(&mut self, width: f64, limit: f64, measure: &Measure) -> f64 {
        let steps = self.story.steps.iter();
        self.heights =
            steps.map(|step| layout::height(&self.story, step, width, measure)).collect();
        layout::stage_height(&self.heights, width).min(limit)
    }

    /// The size of the picture of a step on the stage.
    fn size(&self, step: usize, stage: Size) -> Size {
        let wanted = self.heights.get(step).copied().unwrap_or(stage.height);
        match self.story.steps.get(step) {
            Some(step) => layout::size_on_stage(step, wanted, stage),
            None => stage,
        }
    }

    pub(super) fn asking(&self, step: usize, stage: Size, measure: &Measure) -> Option<Asking> {
        ask::asking(&self.story, self.story.steps.get(step)?, self.size(step, stage), measure)
    }

    pub(super) fn scene(&self, step: usize, stage: Size, measure: &Measure) -> Scene {
        let wanted = self.heights.get(step).copied().unwrap_or(stage.height);
        match self.story.steps.get(step) {
            Some(step) => layout::on_stage(&self.story, step, (wanted, stage), measure),
            None => Scene { size: stage, ..Scene::default() },
        }
    }

    pub(super) fn data(&self, step: usize, scene: &Scene) -> Vec<Datum> {
        let step = self.story.steps.get(step);
        step.map_or_else(Vec::new, |step| make::data(&self.story, step, scene))
    }

    /// What a target of a scene with crowds is: one of those that stand for all, or one of all.
    pub(super) fn datum(&self, step: usize, scene: &Scene, index: usize) -> Option<Datum> {
        let (step, target) = (self.story.steps.get(step)?, scene.target(index)?);
        let listed = scene.targets.len();
        let place = match index.checked_sub(listed) {
            _ if !scene.has_crowds() => return None,
            Some(beyond) => (beyond, scene.crowds.0.iter().map(|crowd| crowd.len()).sum()),
            None => (index, listed),
        };
        Some(make::datum(&self.story, step, &target, place))
    }

    /// What a range of data is, that stands at `place`: which, from 0, and of how many.
    pub(super) fn range(&self, step: usize, data: &[DataSpan], place: (usize, usize)) -> DataRange {
        let step = self.story.steps.get(step);
        step.map_or_else(DataRange::default, |step| describe::range(&self.story, step, data, place))
    }

    pub(super) fn turn_to(&mut self, tag: &str) -> Option<Edition> {
        let language = nearest_language(&self.spec.languages, tag);
        if *self.story.language == *language {
            return None;
        }
        let (story, _) = resolve(&self.spec, &self.datasets, language, &[]);
        self.story = story?;
        Some(make::words_of(&self.story))
    }
}

/// The language asked for: of the element, else of what it stands in; empty when it is not told.
pub(super) fn language(host: &HtmlElement) -> String {
    let own = || {
        let around = dom::around(host, "[lang]");
        around.and_then(|around| around.get_attribute("lang")).unwrap_or_default()
    };
    host.get_attribute("language").unwrap_or_else(own)
}
