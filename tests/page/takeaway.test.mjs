// What readers take away: the data as files, the step as link and picture, on paper.
// Engines: all.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { begin, browser, site } from "./harness/begin.mjs";
import { Key } from "./harness/browser.mjs";
import { ENGINE, onlyIn } from "./harness/engines.mjs";
import { element, page } from "./harness/pages.mjs";
import { EXTRA, READER } from "./harness/site.mjs";
import { names, steps, story } from "./harness/stories.mjs";
import { findings, opens, settle, stage } from "./harness/widget.mjs";

/** Bytes before a PNG's picture: its signature, and its width and height in the first chunk. */
const PNG = { signature: "89504e470d0a1a0a", width: 16, height: 20 };

begin();

/** Keeps what the page would save or put on the clipboard. */
const KEEP = `<script>
  window.saved = [];
  window.copied = [];
  const blobs = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { const url = make.call(URL, blob); blobs.set(url, blob); return url; };
  HTMLAnchorElement.prototype.click = function () { saved.push({ name: this.download, blob: blobs.get(this.href) }); };
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { copied.push(text); } } });
</script>`;

async function open(name, attributes = {}) {
  await browser.emulate({ width: 760, height: 1000, motion: "reduce" });
  const body = element(name, { theme: "light", ...attributes });
  await browser.open(site.page("/case", page({ body, head: KEEP })));
  await browser.run(settle, 0, "ready");
}

/** Clicks a button of the widget by what it does, as soon as it is there. */
async function press(does) {
  await browser.until(`there is a button for ${does}`, (wanted) => {
    const all = document.querySelector("data-story").shadowRoot?.querySelectorAll(`button[data-do="${wanted}"]`);
    const button = [...(all ?? [])].find((one) => one.checkVisibility());
    button?.click();
    return Boolean(button);
  }, does);
}

const rows = () =>
  browser.run(() =>
    [...document.querySelector("data-story").shadowRoot.querySelectorAll(".ds-foot tbody tr")].map((row) =>
      [...row.cells].map((cell) => cell.textContent)));

const saved = async () => {
  await browser.until("a file is saved", () => saved.length);
  return browser.run(async () => {
    const { name, blob } = saved.pop();
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return { name, bytes: Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("") };
  });
};

/** Cells of a file as RFC 4180 has it. */
function parse(csv) {
  const lines = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1).push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end !== ",") lines.push([]);
  }
  return lines.filter((line) => line.length > 1);
}

for (const name of names) {
  test(`${name}: files have the values of the table`, async () => {
    const language = story(name).languages[0];
    for (const { id } of story(name).steps) {
      await open(name, { language, step: id });
      await browser.run(opens, "table");
      const shown = await rows();
      await press("csv");
      const csv = await saved();
      assert.match(csv.name, new RegExp(`^${name}-${id}\\.csv$`));
      assert.ok(csv.bytes.startsWith("efbbbf"), "spreadsheets take it for UTF-8");
      const [heads, ...lines] = parse(Buffer.from(csv.bytes, "hex").toString().slice(1));
      assert.equal(lines.length, shown.length);
      for (const line of lines) assert.equal(line.length, heads.length);
      await press("json");
      const json = await saved();
      const { title, data } = JSON.parse(Buffer.from(json.bytes, "hex").toString());
      assert.equal(title, await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector(".ds-step.is-on .ds-title").textContent));
      assert.equal(data.length, shown.length);
      for (const [at, row] of data.entries()) {
        assert.ok(shown[at].includes(row.item), row.item);
        if (row.as_shown) assert.ok(shown[at].includes(row.as_shown), row.as_shown);
        assert.ok([null, undefined].includes(row.value) || typeof row.value === "number", `${id}: ${row.value}`);
        if (row.value) assert.ok(lines[at].includes(String(row.value)), `${row.value} in ${lines[at]}`);
      }
      await press("copy");
      const [copied] = await browser.until("it is copied", () => copied.length && copied);
      assert.equal(copied.trimEnd().split("\n").length, shown.length + 1);
    }
  });
}

test("a step is passed on as a link and as a picture with its sources", async () => {
  await open("ai-in-hong-kong", { language: "en", step: "three-in-four" });
  await press("share");
  await press("copy-link");
  const [link] = await browser.until("it is copied", () => copied.length && copied);
  assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/case#ai-in-hong-kong\/three-in-four$/);
  const shown = await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector(".ds-link").value);
  assert.equal(shown, link);
  await press("picture");
  const { name, bytes } = await saved();
  assert.equal(name, "ai-in-hong-kong-three-in-four.png");
  const png = Buffer.from(bytes, "hex");
  assert.ok(bytes.startsWith(PNG.signature));
  assert.ok(png.readUInt32BE(PNG.width) > 1000 && png.readUInt32BE(PNG.height) > 400);
  if (process.env.DATASTORY_LOOK) writeFileSync(join(process.env.DATASTORY_LOOK, "share.png"), png);
});

const at = () => {
  const { shadowRoot } = document.querySelector("data-story");
  const open = shadowRoot.querySelector(".ds-tools [aria-expanded=true]");
  return { focus: shadowRoot.activeElement?.dataset.do, open: open?.dataset.do };
};

