//! Fuzzes the claim `csv`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| datastory_fuzz::claims::csv::claim(bytes));
