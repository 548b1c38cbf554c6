//! Turns wasm-bindgen's glue, which serves one instance per page, into a factory of fresh ones.
//!
//! Stock glue keeps the instance in a variable of its module, so that all widgets of a page
//! would share it and fall together. Inside a function each widget has its own.

use anyhow::{Result, bail};

/// Where the part begins that loads and starts the instance. We bring our own.
const LOADING: &str = "async function __wbg_load(";
/// What the glue must hold before that part, each once.
const NEEDED: [&str; 3] = [
    "function __wbg_get_imports() {",
    "let wasmModule, wasmInstance, wasm;",
    "function __wbg_finalize_init(instance, module) {",
];
/// What the part that we drop must hold, each once.
const DROPPED: [&str; 3] = [
    "function initSync(module) {",
    "async function __wbg_init(module_or_path) {",
    "export { initSync, __wbg_init as default };",
];

/// What the glue does for engines that lack what all of ours have, or for uses that we have none of:
/// each from where it begins to where it ends, and what stands in its place. Readers need not download it.
const NEEDLESS: [(&str, &str, &str); 13] = [
    ("if (Symbol.dispose) ", ";\n", ""),
    // Who shows a widget frees it.
    ("const WidgetFinalization = ", ";\n", ""),
    ("    WidgetFinalization.", ";\n", ""),
    (
        "(typeof FinalizationRegistry === 'undefined')",
        "new FinalizationRegistry",
        "new FinalizationRegistry",
    ),
    // What the wasm exports throws nothing out: a crash in it ends the instance.
    ("        try {\n            ptr0", " = ", "            ptr0 = "),
    ("        } catch (e) {\n            if (ptr", "            throw e;\n        }\n", ""),
    (
        "if (cachedDataViewMemory0 === null ||",
        " !== wasm.memory.buffer)) {",
        "if (cachedDataViewMemory0?.buffer !== wasm.memory.buffer) {",
    ),
    ("    wasmInstance = ", ";\n", ""),
    ("    wasmModule = ", ";\n", ""),
    ("if (!('encodeInto' in cachedTextEncoder)) {", "\n}\n", ""),
    ("    if (realloc === undefined) {", "\n    }\n", ""),
    // Safari's decoder fails after 2 GB, of which no story has a hundredth.
    ("const MAX_SAFARI_DECODE_BYTES", "let numBytesDecoded = 0;\n", ""),
    ("    numBytesDecoded += bytes.length;", "\n    }\n", ""),
];

/// The text of a module that exports `makeGlue()`. Each call gives a scope of its own:
/// `start(module, guard)` instantiates a compiled module in it and resolves when it has run, at once where
/// the browser lets it, so that where many begin none waits for its turn among the page's tasks; all
/// calls into it go through what `guard` makes of its exports, so that a crash can be seen; `guard` is
/// also given what puts others in their place. Beside it stand the classes and functions that Rust
/// exports.
///
/// # Errors
/// When the glue is not shaped as this text transform expects; it names what is missing.
pub(crate) fn wrap(glue: &str) -> Result<String> {
    let Some((body, loading)) = glue.split_once(LOADING) else {
        return unexpected(&format!("`{LOADING}` is missing"));
    };
    for (part, patterns) in [(body, NEEDED), (loading, DROPPED)] {
        for pattern in patterns {
            if part.matches(pattern).count() != 1 {
                return unexpected(&format!("`{pattern}` is not there exactly once"));
            }
        }
    }
    let (body, names) = without_exports(body)?;
    let body = arrows(&lean(&body))?;
    if body.contains("import.meta") {
        return unexpected("`import.meta` occurs outside the part that loads the instance");
    }
    let names: String = names.iter().map(|name| format!(", {name}")).collect();
    Ok(format!(
        "export function makeGlue() {{\n{body}\n\
         const start = async (module, guard) => {{\n\
         const imports = __wbg_get_imports();\n\
         let instance;\n\
         try {{\n\
         instance = new WebAssembly.Instance(module, imports);\n\
         }} catch {{\n\
         instance = await WebAssembly.instantiate(module, imports);\n\
         }}\n\
         const use = (exports) => __wbg_finalize_init({{ exports }}, module);\n\
         use(guard(instance.exports, use));\n}};\n\
         return {{ start{names} }};\n}}\n"
    ))
}

/// The glue without what is [`NEEDLESS`].
fn lean(body: &str) -> String {
    let mut text = body.to_owned();
    for (start, end, instead) in NEEDLESS {
        while let Some((before, (_, after))) =
            text.split_once(start).and_then(|(before, rest)| Some((before, rest.split_once(end)?)))
        {
            text = [before, instead, after].concat();
        }
    }
    text
}

