//! A Vega-Lite chart as written: data, transforms, mark or layers or facets.

use super::channel::{ChannelSpec, EncodingSpec};
use super::json::Json;
use super::predicate::PredicateSpec;
use super::read::{Read, Switch, TextSpec, object, words};
use crate::diagnostic::{Diagnostics, Place, message};

object! {
    /// A chart: one mark, layers of marks, or a facet of charts.
    ChartSpec {
        /// The address of Vega-Lite's own schema; not read.
        schema "$schema": Option<String>,
        /// What the chart is; for those who read the file.
        description "description": Option<Json>,
        /// Title above the chart.
        title "title": Option<TextSpec>,
        /// Which table.
        data "data": Option<DataSpec>,
        /// What is done to the table first, in order.
        transform "transform": Option<Vec<TransformSpec>>,
        /// What is drawn for each row.
        mark "mark": Option<MarkSpec>,
        /// Which field goes on which channel.
        encoding "encoding": Option<EncodingSpec>,
        /// Charts over one another, sharing scales.
        layer "layer": Option<Vec<ChartSpec>>,
        /// Which field splits the chart into small multiples (with `spec`).
        facet "facet": Option<ChannelSpec>,
        /// The chart that is repeated in each facet.
        spec "spec": Option<Box<ChartSpec>>,
        /// How many facets stand in a row at most.
        columns "columns": Option<f64>,
        /// Height in CSS px, or px for each band: `{"step": 36}`.
        height "height": Option<HeightSpec>,
        /// Which scales facets and layers share.
        resolve "resolve": Option<ResolveSpec>,
        /// For other tools; not read.
        usermeta "usermeta": Option<Json>,
    }
}

impl<T: Read> Read for Box<T> {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        T::read(json, place, out).map(Self::new)
    }
}

object! {
    /// The table of a chart.
    DataSpec {
        /// Name of a table of the story.
        name "name": String,
    }
}

/// Height of the drawing area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HeightSpec {
    /// In CSS px.
    Px(f64),
    /// In CSS px for each band.
    Step(f64),
}

object! {
    /// Px for each band.
    StepSizeSpec {
        /// CSS px.
        step "step": f64,
    }
}

impl Read for HeightSpec {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        match json {
            Json::Number(px) => Some(Self::Px(*px)),
            _ => StepSizeSpec::read(json, place, out).map(|spec| Self::Step(spec.step)),
        }
    }
}

object! {
    /// Which scales facets share.
    ResolveSpec {
        /// By channel.
        scale "scale": Option<ResolveScaleSpec>,
    }
}

object! {
    /// Sharing by channel.
    ResolveScaleSpec {
        /// The x scale.
        x "x": Option<SharingSpec>,
        /// The y scale.
        y "y": Option<SharingSpec>,
    }
}

words! {
    /// Whether facets share a scale.
    SharingSpec {
        /// One scale for all.
        Shared = "shared",
        /// Each its own.
        Independent = "independent",
    }
}

/// What is drawn for each row: a mark's name, or an object with its properties.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkSpec(pub MarkDefSpec);

impl Read for MarkSpec {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        if let Json::Text(_) = json {
            let object = Json::Object(vec![("type".into(), json.clone())]);
            // The only member is the word itself: its place is the word's.
            let kind = MarkKindSpec::read(json, place, out)?;
            let mut unsaid = Diagnostics::default();
            return MarkDefSpec::read(&object, place, &mut unsaid)
                .map(|mark| Self(MarkDefSpec { kind, ..mark }));
        }
        MarkDefSpec::read(json, place, out).map(Self)
    }
}

object! {
    /// A mark and its properties.
    MarkDefSpec {
        /// Which mark.
        kind "type": MarkKindSpec,
        /// A colour as `#rrggbb`.
        color "color": Option<String>,
        /// From 0 to 1.
        opacity "opacity": Option<f64>,
        /// Whether points are filled.
        filled "filled": Option<bool>,
        /// Whether a line or area shows its points.
        point "point": Option<bool>,
        /// How a line goes from point to point.
        interpolate "interpolate": Option<InterpolateSpec>,
        /// Area of points in square px; thickness of bars and ticks in px.
        size "size": Option<f64>,
        /// Shape of points.
        shape "shape": Option<ShapeSpec>,
        /// Width of lines in px.
        stroke_width "strokeWidth": Option<f64>,
        /// Lengths of dashes and gaps in px.
        stroke_dash "strokeDash": Option<Vec<f64>>,
        /// Horizontal alignment of text to its place.
        align "align": Option<AlignSpec>,
        /// Vertical alignment of text to its place.
        baseline "baseline": Option<BaselineSpec>,
        /// Px to the right of the place.
        dx "dx": Option<f64>,
        /// Px below the place.
        dy "dy": Option<f64>,
        /// Which way bars lie.
        orient "orient": Option<OrientSpec>,
        /// Size of text in px.
        font_size "fontSize": Option<f64>,
        /// Weight of text.
        font_weight "fontWeight": Option<FontWeightSpec>,
    }
}

