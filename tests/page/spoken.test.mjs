// What a screen reader is told of each step, as text to be read aloud: golden/<story>-<language>.txt.
// Engines: chromium, because it hands out the tree itself; tree.test.mjs compares the engines.
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { Browser } from "./harness/browser.mjs";
import { element, page } from "./harness/pages.mjs";
import { Site } from "./harness/site.mjs";
import { names, steps, story } from "./harness/stories.mjs";
import { heard, inChromium } from "./harness/tree.mjs";
import { frames, marks, settle } from "./harness/widget.mjs";

const GOLDEN = new URL("./golden/", import.meta.url);

let browser, site;
before(async () => {
  site = await Site.open();
  browser = await Browser.start();
  await browser.emulate({ motion: "reduce" });
});
after(async () => {
  await browser?.stop();
  await site?.close();
});

async function open(name, language) {
  await browser.open(site.page("/case", page({ body: element(name, { language }), lang: language })));
  await browser.run(settle, 0, "ready");
}

const goTo = async (id) => {
  await browser.run((step) => document.querySelector("data-story").goTo(step), id);
  await browser.run(frames);
};

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
        if (!around.length) around = lines.filter((line) => / {2}(list|button): |^\s*navigation/u.test(line));
      }
      const found = told.join("\n");
      const file = new URL(`${name}-${language}.txt`, GOLDEN);
      if (process.env.BLESS) {
        await mkdir(GOLDEN, { recursive: true });
        await writeFile(file, found);
      }
      assert.equal(found, await readFile(file, "utf8"));
    });
  }

  test(`${name}: all values are there to be read without any key`, async () => {
    await open(name, "en");
    for (const id of steps(name)) {
      await goTo(id);
      const text = heard(await inChromium(browser)).join("\n");
      for (const { name: words } of await browser.run(marks, 0)) assert.ok(text.includes(words), `${id}: ${words}`);
    }
  });
}
