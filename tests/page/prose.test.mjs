// Prose and chart point at each other; a tap pins; in scroll mode the prose turns the chart.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { Key } from "./harness/browser.mjs";
import { element, page } from "./harness/pages.mjs";
import { names, steps, story } from "./harness/stories.mjs";
import { findings, frames, ink, marks, settle, stage, tip } from "./harness/widget.mjs";

const AWAY = { x: 2, y: 2 };
begin();

async function open(name, { height = 1800, ...attributes } = {}) {
  await browser.emulate({ width: 800, height, motion: "reduce" });
  const css = "body { padding: 20px }";
  await browser.open(site.page("/case", page({ body: element(name, attributes), css })));
  await browser.run(settle, 0, "ready");
}

const goTo = async (id) => {
  await browser.point(AWAY);
  await browser.run((step) => document.querySelector("data-story").goTo(step), id);
  await browser.run(frames);
};

/** The figures of the step on stage that stand for a mark: key, middle, whether lit. */
const figures = () => {
  const root = document.querySelector("data-story").shadowRoot;
  return [...root.querySelectorAll(".ds-step.is-on .ds-figure")].map((figure) => {
    const [{ left, top, width, height }] = figure.getClientRects();
    return {
      key: figure.dataset.key,
      x: left + width / 2,
      y: top + height / 2,
      isLit: figure.classList.contains("is-lit"),
    };
  });
};

const focusEvents = async () =>
  (await browser.run(findings)).events.filter(({ name }) => name === "focus").map(({ detail }) => detail.key);

const picture = () =>
  document.querySelector("data-story").shadowRoot.querySelector("canvas").toDataURL();

for (const name of names) {
  test(`${name}: a figure in the prose lights up its mark, and is a word like the others to keys`, async () => {
    await open(name);
    let count = 0;
    for (const id of steps(name)) {
      await goTo(id);
      const calm = await browser.run(picture);
      const all = await browser.run(figures);
      for (const [at, { key, x, y }] of all.entries()) {
        count += 1;
        await browser.point({ x, y });
        assert.equal((await focusEvents()).at(-1), key, `${id}: the pointer on the figure ${at}`);
        await browser.run(frames);
        const others = (await browser.run(marks, 0)).some((mark) => mark.key !== key);
        if (others) assert.notEqual(await browser.run(picture), calm, `${id}: the mark of ${key} does not light up`);
        await browser.point(AWAY);
        await browser.run(frames);
        assert.equal(await browser.run(picture), calm, `${id}: the light of ${key} stays on`);
      }
      assert.equal(await browser.run(() => document.querySelector("data-story").shadowRoot.querySelectorAll("[data-key][role=button], .ds-figure[tabindex]").length), 0);
    }
    assert.ok(count > 3, `${count} figures stand for a mark`);
  });

  test(`${name}: a mark lights up its figures in the prose`, async () => {
    await open(name);
    let count = 0;
    for (const id of steps(name)) {
      await goTo(id);
      const keys = new Set((await browser.run(figures)).map(({ key }) => key));
      for (const mark of await browser.run(marks, 0)) {
        if (!keys.has(mark.key)) continue;
        count += 1;
        await browser.point(AWAY);
        await browser.point({ x: mark.left + mark.width / 2, y: mark.top + mark.height / 2 });
        const told = (await focusEvents()).at(-1);
        const lit = (await browser.run(figures)).filter(({ isLit }) => isLit).map(({ key }) => key);
        assert.ok(lit.every((key) => key === told), `${id}: ${lit} are lit for ${told}`);
        if (told === mark.key) assert.ok(lit.length, `${id}: no figure is lit for ${told}`);
      }
    }
    assert.ok(count > 3);
  });
}

test("a tap pins the tip, another elsewhere takes it away, and so does Escape", async () => {
  await open(names[0]);
  const [mark] = await browser.run(marks, 0);
  const middle = { x: mark.left + mark.width / 2, y: mark.top + mark.height / 2 };
  const click = async (spot) => {
    await browser.point(spot);
    await browser.click();
  };
  await click(middle);
  await browser.point(AWAY);
  assert.ok(await browser.run(tip, 0), "pinned, it stays when the pointer leaves");
  await click(AWAY);
  assert.equal(await browser.run(tip, 0), null);
  await click(middle);
  await browser.press(Key.ESCAPE);
  assert.equal(await browser.run(tip, 0), null);
});

