// The static twin is as high as the widget that takes its place, at every width.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { element, page } from "./harness/pages.mjs";
import { names, twin } from "./harness/stories.mjs";
import { findings, frames, settle } from "./harness/widget.mjs";

// Either side of each width at which another picture is shown.
const WIDTHS = [320, 339, 340, 419, 420, 459, 460, 539, 540, 639, 640, 679, 680, 720, 859, 860, 1049, 1050, 1200, 1400];

begin();

/** Heights of the figure and of its stage, and how many pictures are to be seen in it. */
const heights = (isTwin) => {
  const host = document.querySelector("data-story");
  const root = isTwin ? host : host.shadowRoot;
  const height = (part) => root.querySelector(part).getBoundingClientRect().height;
  // Where notes stand under the picture, what the stage is higher than it comes after them.
  const rooms = [...root.querySelectorAll(".ds-stage ~ .ds-room")].map((room) => room.getBoundingClientRect().height);
  const pictures = [...root.querySelectorAll(".ds-stage > *")].filter((one) => one.matches("svg") && one.checkVisibility());
  const stage = rooms.reduce((sum, room) => sum + room, height(".ds-stage"));
  return { figure: height("figure"), stage, pictures: pictures.length };
};

async function measure(name, width, isTwin) {
  const html = twin(name);
  const mode = html.startsWith('<figure class="ds is-scroll"') ? { mode: "scroll" } : {};
  const body = `<div style="width: ${width}px">${element(name, { twin: html, ...mode })}</div>`;
  await browser.emulate({ width: width + 40, height: 1000, motion: "reduce" });
  await browser.open(site.page("/case", page({ body, script: !isTwin })));
  if (!isTwin) await browser.run(settle, 0, "ready");
  await browser.run(frames);
  return browser.run(heights, isTwin);
}

for (const name of names) {
  test(`the twin of ${name} is as high as its widget`, async () => {
    for (const width of WIDTHS) {
      const still = await measure(name, width, true);
      const moving = await measure(name, width, false);
      assert.equal(still.pictures, 1, `at ${width} px`);
      assert.ok(Math.abs(still.stage - moving.stage) <= 1, `stage at ${width} px: ${still.stage}, ${moving.stage}`);
      assert.ok(Math.abs(still.figure - moving.figure) <= 1, `figure at ${width} px: ${still.figure}, ${moving.figure}`);
      const { errors } = await browser.run(findings);
      assert.deepEqual(errors, []);
    }
  });
}

/** What of the twin is to be seen, and where its headline and prose begin. */
const begun = () => {
  const top = (part) => document.querySelector(part).getBoundingClientRect().top;
  const steps = [...document.querySelectorAll(".ds-step")];
  const seen = steps.filter((step) => getComputedStyle(step).visibility === "visible");
  return { count: steps.length, seen: seen.length, headline: top(".ds-headline"), prose: top(".ds-text") };
};

test("a page that has come in part shows what has come in its place", async () => {
  const whole = page({ body: element("ai-in-hong-kong", { twin: twin("ai-in-hong-kong") }), script: false });
  const show = async (html) => {
    await browser.open(site.page("/case", html));
    return browser.run(begun);
  };
  await browser.emulate({ width: 700, height: 1000, motion: "reduce" });
  const { headline, prose } = await show(whole);
  const ends = [...whole.matchAll(/<\/section>/g)].map(({ index }) => index);
  for (const end of [ends[1], ends[5], whole.indexOf('class="ds-stage"') + 2000]) {
    const part = await show(whole.slice(0, end));
    assert.ok(part.count > 1, `${end} letters hold several steps`);
    assert.equal(part.seen, 1, `after ${end} letters`);
    assert.deepEqual([part.headline, part.prose], [headline, prose], `after ${end} letters`);
  }
});
