// Guess before you see: by pointer, by keyboard, by number; nothing gives the answer away before it is asked for.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { begin, browser, site } from "./harness/begin.mjs";
import { Key } from "./harness/browser.mjs";
import { address, page } from "./harness/pages.mjs";
import { findings, frames, marks, settle } from "./harness/widget.mjs";

begin();

const STORY = readFileSync(new URL("../ask/story.json", import.meta.url), "utf8");

async function open(step) {
  await browser.emulate({ width: 760, height: 1200, motion: "reduce" });
  const src = site.story("guess", STORY);
  const body = `<data-story src="${src}" language="en" theme="light" step="${step}"></data-story>`;
  // A page has a margin. Without one, WebKitGTK's scrollbar lies over the last 20 px and takes what is dragged there.
  await browser.open(site.page("/case", page({ body, lang: "en", css: "body { padding: 0 24px }" })));
  await browser.run(settle, 0, "ready");
  await browser.until("it asks", () => document.querySelector("data-story").shadowRoot?.querySelector(".ds-step.is-on .ds-ask input"));
}

/** All that can be read of the step on stage, seen or spoken. */
const said = () =>
  browser.run(() => {
    const { shadowRoot } = document.querySelector("data-story");
    const shown = [...shadowRoot.querySelectorAll("*")].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".ds-step:not(.is-on)"));
    const words = shown.flatMap((one) => [...one.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data));
    const names = shown.map((one) => one.getAttribute("aria-label") ?? "");
    return [...words, ...names].join(" | ");
  });

const fields = () =>
  browser.run(() =>
    [...document.querySelector("data-story").shadowRoot.querySelectorAll(".ds-ask input")].map((field) => ({
      type: field.type, name: field.ariaLabel, value: field.valueAsNumber, words: field.getAttribute("aria-valuetext"),
    })));

const press = (does) =>
  browser.run((wanted) => document.querySelector("data-story").shadowRoot.querySelector(`[data-do=${wanted}]`).click(), does);

async function look(name) {
  if (process.env.DATASTORY_LOOK) writeFileSync(join(process.env.DATASTORY_LOOK, `${name}.png`), await browser.picture());
}

const box = (selector) =>
  browser.run((wanted) => {
    const { left, top, width, height } = document.querySelector("data-story").shadowRoot.querySelector(wanted).getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2, left, top, width, height };
  }, selector);

async function drag(from, to) {
  const { driver } = browser;
  const at = ({ x, y }) => ({ x: Math.round(x), y: Math.round(y), duration: 0 });
  await driver.actions().move(at(from)).press().move(at(to)).release().perform();
  await browser.run(frames);
}

test("a bar: nothing gives its value away, and fields and pointer say the same", async () => {
  await open("bar");
  assert.doesNotMatch(await said(), /75/);
  assert.equal((await browser.run(marks, 0)).length, 1, "only the other bar is a mark");
  const start = await fields();
  assert.deepEqual(start.map(({ type }) => type), ["range", "number"]);
  for (const { name, words } of start) {
    assert.match(name, /^Your guess for In 2025/);
    assert.equal(words, "0%");
  }
  await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector(".ds-ask input").focus());
  await browser.press(Key.ARROW_RIGHT, Key.ARROW_RIGHT);
  assert.deepEqual((await fields()).map(({ value }) => value), [2, 2]);
  const handle = await box(".ds-handle");
  await drag(handle, { x: handle.x, y: handle.y - 40 });
  const [dragged] = await fields();
  assert.ok(dragged.value > 5 && dragged.value < 50, `dragged to ${dragged.value}`);
  const moved = await box(".ds-handle");
  assert.ok(Math.abs(moved.y - (handle.y - 40)) < 4, "the handle is where it was dragged to");
  await browser.run(() => {
    const field = document.querySelector("data-story").shadowRoot.querySelector("[type=number]");
    field.value = 60;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  });
  assert.deepEqual((await fields()).map(({ words }) => words), ["60%", "60%"]);
  await look("ask-bar");
  await press("answer");
  await browser.run(frames);
  const told = await said();
  assert.match(told, /Your guess of 60% was 15 percentage points too low\. Actual: 75%/);
  assert.match(told, /of banks used AI/);
  assert.equal((await browser.run(marks, 0)).length, 2);
  assert.equal(await browser.run(() => document.querySelector("data-story").shadowRoot.activeElement?.className), "ds-verdict");
  await look("ask-bar-told");
  assert.deepEqual((await browser.run(findings)).errors, []);
});

