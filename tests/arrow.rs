//! Arrow files as the arrow crates write them are read; broken ones are survived.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails loudly"
)]

use arrow_array::builder::StringDictionaryBuilder;
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float32Array, Float64Array, Int32Array, Int64Array,
    LargeStringArray, ListArray, RecordBatch, StringArray, TimestampMillisecondArray,
    TimestampNanosecondArray, UInt8Array,
};
use arrow_ipc::writer::{FileWriter, StreamWriter};
use datastory::data::file::dataset;
use datastory::data::parse::tables;
use datastory::data::{Column, Table, Text};
use datastory::diagnostic::Diagnostics;
use std::rc::Rc;
use std::sync::Arc;

fn batch() -> RecordBatch {
    let mut coded = StringDictionaryBuilder::<Int32Type>::new();
    for word in [Some("銀行"), Some("b"), None] {
        coded.append_option(word);
    }
    let lists = [Some(vec![Some(1), Some(2)]), None, Some(vec![Some(3)])];
    let columns: [(&str, ArrayRef); 13] = [
        ("double", Arc::new(Float64Array::from(vec![Some(1.5), None, Some(f64::INFINITY)]))),
        ("single", Arc::new(Float32Array::from(vec![0.5, -2.0, 3.25]))),
        ("whole", Arc::new(Int32Array::from(vec![Some(-1), Some(7), None]))),
        ("long", Arc::new(Int64Array::from(vec![1, 2, 9_007_199_254_740_992]))),
        ("byte", Arc::new(UInt8Array::from(vec![255, 0, 1]))),
        ("truth", Arc::new(BooleanArray::from(vec![Some(true), Some(false), None]))),
        ("nested", Arc::new(ListArray::from_iter_primitive::<Int32Type, _, _>(lists))),
        ("day", Arc::new(Date32Array::from(vec![Some(19_000), None, Some(-1)]))),
        ("moment", Arc::new(TimestampMillisecondArray::from(vec![43_200_000, 0, 86_400_000]))),
        ("instant", Arc::new(TimestampNanosecondArray::from(vec![86_400_000_000_000, 0, 0]))),
        ("word", Arc::new(StringArray::from(vec![Some("a"), None, Some("逾90%")]))),
        ("large", Arc::new(LargeStringArray::from(vec!["x", "", "yz"]))),
        ("coded", Arc::new(coded.finish())),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)))
        .unwrap()
}

fn file(batches: &[RecordBatch]) -> Vec<u8> {
    let mut writer = FileWriter::try_new(Vec::new(), &batches[0].schema()).unwrap();
    batches.iter().for_each(|batch| writer.write(batch).unwrap());
    writer.into_inner().unwrap()
}

fn stream(batches: &[RecordBatch]) -> Vec<u8> {
    let mut writer = StreamWriter::try_new(Vec::new(), &batches[0].schema()).unwrap();
    batches.iter().for_each(|batch| writer.write(batch).unwrap());
    writer.into_inner().unwrap()
}

fn table(bytes: &[u8]) -> (Option<Rc<Table>>, Vec<&'static str>) {
    let mut out = Diagnostics::default();
    let dataset = dataset("data/t.arrow", bytes, &mut out).unwrap();
    let table = tables(&[&dataset.data], &mut out).into_iter().next();
    (table, out.iter().map(|found| found.code).collect())
}

fn numbers(table: &Table, field: &str) -> Vec<Option<f64>> {
    match &table.field(field).unwrap().column {
        Column::Number(list) | Column::Time(list) => {
            list.iter().map(|value| Some(*value).filter(|value| !value.is_nan())).collect()
        }
        Column::Text(_) => panic!("{field} holds texts"),
    }
}

