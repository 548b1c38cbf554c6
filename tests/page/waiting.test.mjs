// No silence: while the network is slow the twin stands and a quiet line moves; failure says what to do.
// Engines: all.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { TWIN, element, page } from "./harness/pages.mjs";
import { DIST, FULL } from "./harness/site.mjs";
import { names, story } from "./harness/stories.mjs";
import { findings, hasState, ink, settle, stage } from "./harness/widget.mjs";

begin();
beforeEach(() => {
  site.restore();
  site.log.length = 0;
});

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

const [GOOD] = names;
const SOURCE = `/stories/${GOOD}/story.json`;
const { languages, editions: { digest, stepper, scroll } } = story(GOOD);
/** What an embed says of the editions of the story. */
const promise = (own = digest) => [own, languages, stepper, scroll].join(" ");
const show = (editions) => browser.open(site.page("/case", page({ body: element(GOOD, { twin: TWIN, editions }) })));
const drawn = () => document.querySelector("data-story").shadowRoot.querySelector("canvas") !== null;

test("an embed that tells of the editions has one shown before the story has come", async () => {
  let send;
  site.route(SOURCE, (_, response) => {
    send = () => response.writeHead(200, { "content-type": "application/json" }).end(readFileSync(join(DIST, SOURCE)));
  });
  await show(promise());
  await browser.until("it is drawn", drawn);
  assert.equal(await browser.run(hasState, 0, "loading"), true, "until the story has come");
  await browser.run(() => document.querySelector("data-story").next());
  assert.equal((await browser.run(stage, 0)).index, 1, "it can be read");
  send();
  await browser.run(settle, 0, "ready");
  assert.equal((await browser.run(stage, 0)).index, 1, "and goes on where it was");
  assert.deepEqual(site.log.filter((path) => path.includes("/editions/")).length, 1);
});

test("an embed that is older than its story, or says nonsense, shows the story as it is", async () => {
  for (const said of [promise("0".repeat(64)), `${digest} xx 0 0`, `${digest} ${languages} -1 NaN`, "a b c d", "", "   ", "{}"]) {
    await show(said);
    await browser.run(settle, 0, "ready");
    assert.ok((await browser.run(ink, 0)).share > 0.005);
    assert.deepEqual((await browser.run(findings)).events.filter(({ name }) => name === "error"), [], said);
    assert.ok(!site.log.includes(FULL), `${said}: an edition serves`);
  }
});

test("a story that was changed since, or published no more, is shown live in place of what was promised", async () => {
  const { editions, ...rest } = story(GOOD);
  const changed = { ...rest, headline: Object.fromEntries(languages.map((language) => [language, "Changed"])) };
  const text = JSON.stringify(changed);
  for (const body of [text, `${text.slice(0, -1)},\n"editions": ${JSON.stringify(editions)}}`]) {
    site.route(SOURCE, () => ({ type: "application/json", body }));
    await show(promise());
    await browser.run(settle, 0, "ready");
    assert.equal(await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector("h3").textContent), "Changed");
  }
});
