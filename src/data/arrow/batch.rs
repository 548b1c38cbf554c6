//! The values of an Arrow table, batch after batch.

use super::schema::{Field, Layout, Schema};
use super::{CUT, Reason};
use crate::data::flatbuffer::{Table, bytes};
use crate::spec::columns::{CellsSpec, WordsSpec};
use crate::spec::letters;
use std::rc::Rc;

/// A table as far as it is read.
pub(super) struct Batch<'a> {
    pub(super) schema: Schema,
    /// The values of each field, batch by batch.
    parts: Vec<Vec<Part<'a>>>,
    /// The texts that numbers stand for.
    dictionaries: Vec<(i64, Vec<Part<'a>>)>,
}

/// The values of a field in one batch, where they stand in the file.
#[derive(Clone, Copy)]
struct Part<'a> {
    len: usize,
    /// A bit for each, whether it is there; all are when this is empty.
    is_there: &'a [u8],
    values: &'a [u8],
    /// Texts, of which the values are the ends.
    text: &'a [u8],
}

impl<'a> Batch<'a> {
    pub(super) fn new(schema: Schema) -> Self {
        let parts = schema.fields.iter().map(|_| Vec::new()).collect();
        Self { schema, parts, dictionaries: Vec::new() }
    }

    /// Number of values, of texts in dictionaries too.
    pub(super) fn cells(&self) -> usize {
        let all = self.parts.iter().chain(self.dictionaries.iter().map(|(_, parts)| parts));
        all.flatten().fold(0, |sum: usize, part| sum.saturating_add(part.len))
    }

    /// Takes in rows.
    pub(super) fn rows(&mut self, header: &Table, body: &'a [u8]) -> Result<(), Reason> {
        let mut reader = Reader::new(header, body)?;
        for (field, parts) in self.schema.fields.iter().zip(&mut self.parts) {
            let layout = field.layout;
            if let Some(part) = reader.next(layout, field.parts.nodes, field.parts.buffers)? {
                parts.push(part);
            }
        }
        Ok(())
    }

    /// Takes in texts of a dictionary.
    pub(super) fn dictionary(&mut self, header: &Table, body: &'a [u8]) -> Result<(), Reason> {
        let (id, is_more) = (header.long(0), header.byte(2) != 0);
        let mut reader = Reader::new(&header.table(1).ok_or(CUT)?, body)?;
        let Some(part) = reader.next(Some(Layout::Text(4)), 1, 3)? else { return Ok(()) };
        match self.dictionaries.iter_mut().find(|(known, _)| *known == id) {
            Some((_, parts)) if is_more => parts.push(part),
            Some(_) => return Err("one of its dictionaries is replaced by another"),
            None => self.dictionaries.push((id, vec![part])),
        }
        Ok(())
    }

    /// The columns that can be read.
    pub(super) fn columns(&self) -> Vec<(Rc<str>, CellsSpec)> {
        let mut list: Vec<(Rc<str>, CellsSpec)> = Vec::new();
        for (field, parts) in self.schema.fields.iter().zip(&self.parts) {
            // Of a name that is there twice the first counts.
            if let Some(layout) = field.layout
                && !list.iter().any(|(known, _)| *known == field.name)
            {
                list.push((field.name.clone(), self.cells_of(field, layout, parts)));
            }
        }
        list
    }

    fn cells_of(&self, field: &Field, layout: Layout, parts: &[Part]) -> CellsSpec {
        if let Some(id) = field.dictionary {
            let dictionary = self.dictionaries.iter().find(|(known, _)| *known == id);
            let known: Vec<&str> = dictionary
                .iter()
                .flat_map(|(_, parts)| parts)
                .flat_map(|part| part.texts(4))
                .collect();
            let word = |at: f64| known.get(at as usize).copied().filter(|_| at >= 0.0);
            let numbers = parts.iter().flat_map(|part| part.numbers(layout).to_vec());
            return words(numbers.map(|at| word(at).unwrap_or_default()));
        }
        match layout {
            Layout::Text(width) => words(parts.iter().flat_map(|part| part.texts(width))),
            Layout::Time(..) => CellsSpec::Days(joined(parts, layout)),
            _ => CellsSpec::Numbers(joined(parts, layout)),
        }
    }
}

fn words<'a>(texts: impl Iterator<Item = &'a str>) -> CellsSpec {
    let mut words = WordsSpec::default();
    for text in texts {
        words.push(&letters::plain(text));
    }
    CellsSpec::Words(words.into())
}

/// The numbers of all batches; those of one are not copied again.
fn joined(parts: &[Part], layout: Layout) -> Rc<[f64]> {
    match parts {
        [one] => one.numbers(layout),
        _ => parts.iter().flat_map(|part| part.numbers(layout).to_vec()).collect(),
    }
}

