//! Each of a million data is found by pointing, and few are named to those who do not point.

use crate::sample::{LINE, columns, resolved, scene, spec, story, walk};
use datastory::data::Key;
use datastory::describe;
use datastory::player::{Event, Player, Scenes};
use datastory::scene::hit::{hit, of_key};
use datastory::scene::{Point, Scene};
use datastory::spec::columns::CellsSpec;
use std::rc::Rc;

const SLACK: f64 = 16.0;

#[test]
fn the_nearest_datum_of_a_line_is_found() {
    let values = walk(100_000);
    let story = story(&values, LINE);
    let scene = scene(&story, 640.0);
    assert!(scene.targets.len() <= 200 && scene.targets.len() > 100, "{}", scene.targets.len());
    let first = scene.targets[0].anchor.x;
    let last = scene.targets.last().unwrap().anchor.x;
    let per_px = 99_999.0 / (last - first);
    for step in 0..500 {
        let x = first + (last - first) * f64::from(step) / 499.0 + 0.01;
        let Some(found) = hit(&scene, Point { x, y: 200.0 }, SLACK) else {
            // Only in a gap that is wider than the pointer reaches.
            let at = ((x - first) * per_px) as usize;
            assert!(values[at].is_nan(), "nothing at {x}");
            continue;
        };
        let target = scene.target(found).unwrap();
        let found_index = target.datum.index as usize;
        // By looking at all of them.
        let place = |at: usize| first + at as f64 / per_px;
        let nearest = (0..values.len())
            .filter(|at| !values[*at].is_nan())
            .min_by(|a, b| (place(*a) - x).abs().total_cmp(&(place(*b) - x).abs()))
            .unwrap();
        assert!(found_index.abs_diff(nearest) <= 1, "{found_index} for {nearest} at {x}");
        assert_eq!(of_key(&scene, &target.key, found), Some(found));
        assert_eq!(of_key(&scene, &target.key, 0), Some(found));
    }
}

#[test]
fn keyboards_go_from_a_found_datum_to_those_that_stand_for_all() {
    let story = story(&walk(10_000), LINE);
    let scene = scene(&story, 640.0);
    let last = scene.targets.len() - 1;
    let found =
        hit(&scene, Point { x: scene.targets[70].anchor.x + 1.0, y: 100.0 }, SLACK).unwrap();
    assert!(found > last, "it has no target of its own");
    assert!(scene.target(usize::MAX).is_none() && of_key(&scene, &Key("none".into()), 0).is_none());
}

#[test]
fn of_several_lines_the_one_at_the_pointer_is_meant() {
    let len = 4_000;
    let mut list =
        columns(&(0..len).map(|at| if at < len / 2 { 10.0 } else { 90.0 }).collect::<Vec<_>>());
    list[0].1 = CellsSpec::Numbers((0..len).map(|at| (at % (len / 2)) as f64).collect());
    let mut words = datastory::spec::columns::WordsSpec::default();
    (0..len).for_each(|at| assert!(words.push(if at < len / 2 { "low" } else { "high" })));
    list.push(("g".into(), CellsSpec::Words(words.into())));
    let chart = LINE.replace(r#""y":"#, r#""color":{"field":"g"},"y":"#);
    let story = resolved(&spec(list, &chart));
    let layer = &story.steps[0].chart.panels[0].layers[0];
    assert_eq!((layer.runs.len(), layer.groups.len()), (2, 2));
    let scene = scene(&story, 640.0);
    for (y, wanted) in [(60.0, 90.0), (330.0, 10.0)] {
        let found = hit(&scene, Point { x: 300.3, y }, SLACK).unwrap();
        let index = scene.target(found).unwrap().datum.index as usize;
        assert_eq!(layer.y[index], wanted);
    }
}

#[test]
fn points_are_found_around_the_pointer() {
    let chart = LINE.replace(r#"{"type":"line","strokeWidth":1}"#, r#""circle""#);
    let values: Vec<f64> = (0..3_000).map(|at| f64::from(at % 100)).collect();
    let story = story(&values, &chart);
    let scene = scene(&story, 640.0);
    assert!(scene.targets.len() <= 200);
    let far = scene.targets[60].anchor;
    let found = scene.target(hit(&scene, far, SLACK).unwrap()).unwrap();
    assert!((found.anchor.x - far.x).abs() < 1.0 && (found.anchor.y - far.y).abs() < 6.0 + 1.0);
    assert_eq!(hit(&scene, Point { x: -100.0, y: 0.0 }, SLACK), None);
}

struct One(Rc<Scene>);

impl Scenes for One {
    fn scene(&self, _: usize) -> Rc<Scene> {
        self.0.clone()
    }
}

#[test]
fn the_player_outlines_what_is_found() {
    let story = story(&walk(10_000), LINE);
    let scene = Rc::new(scene(&story, 640.0));
    let found = hit(&scene, Point { x: 300.0, y: 100.0 }, SLACK);
    let mut player = Player::new(1, 0);
    let effects = player.handle(Event::PointTo(found), &One(scene.clone()));
    assert_eq!(effects.focus.unwrap().unwrap().target, found.unwrap());
    assert!(
        effects.is_same && Rc::ptr_eq(&effects.scene.unwrap(), &scene),
        "nothing else is painted"
    );
    assert_eq!(effects.outlines.len(), 1);
}

#[test]
fn the_table_lists_those_that_stand_for_all() {
    let story = story(&walk(50_000), LINE);
    let table = describe::table(&story, &story.steps[0]);
    assert!(table.rows.len() <= 200 && table.rows.len() > 100);
}
