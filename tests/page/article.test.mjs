// The news page as a reader opens it: three widgets, each by another kind of embed.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { ENGINE } from "./harness/engines.mjs";
import { names, story } from "./harness/stories.mjs";
import { findings, ink, reveal, settle, states } from "./harness/widget.mjs";

/** How late script, wasm and stories come, in ms: several frames after the article. */
const LATENESS = 150;

begin();

/** Opens the article and scrolls through it until each widget is ready. */
async function read(conditions) {
  // Each of them late, so that the article is painted before it comes: what shifts, shows.
  for (const ending of ["/datastory.js", ".wasm", ".json"]) site.slow(ending, LATENESS);
  await browser.emulate(conditions);
  await browser.open(`${site.origin}/`);
  const count = (await browser.run(states)).length;
  for (let index = 0; index < count; index += 1) {
    await browser.run(reveal, index);
    await browser.run(settle, index, "ready");
  }
  return count;
}

async function assertFlawless() {
  const { errors, violations, shifts, events } = await browser.run(findings);
  assert.deepEqual(errors, []);
  assert.deepEqual(violations, []);
  assert.deepEqual(await browser.complaints(), []);
  assert.deepEqual(events.filter(({ name }) => name === "error"), []);
  const cls = shifts.reduce((sum, { value }) => sum + value, 0);
  assert.equal(cls, 0, JSON.stringify(shifts, null, 1));
}

// Elsewhere the narrowest and a wide page tell enough: what differs between widths is our layout.
const WIDTHS = ENGINE === "chromium" ? [320, 390, 768, 1280, 1600] : [320, 1280];

for (const theme of ["light", "dark"]) {
  for (const width of WIDTHS) {
    test(`three widgets are drawn at ${width} px, ${theme}, without an error or a shift`, async () => {
      const count = await read({ width, theme });
      assert.equal(count, names.length);
      for (let index = 0; index < count; index += 1) {
        const { share, colours } = await browser.run(ink, index);
        // A step of large figures has no more than ground, ink and the shades of its rims.
        assert.ok(share > 0.005 && colours > 2, `widget ${index}: ${share} of it, ${colours} colours`);
      }
      await assertFlawless();
    });
  }
}

test("the article in English: the stories follow the page's language", async () => {
  await read({});
  await browser.run(() => { document.documentElement.lang = "en"; });
  const count = (await browser.run(states)).length;
  for (let index = 0; index < count; index += 1) {
    await browser.run(reveal, index);
    await browser.until(`widget ${index} speaks English`, (at) => {
      const root = document.querySelectorAll("data-story")[at].shadowRoot;
      return root.querySelector("[lang]")?.lang === "en" && root;
    }, index);
  }
  const { errors } = await browser.run(findings);
  assert.deepEqual(errors, []);
});

test("nothing is asked for but the page's own files", async () => {
  const from = site.log.length;
  await read({});
  const asked = [...new Set(site.log.slice(from))].filter((path) => path !== "/probe.js").sort();
  const files = (name) => ["story.json", ...story(name).datasets];
  const own = names.flatMap((name) => files(name).map((file) => new URL(file, `file:///stories/${name}/`).pathname));
  const expected = new Set(["/", "/article.css", "/datastory.js", ...own]);
  const isEdition = (path) => path.includes("/editions/");
  assert.deepEqual(asked.filter((path) => !path.endsWith(".wasm") && !isEdition(path)), [...expected].sort());
  assert.equal(asked.filter(isEdition).length, names.length, "one edition for each story");
  assert.equal(asked.filter((path) => path.endsWith(".wasm")).length, 1);
});
