// What fails stays where it fails: the twin stands, the editor is told, the others go on.
// Engines: all.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { TWIN, element, page, tag } from "./harness/pages.mjs";
import { READER } from "./harness/site.mjs";
import { names, steps, story } from "./harness/stories.mjs";
import { ends, findings, seesTwin } from "./harness/widget.mjs";

const [GOOD] = names;
begin({ motion: "reduce" });
beforeEach(() => site.restore());

/** All words that a widget shows when it has no twin. */
const said = (index) => {
  const host = document.querySelectorAll("data-story")[index];
  return (host.shadowRoot?.textContent ?? host.textContent).trim();
};

const changed = (change) => {
  const copy = structuredClone(story(GOOD));
  change(copy);
  return copy;
};

// Each: what is wrong with the story, and a word of the message that an editor needs.
const BROKEN = {
  "cut off": [JSON.stringify(story(GOOD)).slice(0, 500), /./],
  "not JSON at all": ["<!doctype html><p>not found</p>", /./],
  empty: ["", /./],
  "without steps": [changed((copy) => { delete copy.steps; }), /steps/],
  "with steps of a wrong type": [changed((copy) => { copy.steps = "three"; }), /steps/],
  "with an unknown table": [changed((copy) => { copy.steps[0].chart = { data: { name: "nowhere" }, mark: "bar" }; }), /nowhere/],
  "with a number that JSON lacks": [JSON.stringify(story(GOOD)).replace(/"version":\s*1/, '"version": NaN'), /./],
};

for (const [what, [text, wanted]] of Object.entries(BROKEN)) {
  test(`a story ${what}: failed, twin kept, one event, one console line, neighbours untouched`, async () => {
    site.story("broken", text);
    const body = [element(GOOD), element("broken", { twin: TWIN, id: "broken" }), element(GOOD)].join("\n");
    await browser.complaints();
    await browser.open(site.page("/case", page({ body })));
    assert.deepEqual(await ends(browser, 3), ["ready", "failed", "ready"]);
    assert.equal(await browser.run(seesTwin, 1), true, "the twin stands");

    const { errors, events } = await browser.run(findings);
    const failures = events.filter(({ name }) => name === "error");
    assert.equal(failures.length, 1);
    const [{ id, detail, bubbles, composed }] = failures;
    assert.ok(id === "broken" && bubbles && composed);
    assert.deepEqual(Object.keys(detail).sort(), ["code", "hint", "message"]);
    for (const part of Object.values(detail)) assert.ok(typeof part === "string" && part, JSON.stringify(detail));
    assert.match(detail.message, wanted);

    assert.equal(errors.length, 1, `one line for the editor: ${errors.join("\n")}`);
    assert.match(errors[0], /stories\/broken\/story\.json/);
    assert.ok(errors[0].includes(detail.message) && errors[0].includes(detail.hint), errors[0]);

    const ids = steps(GOOD);
    for (const index of [0, 2]) {
      const at = await browser.run((widget, id) => document.querySelectorAll("data-story")[widget].goTo(id), index, ids[1]);
      assert.equal(at, true, `widget ${index} goes on`);
    }
  });
}

test("without a twin: one calm line in the reader's language", async () => {
  site.story("broken", "{");
  for (const [lang, letters] of [["zh-Hant", /^\p{Script=Han}/u], ["zh-Hans", /^\p{Script=Han}/u], ["en", /^[A-Z][^\p{Script=Han}]+$/u]]) {
    await browser.open(site.page("/case", page({ body: element("broken"), lang })));
    assert.deepEqual(await ends(browser, 1), ["failed"]);
    const line = await browser.run(said, 0);
    assert.match(line, letters);
    assert.ok(!line.includes("\n") && line.length < 80, line);
  }
});

const MISSING = {
  story: ["/stories/gone/story.json", "gone"],
  dataset: ["/stories/dataset.json", GOOD],
};
for (const [what, [path, name]] of Object.entries(MISSING)) {
  test(`a ${what} that is not there: failed, and the twin stands`, async () => {
    site.route(path, () => ({ status: 404 }));
    await browser.open(site.page("/case", page({ body: element(name, { twin: TWIN }) })));
    assert.deepEqual(await ends(browser, 1), ["failed"]);
    assert.equal(await browser.run(seesTwin, 0), true);
    const { events } = await browser.run(findings);
    assert.ok(events.at(-1).detail.message.includes(path), JSON.stringify(events));
  });
}

for (const [what, answer] of Object.entries({
  "is not there": { status: 404 },
  "has been tampered with": { type: "application/wasm", body: Buffer.from("\0asm\x01\0\0\0", "binary") },
})) {
  test(`a wasm that ${what}: every widget failed, every twin stands`, async () => {
    site.route(READER, () => answer);
    const body = element(GOOD, { twin: TWIN }) + element(GOOD, { twin: TWIN });
    await browser.open(site.page("/case", page({ body })));
    assert.deepEqual(await ends(browser, 2), ["failed", "failed"]);
    assert.deepEqual([await browser.run(seesTwin, 0), await browser.run(seesTwin, 1)], [true, true]);
  });
}

test("a script that a blocker stops: the twin stands, with all its words", async () => {
  site.route("/datastory.js", (_, response) => response.destroy());
  await browser.open(site.page("/case", page({ body: element(GOOD, { twin: TWIN }) })));
  await browser.until("the script is given up", () => probe.errors.length > 0);
  assert.equal(await browser.run(seesTwin, 0), true);
  assert.equal(await browser.run(() => document.querySelector(".twin").textContent), "static twin");
});

test("the one-tag form fails as calmly as the element", async () => {
  site.story("broken", "{");
  await browser.open(site.page("/case", page({ body: tag("broken") + tag(GOOD), script: false })));
  assert.deepEqual(await ends(browser, 2), ["failed", "ready"]);
});
