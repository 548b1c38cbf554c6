//! The story as it came, and as it reads in one language.

use super::fault::fault;
use crate::diagnostic::Diagnostics;
use crate::spec::{self, DatasetSpec, StorySpec};
use crate::story::Story;
use crate::story::resolve::{nearest_language, resolve};
use wasm_bindgen::JsValue;

/// A story in a language, and all that is needed to read it in another.
pub(super) struct Edition {
    spec: StorySpec,
    datasets: Vec<DatasetSpec>,
    /// The story in the language read now.
    pub(super) story: Story,
}

impl Edition {
    /// Reads the texts of a story and its datasets; `name` is the story's in messages.
    ///
    /// # Errors
    /// When it cannot be read or drawn: the worst that was found.
    pub(super) fn read(
        name: &str,
        text: &str,
        files: &[String],
        language: &str,
    ) -> Result<Self, JsValue> {
        let mut out = Diagnostics::default();
        let mut names = Vec::new();
        let edition = spec::parse(name, text, &mut out).and_then(|spec| {
            names = spec.datasets.clone().unwrap_or_default();
            let read = |(name, text): (&String, &String)| spec::parse_dataset(name, text, &mut out);
            let datasets: Vec<DatasetSpec> = names.iter().zip(files).filter_map(read).collect();
            let (story, found) = resolve(&spec, &datasets, language, &[]);
            found.iter().for_each(|found| out.add(found.clone()));
            Some(Self { spec, datasets, story: story? })
        });
        edition.ok_or_else(|| {
            let Some(found) = out.worst() else { return JsValue::NULL };
            let dataset = names.iter().position(|name| **name == *found.place.file);
            let text = dataset.and_then(|at| files.get(at)).map_or(text, String::as_str);
            fault(found, text)
        })
    }

    /// Turns to the language that suits a tag; whether it is another one.
    pub(super) fn turn_to(&mut self, language: &str) -> bool {
        let language = self.suited(language).to_owned();
        if *self.story.language == *language {
            return false;
        }
        let (story, _) = resolve(&self.spec, &self.datasets, &language, &[]);
        let is_turned = story.is_some();
        if let Some(story) = story {
            self.story = story;
        }
        is_turned
    }

    /// The language of the story that suits a tag.
    pub(super) fn suited(&self, tag: &str) -> &str {
        nearest_language(&self.spec.languages, tag)
    }

    /// The index of the step with that id.
    pub(super) fn index(&self, id: &str) -> Option<usize> {
        self.story.steps.iter().position(|step| *step.id == *id)
    }
}