test("what is asked for first loads a module; step and focus stay where that takes over", async () => {
  site.log.length = 0;
  await open("ai-in-hong-kong", { language: "en", step: "public-money" });
  const modules = () => site.log.filter((path) => path.endsWith(".wasm"));
  assert.deepEqual(modules(), [READER]);
  await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector("[data-do=table]").focus());
  await browser.run(opens, "table");
  assert.deepEqual(await browser.run(at), { focus: "table", open: "table" });
  assert.deepEqual(modules(), [READER, EXTRA]);
  assert.equal((await browser.run(stage, 0)).index, steps("ai-in-hong-kong").indexOf("public-money"));
  assert.deepEqual((await browser.run(findings)).errors, []);
});

test("where the module cannot be had the story goes on without, and the next press asks again", async () => {
  await open("ai-in-hong-kong", { language: "en" });
  site.route(EXTRA, () => ({ status: 404 }));
  await press("table");
  await browser.until("it is told", () => probe.events.some(({ name, detail }) => name === "error" && detail.code === "not-fetched"));
  await browser.run(() => document.querySelector("data-story").next());
  assert.equal((await browser.run(stage, 0)).index, 1);
  assert.equal(await browser.run(() => document.querySelector("data-story").dataset.state), "ready");
  site.restore();
  await browser.run(opens, "table");
  assert.deepEqual((await browser.run(at)).open, "table");
});

test("nothing sounds until it is asked for; Escape ends it at once", onlyIn("chromium", "the driver of others gives no sound"), async () => {
  const watch = `<script>
    window.made = [];
    const Real = AudioContext;
    window.AudioContext = class extends Real { constructor(...all) { super(...all); made.push(this); } };
  </script>`;
  await browser.emulate({ width: 760, height: 1000, motion: "reduce" });
  const body = element("central-asia", { language: "en", step: "since-independence" });
  await browser.open(site.page("/case", page({ body, head: watch })));
  await browser.run(settle, 0, "ready");
  await press("listen");
  const made = () => browser.run(() => made.map((one) => one.state));
  await browser.until("the button to play has the focus", () => {
    const { shadowRoot } = document.querySelector("data-story");
    const button = shadowRoot.querySelector("[data-do=play]");
    button?.focus();
    return button && shadowRoot.activeElement === button;
  });
  assert.deepEqual(await made(), [], "no sound is made ready before it is used");
  await browser.press(Key.ENTER);
  await browser.until("it sounds", () => made[0]?.state === "running");
  await browser.until("a mark is lit", () => probe.events.some(({ name, detail }) => name === "focus" && detail.key));
  await browser.press(Key.ENTER);
  await browser.until("it pauses", () => made[0].state === "suspended");
  await browser.press(Key.ENTER);
  await browser.until("it goes on", () => made[0].state === "running");
  const volume = await browser.run(() => {
    const field = document.querySelector("data-story").shadowRoot.querySelector(".ds-volume");
    field.value = 10;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    return { label: field.labels[0].textContent, min: field.min, max: field.max };
  });
  assert.deepEqual(volume, { label: "Volume", min: "0", max: "100" });
  const ms = await browser.run(() => new Promise((done) => {
    const begun = performance.now();
    made[0].onstatechange = () => made[0].state === "closed" && done(performance.now() - begun);
    const { activeElement } = document.querySelector("data-story").shadowRoot;
    activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }));
    if (made[0].state === "closed") done(performance.now() - begun);
  }));
  assert.ok(ms < 100, `silent after ${ms} ms`);
  await browser.press(Key.ENTER);
  await browser.until("it sounds again", () => made[1]?.state === "running");
  await browser.run(() => document.querySelector("data-story").next());
  await browser.until("another step is silent", () => made[1].state === "closed");
  assert.deepEqual((await browser.run(findings)).errors, []);
});

const PAPER = ENGINE === "webkit" ? { skip: "its driver does not print" } : {};
test("on paper stands every step, as words and vectors", PAPER, async () => {
  const name = "ai-in-hong-kong";
  await open(name, { language: "en" });
  await browser.run(() => scrollTo(0, 0));
  const pdf = Buffer.from(await browser.driver.printPage({ background: false }), "base64");
  const folder = mkdtempSync(join(tmpdir(), "datastory-"));
  writeFileSync(join(folder, "story.pdf"), pdf);
  if (process.env.DATASTORY_LOOK) writeFileSync(join(process.env.DATASTORY_LOOK, `print-${browser.engine}.pdf`), pdf);
  execFileSync("pdftotext", ["-layout", join(folder, "story.pdf"), join(folder, "story.txt")]);
  const text = readFileSync(join(folder, "story.txt"), "utf8").replace(/\s+/g, " ");
  for (const step of story(name).steps) {
    const [word] = step.title.en.split(/[,:;]/);
    assert.ok(text.includes(word.slice(0, 20)), `the title “${word}”`);
  }
  // In prose, in the table, and as vectors of the chart.
  assert.ok(text.split("75%").length > 3, "a value stands in prose, chart and table");
  const after = await browser.run(() => document.querySelector("data-story").shadowRoot.querySelectorAll(".ds-print, .is-printing").length);
  assert.equal(after, 0, "the screen is as before");
  assert.deepEqual((await browser.run(findings)).errors, []);
});