/// What it gives to the wasm as arrow functions, which minify to half the letters: those that may throw are wrapped
/// once, and not anew in each call.
fn arrows(body: &str) -> Result<String> {
    const CAUGHT: (&str, &str) = (
        "function handleError(f, args) {\n    try {\n        return f.apply(this, args);",
        "const handleError = (f) => (...args) => {\n    try {\n        return f(...args);",
    );
    let mut text = String::with_capacity(body.len());
    let body = body.replace(CAUGHT.0, CAUGHT.1);
    for line in body.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let line = line.replace(": function() { return handleError(function (", ": handleError((");
        let line = line.replace("}, arguments); },", "}),").replace(": function(", ": (");
        match line.strip_suffix(") {").filter(|line| line.contains(": (") || line.contains("r((")) {
            Some(head) => text.extend([head, ") => {\n"]),
            None => text.extend([&*line, "\n"]),
        }
    }
    if text.contains("arguments") || text.contains("f.apply(") {
        return unexpected("it calls what may throw in a way that is new");
    }
    Ok(text)
}

/// The glue without the word `export`, and the names that it stood before.
fn without_exports(body: &str) -> Result<(String, Vec<&str>)> {
    let mut text = String::with_capacity(body.len());
    let mut names = Vec::new();
    for line in body.lines() {
        if line.starts_with("import ") {
            return unexpected(&format!("it imports another file: `{line}`"));
        }
        let declaration = line.strip_prefix("export ");
        if let Some(declaration) = declaration {
            names.push(declared_name(declaration)?);
        }
        text.push_str(declaration.unwrap_or(line));
        text.push('\n');
    }
    Ok((text, names))
}

fn declared_name(declaration: &str) -> Result<&str> {
    for keyword in ["class ", "function ", "const "] {
        if let Some(rest) = declaration.strip_prefix(keyword) {
            let is_end = |letter: char| !letter.is_alphanumeric() && letter != '_';
            return Ok(rest.split(is_end).next().unwrap_or(rest));
        }
    }
    unexpected(&format!("it exports in a way that is new: `{declaration}`"))
}

fn unexpected<T>(what: &str) -> Result<T> {
    bail!(
        "wasm-bindgen's glue has changed its shape: {what}. Compare pkg/datastory.js with \
         xtask/src/glue.rs and adapt the transform"
    )
}

#[cfg(test)]
mod tests {
    use super::wrap;

    const GLUE: &str = "\
export class Widget {
    next() { wasm.widget_next(this.__wbg_ptr); }
}
function __wbg_get_imports() {
    return {};
}
export function version() { return wasm.version(); }
let wasmModule, wasmInstance, wasm;
function __wbg_finalize_init(instance, module) {
    wasm = instance.exports;
    return wasm;
}
async function __wbg_load(module, imports) {
}
function initSync(module) {
}
async function __wbg_init(module_or_path) {
    new URL('datastory_bg.wasm', import.meta.url);
}
export { initSync, __wbg_init as default };
";

    #[test]
    fn wraps_the_glue_in_a_factory() {
        let text = wrap(GLUE).unwrap();
        assert!(text.starts_with("export function makeGlue() {\nclass Widget {"));
        assert!(text.contains("return { start, Widget, version };"));
        assert!(!text.contains("import.meta") && !text.contains("initSync"));
        assert_eq!(text.matches("export ").count(), 1);
    }

    #[test]
    fn leaves_out_what_no_reader_needs() {
        let old = "const A = (typeof FinalizationRegistry === 'undefined')\n    ? { register: () => {} }\n    : new FinalizationRegistry(a);\n\
                   if (Symbol.dispose) Widget.prototype[Symbol.dispose] = Widget.prototype.free;\nlet b;\n";
        assert_eq!(super::lean(old), "const A = new FinalizationRegistry(a);\nlet b;\n");
    }

    #[test]
    fn gives_arrow_functions() {
        let old = "        a: function(arg0) {\n            arg0.a();\n        },\n        // arguments\n\
                   \x20       b: function() { return handleError(function (arg0) {\n            arg0.b();\n        }, arguments); },\n\
                   function handleError(f, args) {\n    try {\n        return f.apply(this, args);\n";
        let new = "        a: (arg0) => {\n            arg0.a();\n        },\n\
                   \x20       b: handleError((arg0) => {\n            arg0.b();\n        }),\n\
                   const handleError = (f) => (...args) => {\n    try {\n        return f(...args);\n";
        assert_eq!(super::arrows(old).unwrap(), new);
        super::arrows("f.call(this, arguments);").unwrap_err();
    }

    #[test]
    fn refuses_glue_of_another_shape() {
        let cases = [
            ("async function __wbg_load(", "async function load("),
            ("let wasmModule, wasmInstance, wasm;", "let wasm;"),
            ("function initSync(module) {", "function init(module) {"),
            ("export class", "export default class"),
            ("function __wbg_get_imports() {", "import.meta; function __wbg_get_imports() {"),
            ("export class", "import { a } from './snippets/a.js';\nexport class"),
        ];
        for (from, to) in cases {
            let error = wrap(&GLUE.replace(from, to)).unwrap_err().to_string();
            assert!(error.contains("has changed its shape"), "{from}: {error}");
        }
    }
}
