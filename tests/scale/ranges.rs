//! Each of many data is reached by a few keys, through ranges of ranges; never many at once.

use crate::sample::{LINE, columns, resolved, scene, spec, story, walk};
use datastory::describe;
use datastory::scene::range::{Move, Ranges, Stop};
use datastory::spec::columns::{CellsSpec, WordsSpec};
use std::collections::BTreeMap;

/// Presses within which each of 5,000 data is reached.
const PRESSES: usize = 12;
/// Most elements that are there at a time.
const NODES: usize = 200;

const MOVES: [Move; 8] = [
    Move::Next,
    Move::Previous,
    Move::On,
    Move::Back,
    Move::First,
    Move::Last,
    Move::In,
    Move::Out,
];

/// How many presses each stop is away from the first one.
fn presses(ranges: &Ranges) -> BTreeMap<Stop, usize> {
    let first = ranges.parts(None)[0];
    let mut known = BTreeMap::from([(first, 0)]);
    let mut edge = vec![first];
    for count in 1.. {
        let mut next = Vec::new();
        for (stop, way) in edge.iter().flat_map(|stop| MOVES.map(|way| (*stop, way))) {
            if let Some(to) = ranges.go(stop, way)
                && !known.contains_key(&to)
            {
                known.insert(to, count);
                next.push(to);
            }
        }
        if next.is_empty() {
            break;
        }
        edge = next;
    }
    known
}

/// How many elements are there when a stop is in focus: the parts of all that it is in.
fn nodes(ranges: &Ranges, stop: Stop) -> usize {
    let around = ranges.around(stop);
    ranges.parts(around).len() + around.map_or(0, |around| nodes(ranges, around))
}

/// A single line that is one stretch.
fn one(targets: std::ops::Range<usize>) -> Vec<Vec<std::ops::Range<usize>>> {
    vec![vec![targets]]
}

fn most(ranges: &Ranges) -> usize {
    let known = presses(ranges);
    let mut reached = vec![None; ranges.len()];
    for (stop, count) in &known {
        assert!(nodes(ranges, *stop) <= NODES);
        if ranges.target(*stop).is_some() {
            let best = reached[stop.at].unwrap_or(usize::MAX);
            reached[stop.at] = Some(best.min(*count));
        }
    }
    reached.into_iter().map(|count| count.unwrap()).max().unwrap()
}

#[test]
fn each_of_five_thousand_is_twelve_keys_away() {
    let of = |lines: usize, each: usize| {
        let line = |at: usize| std::iter::once(at * each..(at + 1) * each).collect();
        Ranges::new((0..lines).map(line).collect())
    };
    for (lines, each) in
        [(1, 201), (1, 1000), (1, 4999), (1, 5000), (1, 6144), (5, 1000), (20, 250)]
    {
        let most = most(&of(lines, each));
        assert!(most <= PRESSES, "{lines} × {each}: {most}");
    }
    // More are only a little further away.
    let (long, lines) = (most(&of(1, 100_000)), most(&of(100, 50)));
    assert!(long <= 18 && lines <= 24, "{long}, {lines}");
    let many = Ranges::new(one(0..1_000_000));
    assert!(many.parts(None).len() <= 24);
}

#[test]
fn keys_go_from_line_to_line_and_out_again() {
    let ranges = Ranges::new([0..300, 300..303, 303..304].map(|own| vec![own]).into());
    let roots = ranges.parts(None);
    let first = roots[0];
    assert!(roots.len() <= 24 && ranges.around(first).is_none());
    assert_eq!(ranges.targets(*roots.last().unwrap()), one(303..304)[0]);
    assert_eq!(ranges.target(*roots.last().unwrap()), Some(303));
    let end = ranges.find(299).unwrap();
    assert_eq!(ranges.go(end, Move::Next), ranges.find(300), "on into the next line");
    assert_eq!(ranges.go(ranges.find(300).unwrap(), Move::Previous), Some(end));
    assert_eq!(ranges.go(ranges.find(303).unwrap(), Move::Next), None);
    assert_eq!(ranges.go(first, Move::Previous), None);
    assert_eq!(ranges.go(first, Move::Out), None);
    let within = ranges.go(first, Move::In).unwrap();
    assert_eq!(ranges.go(within, Move::Out), Some(first));
    assert_eq!(ranges.rank(ranges.go(within, Move::Last).unwrap()), (15, 16));
    assert_eq!(ranges.go(ranges.find(5).unwrap(), Move::In), None);
}

#[test]
fn a_range_says_how_many_and_from_where_to_where() {
    let values: Vec<f64> = (0..5000).map(|at| f64::from((at * 37) % 5000)).collect();
    let story = story(&values, LINE);
    let scene = scene(&story, 640.0);
    let ranges = Ranges::of(&scene).unwrap();
    assert_eq!(ranges.len(), 5000);
    let stop = ranges.parts(None)[1];
    let all: Vec<_> = ranges.targets(stop).iter().filter_map(|own| scene.span(own)).collect();
    let range = describe::range(&story, &story.steps[0], &all, ranges.rank(stop));
    assert_eq!(range.name, "256 to 511; 256 values; Lowest: 406, 22; Highest: 270, 4,990; 2 of 20");
    let bounds = scene.bounds(&ranges.targets(stop)).unwrap();
    assert!(bounds.width > 20.0 && bounds.width < 40.0 && bounds.height > 200.0);
}

#[test]
fn lines_points_and_gaps_are_in_order() {
    let values = walk(2000);
    let there = values.iter().filter(|value| !value.is_nan()).count();
    let few = Ranges::of(&scene(&story(&walk(200), LINE), 640.0));
    assert!(few.is_none(), "few data are marks of their own");
    let dots = LINE.replace(r#"{"type":"line","strokeWidth":1}"#, r#""circle""#);
    for chart in [LINE, &dots] {
        let scene = scene(&story(&values, chart), 640.0);
        let ranges = Ranges::of(&scene).unwrap();
        assert_eq!(ranges.len(), there, "gaps are no stops");
        let parts = ranges.parts(None);
        let all: Vec<usize> =
            parts.iter().flat_map(|stop| ranges.targets(*stop)).flatten().collect();
        let places: Vec<f64> = all.iter().map(|at| scene.target(*at).unwrap().anchor.x).collect();
        assert!(places.is_sorted());
        let span = scene.span(&(all[7]..all[8])).unwrap();
        assert_eq!((span.first, span.len), (scene.target(all[7]).unwrap().datum, 1));
    }
    let mut list = columns(&values);
    let mut words = WordsSpec::default();
    (0..2000).for_each(|at| assert!(words.push(if at % 2 == 0 { "even" } else { "odd" })));
    list.push(("g".into(), CellsSpec::Words(words.into())));
    let two = LINE.replace(r#""y":"#, r#""color":{"field":"g"},"y":"#);
    let story = resolved(&spec(list, &two));
    let scene = scene(&story, 640.0);
    let ranges = Ranges::of(&scene).unwrap();
    let parts = ranges.parts(None);
    let middle = parts.iter().position(|stop| stop.at >= there / 2).unwrap();
    let all: Vec<_> =
        ranges.targets(parts[middle]).iter().filter_map(|own| scene.span(own)).collect();
    let range = describe::range(&story, &story.steps[0], &all, (0, 1));
    assert!(range.name.starts_with("odd; 1 to "), "{}", range.name);
}
