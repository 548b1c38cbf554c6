// Every step of every story is reached, by the page's own means and by the reader's.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { Key } from "./harness/browser.mjs";
import { ENGINE, onlyIn } from "./harness/engines.mjs";
import { element, page } from "./harness/pages.mjs";
import { names, steps } from "./harness/stories.mjs";
import { findings, focused, frames, ink, settle, stage } from "./harness/widget.mjs";

begin();

async function open(name, attributes = {}, motion = "reduce") {
  await browser.emulate({ motion });
  const body = `<button id="before">before</button>${element(name, { id: "widget", ...attributes })}`;
  await browser.open(site.page(`/${name}`, page({ body })));
  await browser.run(settle, 0, "ready");
}

const stepEvents = async () =>
  (await browser.run(findings)).events.filter(({ name }) => name === "step").map(({ detail }) => detail);

/** Share of the colours that may differ: what was drawn before shows in the rims of letters, but in Chromium. */
const SHADES = ENGINE === "chromium" ? 0 : 0.01;

/** Presses Tab from the page's own button until something of that class has the focus. */
async function tabTo(wanted) {
  await browser.run(() => document.querySelector("#before").focus());
  for (let count = 0; count < 60; count += 1) {
    await browser.press(Key.TAB);
    const at = await browser.run(focused, 0);
    if (at?.classes.split(" ").includes(wanted)) return;
  }
  assert.fail(`Tab does not reach ${wanted}`);
}

/** Drags a finger across the prose, quickly. */
async function swipe(distance) {
  const { x, y } = await browser.run(() => {
    const box = document.querySelector("data-story").shadowRoot.querySelector(".ds-text").getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  });
  const touch = (type, at) =>
    browser.command("Input.dispatchTouchEvent", { type, touchPoints: at === null ? [] : [{ x: x + at, y }] });
  await touch("touchStart", 0);
  await touch("touchMove", distance / 2);
  await touch("touchMove", distance);
  await touch("touchEnd", null);
  await browser.run(frames);
}

const call = (method, ...values) =>
  browser.run((name, args) => document.querySelector("data-story")[name](...args), method, values);

for (const name of names) {
  const ids = steps(name);
  const detail = (index) => ({ id: ids[index], index, count: ids.length });

  test(`${name}: next() and previous() reach every step, and each is drawn`, async () => {
    await open(name);
    for (let index = 1; index < ids.length; index += 1) {
      await call("next");
      await browser.run(frames);
      assert.deepEqual((await stepEvents()).at(-1), detail(index));
      const { share } = await browser.run(ink, 0);
      assert.ok(share > 0.001, `${ids[index]} is blank`);
    }
    await call("next");
    assert.deepEqual((await stepEvents()).at(-1), detail(ids.length - 1), "there is no step after the last");
    for (let index = ids.length - 2; index >= 0; index -= 1) {
      await call("previous");
      assert.deepEqual((await stepEvents()).at(-1), detail(index));
    }
    const { errors, events } = await browser.run(findings);
    assert.deepEqual(errors, []);
    assert.ok(events.every(({ bubbles, composed, id }) => bubbles && composed && id === "widget"));
  });

  test(`${name}: goTo() reaches every step from the first and refuses a stranger`, async () => {
    await open(name);
    for (const id of [...ids].reverse()) {
      assert.equal(await call("goTo", id), true, id);
      assert.deepEqual((await stepEvents()).at(-1), detail(ids.indexOf(id)));
    }
    const count = (await stepEvents()).length;
    assert.equal(await call("goTo", "no-such-step"), false);
    assert.equal((await stepEvents()).length, count);
  });

  test(`${name}: the keyboard reaches every step, there and back`, async () => {
    await open(name);
    await tabTo("ds-turn");
    for (let index = 1; index < ids.length; index += 1) {
      await browser.press(Key.ARROW_RIGHT);
      assert.deepEqual((await stepEvents()).at(-1), detail(index));
    }
    await browser.press(Key.HOME);
    assert.deepEqual((await stepEvents()).at(-1), detail(0));
    await browser.press(Key.END);
    assert.deepEqual((await stepEvents()).at(-1), detail(ids.length - 1));
    for (let index = ids.length - 2; index >= 0; index -= 1) {
      await browser.press(Key.ARROW_LEFT);
      assert.deepEqual((await stepEvents()).at(-1), detail(index));
    }
    assert.equal((await browser.run(stage, 0)).index, 0);
  });

  test(`${name}: the buttons and the list of steps do the same by Enter`, async () => {
    await open(name);
    await tabTo("ds-next");
    for (let index = 1; index < ids.length; index += 1) {
      await browser.press(Key.ENTER);
      assert.deepEqual((await stepEvents()).at(-1), detail(index));
    }
    await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector(".ds-count").focus());
    await browser.press(Key.ENTER);
    await browser.press(Key.HOME, Key.ARROW_DOWN, Key.ENTER);
    assert.deepEqual((await stepEvents()).at(-1), detail(1));
  });

  const touches = onlyIn("chromium", "its protocol alone sends touches");
  test(`${name}: a swipe turns to the next step, and one back returns`, touches, async () => {
    await open(name);
    await browser.command("Emulation.setTouchEmulationEnabled", { enabled: true });
    await swipe(-120);
    assert.deepEqual((await stepEvents()).at(-1), detail(1));
    await swipe(120);
    assert.deepEqual((await stepEvents()).at(-1), detail(0));
    await browser.command("Emulation.setTouchEmulationEnabled", { enabled: false });
  });

  test(`${name}: with motion, a step is there after its transition, and one can interrupt it`, async () => {
    await open(name, {}, "no-preference");
    for (let index = 1; index < ids.length; index += 1) await call("next");
    assert.deepEqual((await stepEvents()).map(({ index }) => index), ids.slice(1).map((_, index) => index + 1));
    await browser.run(() => new Promise((done) => setTimeout(done, 1000)));
    const atRest = await browser.run(ink, 0);
    await open(name);
    await call("goTo", ids.at(-1));
    await browser.run(frames);
    const { colours, ...unmoved } = await browser.run(ink, 0);
    const { colours: shades, ...rest } = atRest;
    assert.deepEqual(rest, unmoved, "it comes to rest as if nothing had moved");
    assert.ok(Math.abs(shades - colours) <= colours * SHADES, `${shades} colours, not ${colours}`);
  });
}

test("only one tab stop leads into the marks, and no key is a trap", async () => {
  await open(names[0]);
  await browser.run(() => document.querySelector("#before").focus());
  const seen = [];
  for (let count = 0; count < 60; count += 1) {
    await browser.press(Key.TAB);
    const at = await browser.run(focused, 0);
    if (!at) break;
    seen.push(at.classes);
  }
  assert.equal(seen.filter((classes) => classes.includes("ds-mark")).length, 1);
  assert.ok(seen.length < 60, "Tab leaves the widget");
});
