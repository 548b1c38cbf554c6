//! Fuzzes the claim `describe`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| datastory_fuzz::claims::describe::claim(bytes));
