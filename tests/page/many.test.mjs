// Five thousand data: few elements at a time, ranges in words, and any datum within twelve keys.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { Key } from "./harness/browser.mjs";
import { element, page } from "./harness/pages.mjs";
import { focused, frames, settle, tip } from "./harness/widget.mjs";

const ROWS = 5000;
const NODES = 200;
const KEYS = 12;
/** How ranges are cut: parts of a range, most of the whole, and what Page Down passes over. */
const PARTS = 16;
const ROOTS = 24;
const STRIDE = 4;

begin({ width: 800, motion: "reduce" });

const day = (at) => new Date(Date.UTC(2010, 0, 1 + at));
const spoken = (at) => day(at).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
/** Each value once, up and down again and again. */
const value = (at) => (at * 37) % ROWS;

const told = (mark, color) => ({
  version: 1, languages: ["en"], headline: "Many",
  data: { rows: { url: "rows.csv", fields: { day: { type: "temporal" }, v: { type: "quantitative" } } } },
  steps: [{ id: "one", title: "One", text: "One.", alt: "Very many values.", chart: {
    data: { name: "rows" }, mark,
    encoding: { x: { field: "day", type: "temporal" }, y: { field: "v", type: "quantitative" }, ...color },
  } }],
});

async function open(story) {
  site.story("many", story);
  const lines = Array.from({ length: ROWS }, (_, at) => `${day(at).toISOString().slice(0, 10)},${value(at)},${at % 2 ? "odd" : "even"}`);
  site.route("/stories/many/rows.csv", () => ({ type: "text/csv", body: `day,v,half\n${lines.join("\n")}\n` }));
  await browser.open(site.page("/case", page({ body: element("many"), lang: "en", css: "body { padding: 40px 16px }" })));
  await browser.run(settle, 0, "ready");
  await browser.run(frames);
}

/** All that stands over the chart, in the order of the document. */
const nodes = () =>
  [...document.querySelector("data-story").shadowRoot.querySelectorAll(".ds-marks *")].map((one) => ({
    role: one.getAttribute("role"), name: one.getAttribute("aria-label"), open: one.getAttribute("aria-expanded"), stop: one.tabIndex,
  }));
const first = () => document.querySelector("data-story").shadowRoot.querySelector(".ds-marks > *").focus();

/** The fewest keys from the first of `count` things to the one at `to`. */
function walk(to, count) {
  const ways = [];
  for (let far = 0; far * STRIDE < count; far += 1) {
    for (const [start, keys, leap, way] of [[0, [], Key.PAGE_DOWN, 1], [count - 1, [Key.END], Key.PAGE_UP, -1]]) {
      const rest = to - start - way * far * STRIDE;
      const step = rest < 0 ? Key.ARROW_LEFT : Key.ARROW_RIGHT;
      ways.push([...keys, ...Array(far).fill(leap), ...Array(Math.abs(rest)).fill(step)]);
    }
  }
  return ways.reduce((best, one) => (one.length < best.length ? one : best));
}

/** The keys from the first range of a line of `count` data to one of them. */
function keys(to, count) {
  let span = PARTS;
  while (count / span > ROOTS) span *= PARTS;
  let [from, size] = [0, count];
  const pressed = [];
  for (;;) {
    const at = Math.floor((to - from) / span);
    pressed.push(...walk(at, Math.ceil(size / span)));
    from += at * span;
    size = Math.min(span, size - at * span);
    if (size === 1) return pressed;
    pressed.push(Key.ENTER);
    span /= PARTS;
  }
}

test("each of 5,000 data is twelve keys away at most, among 200 elements at most", async () => {
  await open(told({ type: "line", strokeWidth: 1 }));
  const all = Array.from({ length: ROWS }, (_, at) => keys(at, ROWS).length);
  assert.ok(Math.max(...all) <= KEYS, `${Math.max(...all)} keys`);
  const worst = all.flatMap((count, at) => (count === KEYS ? [at] : []));
  const some = [0, 1, 2500, ROWS - 1, ...Array.from({ length: 8 }, (_, at) => at * 619 + 5), ...worst.filter((_, at) => at % Math.ceil(worst.length / 8) === 0)];
  for (const at of some) {
    await browser.run(first);
    await browser.press(...keys(at, ROWS));
    const { name } = await browser.run(focused, 0);
    const wanted = value(at).toLocaleString("en-GB");
    assert.ok(name.startsWith(`${spoken(at)}, ${wanted},`), `${at}: ${name}`);
    assert.ok(name.endsWith(`${at + 1} of ${ROWS}`), name);
    assert.equal((await browser.run(tip, 0)).value, wanted);
    const there = await browser.run(nodes);
    assert.ok(there.length <= NODES, `${there.length} elements`);
    assert.equal(there.filter(({ stop }) => stop === 0).length, 1, "one stop of Tab");
    assert.ok(there.every(({ role, name: words }) => words.length > 10 && ["img", "button"].includes(role)));
  }
});

