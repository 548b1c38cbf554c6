// What a page or a browser forbids: the strictest policy takes nothing away, and where code may not run
// the twin stands.
// Engines: all.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { Browser } from "./harness/browser.mjs";
import { ENGINE, onlyIn } from "./harness/engines.mjs";
import { HASTY } from "./harness/faults.mjs";
import { TWIN, address, element, page, tag } from "./harness/pages.mjs";
import { DIST, withProbe } from "./harness/site.mjs";
import { names, steps, story, twin } from "./harness/stories.mjs";
import { ends, findings, ink, seesTwin, settle, stage } from "./harness/widget.mjs";

const [GOOD] = names;
const SCRIPT = readFileSync(join(DIST, "datastory.js"));
const HASH = `sha384-${createHash("sha384").update(SCRIPT).digest("base64")}`;
/** What the policy must allow to the case itself: the probe, and the icon that browsers ask for unasked. */
const PROBE = "'nonce-probe'";
const ICON = "img-src 'self'";

begin({ motion: "reduce" });
beforeEach(() => site.restore());

/** Opens a page under a policy; the page brings no style and no script but the one tag. */
async function open(policy, { body = element(GOOD, { twin: TWIN }), integrity = HASH, script = SCRIPT } = {}) {
  site.route("/datastory.js", () => ({ type: "text/javascript", body: script }));
  const html = withProbe(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>case</title>
<script src="/datastory.js" integrity="${integrity}" crossorigin async></script></head><body>${body}</body></html>`);
  const nonced = html.replace('<script src="/probe.js">', '<script nonce="probe" src="/probe.js">');
  await browser.open(site.page("/case", nonced, { "content-security-policy": policy }));
}

const STRICT = (script) =>
  `default-src 'none'; script-src ${script} ${PROBE}; connect-src 'self'; ${ICON}; base-uri 'none'; form-action 'none'; ` +
  "require-trusted-types-for 'script'; trusted-types 'none'";

test("under the strictest policy it is ready, moves through its steps, and violates nothing", async () => {
  await open(STRICT(`'${HASH}' 'wasm-unsafe-eval'`), { body: names.map((name) => element(name, { twin: TWIN, language: "en" })).join("\n") });
  assert.deepEqual(await ends(browser, 3), ["ready", "ready", "ready"]);
  for (const index of [0, 1, 2]) {
    const count = await browser.run((at) => {
      const host = document.querySelectorAll("data-story")[at];
      host.next();
      for (const tool of ["table", "sources"]) host.shadowRoot.querySelector(`[data-do="${tool}"]`)?.click();
      return host.shadowRoot.adoptedStyleSheets.length;
    }, index);
    assert.equal(count, 1, "with its style");
    assert.equal((await browser.run(stage, index)).index, 1);
    assert.ok((await browser.run(ink, index)).share > 0.005);
  }
  const { errors, violations } = await browser.run(findings);
  assert.deepEqual([errors, violations], [[], []]);
});

test("a story that is worked out in the page violates nothing either", async () => {
  const { editions, ...rest } = story(GOOD);
  site.story("own", rest);
  await open(STRICT(`'${HASH}' 'wasm-unsafe-eval'`), { body: element("own") });
  assert.deepEqual(await ends(browser, 1), ["ready"]);
  const { errors, violations } = await browser.run(findings);
  assert.deepEqual([errors, violations], [[], []]);
});

test("where the policy forbids wasm the twin stands, and the console has one line", async () => {
  await open(STRICT(`'${HASH}'`));
  assert.deepEqual(await ends(browser, 1), ["failed"]);
  assert.equal(await browser.run(seesTwin, 0), true);
  const { errors } = await browser.run(findings);
  assert.equal(errors.length, 1, errors.join("\n"));
  assert.match(errors[0], /datastory: /u);
});

test("a script with one byte changed is not run: the twin stands", async () => {
  const script = Buffer.from(SCRIPT);
  script[script.length >> 1] ^= 1;
  await open(STRICT(`'${HASH}' 'wasm-unsafe-eval'`), { script });
  await browser.until("the script is refused", () => probe.errors.length > 0);
  assert.equal(await browser.run(() => customElements.get("data-story") === undefined), true);
  assert.equal(await browser.run(seesTwin, 0), true);
});

// Each: what a browser lacks, as a script at the head of the page takes it away.
const LACKS = {
  "WebAssembly": "delete window.WebAssembly;",
  "a compiler for it": `for (const name of ["compile", "compileStreaming", "instantiate"])
    WebAssembly[name] = () => Promise.reject(new WebAssembly.CompileError("no WebAssembly compiler available"));`,
  "instances of it": "delete WebAssembly.Instance; WebAssembly.instantiate = () => Promise.reject(new RangeError('no memory'));",
};
for (const [what, taken] of Object.entries(LACKS)) {
  test(`a browser without ${what} shows the whole twin, and waits for nothing`, async () => {
    const whole = twin(GOOD);
    const body = element(GOOD, { twin: whole });
    await browser.open(site.page("/case", page({ body, head: `${HASTY}<script>${taken}</script>` })));
    assert.deepEqual(await ends(browser, 1), ["failed"]);
    const seen = await browser.run(() => {
      const host = document.querySelector("data-story");
      return { height: host.querySelector("figure").offsetHeight, wait: getComputedStyle(host, "::after").content };
    });
    assert.ok(seen.height > 200);
    assert.ok(["none", "normal"].includes(seen.wait), "no line moves");
    const { errors } = await browser.run(findings);
    assert.ok(errors.every((line) => line.startsWith("console.error datastory: ")), errors.join("\n"));
  });
}

test("a browser that makes instances only in its own time shows the widget", async () => {
  const head = "<script>WebAssembly.Instance = class { constructor() { throw new RangeError('disallowed on the main thread'); } };</script>";
  await browser.open(site.page("/case", page({ body: element(GOOD), head })));
  assert.deepEqual(await ends(browser, 1), ["ready"]);
});

test("Chromium without its compilers shows the twin", onlyIn("chromium", "a switch of its own"), async () => {
  const other = await Browser.start({ flags: ["--js-flags=--jitless"] });
  try {
    await other.open(site.page("/case", page({ body: element(GOOD, { twin: TWIN }), head: HASTY })));
    assert.deepEqual(await ends(other, 1), ["failed"]);
    assert.equal(await other.run(seesTwin, 0), true);
  } finally {
    await other.stop();
  }
});

test("without JavaScript there are all words of the first step, its picture and its sources", async () => {
  const body = `${element(GOOD, { twin: twin(GOOD) })}<script src="/datastory.js"></script>`;
  site.page("/inner", page({ body, script: false }));
  // A frame without leave for scripts stands for a browser without them, in every engine.
  await browser.open(site.page("/case", page({ body: '<iframe sandbox="allow-same-origin" src="/inner" width="720" height="1200"></iframe>', script: false })));
  const seen = await browser.until("the frame is there", () => {
    const own = document.querySelector("iframe").contentDocument;
    const figure = own?.querySelector("data-story figure");
    if (!figure || own.readyState !== "complete") return null;
    const pictures = [...figure.querySelectorAll("svg")].filter((one) => one.checkVisibility());
    return { words: figure.innerText, pictures: pictures.length, state: own.querySelector("data-story").dataset.state ?? null };
  });
  assert.equal(seen.state, null);
  assert.equal(seen.pictures, 1);
  const { headline, languages, steps: [first] } = story(GOOD);
  for (const text of [headline, first.title]) assert.ok(seen.words.includes(text[languages[0]]), text[languages[0]]);
});

// Each: what a page has made of what every script relies on.
const OVERRIDDEN = {
  "lists": `for (const name of ["map", "filter", "flat", "findLast", "forEach"]) Array.prototype[name] = () => { throw new Error("mine"); };`,
  "JSON": "JSON.parse = () => ({ mine: true });",
  "promises": `const { then } = Promise.prototype; Promise.prototype.then = function (...calls) { return then.apply(this, calls); };
    Promise.all = () => Promise.resolve([]);`,
  "fetch": "window.fetch = () => Promise.resolve({ ok: true });",
  "objects": `Object.prototype.mine = 1; Object.prototype.get = undefined; Array.prototype.mine = 1;`,
  "frames and timers": "window.requestAnimationFrame = () => 0; window.setTimeout = () => 0;",
  "observers": "window.ResizeObserver = class { observe() {} disconnect() {} unobserve() {} };",
};
/** What WebKitGTK's own driver relies on in a page. */
const OF_DRIVER = ENGINE === "webkit" ? ["lists", "JSON"] : [];
for (const [what, taken] of Object.entries(OVERRIDDEN)) {
  const options = OF_DRIVER.includes(what) ? { skip: "without it the driver cannot ask anything" } : {};
  test(`a page that has its own ${what}: the story is right, or the twin stands`, options, async () => {
    await browser.open(site.page("/case", page({ body: element(GOOD, { twin: TWIN, language: "en" }), head: `<script>${taken}</script>` })));
    const [state] = await ends(browser, 1);
    if (state === "failed") assert.equal(await browser.run(seesTwin, 0), true);
    else {
      assert.ok((await browser.run(ink, 0)).share > 0.005);
      assert.equal((await browser.run(stage, 0)).title, story(GOOD).steps[0].title.en);
    }
    const { errors } = await browser.run(findings);
    // The probe, too, relies on what the page has taken.
    const own = errors.filter((line) => !/probe\.js/u.test(line.split("\n").slice(0, 3).join(" ")));
    assert.ok(own.every((line) => line.startsWith("console.error datastory: ")), errors.join("\n"));
  });
}

test("what attributes hold is data, whatever it looks like", async () => {
  const evil = '"><img src=x onerror="window.evil=1"><script>window.evil=1</script>';
  const all = { id: evil, language: evil, step: evil, mode: evil, theme: evil, style: "--datastory-font: url(javascript:evil=1)" };
  await browser.open(site.page("/case", page({ body: element(GOOD, all) + tag(GOOD, { language: evil, step: evil }) })));
  assert.deepEqual(await ends(browser, 2), ["ready", "ready"]);
  for (const src of ["javascript:window.evil=1", "data:application/json,{}", `${address(GOOD)}${evil}`, "//[", ""]) {
    await browser.run((src) => { document.querySelector("data-story").src = src; document.querySelector("data-story").setAttribute("src", src); }, src);
  }
  const found = await browser.run(() => ({ evil: window.evil ?? null, images: document.querySelectorAll("data-story img").length, inside: document.querySelector("data-story").shadowRoot.querySelectorAll("img, script").length }));
  assert.deepEqual(found, { evil: null, images: 0, inside: 0 });
  await browser.run((src) => document.querySelector("data-story").setAttribute("src", src), address(GOOD));
  await browser.run(settle, 0, "ready");
  assert.equal((await browser.run(stage, 0)).count, steps(GOOD).length);
});
