//! The words of Vega-Lite that this format does not read: an editor is told so by name.
//!
//! A reader's page does not need them, so they are not in the wasm.

use crate::diagnostic::{Diagnostic, Diagnostics, message};

/// Keys of a chart.
const CHART: &str = "align autosize background bounds center concat config datasets hconcat name \
    padding params projection repeat spacing vconcat view width";
/// Keys of a chart's data.
const DATA: &str = "format graticule sequence sphere url values";
/// Transforms.
const TRANSFORM: &str = "bin calculate density extent flatten impute joinaggregate lookup \
    loess pivot quantile regression sample stack timeUnit window";
/// Channels.
const ENCODING: &str = "angle description fill fillOpacity href latitude latitude2 longitude \
    longitude2 opacity radius radius2 stroke strokeOpacity strokeWidth theta theta2 time tooltip \
    url xError xError2 yError yError2";
/// Keys of a channel.
const CHANNEL: &str = "bandPosition bin impute timeUnit align center spacing bounds formatType";
/// Properties of marks.
const MARK: &str = "angle aria ariaRole ariaRoleDescription aspect bandSize binSpacing blend clip \
    continuousBandSize cornerRadius cornerRadiusBottomLeft cornerRadiusBottomRight cornerRadiusEnd \
    cornerRadiusTopLeft cornerRadiusTopRight cursor description dir discreteBandSize ellipsis fill \
    fillOpacity font fontStyle height href innerRadius invalid limit line lineBreak lineHeight \
    minBandSize order outerRadius padAngle radius radius2 radius2Offset radiusOffset smooth stroke \
    strokeCap strokeDashOffset strokeJoin strokeMiterLimit strokeOffset strokeOpacity style tension \
    text theta theta2 theta2Offset thetaOffset thickness timeUnitBandPosition timeUnitBandSize \
    tooltip url width x x2 x2Offset xOffset y y2 y2Offset yOffset";
/// Properties of scales.
const SCALE: &str = "align base bins clamp constant domainMax domainMid domainMin domainRaw \
    exponent interpolate padding paddingInner paddingOuter rangeMax rangeMin round scheme";
/// Properties of axes.
const AXIS: &str = "aria bandPosition description domainCap domainColor domainDash \
    domainDashOffset domainOpacity domainWidth formatType gridCap gridColor gridDash \
    gridDashOffset gridOpacity gridWidth labelAlign labelAngle labelBaseline labelBound labelColor \
    labelExpr labelFlush labelFlushOffset labelFont labelFontSize labelFontStyle labelFontWeight \
    labelLimit labelLineHeight labelOffset labelOpacity labelOverlap labelPadding labelSeparation \
    maxExtent minExtent offset position style tickBand tickCap tickColor tickDash tickDashOffset \
    tickExtra tickMinStep tickOffset tickOpacity tickRound tickSize tickWidth titleAlign \
    titleAnchor titleAngle titleBaseline titleColor titleFont titleFontSize titleFontStyle \
    titleFontWeight titleLimit titleLineHeight titleOpacity titlePadding titleX titleY translate \
    zindex";
/// Properties of legends.
const LEGEND: &str = "aria clipHeight columnPadding columns cornerRadius description direction \
    fillColor format formatType gradientLength gradientOpacity gradientStrokeColor \
    gradientStrokeWidth gradientThickness gridAlign labelAlign labelBaseline labelColor labelExpr \
    labelFont labelFontSize labelFontStyle labelFontWeight labelLimit labelOffset labelOpacity \
    labelOverlap labelPadding labelSeparation legendX legendY offset orient padding rowPadding \
    strokeColor symbolDash symbolDashOffset symbolFillColor symbolLimit symbolOffset symbolOpacity \
    symbolSize symbolStrokeColor symbolStrokeWidth symbolType tickCount tickMinStep titleAlign \
    titleAnchor titleBaseline titleColor titleFont titleFontSize titleFontStyle titleFontWeight \
    titleLimit titleLineHeight titleOpacity titleOrient titlePadding type values zindex";
/// Properties of facet headers.
const HEADER: &str = "format formatType labelAlign labelAnchor labelAngle labelBaseline labelColor \
    labelExpr labelFont labelFontSize labelFontStyle labelFontWeight labelLimit labelLineHeight \
    labelOrient labelPadding labels orient titleAlign titleAnchor titleAngle titleBaseline \
    titleColor titleFont titleFontSize titleFontStyle titleFontWeight titleLimit titleLineHeight \
    titleOrient titlePadding";
/// Keys of tests of a field.
const TEST: &str = "empty param timeUnit";
/// Keys of `resolve`.
const RESOLVE: &str = "axis legend";

/// Says of each unknown key that Vega-Lite knows it, where it does.
pub(super) fn name_unread(out: Diagnostics) -> Diagnostics {
    out.map(&|found: Diagnostic| {
        let tokens: Vec<&str> = found.place.pointer().split('/').skip(1).collect();
        let is_chart = tokens.contains(&"chart") && found.code == "unknown-key";
        match tokens.split_last() {
            Some((key, around)) if is_chart && words(around).split(' ').any(|w| w == *key) => {
                message::unread(&found.place, key)
            }
            _ => found,
        }
    })
}

/// The words that Vega-Lite has besides ours for an object, by the keys that lead to it.
fn words(around: &[&str]) -> &'static str {
    let is_index = |token: &&str| token.bytes().all(|byte| byte.is_ascii_digit());
    let mut names = around.iter().rev().filter(|token| !is_index(token));
    match (names.next().copied(), names.next().copied()) {
        (Some("chart" | "layer" | "spec"), _) => CHART,
        (Some("data"), _) => DATA,
        (Some("transform"), _) => TRANSFORM,
        (Some("encoding"), _) => ENCODING,
        (Some("mark"), _) => MARK,
        (Some("scale"), Some("resolve")) => ENCODING,
        (Some("scale"), _) => SCALE,
        (Some("axis"), _) => AXIS,
        (Some("legend"), _) => LEGEND,
        (Some("header"), _) => HEADER,
        (Some("resolve"), _) => RESOLVE,
        (Some("test" | "filter" | "and" | "or" | "not"), _) => TEST,
        (Some("facet"), _) | (_, Some("encoding")) => CHANNEL,
        _ => "",
    }
}
