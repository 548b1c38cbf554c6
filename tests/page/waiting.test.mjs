// No silence: while the network is slow the twin stands and a quiet line moves; failure says what to do.
// Engines: all.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { TWIN, element, page } from "./harness/pages.mjs";
import { names } from "./harness/stories.mjs";
import { hasState, settle } from "./harness/widget.mjs";

begin();
beforeEach(() => site.restore());

async function open(motion, twin = TWIN) {
  await browser.emulate({ motion });
  site.slow("story.json", 4000);
  await browser.open(site.page("/case", page({ body: element(names[0], { twin, language: "en" }), lang: "en" })));
  await browser.until("it loads", hasState, 0, "loading");
}

/** What the line over the twin looks like. */
const line = () => {
  const host = document.querySelector("data-story");
  const style = getComputedStyle(host, "::after");
  const twin = host.querySelector(".twin");
  return {
    isThere: style.content !== "none" && style.content !== "normal",
    height: style.height,
    animation: style.animationName,
    delay: style.animationDelay,
    twin: twin ? twin.checkVisibility() : null,
    shift: host.getBoundingClientRect().height,
  };
};

test("the twin stands, and after a second a quiet line moves; both go when the chart is there", async () => {
  await open("no-preference");
  const { isThere, height, animation, delay, twin } = await browser.run(line);
  assert.deepEqual([isThere, height, animation, delay, twin], [true, "2px", "ds-wait", "1s", true]);
  await browser.run(settle, 0, "ready");
  assert.equal((await browser.run(line)).isThere, false);
});

test("under reduced motion the line does not move", async () => {
  await open("reduce");
  const { isThere, animation } = await browser.run(line);
  assert.deepEqual([isThere, animation], [true, "none"]);
});

test("without a twin, failure is one calm line that says what to do, in the reader's language", async () => {
  site.route(`/stories/${names[0]}/story.json`, () => ({ status: 404 }));
  for (const [lang, what] of [["en", /reload/iu], ["zh-Hant", /重新載入/u], ["zh-Hans", /重新载入/u]]) {
    await browser.open(site.page("/case", page({ body: element(names[0]), lang })));
    await browser.until("it fails", hasState, 0, "failed");
    const said = await browser.run(() => document.querySelector("data-story").shadowRoot.textContent);
    assert.match(said, what);
  }
});
