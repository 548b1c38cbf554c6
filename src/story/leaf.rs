//! A chart of layers within layers becomes a list of marks, each with its table and encoding.

use super::channel::{Channel, Encoding};
use super::sources::Sources;
use crate::data::{Table, transform};
use crate::diagnostic::{Diagnostics, Place, message};
use crate::limit;
use crate::spec::channel::ChannelSpec;
use crate::spec::chart::{AggregateFieldSpec, AggregateTransformSpec, ChartSpec, DataSpec};
use crate::spec::chart::{MarkDefSpec, TransformSpec};
use std::rc::Rc;

/// One mark over one table.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    /// Where its chart is written.
    pub(super) place: Place,
    /// What is drawn.
    pub(super) mark: MarkDefSpec,
    /// Its data, after all transforms.
    pub(super) table: Rc<Table>,
    /// What goes on which channel.
    pub(super) encoding: Encoding,
}

/// What a chart hands down to the charts within it.
#[derive(Clone, Default)]
struct Outer {
    table: Option<Rc<Table>>,
    encoding: Encoding,
}

/// The marks of a chart, the lowest first; nothing when it cannot be drawn.
pub(super) fn leaves(
    spec: &ChartSpec,
    sources: &Sources,
    out: &mut Diagnostics,
) -> Option<Vec<Leaf>> {
    let mut leaves = Vec::new();
    let is_whole = unfold(spec, Outer::default(), sources, &mut leaves, out);
    (is_whole && !leaves.is_empty()).then_some(leaves)
}

/// Adds the marks of `spec` to `leaves`; whether all of them could be read.
fn unfold(
    spec: &ChartSpec,
    outer: Outer,
    sources: &Sources,
    leaves: &mut Vec<Leaf>,
    out: &mut Diagnostics,
) -> bool {
    if leaves.len() >= limit::CHARTS {
        out.add(message::too_many(&spec.place, limit::CHARTS, "marks in layers"));
        return false;
    }
    let mut inner = outer;
    inner.encoding = inner.encoding.within(spec.encoding.as_ref());
    if let Some(data) = &spec.data {
        inner.table = named(data, sources, out);
        if inner.table.is_none() {
            return false;
        }
    }
    if let (Some(transforms), Some(table)) = (&spec.transform, &inner.table) {
        inner.table = Some(transform::apply(transforms, table, out));
    }
    say_forms(spec, out);
    if let Some(inside) = &spec.spec {
        if let Some(facet) = &spec.facet {
            inner.encoding.0.push((Channel::Facet, facet.clone()));
        }
        return unfold(inside, inner, sources, leaves, out);
    }
    if let Some(layers) = &spec.layer {
        // All layers are read before one is missed, so that all problems are said.
        let mut is_whole = true;
        for layer in layers {
            is_whole &= unfold(layer, inner.clone(), sources, leaves, out);
        }
        return is_whole;
    }
    let Some(mark) = &spec.mark else {
        out.add(message::no_mark(&spec.place));
        return false;
    };
    let Some(table) = inner.table else {
        out.add(message::missing_key(&spec.place, "data"));
        return false;
    };
    let place = spec.place.clone();
    let leaf = Leaf { place, mark: mark.0.clone(), table, encoding: inner.encoding };
    leaves.push(leaf.aggregated(out));
    true
}

/// Says when a chart is of more than one form: a patch easily adds one to that of the base chart.
fn say_forms(spec: &ChartSpec, out: &mut Diagnostics) {
    let forms = [
        ("mark", spec.mark.is_some()),
        ("layer", spec.layer.is_some()),
        ("spec", spec.spec.is_some()),
    ];
    let mut there = forms.iter().filter(|(_, is_there)| *is_there).map(|(name, _)| *name);
    if let (Some(one), Some(other)) = (there.next(), there.next()) {
        out.add(message::two_forms(&spec.place, one, other));
    }
}

fn named(data: &DataSpec, sources: &Sources, out: &mut Diagnostics) -> Option<Rc<Table>> {
    let table = sources.table(&data.name);
    if table.is_none() {
        let known = sources.table_names();
        out.add(message::unknown_table(&data.place.member("name"), &data.name, &known));
    }
    table.cloned()
}

impl Leaf {
    /// The same mark over summed-up rows, when a channel asks for it: rows that agree in all other
    /// fields of the encoding become one.
    fn aggregated(self, out: &mut Diagnostics) -> Self {
        let is_summed = |spec: &ChannelSpec| spec.aggregate.is_some();
        if !self.encoding.0.iter().any(|(_, spec)| is_summed(spec)) {
            return self;
        }
        let mut groupby: Vec<String> = Vec::new();
        let mut aggregate = Vec::new();
        let mut encoding = self.encoding;
        for (channel, spec) in &mut encoding.0 {
            if let Some(op) = spec.aggregate {
                let name = [channel.name(), "-summed"].concat();
                let (place, field) = (spec.place.clone(), spec.field.replace(name.clone()));
                aggregate.push(AggregateFieldSpec { place, op, field, name });
            } else if let Some(field) = &spec.field
                && !groupby.contains(field)
            {
                groupby.push(field.clone());
            }
        }
        let place = self.place.clone();
        let spec = AggregateTransformSpec { place, aggregate, groupby: Some(groupby) };
        let table = transform::apply(&[TransformSpec::Aggregate(spec)], &self.table, out);
        Self { table, encoding, ..self }
    }
}
