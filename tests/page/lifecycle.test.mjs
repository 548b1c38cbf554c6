// Coming and going: moved, cloned, thrown away, shown again, hidden; nothing of it stays behind.
// Engines: all.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { CRASHING } from "./harness/crash.mjs";
import { ENGINE, onlyIn } from "./harness/engines.mjs";
import { TWIN, element, page, tag } from "./harness/pages.mjs";
import { DIST, READER } from "./harness/site.mjs";
import { names, steps, story } from "./harness/stories.mjs";
import { ends, findings, frames, hasState, ink, settle, stage } from "./harness/widget.mjs";

const GOOD = names.at(-1);
const HTML = element(GOOD, { language: "en", twin: TWIN });
/** How often one comes and goes; each time takes other engines several times as long. */
const MOUNTS = ENGINE === "chromium" ? 1000 : 160;
/** How many are on the page at the same time. */
const TOGETHER = 8;
/** Names that a case or a browser's driver leaves in a page. */
const OF_DRIVERS = ["before", "ret_nodes"];
/** Bytes of the heap that may remain of each: the driver leaves some, and compiled code grows. */
const CRUMBS = 1000;

begin({ motion: "reduce" });
beforeEach(() => site.restore());

const open = (body, more) => browser.open(site.page("/case", page({ body, ...more })));
const faultless = async () => assert.deepEqual((await browser.run(findings)).errors, []);

/** Lets so many come, be ready, turn a step, and go. */
async function comeAndGo(count) {
  for (let gone = 0; gone < count; gone += TOGETHER) {
    await browser.run((html) => { document.querySelector("#place").innerHTML = html; }, HTML.repeat(TOGETHER));
    await browser.until("all are ready", (most) => document.querySelectorAll("#place [data-state=ready]").length === most, TOGETHER);
    await browser.run(() => {
      for (const host of document.querySelectorAll("#place data-story")) host.next();
      document.querySelector("#place").replaceChildren();
    });
  }
}

