//! What a reader can point at has a name and a row in the table; every cell stands under a head.

use super::input::Input;
use super::sample;
use datastory::describe::{name, notes, table};
use datastory::layout::layout;
use datastory::scene::Size;
use datastory::story::telling::tell;
use datastory::story::{Step, Story};
use datastory::text::table::TableMeasure;

/// The claim.
pub fn claim(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let Some(story) = sample::story(&mut input) else { return };
    story.steps.iter().for_each(|step| is_told(&story, step));
}

/// The claim for a step.
pub fn is_told(story: &Story, step: &Step) {
    let size = Size { width: 640.0, height: 480.0 };
    let scene = layout(story, step, size, &TableMeasure);
    let table = table(story, step);
    let width = table.header.len() - usize::from(table.has_sources);
    for row in &table.rows {
        assert_eq!(row.cells.len(), width, "{row:?} under {:?}", table.header);
        assert!(row.credit.is_none_or(|credit| credit < story.credits.len()));
        row.cells.iter().for_each(|cell| is_plain(cell));
    }
    for (index, target) in scene.targets.iter().enumerate() {
        let layer =
            &step.chart.panels[target.datum.panel as usize].layers[target.datum.layer as usize];
        let telling = tell(story, layer, target.datum.index as usize);
        assert_eq!(telling.key, target.key);
        let name = name(story, &telling, index, scene.targets.len());
        assert!(!name.is_empty() && name.chars().any(|c| c.is_ascii_digit()), "{name:?}");
        is_plain(&name);
        let is_listed = table.rows.iter().any(|row| row.key == target.key);
        assert!(is_listed, "{:?} is in no row of the table", target.key);
    }
    notes(story, step).iter().for_each(|note| {
        assert!(!note.is_empty());
        is_plain(note);
    });
    is_plain(&table.caption);
}

/// No control characters but those that are spaces.
fn is_plain(words: &str) {
    assert!(!words.chars().any(|c| c.is_control() && !c.is_whitespace()), "{words:?}");
}
