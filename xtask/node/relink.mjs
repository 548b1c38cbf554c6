// Mends a wasm before it is optimised: hands the calls of one function over to another of the same
// type, and empties functions that only its table of pointers still holds. Then the optimiser leaves
// out what nobody calls any more.
// Usage: node relink.mjs FILE.wasm
import { readFile, writeFile } from "node:fs/promises";
import binaryen from "binaryen";

/** Whose calls are handed over, and to whom. */
const HANDED_OVER = [["plotters_canvas::canvas::make_canvas_color", "datastory::web::canvas::canvas_color"]];
/** What nobody calls then: no float is written by the library in the page, and bytes only with other integers. */
const FLOAT = "<f64 as core::fmt::Display>::fmt";
const BYTE = "<u8 as core::fmt::Display>::fmt";
const INTEGER = /^<[iu](?!8)\w+ as core::fmt::Display>::fmt$/;

const file = process.argv[2];
binaryen.setDebugInfo(true); // names of functions
const wasm = binaryen.readBinary(await readFile(file));
// What the compiler uses, and no more: the binary form of some types depends on it.
const { BulkMemory, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } = binaryen.Features;
wasm.setFeatures(BulkMemory | Multivalue | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SignExt);

// The compiler adds a hash to each crate's name.
const all = Array.from({ length: wasm.getNumFunctions() }, (_, index) => binaryen.getFunctionInfo(wasm.getFunctionByIndex(index)))
  .map((info) => ({ ...info, path: info.name.replace(/\[\w+\]/g, "") }));
function find(path) {
  const found = all.filter((one) => one.path === path);
  if (found.length !== 1) throw new Error(`the wasm has ${found.length} functions ${path}`);
  return found[0];
}

function rewrite({ name, params, results }, body) {
  wasm.removeFunction(name);
  wasm.addFunction(name, params, results, [], body);
}

for (const [from, to] of HANDED_OVER.map((pair) => pair.map(find))) {
  if (from.params !== to.params || from.results !== to.results) throw new Error(`${from.name} is of another type than ${to.name}`);
  const given = binaryen.expandType(from.params).map((type, index) => wasm.local.get(index, type));
  rewrite(from, wasm.call(to.name, given, to.results));
}
const hasIntegers = all.some(({ path }) => INTEGER.test(path));
for (const path of hasIntegers ? [FLOAT] : [FLOAT, BYTE]) rewrite(find(path), wasm.unreachable());
await writeFile(file, wasm.emitBinary());
