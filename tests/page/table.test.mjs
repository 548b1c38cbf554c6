// The table: a real one, with the values that are drawn, to be sorted, and read without a pointer.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { Key } from "./harness/browser.mjs";
import { element, page } from "./harness/pages.mjs";
import { names, steps } from "./harness/stories.mjs";
import { frames, marks, settle } from "./harness/widget.mjs";
import { numbers } from "./harness/words.mjs";

begin({ motion: "reduce" });

async function open(name, language = "en") {
  await browser.open(site.page("/case", page({ body: element(name, { language }) })));
  await browser.run(settle, 0, "ready");
  await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector("[data-do=table]").focus());
  await browser.press(Key.ENTER);
  await browser.until("the table is there", () =>
    document.querySelector("data-story").shadowRoot.querySelector(".ds-panel table"));
}

const goTo = async (id) => {
  await browser.run((step) => document.querySelector("data-story").goTo(step), id);
  await browser.run(frames);
};

const table = () => {
  const root = document.querySelector("data-story").shadowRoot;
  const own = root.querySelector(".ds-panel table");
  const text = (one) => one.textContent;
  return {
    caption: own.caption.textContent,
    region: root.querySelector(".ds-panel").getAttribute("aria-label"),
    lang: own.closest("[lang]").lang,
    scopes: [...new Set([...own.querySelectorAll("th")].map((head) => `${head.parentElement.parentElement.localName} ${head.scope}`))],
    head: [...own.querySelectorAll("thead th")].map(text),
    sorts: [...own.querySelectorAll("thead th")].map((head) => head.getAttribute("aria-sort")),
    rows: [...own.querySelectorAll("tbody tr")].map((row) => [...row.cells].map(text)),
  };
};

for (const name of names) {
  test(`${name}: caption, scopes and sources, and a row for each mark`, async () => {
    await open(name);
    for (const id of steps(name)) {
      await goTo(id);
      const { caption, region, lang, scopes, head, rows } = await browser.run(table);
      assert.ok(caption.length > 10 && region && lang === "en", id);
      assert.deepEqual(scopes, ["thead col", "tbody row"], id);
      assert.equal(head.at(-1), "Source", id);
      assert.ok(rows.every((row) => row.length === head.length), id);
      const all = await browser.run(marks, 0);
      assert.ok(rows.length >= all.length, `${id}: ${rows.length} rows, ${all.length} marks`);
      const cells = rows.flat().flatMap((cell) => numbers(cell).map(({ value }) => value));
      for (const { name: words } of all) {
        const said = numbers(words.replace(/, \d+ of \d+$/u, "")).map(({ value }) => Math.abs(value));
        assert.ok(said.some((value) => cells.some((cell) => Math.abs(cell) === value)), `${id}: "${words}" is in no cell`);
      }
    }
  });
}

test("a click on the head of values sorts up, down and back; the focus stays", async () => {
  await open("ai-in-hong-kong");
  await goTo("public-money");
  const first = await browser.run(table);
  const at = first.head.findIndex((words) => /HK|Value|amount/iu.test(words));
  const sort = async () => {
    await browser.run((column) => {
      const root = document.querySelector("data-story").shadowRoot;
      const button = root.querySelectorAll(".ds-panel thead th")[column].querySelector("button");
      button.focus();
    }, at);
    await browser.press(Key.ENTER);
    const found = await browser.run(table);
    const has = await browser.run(() => document.querySelector("data-story").shadowRoot.activeElement.dataset.do);
    assert.equal(has, `sort:${at}`);
    return { sort: found.sorts[at], values: found.rows.map((row) => numbers(row[at])[0].value) };
  };
  const up = await sort();
  assert.deepEqual(up, { sort: "ascending", values: [...up.values].sort((a, b) => a - b) });
  const down = await sort();
  assert.deepEqual(down, { sort: "descending", values: [...up.values].reverse() });
  const back = await sort();
  assert.equal(back.sort, null);
  assert.deepEqual((await browser.run(table)).rows, first.rows);
});
