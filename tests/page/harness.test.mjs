// The harness itself: it must notice each fault that the other cases rely on it to notice.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { page } from "./harness/pages.mjs";
import { findings, ink } from "./harness/widget.mjs";

begin({});

const open = (name, body) => browser.open(site.page(`/${name}`, page({ body, script: false })));

test("errors of every kind are written down", async () => {
  await open("errors", `<script>
    console.error("aloud"); console.warn("softly");
    Promise.reject(new Error("unhandled one"));
    setTimeout(() => { throw new Error("thrown one"); });
  </script><img src="/missing.png">`);
  const errors = await browser.until("five errors", () => probe.errors.length === 5 && probe.errors);
  const has = (text) => assert.ok(errors.some((error) => error.includes(text)), `${text} in ${errors}`);
  ["console.error aloud", "console.warn softly", "unhandled one", "thrown one", "missing.png"].forEach(has);
  const complaints = await browser.complaints();
  // The other drivers hand out no console; there, the probe has to do.
  if (browser.engine === "chromium") assert.ok(complaints.some((line) => line.includes("missing.png")), complaints.join("\n"));
});

test("a page without a fault has none", async () => {
  await open("calm", "<p>calm</p>");
  const { errors, violations, shifts } = await browser.run(findings);
  assert.deepEqual([errors, violations, shifts], [[], [], []]);
  assert.deepEqual(await browser.complaints(), []);
});

test("a layout shift is measured", async () => {
  await open("shift", '<div id="late"></div><p style="margin: 0">text that is pushed down</p>');
  await browser.run(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await browser.run(() => { document.querySelector("#late").style.height = "300px"; });
  const shift = await browser.until("a shift", () => probe.shifts[0]);
  assert.ok(shift.value > 0.01);
  assert.equal(shift.sources[0].node, "p.");
});

test("a blank canvas is told from a drawn one", async () => {
  await open("canvas", `<data-story></data-story><data-story></data-story><script>
    for (const [index, host] of document.querySelectorAll("data-story").entries()) {
      const canvas = document.createElement("canvas");
      host.attachShadow({ mode: "open" }).append(canvas);
      if (index) canvas.getContext("2d").fillRect(0, 0, 30, 30);
    }
  </script>`);
  assert.equal((await browser.run(ink, 0)).share, 0);
  assert.ok((await browser.run(ink, 1)).share > 0.01);
});

test("an error in a task that runs in the page fails the case", async () => {
  await assert.rejects(browser.run(() => missing()), /ReferenceError.*missing/);
});
