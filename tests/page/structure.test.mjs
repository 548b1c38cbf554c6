// What stands where for those who do not see: names, order, keys, and what is said unasked.
// Engines: all.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { Key } from "./harness/browser.mjs";
import { ENGINE } from "./harness/engines.mjs";
import { element, page } from "./harness/pages.mjs";
import { names, steps } from "./harness/stories.mjs";
import { focused, frames, marks, settle, tip } from "./harness/widget.mjs";

/** Px of the smallest target, and of the buttons that turn the steps (WCAG 2.5.8, 2.5.5). */
const TARGET = 24;
const TURN = 44;

/** Widths in CSS px with device px for each; other engines have one ratio here. */
const SIZES = ENGINE === "chromium" ? [[320, 3], [768, 2], [1280, 1]] : [[768, 1]];

begin();

async function open(name, attributes = {}, size = {}) {
  await browser.emulate({ motion: "reduce", ...size });
  const body = `<button id="before">before</button>${element(name, { language: "en", ...attributes })}<button id="after">after</button>`;
  await browser.open(site.page("/case", page({ body, css: "body { padding: 8px }" })));
  await browser.run(settle, 0, "ready");
  // Tab may have left the page in the case before: a click brings the focus back into it.
  await browser.point({ x: 2, y: 2 });
  await browser.click();
}

const goTo = async (id) => {
  await browser.run((step) => document.querySelector("data-story").goTo(step), id);
  await browser.run(frames);
};

/** Role, name and place of each mark, and how many data the table has. */
const structure = () => {
  const root = document.querySelector("data-story").shadowRoot;
  const marks = [...root.querySelectorAll(".ds-mark")];
  return {
    roles: [...new Set(marks.map((mark) => mark.getAttribute("role")))],
    stops: marks.filter((mark) => mark.tabIndex === 0).length,
    group: root.querySelector(".ds-marks").getAttribute("aria-label"),
    applications: root.querySelectorAll("[role=application]").length,
  };
};

for (const name of names) {
  test(`${name}: each mark is an image with a name that says its place among all`, async () => {
    await open(name);
    for (const id of steps(name)) {
      await goTo(id);
      const { roles, stops, group, applications } = await browser.run(structure);
      const all = await browser.run(marks, 0);
      assert.deepEqual([roles, stops, applications], [["img"], 1, 0], id);
      assert.ok(group.length > 10, `${id}: the chart is named: ${group}`);
      all.forEach(({ name: words }, at) => {
        assert.ok(words.endsWith(`${at + 1} of ${all.length}`), `${id}: "${words}"`);
        assert.ok(words.split(", ").length >= 3, `${id}: "${words}" says what, how much and which`);
      });
    }
  });

  for (const [width, ratio] of SIZES) {
    test(`${name}: marks at ${width} px are large enough, or far enough from each other, where there is room`, async () => {
      await open(name, {}, { width, ratio });
      const small = [];
      for (const id of steps(name)) {
        await goTo(id);
        const all = await browser.run(marks, 0);
        const middle = ({ left, top, width: w, height: h }) => [left + w / 2, top + h / 2];
        const isAlone = (mark) => all.every((other) => {
          const [[x, y], [a, b]] = [middle(mark), middle(other)];
          return other === mark || Math.hypot(x - a, y - b) >= TARGET - 1;
        });
        for (const mark of all.length * TARGET <= width ? all : []) {
          const isLarge = mark.width >= TARGET - 1 && mark.height >= TARGET - 1;
          if (!isLarge && !isAlone(mark)) small.push(`${id}: ${mark.name}: ${mark.width} × ${mark.height}`);
        }
      }
      assert.deepEqual(small, []);
    });
  }
}

test("buttons that turn the steps are large, all others large enough", async () => {
  for (const width of [320, 1280]) {
    await open(names[0], {}, { width });
    const sizes = await browser.run(() => {
      const root = document.querySelector("data-story").shadowRoot;
      return [...root.querySelectorAll("button")].map((button) => {
        const { width: w, height: h } = button.getBoundingClientRect();
        return { w, h, what: button.dataset.do, isTurn: button.classList.contains("ds-turn") };
      });
    });
    // The row of steps is a picture of the way; its list opens large, and two buttons do the same.
    const isExempt = ({ what }) => what.startsWith("step:");
    const small = sizes.filter((size) => !isExempt(size) && Math.min(size.w, size.h) < (size.isTurn ? TURN : TARGET));
    assert.deepEqual(small, []);
  }
});

