//! Fuzzes the claim `numbers`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| datastory_fuzz::claims::numbers::claim(bytes));
