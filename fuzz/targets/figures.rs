//! Fuzzes the claim `figures`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| datastory_fuzz::claims::figures::claim(bytes));
