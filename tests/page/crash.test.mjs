// A crash stays in the widget where it happens; many widgets share a page without wearing it out.
// Engines: all.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { CRASHES, CRASHING } from "./harness/crash.mjs";
import { ENGINE } from "./harness/engines.mjs";
import { HASTY } from "./harness/faults.mjs";
import { TWIN, element, page } from "./harness/pages.mjs";
import { names, steps } from "./harness/stories.mjs";
import { ends, findings, frames, hasState, ink, seesTwin, settle, stage, states } from "./harness/widget.mjs";

const [GOOD] = names;
/** Instances that live at the same time, at most. */
const MOST_LIVE = 16;
/** How many crash one after another; each takes other engines several times as long. */
const CRASHED = ENGINE === "chromium" ? 1000 : 200;
/** How many of them are on the page at the same time. */
const TOGETHER = 8;
/** How often an element starts in all, when it crashes each time. */
const STARTS = 3;

begin({ width: 1280, height: 900, motion: "reduce" });
beforeEach(() => site.restore());

const open = (body, head = CRASHING) => browser.open(site.page("/case", page({ body, head })));
const three = () => open(names.map((name) => element(name, { twin: TWIN })).join("\n"));

/** Lets the widget at `index` crash by a call from the page; the state that it is in at once. */
const crashBy = (index, kind) => {
  Object.assign(crash, { kind, times: 1 });
  const host = document.querySelectorAll("data-story")[index];
  host.next();
  return host.dataset.state;
};

for (const [what, kind] of Object.entries(CRASHES)) {
  test(`a widget that ${what} is its twin at once; the others keep their state and go on; it starts again`, async () => {
    await three();
    assert.deepEqual(await ends(browser, 3), ["ready", "ready", "ready"]);
    for (const index of [0, 1, 2]) await browser.run((at) => document.querySelectorAll("data-story")[at].next(), index);
    const pictures = async () => Promise.all([await browser.run(ink, 0), await browser.run(ink, 2)]);
    const before = await pictures();
    assert.equal(await browser.run(crashBy, 1, kind), "failed", "before the call returns");
    assert.equal(await browser.run(seesTwin, 1), true);
    assert.deepEqual(await pictures(), before, "nothing of the others has changed");
    for (const index of [0, 2]) {
      assert.equal((await browser.run(stage, index)).index, 1);
      await browser.run((at) => document.querySelectorAll("data-story")[at].next(), index);
      assert.equal((await browser.run(stage, index)).index, 2);
    }
    const { errors, events } = await browser.run(findings);
    assert.deepEqual(events.filter(({ name }) => name === "error").map(({ detail }) => detail.code), ["crashed"]);
    assert.equal(errors.length, 1, errors.join("\n"));
    await browser.until("it has started again", hasState, 1, "ready");
    assert.equal((await browser.run(stage, 1)).index, 1, "at the step where it was");
    assert.ok((await browser.run(ink, 1)).share > 0.005);
  });
}

// Where the page calls in: by a press, by a frame, by an observer.
test("a crash in an answer to the page's own events is caught as well", async () => {
  await three();
  await ends(browser, 3);
  const failed = async () => (await browser.run(states)).filter((state) => state === "failed").length;
  // Each of them hears of a click, lest its own tip stay open; the first to hear meets it.
  await browser.run(() => {
    Object.assign(crash, { kind: "stop", times: 1 });
    document.querySelector("data-story").shadowRoot.querySelector(".ds-next").click();
  });
  assert.equal(await failed(), 1, "at once");
  await browser.run(() => {
    Object.assign(crash, { kind: "stop", times: 1 });
    document.querySelector("data-story[data-state=ready]").style.width = "400px";
  });
  await browser.until("the observer has met it", () => crash.seen === 2);
  assert.equal(await failed(), 2);
  const { errors } = await browser.run(findings);
  // Who takes an element out of the page while its size is being told has the browser say so.
  assert.deepEqual(errors.filter((line) => !/\[crashed\]|ResizeObserver loop/u.test(line)), []);
});

test("who crashes at each start is left alone after two more, whatever the reader does", async () => {
  await open(element(GOOD, { twin: TWIN }), HASTY + CRASHING.replace('kind: "", times: 0', 'kind: "stop", times: 1e9'));
  await browser.until("all starts are over", (most) => crash.seen >= most, STARTS);
  await browser.run(async () => {
    const host = document.querySelector("data-story");
    for (let count = 0; count < 1000; count += 1) {
      host.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
      dispatchEvent(new Event("online"));
      host.next();
      if (count % 50 === 0) await new Promise((done) => setTimeout(done, 20));
    }
  });
  assert.deepEqual(await browser.run(() => [crash.seen, crash.made]), [STARTS, STARTS]);
  assert.equal(await browser.run(seesTwin, 0), true);
  const { errors } = await browser.run(findings);
  assert.equal(errors.length, STARTS, "one line each");
});

