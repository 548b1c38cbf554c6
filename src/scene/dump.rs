//! A scene as text, one line per item: the golden form.

use super::{Align, Edge, EdgeKind, Fill, Form, Identity, Ink, Item, Origin, Point, Rect};
use super::{Role, Scene, Shape, Side, Stroke, Target};

/// The scene as text: a line with its size, one for each item in paint order, one for each target.
/// Lengths have two decimals at most, rounded half away from zero.
pub fn dump(scene: &Scene) -> String {
    let mut out = String::from("scene ");
    pair(&mut out, scene.size.width, scene.size.height);
    out.push('\n');
    for item in &scene.items {
        item_line(&mut out, item);
    }
    for target in &scene.targets {
        target_line(&mut out, target);
    }
    out
}

fn item_line(out: &mut String, item: &Item) {
    let Identity { role, key, part } = &item.identity;
    words(out, &[role_name(*role), " ", &quoted(&key.0), " "]);
    if *part > 0 {
        words(out, &["#", &part.to_string(), " "]);
    }
    shape(out, &item.shape);
    if let Some(Fill { ink, opacity }) = item.fill {
        words(out, &[" fill ", &ink_name(ink)]);
        opaque(out, opacity);
    }
    if let Some(Stroke { ink, opacity, width, dash }) = item.stroke {
        words(out, &[" stroke ", &ink_name(ink)]);
        opaque(out, opacity);
        out.push(' ');
        number(out, width);
        if dash.1 > 0.0 {
            out.push_str(" dash ");
            pair(out, dash.0, dash.1);
        }
    }
    match item.origin {
        Some(Origin::X(x)) => named(out, " from x ", x),
        Some(Origin::Y(y)) => named(out, " from y ", y),
        None => {}
    }
    out.push('\n');
}

fn target_line(out: &mut String, target: &Target) {
    words(out, &["target ", &quoted(&target.key.0), " "]);
    let datum = target.datum;
    for (index, separator) in [(datum.panel, "."), (datum.layer, "."), (datum.index, " ")] {
        words(out, &[&index.to_string(), separator]);
    }
    rect(out, &target.bounds);
    out.push_str(" anchor ");
    point(out, target.anchor);
    out.push('\n');
}

fn shape(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Rect { bounds, edge } => {
            out.push_str("rect ");
            rect(out, bounds);
            if let Some(Edge { side, kind }) = edge {
                words(out, &[" ", edge_name(*kind), " ", side_name(*side)]);
            }
        }
        Shape::Rule { from, to } => {
            out.push_str("rule ");
            point(out, *from);
            out.push_str(" to ");
            point(out, *to);
        }
        Shape::Path { points, closed } => {
            out.push_str(if *closed { "ground" } else { "path" });
            for corner in points.iter() {
                out.push(' ');
                point(out, *corner);
            }
        }
        Shape::Symbol { center, radius, form } => {
            words(out, &[form_name(*form), " "]);
            point(out, *center);
            named(out, " r ", *radius);
        }
        Shape::Text { at, align, font, content, width } => {
            words(out, &["text ", &quoted(content), " "]);
            point(out, *at);
            words(out, &[" ", align_name(*align), " "]);
            number(out, font.size);
            out.push_str(if font.bold { " bold" } else { "" });
            named(out, " wide ", *width);
        }
    }
}

fn words(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

fn named(out: &mut String, name: &str, value: f64) {
    out.push_str(name);
    number(out, value);
}

fn opaque(out: &mut String, opacity: f64) {
    if opacity < 1.0 {
        named(out, " @", opacity);
    }
}

fn rect(out: &mut String, rect: &Rect) {
    pair(out, rect.x, rect.y);
    out.push(' ');
    number(out, rect.width);
    out.push('x');
    number(out, rect.height);
}

fn point(out: &mut String, point: Point) {
    pair(out, point.x, point.y);
}

fn pair(out: &mut String, x: f64, y: f64) {
    number(out, x);
    out.push(',');
    number(out, y);
}

/// Whole hundredths written as digits: equal on every platform, and no float printing.
fn number(out: &mut String, value: f64) {
    if !value.is_finite() {
        out.push_str(if value.is_nan() { "gap" } else { "endless" });
        return;
    }
    let hundredths = (value.abs() * 100.0 + 0.5).min(1e15) as u64;
    if value < 0.0 && hundredths > 0 {
        out.push('-');
    }
    out.push_str(&(hundredths / 100).to_string());
    let (tenth, hundredth) = (hundredths / 10 % 10, hundredths % 10);
    if tenth + hundredth > 0 {
        words(out, &[".", &tenth.to_string()]);
    }
    if hundredth > 0 {
        out.push_str(&hundredth.to_string());
    }
}

/// In quotation marks, on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            control if control.is_control() => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::AxisGrid => "axis-grid",
        Role::AxisDomain => "axis-domain",
        Role::AxisTick => "axis-tick",
        Role::AxisLabel => "axis-label",
        Role::AxisTitle => "axis-title",
        Role::FacetTitle => "facet-title",
        Role::LegendSymbol => "legend-symbol",
        Role::LegendLabel => "legend-label",
        Role::Mark => "mark",
        Role::MarkLabel => "mark-label",
        Role::AnnotationRule => "annotation-rule",
        Role::AnnotationLabel => "annotation-label",
        Role::Caption => "caption",
    }
}

fn form_name(form: Form) -> &'static str {
    match form {
        Form::Circle => "circle",
        Form::Square => "square",
        Form::Diamond => "diamond",
        Form::Triangle => "triangle",
        Form::Cross => "cross",
        Form::ArrowRight => "arrow-right",
        Form::ArrowUp => "arrow-up",
    }
}

fn edge_name(kind: EdgeKind) -> &'static str {
    match kind {
        EdgeKind::Open => "open",
        EdgeKind::Gap => "gap",
        EdgeKind::Soft => "soft",
        EdgeKind::Cap => "cap",
    }
}

fn side_name(side: Side) -> &'static str {
    match side {
        Side::Top => "top",
        Side::Right => "right",
        Side::Bottom => "bottom",
        Side::Left => "left",
    }
}

fn align_name(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
}

fn ink_name(ink: Ink) -> String {
    match ink {
        Ink::Ground => "ground".into(),
        Ink::Text => "text".into(),
        Ink::Muted => "muted".into(),
        Ink::Grid => "grid".into(),
        Ink::Baseline => "baseline".into(),
        Ink::Accent => "accent".into(),
        Ink::AccentText => "accent-text".into(),
        Ink::Context => "context".into(),
        Ink::Category(group) => format!("category-{group}"),
        Ink::CategoryText(group) => format!("category-text-{group}"),
        Ink::Fixed(color) => format!("#{:02x}{:02x}{:02x}", color.r, color.g, color.b),
        Ink::FixedText(color) => format!("text#{:02x}{:02x}{:02x}", color.r, color.g, color.b),
        Ink::On(_) => "on-mark".into(),
        Ink::Mix(_) => "mix".into(),
    }
}
