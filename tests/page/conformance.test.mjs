// docs/conformance.md names a test for what it promises: each of them exists.
// Engines: chromium, because it opens no browser at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "./harness/named.mjs";

const { text, rows, named, missing } = read("docs/conformance.md");

/** WCAG 2.2, levels A and AA. */
const CRITERIA = `1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5
  1.4.10 1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11
  2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8
  4.1.2 4.1.3`.split(/\s+/u);
/** How many checks were asked for before there was a widget. */
const CHECKS = 29;
/** Number of Chartability's heuristics. */
const HEURISTICS = 50;

test("each criterion of WCAG 2.2 A and AA has its line", () => {
  const told = rows.map(([first]) => first.split(" ")[0]).filter((first) => /^\d\.\d/u.test(first));
  assert.deepEqual(told, CRITERIA);
});

test("each check has its line, and a test", () => {
  const told = rows.filter(([first]) => /^\d+ /u.test(first));
  assert.deepEqual(told.map(([first]) => parseInt(first, 10)), Array.from({ length: CHECKS }, (_, at) => at + 1));
  assert.deepEqual(told.filter((cells) => !/ › /u.test(cells.at(-1))), []);
});

test("each heuristic of Chartability has its line", () => {
  const from = text.indexOf("## Chartability");
  const own = text.slice(from).split("\n").filter((line) => /^\| (?!Heuristic|-)/u.test(line));
  assert.equal(own.length, HEURISTICS);
});

test("each test that is named exists", () => {
  assert.ok(named.length > 40, `${named.length} tests are named`);
  assert.deepEqual(missing, []);
});

test("each line that promises something names a test, or says by whom it is met", () => {
  const told = rows.filter(([first]) => !/^(Criterion|Check|Heuristic)$/u.test(first));
  const bare = told.filter((cells) => !/ › |Not applicable|The page’s|The author’s|Not met/u.test(cells.join(" ")));
  assert.deepEqual(bare.map(([first]) => first), []);
});