test("a range says from where to where, how many, the least and the greatest; so does the summary", async () => {
  await open(told({ type: "line", strokeWidth: 1 }));
  const [range, ...others] = await browser.run(nodes);
  assert.deepEqual([range.role, range.open], ["button", "false"]);
  const own = Array.from({ length: 256 }, (_, at) => at);
  const low = own.reduce((best, at) => (value(at) < value(best) ? at : best));
  const high = own.reduce((best, at) => (value(at) > value(best) ? at : best));
  const said = [
    `${spoken(0)} to ${spoken(255)}`, "256 values", `Lowest: ${spoken(low)}, ${value(low)}`,
    `Highest: ${spoken(high)}, ${value(high).toLocaleString("en-GB")}`, `1 of ${others.length + 1}`,
  ];
  assert.equal(range.name, said.join("; "));
  const summary = await browser.run(() => [...document.querySelector("data-story").shadowRoot.querySelectorAll(".ds-hush")].map((one) => one.textContent).join(" "));
  assert.match(summary, /\b5,000 values\./u, "how many");
  assert.match(summary, /went from 0 in .* to 4,963 in .*, with a high of 4,999 in /u, "the trend, and the greatest");
  assert.match(summary, new RegExp(`from 0 in ${spoken(0)}`, "u"), "the least");
});

test("Escape goes out the way that Enter went in; a screen reader's press opens, too", async () => {
  await open(told({ type: "line", strokeWidth: 1 }));
  const count = (await browser.run(nodes)).length;
  await browser.run(first);
  assert.match((await browser.run(tip, 0)).text, /Enter opens this range/u);
  await browser.press(Key.ARROW_RIGHT, Key.ENTER, Key.ARROW_RIGHT, Key.ENTER);
  const at = (await browser.run(nodes)).filter(({ open }) => open === "true").map(({ name }) => name);
  assert.equal(at.length, 2);
  const out = [];
  // First the tip goes, then the range is left.
  for (let press = 0; press < 6; press += 1) {
    await browser.press(Key.ESCAPE);
    out.push([await browser.run(tip, 0) !== null, (await browser.run(focused, 0)).name]);
  }
  assert.deepEqual(out.slice(1, 5), [[true, at[1]], [false, at[1]], [true, at[0]], [false, at[0]]]);
  assert.equal((await browser.run(focused, 0)).classes, "ds-count", "the chart is left");
  assert.equal((await browser.run(nodes)).length, count, "all is closed");
  await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector(".ds-range").click());
  assert.equal((await browser.run(nodes))[0].open, "true");
  assert.ok((await browser.run(nodes)).length > count);
});

test("no range goes from one line into another; points are gone through from side to side", async () => {
  await open(told({ type: "line", strokeWidth: 1 }, { color: { field: "half", type: "nominal" } }));
  const lines = await browser.run(nodes);
  const of = (half) => lines.filter(({ name }) => name.startsWith(`${half}; `)).length;
  assert.deepEqual([of("even"), of("odd"), lines.length], [10, 10, 20]);
  await open(told("circle"));
  const points = await browser.run(nodes);
  assert.ok(points.length <= ROOTS);
  assert.ok(points[0].name.startsWith(`${spoken(0)} to `), points[0].name);
});

test("what the pointer outlines lies on the very picture, however it was painted before", async () => {
  const picture = () => {
    const canvas = document.querySelector("data-story").shadowRoot.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.reduce((sum, byte) => (Math.imul(sum, 31) + byte) | 0, 0);
  };
  const at = async (share) => {
    const { x, y, width, height } = await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector("canvas").getBoundingClientRect().toJSON());
    await browser.point({ x: x + width * share, y: y + height / 2 });
    await browser.run(frames);
    return browser.run(picture);
  };
  const line = told({ type: "line", strokeWidth: 1 });
  await open(line);
  const bare = await browser.run(picture);
  const [one, other] = [await at(0.3), await at(0.6)];
  assert.equal(new Set([bare, one, other]).size, 3, "an outline each");
  assert.deepEqual([await at(0.3), await at(0.6)], [one, other]);
  await browser.point({ x: 1, y: 1 });
  await browser.run(frames);
  assert.equal(await browser.run(picture), bare, "nothing is left of them");
  await browser.run(() => document.querySelector("data-story").setAttribute("theme", "dark"));
  await browser.run(frames);
  const dark = [await at(0.3), await at(0.6), await at(0.3)];
  assert.deepEqual([dark[0] === one, dark[1] === other, dark[2]], [false, false, dark[0]], "in other colours");
  await open(line);
  assert.deepEqual([await at(0.6), await at(0.3)], [other, one], "in the other order");
});
