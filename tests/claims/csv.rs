//! CSV of any cells is read back as it was written, and any text becomes a sound table.

use super::input::Input;
use datastory::data::{csv, file, parse};
use datastory::diagnostic::Diagnostics;
use datastory::diagnostic::locate::locate;
use datastory::spec::columns::CellSpec;
use datastory::spec::letters;

/// The claim.
pub fn claim(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    if input.is_one_in(2) {
        let columns = 1 + input.below(4);
        let rows = input.below(6);
        let mut grid: Vec<Vec<String>> = Vec::new();
        grid.push((0..columns).map(|column| column.to_string()).collect());
        for _ in 0..rows {
            grid.push((0..columns).map(|_| input.words()).collect());
        }
        is_read_back(&grid);
    } else {
        is_sound(&input.rest());
    }
}

fn is_read_back(grid: &[Vec<String>]) {
    let mut writer =
        ::csv::WriterBuilder::new().quote_style(::csv::QuoteStyle::Always).from_writer(vec![]);
    grid.iter().for_each(|row| writer.write_record(row).unwrap());
    let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    let mut out = Diagnostics::default();
    let read = csv::columns("t.csv", &text, &mut out);
    assert!(out.is_empty(), "{out:?}");
    for (column, (name, cells)) in read.list.iter().enumerate() {
        assert_eq!((&**name, cells.len()), (grid[0][column].as_str(), grid.len() - 1));
        for (row, wanted) in grid[1..].iter().map(|row| clean(&row[column])).enumerate() {
            match cells.get(row) {
                CellSpec::Text(text) => assert_eq!(text, wanted),
                CellSpec::Number(number) => {
                    assert_eq!(serde_json::from_str::<f64>(&wanted).unwrap(), number);
                }
                CellSpec::Nothing => assert!(wanted.is_empty(), "{wanted:?}"),
                other => panic!("{wanted:?} became {other:?}"),
            }
        }
    }
}

/// What is left of a text when it is read.
pub fn clean(text: &str) -> String {
    let mut text = text.to_owned();
    letters::clean(&mut text);
    text
}

fn is_sound(text: &str) {
    let mut out = Diagnostics::default();
    csv::check_letters("t.csv", text, &mut out);
    let Some(dataset) = file::dataset("t.csv", text.as_bytes(), &mut out) else { return };
    let tables = parse::tables(&[&dataset.data], &mut out);
    for table in &tables {
        for field in &table.fields {
            assert_eq!(field.column.len(), table.len, "{}", field.name);
        }
        for row in 0..table.len.min(50) {
            for field in &table.fields {
                let pointer = table.place_of(row, &field.name).pointer().to_owned();
                assert!(text.get(csv::locate(text, &pointer)).is_some(), "{pointer}");
            }
        }
    }
    for found in out.iter() {
        let location = locate(text, &found.place.spot);
        assert!(text.get(location.bytes).is_some() && location.line >= 1 && location.column >= 1);
    }
}
