// A reader's own colours in place of the page's, as Firefox has them in its settings: real ones, live.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { inks, isOf, system } from "./harness/colours.mjs";
import { CHOICE, ENGINE, READERS, onlyIn } from "./harness/engines.mjs";
import { element, page } from "./harness/pages.mjs";
import { names, steps } from "./harness/stories.mjs";
import { frames, settle } from "./harness/widget.mjs";

/** Chromium's emulation of the same is in seeing.test.mjs. */
const HERE = onlyIn("firefox", "it alone has such a setting here");

if (ENGINE === "firefox") begin(undefined, { isPicky: true });

/** Lets the reader, or the page, choose the colours, while the page stands. */
async function choose(who) {
  const { driver } = browser;
  await driver.setContext("chrome");
  await driver.executeScript("Services.prefs.setIntPref(arguments[0], arguments[1])", CHOICE.name, who);
  await driver.setContext("content");
  await browser.run(frames);
}

const rgb = (hex) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;
/** What the reader chose; what stands back is in what Firefox has for that, which it lets nobody choose. */
const OWN = Object.values(READERS).map(rgb);

for (const name of names) {
  test(`${name}: the canvas has the reader's own colours, and no others, as long as they are wanted`, HERE, async () => {
    await browser.emulate({ motion: "reduce" });
    await browser.open(site.page("/case", page({ body: element(name, { language: "en" }) })));
    await browser.run(settle, 0, "ready");
    const before = await browser.run(inks);
    await choose(CHOICE.readers);
    try {
      await browser.until("it is taken up", () => matchMedia("(forced-colors: active)").matches);
      await browser.run(frames);
      const own = [...OWN, ...(await browser.run(system, ["GrayText"]))];
      for (const id of steps(name)) {
        await browser.run((step) => document.querySelector("data-story").goTo(step), id);
        await browser.run(frames);
        const now = await browser.run(inks);
        assert.ok(now.length > 0, `${id}: something is drawn`);
        assert.deepEqual(now.filter((ink) => !isOf(ink, own)), [], `${id}: allowed are ${own.join(" ")}`);
      }
      await browser.run((step) => document.querySelector("data-story").goTo(step), steps(name)[0]);
    } finally {
      await choose(CHOICE.pages);
    }
    await browser.until("it is let go", () => !matchMedia("(forced-colors: active)").matches);
    await browser.run(frames);
    assert.deepEqual(await browser.run(inks), before, "as before");
  });
}
