// Networks that fail, stall, lie and never end: the twin stands, and the reader's device is spared.
// Engines: all.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { createGzip } from "node:zlib";
import { begin, browser, site } from "./harness/begin.mjs";
import { FAULTS, HASTY, endless } from "./harness/faults.mjs";
import { TWIN, element, page } from "./harness/pages.mjs";
import { DIST, FULL, READER, Site } from "./harness/site.mjs";
import { dataset, names, story } from "./harness/stories.mjs";
import { ends, findings, hasState, seesTwin } from "./harness/widget.mjs";

const [GOOD] = names;
/** Bytes of a story or a JSON file that a page takes. */
const MOST = 4 << 20;
/** Bytes that are on their way between server and page at any time, at most. */
const ON_THE_WAY = 128 << 20;

begin({ motion: "reduce" });
let other;
before(async () => {
  other = await Site.open();
});
beforeEach(() => {
  site.restore();
  other.restore();
  site.log.length = site.requests.length = 0;
});
after(async () => {
  await other?.close();
});

const open = (body, head = HASTY) => browser.open(site.page("/case", page({ body, head })));
const asked = (path) => site.log.filter((own) => own === path).length;
const shown = (path) => readFileSync(join(DIST, path));
const errors = async () => (await browser.run(findings)).events.filter(({ name }) => name === "error");

/** A story that is ours but for its dataset's name; it has no editions. */
function unpublished(name, file) {
  const { editions, ...rest } = story(GOOD);
  return site.story(name, { ...rest, datasets: [file] });
}

for (const [what, { asked: times, answer }] of Object.entries(FAULTS)) {
  test(`a file that ${what}: asked for ${times} times in all, then the twin, or the story by another way`, async () => {
    const spoil = (path, body) => site.route(path, (_, response) => answer(body, response));
    unpublished("poor", "../ill.json");
    spoil("/stories/ill/story.json", shown(`stories/${GOOD}/story.json`));
    spoil("/stories/ill.json", shown("stories/dataset.json"));
    for (const edition of readdirSync(join(DIST, "stories", GOOD, "editions"))) {
      const path = `stories/${GOOD}/editions/${edition}`;
      spoil(`/${path}`, shown(path));
    }
    await open(element("ill", { twin: TWIN }) + element("poor", { twin: TWIN }) + element(GOOD, { twin: TWIN }));
    assert.equal(await browser.run(seesTwin, 0), true, "from the first paint on");
    assert.deepEqual(await ends(browser, 3), ["failed", "failed", "ready"]);
    assert.deepEqual([await browser.run(seesTwin, 0), await browser.run(seesTwin, 1)], [true, true]);
    assert.deepEqual((await errors()).map(({ detail }) => detail.code), ["not-fetched", "not-fetched"]);
    assert.deepEqual([asked("/stories/ill/story.json"), asked("/stories/ill.json")], [times, times]);
    assert.equal(asked("/elsewhere"), 0, "no redirect is followed");
  });

  test(`a module that ${what}: asked for three times in all, then the twin`, async () => {
    site.route(READER, (_, response) => answer(shown(READER), response));
    await open(element(GOOD, { twin: TWIN }));
    assert.deepEqual(await ends(browser, 1), ["failed"]);
    assert.equal(await browser.run(seesTwin, 0), true);
    // A browser holds any body against the hash, and tells no script why it is not the right one.
    assert.equal(asked(READER), 3);
  });
}

test("files of a wrong type are read as what they are", async () => {
  const path = `stories/${GOOD}/story.json`;
  for (const own of [READER.slice(1), path, "stories/dataset.json"]) {
    site.route(`/${own}`, () => ({ type: "text/html", body: shown(own) }));
  }
  await open(element(GOOD));
  assert.deepEqual(await ends(browser, 1), ["ready"]);
});

test("who is offline sees the twin, and the story as soon as there is a network", async () => {
  let isOffline = true;
  const path = `/stories/${GOOD}/story.json`;
  site.route(path, (_, response) => (isOffline ? void response.destroy() : { type: "application/json", body: shown(path) }));
  await open(element(GOOD, { twin: TWIN }));
  assert.deepEqual(await ends(browser, 1), ["failed"]);
  assert.equal(await browser.run(seesTwin, 0), true);
  isOffline = false;
  await browser.run(() => { dispatchEvent(new Event("online")); });
  await browser.until("it is ready", hasState, 0, "ready");
});

// Each: what comes in place of the module that the script was built with.
const OTHERS = {
  "another module": () => shown(FULL),
  "a module with one byte changed": () => {
    const bytes = shown(READER);
    bytes[bytes.length >> 1] ^= 1;
    return bytes;
  },
  "a page": () => Buffer.from("<!doctype html><p>not found</p>"),
};
for (const [what, make] of Object.entries(OTHERS)) {
  test(`${what} out of a cache: never run, asked for afresh, and else the twin`, async () => {
    for (const [wrong, end] of [[1, "ready"], [Infinity, "failed"]]) {
      site.log.length = site.requests.length = 0;
      site.route(READER, () => ({ type: "application/wasm", body: asked(READER) > wrong ? shown(READER) : make() }));
      await open(element(GOOD, { twin: TWIN }));
      assert.deepEqual(await ends(browser, 1), [end]);
      const again = site.requests.filter(({ path }) => path === READER)[1];
      assert.equal(again.headers["cache-control"], "no-cache", "past all caches");
      assert.equal(asked(READER), Math.min(wrong, 2) + 1);
    }
  });
}

