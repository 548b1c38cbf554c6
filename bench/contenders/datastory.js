// Our widget, as built for readers: stories in, by its public element and nothing else.
//
// In the article it is the embed itself, so this file is only for the other measures. Stories made
// here are handed over as text at an address of this page, so no network is in their times.
import { tableFromArrays, tableToIPC } from "apache-arrow";
import { contend } from "../page/contract.js";

const REAL = {
  bars: { src: "stories/ai-in-hong-kong/story.json" },
  growth: { src: "stories/central-asia/story.json" },
};
const HEIGHT = 360; // CSS px of a made story's drawing area: about that of the others with their axes

/** Mounts a story; resolves with the element when its chart is drawn. */
function mount(host, attributes) {
  const element = document.createElement("data-story");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  host.append(element);
  return new Promise((done, fail) => {
    element.addEventListener("datastory:ready", () => done(element), { once: true });
    element.addEventListener("datastory:error", ({ detail: { code, message } }) =>
      fail(new Error(`${code}: ${message}`)), { once: true });
  });
}

/** A story of one step for each table, as text; tables are rows as text, or the address of an Arrow file. */
function story(tables, mark, x) {
  const words = { languages: ["en"], headline: "Bench", standfirst: "Rows made for the bench." };
  const chart = {
    mark, height: HEIGHT,
    encoding: { x, y: { field: "value", type: "quantitative" } },
  };
  const steps = tables.map((_, k) => ({
    id: `step-${k}`, title: `Rows ${k}`, text: "Rows.", alt: "Rows.", chart: { data: { name: `rows-${k}` } },
  }));
  const data = tables.map((rows, k) => `"rows-${k}":{${rows.startsWith("blob:") ? `"url":"${rows}"` : `"values":${rows}`}}`).join();
  const head = JSON.stringify({ version: 1, ...words, chart, steps });
  return `${head.slice(0, -1)},"data":{${data}}}`;
}

const blob = (parts) => URL.createObjectURL(new Blob(parts));
const mountText = (host, text) => mount(host, { src: blob([text]), language: "en" });

const lineOf = (tables) => story(tables, { type: "line", strokeWidth: 1 }, { field: "x", type: "quantitative" });

const real = (name) => (host) => {
  mount(host, { ...REAL[name], language: "en" });
};

contend({
  form: ({ x, y }) => blob([tableToIPC(tableFromArrays({ x: Float64Array.from(x), value: Float64Array.from(y) }), "file")]),
  draw: {
    bars: real("bars"),
    growth: real("growth"),
    line: (host, rows) => mountText(host, lineOf([rows])),
    marks(host, _, states) {
      const rows = states.map((values) => JSON.stringify(values.map((value, i) => ({ id: `bar-${i}`, name: `${i}`, value }))));
      return mountText(host, story(rows, "bar", { field: "name", type: "nominal", axis: false }));
    },
  },
  replace: (element, _, k) => element.goTo(`step-${k}`),
  move: (element, _, k) => element.goTo(`step-${k}`),
  // Both modules: the one for published stories, and the one for those made here.
  async ready(host) {
    await mount(host, { ...REAL.bars, language: "en" });
    await mountText(host, lineOf([JSON.stringify([{ x: 0, value: 0 }, { x: 1, value: 1 }])]));
    host.replaceChildren();
  },
  arm: { replace: (host, tables) => mountText(host, lineOf(tables)) },
});
