//! Fuzzes the claim `lines`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| datastory_fuzz::claims::lines::claim(bytes));