#[test]
fn files_and_streams_are_read() {
    for bytes in [file(&[batch()]), stream(&[batch()])] {
        let (table, said) = table(&bytes);
        let table = table.unwrap();
        assert_eq!((table.len, said), (3, vec!["bad-arrow"]), "lists are not read");
        let read = |field| numbers(&table, field);
        assert_eq!(read("double"), [Some(1.5), None, None]);
        assert_eq!(read("single"), [Some(0.5), Some(-2.0), Some(3.25)]);
        assert_eq!(read("whole"), [Some(-1.0), Some(7.0), None]);
        assert_eq!(read("long"), [Some(1.0), Some(2.0), Some(9_007_199_254_740_992.0)]);
        assert_eq!(read("byte"), [Some(255.0), Some(0.0), Some(1.0)]);
        assert_eq!(read("truth"), [Some(1.0), Some(0.0), None]);
        assert_eq!(read("day"), [Some(19_000.0), None, Some(-1.0)]);
        assert_eq!(read("moment"), [Some(0.5), Some(0.0), Some(1.0)]);
        assert_eq!(read("instant"), [Some(1.0), Some(0.0), Some(0.0)]);
        assert!(matches!(table.field("day").unwrap().column, Column::Time(_)));
        let words = |field: &str| -> Vec<String> {
            (0..3).map(|row| table.text(field, row).identity().to_owned()).collect()
        };
        assert_eq!(words("word"), ["a", "", "逾90%"]);
        assert_eq!(words("large"), ["x", "", "yz"]);
        assert_eq!(words("coded"), ["銀行", "b", ""]);
        assert_eq!(table.text("word", 1), Text::Missing);
        assert!(table.field("nested").is_none());
    }
}

/// As the library for JavaScript writes files: no schema before the batches.
#[test]
fn a_schema_in_the_footer_alone_is_found() {
    let whole = file(&[batch()]);
    let schema_size = 8 + u32::from_le_bytes(whole[12..16].try_into().unwrap()) as usize;
    let mut bytes = whole[..8].to_vec();
    bytes.extend(&whole[8 + schema_size..]);
    let ((read, found), (expected, others)) = (table(&bytes), table(&whole));
    assert_eq!(found, others);
    assert_eq!(numbers(&read.unwrap(), "double"), numbers(&expected.unwrap(), "double"));
}

#[test]
fn batches_follow_one_another() {
    let (table, _) = table(&stream(&[batch(), batch(), batch().slice(1, 2)]));
    let table = table.unwrap();
    assert_eq!(table.len, 8);
    let wanted = [Some(-1.0), Some(7.0), None, Some(-1.0), Some(7.0), None, Some(7.0), None];
    assert_eq!(numbers(&table, "whole"), wanted);
    assert_eq!(table.text("word", 5).identity(), "逾90%");
}

#[test]
fn a_million_rows_keep_their_values() {
    let values: Vec<f64> = (0..1_000_000).map(|at| f64::from(at) * 0.25).collect();
    let column: ArrayRef = Arc::new(Float64Array::from(values.clone()));
    let (table, said) = table(&file(&[RecordBatch::try_from_iter([("v", column)]).unwrap()]));
    let Column::Number(read) = table.unwrap().field("v").unwrap().column.clone() else { panic!() };
    assert_eq!((&*read, said.len()), (values.as_slice(), 0));
}

#[test]
fn cut_files_are_told_or_read_in_part() {
    for bytes in [file(&[batch(), batch()]), stream(&[batch(), batch()])] {
        for end in 0..bytes.len() {
            let (read, said) = table(&bytes[..end]);
            let rows = read.map_or(0, |table| table.len);
            assert!(rows == 6 || !said.is_empty(), "{end} of {}", bytes.len());
        }
    }
}

#[test]
fn damaged_files_are_survived() {
    let whole = file(&[batch()]);
    let mut seed = 0xA44_u64;
    let mut below = |count: usize| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) as usize % count
    };
    for _ in 0..20_000 {
        let mut bytes = whole.clone();
        for _ in 0..1 + below(4) {
            let at = 8 + below(bytes.len() - 8);
            bytes[at] = [0, 1, 0x7f, 0x80, 0xff, below(256) as u8][below(6)];
        }
        let (read, _) = table(&bytes);
        if let Some(table) = read {
            assert!(table.fields.iter().all(|field| field.column.len() == table.len));
            assert!(table.len * table.fields.len() <= 8 * bytes.len() * table.fields.len());
        }
    }
}

#[test]
fn what_is_not_read_is_said_in_words() {
    for (bytes, code) in [
        (&b"ARROW1\0\0"[..], "bad-arrow"),
        (b"\xff\xff\xff\xff\0\0\0\0", "bad-arrow"),
        (b"\xff\xff\xff\xff\xff\xff\xff\xff", "bad-arrow"),
        (b"\xff\xff\xff\xff\x04\0\0\0\xff\xff\xff\x7f", "bad-arrow"),
    ] {
        assert_eq!(table(bytes).1, [code]);
    }
}
