// The address of each step: in the page's fragment, in an attribute, and from script.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { element, page, tag } from "./harness/pages.mjs";
import { names, steps } from "./harness/stories.mjs";
import { findings, reveal, settle, stage } from "./harness/widget.mjs";

const [FIRST, SECOND] = names;
begin({ motion: "reduce" });

/** Opens a page with an address's fragment and waits for its widgets. */
async function open(body, fragment = "", count = 1) {
  await browser.open(site.page("/case", page({ body })) + fragment);
  for (let index = 0; index < count; index += 1) {
    if (!fragment) await browser.run(reveal, index);
    await browser.run(settle, index, "ready");
  }
}

const indexOf = async (widget) => (await browser.run(stage, widget)).index;
const hash = () => browser.run(() => location.hash);

for (const name of names) {
  test(`${name}: a link with a step in its fragment opens that step, and keeps it`, async () => {
    for (const [index, id] of steps(name).entries()) {
      await open(element(name), `#${name}/${id}`);
      assert.equal(await indexOf(0), index, id);
      assert.equal(await hash(), `#${name}/${id}`);
    }
  });

  test(`${name}: the attribute "step" opens a step, and turns to another when it changes`, async () => {
    const ids = steps(name);
    await open(element(name, { step: ids[2] }));
    assert.equal(await indexOf(0), 2);
    await browser.run((id) => document.querySelector("data-story").setAttribute("step", id), ids[1]);
    assert.equal(await indexOf(0), 1);
  });
}

test("the fragment follows the step, without a new entry in the history", async () => {
  await open(element(FIRST));
  const before = await browser.run(() => history.length);
  for (const id of steps(FIRST).slice(1, 4)) {
    await browser.run(() => document.querySelector("data-story").next());
    assert.equal(await hash(), `#${FIRST}/${id}`);
  }
  assert.equal(await browser.run(() => history.length), before);
});

test("a fragment that changes later turns the story it names, and no other", async () => {
  await open(element(FIRST) + element(SECOND), "", 2);
  await browser.run((fragment) => { location.hash = fragment; }, `${SECOND}/${steps(SECOND)[2]}`);
  await browser.until("the second story has turned", () => {
    const root = document.querySelectorAll("data-story")[1].shadowRoot;
    return root.querySelectorAll(".ds-steps button")[2].ariaCurrent === "step";
  });
  assert.equal(await indexOf(0), 0);
});

test("an element's id takes the place of the story's name", async () => {
  const id = steps(FIRST)[3];
  await open(element(FIRST, { id: "mine" }), `#mine/${id}`);
  assert.equal(await indexOf(0), 3);
});

test("a fragment that names no step, or belongs to the page, is left alone", async () => {
  for (const fragment of [`#${FIRST}/no-such-step`, "#section-2", "#/route/of/the/page", "#%E0%A4%A", "#"]) {
    await open(element(FIRST), fragment);
    assert.equal(await indexOf(0), 0, fragment);
    assert.deepEqual((await browser.run(findings)).errors, [], fragment);
  }
});

test("a step asked for before the story is there is opened when it comes", async () => {
  const id = steps(FIRST)[2];
  site.slow("story.json", 300);
  await browser.open(site.page("/case", page({ body: element(FIRST) })));
  await browser.until("the element is defined", () => customElements.get("data-story") !== undefined);
  await browser.run((step) => { document.querySelector("data-story").goTo(step); }, id);
  await browser.run(settle, 0, "ready");
  assert.equal(await indexOf(0), 2);
  site.restore();
});

test("the one-tag form takes language, step, mode and theme from the tag", async () => {
  const ids = steps(FIRST);
  const body = tag(FIRST, { language: "en", step: ids[1], theme: "dark" });
  await browser.open(site.page("/case", page({ body, script: false })));
  await browser.until("the element stands", () => document.querySelector("data-story"));
  await browser.run(settle, 0, "ready");
  const { index, language } = await browser.run(stage, 0);
  assert.deepEqual([index, language], [1, "en"]);
  const isAfterTag = await browser.run(() =>
    document.querySelector("script[data-src]").nextElementSibling.matches("data-story"));
  assert.equal(isAfterTag, true, "the element stands where the tag is");
});
