//! A story that is resolved and laid out in the page, because the desk made no edition that fits.

use super::copy::Copy;
use super::fault::fault;
use super::measure::Measure;
use crate::diagnostic::Diagnostics;
use crate::edition::{Datum, Edition, make};
use crate::layout;
use crate::scene::{Scene, Size};
use crate::spec::{self, DatasetSpec, StorySpec};
use crate::story::Story;
use crate::story::resolve::{nearest_language, resolve};
use wasm_bindgen::JsValue;

/// A story in a language, and all that is needed to read it in another.
pub(super) struct Live {
    spec: StorySpec,
    datasets: Vec<DatasetSpec>,
    story: Story,
    /// How high each step wants to be, in px of a scene.
    heights: Vec<f64>,
}

/// Reads the texts of a story and its datasets; `name` is the story's in messages.
///
/// # Errors
/// When it cannot be read or drawn: the worst that was found.
pub(super) fn read(
    name: &str,
    text: &str,
    files: &[String],
    language: &str,
) -> Result<Copy, JsValue> {
    let mut out = Diagnostics::default();
    let mut names = Vec::new();
    let live = spec::parse(name, text, &mut out).and_then(|spec| {
        names = spec.datasets.clone().unwrap_or_default();
        let read = |(name, text): (&String, &String)| spec::parse_dataset(name, text, &mut out);
        let datasets: Vec<DatasetSpec> = names.iter().zip(files).filter_map(read).collect();
        let (story, found) = resolve(&spec, &datasets, language, &[]);
        found.iter().for_each(|found| out.add(found.clone()));
        Some(Live { spec, datasets, story: story?, heights: Vec::new() })
    });
    let copy = live.map(|live| Copy { edition: make::words_of(&live.story), live: Some(live) });
    copy.ok_or_else(|| {
        let Some(found) = out.worst() else { return JsValue::NULL };
        let dataset = names.iter().position(|name| **name == *found.place.file);
        let text = dataset.and_then(|at| files.get(at)).map_or(text, String::as_str);
        fault(found, text)
    })
}

impl Live {
    pub(super) fn fit(&mut self, width: f64, limit: f64, measure: &Measure) -> f64 {
        let steps = self.story.steps.iter();
        self.heights =
            steps.map(|step| layout::height(&self.story, step, width, measure)).collect();
        layout::stage_height(&self.heights, width).min(limit)
    }

    pub(super) fn scene(&self, step: usize, stage: Size, measure: &Measure) -> Scene {
        let wanted = self.heights.get(step).copied().unwrap_or(stage.height);
        let size = Size { height: layout::height_on_stage(wanted, stage.height), ..stage };
        match self.story.steps.get(step) {
            Some(step) => layout::layout(&self.story, step, size, measure),
            None => Scene { size, ..Scene::default() },
        }
    }

    pub(super) fn data(&self, step: usize, scene: &Scene) -> Vec<Datum> {
        let step = self.story.steps.get(step);
        step.map_or_else(Vec::new, |step| make::data(&self.story, step, scene))
    }

    /// What a datum of a crowd is; nothing for what has a target of its own.
    pub(super) fn datum(&self, step: usize, scene: &Scene, index: usize) -> Option<Datum> {
        let beyond = index.checked_sub(scene.targets.len())?;
        let (step, target) = (self.story.steps.get(step)?, scene.target(index)?);
        let all = scene.crowds.0.iter().map(|crowd| crowd.len()).sum();
        Some(make::datum(&self.story, step, &target, (beyond, all)))
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
