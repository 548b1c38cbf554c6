// The reader's own colours, contrast, size and spacing: each is followed, at once.
// Engines: chromium, because its protocol alone changes such wishes while a page stands.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { Key } from "./harness/browser.mjs";
import { OWN, contrast, inks, isOf, system } from "./harness/colours.mjs";
import { element, page } from "./harness/pages.mjs";
import { names, steps, story } from "./harness/stories.mjs";
import { frames, opens, settle } from "./harness/widget.mjs";

/** WCAG contrast of words, of words for who wants more, and of lines and marks. */
const WORDS = 4.5;
const MORE = 7;
const LINES = 3;

begin();

async function open(name, wishes = {}, more = {}) {
  await browser.emulate({ motion: "reduce", ...wishes });
  const body = `<button id="before">before</button>${element(name, { language: "en", ...more.attributes })}`;
  await browser.open(site.page("/case", page({ body, css: more.css, head: more.head })));
  await browser.run(settle, 0, "ready");
  // Tab may have left the page in the case before: a click brings the focus back into it.
  await browser.point({ x: 1, y: 1 });
  await browser.click();
}

const goTo = async (id) => {
  await browser.run((step) => document.querySelector("data-story").goTo(step), id);
  await browser.run(frames);
};

for (const name of names) {
  test(`${name}: in forced colours all that is drawn is in the reader's own, and they go as they came`, async () => {
    await open(name);
    const before = await browser.run(inks);
    await browser.emulate({ motion: "reduce", colors: "active" });
    await browser.run(frames);
    const own = await browser.run(system, OWN);
    for (const id of steps(name)) {
      await goTo(id);
      const odd = (await browser.run(inks)).filter((ink) => !isOf(ink, own));
      assert.deepEqual(odd, [], `${id}: allowed are ${own.join(" ")}`);
    }
    await goTo(steps(name)[0]);
    await browser.emulate({ motion: "reduce" });
    await browser.run(frames);
    assert.deepEqual(await browser.run(inks), before, "as before");
  });
}

/** Colours of words and what they stand on, of all in the widget that is seen. */
const lettering = () => {
  const root = document.querySelector("data-story").shadowRoot;
  const ground = getComputedStyle(root.querySelector("figure")).backgroundColor;
  const seen = [...root.querySelectorAll("h3, h4, p, button, a, caption, th, td, li")].filter(
    (one) => one.textContent.trim() && one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.matches(".ds-hush, .ds-steps *"),
  );
  return { ground, words: seen.map((one) => [one.className || one.tagName, getComputedStyle(one).color]) };
};

for (const theme of ["light", "dark"]) {
  test(`who wants more contrast has words 7:1 and lines 2 px, ${theme}`, async () => {
    await open("central-asia", { theme });
    const thin = await browser.run(inks);
    await browser.emulate({ motion: "reduce", theme, contrast: "more" });
    await browser.run(frames);
    await browser.run(opens, "table");
    const { ground, words } = await browser.run(lettering);
    assert.deepEqual(words.filter(([, ink]) => contrast(ink, ground) < MORE), [], ground);
    const inksNow = await browser.run(inks);
    assert.notDeepEqual(inksNow, thin, "the canvas follows at once");
    const strokes = await browser.run(() => {
      const root = document.querySelector("data-story").shadowRoot;
      return getComputedStyle(root.querySelector(".ds-turn")).borderTopWidth;
    });
    assert.equal(strokes, "2px");
  });

  test(`all words have 4.5:1, ${theme}`, async () => {
    await open(names[0], { theme });
    await browser.run(opens, "table");
    const { ground, words } = await browser.run(lettering);
    assert.ok(words.length > 8);
    assert.deepEqual(words.filter(([, ink]) => contrast(ink, ground) < WORDS), [], ground);
  });
}

/** Keys that bring the focus from before the widget to each kind of thing in it: buttons of the controls and a
 * name in their list; a mark; all tools. */
const ROUND = [
  Key.TAB, Key.ARROW_UP, Key.ENTER, Key.ARROW_DOWN, Key.ESCAPE, Key.ARROW_UP, Key.ARROW_DOWN, Key.ARROW_DOWN,
  Key.TAB, Key.TAB, ...Array(7).fill(Key.ARROW_RIGHT),
];

/** The outline of what has the focus, and what is around it. */
const ring = () => {
  const root = document.querySelector("data-story").shadowRoot;
  const style = getComputedStyle(root.activeElement);
  return {
    what: root.activeElement.dataset.do ?? root.activeElement.className,
    width: parseFloat(style.outlineWidth),
    line: style.outlineStyle,
    ink: style.outlineColor,
    ground: getComputedStyle(root.querySelector("figure")).backgroundColor,
  };
};

