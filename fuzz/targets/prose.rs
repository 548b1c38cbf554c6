//! Fuzzes the claim `prose`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| datastory_fuzz::claims::prose::claim(bytes));
