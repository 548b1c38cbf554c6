// Data files come as bytes, as large as a line of a million rows needs; each row is found by pointing.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { element, page } from "./harness/pages.mjs";
import { findings, frames, ink, settle, tip } from "./harness/widget.mjs";

const ROWS = 1_000_000;
begin({ width: 800, motion: "reduce" });

const told = (chart, rest) => ({
  version: 1, languages: ["en"], headline: "Many",
  steps: [{ id: "one", title: "One", text: "One.", alt: "One.", chart }], ...rest,
});
const chart = (name) => ({
  data: { name }, mark: { type: "line", strokeWidth: 1 },
  encoding: { x: { field: "x", type: "quantitative" }, y: { field: "v", type: "quantitative" } },
});

async function open() {
  const address = site.page("/case", page({ body: element("many"), css: "body { padding: 40px 16px }" }));
  await browser.open(address);
  await browser.run(settle, 0, "ready");
  assert.deepEqual((await browser.run(findings)).errors, []);
}

/** The box of the canvas in the viewport. */
const place = () => {
  const { x, y, width, height } = document.querySelector("data-story").shadowRoot.querySelector("canvas").getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 3 };
};
const marks = () => document.querySelector("data-story").shadowRoot.querySelectorAll(".ds-mark").length;

test("a line of a million rows out of a table's own CSV file", async () => {
  site.story("many", told(chart("rows"), { data: { rows: { url: "rows.csv" } } }));
  const rows = Array.from({ length: ROWS }, (_, x) => `${x},${(Math.sin(x / 9e4) * 100 + (x % 7)).toFixed(3)}`);
  const body = `x,v\n${rows.join("\n")}\n`;
  site.route("/stories/many/rows.csv", () => ({ type: "text/csv", body }));
  await open();
  assert.ok((await browser.run(ink, 0)).share > 0.005);
  assert.ok((await browser.run(marks)) <= 200);
  await browser.point(await browser.run(place));
  await browser.run(frames);
  assert.match(JSON.stringify(await browser.run(tip, 0)), /\d/u);
});

test("datasets of rows and of columns side by side", async () => {
  const columns = { data: { rows: { columns: { x: [1, 2, 3], v: [3, null, 5] } } } };
  site.story("many", told(chart("rows"), { datasets: ["a.csv", "b.json"] }));
  site.route("/stories/many/a.csv", () => ({ type: "text/csv", body: "x,v\n1,2\n" }));
  site.route("/stories/many/b.json", () => ({ type: "application/json", body: JSON.stringify(columns) }));
  await open();
});
