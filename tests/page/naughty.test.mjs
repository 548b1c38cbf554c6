// Stories that mean harm, in a real page: words stay words, names stay names, bombs go off at the desk.
// Engines: all.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { TWIN, element, page } from "./harness/pages.mjs";
import { ends, findings, seesTwin } from "./harness/widget.mjs";

const NAUGHTY = JSON.parse(readFileSync(new URL("../hostile/blns.json", import.meta.url)));
const MORE = [
  "<img src=x onerror=window.evil=1>", "</script><script>window.evil=1</script>", "<svg onload=window.evil=1>",
  "[a](javascript:window.evil=1)", "[b](data:text/html,<script>parent.evil=1</script>)", "\" onmouseover=\"window.evil=1",
  "<a href=//evil>x</a>", "**<b>bold</b>**", "]]><script>window.evil=1</script>", "{{constructor.constructor('window.evil=1')()}}",
];
/** Names that mean something to objects of JavaScript. */
const OF_OBJECTS = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "then"];
/** How many stand in one step. */
const TOGETHER = 10;
/** All elements that a widget is made of. */
const ELEMENTS = "a b br button canvas caption cite div em figcaption figure footer h3 h4 header li nav ol p section small span strong style sub sup svg table tbody td th thead time tr ul bdi dl dt dd details summary label input option select output form fieldset legend path";

begin({ motion: "reduce" });
beforeEach(() => site.restore());

async function open(text) {
  site.story("evil", text);
  await browser.open(site.page("/case", page({ body: element("evil", { twin: TWIN }), lang: "en" })));
  const [state] = await ends(browser, 1);
  return state;
}

/** A step with the words in each of its texts. */
function step(words, index) {
  const text = words.join(" ");
  return {
    id: `s${index}`, title: text, text, alt: text, note: text,
    annotations: [{ at: { field: "id", equal: "a" }, text: words[0] }],
    chart: {
      data: { name: "t" },
      encoding: { x: { field: "v", type: "quantitative", title: words[0] }, y: { field: "n" } },
      layer: [{ mark: "bar" }, { mark: "text", encoding: { text: { value: words[0] } } }],
    },
  };
}

/** Plain braces: figures are asked for in two, and those here lead nowhere. */
const plain = (text) => text.replaceAll("{{", "{ {");

test("every naughty string in every text of a step is drawn as words, and nothing more", async () => {
  const all = [...NAUGHTY, ...MORE].map(plain);
  const steps = [];
  for (let at = 0; at < all.length; at += TOGETHER) steps.push(step(all.slice(at, at + TOGETHER), steps.length));
  const rows = ["a", "b"].map((id, at) => ({ id, n: MORE[at], v: at + 1 }));
  const known = ELEMENTS.toUpperCase().split(" ");
  assert.equal(await open({ version: 1, languages: ["en"], headline: MORE[0], data: { t: { values: rows } }, steps }), "ready");
  const wrong = await browser.run((ids, known, words) => {
    const host = document.querySelector("data-story");
    const found = [];
    for (const id of ids) {
      if (!host.goTo(id)) found.push(`${id} is not there`);
      for (const one of host.shadowRoot.querySelectorAll("*")) {
        if (!known.includes(one.tagName.toUpperCase())) found.push(`${id}: <${one.tagName}>`);
        for (const { name, value } of one.attributes) {
          if (/^on/iu.test(name) || (name === "href" && !value.startsWith("https://"))) found.push(`${id}: ${name}=${value}`);
        }
      }
    }
    if (host.shadowRoot.querySelector("h3").textContent !== words) found.push("the headline is lost");
    return found;
  }, steps.map(({ id }) => id), known, MORE[0]);
  assert.deepEqual(wrong, []);
  assert.equal(await browser.run(() => window.evil ?? null), null);
  assert.deepEqual((await browser.run(findings)).errors, []);
});

test("names that mean something to JavaScript are names: no prototype changes, and all is shown", async () => {
  for (const name of OF_OBJECTS) {
    const rows = `[{ "id": "${name}", "${name}": 3, "n": "A", "unit": "${name}", "value": 3 }]`;
    const text = `{ "version": 1, "languages": ["en"], "headline": "H", "data": { "${name}": { "values": ${rows} } },
      "units": { "${name}": { "pattern": "{} x", "name": "x" } },
      "steps": [{ "id": "${name}", "title": "T", "text": "{{ ${name}/${name} }}", "alt": "A", "chart": { "data": { "name": "${name}" },
        "mark": "bar", "encoding": { "x": { "field": "${name}", "type": "quantitative" }, "y": { "field": "id" } } } }] }`;
    assert.equal(await open(text), "ready", name);
    const { own, prose, mark } = await browser.run(() => {
      const root = document.querySelector("data-story").shadowRoot;
      const own = [Object.keys(Object.prototype), Object.keys(Array.prototype), typeof {}.toString, ({}).mine ?? null];
      return { own, prose: root.querySelector(".ds-step.is-on p:not(.ds-hush)").textContent, mark: root.querySelector(".ds-mark").dataset.key };
    });
    assert.deepEqual([own, prose, mark], [[[], [], "function", null], "3 x", name]);
  }
});

// Each: a story that would keep a page busy or run out of its stack, as text.
const BOMBS = {
  "lists nested 129 deep": `${"[".repeat(129)}${"]".repeat(129)}`,
  "lists nested 100,000 deep": `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
  "objects nested 100,000 deep": `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
  "a million brackets that never close": "[".repeat(1_000_000),
  "a number beyond all numbers": '{"version":1e999}',
  "a byte order mark alone": "\ufeff",
};
for (const [what, text] of Object.entries(BOMBS)) {
  test(`${what}: a message, and the module lives`, async () => {
    assert.equal(await open(text), "failed");
    assert.equal(await browser.run(seesTwin, 0), true);
    const { events } = await browser.run(findings);
    const [{ detail }] = events.filter(({ name }) => name === "error");
    assert.notEqual(detail.code, "crashed", detail.message);
    assert.notEqual(detail.code, "not-started", detail.message);
  });
}
