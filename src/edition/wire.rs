//! An edition as a file: one flat list in JSON, each value at its place.
//!
//! Names would cost more than what they name. What is read is never trusted: a list that ends too
//! early or holds something else makes no edition.

use super::{Datum, Edition, Plate, Sheet, Tongue};
use crate::data::Key;
use crate::describe::{DataRow, DataTable};
use crate::format::Locale;
use crate::scene::ink::{Color, Ink, Solid};
use crate::scene::{
    Align, DatumRef, Edge, EdgeKind, Fill, Form, Identity, Item, Origin, Point, Rect, Role, Scene,
    Shape, Side, Size, Stroke, Target,
};
use crate::spec::json::Json;
use crate::story::{Credit, Span};
use crate::text::Font;
use std::rc::Rc;

/// The first value of a file; another number is another order of values.
const VERSION: f64 = 1.0;
/// Places are kept to hundredths of a px: the painter has sixteenths.
const PER_PX: f64 = 100.0;

/// The file of an edition; `digest` says what it was made from.
pub fn write(edition: &Edition, digest: &str) -> String {
    let mut out = vec![Json::Number(VERSION), Json::Text(digest.into())];
    edition.write(&mut out);
    Json::List(out).to_text()
}

/// Reads the file of an edition; nothing when it is of another version, was made from something
/// else than `digest` says, or is damaged.
pub fn read(text: &str, digest: &str) -> Option<Edition> {
    let Ok(Json::List(values)) = Json::from_text(text) else { return None };
    let mut from = Reader { values: values.into_iter(), is_broken: false };
    let (version, made_from) = (f64::read(&mut from), String::read(&mut from));
    if version != VERSION || made_from != digest {
        return None;
    }
    let edition = Edition::read(&mut from);
    let is_whole = !from.is_broken && from.values.next().is_none() && !edition.sheets.is_empty();
    Some(edition).filter(|edition| is_whole && edition.plates.len() == edition.sheets.len())
}

/// What is left to be read.
struct Reader {
    values: std::vec::IntoIter<Json>,
    is_broken: bool,
}

/// Something that has its places in the file. What is missing reads as nothing and breaks the whole.
trait Wire: Sized {
    fn write(&self, out: &mut Vec<Json>);
    fn read(from: &mut Reader) -> Self;
}

impl Wire for f64 {
    fn write(&self, out: &mut Vec<Json>) {
        let is_number = self.is_finite();
        let number = || Json::Number(libm::round(self * PER_PX) / PER_PX);
        out.push(if is_number { number() } else { Json::Null });
    }

    fn read(from: &mut Reader) -> Self {
        match from.values.next() {
            Some(Json::Number(number)) => number,
            Some(Json::Null) => f64::NAN,
            _ => {
                from.is_broken = true;
                0.0
            }
        }
    }
}

impl Wire for String {
    fn write(&self, out: &mut Vec<Json>) {
        out.push(Json::Text(self.clone()));
    }

    fn read(from: &mut Reader) -> Self {
        match from.values.next() {
            Some(Json::Text(text)) => text,
            _ => {
                from.is_broken = true;
                Self::new()
            }
        }
    }
}

/// Whole numbers, of which a wrong one becomes the nearest that there is.
macro_rules! whole {
    ($($kind:ty),*) => {$(
        impl Wire for $kind {
            fn write(&self, out: &mut Vec<Json>) {
                out.push(Json::Number(*self as f64));
            }

            fn read(from: &mut Reader) -> Self {
                f64::read(from) as $kind
            }
        }
    )*};
}

whole!(u8, u32, usize);

impl Wire for bool {
    fn write(&self, out: &mut Vec<Json>) {
        u8::from(*self).write(out);
    }

    fn read(from: &mut Reader) -> Self {
        f64::read(from) > 0.0
    }
}

impl Wire for Rc<str> {
    fn write(&self, out: &mut Vec<Json>) {
        self.to_string().write(out);
    }

    fn read(from: &mut Reader) -> Self {
        String::read(from).into()
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, out: &mut Vec<Json>) {
        self.len().write(out);
        self.iter().for_each(|one| one.write(out));
    }

