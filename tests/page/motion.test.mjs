// Nothing moves for who wants nothing to move; for others it is short and can be interrupted.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { onlyIn } from "./harness/engines.mjs";
import { element, page } from "./harness/pages.mjs";
import { names, steps } from "./harness/stories.mjs";
import { settle } from "./harness/widget.mjs";

/** Ms that a transition takes at most, and a little for a busy machine's last frame. */
const LONGEST = 600;
const SLACK = 250;

begin();

/** How far a transition is, the wasm works out; on a busy machine each engine more tells less. */
const HERE = onlyIn("chromium", "what moves is the wasm's, the same for all");

/** Counts frames that the widget asks for, and when. */
const COUNT = `<script>
  window.asked = [];
  const original = requestAnimationFrame;
  window.requestAnimationFrame = (call) => {
    // Where an engine measures no layout shift, the probe looks at each frame.
    if (!/probe\\.js/.test(new Error().stack)) asked.push(performance.now());
    return original(call);
  };
</script>`;

async function open(motion) {
  await browser.emulate({ motion });
  const body = element(names[0], { language: "en" });
  await browser.open(site.page("/case", page({ body, head: COUNT })));
  await browser.run(settle, 0, "ready");
  await browser.run(() => new Promise((done) => setTimeout(done, 300)));
}

/** Turns to a step and gives the frames asked for in the second after it, as ms from then. */
const turn = (id) => new Promise((done) => {
  const from = performance.now();
  window.asked.length = 0;
  document.querySelector("data-story").goTo(id);
  setTimeout(() => done(window.asked.map((at) => at - from)), 1200);
});

const running = () => document.querySelector("data-story").shadowRoot.getAnimations().length;

test("under reduced motion a step asks for no frame, and no style animates", async () => {
  await open("reduce");
  for (const id of steps(names[0]).slice(1, 5)) {
    assert.deepEqual(await browser.run(turn, id), [], id);
    assert.equal(await browser.run(running), 0);
  }
});

test("a wish for less motion counts from the next step on, and ends what moves", onlyIn("chromium", "only there a wish changes while a page stands"), async () => {
  await open("no-preference");
  assert.ok((await browser.run(turn, steps(names[0])[1])).length > 1, "it moves");
  await browser.emulate({ motion: "reduce" });
  assert.deepEqual(await browser.run(turn, steps(names[0])[2]), []);
});

test("a transition is over within 600 ms", HERE, async () => {
  await open("no-preference");
  for (const id of steps(names[0]).slice(1, 4)) {
    const asked = await browser.run(turn, id);
    assert.ok(asked.length > 1, "it moves");
    assert.ok(asked.at(-1) <= LONGEST + SLACK, `${id}: the last frame came after ${asked.at(-1)} ms`);
  }
});

test("a transition can be interrupted by the next, and all is over soon after the last", HERE, async () => {
  await open("no-preference");
  const late = await browser.run(async (ids) => {
    const host = document.querySelector("data-story");
    for (const id of ids) {
      host.goTo(id);
      await new Promise((done) => setTimeout(done, 80));
    }
    const last = performance.now();
    window.asked.length = 0;
    await new Promise((done) => setTimeout(done, 1200));
    return { asked: window.asked.map((at) => at - last), step: host.shadowRoot.querySelector("[aria-current=step]").textContent };
  }, steps(names[0]).slice(1, 6));
  assert.ok(late.asked.at(-1) <= LONGEST + SLACK, JSON.stringify(late));
});
