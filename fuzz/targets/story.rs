//! Fuzzes the claim `story`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| datastory_fuzz::claims::story::claim(bytes));
