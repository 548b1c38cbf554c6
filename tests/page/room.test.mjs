// Places that no story was made for: huge, flat, hidden, restless; canvases that fail; fonts that come late.
// Engines: all.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { ENGINE, onlyIn } from "./harness/engines.mjs";
import { TWIN, element, page } from "./harness/pages.mjs";
import { names, story } from "./harness/stories.mjs";
import { ends, findings, frames, hasState, ink, seesTwin, settle, stage } from "./harness/widget.mjs";

const [GOOD] = names;
/** No side of a canvas is longer, in its own px. */
const LONGEST = 4096;
/** Px that the place of a chart may change by when a font comes: a line of its words. */
const LINE = 24;

begin();
beforeEach(async () => {
  site.restore();
  await browser.emulate({ motion: "reduce" });
});

/** Counts what is painted, and in how many frames. */
const COUNT = `<script>
  const painted = { times: 0, frames: 0, most: 0, now: 0 };
  Object.defineProperty(window, "painted", { value: painted });
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    painted.times += 1;
    painted.now += 1;
    painted.most = Math.max(painted.most, painted.now);
    return clearRect.apply(this, box);
  };
  const tick = () => { painted.now = 0; painted.frames += 1; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
</script>`;

const open = (body, more) => browser.open(site.page("/case", page({ body, head: COUNT, ...more })));
const faultless = async () => assert.deepEqual((await browser.run(findings)).errors, []);
const isDrawn = async () => {
  const { width, height, share } = await browser.run(ink, 0);
  assert.ok(width > 0 && width <= LONGEST && height > 0 && height <= LONGEST, `${width} × ${height}`);
  assert.ok(share > 0.001, `${share} of it`);
};

// Each: the story live or out of an edition, in a place so wide.
for (const isLive of [false, true]) {
  for (const width of [20_000, 100_000]) {
    test(`${isLive ? "a live story" : "an edition"} in a place ${width} px wide: a canvas within bounds, drawn`, async () => {
      const { editions, ...rest } = story(GOOD);
      if (isLive) site.story("live", rest);
      await open(element(isLive ? "live" : GOOD), { css: `data-story { width: ${width}px; min-height: ${width}px }` });
      await browser.run(settle, 0, "ready");
      await isDrawn();
      await faultless();
    });
  }
}

const RATIO = onlyIn("chromium", "others have one pixel ratio here");
test("eight device px for each px: a canvas within bounds, drawn", RATIO, async () => {
  for (const width of [320, 1280]) {
    await browser.emulate({ ratio: 8, width, motion: "reduce" });
    await open(element(GOOD));
    await browser.run(settle, 0, "ready");
    await isDrawn();
    await faultless();
  }
});

test("200 sizes, one after another: no error, one painting a frame at most, and the last is right", async () => {
  await open(`<div id="place">${element(GOOD, { language: "en" })}</div>`);
  await browser.run(settle, 0, "ready");
  const resize = (count, last) => new Promise((done) => {
    const place = document.querySelector("#place");
    let at = 0;
    painted.most = painted.now = 0;
    const next = () => {
      at += 1;
      place.style.width = `${at === count ? last : 200 + ((at * 137) % 900)}px`;
      if (at === count) done(true);
      else setTimeout(next, 5);
    };
    next();
  });
  await browser.run(resize, 200, 500);
  const fits = () => {
    const root = document.querySelector("data-story").shadowRoot;
    const [canvas, stage] = ["canvas", ".ds-stage"].map((part) => root.querySelector(part));
    return Math.abs(canvas.width / devicePixelRatio - stage.clientWidth) < 2 && stage.clientWidth <= 500;
  };
  await browser.until("the picture is as wide as its place", fits);
  await browser.run(frames);
  assert.ok((await browser.run(() => painted.most)) <= 2, "a picture, and where an edition has come, its own");
  const storm = await browser.run(ink, 0);
  await faultless();
  await open(`<div id="place" style="width: 500px">${element(GOOD, { language: "en" })}</div>`);
  await browser.run(settle, 0, "ready");
  assert.deepEqual(await browser.run(ink, 0), storm, "as if it had never been otherwise");
});

// Each: what hides a place, and what shows it again.
const HIDING = {
  "without a width": [["width", "0"], ["width", ""]],
  "not displayed": [["display", "none"], ["display", ""]],
  "without a height": [["height", "0"], ["height", ""]],
  "of skipped content": [["contentVisibility", "hidden"], ["contentVisibility", ""]],
};
for (const [what, [hide, show]] of Object.entries(HIDING)) {
  const style = ([name, value]) => browser.run((name, value) => { document.querySelector("#place").style[name] = value; }, name, value);
  test(`a place that is ${what}, before and after: drawn when it is seen`, async () => {
    await open(`<div id="place">${element(GOOD, { language: "en" })}</div>`);
    await browser.run(settle, 0, "ready");
    await browser.run(frames);
    const before = await browser.run(ink, 0);
    await style(hide);
    await browser.run(frames);
    await browser.run(() => document.querySelector("data-story").next());
    await browser.run(() => document.querySelector("data-story").previous());
    await style(show);
    await browser.run(frames);
    await browser.until("it is as it was", (before) => {
      const canvas = document.querySelector("data-story").shadowRoot.querySelector("canvas");
      return canvas.width === before.width && canvas.height === before.height;
    }, before);
    await browser.run(frames);
    assert.deepEqual(await browser.run(ink, 0), before);
    await faultless();

    await open(`<div id="place" style="${hide[0].replace("V", "-v")}: ${hide[1]}">${element(GOOD, { language: "en" })}</div>`);
    await browser.run(() => new Promise((done) => setTimeout(done, 300)));
    await style(show);
    await browser.run(settle, 0, "ready");
    await browser.run(frames);
    await browser.until("it is as it was", (before) => {
      const canvas = document.querySelector("data-story").shadowRoot.querySelector("canvas");
      return canvas.width === before.width && canvas.height === before.height;
    }, before);
    assert.deepEqual(await browser.run(ink, 0), before);
    await faultless();
  });
}

