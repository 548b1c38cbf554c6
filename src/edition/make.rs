//! Makes editions of a story.

use super::ask;
use super::place::Place;
use super::{Datum, Edition, Packed, Plate, Record, Sheet, Tongue};
use crate::data::Key;
use crate::describe::{DataRow, DataTable, change, name, notes, summary, table};
use crate::layout;
use crate::scene::{Scene, Size, Target};
use crate::story::chart::{Layer, Panel};
use crate::story::raw;
use crate::story::telling::{Telling, tell};
use crate::story::{Credit, Span, Step, Story};
use crate::text::{Font, TextMeasure};
use std::iter::once;
use std::rc::Rc;

/// The edition of a story for a place, with its pictures.
pub fn edition(story: &Story, place: &Place, measure: &dyn TextMeasure) -> Edition {
    let width = place.width;
    let (height, heights) = stage(story, place, measure);
    let measure: &dyn TextMeasure = &Roomy(measure);
    let plate = |(step, wanted): (&Step, &f64)| {
        let stage = Size { width, height };
        let scene = layout::on_stage(story, step, (*wanted, stage), measure);
        let size = layout::size_on_stage(step, *wanted, stage);
        let asking = ask::asking(story, step, size, measure).map(Rc::new);
        Plate { data: data(story, step, &scene).into(), scene: scene.into(), asking }
    };
    let plates = story.steps.iter().zip(&heights).map(plate).collect();
    Edition { plates, stage: Size { width, height }, ..words_of(story) }
}

/// The picture of a step as it is in a place, the same as in its edition.
pub fn picture(story: &Story, step: &Step, place: &Place, measure: &dyn TextMeasure) -> Scene {
    let stage = Size { width: place.width, height: stage(story, place, measure).0 };
    let measure: &dyn TextMeasure = &Roomy(measure);
    let wanted = layout::height(story, step, place.width, measure);
    layout::on_stage(story, step, (wanted, stage), measure)
}

/// How high the stage is in a place, and how high each step wants to be, in px of a scene.
pub fn stage(story: &Story, place: &Place, measure: &dyn TextMeasure) -> (f64, Vec<f64>) {
    let measure: &dyn TextMeasure = &Roomy(measure);
    let Place { width, tallest, .. } = *place;
    let heights: Vec<f64> =
        story.steps.iter().map(|step| layout::height(story, step, width, measure)).collect();
    let height = layout::stage_height(&heights, width).min(tallest.unwrap_or(f64::INFINITY));
    // Whole px, as a picture in a page has.
    (libm::floor(height), heights)
}

/// Measures with room for fonts that run wider than the one that words are measured in: the page's
/// own is not known ahead. Han characters are as wide as they are high in all of them.
struct Roomy<'a>(&'a dyn TextMeasure);

/// How much wider the letters of common fonts for the screen are at most.
const ROOM: f64 = 1.1;

impl TextMeasure for Roomy<'_> {
    fn width(&self, text: &str, font: Font) -> f64 {
        let is_lettered = text.bytes().any(|byte| byte.is_ascii_alphabetic());
        self.0.width(text, font) * if is_lettered { ROOM } else { 1.0 }
    }
}

/// The words of a story, without pictures.
pub fn words_of(story: &Story) -> Edition {
    let befores = once(None).chain(story.steps.iter().map(Some));
    let tongues = story.languages.iter().zip(&story.language_names);
    let tongue = |(tag, name): (&Rc<str>, &String)| Tongue { tag: tag.clone(), name: name.clone() };
    let mut locale = story.locale.of_controls();
    // Its words may be borrowed from another language; what they tell of is not.
    locale.tag = story.language.clone();
    Edition {
        languages: tongues.map(tongue).collect(),
        locale: locale.into(),
        headline: story.headline.clone(),
        standfirst: prose(&story.standfirst, |_| false),
        credits: story.credits.clone(),
        sheets: befores.zip(&story.steps).map(|steps| sheet(story, steps)).collect(),
        ..Edition::default()
    }
}

/// Prose of which only those figures name their datum that can light up a mark; others have a key
/// without letters.
fn prose(spans: &[Span], is_shown: impl Fn(&Key) -> bool) -> Vec<Span> {
    let lit = |span: &Span| {
        let key = |key: &Key| if is_shown(key) { key.clone() } else { Key("".into()) };
        Span { figure: span.figure.as_ref().map(key), ..span.clone() }
    };
    spans.iter().map(lit).collect()
}

