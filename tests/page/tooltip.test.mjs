// Every mark of every step tells its datum, to the pointer and to the keyboard, as the dataset has it.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { Key } from "./harness/browser.mjs";
import { ENGINE } from "./harness/engines.mjs";
import { element, page } from "./harness/pages.mjs";
import { names, steps, story } from "./harness/stories.mjs";
import { mistakes } from "./harness/telling.mjs";
import { findings, focused, frames, marks, settle, tip } from "./harness/widget.mjs";

/** Px that a tip may reach over the edge of the viewport: none, but for rounding. */
const SLACK = 0.5;
/** A place beside every widget. */
const AWAY = { x: 2, y: 2 };
/** Where on a mark the pointer is tried, as shares of its box, until it tells of it. */
const PLACES = [0.5, 0.3, 0.7, 0.1, 0.9].flatMap((x) => [0.5, 0.3, 0.7, 0.1, 0.9].map((y) => [x, y]));
/** "3 of 12" at the end of a mark's name. */
const POSITION = /第\d+[項项]，共\d+[項项]|\d+ of \d+/u;

begin();

async function open(name, language, width) {
  await browser.emulate({ width, height: 1800, motion: "reduce" });
  const body = element(name, { language, theme: "light" });
  await browser.open(site.page("/case", page({ body, css: "body { padding: 40px 16px }" })));
  await browser.run(settle, 0, "ready");
}

/** Goes to a step as a reader would: with the pointer and the focus elsewhere. */
async function goTo(id) {
  await browser.point(AWAY);
  await browser.run((step) => {
    // Firefox takes the focus only from the very element that has it.
    (document.activeElement.shadowRoot?.activeElement ?? document.activeElement).blur();
    document.querySelector("data-story").goTo(step);
  }, id);
  await browser.run(frames);
}

const lastFocus = async () =>
  (await browser.run(findings)).events.filter(({ name }) => name === "focus").at(-1)?.detail;

/** Whether a point lies in the box of a mark. */
const isOver = (mark, { x, y }) =>
  x >= mark.left && x <= mark.left + mark.width && y >= mark.top && y <= mark.top + mark.height;

for (const name of names) {
  // Words are the wasm's, the same everywhere; what engines differ in shows in one language.
  const languages = story(name).languages.slice(0, ENGINE === "chromium" ? undefined : 1);
  for (const language of languages) {
    test(`${name}, ${language}: by keyboard`, async () => {
      await open(name, language, 720);
      const wrong = [];
      for (const id of steps(name)) {
        await goTo(id);
        const all = await browser.run(marks, 0);
        assert.ok(all.length, `${id} has no mark`);
        await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector(".ds-mark[tabindex='0']").focus());
        await browser.press(Key.HOME);
        for (const [at, { key, name: spoken }] of all.entries()) {
          if (at) await browser.press(Key.ARROW_RIGHT);
          const { key: reached, name: heard } = await browser.run(focused, 0);
          assert.deepEqual([reached, heard], [key, spoken], `${id}: the arrow goes through the marks in order`);
          const said = await browser.run(tip, 0);
          assert.ok(said, `${id}: ${key} has no tip`);
          wrong.push(...mistakes(said, key, language).map((mistake) => `${id}, ${key}: ${mistake}`));
          // Ears hear words where eyes see signs; the digits are the same.
          const digits = said.value.match(/\d[\d.,]*/g) ?? [];
          if (!digits.every((number) => spoken.includes(number))) wrong.push(`${id}, ${key}: "${spoken}" does not say "${said.value}"`);
        }
        assert.deepEqual(await lastFocus(), { key: all.at(-1).key, label: all.at(-1).name });
        await browser.press(Key.ESCAPE);
        assert.equal(await browser.run(tip, 0), null, "Escape takes the tip away");
        const told = all.map(({ name: words }) => words.replace(POSITION, ""));
        wrong.push(...told.filter((words, at) => told.indexOf(words) < at).map((words) => `${id}: "${words}" twice`));
      }
      assert.deepEqual(wrong, []);
    });
  }

  for (const width of [320, 720]) {
    test(`${name}: by pointer at ${width} px`, async () => {
      const language = story(name).languages[0];
      await open(name, language, width);
      const wrong = [];
      for (const id of steps(name)) {
        await goTo(id);
        const all = await browser.run(marks, 0);
        const unseen = new Set(all);
        for (const [at, mark] of all.entries()) {
          for (const place of PLACES) {
            if (!unseen.has(mark)) break;
            const spot = { x: mark.left + mark.width * place[0], y: mark.top + mark.height * place[1] };
            await browser.point(AWAY);
            await browser.point(spot);
            const said = await browser.run(tip, 0);
            const { key, label } = (await lastFocus()) ?? {};
            const found = all.find((other) => other.key === key && other.name === label);
            if (!said || !found || !isOver(found, spot)) {
              wrong.push(`${id}, ${mark.key}: over it, the tip is about ${said && key}`);
              continue;
            }
            unseen.delete(found);
            wrong.push(...mistakes(said, key, language).map((mistake) => `${id}, ${key}: ${mistake}`));
            const { left, right, top } = said.box;
            if (left < -SLACK || right > width + SLACK || top < -SLACK) {
              wrong.push(`${id}, ${key}: the tip is cut: ${JSON.stringify(said.box)}`);
            }
          }
          if (unseen.has(mark)) wrong.push(`${id}, ${mark.key}, ${at}: not to be reached by pointer`);
        }
        await browser.point(AWAY);
        assert.equal(await browser.run(tip, 0), null, `${id}: the tip goes with the pointer`);
      }
      assert.deepEqual(wrong, []);
    });
  }
}
