//! The twin's style: the widget's own rules, and the colours of its pictures on a dark ground.

use crate::scene::Palette;
use crate::scene::ink::{CATEGORIES, Ink};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Rules that the twin shares with the widget, up to the mark of those that it does not.
const SHARED: &str = include_str!("../../../www/datastory.css");
const END_OF_SHARED: &str = "/* ---- 2.";
/// The size of text that pictures are made for, in px of a scene; the figure's is the reader's own.
const FONT_SIZE: f64 = 16.0;
/// Rules of its own.
const OWN: &str = include_str!("twin.css");

/// Classes of words upon marks whose colour turns the other way on a dark ground, with their inks
/// on a light and on a dark one.
const TURNED: [(&str, Ink, Ink); 2] =
    [("ds-dim", Ink::Text, Ink::Ground), ("ds-lit", Ink::Ground, Ink::Text)];

/// Attributes of the pictures, with the unit that their numbers have as a rule. Any rule of the page
/// is stronger than an attribute, so each value that occurs becomes a rule of ours.
const WRITTEN: [(&str, &str); 6] = [
    ("fill", ""),
    ("font-size", "px"),
    ("opacity", ""),
    ("stroke", ""),
    ("stroke-width", "px"),
    ("text-anchor", ""),
];

/// The house's palettes with every ink of the light one told apart by a hair's breadth of blue, so
/// that its colour says what it turns into.
pub(super) fn palettes() -> (Palette, Palette) {
    let mut light = Palette::light();
    for index in 0..light.colors.len() {
        let (before, rest) = light.colors.split_at_mut(index);
        let Some(own) = rest.first_mut() else { continue };
        while before.contains(own) {
            own.b = own.b.wrapping_add(1);
        }
    }
    (light, Palette::dark())
}

/// The light picture, with a class on each element that a dark ground turns otherwise than its
/// colour says; `dark` is the same picture in the other palette.
pub(super) fn classed(light: &str, dark: &str) -> String {
    let mut out = String::with_capacity(light.len());
    let (day, night) = palettes();
    for (line, other) in light.lines().zip(dark.lines()) {
        let is_turned = |(_, from, to): &&(&str, Ink, Ink)| {
            fill(line) == Some(&code(&day, *from)) && fill(other) == Some(&code(&night, *to))
        };
        match (TURNED.iter().find(is_turned), line.split_once(' ')) {
            (Some((class, ..)), Some((name, rest))) => {
                let _ = writeln!(out, "{name} class=\"{class}\" {rest}");
            }
            _ => {
                let _ = writeln!(out, "{line}");
            }
        }
    }
    out
}

/// The value of an element's `fill`.
fn fill(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once(" fill=\"")?;
    rest.split_once('"').map(|(value, _)| value)
}

fn code(palette: &Palette, ink: Ink) -> String {
    let color = palette.color(ink);
    format!("#{:02X}{:02X}{:02X}", color.r, color.g, color.b)
}

/// All rules: those of the widget, the twin's own, one for each colour that occurs, and those that
/// show one picture in each place; `places` are the pictures' classes and the widths of the figure
/// from which on they are shown, in px of a scene.
pub(super) fn style<'a>(
    pictures: impl Iterator<Item = &'a str> + Clone,
    places: &[(&str, f64)],
) -> String {
    let shared = SHARED.split(END_OF_SHARED).next().unwrap_or_default();
    let mut out = squeezed(shared);
    out.push_str(&squeezed(OWN));
    turns(&mut out, places);
    for (property, unit) in WRITTEN {
        for value in values(property, pictures.clone()) {
            let _ = write!(
                out,
                ".ds svg [{property}=\"{value}\"]{{{property}:{value}{unit}!important}}"
            );
        }
    }
    out.push_str("@supports (color:light-dark(#000,#fff)){");
    let (light, dark) = palettes();
    let occurs = |words: &str| pictures.clone().any(|picture| picture.contains(words));
    for (ink, name) in inks() {
        let (from, to) = (code(&light, ink), code(&dark, ink));
        let value = match name {
            Some(name) => format!("var({name},light-dark({from},{to}))"),
            None => format!("light-dark({from},{to})"),
        };
        for property in ["fill", "stroke"] {
            let attribute = format!("{property}=\"{from}\"");
            if occurs(&attribute) {
                let _ = write!(out, ".ds svg [{attribute}]{{{property}:{value}!important}}");
            }
        }
    }
    for (class, from, to) in TURNED.iter().filter(|(class, ..)| occurs(class)) {
        let (from, to) = (code(&light, *from), code(&dark, *to));
        let _ = write!(out, ".ds.ds svg .{class}{{fill:light-dark({from},{to})!important}}");
    }
    out.push('}');
    out
}

