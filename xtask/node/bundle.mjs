// Bundles the loader, the glue and the style into the one script that a reader's page runs.
// Usage: node bundle.mjs ORDER.json, which holds {loader, css, glue, modules, output}; modules, the
// wasms by kind, have {file, integrity} each
import { readFile } from "node:fs/promises";
import { build, transform } from "esbuild";

const { loader, css, glue, modules, output } = JSON.parse(await readFile(process.argv[2], "utf8"));

// The oldest engines with everything that the loader relies on (adoptedStyleSheets in Safari).
const target = ["chrome105", "firefox115", "safari16.4"];

// No rule of a page reaches into the widget's own tree: what the twin insists on goes without saying.
const [shared, own] = (await readFile(css, "utf8")).split("/* ---- 2.");
if (own === undefined) throw new Error(`${css} has no second part, of the widget alone`);
const rules = `${shared.replaceAll(" !important", "")}/*${own}`;
const style = await transform(rules, { loader: "css", minify: true, target });
// The spaces that are left in custom properties say nothing.
const packed = style.code.trim().replaceAll(/([:,]) /gu, "$1");

const built = {
  glue,
  css: `export default ${JSON.stringify(packed)};`,
  wasm: `export default ${JSON.stringify(modules)};`,
};

// `datastory:glue`, `datastory:css` and their like are modules that exist only here.
const virtual = {
  name: "datastory",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^datastory:/ }, ({ path }) => {
      const name = path.slice("datastory:".length);
      return Object.hasOwn(built, name)
        ? { path: name, namespace: "datastory" }
        : { errors: [{ text: `the build has no module ${path}` }] };
    });
    onLoad({ filter: /./, namespace: "datastory" }, ({ path }) => ({ contents: built[path] }));
  },
};

await build({
  entryPoints: [loader],
  outfile: output,
  bundle: true,
  charset: "utf8",
  format: "iife",
  legalComments: "none",
  logLevel: "warning",
  logOverride: { "empty-import-meta": "error" },
  minify: true,
  plugins: [virtual],
  target,
});
