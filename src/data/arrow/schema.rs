//! The fields of an Arrow table: which there are, and how their values are laid down.

use crate::data::flatbuffer::Table;
use crate::spec::letters;
use std::rc::Rc;

/// The fields of a table.
pub(super) struct Schema {
    pub(super) fields: Vec<Field>,
    pub(super) is_big_endian: bool,
}

/// A field.
pub(super) struct Field {
    pub(super) name: Rc<str>,
    /// How its values are laid down; nothing when they cannot be read.
    pub(super) layout: Option<Layout>,
    /// Which dictionary its values are numbers of.
    pub(super) dictionary: Option<i64>,
    /// What it holds in itself.
    pub(super) parts: Parts,
}

/// How many nodes and buffers of a batch belong to a field.
#[derive(Clone, Copy, Default)]
pub(super) struct Parts {
    pub(super) nodes: usize,
    pub(super) buffers: usize,
}

/// How values are laid down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Layout {
    /// Whole numbers of so many bytes, with a sign or without.
    Whole(usize, bool),
    /// Numbers of 4 bytes.
    Single,
    /// Numbers of 8 bytes.
    Double,
    /// Truths of one bit.
    Bit,
    /// Whole numbers of so many bytes; so many of them make a day.
    Time(usize, f64),
    /// Texts whose ends have so many bytes each.
    Text(usize),
}

/// Deepest nesting of fields: deeper ones are no table.
const DEEPEST: usize = 32;
/// Seconds of a day.
const DAY: f64 = 86_400.0;

impl Schema {
    pub(super) fn read(table: &Table) -> Option<Self> {
        let fields = table.vector(1)?.tables();
        let fields = fields.map(|field| Field::read(&field?, 0)).collect::<Option<Vec<_>>>()?;
        Some(Self { fields, is_big_endian: table.short(0) == Some(1) })
    }

    /// Names of the fields that cannot be read.
    pub(super) fn unread(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(|field| field.layout.is_none()).map(|field| &*field.name)
    }
}

impl Field {
    fn read(table: &Table, depth: usize) -> Option<Self> {
        let (kind, about) = (table.byte(2), table.table(3));
        let name: Rc<str> = letters::plain(table.text(0).unwrap_or_default()).into();
        if let Some(coded) = table.table(4) {
            let layout = coded.table(1).map_or(Some(Layout::Whole(4, true)), |index| whole(&index));
            let layout = layout.filter(|_| kind == 5 || kind == 20);
            let parts = Parts { nodes: 1, buffers: 2 };
            return Some(Self { name, layout, dictionary: Some(coded.long(0)), parts });
        }
        let layout = about.and_then(|about| layout(kind, &about));
        let mut parts = Parts { nodes: 1, buffers: buffers(kind)? };
        for inner in table.vector(5).into_iter().flat_map(|inner| inner.tables()) {
            if depth == DEEPEST {
                return None;
            }
            let inner = Self::read(&inner?, depth + 1)?.parts;
            parts.nodes += inner.nodes;
            parts.buffers += inner.buffers;
        }
        Some(Self { name, layout, dictionary: None, parts })
    }
}

/// How many buffers a type has by itself; nothing when that is not known.
fn buffers(kind: u8) -> Option<usize> {
    Some(match kind {
        // Null.
        1 => 0,
        // Structs and lists of one size.
        13 | 16 => 1,
        // Texts and bytes.
        4 | 5 | 19 | 20 => 3,
        // Numbers, dates, times, lists, maps, bytes of one size.
        2 | 3 | 6..=12 | 15 | 17 | 18 | 21 => 2,
        _ => return None,
    })
}

fn layout(kind: u8, about: &Table) -> Option<Layout> {
    Some(match (kind, about.short(0)) {
        (2, _) => whole(about)?,
        (3, Some(1)) => Layout::Single,
        (3, Some(2)) => Layout::Double,
        (5, _) => Layout::Text(4),
        (20, _) => Layout::Text(8),
        (6, _) => Layout::Bit,
        // Dates are of milliseconds when nothing is said.
        (8, Some(0)) => Layout::Time(4, 1.0),
        (8, _) => Layout::Time(8, DAY * 1e3),
        (10, None | Some(0)) => Layout::Time(8, DAY),
        (10, Some(1)) => Layout::Time(8, DAY * 1e3),
        (10, Some(2)) => Layout::Time(8, DAY * 1e6),
        (10, Some(3)) => Layout::Time(8, DAY * 1e9),
        _ => return None,
    })
}

fn whole(about: &Table) -> Option<Layout> {
    let bits = about.value(0).map_or(0, i32::from_le_bytes);
    match bits {
        8 | 16 | 32 | 64 => Some(Layout::Whole(bits as usize / 8, about.byte(1) != 0)),
        _ => None,
    }
}
