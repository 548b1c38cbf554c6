//! Fuzzes the claim `svg`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| datastory_fuzz::claims::svg::claim(bytes));