test("what is read comes in the order title, summary, prose, controls, chart, table, sources", async () => {
  await open(names[0]);
  const order = await browser.run(() => {
    const root = document.querySelector("data-story").shadowRoot;
    const on = root.querySelector(".ds-step.is-on");
    const parts = {
      headline: root.querySelector("h3"), title: on.querySelector("h4"), summary: on.querySelector(".ds-hush"),
      prose: on.querySelector("p:not(.ds-hush)"), controls: root.querySelector("nav"),
      chart: root.querySelector(".ds-marks"), table: root.querySelector("[data-do=table]"),
      sources: root.querySelector("[data-do=sources]"), panel: root.querySelector(".ds-panel"),
    };
    const isAfter = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    const names = Object.keys(parts);
    return names.slice(1).map((name, at) => [name, isAfter(parts[names[at]], parts[name])]);
  });
  assert.deepEqual(order.filter(([, isInOrder]) => !isInOrder), []);
});

/** Presses Tab or Shift and Tab; where the focus is now: `#id` on the page, else its place in the widget. */
async function tab(isBack = false) {
  const keys = browser.driver.actions();
  await (isBack ? keys.keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT) : keys.sendKeys(Key.TAB)).perform();
  return browser.run(() => {
    const { activeElement } = document;
    const own = activeElement.shadowRoot?.activeElement;
    const all = [...document.querySelector("data-story").shadowRoot.querySelectorAll("*")];
    return own ? all.indexOf(own) : `#${activeElement.id}`;
  });
}

test("Tab meets things in the order in which they are read, and leaves at both ends", async () => {
  await open(names[0]);
  const walk = async (from, isBack) => {
    await browser.run((id) => document.querySelector(id).focus(), from);
    const seen = [];
    for (let count = 0; count < 40; count += 1) {
      const at = await tab(isBack);
      if (typeof at === "string") return { seen, end: at };
      seen.push(at);
    }
    return { seen, end: "nowhere" };
  };
  const there = await walk("#before", false);
  assert.equal(there.end, "#after");
  assert.deepEqual(there.seen, [...there.seen].sort((a, b) => a - b), "in the order of the document");
  const back = await walk("#after", true);
  assert.equal(back.end, "#before");
  assert.deepEqual(back.seen, [...there.seen].reverse());
  assert.equal(there.seen.length, 3, "controls, chart, tools");
});

const WAYS = [["stepper", 1280], ["stepper", 320], ["scroll", 1280], ["scroll", 320]];
for (const name of names) {
  for (const [mode, width] of WAYS) {
    test(`${name}: from each mark, two presses of Tab leave the widget, either way (${mode}, ${width} px)`, async () => {
      await open(name, { mode }, { width });
      const long = [];
      for (const id of steps(name)) {
        await goTo(id);
        const count = (await browser.run(marks, 0)).length;
        // All of one step, the first and the last of the others.
        const some = id === steps(name)[0] ? [...Array(count).keys()] : [0, -1];
        for (const at of some) {
          for (const [isBack, end] of [[false, "#after"], [true, "#before"]]) {
            // In scroll mode another step may have come with the place that has the focus.
            await browser.run((index) => [...document.querySelector("data-story").shadowRoot.querySelectorAll(".ds-mark")].at(index)?.focus(), at);
            const seen = [await tab(isBack)];
            if (seen.at(-1) !== end) seen.push(await tab(isBack));
            if (seen.at(-1) !== end) long.push(`${id}, mark ${at}, to ${end}: ${seen}`);
          }
        }
      }
      assert.deepEqual(long, []);
    });
  }
}

/** What the element in focus does. */
const does = () => document.querySelector("data-story").shadowRoot.activeElement?.dataset.do ?? null;
const focusOn = (wanted) =>
  browser.run((name) => document.querySelector("data-story").shadowRoot.querySelector(`[data-do="${name}"]`).focus(), wanted);

