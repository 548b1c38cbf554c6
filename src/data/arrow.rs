//! Arrow's IPC form, file or stream: the columns of numbers, dates and texts, without compression.
//!
//! A small reader of its own, because the library is larger than the whole widget. Nothing in a
//! file is trusted: what does not fit is said, and the columns that can be read are kept.

mod batch;
mod schema;

use super::file::{TOO_LARGE, TOO_WIDE};
use super::flatbuffer::{Table, bytes};
use crate::diagnostic::{Diagnostics, Place, message};
use crate::limit;
use crate::spec::columns::ColumnsSpec;
use batch::Batch;
use schema::Schema;

/// The first bytes of a file.
const MAGIC: &[u8] = b"ARROW1\0\0";
/// Most zeros after them.
const MOST_FILLING: usize = 64;
/// The last bytes of a file.
const END: &[u8] = b"ARROW1";
/// The first bytes of each message.
const MESSAGE: [u8; 4] = [0xff; 4];

/// Whether these are the first bytes of an Arrow file or stream.
pub(super) fn is_arrow(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC) || bytes.starts_with(&MESSAGE)
}

/// Reads the columns; nothing when there are none, and then `out` says why.
pub(super) fn columns(file: &str, bytes: &[u8], out: &mut Diagnostics) -> Option<ColumnsSpec> {
    let place = Place::file(file);
    match read(bytes) {
        Ok(read) => {
            for name in read.schema.unread() {
                let reason = ["the field \"", name, "\" holds neither numbers, dates nor texts"];
                let diagnostic = message::bad_arrow(&place, &reason.concat());
                out.add(diagnostic);
            }
            let place = place.member("columns");
            Some(ColumnsSpec { place, list: read.columns(), is_by_row: false })
        }
        Err(TOO_LARGE) => {
            out.add(message::out_of_range(&place, TOO_LARGE));
            None
        }
        Err(TOO_WIDE) => {
            out.add(message::out_of_range(&place, TOO_WIDE));
            None
        }
        Err(reason) => {
            out.add(message::bad_arrow(&place, reason));
            None
        }
    }
}

/// Why a file cannot be read.
type Reason = &'static str;

const CUT: Reason = "it ends too early, or is damaged";
const NO_SCHEMA: Reason = "it does not begin with a schema";

fn read(all: &[u8]) -> Result<Batch<'_>, Reason> {
    let mut rest = all;
    if let Some(after) = all.strip_prefix(MAGIC) {
        // Writers fill up with zeros to where they like messages to begin.
        let zeros = after.iter().take_while(|byte| **byte == 0).count().min(MOST_FILLING);
        rest = after.get(zeros..).unwrap_or_default();
    }
    let mut read: Option<Batch> = None;
    while let Some((message, body, after)) = next(rest)? {
        rest = after;
        let header = message.table(2).ok_or(CUT)?;
        if message.byte(1) == 1 && read.is_none() {
            read = Some(begin(&header)?);
            continue;
        }
        let read = match &mut read {
            Some(read) => read,
            none => none.insert(begin(&schema_of_footer(all).ok_or(NO_SCHEMA)?)?),
        };
        match message.byte(1) {
            2 => read.dictionary(&header, body)?,
            3 => {
                read.rows(&header, body)?;
                if read.cells() > limit::CELLS {
                    return Err(TOO_LARGE);
                }
            }
            _ => return Err(NO_SCHEMA),
        }
    }
    read.ok_or("it holds no table")
}

fn begin<'a>(header: &Table) -> Result<Batch<'a>, Reason> {
    let schema = Schema::read(header).ok_or(CUT)?;
    if schema.fields.len() > limit::FIELDS {
        return Err(TOO_WIDE);
    }
    if schema.is_big_endian {
        return Err("its bytes are in big-endian order");
    }
    Ok(Batch::new(schema))
}

/// The schema at the end of a file: the library for JavaScript writes it nowhere else.
fn schema_of_footer(all: &[u8]) -> Option<Table<'_>> {
    let (rest, size) = all.strip_suffix(END)?.split_last_chunk()?;
    let from = rest.len().checked_sub(u32::from_le_bytes(*size) as usize)?;
    Table::root(rest.get(from..)?)?.table(1)
}

/// A message, its body, and what follows after it; nothing at the end.
type Message<'a> = Option<(Table<'a>, &'a [u8], &'a [u8])>;

fn next(rest: &[u8]) -> Result<Message<'_>, Reason> {
    // The oldest files lack the mark.
    let rest = rest.strip_prefix(&MESSAGE).unwrap_or(rest);
    if rest.is_empty() {
        return Ok(None);
    }
    let size = u32::from_le_bytes(bytes(rest, 0).ok_or(CUT)?) as usize;
    if size == 0 {
        return Ok(None);
    }
    let rest = rest.get(4..).ok_or(CUT)?;
    let (head, rest) = rest.split_at_checked(size).ok_or(CUT)?;
    let message = Table::root(head).ok_or(CUT)?;
    let length = usize::try_from(message.long(3)).map_err(|_| CUT)?;
    let (body, rest) = rest.split_at_checked(length).ok_or(CUT)?;
    Ok(Some((message, body, rest)))
}
