// What the canvas paints in each engine is what the desk renders: the same picture outside words,
// whose letters every engine draws in its own way; and the words are the same, letter by letter.
// Engines: all.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { begin, browser, site } from "./harness/begin.mjs";
import { element, page } from "./harness/pages.mjs";
import { names, steps } from "./harness/stories.mjs";
import { frames, settle } from "./harness/widget.mjs";

const DESK = process.env.DATASTORY_DESK ?? fileURLToPath(new URL("../../target/debug/datastory", import.meta.url));
const STORIES = fileURLToPath(new URL("../../data/", import.meta.url));
/** A width that stories are published for, so that nothing is scaled. */
const WIDTH = 680;
const LANGUAGE = "zh-Hant";
/** What a channel of a pixel may differ by before it counts: edges are smoothed a little otherwise. */
const TOLERANCE = 48;
/** Share of the pixels outside words that may differ. */
const SHARE = 0.01;
/** Px around a word that its smoothing may reach. */
const HALO = 3;

begin();
let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "datastory-native-"));
});
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What the desk renders of a step: its chart alone. */
function render(name, id, format) {
  const output = join(folder, `${name}-${id}.${format}`);
  const how = ["--step", id, "--language", LANGUAGE, "--width", String(WIDTH), "--theme", "light"];
  const what = ["--bare", "--scale", "1", "--format", format, "--output", output];
  execFileSync(DESK, ["render", join(STORIES, name, "story.json"), ...how, ...what]);
  return readFileSync(output);
}

/** The boxes of all words of a drawing, from its corner. */
const words = () =>
  [...document.querySelectorAll("svg text")].map((text) => {
    const { left, top, width, height } = text.getBoundingClientRect();
    return { left, top, width, height };
  });

/** Compares the canvas with a PNG of its size, outside boxes. */
const compare = async (base64, boxes, halo, tolerance) => {
  const canvas = document.querySelector("data-story").shadowRoot.querySelector("canvas");
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const { width, height } = bitmap;
  if (canvas.width !== width) throw new Error(`the canvas is ${canvas.width} px wide, not ${width}`);
  const pixels = (image) => {
    const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, width, height).data;
  };
  const [drawn, rendered] = [pixels(canvas), pixels(bitmap)];
  const isWord = new Uint8Array(width * height);
  for (const box of boxes) {
    const [left, right] = [box.left - halo, box.left + box.width + halo].map((px) => Math.min(width, Math.max(0, Math.round(px))));
    const [top, bottom] = [box.top - halo, box.top + box.height + halo].map((px) => Math.min(height, Math.max(0, Math.round(px))));
    for (let y = top; y < bottom; y += 1) isWord.fill(1, y * width + left, y * width + right);
  }
  let [count, differing] = [0, 0];
  for (let at = 0; at < width * height; at += 1) {
    if (isWord[at]) continue;
    count += 1;
    const gap = (channel) => Math.abs(drawn[at * 4 + channel] - rendered[at * 4 + channel]);
    if (Math.max(gap(0), gap(1), gap(2)) > tolerance) differing += 1;
  }
  return { free: count / (width * height), share: differing / count };
};

for (const name of names) {
  test(`${name}: the canvas shows what the desk renders`, async () => {
    await browser.emulate({ width: WIDTH, height: 1200, motion: "reduce" });
    const story = site.page("/story", page({ body: element(name, { language: LANGUAGE, theme: "light" }) }));
    await browser.open(story);
    await browser.run(settle, 0, "ready");
    const drawings = steps(name).map((id) => [id, render(name, id, "svg").toString()]);
    const wrong = [];
    for (const [id, drawing] of drawings) {
      await browser.open(site.page("/drawing", page({ body: drawing, script: false })));
      const boxes = await browser.run(words);
      await browser.open(story);
      await browser.run(settle, 0, "ready");
      await browser.run((step) => document.querySelector("data-story").goTo(step), id);
      await browser.run(frames);
      const png = render(name, id, "png").toString("base64");
      const { free, share } = await browser.run(compare, png, boxes, HALO, TOLERANCE);
      if (free < 0.5) wrong.push(`${id}: words cover ${((1 - free) * 100).toFixed(0)}% of it`);
      if (share > SHARE) wrong.push(`${id}: ${(share * 100).toFixed(2)}% of the pixels differ`);
    }
    assert.deepEqual(wrong, []);
  });
}

/** Writes down every word that a canvas is told to draw, from now on. */
const LISTEN = `<script>
  window.told = [];
  const fill = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    told.push(text);
    return fill.call(this, text, ...rest);
  };
</script>`;

/** The words of a drawing, in the order in which they are drawn. */
const written = () => [...document.querySelectorAll("svg text")].map((text) => text.textContent);

for (const name of names) {
  test(`${name}: the canvas is told the very words that the desk draws`, async () => {
    await browser.emulate({ width: WIDTH, height: 1200, motion: "reduce" });
    const story = site.page("/story", page({ body: element(name, { language: LANGUAGE, theme: "light" }), head: LISTEN }));
    const drawings = steps(name).map((id) => [id, render(name, id, "svg").toString()]);
    const wanted = [];
    for (const [id, drawing] of drawings) {
      await browser.open(site.page("/drawing", page({ body: drawing, script: false })));
      wanted.push([id, await browser.run(written)]);
    }
    await browser.open(story);
    await browser.run(settle, 0, "ready");
    for (const [id, words] of wanted) {
      await browser.run((step) => {
        const host = document.querySelector("data-story");
        host.goTo(step);
        window.told = [];
        host.setAttribute("theme", host.getAttribute("theme") === "light" ? "dark" : "light");
      }, id);
      await browser.run(frames);
      assert.deepEqual((await browser.run(() => told)).toSorted(), words.toSorted(), id);
    }
  });
}
