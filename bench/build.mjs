// Builds a small site for each contender: its script, the article and the stage, packed as servers send them.
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const chores = createRequire(new URL("../xtask/node/package.json", import.meta.url));
const { build } = chores("esbuild");
const run = promisify(execFile);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Who is measured; `library` names the npm package, `only` the one measure that it takes part in. */
export const CONTENDERS = [
  { id: "datastory", name: "datastory", isOurs: true },
  { id: "datastory-bare", name: "datastory, no twin", isOurs: true, only: "article" },
  { id: "canvas", name: "hand-written canvas" },
  { id: "uplot", name: "uPlot", library: "uplot", cannot: "transition" },
  { id: "chartjs", name: "Chart.js", library: "chart.js" },
  { id: "chartist", name: "Chartist", library: "chartist", cannot: "transition" },
  { id: "d3", name: "D3", library: "d3" },
  { id: "plot", name: "Observable Plot", library: "@observablehq/plot", cannot: "transition" },
  { id: "echarts", name: "ECharts", library: "echarts" },
  { id: "vega-lite", name: "Vega-Lite", library: "vega-lite", cannot: "transition" },
];

/** The version of a contender's library that the lock file pins. */
export async function versionOf({ library }) {
  const lock = JSON.parse(await readFile(here("package-lock.json"), "utf8"));
  return library ? lock.packages[`node_modules/${library}`].version : "";
}

const CSS = `body { margin: 0 auto; max-width: 800px; font: 16px/1.6 sans-serif; background: #fff }
  .place { position: relative; width: 640px; margin: 16px 0 } .is-reserved .place { min-height: 360px; height: 360px }
  .is-reserved .place:has(data-story), .is-reserved .place:has(figure) { height: auto }
  #stage { position: relative; width: 800px; height: 400px }
  #many { position: absolute; left: 0; top: 0; width: 1600px; display: flex; flex-wrap: wrap }
  #many > div { position: relative; width: 320px; min-height: 240px } #many > .is-peer { height: 240px }`;

const page = (body, { head = "", reserved = true } = {}) => `<!doctype html>
<html lang="en"${reserved ? ' class="is-reserved"' : ""}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>bench</title>
<style>${CSS}</style>
${head}</head>
<body>
${body}
</body>
</html>`;

const PROSE = "<p>More banks work with artificial intelligence than three years ago, and the economies of Central Asia grow faster than they did.</p>";

const article = (bars, growth, end) => `<h1>Banks, machines and Central Asia</h1>
${PROSE}
<div class="place" id="bars">${bars}</div>
${PROSE}
<div class="place" id="growth">${growth}</div>
${PROSE}
${end}`;

const STAGE = '<div id="stage"></div>\n<div id="many"></div>';
const LIBRARY = '<script src="app.js"></script>';
const WIDGET = '<script src="datastory.js" async></script>\n';

/** The real figures of both charts in the article, from the dataset that our stories read. */
async function figures(dataset) {
  const { data: { facts, growth } } = JSON.parse(await readFile(dataset, "utf8"));
  const years = (rows, first, last) =>
    Array.from({ length: last - first + 1 }, (_, i) => {
      const year = String(first + i);
      return { year, value: rows.find(({ period }) => period === year)?.value ?? null };
    });
  const banks = facts.values.filter(({ id }) => /^bank-ai-/.test(id));
  const kazakhstan = growth.values.filter((row) => row["place-code"] === "KAZ");
  const latest = facts.values.find(({ id }) => id === "kaz-growth-2025");
  return `export const banks = ${JSON.stringify(years(banks, 2022, 2025))};
    export const growth = ${JSON.stringify(years([...kazakhstan, latest], 1991, 2025))};`;
}

/** Bundles an adapter with as little of its library as its author allows to be taken. */
async function bundle(id, outfile, data) {
  const plugin = {
    name: "bench-data",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^bench:data$/ }, () => ({ path: "data", namespace: "bench" }));
      onLoad({ filter: /./, namespace: "bench" }, () => ({ contents: data }));
    },
  };
  await build({
    entryPoints: [here(`contenders/${id}.js`)],
    outfile,
    bundle: true,
    define: { "process.env.NODE_ENV": '"production"' },
    format: "iife",
    legalComments: "none",
    loader: { ".css": "text" },
    logLevel: "warning",
    minify: true,
    plugins: [plugin],
    target: "es2022",
  });
}

async function buildPeer(id, site, data) {
  await bundle(id, join(site, "app.js"), data);
  const body = article("", "", LIBRARY);
  await writeFile(join(site, "article.html"), page(body));
  await writeFile(join(site, "article-unreserved.html"), page(body, { reserved: false }));
  await writeFile(join(site, "stage.html"), page(`${STAGE}\n${LIBRARY}`));
}

/** Puts one step of a real story first, for embeds open with the first, and publishes what is changed as an editor does. */
async function publish(desk, site, stories, { story: changed, first }) {
  const written = join(site, "written");
  await cp(join(site, "stories"), written, { recursive: true });
  const file = join(written, changed, "story.json");
  const story = JSON.parse(await readFile(file, "utf8"));
  story.steps.sort((a, b) => (b.id === first) - (a.id === first));
  await writeFile(file, JSON.stringify(story));
  const files = stories.map((name) => join(written, name, "story.json"));
  await run(desk, ["publish", "--output", join(site, "stories"), ...files]);
}

/** What an editor pastes into the article: as the desk prints it, or the element alone. */
async function embed(desk, site, story, hasTwin) {
  const file = `stories/${story}/story.json`;
  if (!hasTwin) return `<data-story src="${file}" language="en"></data-story>\n${WIDGET}`;
  const order = ["embed", join(site, file), "--base", ".", "--form", "element", "--language", "en"];
  return (await run(desk, order)).stdout;
}

async function buildOurs(id, site, data, { dist, desk }) {
  await cp(dist, site, { recursive: true });
  const stories = ["ai-in-hong-kong", "central-asia"];
  await publish(desk, site, stories, { story: "central-asia", first: "kazakhstan" });
  const hasTwin = id === "datastory";
  const bars = await embed(desk, site, "ai-in-hong-kong", hasTwin);
  const body = article(bars, await embed(desk, site, "central-asia", hasTwin), "");
  await writeFile(join(site, "article.html"), page(body));
  await writeFile(join(site, "article-unreserved.html"), page(body, { reserved: false }));
  await bundle("datastory", join(site, "app.js"), data);
  await writeFile(join(site, "stage.html"), page(`${STAGE}\n${LIBRARY}`, { head: WIDGET }));
}

const PACKED = new Set([".css", ".html", ".js", ".json", ".svg", ".txt", ".wasm"]);
const brotli = promisify(brotliCompress);
const best = (bytes) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});

/** Packs every text and wasm file of a site beside itself. */
async function pack(site) {
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !PACKED.has(extname(entry.name))) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    await writeFile(`${file}.br`, await brotli(bytes, best(bytes)));
  }
}

/** Builds the sites of the contenders into `output/<id>/`. */
export async function buildSites(contenders, order, output) {
  const data = await figures(join(order.dist, "stories/dataset.json"));
  await rm(output, { recursive: true, force: true });
  for (const { id, isOurs } of contenders) {
    const site = join(output, id);
    await mkdir(site, { recursive: true });
    await (isOurs ? buildOurs(id, site, data, order) : buildPeer(id, site, data));
    await pack(site);
  }
}
