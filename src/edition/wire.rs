//! An edition as a file: a value on each line, in a fixed order.
//!
//! Names would cost readers more than what they name, and a reader of JSON costs 5 KB. What is read
//! is never trusted: a file that ends too early or holds something else makes no edition.

pub mod packed;
mod shape;

use super::{Answer, Asking, Datum, Edition, Places, Plate, Question, Record, Sheet, Slot, Tongue};
use crate::data::Key;
use crate::describe::{DataRow, DataTable};
use crate::format::Locale;
use crate::format::unit::{Unit, UnitKind};
use crate::scene::{
    Align, Crowds, DatumRef, Edge, EdgeKind, Fill, Form, Identity, Item, Point, Rect, Role, Scene,
    Side, Size, Stroke, Target,
};
use crate::story::raw;
use crate::story::{Credit, Span};
use crate::text::Font;
use std::rc::Rc;

/// The first line of a file; another number is another order of values.
const TITLE: &str = "datastory edition 3";
/// Lengths are kept in hundredths of a px: the painter has sixteenths.
const PER_PX: f64 = 100.0;

/// The file of an edition; `digest` says what it was made from.
pub fn write(edition: &Edition, digest: &str) -> String {
    let mut out = String::new();
    line(&mut out, TITLE);
    line(&mut out, digest);
    edition.write(&mut out);
    out
}

/// Reads the file of an edition; nothing when it is of another version, was made from something
/// else than `digest` says, or is damaged.
pub fn read(text: &str, digest: &str) -> Option<Edition> {
    let mut from = Reader { rest: text, is_broken: false };
    if from.line() != TITLE || from.line() != digest {
        return None;
    }
    let edition = Edition::read(&mut from);
    let is_whole = !from.is_broken && from.rest.is_empty() && !edition.sheets.is_empty();
    Some(edition).filter(|edition| is_whole && edition.plates.len() == edition.sheets.len())
}

/// Writes a line; texts have no line breaks of their own that would mean anything.
fn line(out: &mut String, text: &str) {
    out.push_str(&text.replace('\n', " "));
    out.push('\n');
}

/// What is left to be read.
struct Reader<'a> {
    rest: &'a str,
    is_broken: bool,
}

impl<'a> Reader<'a> {
    fn line(&mut self) -> &'a str {
        let end = self.rest.bytes().position(|byte| byte == b'\n');
        let line = end.and_then(|end| Some((self.rest.get(..end)?, self.rest.get(end + 1..)?)));
        let (line, rest) = line.unwrap_or_default();
        self.is_broken |= end.is_none();
        self.rest = rest;
        line
    }

    /// A whole number; nothing on an empty line.
    fn whole(&mut self) -> Option<i32> {
        let line = self.line();
        let mut number = 0_i32;
        for byte in line.bytes() {
            match byte {
                b'0'..=b'9' => number = number.wrapping_mul(10).wrapping_add((byte - b'0').into()),
                b'-' => {}
                _ => self.is_broken = true,
            }
        }
        let is_negative = line.as_bytes().first() == Some(&b'-');
        (!line.is_empty()).then_some(if is_negative { number.wrapping_neg() } else { number })
    }
}

/// Something that has its lines in the file. What is missing reads as nothing and breaks the whole.
trait Wire: Sized {
    fn write(&self, out: &mut String);
    fn read(from: &mut Reader) -> Self;
}

impl Wire for f64 {
    fn write(&self, out: &mut String) {
        let is_number = self.is_finite();
        let number = (libm::round(self * PER_PX) as i32).to_string();
        line(out, if is_number { &number } else { "" });
    }

    fn read(from: &mut Reader) -> Self {
        from.whole().map_or(f64::NAN, |number| f64::from(number) / PER_PX)
    }
}

impl Wire for String {
    fn write(&self, out: &mut String) {
        line(out, self);
    }

