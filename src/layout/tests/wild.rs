//! Charts that no author would write: every mark on every axis, with values that are none.

use super::judge::{natural, unsound};
use super::sample::{axis, chart, key, layer, names, panel, story};
use crate::data::Qualifier;
use crate::scale::Domain;
use crate::scene::{Form, Ink, Size};
use crate::story::chart::{
    Axis, Chart, Height, Layer, Legend, LegendEntry, Mark, Panel, TextStyle,
};
use crate::text::table::TableMeasure;

/// Numbers that look random and are the same each time (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % count.max(1)
    }

    fn pick<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    fn value(&mut self) -> f64 {
        const ODD: [f64; 8] =
            [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -0.0, 1e300, -1e300, 1e-300];
        if self.below(8) == 0 { self.pick(&ODD) } else { self.below(2000) as f64 / 10.0 - 60.0 }
    }

    fn values(&mut self, count: usize) -> Vec<f64> {
        // Too few, too many, or none at all.
        let count = [count, count, count, 0, count / 2, count + 3][self.below(6)];
        (0..count).map(|_| self.value()).collect()
    }

    fn words(&mut self) -> String {
        const WORDS: [&str; 9] = [
            "",
            "7",
            "逾90%",
            "about 25,000 jobs",
            "人工智能研發院（預留）",
            "\u{0}\u{202e}x",
            "Donaudampfschifffahrtsgesellschaftskapitän",
            "a b c d e f g h i j k l m n o p q r s",
            "優必選人形機器人第一階段：在電動車工廠試行搬運及分揀",
        ];
        self.pick(&WORDS).to_owned()
    }

    fn domain(&mut self) -> Domain {
        let many: Vec<String> = (0..self.below(40)).map(|_| self.words()).collect();
        let domains = [
            Domain::Linear(0.0, 100.0),
            Domain::Linear(-50.0, 50.0),
            Domain::Linear(5.0, 5.0),
            Domain::Linear(f64::NAN, f64::INFINITY),
            Domain::Linear(-1e308, 1e308),
            Domain::Log(1.0, 1000.0),
            Domain::Log(-1.0, 0.0),
            Domain::Time(0.0, 20_000.0),
            Domain::Time(7.0, 7.0),
            names(&["China", "Kazakhstan", "烏茲別克斯坦"]),
            names(&[]),
            Domain::Band(many.clone()),
            Domain::Point(many),
        ];
        self.pick(&domains)
    }

    fn axis(&mut self) -> Option<Axis> {
        let (domain, title) = (self.domain(), self.words());
        let mut axis = axis(domain, &title);
        axis.reverse = self.below(4) == 0;
        let values = self.values(9);
        if let Some(guide) = &mut axis.guide {
            guide.is_far = self.below(5) == 0;
            guide.grid = self.below(2) == 0;
            guide.labels = self.below(6) > 0;
            guide.count = [None, Some(0), Some(3), Some(10_000)][self.below(4)];
            guide.values = Some(values).filter(|_| self.below(5) == 0);
        }
        if self.below(6) == 0 {
            axis.guide = None;
        }
        Some(axis).filter(|_| self.below(7) > 0)
    }

    fn mark(&mut self) -> Mark {
        let style = TextStyle {
            align: self.below(3) as i8 - 1,
            baseline: self.below(3) as i8 - 1,
            dx: self.value(),
            dy: self.value(),
            size: [14.0, 3.0, 400.0, f64::NAN][self.below(4)],
            is_bold: self.below(2) == 0,
        };
        let odd = Some(self.value()).filter(|_| self.below(2) == 0);
        let (has_points, is_stepped) = (self.below(2) == 0, self.below(2) == 0);
        let marks = [
            Mark::Bar { thickness: odd },
            Mark::Line { width: self.value(), has_points, is_stepped },
            Mark::Area { has_line: self.below(2) == 0, has_points, is_stepped },
            Mark::Point { is_filled: self.below(2) == 0 },
            Mark::Rule { width: self.value() },
            Mark::Tick { length: odd },
            Mark::Text(style),
        ];
        self.pick(&marks)
    }

    fn layer(&mut self) -> Layer {
        let count = self.below(14);
        let keys: Vec<String> = (0..count).map(|_| self.below(20).to_string()).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let mut layer = layer(self.mark(), &keys);
        for list in [&mut layer.x, &mut layer.y, &mut layer.x2, &mut layer.y2] {
            *list = self.values(count).into();
        }
        (layer.offset, layer.offsets) = (self.values(count), self.below(4));
        layer.is_horizontal = self.below(2) == 0;
        layer.group = (0..count).map(|_| self.below(3) as u32).collect();
        layer.groups = (0..self.below(4)).map(|index| key(&index.to_string())).collect();
        layer.size = self.values(count);
        layer.opacity = self.value();
        layer.text = (0..self.below(count + 3)).map(|_| self.words()).collect();
        layer.ink = vec![[Ink::Accent, Ink::Context, Ink::Category(1)][self.below(3)]];
        layer.is_highlighted = (0..self.below(count + 1)).map(|_| self.below(2) == 0).collect();
        let qualifiers = Qualifier::ALL.map(|(_, qualifier)| qualifier);
        layer.qualifier = (0..self.below(count + 2)).map(|_| self.pick(&qualifiers)).collect();
        layer
    }

    fn panel(&mut self) -> Panel {
        let layers = (0..self.below(4)).map(|_| self.layer()).collect();
        let mut panel = panel(self.axis(), self.axis(), layers);
        panel.title = self.words();
        panel
    }

    fn chart(&mut self) -> Chart {
        let mut chart = chart((0..self.below(5)).map(|_| self.panel()).collect());
        chart.title = Some(self.words());
        chart.columns = [None, Some(0), Some(1), Some(3)][self.below(4)];
        chart.height =
            [Height::Auto, Height::Px(self.value()), Height::Step(self.value())][self.below(3)];
        let entry = |dice: &mut Self| LegendEntry {
            key: key(&dice.below(4).to_string()),
            label: dice.words(),
            ink: Ink::Category(2),
            form: Form::Square,
            dash: (0.0, 0.0),
        };
        let entries = (0..self.below(9)).map(|_| entry(self)).collect();
        chart.legend = Some(Legend { title: self.words(), entries }).filter(|_| self.below(3) == 0);
        chart
    }
}

#[test]
fn anything_can_be_drawn() {
    for seed in 0..300 {
        let mut dice = Dice(seed);
        let chart = dice.chart();
        let note = dice.words();
        let story = story(chart, &[("1", "An annotation of some length"), ("2", &note)]);
        for width in [320.0, 700.0] {
            let faults = unsound(&natural(&story, width));
            assert!(faults.is_empty(), "seed {seed} at {width}: {faults:?}");
        }
        let size = Size { width: dice.value() * 4.0, height: dice.value() * 4.0 };
        let faults = unsound(&super::layout(&story, &story.steps[0], size, &TableMeasure));
        assert!(faults.is_empty(), "seed {seed} at {size:?}: {faults:?}");
    }
}
