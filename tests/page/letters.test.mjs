// Every word is marked as what language it is in, and Han letters have the forms of that language.
// Engines: all.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { element, page } from "./harness/pages.mjs";
import { names, steps, story } from "./harness/stories.mjs";
import { frames, opens, settle } from "./harness/widget.mjs";

begin({ motion: "reduce" });

async function open(name, language) {
  await browser.open(site.page("/case", page({ body: element(name, { language }), lang: "fr" })));
  await browser.run(settle, 0, "ready");
}

/** All texts of the widget with the language that is nearest to each; names for ears count, too. */
const texts = () => {
  const root = document.querySelector("data-story").shadowRoot;
  const found = [];
  for (const one of root.querySelectorAll("*")) {
    const own = [...one.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }) => data);
    for (const text of [...own, one.getAttribute("aria-label") ?? ""]) {
      if (text.trim()) found.push({ text, lang: one.closest("[lang]")?.lang, is: one.className || one.tagName });
    }
  }
  return found;
};

const HAN = /\p{Script=Han}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
/** Letters that only one of the two ways of writing Chinese has; all are in the stories. */
const ONLY = { "zh-Hans": /[国与这为时们说个]/u, "zh-Hant": /[國與這為時們說個]/u };
/** Proper names have no language (WCAG 3.1.2): of an app, and of authors. */
const { credits } = JSON.parse(readFileSync(new URL("../../data/dataset.json", import.meta.url)));
const PROPER = ["港話通", ...Object.values(credits).map(({ author }) => author).filter(Boolean)];
const plain = (text) => PROPER.reduce((rest, name) => rest.replaceAll(name, ""), text);
/** Names of languages, in themselves. */
const SELF = { 繁體中文: "zh-Hant", 简体中文: "zh-Hans", English: "en", Русский: "ru" };

for (const name of names) {
  test(`${name}: each text has its own language, of all around it the nearest`, async () => {
    for (const language of story(name).languages) {
      await open(name, language);
      for (const id of steps(name)) {
        await browser.run((step) => document.querySelector("data-story").goTo(step), id);
        for (const does of ["table", "sources"]) {
          await browser.run(opens, does);
          const all = await browser.run(texts);
          assert.ok(all.length > 20);
          const wrong = all.filter(({ text: whole, lang }) => {
            if (whole in SELF) return lang !== SELF[whole];
            const text = plain(whole);
            if (HAN.test(text) && !lang?.startsWith("zh")) return true;
            if (CYRILLIC.test(text) && lang !== "ru") return true;
            return ONLY["zh-Hans"].test(text) && lang === "zh-Hant" || ONLY["zh-Hant"].test(text) && lang === "zh-Hans" || !lang;
          });
          assert.deepEqual(wrong, [], `${language}, ${id}, ${does}`);
        }
      }
    }
  });
}

/** A chart in which nothing is written but one letter, which each language has its own form of. */
const bone = (language) => ({
  version: 1, languages: [language], headline: "骨",
  data: { rows: { values: [{ id: "a", name: "骨", v: 1 }] } },
  steps: [{ id: "one", title: "骨", text: "骨", alt: "骨", chart: {
    data: { name: "rows" }, height: 200, mark: { type: "text", fontSize: 40 },
    encoding: { text: { field: "name" }, key: { field: "id" } },
  } }],
});

test("骨 is drawn in the form of each language, on the canvas as in the page", async () => {
  const drawn = {};
  for (const language of ["zh-Hant", "zh-Hans", "ja"]) {
    site.story("bone", bone(language));
    await open("bone", language);
    await browser.run(frames);
    drawn[language] = await browser.run(() => {
      const root = document.querySelector("data-story").shadowRoot;
      const canvas = root.querySelector("canvas");
      // The same letter as the page itself has it in each language.
      const form = (lang) => {
        const own = Object.assign(document.createElement("canvas"), { width: 80, height: 80, lang });
        root.querySelector("figure").append(own);
        const context = own.getContext("2d");
        context.font = `40px ${getComputedStyle(canvas).fontFamily}`;
        context.fillText("骨", 10, 60);
        const { data } = context.getImageData(0, 0, 80, 80);
        own.remove();
        return data.join();
      };
      const { width, height } = canvas;
      const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
      const forms = ["zh-Hant", "zh-Hans", "ja"].map(form);
      return { lang: canvas.closest("[lang]").lang, picture: data.join(), forms: new Set(forms).size, isInk: data.some(Boolean) };
    });
  }
  for (const [language, { lang, isInk }] of Object.entries(drawn)) {
    assert.equal(lang, language);
    assert.ok(isInk, `${language}: it is drawn`);
  }
  const pictures = new Set(Object.values(drawn).map(({ picture }) => picture));
  // As many forms as the engine and its fonts have: three with Noto Sans CJK.
  assert.equal(pictures.size, drawn["zh-Hant"].forms);
  assert.ok(pictures.size > 1, "the fonts of this machine have one form only");
});

test("prose and chart are set in one font, that of the story's language", async () => {
  for (const language of ["zh-Hant", "zh-Hans", "en"]) {
    const css = "body { font-family: sans-serif }";
    await browser.open(site.page("/case", page({ body: element(names[0], { language }), css, lang: language })));
    await browser.run(settle, 0, "ready");
    const [prose, chart] = await browser.run(() => {
      const figure = document.querySelector("data-story").shadowRoot.querySelector("figure");
      const words = "2025年“AI”59% Wifi";
      const span = Object.assign(document.createElement("span"), { textContent: words });
      span.style.cssText = "font-size: 40px; white-space: pre; position: absolute";
      const canvas = Object.assign(document.createElement("canvas"), { lang: figure.querySelector("canvas").lang });
      figure.append(span, canvas);
      const context = canvas.getContext("2d");
      context.font = `40px ${getComputedStyle(canvas).fontFamily}`;
      const widths = [span.getBoundingClientRect().width, context.measureText(words).width];
      span.remove();
      canvas.remove();
      return widths;
    });
    assert.ok(Math.abs(prose - chart) < 2, `${language}: ${prose} px in the prose, ${chart} px in the chart`);
  }
});
