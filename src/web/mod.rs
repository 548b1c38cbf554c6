//! The shell in the reader's page: the only home of web_sys and wasm_bindgen.