/// Shows the first picture until the figure is as wide as the next one wants it.
fn turns(out: &mut String, places: &[(&str, f64)]) {
    let later: Vec<String> =
        places.iter().skip(1).map(|(class, _)| [".", class].concat()).collect();
    let _ = write!(out, ".ds.ds .ds-side :is({}){{display:none!important}}", later.join(","));
    for pair in places.windows(2) {
        let [(before, _), (class, from)] = pair else { continue };
        // As the widget reckons: readers who set larger letters get what is made for less room.
        let wide = from / FONT_SIZE;
        let _ = write!(
            out,
            "@container (min-width:{wide}em){{.ds.ds .ds-side .{before}{{display:none!important}}\
             .ds.ds .ds-side .{class}{{display:block!important}}}}"
        );
    }
}

/// What the pictures say in an attribute.
fn values<'a>(attribute: &str, pictures: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let opening = format!(" {attribute}=\"");
    let mut found = BTreeSet::new();
    for picture in pictures {
        for (at, _) in picture.match_indices(&opening) {
            let value = picture.get(at + opening.len()..).and_then(|rest| rest.split_once('"'));
            found.extend(value.map(|(value, _)| value));
        }
    }
    found
}

/// Each ink with the custom property of the style sheet or of the page that sets it.
fn inks() -> Vec<(Ink, Option<String>)> {
    let named = [
        (Ink::Ground, "--ds-ground"),
        (Ink::Text, "--ds-text"),
        (Ink::Muted, "--ds-muted"),
        (Ink::Grid, "--ds-grid"),
        (Ink::Baseline, "--ds-line"),
        (Ink::Accent, "--ds-accent"),
        (Ink::AccentText, "--ds-accent"),
    ];
    let mut inks: Vec<_> = named.map(|(ink, name)| (ink, Some(name.to_owned()))).into();
    inks.push((Ink::Context, None));
    for group in 0..CATEGORIES as u8 {
        let name = format!("--datastory-categorical-{}", group + 1);
        inks.push((Ink::Category(group), Some(name)));
        inks.push((Ink::CategoryText(group), None));
    }
    inks
}

/// Rules without comments and line breaks.
fn squeezed(rules: &str) -> String {
    let mut plain = String::new();
    let mut rest = rules;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let mut out = String::new();
    for line in plain.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let needs_space = !out.is_empty() && !out.ends_with(['{', '}', ';', ',']);
        out.push_str(if needs_space { " " } else { "" });
        out.push_str(line);
    }
    for (long, short) in [(" {", "{"), (": ", ":"), (", ", ","), (" !", "!"), (";}", "}")] {
        out = out.replace(long, short);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squeezes_rules_without_changing_them() {
        let rules = "/* a\n b */\n.a,\n.b :is(c, d) {\n  top: 0 !important; /* x */\n  margin: 1px 2px;\n}\n";
        assert_eq!(squeezed(rules), ".a,.b :is(c,d){top:0!important;margin:1px 2px}");
    }

    #[test]
    fn the_shared_part_ends_where_the_style_sheet_says() {
        let (shared, own) = SHARED.split_once(END_OF_SHARED).unwrap();
        assert!(shared.contains(".ds-stage") && !shared.contains(":host"));
        assert!(own.contains(":host"));
    }

    #[test]
    fn marks_words_that_turn() {
        let (light, dark) = palettes();
        let text = |color: String| format!("<text x=\"1\" fill=\"{color}\">a</text>");
        let day = text(code(&light, Ink::Text));
        let found = classed(&day, &text(code(&dark, Ink::Ground)));
        assert!(found.starts_with("<text class=\"ds-dim\" x=\"1\""), "{found}");
        assert_eq!(classed(&day, &text(code(&dark, Ink::Text))).trim_end(), day);
    }
}