for (const name of names) {
  test(`${name}: in scroll mode each step's prose brings its step on stage, beside a stage that stays`, async () => {
    await open(name, { mode: "scroll", height: 800 });
    for (const [index, id] of [...steps(name).entries(), [0, steps(name)[0]]]) {
      await browser.run((at) => {
        const root = document.querySelector("data-story").shadowRoot;
        root.querySelectorAll(".ds-step")[at].scrollIntoView({ block: "center", behavior: "instant" });
      }, index);
      await browser.until(`${id} is on stage`, (at) => {
        const root = document.querySelector("data-story").shadowRoot;
        return [...root.querySelectorAll(".ds-steps button")].findIndex((button) => button.ariaCurrent === "step") === at;
      }, index);
      await browser.run(frames);
      const { top, bottom } = await browser.run(() => {
        const box = document.querySelector("data-story").shadowRoot.querySelector(".ds-stage").getBoundingClientRect();
        return { top: box.top, bottom: box.bottom };
      });
      assert.ok(top >= 0 && bottom <= 800, `${id}: the stage stands at ${top} to ${bottom}`);
      assert.ok((await browser.run(ink, 0)).share > 0.001, `${id} is blank`);
    }
    const { errors } = await browser.run(findings);
    assert.deepEqual(errors, []);
  });

  test(`${name}: in scroll mode next() and previous() scroll to the step`, async () => {
    await open(name, { mode: "scroll", height: 800 });
    for (let index = 1; index < steps(name).length; index += 1) {
      await browser.run(() => document.querySelector("data-story").next());
      await browser.run(frames);
      assert.equal((await browser.run(stage, 0)).index, index);
      const isSeen = await browser.run((at) => {
        const { top, bottom } = document.querySelector("data-story").shadowRoot.querySelectorAll(".ds-step")[at].getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      }, index);
      assert.ok(isSeen, `the prose of step ${index} is in view`);
    }
  });
}

/** Figures with their units that two lines share, as far as they are short; and px, rounded, beyond the page. */
const parted = () => {
  const root = document.querySelector("data-story").shadowRoot;
  const figures = [...root.querySelectorAll(".is-whole")];
  const { scrollWidth, clientWidth } = document.documentElement;
  return {
    count: figures.length,
    parted: figures.filter((figure) => figure.getClientRects().length > 1).map((figure) => figure.textContent),
    wide: scrollWidth - clientWidth,
  };
};

for (const name of names) {
  test(`${name}: no line parts a figure from its unit, and none is too long for a narrow place`, async () => {
    for (const language of story(name).languages) {
      for (const width of [280, 320, 800]) {
        await browser.emulate({ width, height: 900, motion: "reduce" });
        await browser.open(site.page("/case", page({ body: element(name, { language }), lang: language })));
        await browser.run(settle, 0, "ready");
        const { count, parted: broken, wide } = await browser.run(parted);
        assert.ok(count > 3, `${language}: ${count} figures`);
        assert.deepEqual(broken, [], `${language} at ${width} px`);
        assert.ok(wide <= 1, `${language} at ${width} px: ${wide} px too wide`);
      }
    }
  });
}

for (const [mode, most, column] of [["stepper", 960, 672], ["scroll", 1200, 480]]) {
  test(`in a wide place a ${mode} and its lines keep to a measure`, async () => {
    await browser.emulate({ width: 1600, height: 900, motion: "reduce" });
    await browser.open(site.page("/case", page({ body: element(names[0], { mode }) })));
    await browser.run(settle, 0, "ready");
    const wide = await browser.run(() => {
      const root = document.querySelector("data-story").shadowRoot;
      return ["figure", ".ds-standfirst", ".ds-step.is-on"].map((part) => root.querySelector(part).getBoundingClientRect().width);
    });
    assert.equal(wide[0], most);
    assert.ok(wide[1] <= 672 && wide[2] <= column, `${wide}`);
  });
}