impl<'a> Part<'a> {
    fn numbers(&self, layout: Layout) -> Rc<[f64]> {
        match layout {
            Layout::Double => self.each(f64::from_le_bytes),
            Layout::Single => self.each(|four| f64::from(f32::from_le_bytes(four))),
            Layout::Whole(8, true) => self.each(|eight| i64::from_le_bytes(eight) as f64),
            Layout::Whole(8, false) => self.each(|eight| u64::from_le_bytes(eight) as f64),
            Layout::Whole(4, true) => self.each(|four| f64::from(i32::from_le_bytes(four))),
            Layout::Whole(4, false) => self.each(|four| f64::from(u32::from_le_bytes(four))),
            Layout::Whole(2, true) => self.each(|two| f64::from(i16::from_le_bytes(two))),
            Layout::Whole(2, false) => self.each(|two| f64::from(u16::from_le_bytes(two))),
            Layout::Whole(_, true) => self.each(|[one]: [u8; 1]| f64::from(one as i8)),
            Layout::Whole(_, false) => self.each(|[one]: [u8; 1]| f64::from(one)),
            Layout::Time(4, each) => self.each(|four| f64::from(i32::from_le_bytes(four)) / each),
            Layout::Time(_, each) => self.each(|eight| i64::from_le_bytes(eight) as f64 / each),
            Layout::Bit => {
                let truth = |at: usize| match self.is_there.is_empty() || is_set(self.is_there, at)
                {
                    true => f64::from(u8::from(is_set(self.values, at))),
                    false => f64::NAN,
                };
                (0..self.len).map(truth).collect()
            }
            Layout::Text(_) => Rc::default(),
        }
    }

    /// Each value by its bytes; what is no finite number is none.
    fn each<const N: usize>(&self, number: impl Fn([u8; N]) -> f64) -> Rc<[f64]> {
        let (values, _) = self.values.as_chunks::<N>();
        let values = values.get(..self.len).unwrap_or_default();
        let sane = |value: f64| if value.is_finite() { value } else { f64::NAN };
        if self.is_there.is_empty() {
            return values.iter().map(|bytes| sane(number(*bytes))).collect();
        }
        let value = |(at, bytes): (usize, &[u8; N])| {
            if is_set(self.is_there, at) { sane(number(*bytes)) } else { f64::NAN }
        };
        values.iter().enumerate().map(value).collect()
    }

    /// The texts; `width` bytes for the end of each. One that does not fit is empty.
    fn texts(&self, width: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        let Self { len, is_there, values, text } = *self;
        let end = move |at: usize| match width {
            4 => bytes(values, at.checked_mul(4)?).map(|end| i32::from_le_bytes(end) as usize),
            _ => bytes(values, at.checked_mul(8)?).map(|end| i64::from_le_bytes(end) as usize),
        };
        (0..len).map(move |at| {
            let range = || text.get(end(at)?..end(at + 1)?);
            let is_here = is_there.is_empty() || is_set(is_there, at);
            let found = if is_here { range() } else { None };
            found.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
        })
    }
}

fn is_set(bits: &[u8], at: usize) -> bool {
    bits.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1)
}

/// Goes through the nodes and buffers of a batch.
struct Reader<'a> {
    body: &'a [u8],
    nodes: Vec<(usize, usize)>,
    buffers: Vec<(usize, usize)>,
    node: usize,
    buffer: usize,
}

impl<'a> Reader<'a> {
    fn new(header: &Table, body: &'a [u8]) -> Result<Self, Reason> {
        if header.table(3).is_some() {
            return Err("it is compressed");
        }
        let pairs = |index: usize| -> Option<Vec<(usize, usize)>> {
            header.vector(index).map_or(Some(Vec::new()), |pairs| pairs.pairs().collect())
        };
        let (nodes, buffers) = (pairs(1).ok_or(CUT)?, pairs(2).ok_or(CUT)?);
        Ok(Self { body, nodes, buffers, node: 0, buffer: 0 })
    }

    /// The values of the next field, when they can be read.
    fn next(
        &mut self,
        layout: Option<Layout>,
        nodes: usize,
        buffers: usize,
    ) -> Result<Option<Part<'a>>, Reason> {
        let (len, gaps) = self.nodes.get(self.node).copied().ok_or(CUT)?;
        let first = self.buffer;
        self.node += nodes;
        self.buffer += buffers;
        let Some(layout) = layout else { return Ok(None) };
        let is_there = self.slice(first)?;
        let is_there = if gaps == 0 { &[] } else { is_there };
        let values = self.slice(first + 1)?;
        let text = if matches!(layout, Layout::Text(_)) { self.slice(first + 2)? } else { &[] };
        // What a buffer is too short for is not there; no file grows by being read.
        let bits = values.len().saturating_mul(8);
        let room = match layout {
            Layout::Whole(width, _) | Layout::Time(width, _) => values.len() / width,
            Layout::Single => values.len() / 4,
            Layout::Double => values.len() / 8,
            Layout::Bit => bits,
            Layout::Text(width) => (values.len() / width).saturating_sub(1),
        };
        let is_whole = len <= room && (is_there.is_empty() || len <= is_there.len() * 8);
        if is_whole { Ok(Some(Part { len, is_there, values, text })) } else { Err(CUT) }
    }

    fn slice(&self, index: usize) -> Result<&'a [u8], Reason> {
        let (offset, length) = self.buffers.get(index).copied().ok_or(CUT)?;
        let end = offset.checked_add(length).ok_or(CUT)?;
        self.body.get(offset..end).ok_or(CUT)
    }
}
