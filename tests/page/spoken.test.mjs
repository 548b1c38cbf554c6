// What a screen reader is told of each step, as text to be read aloud: golden/<story>-<language>.txt.
// Engines: chromium, because it hands out the tree itself; tree.test.mjs compares the engines.
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { address, element, page } from "./harness/pages.mjs";
import { asked, names, steps, story } from "./harness/stories.mjs";
import { heard, inChromium } from "./harness/tree.mjs";
import { frames, marks, opens, settle } from "./harness/widget.mjs";
import { numbers } from "./harness/words.mjs";

const GOLDEN = new URL("./golden/", import.meta.url);

begin({ motion: "reduce" });

async function open(name, language, head = "") {
  await browser.open(site.page("/case", page({ body: element(name, { language }), lang: language, head })));
  await browser.run(settle, 0, "ready");
}

/** Before all else in a page: nothing that a reader does is listened to. */
const DEAF = `<script>
  window.deafTo = 0;
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (/^(key|pointer|mouse|click|focus|touch|input)/.test(type)) deafTo += 1;
    else add.call(this, type, ...rest);
  };
</script>`;

/** The cells of the step's table. */
const cells = () =>
  [...document.querySelector("data-story").shadowRoot.querySelectorAll("tbody td")].map((cell) => cell.textContent);

const goTo = async (id) => {
  await browser.run((step) => document.querySelector("data-story").goTo(step), id);
  await browser.run(frames);
};

/** Holds what was found to what it was. */
async function golden(name, found) {
  const file = new URL(`${name}.txt`, GOLDEN);
  if (process.env.BLESS) {
    await mkdir(GOLDEN, { recursive: true });
    await writeFile(file, found);
  }
  assert.equal(found, await readFile(file, "utf8"));
}

for (const name of names) {
  for (const language of story(name).languages) {
    test(`${name}, ${language}: each step as it is heard`, async () => {
      await open(name, language);
      const told = [];
      let around = [];
      for (const id of steps(name)) {
        await goTo(id);
        const lines = heard(await inChromium(browser));
        // What is the same at each step is written once.
        told.push(`== ${id}`, ...lines.filter((line) => !around.includes(line)), "");
        if (!around.length) around = lines.filter((line) => / {2}(list|button|toolbar|group): |^\s*navigation/u.test(line));
      }
      await golden(`${name}-${language}`, told.join("\n"));
    });
  }

  for (const language of asked(name).length ? story(name).languages : []) {
    test(`${name}, ${language}: steps that ask, before and after the answer`, async () => {
      const told = [];
      for (const id of asked(name)) {
        const body = `<data-story src="${address(name)}" language="${language}" step="${id}"></data-story>`;
        await browser.open(site.page("/case", page({ body, lang: language })));
        await browser.run(settle, 0, "ready");
        await browser.until("it asks", () => document.querySelector("data-story").shadowRoot?.querySelector(".ds-step.is-on .ds-ask input"));
        for (const state of ["asked", "answered"]) {
          const lines = heard(await inChromium(browser));
          // From the title to the sources: what stands around is the same as at other steps.
          const from = lines.findIndex((line) => line.startsWith("  heading: "));
          const to = lines.findIndex((line) => /^\s*navigation/u.test(line));
          told.push(`== ${id}, ${state}`, ...lines.slice(from, to), ...lines.filter((line) => /^\s*(group|image): /u.test(line)), "");
          await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector("[data-do=answer]")?.click());
          await browser.run(frames);
        }
      }
      await golden(`${name}-${language}-asked`, told.join("\n"));
    });
  }

  test(`${name}: all values are there to be read without any key, in the order of the data`, async () => {
    await open(name, "en");
    await browser.run(opens, "table");
    const tables = [];
    for (const id of steps(name)) {
      await goTo(id);
      tables.push((await browser.run(cells)).flatMap(numbers));
    }
    // The same page, deaf to all that a reader could do.
    await open(name, "en", DEAF);
    assert.ok((await browser.run(() => deafTo)) > 8, "keys, pointers and focus are not heard");
    for (const [at, id] of steps(name).entries()) {
      await goTo(id);
      const text = heard(await inChromium(browser)).join("\n");
      let from = 0;
      for (const { name: words } of await browser.run(marks, 0)) {
        const found = text.indexOf(words, from);
        assert.ok(found >= from, `${id}: ${words}`);
        from = found + 1;
      }
      // Ears hear "minus 4.5%" where eyes see "−4.5%".
      const said = new Set(numbers(text).map(({ value }) => Math.abs(value)));
      const lost = tables[at].filter(({ value }) => !said.has(Math.abs(value)));
      assert.deepEqual(lost, [], id);
    }
  });
}