fn sheet(story: &Story, (before, step): (Option<&Step>, &Step)) -> Sheet {
    let table = table(story, step);
    let text = step.text.iter().map(|spans| prose(spans, |key| has_mark(step, key)));
    Sheet {
        id: step.id.clone(),
        title: step.title.clone(),
        summary: before
            .and_then(|before| change(story, before, step))
            .into_iter()
            .chain(summary(story, step))
            .collect(),
        text: text.collect(),
        alt: step.alt.clone(),
        notes: notes(story, step),
        paper: paper(&table, &story.credits),
        record: Packed::new(&Record { table, credits: step.credits.clone() }),
        question: ask::question(story, step).map(|question| Packed::new(&question)),
    }
}

/// A table as words: its head, then its rows, with their sources where it has such a column.
fn paper(table: &DataTable, credits: &[Credit]) -> Vec<Vec<String>> {
    let row = |row: &DataRow| {
        let credit = row.credit.and_then(|credit| credits.get(credit));
        let source = credit.map_or(String::new(), |credit| credit.publisher.clone());
        row.cells.iter().cloned().chain(table.has_sources.then_some(source)).collect()
    };
    once(table.header.clone()).chain(table.rows.iter().map(row)).collect()
}

/// What each target of a scene is, in words.
pub fn data(story: &Story, step: &Step, scene: &Scene) -> Vec<Datum> {
    let count = scene.targets.len();
    let datum = |(index, target)| datum(story, step, target, (index, count));
    let mut data: Vec<Datum> = scene.targets.iter().enumerate().map(datum).collect();
    let leads = leads(scene, &data);
    data.iter_mut().zip(leads).for_each(|(datum, leads)| datum.leads = leads);
    data
}

/// Which targets begin a group: another line or category, or, where each is of its own, another
/// facet.
fn leads(scene: &Scene, data: &[Datum]) -> Vec<bool> {
    let panel = |at: usize| scene.targets.get(at).map(|target| target.datum.panel);
    let what = |at: usize| data.get(at).and_then(|datum| datum.what.first());
    let is_first = |at: usize| at == 0 || panel(at) != panel(at - 1);
    let leads = (0..data.len()).map(|at| is_first(at) || what(at) != what(at - 1));
    let leads: Vec<bool> = leads.collect();
    match leads.iter().all(|leads| *leads) {
        true => (0..data.len()).map(is_first).collect(),
        false => leads,
    }
}

/// What a target is, in words; `place` is which it is, from 0, and of how many.
pub fn datum(story: &Story, step: &Step, target: &Target, place: (usize, usize)) -> Datum {
    let telling = told(story, step, target).unwrap_or_default();
    let name = name(story, &telling, place.0, place.1);
    let Telling { value, what, measure, when, exactness, credit, .. } = telling;
    let (what, more) = (said([what, measure]), said([when, exactness]));
    let (level, is_after_gap) = placed(step, target).unwrap_or((f64::NAN, false));
    Datum { name, value, what, more, credit, leads: false, level, is_after_gap }
}

fn said(words: [String; 2]) -> Vec<String> {
    words.into_iter().filter(|words| !words.is_empty()).collect()
}

fn told(story: &Story, step: &Step, target: &Target) -> Option<Telling> {
    let (_, layer) = home(step, target)?;
    Some(tell(story, layer, target.datum.index as usize))
}

/// Where the value of a target stands on its axis, and whether it comes after a gap.
fn placed(step: &Step, target: &Target) -> Option<(f64, bool)> {
    let (panel, layer) = home(step, target)?;
    let axis = if layer.is_horizontal { &panel.x } else { &panel.y };
    let index = target.datum.index as usize;
    Some((raw::level(&axis.as_ref()?.domain, layer, index), raw::is_after_gap(layer, index)))
}

/// The panel and layer that a target stands for a datum of.
fn home<'a>(step: &'a Step, target: &Target) -> Option<(&'a Panel, &'a Layer)> {
    let panel = step.chart.panels.get(target.datum.panel as usize)?;
    Some((panel, panel.layers.get(target.datum.layer as usize)?))
}

/// Whether the step's chart shows this datum; a gap shows nothing.
fn has_mark(step: &Step, key: &Key) -> bool {
    let mut layers = step.chart.panels.iter().flat_map(|panel| &panel.layers);
    layers.any(|layer| {
        let is_placed = |at: usize| {
            let mut places = [&layer.x, &layer.y].into_iter().filter_map(|places| places.get(at));
            places.all(|place| !place.is_nan())
        };
        layer.is_target && layer.keys.find(key).is_some_and(is_placed)
    })
}