test("a canvas that the browser loses is drawn again when it is back", async () => {
  await open(element(GOOD, { language: "en" }));
  await browser.run(settle, 0, "ready");
  await browser.run(frames);
  const before = await browser.run(ink, 0);
  await browser.run(() => {
    const canvas = document.querySelector("data-story").shadowRoot.querySelector("canvas");
    canvas.dispatchEvent(new Event("contextlost", { cancelable: true }));
    // As a new canvas: blank, with the state that it begins with.
    canvas.height = canvas.height;
    canvas.dispatchEvent(new Event("contextrestored"));
  });
  await browser.run(frames);
  assert.deepEqual(await browser.run(ink, 0), before);
  await faultless();
});

test("where the page gives no canvas the twin stands", async () => {
  const none = "<script>HTMLCanvasElement.prototype.getContext = () => null;</script>";
  await open(element(GOOD, { twin: TWIN }), { head: none });
  assert.deepEqual(await ends(browser, 1), ["failed"]);
  assert.equal(await browser.run(seesTwin, 0), true);
  const { events } = await browser.run(findings);
  assert.equal(events.at(-1).detail.code, "no-canvas");
});

test("a font that comes late: words at once, drawn anew once it is there, and nothing jumps", async () => {
  const font = readFileSync("/usr/share/fonts/truetype/dejavu/DejaVuSerif-Bold.ttf");
  site.route("/late.ttf", () => ({ type: "font/ttf", body: font }));
  site.slow("/late.ttf", 1500);
  const css = '@font-face { font-family: Late; src: url(/late.ttf); font-display: swap } data-story { --datastory-font: Late, sans-serif }';
  await open(element(GOOD, { language: "en" }), { css, head: COUNT, lang: "en" });
  await browser.run(settle, 0, "ready");
  await browser.run(frames);
  const look = () => ({
    isThere: [...document.fonts].every(({ status }) => status === "loaded"),
    times: painted.times,
    height: document.querySelector("data-story").shadowRoot.querySelector(".ds-stage").clientHeight,
  });
  const before = await browser.run(look);
  assert.equal(before.isThere, false);
  const fallback = await browser.run(ink, 0);
  assert.ok(fallback.share > 0.005, "words stand in another font");
  await browser.until("the font is there", () => [...document.fonts].every(({ status }) => status === "loaded"));
  // WebKitGTK tells of no font that a style sheet brings: there the next drawing has it.
  const isUntold = ENGINE === "webkit";
  if (isUntold) await browser.run(() => { for (const way of ["next", "previous"]) document.querySelector("data-story")[way](); });
  await browser.until("it is drawn anew", (times) => painted.times > times, before.times);
  await browser.run(() => new Promise((done) => setTimeout(done, 300)));
  const after = await browser.run(look);
  assert.notDeepEqual(await browser.run(ink, 0), fallback, "in the font");
  assert.ok(isUntold || after.times - before.times <= 2, `drawn ${after.times - before.times} times`);
  assert.ok(Math.abs(after.height - before.height) <= LINE);
  await faultless();
});

test("a frame of ours listens to no message, and keeps its height", async () => {
  const body = `<iframe id="ours" src="/stories/${GOOD}/" width="720" height="900" style="border: 0"></iframe><iframe id="evil" srcdoc="evil"></iframe>`;
  await open(body, { script: false });
  await browser.until("the frame is ready", () => document.querySelector("#ours").contentDocument?.querySelector("data-story")?.dataset.state === "ready");
  const { height, errors } = await browser.run(async () => {
    const [ours, evil] = ["#ours", "#evil"].map((id) => document.querySelector(id));
    const many = [1e9, -1, NaN, "1e9px", null, { height: 1e9 }, { type: "resize", height: NaN }, "__proto__", '{"height":1e9}', ["datastory", 1e9]];
    for (const data of many) {
      for (const target of [window, ours.contentWindow]) {
        evil.contentWindow.parent.postMessage(data, "*");
        target.postMessage(data, "*");
        target.dispatchEvent(new MessageEvent("message", { data, source: evil.contentWindow, origin: "https://evil.example" }));
      }
    }
    await new Promise((done) => setTimeout(done, 200));
    return { height: ours.offsetHeight, errors: probe.errors };
  });
  assert.deepEqual([height, errors], [900, []]);
  await browser.driver.switchTo().frame(0);
  assert.equal(await browser.run(hasState, 0, "ready"), true);
  assert.ok((await browser.run(ink, 0)).share > 0.005);
  assert.ok((await browser.run(stage, 0)).count > 1);
  await browser.driver.switchTo().defaultContent();
});
