// The bench's own arithmetic: a wrong median would bend every figure.
// Engines: chromium, because it opens no browser at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { scriptTime } from "../../bench/measures/script.mjs";
import { report } from "../../bench/report.mjs";
import { median, percentile } from "../../bench/statistics.mjs";

test("medians and percentiles", () => {
  assert.equal(median([]), null);
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(percentile([], 0.95), null);
  assert.equal(percentile([5, 1, 3], 0.95), 5);
  assert.equal(percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.5), 6);
});

test("script time counts own code once, on the main thread, until the charts are live", () => {
  const event = (name, ts, dur, url, more) => ({
    name, ts, dur, tdur: dur, ph: "X", pid: 1, tid: 1, args: { data: { url } }, ...more,
  });
  const own = "http://here/d3/app.js";
  const events = [
    event("RunMicrotasks", 10, 1000),
    event("EvaluateScript", 2000, 3000, own),
    event("FunctionCall", 2500, 1000, own),
    event("RunMicrotasks", 6000, 500),
    event("FunctionCall", 7000, 4000, "bench-probe.js"),
    event("FunctionCall", 12_000, 800, own, { tid: 2 }),
    event("FunctionCall", 13_000, 700, own, { pid: 2 }),
    event("FunctionCall", 14_000, 250, own),
    { name: "bench-live", ph: "I", pid: 1, tid: 1, ts: 20_000 },
    event("FunctionCall", 21_000, 9000, own),
  ];
  assert.equal(scriptTime(events, "/d3/"), 3.75);
});

test("the report gives ratios, ranges, and what failed", async () => {
  const row = (contender, round, figures) =>
    ({ measure: "article", case: "cpu1", contender, round, load: 1, ...figures });
  const text = await report({
    rows: [
      row("datastory", 0, { first: 100 }), row("datastory", 1, { first: 120 }),
      row("canvas", 0, { first: 55 }), row("canvas", 1, { error: "it broke" }),
      row("uplot", 0, { first: 330 }),
    ],
    measures: [{ id: "article", cases: [{ id: "cpu1", name: "CPU 1×" }] }],
    contenders: [
      { id: "datastory", name: "datastory", isOurs: true },
      { id: "canvas", name: "canvas" },
      { id: "uplot", name: "uPlot", library: "uplot" },
    ],
    order: { rounds: 2 },
    chromium: "Chromium 1",
  });
  assert.match(text, /\| first chart, CPU 1× \| \*\*0\.5\*\* \| 3\.0 \|/);
  assert.match(text, /\| canvas \| 55 \|\n\| \*\*datastory\*\* \| 110 \(100–120\) \|\n\| uPlot \| 330 \|/);
  assert.match(text, /- canvas, article cpu1: it broke/);
});