/** What Chromium holds for the page, when all that can go is gone. */
async function held() {
  await browser.run(frames);
  // What the probe has written down is not the widget's.
  await browser.run(() => { probe.events.length = probe.shifts.length = 0; });
  for (let round = 0; round < 3; round += 1) {
    await browser.command("HeapProfiler.collectGarbage");
    await browser.run(() => new Promise((done) => setTimeout(done, 100)));
  }
  const { metrics } = await browser.command("Performance.getMetrics");
  const measured = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  const { result } = await browser.command("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await browser.command("Runtime.queryObjects", { prototypeObjectId: result.objectId });
  const { result: count } = await browser.command("Runtime.callFunctionOn", {
    objectId: objects.objectId, functionDeclaration: "function () { return this.length }", returnByValue: true,
  });
  const { JSHeapUsedSize: heap, JSEventListeners: listeners, Nodes: nodes } = measured;
  return { heap, listeners, nodes, memories: count.value };
}

test(`${MOUNTS} come and go: heap, memories, elements and listeners are what they were`, async () => {
  await open(`<div id="place"></div>${HTML}`, { head: CRASHING });
  await comeAndGo(TOGETHER * 10);
  const measure = ENGINE === "chromium";
  if (measure) await browser.command("Performance.enable");
  const before = measure && await held();
  await comeAndGo(MOUNTS);
  assert.ok((await browser.run(() => crash.made)) >= MOUNTS, "each had an instance of its own");
  await faultless();
  if (!measure) return;
  const after = await held();
  assert.equal(before.memories, 1, "that of the one that stays");
  assert.deepEqual({ ...after, heap: 0 }, { ...before, heap: 0 });
  assert.ok(after.heap - before.heap < MOUNTS * CRUMBS, `${before.heap} bytes became ${after.heap}`);
});

// Each: what a page does to a widget, at any moment of its life.
const TREATED = {
  "moved to another place": (host) => document.querySelector("#other").append(host),
  "moved within one task, back and forth": (host) => {
    const place = host.parentElement;
    document.querySelector("#other").append(host);
    place.append(host);
  },
  "cloned, and the first removed": (host) => host.replaceWith(host.cloneNode(true)),
  "removed with all around it, and written anew": (host) => {
    const place = host.parentElement;
    const html = host.outerHTML;
    place.innerHTML = "";
    place.innerHTML = html;
  },
  "taken out, and put back later": (host) => {
    const place = host.parentElement;
    host.remove();
    return new Promise((done) => setTimeout(done, 50)).then(() => place.append(host));
  },
  "given another story, and the first again": (host) => {
    const { src } = { src: host.getAttribute("src") };
    host.setAttribute("src", src.replace(/[\w-]+\/story/u, "nothing/story"));
    host.setAttribute("src", src);
  },
};
for (const [what, treat] of Object.entries(TREATED)) {
  test(`one that is ${what}, while it loads and after: no error, and it is ready`, async () => {
    for (const ending of ["", "/datastory.js", "story.json", "dataset.json", ".txt", ".wasm"]) {
      site.restore();
      if (ending) site.slow(ending, 150);
      await open(`<div>${element(GOOD, { twin: TWIN, language: "en" })}</div><div id="other"></div>`);
      if (ending) await browser.run(() => new Promise((done) => setTimeout(done, 60)));
      else await browser.run(settle, 0, "ready");
      await browser.run(`() => (${treat})(document.querySelector("data-story"))`);
      assert.deepEqual(await ends(browser, 1), ["ready"], ending);
      await browser.run(() => document.querySelector("data-story").next());
      assert.equal((await browser.run(stage, 0)).index, 1);
      await faultless();
    }
  });
}

test("one that is thrown away while it loads leaves no error, and asks no more", async () => {
  for (const ending of ["story.json", "dataset.json", ".wasm"]) {
    site.restore();
    site.slow(ending, 150);
    await open(`<div id="place">${HTML}</div>`);
    await browser.until("it loads", hasState, 0, "loading");
    await browser.run(() => { document.querySelector("#place").innerHTML = ""; });
    await browser.run(() => new Promise((done) => setTimeout(done, 400)));
    await faultless();
  }
});

test("two versions and a script that comes twice: each story is shown by its own code, without a global", async () => {
  const script = readFileSync(join(DIST, "datastory.js"), "utf8");
  // The same code under another module's name is another version.
  const other = "/datastory-0000000000000000.wasm";
  site.route(other, () => ({ type: "application/wasm", body: readFileSync(join(DIST, READER)) }));
  site.route("/v2/datastory.js", () => ({ type: "text/javascript", body: script.replaceAll(READER.slice(1), `..${other}`) }));
  const second = tag(GOOD, { language: "en" }).replace("/datastory.js", "/v2/datastory.js");
  await open(`<script>window.before = Object.getOwnPropertyNames(window);</script>
    ${HTML}${second}${tag(GOOD, { language: "en" })}<script src="/datastory.js" async></script><script src="/v2/datastory.js" async></script>`);
  const both = "data-story, data-story-2";
  await browser.until("three are ready", (both) => {
    const all = [...document.querySelectorAll(both)];
    for (const one of all) if (one.dataset.state === "static") one.scrollIntoView();
    return all.length === 3 && all.every((one) => one.dataset.state === "ready");
  }, both);
  const found = await browser.run((own) => ({
    globals: Object.getOwnPropertyNames(window).filter((name) => !window.before.includes(name) && !own.includes(name)),
    classes: new Set(["data-story", "data-story-2", "data-story-3"].map((name) => customElements.get(name)?.build ?? null)).size,
    third: customElements.get("data-story-3") ?? null,
  }), OF_DRIVERS);
  assert.deepEqual(found, { globals: [], classes: 3, third: null });
  assert.ok(site.log.includes(other) && site.log.includes(READER), "both modules were asked for");
  await faultless();
});

test("an element that was there long before the script is upgraded in its place", async () => {
  await open(HTML, { script: false });
  await browser.run(() => new Promise((done) => setTimeout(done, 200)));
  await browser.run(() => { document.head.append(Object.assign(document.createElement("script"), { src: "/datastory.js" })); });
  await browser.run(() => customElements.whenDefined("data-story").then(() => true));
  assert.deepEqual(await ends(browser, 1), ["ready"]);
  await faultless();
});

test("who goes back finds the step where it was, drawn and alive", async () => {
  const headers = { "cache-control": "no-cache" };
  const back = site.page("/case", page({ body: HTML, head: "<script>onpageshow = ({ persisted }) => { window.kept = persisted; };</script>" }), headers);
  const next = site.page("/next", page({ body: "<p>next</p>", script: false }), headers);
  await browser.open(back);
  await browser.run(settle, 0, "ready");
  const id = steps(GOOD)[2];
  await browser.run((step) => document.querySelector("data-story").goTo(step), id);
  await browser.driver.get(next);
  await browser.driver.navigate().back();
  await browser.until("the page is there", () => window.kept !== undefined && document.querySelector("data-story")?.dataset.state === "ready");
  assert.equal(await browser.run(() => window.kept), true, "out of the back/forward cache");
  assert.equal((await browser.run(stage, 0)).index, 2);
  assert.ok((await browser.run(ink, 0)).share > 0.005);
  await browser.run(() => document.querySelector("data-story").previous());
  assert.equal((await browser.run(stage, 0)).index, 1);
});

const HIDDEN = onlyIn("chromium", "the driver of others hides no window");
test("a hidden tab draws nothing, and is right when it is seen again", HIDDEN, async () => {
  await browser.emulate({ motion: "no-preference" });
  const count = `<script>window.drawn = 0; const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) { window.drawn += 1; return clearRect.apply(this, box); };</script>`;
  await open(HTML, { head: count });
  await browser.run(settle, 0, "ready");
  await browser.run(() => new Promise((done) => setTimeout(done, 400)));
  const window = browser.driver.manage().window();
  await window.minimize();
  await browser.until("it is hidden", () => document.visibilityState === "hidden");
  const drawn = await browser.run(async (ids) => {
    const from = window.drawn;
    for (const id of ids) {
      document.querySelector("data-story").goTo(id);
      await new Promise((done) => setTimeout(done, 100));
    }
    return window.drawn - from;
  }, steps(GOOD).slice(1));
  assert.equal(drawn, 0);
  await window.setRect({ x: 0, y: 0, width: 1280, height: 900 });
  await browser.until("it is seen", () => document.visibilityState === "visible");
  await browser.until("it is drawn", () => window.drawn > 1);
  await browser.run(frames);
  const { title } = await browser.run(stage, 0);
  assert.equal(title, story(GOOD).steps.at(-1).title.en);
  assert.ok((await browser.run(ink, 0)).share > 0.005);
});
