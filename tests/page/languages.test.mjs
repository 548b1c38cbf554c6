// Each story in each of its languages: every word is there, in that language, with the right figures.
// Engines: chromium, because its words come from the wasm, which is the same for all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { element, page } from "./harness/pages.mjs";
import { dataset, inLanguage, names, steps, story } from "./harness/stories.mjs";
import { rowOf } from "./harness/telling.mjs";
import { frames, opens, settle, stage } from "./harness/widget.mjs";
import { says, strangers } from "./harness/words.mjs";

begin({ motion: "reduce" });

async function open(name, attributes, lang) {
  await browser.open(site.page("/case", page({ body: element(name, attributes), lang })));
  await browser.run(settle, 0, "ready");
}

const goTo = async (id) => {
  await browser.run((step) => document.querySelector("data-story").goTo(step), id);
  await browser.run(frames);
};

/** Signs of a text that was not filled in. */
const UNFILLED = /\{\{|\}\}|\{\d?\}|undefined|\bnull\b|NaN|\[object|missing/u;

/** Every text and name in the widget, with the language that it is marked with. */
const words = () => {
  const root = document.querySelector("data-story").shadowRoot;
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.nodeType === 3 ? node.parentElement : node;
    const texts = node.nodeType === 3 ? [node.data] : ["aria-label", "title", "alt"].map((name) => node.getAttribute(name));
    const lang = owner.closest("[lang]").lang;
    const isCredit = Boolean(owner.closest(".ds-panel"));
    for (const text of texts) if (text?.trim()) found.push({ text, lang, isCredit });
  }
  const empty = [...root.querySelectorAll("button, a, h3, h4, p, th, caption, li")]
    .filter((element) => !element.textContent.trim() && !element.getAttribute("aria-label"))
    .map((element) => element.outerHTML.slice(0, 120));
  return { found, empty };
};

/** The parts of a written text between its figures, and what stands in for each figure. */
function parts(text) {
  const plain = text.replace(/\*\*|\*/g, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  return plain.split(/\{\{\s*([^}]*?)\s*\}\}/);
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s*");

/** What is wrong with a printed text, given how it was written. */
function misprints(printed, written) {
  const pieces = parts(written);
  const pattern = pieces.map((piece, at) => (at % 2 ? "([^]+?)" : escaped(piece))).join("");
  const match = new RegExp(`^\\s*${pattern}\\s*$`, "u").exec(printed);
  if (!match) return [`"${printed}" is not "${written}"`];
  const wrong = [];
  match.slice(1).forEach((figure, at) => {
    const order = pieces[at * 2 + 1];
    const plain = /^[\w-]+\/([\w-]+)(\s*\|.*)?$/.exec(order);
    const value = plain && rowOf(plain[1]).value;
    if (typeof value === "number" && !says(figure, value)) wrong.push(`"${figure}" is not ${order} (${value})`);
  });
  return wrong;
}

for (const name of names) {
  const { languages, steps: written } = story(name);
  for (const language of languages) {
    test(`${name} in ${language}: every word of every step, in its language`, async () => {
      await open(name, { language });
      const wrong = [];
      for (const step of written) {
        await goTo(step.id);
        const shown = await browser.run(stage, 0);
        assert.equal(shown.language, language);
        wrong.push(...misprints(shown.title, inLanguage(step.title, language)));
        wrong.push(...misprints(shown.paragraphs.join("\n"), inLanguage(step.text, language)));
        const { found, empty } = await browser.run(words);
        wrong.push(...empty.map((element) => `${step.id}: empty ${element}`));
        for (const { text, lang, isCredit } of found) {
          if (UNFILLED.test(text)) wrong.push(`${step.id}: unfilled "${text}"`);
          const odd = isCredit ? "" : strangers(text, lang);
          if (odd) wrong.push(`${step.id}: "${odd}" is not ${lang} in "${text}"`);
        }
      }
      assert.deepEqual(wrong, []);
    });

    test(`${name} in ${language}: the table and the sources of every step`, async () => {
      await open(name, { language });
      const publishers = Object.values(dataset.credits).map(({ publisher }) => inLanguage(publisher, language));
      const wrong = [];
      for (const tool of ["table", "sources"]) {
        await browser.run(opens, tool);
        for (const id of steps(name)) {
          await goTo(id);
          const panel = await browser.run(() => {
            const element = document.querySelector("data-story").shadowRoot.querySelector(".ds-panel");
            const cells = (selector) => [...element.querySelectorAll(selector)].map((cell) => cell.textContent);
            return {
              text: element.textContent, caption: cells("caption"), head: cells("thead th"),
              rows: [...element.querySelectorAll("tbody tr")].map((row) => row.children.length), items: cells("li"),
            };
          });
          if (UNFILLED.test(panel.text)) wrong.push(`${id}: unfilled in the ${tool}: ${panel.text}`);
          if (tool === "table") {
            const { caption, head, rows } = panel;
            if (caption.length !== 1 || !caption[0]) wrong.push(`${id}: the table has no caption`);
            if (!head.length || head.some((cell) => !cell.trim())) wrong.push(`${id}: a column has no name: ${head}`);
            if (!rows.length || rows.some((cells) => cells !== head.length)) wrong.push(`${id}: rows ${rows} under ${head.length} columns`);
            const odd = strangers([...caption, ...head].join(""), language);
            if (odd) wrong.push(`${id}: "${odd}" in ${caption} ${head}`);
          } else if (!panel.items.length || !panel.items.every((item) => publishers.some((publisher) => item.includes(publisher)))) {
            wrong.push(`${id}: a source without its publisher: ${panel.items.join(" / ")}`);
          }
        }
      }
      assert.deepEqual(wrong, []);
    });
  }

  test(`${name}: without an attribute it follows the page, and the switch keeps the step`, async () => {
    for (const [lang, language] of [["zh-Hant", "zh-Hant"], ["zh-HK", "zh-Hant"], ["zh-TW", "zh-Hant"], ["zh-CN", "zh-Hans"], ["zh-Hans", "zh-Hans"], ["en-GB", "en"], ["fr", languages[0]]]) {
      await open(name, {}, lang);
      assert.equal((await browser.run(stage, 0)).language, language, `on a page in ${lang}`);
    }
    await open(name, {}, "zh-Hant");
    await goTo(steps(name)[2]);
    for (const language of ["en", "zh-Hans", "zh-Hant"]) {
      await browser.run((tag) => document.querySelector("data-story").shadowRoot.querySelector(`[data-do="language:${tag}"]`).click(), language);
      await browser.run(frames);
      const shown = await browser.run(stage, 0);
      assert.deepEqual([shown.language, shown.index], [language, 2]);
    }
  });
}