test("a line is drawn on, by a slider for each point or through the columns", async () => {
  await open("line");
  assert.ok(await browser.run(() => document.documentElement.scrollWidth <= innerWidth), "no handle makes the page scroll sideways");
  assert.doesNotMatch(await said(), /\b(24|33|41)%/);
  assert.deepEqual((await fields()).map(({ type, value }) => [type, value]), Array(3).fill(["range", 17]));
  const handles = await browser.run(() =>
    [...document.querySelector("data-story").shadowRoot.querySelectorAll(".ds-handle")].map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }));
  assert.equal(handles.length, 3);
  await drag(handles[2], { x: handles[2].x, y: handles[2].y - 60 });
  await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector(".ds-ask input").focus());
  await browser.press(Key.ARROW_RIGHT);
  const now = (await fields()).map(({ value }) => value);
  assert.ok(now[0] > 17 && now[1] === 17 && now[2] > 20, now.join(" "));
  await look("ask-line");
  await press("answer");
  await browser.run(frames);
  assert.match(await said(), /On average, your line was [\d.]+ percentage points? off\./);
  await look("ask-line-told");
  assert.equal((await browser.run(marks, 0)).length, 6);
});

test("who goes on without an answer takes nothing of the question along", async () => {
  await open("bar");
  const shown = () =>
    browser.run(() => {
      const { shadowRoot } = document.querySelector("data-story");
      return [...shadowRoot.querySelectorAll(".ds-handle, .is-on .ds-ask")].filter((one) => one.checkVisibility()).length;
    });
  assert.equal(await shown(), 2);
  await browser.run(() => document.querySelector("data-story").goTo("line"));
  await browser.until("it asks for a line", () => document.querySelector("data-story").shadowRoot.querySelector(".is-on .ds-ask"));
  await browser.run(() => document.querySelector("data-story").goTo("told"));
  await browser.run(frames);
  assert.equal(await shown(), 0);
  await browser.run(() => document.querySelector("data-story").goTo("bar"));
  await browser.run(frames);
  assert.equal(await shown(), 2);
});

test("tools that would give the answer away are not there, and keys go past them", async () => {
  await open("bar");
  const reached = () => document.querySelector("data-story").shadowRoot.querySelector("[role=toolbar] [tabindex='0']").dataset.do;
  const does = () => document.querySelector("data-story").shadowRoot.activeElement.dataset.do;
  assert.equal(await browser.run(reached), "sources", "Tab comes to one that is there");
  await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector("[data-do=sources]").focus());
  await browser.press(Key.ARROW_RIGHT);
  assert.equal(await browser.run(does), "share");
  await browser.press(Key.HOME, Key.ARROW_LEFT);
  assert.equal(await browser.run(does), "sources");
});

test("who does not want to guess is shown the answer", async () => {
  await open("bar");
  await press("skip");
  await browser.run(frames);
  assert.match(await said(), /Actual: 75%/);
  assert.doesNotMatch(await said(), /Your guess/);
  assert.deepEqual((await browser.run(findings)).errors, []);
});

for (const mode of ["stepper", "scroll"]) {
  test(`a published story asks, too, as soon as the module is there that can (${mode})`, async () => {
    await browser.emulate({ width: 760, height: 1200, motion: "reduce" });
    const body = `<data-story src="${address("ai-in-hong-kong")}" language="en" mode="${mode}" theme="light" step="generative-ai"></data-story>`;
    await browser.open(site.page("/case", page({ body, lang: "en" })));
    await browser.run(settle, 0, "ready");
    // In scroll mode the step is the one whose prose is in view.
    await browser.run(() => document.querySelector("data-story").goTo("generative-ai"));
    await browser.until("it asks", () => document.querySelector("data-story").shadowRoot?.querySelector(".ds-ask input"));
    assert.doesNotMatch(await said(), /38(%| percent)/);
    await look(`ask-flagship-${mode}`);
    await press("answer");
    await browser.run(frames);
    assert.match(await said(), /Your guess of 0% was 38 percentage points too low\. Actual: 38%/);
    await look(`ask-flagship-${mode}-told`);
    assert.deepEqual((await browser.run(findings)).errors, []);
  });
}
