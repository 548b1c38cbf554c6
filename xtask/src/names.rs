//! Short names for what the wasm imports and exports, the same in all modules and in their glue.
//!
//! wasm-bindgen's names are long and carry hashes that no packing makes small; they stand in the
//! wasm and again in the glue. Each smaller module needs a part of what the full one needs, under the
//! same names: so one glue serves all.

use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::{Context, Result, bail};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, Import, ImportSectionReader, Parser, Payload};

/// The module that wasm-bindgen has the wasm import from, and its short name.
const MODULE: (&str, &str) = ("./datastory_bg.js", "a");

/// Each name with its short one.
pub(crate) struct Names(BTreeMap<String, String>);

impl Names {
    /// Short names for all that a wasm imports and exports.
    ///
    /// # Errors
    /// When it is no wasm, or imports from elsewhere.
    pub(crate) fn of(wasm: &[u8]) -> Result<Self> {
        let mut names = BTreeMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let Import { module, name, .. } = import?;
                        if module != MODULE.0 {
                            bail!("the wasm imports `{name}` from `{module}`");
                        }
                        names.insert(name.to_owned(), String::new());
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        names.insert(export?.name.to_owned(), String::new());
                    }
                }
                _ => {}
            }
        }
        for (number, short) in names.values_mut().enumerate() {
            *short = short_name(number);
        }
        Ok(Self(names))
    }

    fn short(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The wasm with short names.
    ///
    /// # Errors
    /// When it has a name that has no short one.
    pub(crate) fn in_wasm(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        let own = Self::of(wasm)?;
        if let Some(name) = own.0.keys().find(|name| self.short(name).is_none()) {
            bail!("the full module does not know the name `{name}`: one glue cannot serve all");
        }
        let mut module = Module::new();
        Shortener(self)
            .parse_core_module(&mut module, Parser::new(0), wasm)
            .map_err(|error| anyhow::anyhow!("the wasm cannot be written anew: {error}"))?;
        Ok(module.finish())
    }

    /// The glue with short names.
    ///
    /// # Errors
    /// When a name is not where it should be.
    pub(crate) fn in_glue(&self, glue: &str) -> Result<String> {
        let own = format!("\"{}\": ", MODULE.0);
        let mut glue = once(glue, &own, &format!("\"{}\": ", MODULE.1))?;
        // The longest first: one name may begin like another.
        let mut names: Vec<(&String, &String)> = self.0.iter().collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        for (name, short) in names {
            let (import, export) = (format!(" {name}: function("), format!("wasm.{name}"));
            let is_import = glue.contains(&import);
            if is_import {
                glue = once(&glue, &import, &format!(" {short}: function("))?;
            } else if name.starts_with("__wbg_") && !glue.contains(&export) {
                bail!("wasm-bindgen's glue has changed its shape: `{name}` is not in it");
            }
            glue = glue.replace(&export, &format!("wasm.{short}"));
        }
        Ok(glue)
    }
}

fn once(text: &str, from: &str, to: &str) -> Result<String> {
    match text.matches(from).count() {
        1 => Ok(text.replace(from, to)),
        count => {
            bail!("wasm-bindgen's glue has changed its shape: `{from}` is there {count} times")
        }
    }
}

/// Letters as digits: `a`, `b` … `Z`, `ba` …; no word of the language has so few.
fn short_name(number: usize) -> String {
    const DIGITS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let digit = |at: usize| DIGITS.get(at % DIGITS.len()).copied().map_or('_', char::from);
    match number / DIGITS.len() {
        0 => digit(number).to_string(),
        high => format!("{}_{}", digit(high), digit(number)),
    }
}

/// Whether all that one glue gives to its wasm, the other gives in the same words.
///
/// # Errors
/// When it does not, with the first that differs.
pub(crate) fn check_served(reader: &str, full: &str) -> Result<()> {
    let (reader, full) = (imports(reader), imports(full));
    for (name, body) in reader {
        let other = full.get(name).with_context(|| format!("the full glue has no `{name}`"))?;
        if body != *other {
            bail!("`{name}` is something else in the full glue: one glue cannot serve all");
        }
    }
    Ok(())
}

