//! Fuzzes the claim `player`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| datastory_fuzz::claims::player::claim(bytes));
