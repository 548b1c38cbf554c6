// The files that a newsroom uploads: no code from text, no path of a builder's machine, no name that
// a blocker stops.
// Engines: chromium, because it opens no browser at all.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { DIST } from "./harness/site.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const files = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const name = (file) => `/${relative(DIST, file)}`;

/** Ways to make code or markup out of text. */
const FROM_TEXT =
  /innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|DOMParser|document\.write|\beval\b|\bFunction\(|set(?:Timeout|Interval)\(\s*["'`]|javascript:/gu;

test("no script makes code or markup out of text", () => {
  const scripts = files.filter((file) => /\.m?js$/u.test(file));
  assert.ok(scripts.length, "there is a script");
  const found = scripts.flatMap((file) => {
    const matches = readFileSync(file, "utf8").matchAll(FROM_TEXT);
    return [...matches].map(({ 0: match, index }) => `${name(file)} at ${index}: ${match}`);
  });
  assert.deepEqual(found, []);
});

test("no page carries a script of its own but the tags of the embed, nor a handler in an attribute", () => {
  const found = files.filter((file) => file.endsWith(".html")).flatMap((file) => {
    const html = readFileSync(file, "utf8");
    const scripts = [...html.matchAll(/<script\b[^>]*>([^]*?)<\/script>/gu)].filter(([, text]) => text.trim());
    const handlers = [...html.matchAll(/<[^>]*\son[a-z]+\s*=[^>]*>/gu)];
    return [...scripts, ...handlers].map(([text]) => `${name(file)}: ${text.slice(0, 80)}`);
  });
  assert.deepEqual(found, []);
});

test("no file tells of the machine that built it", () => {
  const cargo = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const paths = [homedir(), ROOT, cargo, "/home/", "/Users/", "/root/", ".cargo/registry"];
  const found = files.flatMap((file) => {
    const bytes = readFileSync(file);
    // A home like "/" or "/root" would be found in honest text.
    return paths.filter((path) => path.length > 5 && bytes.includes(path)).map((path) => `${name(file)}: ${path}`);
  });
  assert.deepEqual(found, []);
});

// The families that the address patterns of EasyList (easylist_general_block.txt) and EasyPrivacy
// (easyprivacy_general.txt), github.com/easylist/easylist, fall in, drawn wider than any of them;
// each with addresses that it must stop, since a pattern that stops nothing guards nothing.
const BLOCKED = [
  [/[/._-](?:google|web|site|page)?[-_]?analytics?[/._-]/u, ["/js/analytics.js", "/web-analytics/x.js", "/analytics/js/a.js"]],
  [/[/._-](?:ad|ads|adv|advert|adverts|advertising|advertisement|adserver|adservice|adsense)[/._-]/u, ["/ads/x.js", "/widget-ad.js", "/img/adv_1.png"]],
  [/[/._-](?:ad|ads)?banners?[/._-]/u, ["/banner.js", "/adbanners/1.js"]],
  [/[/._-](?:sponsor|sponsors|sponsored|promo|promotion|affiliates?)[/._-]/u, ["/sponsored/a.js", "/promo.js"]],
  [/[/._-]pop(?:up|under|ups|unders)[/._-]/u, ["/popunder.js"]],
  [/[/._-](?:track|tracker|tracking|trackers|clicktrack|pagetrack)[/._-]/u, ["/tracker.js", "/click-tracking/x"]],
  [/[/._-](?:pixel|pixels|beacon|beacons|webbug|impressions?|pageviews?|hitcount(?:er)?|counter)[/._-]/u, ["/pixel.gif", "/beacon.js", "/counter.js"]],
  [/[/._-](?:stat|stats|statistics|metrics|telemetry|telemetrie|logger|logging|collect|fingerprint)[/._-]/u, ["/_stats.js", "/metrics/x.js", "/telemetry.js", "/fingerprint.js"]],
  [/[-_.x/](?:728x90|300x250|160x600|468x60|970x250)[/._-]/u, ["/img-300x250.png"]],
];

test("no file has an address that lists of blockers stop", () => {
  for (const [pattern, examples] of BLOCKED) {
    for (const example of examples) assert.match(example, pattern);
  }
  const found = files.map(name).flatMap((path) =>
    BLOCKED.filter(([pattern]) => pattern.test(path)).map(([pattern]) => `${path} is stopped by ${pattern}`));
  assert.deepEqual(found, []);
});
