//! Channels as written: which field goes where, on what scale, with what guide.

use super::chart::{AggregateOpSpec, Guide};
use super::json::Json;
use super::predicate::PredicateSpec;
use super::read::{Read, TextSpec, object, words, wrong};
use crate::diagnostic::{Diagnostics, Place};

object! {
    /// Which field goes on which channel.
    EncodingSpec {
        /// Place from left to right.
        x "x": Guide<ChannelSpec>,
        /// Place from bottom to top.
        y "y": Guide<ChannelSpec>,
        /// The other end on x.
        x2 "x2": Guide<ChannelSpec>,
        /// The other end on y.
        y2 "y2": Guide<ChannelSpec>,
        /// Place within a band of x.
        x_offset "xOffset": Guide<ChannelSpec>,
        /// Place within a band of y.
        y_offset "yOffset": Guide<ChannelSpec>,
        /// Colour.
        color "color": Guide<ChannelSpec>,
        /// Shape of points.
        shape "shape": Guide<ChannelSpec>,
        /// Area of points.
        size "size": Guide<ChannelSpec>,
        /// Dash of lines.
        stroke_dash "strokeDash": Guide<ChannelSpec>,
        /// Words of text marks.
        text "text": Guide<ChannelSpec>,
        /// Splits lines and areas without a guide.
        detail "detail": Guide<ChannelSpec>,
        /// Order along a line or in a stack.
        order "order": Guide<ChannelSpec>,
        /// What makes a mark the same thing in another step.
        key "key": Guide<ChannelSpec>,
        /// Splits the chart into small multiples.
        facet "facet": Guide<ChannelSpec>,
        /// Splits the chart into columns.
        column "column": Guide<ChannelSpec>,
        /// Splits the chart into rows.
        row "row": Guide<ChannelSpec>,
    }
}

object! {
    /// What goes on a channel.
    ChannelSpec {
        /// A field of the table.
        field "field": Option<String>,
        /// What kind of values.
        kind "type": Option<KindSpec>,
        /// A place on the scale instead of a field.
        datum "datum": Option<Json>,
        /// A constant outside the scale: px, a colour or words.
        value "value": Option<Json>,
        /// Another value for rows that fit.
        condition "condition": Option<ConditionSpec>,
        /// How rows of one place are summed up.
        aggregate "aggregate": Option<AggregateOpSpec>,
        /// Name of the measure.
        title "title": Guide<TextSpec>,
        /// From values to places or colours.
        scale "scale": Option<ScaleSpec>,
        /// The axis; `null` for none.
        axis "axis": Guide<AxisSpec>,
        /// The legend; `null` for none.
        legend "legend": Guide<LegendSpec>,
        /// The header of facets; `null` for none.
        header "header": Guide<HeaderSpec>,
        /// Order of names.
        sort "sort": Option<SortSpec>,
        /// How bars and areas of one place are put together.
        stack "stack": Option<StackSpec>,
        /// How numbers are written, in d3-format's words.
        format "format": Option<String>,
        /// How many facets stand in a row at most.
        columns "columns": Option<f64>,
    }
}

words! {
    /// What kind of values a field has.
    KindSpec {
        /// Numbers.
        Quantitative = "quantitative",
        /// Dates.
        Temporal = "temporal",
        /// Names with an order.
        Ordinal = "ordinal",
        /// Names.
        Nominal = "nominal",
    }
}

object! {
    /// Another value for rows that fit.
    ConditionSpec {
        /// Which rows.
        test "test": PredicateSpec,
        /// A colour, a size or words.
        value "value": Json,
    }
}

object! {
    /// From values to places or colours.
    ScaleSpec {
        /// Which way.
        kind "type": Option<ScaleKindSpec>,
        /// Least and greatest value, or all names in order.
        domain "domain": Option<Vec<Json>>,
        /// Colours or sizes, in the order of the domain.
        range "range": Option<Vec<Json>>,
        /// Whether zero must be in the domain.
        zero "zero": Option<bool>,
        /// Whether the domain ends on round values.
        nice "nice": Option<bool>,
        /// Whether it runs the other way.
        reverse "reverse": Option<bool>,
    }
}

words! {
    /// How a scale maps.
    ScaleKindSpec {
        /// Equal differences, equal lengths.
        Linear = "linear",
        /// Equal ratios, equal lengths.
        Log = "log",
        /// Dates along a line.
        Time = "time",
        /// Dates along a line, in universal time.
        Utc = "utc",
        /// Names to bands.
        Band = "band",
        /// Names to places without width.
        Point = "point",
        /// Names to colours or shapes.
        Ordinal = "ordinal",
    }
}