    fn read(from: &mut Reader) -> Self {
        let mut list = Self::new();
        for _ in 0..usize::read(from) {
            // A file that promises more than it holds must not fill the memory.
            if from.is_broken {
                break;
            }
            list.push(T::read(from));
        }
        list
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, out: &mut Vec<Json>) {
        self.is_some().write(out);
        self.iter().for_each(|one| one.write(out));
    }

    fn read(from: &mut Reader) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, out: &mut Vec<Json>) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(from: &mut Reader) -> Self {
        (A::read(from), B::read(from))
    }
}

/// Structs: their fields one after another.
macro_rules! fields {
    ($($name:ident { $($field:ident),* })*) => {$(
        impl Wire for $name {
            fn write(&self, out: &mut Vec<Json>) {
                $(self.$field.write(out);)*
            }

            fn read(from: &mut Reader) -> Self {
                Self { $($field: Wire::read(from)),* }
            }
        }
    )*};
}

fields! {
    Edition { languages, locale, headline, standfirst, credits, sheets, plates, stage }
    Tongue { tag, name }
    Sheet { id, title, text, alt, notes, table, credits }
    Plate { scene, data }
    Datum { name, value, what, more, credit }
    Span { text, emphasis, strong, url, figure }
    Credit { id, publisher, title, author, date, url, note }
    DataTable { caption, header, rows, has_sources }
    DataRow { key, cells, credit }
    Scene { size, items, targets }
    Item { identity, shape, fill, stroke, origin }
    Identity { role, key, part }
    Target { key, datum, bounds, anchor }
    DatumRef { panel, layer, index }
    Size { width, height }
    Point { x, y }
    Rect { x, y, width, height }
    Fill { ink, opacity }
    Stroke { ink, opacity, width, dash }
    Edge { side, kind }
    Font { size, bold }
}

/// Names: their place in a list. One that there is not reads as the first.
macro_rules! names {
    ($($name:ident [$($one:ident),*])*) => {$(
        impl Wire for $name {
            fn write(&self, out: &mut Vec<Json>) {
                [$(Self::$one),*].iter().position(|one| one == self).unwrap_or(0).write(out);
            }

            fn read(from: &mut Reader) -> Self {
                let all = [$(Self::$one),*];
                let [first, ..] = all;
                all.get(usize::read(from)).copied().unwrap_or(first)
            }
        }
    )*};
}

names! {
    Role [
        AxisGrid, AxisDomain, AxisTick, AxisLabel, AxisTitle, FacetTitle, LegendSymbol, LegendLabel,
        Mark, MarkLabel, AnnotationRule, AnnotationLabel, Caption
    ]
    Align [Left, Center, Right]
    EdgeKind [Open, Gap, Soft, Cap]
    Side [Top, Right, Bottom, Left]
    Form [Circle, Square, Diamond, Triangle, Cross, ArrowRight, ArrowUp]
}

impl Wire for Key {
    fn write(&self, out: &mut Vec<Json>) {
        self.0.write(out);
    }

    fn read(from: &mut Reader) -> Self {
        Self(Wire::read(from))
    }
}

impl Wire for Rc<Locale> {
    fn write(&self, out: &mut Vec<Json>) {
        self.tag.write(out);
        self.words().to_vec().write(out);
    }

    fn read(from: &mut Reader) -> Self {
        let tag = String::read(from);
        Locale::new(&tag, Wire::read(from)).into()
    }
}

impl Wire for Rc<Scene> {
    fn write(&self, out: &mut Vec<Json>) {
        Scene::write(self, out);
    }

    fn read(from: &mut Reader) -> Self {
        Scene::read(from).into()
    }
}

impl<T: Wire + Clone> Wire for Rc<[T]> {
    fn write(&self, out: &mut Vec<Json>) {
        self.to_vec().write(out);
    }

    fn read(from: &mut Reader) -> Self {
        Vec::read(from).into()
    }
}

impl Wire for Ink {
    fn write(&self, out: &mut Vec<Json>) {
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
    fn write(&self, out: &mut Vec<Json>) {
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
    fn write(&self, out: &mut Vec<Json>) {
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