test("tools and languages are one stop of Tab: keys go to each, and Tab comes back to the last one", async () => {
  await open(names[0]);
  const all = await browser.run(() => {
    const root = document.querySelector("data-story").shadowRoot;
    return [...root.querySelectorAll("[role=toolbar] button")].map((button) => button.dataset.do);
  });
  assert.equal(all.length, 7, all.join(" "));
  await focusOn(all[0]);
  const walk = async (key) => {
    await browser.press(key);
    return browser.run(does);
  };
  for (const tool of [...all.slice(1), all.at(-1)]) assert.equal(await walk(Key.ARROW_RIGHT), tool);
  for (const tool of [...all.slice(0, -1).reverse(), all[0]]) assert.equal(await walk(Key.ARROW_LEFT), tool);
  assert.equal(await walk(Key.END), all.at(-1));
  assert.equal(await walk(Key.HOME), all[0]);
  assert.equal(await walk(Key.ARROW_DOWN), all[1]);
  assert.equal(await walk(Key.ARROW_UP), all[0]);
  await browser.press(Key.ARROW_RIGHT, Key.ARROW_RIGHT);
  assert.equal(await tab(), "#after");
  await tab(true);
  assert.equal(await browser.run(does), all[2]);
  // What it opens comes next, and leads on.
  await browser.press(Key.ENTER);
  await browser.until("the panel is open", () => document.querySelector("data-story").shadowRoot.querySelector("[data-do=listen]").ariaExpanded === "true");
  assert.equal(await browser.run(does), all[2], "the focus is where it was");
  await tab();
  assert.equal(await browser.run(() => document.querySelector("data-story").shadowRoot.activeElement.className), "ds-panel");
  await tab(true);
  assert.equal(await browser.run(does), all[2]);
  // Another language is another page, in which the focus is where it was.
  await focusOn("language:zh-Hans");
  await browser.press(Key.ENTER);
  await browser.until("it is in Chinese", () => document.querySelector("data-story").shadowRoot.querySelector("figure").lang === "zh-Hans");
  assert.equal(await browser.run(does), "language:zh-Hans");
  assert.equal(await walk(Key.ARROW_LEFT), "language:zh-Hant");
  assert.equal(await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector("[role=toolbar]").ariaLabel), "图表工具");
});

test("the controls are one stop of Tab: up and down go from button to button, left and right turn the step", async () => {
  await open(names[0]);
  await browser.run(() => document.querySelector("#before").focus());
  // Without a window manager WebKitGTK's window is never the active one, and nothing in it matches :focus-visible.
  const isActive = ENGINE !== "webkit";
  const hint = () => {
    const own = document.querySelector("data-story").shadowRoot.querySelector(".ds-controls .ds-hint");
    return getComputedStyle(own).clipPath === "none" && own.textContent;
  };
  assert.equal(await browser.run(hint), false);
  await tab();
  assert.equal(await browser.run(does), "next");
  if (isActive) assert.match(await browser.run(hint), /^Left and right arrow keys/u);
  const walk = async (key) => {
    await browser.press(key);
    return browser.run(does);
  };
  assert.equal(await walk(Key.ARROW_UP), "steps");
  assert.equal(await walk(Key.ARROW_UP), "previous");
  assert.equal(await walk(Key.ARROW_UP), "previous");
  assert.equal(await walk(Key.ARROW_RIGHT), "previous");
  assert.equal(await browser.run(hint), false, "it is told until it has been found out");
  assert.equal(await walk(Key.ARROW_DOWN), "steps");
  // In the open list, keys go from name to name; with the one that is taken it closes.
  await browser.press(Key.ENTER);
  for (const [key, name] of [[Key.HOME, "step:0"], [Key.ARROW_DOWN, "step:1"], [Key.END, "step:12"], [Key.ARROW_UP, "step:11"]]) {
    assert.equal(await walk(key), name);
  }
  assert.equal(await walk(Key.ENTER), "steps");
  assert.ok(await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector("[data-do='step:11']").ariaCurrent === "step"));
  await tab();
  await tab(true);
  assert.equal(await browser.run(does), "steps", "Tab comes back to the last one");
});

test("what is written from right to left is gone through from right to left", async () => {
  await browser.emulate({ motion: "reduce" });
  const src = site.story("rtl", readFileSync(new URL("../rtl/story.json", import.meta.url), "utf8"));
  const body = `<button id="before">before</button><data-story src="${src}" language="ar"></data-story>`;
  await browser.open(site.page("/case", page({ body, lang: "ar" })));
  await browser.run(settle, 0, "ready");
  const step = () => document.querySelector("data-story").shadowRoot.querySelector(".ds-count").textContent;
  await focusOn("next");
  await browser.press(Key.ARROW_LEFT);
  assert.match(await browser.run(step), /^2 /u);
  await browser.press(Key.ARROW_RIGHT);
  assert.match(await browser.run(step), /^1 /u);
  await focusOn("table");
  await browser.press(Key.ARROW_LEFT);
  assert.equal(await browser.run(does), "sources");
  await browser.press(Key.ARROW_RIGHT);
  assert.equal(await browser.run(does), "table");
  // Names run from right to left, time does not.
  for (const [id, on, back] of [["names", Key.ARROW_LEFT, Key.ARROW_RIGHT], ["lines", Key.ARROW_RIGHT, Key.ARROW_LEFT]]) {
    await goTo(id);
    const [first, second] = await browser.run(marks, 0);
    assert.equal(second.left < first.left, id === "names", id);
    await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector(".ds-mark").focus());
    await browser.press(on);
    assert.equal((await browser.run(focused, 0)).name, second.name);
    await browser.press(back);
    assert.equal((await browser.run(focused, 0)).name, first.name);
  }
});