object! {
    /// An axis.
    AxisSpec {
        /// Name of the measure; `null` for none.
        title "title": Guide<TextSpec>,
        /// How numbers or dates are written.
        format "format": Option<String>,
        /// Whether grid lines are drawn.
        grid "grid": Option<bool>,
        /// Whether labels are drawn.
        labels "labels": Option<bool>,
        /// Whether tick strokes are drawn.
        ticks "ticks": Option<bool>,
        /// Whether the line along the axis is drawn.
        domain "domain": Option<bool>,
        /// About how many ticks.
        tick_count "tickCount": Option<f64>,
        /// Just these ticks.
        values "values": Option<Vec<Json>>,
        /// On which side.
        orient "orient": Option<SideSpec>,
    }
}

words! {
    /// A side of the drawing area.
    SideSpec {
        /// Above.
        Top = "top",
        /// Below.
        Bottom = "bottom",
        /// Left.
        Left = "left",
        /// Right.
        Right = "right",
    }
}

object! {
    /// A legend.
    LegendSpec {
        /// Name of the measure; `null` for none.
        title "title": Guide<TextSpec>,
    }
}

object! {
    /// The header of facets.
    HeaderSpec {
        /// Name of the measure; `null` for none.
        title "title": Guide<TextSpec>,
    }
}

/// Order of names.
#[derive(Clone, Debug, PartialEq)]
pub enum SortSpec {
    /// As in the table.
    None,
    /// From least to greatest.
    Ascending,
    /// From greatest to least.
    Descending,
    /// By another channel: `x`, `-x`, `y`, `-y`.
    Channel {
        /// Which channel.
        on_x: bool,
        /// From greatest to least.
        descending: bool,
    },
    /// In this order.
    Listed(Vec<Json>),
    /// By a field.
    Field(SortFieldSpec),
}

object! {
    /// Order by a field.
    SortFieldSpec {
        /// Which field.
        field "field": String,
        /// How rows of one name are summed up.
        op "op": Option<AggregateOpSpec>,
        /// Which way.
        order "order": Option<SortOrderSpec>,
    }
}

words! {
    /// Which way.
    SortOrderSpec {
        /// From least to greatest.
        Ascending = "ascending",
        /// From greatest to least.
        Descending = "descending",
    }
}

words! {
    /// The words of `sort`.
    SortWordSpec {
        /// From least to greatest.
        Ascending = "ascending",
        /// From greatest to least.
        Descending = "descending",
        /// By x, least first.
        X = "x",
        /// By x, greatest first.
        MinusX = "-x",
        /// By y, least first.
        Y = "y",
        /// By y, greatest first.
        MinusY = "-y",
    }
}

impl Read for SortSpec {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        match json {
            Json::Null => Some(Self::None),
            Json::List(list) => Some(Self::Listed(list.clone())),
            Json::Object(_) => SortFieldSpec::read(json, place, out).map(Self::Field),
            _ => SortWordSpec::read(json, place, out).map(|word| match word {
                SortWordSpec::Ascending => Self::Ascending,
                SortWordSpec::Descending => Self::Descending,
                SortWordSpec::X => Self::Channel { on_x: true, descending: false },
                SortWordSpec::MinusX => Self::Channel { on_x: true, descending: true },
                SortWordSpec::Y => Self::Channel { on_x: false, descending: false },
                SortWordSpec::MinusY => Self::Channel { on_x: false, descending: true },
            }),
        }
    }
}

/// How bars and areas of one place are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StackSpec {
    /// Not at all.
    Off,
    /// One upon another.
    Zero,
    /// One upon another, filling the whole.
    Normalize,
}

words! {
    /// The words of `stack`.
    StackWordSpec {
        /// One upon another.
        Zero = "zero",
        /// One upon another, filling the whole.
        Normalize = "normalize",
    }
}

impl Read for StackSpec {
    fn read(json: &Json, place: &Place, out: &mut Diagnostics) -> Option<Self> {
        match json {
            Json::Null | Json::Bool(false) => Some(Self::Off),
            Json::Bool(true) => Some(Self::Zero),
            Json::Text(_) => StackWordSpec::read(json, place, out).map(|word| match word {
                StackWordSpec::Zero => Self::Zero,
                StackWordSpec::Normalize => Self::Normalize,
            }),
            _ => wrong(json, place, "\"zero\", \"normalize\" or null", out),
        }
    }
}
