//! Symbols at places: dot charts, scatters, the ends of dumbbells.

use crate::data::Qualifier;
use crate::layout::frame::{Frame, each, ink, is_discrete};
use crate::layout::names::is_labelled;
use crate::layout::picture::{Look, Owner, Picture};
use crate::layout::theme;
use crate::scene::{Form, Ink, Point, Rect, Role};
use crate::story::chart::{Layer, Mark};

/// Draws the symbols of a layer.
pub(in crate::layout) fn draw(
    picture: &mut Picture<'_>,
    frame: &Frame<'_>,
    layer_index: usize,
    layer: &Layer,
) {
    let Mark::Point { is_filled } = layer.mark else { return };
    guides(picture, frame, layer);
    for index in 0..layer.len {
        let Some(key) = layer.keys.get(index) else { continue };
        let at = frame.point(layer, index);
        let radius = radius(layer, index);
        let form = each(&layer.form, index).unwrap_or(Form::Circle);
        let ink = ink(layer, index);
        let owner = Owner::datum(Role::Mark, &key);
        let qualifier = layer.qualifier.get(index).copied().unwrap_or_default();
        let solid = Look::filled(ink).faded(layer.opacity);
        let hollow =
            Look { fill: Look::filled(Ink::Ground).fill, ..Look::drawn(ink, theme::OUTLINE) };
        let look = match qualifier {
            Qualifier::Expected => hollow.dashed(),
            _ if is_filled => solid,
            _ => hollow,
        };
        draw_exactness(picture, &owner, (at, radius, form), (qualifier, ink));
        picture.symbol(&owner, at, radius, (form, look));
        if layer.is_target && layer.is_told(index) {
            let bounds = Rect { x: at.x, y: at.y, ..Rect::default() }.grown(radius);
            let top = Point { x: at.x, y: at.y - radius };
            picture.target(&key, frame.datum(layer_index, index), bounds, top);
        }
    }
}

/// What says that a value is not exact: the same signs as at the ends of bars.
fn draw_exactness(
    picture: &mut Picture<'_>,
    owner: &Owner,
    (at, radius, form): (Point, f64, Form),
    (qualifier, ink): (Qualifier, Ink),
) {
    match qualifier {
        Qualifier::Over => {
            let tip = Point { x: at.x + radius + theme::VALUE_GAP, y: at.y };
            picture.symbol(owner, tip, theme::LINE_POINT, (Form::ArrowRight, Look::filled(ink)));
        }
        Qualifier::About => {
            let halo = Look::filled(ink).faded(theme::EXPECTED * 1.5);
            picture.symbol(owner, at, radius + theme::CLEARANCE, (form, halo));
        }
        Qualifier::UpTo | Qualifier::Nearly => {
            let x = at.x + radius + theme::CLEARANCE;
            let (top, foot) = (Point { x, y: at.y - radius }, Point { x, y: at.y + radius });
            picture.rule(owner, top, foot, Look::drawn(ink, theme::OUTLINE));
        }
        _ => {}
    }
}

/// Px to the right of a symbol that say how exact it is.
pub(in crate::layout) fn overhang(layer: &Layer, index: usize) -> f64 {
    match layer.qualifier.get(index) {
        _ if !matches!(layer.mark, Mark::Point { .. }) => 0.0,
        Some(Qualifier::Over) => theme::VALUE_GAP + theme::LINE_POINT,
        Some(Qualifier::UpTo | Qualifier::Nearly | Qualifier::About) => theme::CLEARANCE + 1.0,
        _ => 0.0,
    }
}

/// Half the width of a symbol: the root of its area.
pub(in crate::layout) fn radius(layer: &Layer, index: usize) -> f64 {
    let area = each(&layer.size, index).filter(|area| area.is_finite() && *area > 0.0);
    let own = area.map(|area| (libm::sqrt(area) / 2.0).clamp(2.0, 40.0));
    let usual = match layer.mark {
        Mark::Point { .. } => theme::RADIUS,
        _ => theme::LINE_POINT,
    };
    own.unwrap_or(usual)
}

/// A light line leads the eye from a name to its symbol.
fn guides(picture: &mut Picture<'_>, frame: &Frame<'_>, layer: &Layer) {
    // Beside bars some rows would have a line and others none.
    if frame.panel.layers.iter().any(|other| matches!(other.mark, Mark::Bar { .. })) {
        return;
    }
    if !frame.panel.y.as_ref().is_some_and(is_labelled)
        || !is_discrete(frame.panel.y.as_ref())
        || is_discrete(frame.panel.x.as_ref())
    {
        return;
    }
    let mut done: Vec<f64> = Vec::new();
    for index in 0..layer.len {
        let at = frame.point(layer, index);
        if !at.y.is_finite() || done.contains(&at.y) {
            continue;
        }
        done.push(at.y);
        let Some(key) = layer.keys.get(index) else { continue };
        let owner = Owner::datum(Role::AxisGrid, &key);
        let (from, to) = (Point { x: frame.area.x, ..at }, Point { x: frame.area.right(), ..at });
        picture.rule(&owner, from, to, Look::drawn(Ink::Grid, theme::HAIRLINE));
    }
}