/// The functions of a glue by name, without comments.
fn imports(glue: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut imports: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut body = None;
    for line in glue.lines() {
        let start = line.strip_prefix("        __wb").and_then(|_| line.split_once(": function("));
        match start {
            Some((name, rest)) => {
                body = Some(imports.entry(name.trim_start()).or_insert(vec![rest]));
            }
            None if line == "    };" => body = None,
            None => {
                let is_comment = line.trim_start().starts_with("//");
                body.iter_mut().filter(|_| !is_comment).for_each(|body| body.push(line));
            }
        }
    }
    imports
}

struct Shortener<'a>(&'a Names);

impl Reencode for Shortener<'_> {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for import in section.into_imports() {
            let import = import?;
            let name = self.0.short(import.name).unwrap_or(import.name);
            utils::parse_import(self, imports, Import { module: MODULE.1, name, ..import })?;
        }
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), Error<Infallible>> {
        let name = self.0.short(export.name).unwrap_or(export.name);
        utils::parse_export(self, exports, Export { name, ..export })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let names = [("__wbg_append_1f", "A"), ("run", "b"), ("run_all", "c")];
        Names(names.map(|(name, short)| (name.to_owned(), short.to_owned())).into())
    }

    const GLUE: &str = "    const import0 = {\n        __wbg_append_1f: function(arg0) {\n\
        wasm.run_all(); wasm.run();\n        },\n    };\n    \"./datastory_bg.js\": import0";

    #[test]
    fn shortens_names_in_the_wasm() {
        use wasm_encoder::{CodeSection, ExportKind, Function, FunctionSection, TypeSection};
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        imports.import(MODULE.0, "__wbg_append_1f", wasm_encoder::EntityType::Function(0));
        let (mut functions, mut exports) = (FunctionSection::new(), ExportSection::new());
        functions.function(0);
        exports.export("run", ExportKind::Func, 1);
        let (mut code, mut body) = (CodeSection::new(), Function::new([]));
        body.instruction(&wasm_encoder::Instruction::End);
        code.function(&body);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports);
        let wasm = module.section(&code).clone().finish();
        let short = names().in_wasm(&wasm).unwrap();
        let mut said = Vec::new();
        for payload in Parser::new(0).parse_all(&short) {
            match payload.unwrap() {
                Payload::ImportSection(imports) => {
                    let import = imports.into_imports().next().unwrap().unwrap();
                    said.extend([import.module.to_owned(), import.name.to_owned()]);
                }
                Payload::ExportSection(exports) => {
                    said.push(exports.into_iter().next().unwrap().unwrap().name.to_owned());
                }
                _ => {}
            }
        }
        assert_eq!(said, ["a", "A", "b"]);
        assert!(Names(BTreeMap::new()).in_wasm(&wasm).is_err());
    }

    #[test]
    fn shortens_names_in_the_glue() {
        let short = names().in_glue(GLUE).unwrap();
        assert!(short.contains(" A: function(arg0) {\nwasm.c(); wasm.b();"), "{short}");
        assert!(short.contains("\"a\": import0"));
        for (from, to) in [("_1f: ", "_2f: "), ("./datastory_bg", "./other_bg")] {
            assert!(names().in_glue(&GLUE.replace(from, to)).is_err(), "{to}");
        }
    }

    #[test]
    fn one_glue_serves_what_it_holds_in_the_same_words() {
        let more = GLUE.replace("    };", "        __wbg_x_2a: function() {},\n    };");
        let said = GLUE.replace("        },", "        // other words\n        },");
        assert!(check_served(GLUE, &more).is_ok() && check_served(&said, GLUE).is_ok());
        assert!(check_served(&more, GLUE).is_err());
        assert!(check_served(GLUE, &GLUE.replace("run_all", "walk")).is_err());
    }

    #[test]
    fn short_names_differ() {
        let mut names: Vec<String> = (0..2000).map(short_name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 2000);
    }
}