for (const [what, wishes] of Object.entries({ light: {}, dark: { theme: "dark" }, forced: { colors: "active" } })) {
  test(`the focus is seen, 2 px wide and 3:1, ${what}`, async () => {
    await open(names[0], wishes);
    await browser.run(() => document.querySelector("#before").focus());
    const weak = [];
    for (const key of ROUND) {
      await browser.press(key);
      const { what: name, width, line, ink, ground } = await browser.run(ring);
      if (name.startsWith("mark:")) {
        // The canvas outlines the mark itself, in the colour of words.
        const before = await browser.run(inks);
        assert.ok(before.length > 1);
        continue;
      }
      if (line === "none" || width < 2 || contrast(ink, ground) < LINES) weak.push({ name, width, line, ink, ground });
    }
    assert.deepEqual(weak, []);
  });
}

/** Device px for each CSS px, so that edges are told from lines. */
const FINE = 2;
/** What a channel differs by, at least, where something is drawn that was not there. */
const DRAWN = 24;

/**
 * What is around the focus on the screen: at the middle of each side of what is drawn when it is
 * there, the line, what is outside of it and what is inside, and how wide the line is.
 */
const sides = async (images, fine, drawn) => {
  const pixels = async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [off, on] = await Promise.all(images.map(pixels));
  const { width, height, data } = on;
  const gap = (a, at, b, to) => Math.max(...[0, 1, 2].map((channel) => Math.abs(a[at * 4 + channel] - b[to * 4 + channel])));
  const isNew = (at) => gap(data, at, off.data, at) > drawn;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let at = 0; at < width * height; at += 1) {
    if (!isNew(at)) continue;
    [left, right] = [Math.min(left, at % width), Math.max(right, at % width)];
    [top, bottom] = [Math.min(top, Math.floor(at / width)), Math.max(bottom, Math.floor(at / width))];
  }
  if (right < 0) return [];
  const middle = [Math.round((left + right) / 2), Math.round((top + bottom) / 2)];
  const ink = (at) => `rgb(${data[at * 4]}, ${data[at * 4 + 1]}, ${data[at * 4 + 2]})`;
  const ways = [[left, middle[1], 1, 0], [right, middle[1], -1, 0], [middle[0], top, 0, 1], [middle[0], bottom, 0, -1]];
  return ways.map(([x, y, dx, dy]) => {
    const place = (px) => (y + dy * px) * width + x + dx * px;
    // Edges are soft: the line itself is where it is strongest.
    const line = place(fine - 1);
    const isLine = (px) => gap(data, place(px), data, line) < 2 * drawn;
    let [from, to] = [fine - 1, fine - 1];
    while (from > -fine && isLine(from - 1)) from -= 1;
    while (to < 8 * fine && isLine(to + 1)) to += 1;
    return { line: ink(line), outside: ink(place(from - 2)), inside: ink(place(to + 2)), wide: (to - from + 1) / fine };
  });
};

for (const [what, wishes] of Object.entries({ light: {}, dark: { theme: "dark" }, forced: { colors: "active" } })) {
  test(`on the screen the focus is 2 px wide and 3:1 against what is on either side of it, ${what}`, async () => {
    const seen = new Map();
    const weak = [];
    // The figure has room around it, as in a page; what is told beside a mark is no part of the line.
    const css = `body { padding: 24px } html { color-scheme: ${wishes.theme ?? "light"} }`;
    // Where pictures are shown a quarter larger: the soft edges of a ring 2 px wide hide part of it.
    await open("central-asia", { ...wishes, ratio: FINE, width: 850 + 2 * 24, height: 1600 }, { css, attributes: { theme: wishes.theme ?? "light" } });
    await browser.run(() => {
      const root = document.querySelector("data-story").shadowRoot;
      const hidden = new CSSStyleSheet();
      hidden.replaceSync(".ds-tip, .ds-hint { display: none !important }");
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, hidden];
    });
    for (const id of [steps("central-asia")[0], ...steps("central-asia").slice(2, 5)]) {
      await goTo(id);
      await browser.run(() => document.querySelector("#before").focus());
      for (const key of ROUND) {
        await browser.press(key);
        const at = await browser.run(() => {
          const { activeElement } = document.querySelector("data-story").shadowRoot;
          const isMark = activeElement.matches(".ds-mark");
          const { left, top, right, bottom } = (isMark ? activeElement.closest(".ds-stage") : activeElement).getBoundingClientRect();
          const pad = isMark ? 0 : 10;
          const clip = { x: left + scrollX - pad, y: top + scrollY - pad, width: right - left + 2 * pad, height: bottom - top + 2 * pad, scale: 1 };
          return { clip, name: `${activeElement.className} ${activeElement.dataset.do ?? activeElement.getAttribute("aria-label")}` };
        });
        const shot = async () => (await browser.command("Page.captureScreenshot", { clip: at.clip, captureBeyondViewport: true })).data;
        const on = await shot();
        await browser.run(() => { window.held = document.querySelector("data-story").shadowRoot.activeElement; held.blur(); });
        await browser.run(frames);
        const off = await shot();
        await browser.run(() => held.focus());
        const found = await browser.run(sides, [off, on], FINE, DRAWN);
        seen.set(at.name, found.length);
        const isWeak = ({ line, outside, inside, wide }) => wide < 2 || contrast(line, outside) < LINES || contrast(line, inside) < LINES;
        // A line runs into the ring of a point that it goes through; in forced colours others that
        // cross it have the ring's colour, too.
        const least = !at.name.startsWith("ds-mark") ? 4 : what === "forced" ? 2 : 3;
        if (found.filter((side) => !isWeak(side)).length < least) weak.push({ id, name: at.name, found });
      }
    }
    assert.ok(seen.size > 10 && [...seen.keys()].some((name) => name.startsWith("ds-mark")), [...seen.keys()].join(", "));
    assert.deepEqual(weak, []);
  });
}

