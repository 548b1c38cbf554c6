// Pointer and finger: the tip stays out of the way, can be reached and sent away; the page scrolls.
// Engines: chromium, because its protocol alone sends touches.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { Key } from "./harness/browser.mjs";
import { element, page } from "./harness/pages.mjs";
import { names } from "./harness/stories.mjs";
import { findings, frames, marks, settle, stage, tip } from "./harness/widget.mjs";

const LINES = "kazakhstan"; // a step of two long lines

begin();

async function open(name, step, size = {}) {
  await browser.emulate({ motion: "reduce", height: 1600, ...size });
  const body = element(name, { language: "en", ...(step && { step }) });
  await browser.open(site.page("/case", page({ body, css: "body { padding: 40px 0 2000px }" })));
  await browser.run(settle, 0, "ready");
  await browser.run(frames);
}

const middle = ({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 2 });
const told = async () =>
  (await browser.run(findings)).events.filter(({ name }) => name === "focus").map(({ detail }) => detail.label);

for (const width of [360, 720, 1280]) {
  test(`a pointer on its way along a line at ${width} px tells of each mark that it meets`, async () => {
    await open("central-asia", LINES, { width });
    const all = (await browser.run(marks, 0)).filter(({ name }) => name.includes("Kazakhstan"));
    const before = (await told()).length;
    const path = all.map(middle);
    for (const [at, to] of path.entries()) {
      const from = path[Math.max(0, at - 1)];
      for (const share of [0.5, 1]) await browser.point({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    }
    const heard = new Set((await told()).slice(before));
    const missed = all.filter(({ name }) => !heard.has(name)).map(({ name }) => name);
    // Where lines cross, the other's mark may be nearer.
    assert.ok(missed.length <= all.length * 0.2, `not told: ${missed.join("; ")}`);
  });
}

test("a tip can be reached with the pointer, stays, and goes by Escape wherever the focus is", async () => {
  await open(names[0]);
  const [mark] = await browser.run(marks, 0);
  await browser.point(middle(mark));
  const { box } = await browser.run(tip, 0);
  const to = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  // Straight across from the mark, as a hand goes.
  const from = { x: middle(mark).x, y: Math.max(to.y, mark.top + 1) };
  for (let share = 0; share <= 1; share += 0.1) {
    await browser.point({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
  }
  assert.ok(await browser.run(tip, 0), "it is there when the pointer is on it");
  await browser.run(() => new Promise((done) => setTimeout(done, 1500)));
  assert.ok(await browser.run(tip, 0), "and stays");
  await browser.press(Key.ESCAPE);
  assert.equal(await browser.run(tip, 0), null, "Escape sends it away");
});

const touch = (type, point) =>
  browser.command("Input.dispatchTouchEvent", { type, touchPoints: point ? [point] : [] });
const rest = (ms) => browser.run((time) => new Promise((done) => setTimeout(done, time)), ms);

test("a finger feels its way along the chart, and no tip is under it", async () => {
  await open("central-asia", LINES, { width: 360, ratio: 2 });
  await browser.command("Emulation.setTouchEmulationEnabled", { enabled: true });
  const path = (await browser.run(marks, 0)).filter(({ name }) => name.includes("Kazakhstan")).map(middle);
  const seen = new Set();
  // A finger that begins level is the chart's; one that begins upright is the page's.
  const start = { x: path[0].x + 30, y: path[0].y };
  await touch("touchStart", start);
  await rest(500);
  await touch("touchMove", { x: start.x - 20, y: start.y });
  for (const [at, to] of path.entries()) {
    const from = path[Math.max(0, at - 1)];
    await touch("touchMove", { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
    await touch("touchMove", to);
    await browser.run(frames); // moves are told once a frame
    const said = await browser.run(tip, 0);
    if (!said) continue;
    seen.add(said.text);
    const { left, right, top, bottom } = said.box;
    const isUnder = to.x > left && to.x < right && to.y > top && to.y < bottom;
    assert.ok(!isUnder, `under the finger: ${said.text}`);
  }
  await touch("touchEnd", null);
  await browser.command("Emulation.setTouchEmulationEnabled", { enabled: false });
  assert.ok(seen.size > path.length / 2, `${seen.size} of ${path.length}`);
});

test("the page scrolls from anywhere on the chart, and pinching is the browser's", async () => {
  await open(names[0], null, { width: 360 });
  const ways = await browser.run(() => {
    const root = document.querySelector("data-story").shadowRoot;
    return [...root.querySelectorAll("*")].map((one) => getComputedStyle(one).touchAction);
  });
  const isFree = (way) => /auto|manipulation|pan-y pinch-zoom/u.test(way);
  assert.deepEqual(ways.filter((way) => !isFree(way)), []);
  await browser.command("Emulation.setTouchEmulationEnabled", { enabled: true });
  const { x, y } = middle((await browser.run(marks, 0))[0]);
  await browser.command("Input.synthesizeScrollGesture", { x: Math.round(x), y: Math.round(y), yDistance: -200, speed: 2000 });
  await browser.command("Emulation.setTouchEmulationEnabled", { enabled: false });
  assert.ok((await browser.run(() => scrollY)) > 100);
});

test("where it is written from right to left, a swipe to the right brings the next step", async () => {
  await browser.emulate({ motion: "reduce", width: 360 });
  const src = site.story("rtl", readFileSync(new URL("../rtl/story.json", import.meta.url), "utf8"));
  await browser.open(site.page("/case", page({ body: `<data-story src="${src}" language="ar"></data-story>`, lang: "ar" })));
  await browser.run(settle, 0, "ready");
  await browser.command("Emulation.setTouchEmulationEnabled", { enabled: true });
  const { x, y } = await browser.run(() => {
    const { left, top, width, height } = document.querySelector("data-story").shadowRoot.querySelector(".ds-text").getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  for (const [distance, index] of [[120, 1], [-120, 0]]) {
    await touch("touchStart", { x, y });
    for (const part of [0.5, 1]) await touch("touchMove", { x: x + distance * part, y });
    await touch("touchEnd");
    await browser.run(frames);
    assert.equal((await browser.run(stage, 0)).index, index);
  }
  await browser.command("Emulation.setTouchEmulationEnabled", { enabled: false });
});

test("fingers are told that they may swipe, until they have; buttons do the same", async () => {
  await browser.command("Emulation.setTouchEmulationEnabled", { enabled: true });
  await browser.emulate({ width: 320, height: 700, motion: "reduce", isMobile: true });
  await browser.open(site.page("/case", page({ body: element(names[0], { language: "en" }) })));
  await browser.run(settle, 0, "ready");
  const hint = () => {
    const own = document.querySelector("data-story").shadowRoot.querySelector(".ds-swipe");
    const { right, bottom } = own.getBoundingClientRect();
    return own.checkVisibility() && right <= innerWidth && bottom > 0 && own.textContent;
  };
  assert.equal(await browser.run(() => matchMedia("(pointer: coarse)").matches), true);
  assert.match(await browser.run(hint), /Swipe/u);
  await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector("[data-do=next]").click());
  await browser.run(frames);
  assert.equal(await browser.run(hint), false);
  assert.equal((await browser.run(stage, 0)).index, 1);
  await browser.command("Emulation.setTouchEmulationEnabled", { enabled: false });
});
