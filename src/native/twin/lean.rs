//! Makes the pictures of the twin light: lines and bars of one look, drawn one after another, become
//! one path. A dashed line has a hundred of them, a page six pictures.

use std::fmt::Write as _;

/// The picture with one path for each run of lines or rectangles that look the same.
pub(super) fn lean(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut run = Run::default();
    for line in svg.lines() {
        let outline = Outline::read(line);
        if outline.as_ref().is_none_or(|outline| outline.look != run.look) {
            run.write(&mut out);
        }
        match outline {
            Some(outline) => run.add(line, outline),
            None => {
                let _ = writeln!(out, "{line}");
            }
        }
    }
    run.write(&mut out);
    out
}

/// Points in whole units of the picture.
type Points = Vec<(i32, i32)>;

/// What is drawn by one element.
struct Outline {
    /// All its other attributes.
    look: String,
    points: Points,
    is_closed: bool,
}

impl Outline {
    /// Nothing when it is no line or rectangle, or not opaque: two that lie over one another would
    /// look different when they are one.
    fn read(line: &str) -> Option<Self> {
        if line.contains("opacity") {
            return None;
        }
        let (name, rest) = line.strip_prefix('<')?.strip_suffix("/>")?.split_once(' ')?;
        match name {
            "polyline" => {
                let (look, points) = rest.strip_suffix('"')?.split_once(" points=\"")?;
                let points = points.split(' ').map(point).collect::<Option<_>>()?;
                Some(Self { look: look.to_owned(), points, is_closed: false })
            }
            "rect" => Self::rectangle(rest),
            _ => None,
        }
    }

    fn rectangle(attributes: &str) -> Option<Self> {
        let mut sides = [None; 4];
        let mut look = Vec::new();
        for attribute in attributes.split_inclusive("\" ").map(str::trim_end) {
            let (name, value) = attribute.strip_suffix('"')?.split_once("=\"")?;
            match ["x", "y", "width", "height"].iter().position(|side| *side == name) {
                Some(side) => *sides.get_mut(side)? = value.parse::<i32>().ok(),
                None => look.push(attribute),
            }
        }
        let [Some(x), Some(y), Some(width), Some(height)] = sides else { return None };
        let points = vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
        // An outline would be drawn where two of them touch.
        let is_filled = look.iter().all(|attribute| !attribute.starts_with("stroke"));
        is_filled.then(|| Self { look: look.join(" "), points, is_closed: true })
    }
}

fn point(text: &str) -> Option<(i32, i32)> {
    let (x, y) = text.split_once(',')?;
    Some((x.parse().ok()?, y.parse().ok()?))
}

/// Elements of one look, one after another.
#[derive(Default)]
struct Run {
    look: String,
    first: String,
    path: String,
    count: usize,
    /// Where the pen is.
    at: (i32, i32),
}

impl Run {
    fn add(&mut self, line: &str, outline: Outline) {
        if self.count == 0 {
            self.first = line.to_owned();
        }
        (self.look, self.count) = (outline.look, self.count + 1);
        let start = outline.points.first().copied().unwrap_or_default();
        self.step('m', start);
        for point in outline.points.iter().skip(1) {
            self.step('l', *point);
        }
        if outline.is_closed {
            self.path.push('z');
            self.at = start;
        }
    }

    /// Moves the pen, with the shortest command: distances repeat where places do not.
    fn step(&mut self, command: char, (x, y): (i32, i32)) {
        let (dx, dy) = (x - self.at.0, y - self.at.1);
        let _ = match (command, dx, dy) {
            ('l', _, 0) => write!(self.path, "h{dx}"),
            ('l', 0, _) => write!(self.path, "v{dy}"),
            _ if dy < 0 => write!(self.path, "{command}{dx}{dy}"),
            _ => write!(self.path, "{command}{dx} {dy}"),
        };
        self.at = (x, y);
    }

    /// Ends the run.
    fn write(&mut self, out: &mut String) {
        let Self { look, first, path, count, .. } = std::mem::take(self);
        match count {
            0 => {}
            1 => _ = writeln!(out, "{first}"),
            _ => _ = writeln!(out, "<path {look} d=\"{path}\"/>"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_one_look_become_one() {
        let line = |x: i32| {
            format!("<polyline fill=\"none\" stroke=\"#1\" points=\"{x},5 {},5\"/>\n", x + 40)
        };
        assert_eq!(
            lean(&[line(0), line(70), "<text>a</text>\n".into(), line(9)].concat()),
            [
                "<path fill=\"none\" stroke=\"#1\" d=\"m0 5h40m30 0h40\"/>\n<text>a</text>\n",
                &line(9)
            ]
            .concat()
        );
    }

    #[test]
    fn bars_of_one_look_become_one() {
        let bar = |x: i32, fill: &str| {
            format!("<rect x=\"{x}\" y=\"9\" width=\"10\" height=\"5\" fill=\"{fill}\"/>\n")
        };
        assert_eq!(
            lean(&[bar(0, "a"), bar(20, "a"), bar(30, "b")].concat()),
            ["<path fill=\"a\" d=\"m0 9h10v5h-10zm20 0h10v5h-10z\"/>\n", &bar(30, "b")].concat()
        );
    }

    #[test]
    fn what_lies_over_another_in_part_stays() {
        let bar = "<rect x=\"1\" y=\"9\" width=\"10\" height=\"5\" opacity=\"0.5\" fill=\"a\"/>\n";
        assert_eq!(lean(&bar.repeat(2)), bar.repeat(2));
        let ring = "<rect x=\"1\" y=\"9\" width=\"10\" height=\"5\" fill=\"none\" stroke=\"a\"/>\n";
        assert_eq!(lean(&ring.repeat(2)), ring.repeat(2));
    }
}