test(`after ${CRASHED} crashes the page goes on: no memory is left, and neighbours never notice`, async () => {
  await open(element(GOOD) + '<div id="place"></div>', HASTY + CRASHING);
  await browser.run(settle, 0, "ready");
  const html = element(GOOD, { twin: TWIN });
  for (let count = 0; count < CRASHED; count += TOGETHER) {
    await browser.run((html) => { document.querySelector("#place").innerHTML = html; }, html.repeat(TOGETHER));
    await browser.until("they are ready", (most) => document.querySelectorAll("#place [data-state=ready]").length === most, TOGETHER);
    const ends = await browser.run(() => [...document.querySelectorAll("#place data-story")].map((host) => {
      Object.assign(crash, { kind: "stop", times: 1 });
      host.next();
      return host.dataset.state;
    }));
    assert.deepEqual([...new Set(ends)], ["failed"], `after ${count}`);
  }
  await browser.run(() => document.querySelector("#place").replaceChildren());
  assert.deepEqual(await browser.run(() => crash.seen), CRASHED);
  assert.equal(await browser.run(() => document.querySelector("data-story").goTo("nowhere")), false, "the neighbour answers");
  await browser.run((id) => document.querySelector("data-story").goTo(id), steps(GOOD)[1]);
  assert.equal((await browser.run(stage, 0)).index, 1);
  // More than any browser has memories for, had one of them been kept.
  await browser.run((html) => { document.querySelector("#place").innerHTML = html; }, html);
  await browser.run(settle, 1, "ready");
});

test("of 200 widgets at most 16 are live, and each shows a picture", async () => {
  const many = 200;
  const grid = "main { display: grid; grid-template-columns: repeat(4, 1fr) }";
  const body = `<main>${Array.from({ length: many }, () => element(names.at(-1), { twin: TWIN })).join("\n")}</main>`;
  await browser.open(site.page("/case", page({ body, css: grid, head: CRASHING })));
  // Small twins: all of them are near at the same time, and begin.
  await browser.until("some are ready", (most) => document.querySelectorAll("[data-state=ready]").length >= most, MOST_LIVE);
  await browser.until("none begins any more", () => !document.querySelector("[data-state=loading]"));
  assert.equal((await browser.run(states)).filter((state) => state === "ready").length, MOST_LIVE);
  await browser.run(() => document.querySelector("style").append("data-story { min-height: 600px }"));
  let most = 0;
  for (let index = 0; index < many; index += 4) {
    await browser.run((at) => document.querySelectorAll("data-story")[at].scrollIntoView({ block: "center" }), index);
    await browser.until(`the widgets from ${index} on are drawn`, (at) =>
      [...document.querySelectorAll("data-story")].slice(at, at + 4).every((host) => {
        // Who is at rest in view comes back when the reader turns to it.
        if (host.dataset.state === "static") host.dispatchEvent(new PointerEvent("pointerover"));
        return host.shadowRoot.querySelector("canvas");
      }), index);
    const now = await browser.run(states);
    most = Math.max(most, now.filter((state) => state === "ready").length);
    assert.ok(!now.includes("failed"));
  }
  assert.equal(most, MOST_LIVE);
  const bare = [];
  for (let index = 0; index < many; index += 1) if (!((await browser.run(ink, index)).share > 0.005)) bare.push(index);
  assert.deepEqual(bare, [], "those at rest keep what they showed");
  await browser.run(frames);
  assert.deepEqual((await browser.run(findings)).errors, []);
});

test("fifty that begin at the same time, from the same files, are all drawn; each file is fetched once", async () => {
  const many = 50;
  site.log.length = 0;
  const body = Array.from({ length: many }, () => element(GOOD)).join("\n");
  const pile = "data-story { position: absolute; top: 0; width: 300px }";
  await browser.open(site.page("/case", page({ body, css: pile, head: CRASHING })));
  await browser.until("all are drawn", (many) =>
    [...document.querySelectorAll("data-story")].filter(({ shadowRoot }) => shadowRoot.querySelector("canvas")).length === many, many);
  await browser.until("none begins any more", () => !document.querySelector("[data-state=loading]"));
  const now = await browser.run(states);
  assert.equal(now.filter((state) => state === "ready").length, MOST_LIVE);
  assert.deepEqual([...new Set(now)].sort(), ["ready", "static"]);
  const fetched = site.log.filter((path) => path.startsWith("/stories/"));
  assert.deepEqual(fetched.sort(), [...new Set(fetched)].sort());
});
