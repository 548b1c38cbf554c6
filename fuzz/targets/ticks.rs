//! Fuzzes the claim `ticks`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| datastory_fuzz::claims::ticks::claim(bytes));
