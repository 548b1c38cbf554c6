//! Inks, origins and shapes as lines of an edition's file: what has several forms.

use super::{Reader, Wire};
use crate::scene::ink::{Color, Ink, Solid};
use crate::scene::{Origin, Shape};

impl Wire for Ink {
    fn write(&self, out: &mut String) {
        let code = |Color { r, g, b }: Color| u32::from_be_bytes([0, r, g, b]);
        let (kind, number): (u8, u32) = match self.solid() {
            Solid::Named(name) => (0, name.into()),
            Solid::Fixed(color) => (1, code(color)),
            Solid::FixedText(color) => (2, code(color)),
            Solid::OnNamed(name) => (3, name.into()),
            Solid::OnFixed(color) => (4, code(color)),
        };
        (kind, number).write(out);
    }

    fn read(from: &mut Reader) -> Self {
        let (kind, number) = <(u8, u32)>::read(from);
        let [_, r, g, b] = number.to_be_bytes();
        let color = Color { r, g, b };
        Self::from(match kind {
            0 => Solid::Named(b),
            1 => Solid::Fixed(color),
            2 => Solid::FixedText(color),
            3 => Solid::OnNamed(b),
            _ => Solid::OnFixed(color),
        })
    }
}

impl Wire for Origin {
    fn write(&self, out: &mut String) {
        match self {
            Self::X(place) => (true, *place).write(out),
            Self::Y(place) => (false, *place).write(out),
        }
    }

    fn read(from: &mut Reader) -> Self {
        let (is_x, place) = <(bool, f64)>::read(from);
        if is_x { Self::X(place) } else { Self::Y(place) }
    }
}

impl Wire for Shape {
    fn write(&self, out: &mut String) {
        match self {
            Self::Rect { bounds, edge } => ((0_u8, *bounds), *edge).write(out),
            Self::Rule { from, to } => ((1_u8, *from), *to).write(out),
            Self::Path { points, closed } => ((2_u8, points.clone()), *closed).write(out),
            Self::Symbol { center, radius, form } => {
                ((3_u8, *center), (*radius, *form)).write(out);
            }
            Self::Text { at, align, font, content, width } => {
                ((4_u8, *at), ((*align, *font), (content.clone(), *width))).write(out);
            }
        }
    }

    fn read(from: &mut Reader) -> Self {
        match u8::read(from) {
            0 => Self::Rect { bounds: Wire::read(from), edge: Wire::read(from) },
            1 => Self::Rule { from: Wire::read(from), to: Wire::read(from) },
            2 => Self::Path { points: Wire::read(from), closed: Wire::read(from) },
            3 => Self::Symbol {
                center: Wire::read(from),
                radius: Wire::read(from),
                form: Wire::read(from),
            },
            _ => Self::Text {
                at: Wire::read(from),
                align: Wire::read(from),
                font: Wire::read(from),
                content: Wire::read(from),
                width: Wire::read(from),
            },
        }
    }
}