const SPACES = Buffer.alloc(1 << 16, " ");
// Each: the file, and whether it is packed.
const STREAMS = {
  "a story without end": ["/stories/endless/story.json", false],
  "a story that unpacks to a gigabyte": ["/stories/endless/story.json", true],
  "a dataset without end": ["/stories/endless.json", false],
  "a dataset that unpacks to a gigabyte": ["/stories/endless.json", true],
};
for (const [what, [path, isPacked]] of Object.entries(STREAMS)) {
  test(`${what} is given up at the limit, with a message`, async () => {
    let sent;
    unpublished("endless", "../endless.json");
    site.route(path, (_, response) => {
      response.writeHead(200, { "content-type": "application/json", ...(isPacked && { "content-encoding": "gzip" }) });
      sent = endless(SPACES, response, isPacked ? createGzip({ level: 1 }) : response);
    });
    // At the reader's own pace: what is given up here is given up for its size, not for its time.
    await open(element("endless", { twin: TWIN }), "");
    assert.deepEqual(await ends(browser, 1), ["failed"]);
    assert.equal(await browser.run(seesTwin, 0), true);
    const [{ detail }] = await errors();
    assert.equal(detail.code, "too-large", detail.message);
    assert.ok(detail.message.includes(path), detail.message);
    assert.ok(asked(path) === 1, "not asked for again");
    assert.ok((await sent) < MOST + ON_THE_WAY, `${await sent} bytes were sent`);
  });
}

test("a story of 50 MB is given up at the limit", async () => {
  site.story("fat", `{"version":1,"headline":"${"x".repeat(50 << 20)}"}`);
  await open(element("fat", { twin: TWIN }));
  assert.deepEqual(await ends(browser, 1), ["failed"]);
  assert.equal((await errors())[0].detail.code, "too-large");
});

test("no more files of a story are asked for than it may have", async () => {
  const files = Array.from({ length: 500 }, (_, at) => `${at}.json`);
  const tables = Object.fromEntries(files.map((file) => [`t${file.slice(0, -5)}`, { url: file }]));
  const { editions, ...rest } = story(GOOD);
  for (const greedy of [{ ...rest, datasets: files }, { ...rest, datasets: [], data: { ...rest.data, ...tables } }]) {
    site.log.length = 0;
    site.story("greedy", greedy);
    for (const file of files) site.route(`/stories/greedy/${file}`, () => ({ type: "application/json", body: JSON.stringify(dataset) }));
    await open(element("greedy", { twin: TWIN }));
    assert.deepEqual(await ends(browser, 1), ["failed"]);
    const [{ detail }] = await errors();
    assert.equal(detail.code, "too-many", detail.message);
    assert.ok(site.log.filter((path) => /^\/stories\/greedy\/\d+/u.test(path)).length <= 20);
  }
});

test("a story on another site is shown if that site allows it; else the console says what to do", async () => {
  const path = `/stories/${GOOD}/story.json`;
  const allow = { "access-control-allow-origin": "*" };
  const mine = (headers) => {
    const serve = (own) => other.route(own, () => ({ headers, body: shown(own) }));
    [path, "/stories/dataset.json"].forEach(serve);
    for (const edition of readdirSync(join(DIST, "stories", GOOD, "editions"))) serve(`/stories/${GOOD}/editions/${edition}`);
  };
  const body = element(GOOD, { src: other.origin + path, twin: TWIN });
  mine({});
  await open(body);
  assert.deepEqual(await ends(browser, 1), ["failed"]);
  assert.equal(await browser.run(seesTwin, 0), true);
  const { errors: lines } = await browser.run(findings);
  const own = lines.filter((line) => line.includes("datastory:"));
  assert.equal(own.length, 1);
  assert.ok(own[0].includes(other.origin + path) && own[0].includes("Access-Control-Allow-Origin"), own[0]);
  mine(allow);
  await open(body);
  assert.deepEqual(await ends(browser, 1), ["ready"]);
});

test("what is asked for says nothing of the reader, and nothing stays with the reader", async () => {
  // Cookies of every kind are there, and each answer would like to set one more.
  const biscuit = { "set-cookie": "theirs=1; Path=/", etag: '"1"' };
  for (const path of [`/stories/${GOOD}/story.json`, "/stories/dataset.json", READER]) {
    site.route(path, () => ({ type: path === READER ? "application/wasm" : "application/json", headers: biscuit, body: shown(path) }));
  }
  const head = '<script>document.cookie = "mine=1; path=/"; localStorage.mine = 1;</script>';
  await open(element(GOOD), head);
  assert.deepEqual(await ends(browser, 1), ["ready"]);
  await browser.run(() => document.querySelector("data-story").next());
  const ours = site.requests.filter(({ path }) => path.startsWith("/stories/") || path.endsWith(".wasm"));
  assert.ok(ours.length >= 4);
  for (const { path, headers } of ours) {
    const { cookie, referer, authorization } = headers;
    assert.deepEqual([cookie, referer, authorization], [undefined, undefined, undefined], path);
  }
  const left = await browser.run(async () => ({
    cookie: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases?.()) ?? [],
    caches: window.caches ? await caches.keys() : [],
    workers: (await navigator.serviceWorker?.getRegistrations()) ?? [],
    strangers: performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.startsWith(location.origin)),
  }));
  assert.deepEqual(left, { cookie: "mine=1", local: ["mine"], session: [], databases: [], caches: [], workers: [], strangers: [] });
});
