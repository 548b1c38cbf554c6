// What engines tell a screen reader of the first step: the same in all three, held in tree.txt.
// Engines: all.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { begin, browser, site } from "./harness/begin.mjs";
import { PATIENCE } from "./harness/browser.mjs";
import { element, page } from "./harness/pages.mjs";
import { inChromium } from "./harness/tree.mjs";
import { settle } from "./harness/widget.mjs";

const STORY = "ai-in-hong-kong";
const GOLDEN = new URL("./tree.txt", import.meta.url);
const READER = fileURLToPath(new URL("./harness/tree.py", import.meta.url));

begin(undefined, { isOnScreen: true });

/** The page as the desktop's accessibility bus has it; Firefox and WebKitGTK speak to it. */
async function onBus() {
  const words = [READER, "case", String(PATIENCE / 1000)];
  const { stdout } = await promisify(execFile)("/usr/bin/python3", words, { maxBuffer: 1 << 24 });
  return JSON.parse(stdout);
}

// Each engine has its own names for the same roles; all others are boxes without a meaning.
const ROLES = {
  "push button": "button", button: "button", "toggle button": "button",
  heading: "heading", list: "list", "list item": "item", listitem: "item",
  image: "image", img: "image", graphic: "image", paragraph: "paragraph",
  toolbar: "box", "tool bar": "box", landmark: "box", navigation: "box", panel: "box", group: "box", grouping: "box", region: "box",
};

/** A line for each node that means something, under what holds it. */
function lines({ role, name, children }, depth = 0) {
  const known = ROLES[role];
  const isShown = known && (known !== "box" || name);
  const own = known === "item" || known === "paragraph" ? "" : ` ${JSON.stringify(name)}`;
  const below = children.flatMap((child) => lines(child, isShown ? depth + 1 : depth));
  return isShown ? [`${"  ".repeat(depth)}${known}${own}`, ...below] : below;
}

test("headings, controls and marks, in the order of the page, each with its name", async () => {
  const body = element(STORY, { language: "en" });
  await browser.emulate({ motion: "reduce" });
  await browser.open(site.page("/case", page({ body, lang: "en" })));
  await browser.run(settle, 0, "ready");
  const told = await (browser.engine === "chromium" ? inChromium(browser) : onBus());
  const found = `${lines(told).join("\n")}\n`;
  if (process.env.BLESS) await writeFile(GOLDEN, found);
  assert.equal(found, await readFile(GOLDEN, "utf8"));
});