    fn read(from: &mut Reader) -> Self {
        from.line().into()
    }
}

impl Wire for Rc<str> {
    fn write(&self, out: &mut String) {
        line(out, self);
    }

    fn read(from: &mut Reader) -> Self {
        from.line().into()
    }
}

/// Whole numbers, of which one that does not fit breaks the whole.
macro_rules! whole {
    ($($kind:ty),*) => {$(
        impl Wire for $kind {
            fn write(&self, out: &mut String) {
                line(out, &self.to_string());
            }

            fn read(from: &mut Reader) -> Self {
                let number = from.whole().and_then(|number| number.try_into().ok());
                from.is_broken |= number.is_none();
                number.unwrap_or_default()
            }
        }
    )*};
}

whole!(u8, u32, usize);

impl Wire for bool {
    fn write(&self, out: &mut String) {
        u8::from(*self).write(out);
    }

    fn read(from: &mut Reader) -> Self {
        u8::read(from) > 0
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, out: &mut String) {
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
    fn write(&self, out: &mut String) {
        self.is_some().write(out);
        self.iter().for_each(|one| one.write(out));
    }

    fn read(from: &mut Reader) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, out: &mut String) {
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
            fn write(&self, out: &mut String) {
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
    Sheet { id, title, summary, text, alt, notes, paper, record, question }
    Record { table, credits }
    Question { text, low, high, start, choice, unit, difference, answers }
    Answer { name, value, shown, is_exact }
    Unit { name, kind, pattern, spoken, title }
    Plate { scene, data, asking }
    Asking { scene, data, places }
    Places { slots, lead }
    Slot { key, low, high, base, across }
    Datum { name, value, what, more, credit, leads, level, is_after_gap }
    Span { text, emphasis, strong, url, figure }
    Credit { id, publisher, title, language, author, date, url, note }
    DataTable { caption, header, rows, has_sources, orders, value_at }
    DataRow { key, cells, credit, raw }
    Scene { size, items, targets, crowds }
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
            fn write(&self, out: &mut String) {
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
    UnitKind [Percent, PercentagePoint, PercentChange, Money, Count, Quantity]
    Align [Left, Center, Right]
    EdgeKind [Open, Gap, Soft, Cap]
    Side [Top, Right, Bottom, Left]
    Form [Circle, Square, Diamond, Triangle, Cross, ArrowRight, ArrowUp]
}

impl Wire for raw::Packed {
    fn write(&self, out: &mut String) {
        self.0.write(out);
    }

    fn read(from: &mut Reader) -> Self {
        Self(Wire::read(from))
    }
}

impl Wire for Key {
    fn write(&self, out: &mut String) {
        self.0.write(out);
    }

    fn read(from: &mut Reader) -> Self {
        Self(Wire::read(from))
    }
}

impl Wire for Rc<Locale> {
    fn write(&self, out: &mut String) {
        self.tag.write(out);
        self.words().to_vec().write(out);
    }

    fn read(from: &mut Reader) -> Self {
        let tag = String::read(from);
        Locale::new(&tag, Wire::read(from)).into()
    }
}

/// Crowds are found in data, which no edition holds: there those that stand for them do.
impl Wire for Crowds {
    fn write(&self, _: &mut String) {}

    fn read(_: &mut Reader) -> Self {
        Self::default()
    }
}

/// What several share.
macro_rules! shared {
    ($($name:ident)*) => {$(
        impl Wire for Rc<$name> {
            fn write(&self, out: &mut String) {
                $name::write(self, out);
            }

            fn read(from: &mut Reader) -> Self {
                $name::read(from).into()
            }
        }
    )*};
}

shared! { Scene Asking }

impl<T: Wire + Clone> Wire for Rc<[T]> {
    fn write(&self, out: &mut String) {
        self.to_vec().write(out);
    }

    fn read(from: &mut Reader) -> Self {
        Vec::read(from).into()
    }
}