test("the source of a mark is a stop of Tab once Enter has pinned what is told of it", async () => {
  await open("central-asia", { step: "pandemic" });
  await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector(".ds-mark").focus());
  await browser.press(Key.ENTER);
  await tab();
  const link = () => document.querySelector("data-story").shadowRoot.activeElement?.closest(".ds-tip a")?.href ?? null;
  assert.match(await browser.run(link), /^https:/u);
  assert.ok(await browser.run(tip, 0), "the tip stays");
  await tab();
  assert.notEqual(await browser.run(does), null, "then come the tools");
  // On the way along the chart it is none.
  await browser.run(() => document.querySelectorAll("data-story")[0].shadowRoot.querySelectorAll(".ds-mark")[1].focus());
  await tab();
  assert.equal(await browser.run(link), null);
});

test("arrows, Home and End go through the marks; Page Down and Page Up from line to line; Escape leaves", async () => {
  await open("central-asia");
  let most = 0;
  for (const id of steps("central-asia")) {
    await goTo(id);
    const all = await browser.run(marks, 0);
    const at = async () => {
      const { key, name: words } = await browser.run(focused, 0);
      return all.findIndex((mark) => mark.key === key && mark.name === words);
    };
    await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector(".ds-mark").focus());
    await browser.press(Key.END);
    assert.equal(await at(), all.length - 1);
    await browser.press(Key.HOME);
    assert.equal(await at(), 0);
    const starts = [0];
    while (starts.length <= all.length) {
      await browser.press(Key.PAGE_DOWN);
      const next = await at();
      if (next === starts.at(-1)) break;
      starts.push(next);
    }
    assert.equal(starts.at(-1), all.length - 1, "the last press comes to the end");
    for (const start of starts.slice(0, -1).reverse()) {
      await browser.press(Key.PAGE_UP);
      assert.equal(await at(), start, `${id}: back the same way`);
    }
    most = Math.max(most, starts.length);
    await browser.press(Key.ESCAPE);
    assert.equal(await browser.run(tip, 0), null, "first the tip goes");
    await browser.press(Key.ESCAPE);
    assert.equal((await browser.run(focused, 0)).classes, "ds-count", "then the chart is left");
  }
  assert.ok(most > 2, "some step has several groups");
});

test("a mark in focus keeps focus and tip when a script turns the step", async () => {
  await open(names[0]);
  await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector(".ds-mark").focus());
  assert.ok(await browser.run(tip, 0));
  for (const id of steps(names[0]).slice(1, 4)) {
    await goTo(id);
    const { classes, name: words } = await browser.run(focused, 0);
    const said = await browser.run(tip, 0);
    const all = await browser.run(marks, 0);
    assert.equal(classes, "ds-mark", id);
    assert.ok(all.some((mark) => mark.name === words), `${id}: a mark of this step`);
    assert.ok(said, `${id}: its tip is there`);
  }
});

/** Counts what the live region says from now on. */
const listen = () => {
  window.said = [];
  const region = document.querySelector("data-story").shadowRoot.querySelector("[aria-live]");
  new MutationObserver(() => window.said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
};
const calm = () => new Promise((done) => setTimeout(() => done(window.said), 600));

test("a step is announced once, the last of ten quick ones alone", async () => {
  await open(names[0]);
  assert.equal(await browser.run(() => document.querySelector("data-story").shadowRoot.querySelectorAll("[aria-live], [role=status], [role=alert]").length), 1);
  await browser.run(listen);
  await goTo(steps(names[0])[2]);
  const said = await browser.run(calm);
  const count = steps(names[0]).length;
  assert.equal(said.length, 1);
  assert.match(said[0], new RegExp(`^Step 3 of ${count}: .{10,}`, "u"));
  await browser.run(() => { for (let press = 0; press < 10; press += 1) document.querySelector("data-story").next(); });
  const all = await browser.run(calm);
  assert.ok(all.length <= 3, all.join(" | "));
  assert.match(all.at(-1), new RegExp(`^Step ${Math.min(13, count)} of`, "u"));
});

test("nothing is announced by pointer, focus, size or another theme", async () => {
  await open(names[0]);
  await browser.run(listen);
  const [mark] = await browser.run(marks, 0);
  await browser.point({ x: mark.left + mark.width / 2, y: mark.top + mark.height / 2 });
  await browser.run(() => document.querySelector("data-story").shadowRoot.querySelector(".ds-mark").focus());
  await browser.press(Key.ARROW_RIGHT);
  await browser.run(() => {
    const host = document.querySelector("data-story");
    host.style.width = "400px";
    host.setAttribute("theme", "dark");
  });
  assert.deepEqual(await browser.run(calm), []);
});
