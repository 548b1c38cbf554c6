// docs/resilience.md and the README's promises name a test for what they say: each of them exists.
// Engines: chromium, because it opens no browser at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "./harness/named.mjs";

/** The first and the last number of the list of tests. */
const [FIRST, LAST] = [30, 70];
/** How many promises there are. */
const PROMISES = 10;

const attacks = read("docs/resilience.md");
const readme = read("README.md");

test("each number has its line, with a test", () => {
  const told = attacks.rows.filter(([number]) => /^\d+$/u.test(number));
  const numbered = told.slice(0, LAST - FIRST + 1);
  assert.deepEqual(numbered.map(([number]) => Number(number)), Array.from({ length: LAST - FIRST + 1 }, (_, at) => FIRST + at));
  assert.deepEqual(numbered.filter((cells) => !cells.at(-1).includes(" › ")).map(([number]) => number), []);
});

test("each test that is named exists", () => {
  assert.ok(attacks.named.length > 60, `${attacks.named.length} tests are named`);
  assert.deepEqual([attacks.missing, readme.missing], [[], []]);
});

test("each promise of the README names a test", () => {
  const from = readme.text.indexOf("## What it promises");
  const until = readme.text.indexOf("\n## ", from + 1);
  const promises = readme.text.slice(from, until).split(/\n(?=\d+\. )/u).slice(1);
  assert.equal(promises.length, PROMISES);
  for (const promise of promises) assert.match(promise, /` ?`?[\w/.-]+ › /u);
});