test("the mark in focus is outlined on the canvas, 2 px wide, in the colour of words", async () => {
  await open(names[0]);
  const found = await browser.run(async () => {
    const root = document.querySelector("data-story").shadowRoot;
    const canvas = root.querySelector("canvas");
    const pixels = () => {
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
      copy.drawImage(canvas, 0, 0);
      return copy.getImageData(0, 0, canvas.width, canvas.height).data;
    };
    const before = pixels();
    root.querySelector(".ds-mark").focus();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const now = pixels();
    let changed = 0;
    for (let at = 0; at < now.length; at += 4) {
      if (now[at] !== before[at] || now[at + 3] !== before[at + 3]) changed += 1;
    }
    const { width, height } = root.querySelector(".ds-mark").getBoundingClientRect();
    return { changed, around: 2 * (width + height) };
  });
  assert.ok(found.changed > found.around, JSON.stringify(found));
});

/** What does not fit: words that are cut, and anything wider than the page. */
const misfits = () => {
  const root = document.querySelector("data-story").shadowRoot;
  const own = [...root.querySelectorAll("h3, h4, p, button, span, li, th, td")];
  const seen = own.filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !one.matches(".ds-hush, .ds-steps *, .ds-hint"));
  const cut = seen.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && getComputedStyle(one).overflowX !== "visible");
  const out = seen.filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    return (right > innerWidth + 1 || left < -1) && !one.closest(".ds-panel");
  });
  const small = seen.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 12 && one.textContent.trim());
  return {
    wide: document.documentElement.scrollWidth - innerWidth,
    cut: cut.map((one) => one.textContent.slice(0, 40)),
    out: out.map((one) => `${one.className || one.tagName}: ${one.textContent.slice(0, 40)}`),
    small: small.map((one) => one.textContent.slice(0, 40)),
  };
};
const FITS = { wide: 0, cut: [], out: [], small: [] };

for (const name of names) {
  // 320 px are 1280 px at 400 %, and 640 px are 1280 px at 200 %.
  for (const [width, ratio] of [[320, 4], [640, 2]]) {
    test(`${name}: at ${width} px nothing is cut and nothing scrolls sideways`, async () => {
      for (const language of story(name).languages) {
        await open(name, { width, ratio, height: 256 * (4 / ratio) }, { attributes: { language } });
        for (const id of steps(name)) {
          await goTo(id);
          assert.deepEqual(await browser.run(misfits), FITS, `${language}, ${id}`);
        }
      }
    });
  }
}

test("with the letter, word and line spacing of WCAG 1.4.12 no word is lost", async () => {
  const css = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }";
  await open(names[0], { width: 360 }, { css });
  await browser.run((rules) => {
    const own = new CSSStyleSheet();
    own.replaceSync(`${rules} p { margin-bottom: 2em !important; }`);
    const root = document.querySelector("data-story").shadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, own];
  }, css);
  for (const id of steps(names[0])) {
    await goTo(id);
    assert.deepEqual(await browser.run(misfits), FITS, id);
    const over = await browser.run(() => {
      const root = document.querySelector("data-story").shadowRoot;
      const [text, side] = [".ds-text", ".ds-side"].map((one) => root.querySelector(one).getBoundingClientRect());
      const on = root.querySelector(".ds-step.is-on").getBoundingClientRect();
      return [on.bottom - text.bottom, text.bottom - side.top];
    });
    assert.ok(over.every((px) => px < 1), `${id}: prose over the chart by ${over} px`);
  }
});

test("who set another font size has all of it larger, the words of the chart too", async () => {
  const sizes = async (standard) => {
    await browser.command("Page.setFontSizes", { fontSizes: { standard } });
    await open(names[0], { width: 1280 });
    return browser.run(() => {
      const root = document.querySelector("data-story").shadowRoot;
      const title = parseFloat(getComputedStyle(root.querySelector(".ds-step.is-on .ds-title")).fontSize);
      return [title, root.querySelector("canvas").clientHeight];
    });
  };
  const own = await sizes(16);
  const large = await sizes(24);
  await browser.command("Page.setFontSizes", { fontSizes: { standard: 16 } });
  assert.equal(large[0], own[0] * 1.5);
  assert.ok(large[1] > own[1] * 1.05, `the chart is ${own[1]} and ${large[1]} px high`);
});
