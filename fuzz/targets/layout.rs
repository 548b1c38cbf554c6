//! Fuzzes the claim `layout`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| datastory_fuzz::claims::layout::claim(bytes));
