// axe-core finds nothing: in each state, story, language and theme.
// Engines: chromium, because axe looks at the same elements in all.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, beforeEach, test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { address, element, page } from "./harness/pages.mjs";
import { asked, names, steps, story, twin } from "./harness/stories.mjs";
import { frames, opens, settle } from "./harness/widget.mjs";

const AXE = new URL("../../xtask/node/node_modules/axe-core/axe.min.js", import.meta.url);

begin();
let axe;
before(async () => {
  axe = await readFile(AXE, "utf8");
});
beforeEach(() => site.restore());

/** A page as a newsroom's is: with a title, a main part and a heading of its own. */
async function open(name, { language = "en", theme = "light", twin: inside = "", script = true, step } = {}) {
  await browser.emulate({ motion: "reduce", theme });
  const asking = `<data-story src="${address(name)}" language="${language}" theme="${theme}" step="${step}"></data-story>`;
  const widget = step ? asking : element(name, { language, theme, twin: inside });
  const body = `<main><h1>case</h1><h2>part</h2>${widget}</main>`;
  const css = `html { color-scheme: ${theme}; background: ${theme === "dark" ? "#15181c" : "#fff"} } h1, h2 { color: ${theme === "dark" ? "#fff" : "#000"} }`;
  await browser.open(site.page("/case", page({ body, css, lang: language, script })));
}

/** What axe finds in the widget, experimental rules and the best practices included. */
async function findings() {
  await browser.driver.executeScript(axe);
  return browser.run(async () => {
    const rules = Object.fromEntries(window.axe.getRules(["experimental"]).map(({ ruleId }) => [ruleId, { enabled: true }]));
    // It only says that something is hidden: each step is looked at when it is on stage.
    rules["hidden-content"] = { enabled: false };
    const { violations, incomplete } = await window.axe.run("main", { rules });
    const lines = (found) => found.flatMap(({ id, nodes }) =>
      // A mark in focus is an image that is told; a button would promise that something is done.
      nodes.filter((node) => id !== "focus-order-semantics" || !/mark:/u.test(node.html)).map((node) => `${id}: ${node.target.flat().join(" ")}: ${node.failureSummary?.replaceAll("\n", " ").slice(0, 200)}`));
    // Only where axe sees a canvas or a picture behind words can it not say how they contrast.
    const canvas = incomplete.filter(({ id }) => id !== "color-contrast" && id !== "color-contrast-enhanced");
    return [...lines(violations), ...lines(canvas).map((line) => `incomplete ${line}`)];
  });
}

const click = (does) =>
  browser.run((name) => document.querySelector("data-story").shadowRoot.querySelector(`[data-do="${name}"]`).click(), does);

for (const name of names) {
  for (const language of story(name).languages) {
    for (const theme of ["light", "dark"]) {
      test(`${name}, ${language}, ${theme}: ready, at every step, with table, sources and list of steps`, async () => {
        await open(name, { language, theme });
        await browser.run(settle, 0, "ready");
        for (const id of steps(name)) {
          await browser.run((step) => document.querySelector("data-story").goTo(step), id);
          await browser.run(frames);
          assert.deepEqual(await findings(), [], id);
        }
        for (const does of ["table", "sources", "listen", "share", "steps"]) {
          await browser.run(opens, does);
          assert.deepEqual(await findings(), [], does);
        }
      });

      for (const id of asked(name)) {
        test(`${name}, ${language}, ${theme}: ${id}, asked and answered`, async () => {
          await open(name, { language, theme, step: id });
          await browser.run(settle, 0, "ready");
          await browser.until("it asks", () => document.querySelector("data-story").shadowRoot?.querySelector(".ds-step.is-on .ds-ask input"));
          assert.deepEqual(await findings(), [], "asked");
          await click("answer");
          await browser.run(frames);
          assert.deepEqual(await findings(), [], "answered");
        });
      }
    }
  }

  test(`${name}: static, loading and failed, over the twin and without one`, async () => {
    const inside = twin(name);
    await open(name, { language: story(name).languages[0], twin: inside, script: false });
    assert.deepEqual(await findings(), [], "static");

    site.slow("story.json", 20_000);
    for (const stands of [inside, ""]) {
      await open(name, { language: story(name).languages[0], twin: stands });
      await browser.until("it loads", () => document.querySelector("data-story").dataset.state === "loading");
      assert.deepEqual(await findings(), [], "loading");
    }
    site.restore();
    site.route(`/stories/${name}/story.json`, () => ({ status: 404 }));
    for (const stands of [inside, ""]) {
      await open(name, { language: story(name).languages[0], twin: stands });
      await browser.until("it fails", () => document.querySelector("data-story").dataset.state === "failed");
      assert.deepEqual(await findings(), [], "failed");
    }
  });
}