words! {
    /// Which mark.
    MarkKindSpec {
        /// Rectangles from a baseline, or between two places.
        Bar = "bar",
        /// A path through the rows.
        Line = "line",
        /// The ground under a line, or between two.
        Area = "area",
        /// Symbols.
        Point = "point",
        /// Filled circles.
        Circle = "circle",
        /// Filled squares.
        Square = "square",
        /// Straight lines: across the chart, or between two places.
        Rule = "rule",
        /// Short strokes.
        Tick = "tick",
        /// Words.
        Text = "text",
    }
}

words! {
    /// How a line goes from point to point.
    InterpolateSpec {
        /// Straight.
        Linear = "linear",
        /// Level, then a jump at the next point.
        StepAfter = "step-after",
    }
}

words! {
    /// Shape of points.
    ShapeSpec {
        /// A circle.
        Circle = "circle",
        /// A square.
        Square = "square",
        /// A square on its tip.
        Diamond = "diamond",
        /// A triangle with its tip up.
        Triangle = "triangle",
        /// A plus sign.
        Cross = "cross",
    }
}

words! {
    /// Horizontal alignment of text.
    AlignSpec {
        /// It begins at its place.
        Left = "left",
        /// Its middle is at its place.
        Center = "center",
        /// It ends at its place.
        Right = "right",
    }
}

words! {
    /// Vertical alignment of text.
    BaselineSpec {
        /// Its top is at its place.
        Top = "top",
        /// Its middle is at its place.
        Middle = "middle",
        /// Its bottom is at its place.
        Bottom = "bottom",
    }
}

words! {
    /// Which way bars lie.
    OrientSpec {
        /// Lying.
        Horizontal = "horizontal",
        /// Upright.
        Vertical = "vertical",
    }
}

words! {
    /// Weight of text.
    FontWeightSpec {
        /// Regular.
        Normal = "normal",
        /// Bold.
        Bold = "bold",
    }
}

/// What is done to a table: the key says which.
#[derive(Clone, Debug, PartialEq)]
pub enum TransformSpec {
    /// Keeps rows that fit.
    Filter(PredicateSpec),
    /// Turns fields into rows: names in one field, values in another.
    Fold(FoldSpec),
    /// Sums up groups of rows.
    Aggregate(AggregateTransformSpec),
}

object! {
    /// `{"filter": predicate}`.
    FilterSpec {
        /// Which rows are kept.
        filter "filter": PredicateSpec,
    }
}

object! {
    /// `{"fold": fields, "as": [key, value]}`.
    FoldSpec {
        /// Fields that become rows.
        fold "fold": Vec<String>,
        /// Names of the new fields: key and value.
        names "as": Option<Vec<String>>,
    }
}

object! {
    /// `{"aggregate": […], "groupby": […]}`.
    AggregateTransformSpec {
        /// What is computed.
        aggregate "aggregate": Vec<AggregateFieldSpec>,
        /// Fields that make a group.
        groupby "groupby": Option<Vec<String>>,
    }
}

object! {
    /// One computed field.
    AggregateFieldSpec {
        /// How.
        op "op": AggregateOpSpec,
        /// Of which field; none for `count`.
        field "field": Option<String>,
        /// Name of the new field.
        name "as": String,
    }
}

words! {
    /// How rows are summed up.
    AggregateOpSpec {
        /// Number of rows.
        Count = "count",
        /// Sum.
        Sum = "sum",
        /// Arithmetic mean.
        Mean = "mean",
        /// Middle value.
        Median = "median",
        /// Least.
        Min = "min",
        /// Greatest.
        Max = "max",
    }
}

impl Read for TransformSpec {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        let has = |key| json.member(key).is_some();
        if has("fold") {
            FoldSpec::read(json, place, out).map(Self::Fold)
        } else if has("aggregate") {
            AggregateTransformSpec::read(json, place, out).map(Self::Aggregate)
        } else if let (false, Json::Object(members)) = (has("filter"), json) {
            // The first key says which transform was meant.
            let key = members.first().map_or("", |(key, _)| key);
            out.add(message::unknown_key(
                &place.member(key),
                key,
                &["filter", "fold", "aggregate"],
            ));
            None
        } else {
            FilterSpec::read(json, place, out).map(|spec| Self::Filter(spec.filter))
        }
    }
}

/// A guide, or nothing in its stead.
pub type Guide<T> = Option<Switch<T>>;
