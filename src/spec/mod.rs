//! The story file exactly as written: keys and shapes, no defaults and no meaning.
//!
//! Each `object!` is at once the type, its reader and its documentation: an unknown key, a missing
//! one or a value of the wrong kind becomes a diagnostic with its place, and reading goes on.

pub mod channel;
pub mod chart;
pub mod check;
pub mod columns;
pub mod json;
pub mod letters;
pub mod patch;
pub mod predicate;
pub mod read;
pub mod table;

use crate::diagnostic::{Diagnostics, Place, message};
use crate::limit;
use json::Json;
use predicate::PredicateSpec;
use read::{Map, Read, TextSpec, object, words};
use table::TableSpec;

object! {
    /// A whole story.
    StorySpec {
        /// Where the JSON Schema of this format is; for editors' tools.
        schema "$schema": Option<String>,
        /// Version of this format: 1.
        version "version": f64,
        /// BCP 47 tags of the languages, the default first.
        languages "languages": Vec<String>,
        /// Title of the story.
        headline "headline": TextSpec,
        /// One or two sentences under the headline.
        standfirst "standfirst": Option<TextSpec>,
        /// Where figures come from, by id.
        credits "credits": Option<Map<CreditSpec>>,
        /// How figures of a unit are written, by the unit's name.
        units "units": Option<Map<UnitSpec>>,
        /// Addresses of dataset files, relative to the story: their credits, units and tables are
        /// as if they stood here.
        datasets "datasets": Option<Vec<String>>,
        /// Words of languages that do not come along, by tag: language packs.
        locales "locales": Option<Map<Map<String>>>,
        /// Tables by name.
        data "data": Option<Map<TableSpec>>,
        /// The base chart that steps patch.
        chart "chart": Option<Json>,
        /// The steps, in order.
        steps "steps": Vec<StepSpec>,
        /// For other tools; not read.
        usermeta "usermeta": Option<Json>,
        /// What was made of the story ahead, as `datastory publish` writes it; not read here.
        editions "editions": Option<Json>,
    }
}

object! {
    /// A dataset file: tables, with their credits and units, shared by several stories.
    DatasetSpec {
        /// What this file is; for its readers.
        about "about": Option<String>,
        /// Where figures come from, by id.
        credits "credits": Option<Map<CreditSpec>>,
        /// How figures of a unit are written, by the unit's name.
        units "units": Option<Map<UnitSpec>>,
        /// Words of languages that do not come along, by tag: language packs.
        locales "locales": Option<Map<Map<String>>>,
        /// Tables by name.
        data "data": Map<TableSpec>,
    }
}

object! {
    /// One step: words and a chart.
    StepSpec {
        /// Name of the step in addresses: lower-case letters, digits and hyphens.
        id "id": String,
        /// Title of the step.
        title "title": TextSpec,
        /// Prose in a small Markdown subset, with bound figures `{{ table/row }}`.
        text "text": TextSpec,
        /// The chart in one or two sentences, for those who do not see it; may hold bound figures.
        alt "alt": TextSpec,
        /// What the chart shows in full, a paragraph for each sentence or more, in place of what is
        /// worked out from the data; may hold bound figures.
        summary "summary": Option<TextSpec>,
        /// A whole Vega-Lite chart, or a JSON Merge Patch of the story's base chart.
        chart "chart": Option<Json>,
        /// Words pinned to marks.
        annotations "annotations": Option<Vec<AnnotationSpec>>,
        /// Which marks carry the point of the step; the others step back into grey.
        highlight "highlight": Option<PredicateSpec>,
        /// A remark under the chart, such as what a sum mixes.
        note "note": Option<TextSpec>,
        /// What readers guess before they see it.
        ask "ask": Option<AskSpec>,
    }
}

object! {
    /// A guess: the value of a bar or point, or how a line goes on.
    AskSpec {
        /// Which marks: one bar or point, or the last data of a line.
        at "at": PredicateSpec,
        /// What readers are asked; may hold bound figures of other rows.
        question "question": TextSpec,
    }
}

object! {
    /// Words pinned to a mark.
    AnnotationSpec {
        /// Which mark: the first row that fits.
        at "at": PredicateSpec,
        /// What it says; may hold bound figures.
        text "text": TextSpec,
    }
}

object! {
    /// Where figures come from.
    CreditSpec {
        /// Who published them.
        publisher "publisher": TextSpec,
        /// Title of the publication.
        title "title": Option<TextSpec>,
        /// The language that it was published in, BCP 47; else its title is in the reader's.
        language "language": Option<String>,
        /// Who wrote it.
        author "author": Option<TextSpec>,
        /// When: a year, month or day in ISO 8601, as exact as known.
        date "date": Option<String>,
        /// Address of the publication: `https:` only.
        url "url": Option<String>,
        /// A remark on the publication, such as its licence.
        note "note": Option<TextSpec>,
    }
}

object! {
    /// How figures of a unit are written.
    UnitSpec {
        /// The figure with its unit: `{}` is the number; plural forms are parted by `|`.
        pattern "pattern": TextSpec,
        /// The same as it is said aloud, where ears need other words: `"{} US dollars"`.
        spoken "spoken": Option<TextSpec>,
        /// The unit alone, as an axis names it.
        name "name": TextSpec,
        /// What it counts as.
        kind "kind": Option<UnitKindSpec>,
    }
}

words! {
    /// What a unit counts as.
    UnitKindSpec {
        /// A part of a hundred.
        Percent = "percent",
        /// The difference of two percents.
        PercentagePoint = "percentage-point",
        /// Growth or fall in percent.
        PercentChange = "percent-change",
        /// An amount of money.
        Money = "money",
        /// A number of things.
        Count = "count",
        /// Any other quantity.
        Quantity = "quantity",
    }
}

/// The version of the format that is read.
const VERSION: f64 = 1.0;

/// Reads a story file: `file` is its name in messages.
pub fn parse(file: &str, text: &str, out: &mut Diagnostics) -> Option<StorySpec> {
    let json = json::parse(file, text, out)?;
    let place = Place::file(file);
    // Of a format that is not known nothing else can be said.
    if let Some(Json::Number(version)) = json.member("version")
        && *version != VERSION
    {
        out.add(message::unsupported_version(&place.member("version")));
        return None;
    }
    let story = StorySpec::read(&json, &place, out)?;
    let datasets = story.datasets.as_ref().map_or(0, Vec::len);
    let tables = story.data.iter().flat_map(|tables| &tables.0);
    let own = tables.filter(|(_, table)| table.url.is_some()).count();
    let counts = [
        ("steps", story.steps.len(), limit::STEPS),
        ("languages", story.languages.len(), limit::LANGUAGES),
        ("datasets", datasets, limit::DATA_FILES),
        ("data", own, limit::DATA_FILES.saturating_sub(datasets)),
    ];
    if let Some((what, _, most)) = counts.iter().find(|(_, count, most)| count > most) {
        let called = if *what == "data" { "data files" } else { what };
        out.add(message::too_many(&place.member(what), *most, called));
        return None;
    }
    // A story that had steps and has lost them all is none: that it is empty would be no news.
    let is_lost = matches!(json.member("steps"), Some(Json::List(steps)) if !steps.is_empty());
    (!story.steps.is_empty() || !is_lost).then_some(story)
}

/// Reads a dataset file: `file` is its name in messages.
pub fn parse_dataset(file: &str, text: &str, out: &mut Diagnostics) -> Option<DatasetSpec> {
    let json = json::parse(file, text, out)?;
    DatasetSpec::read(&json, &Place::file(file), out)
}
