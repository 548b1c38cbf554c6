// The element over a mark lies where the mark is drawn, as the pixels of its outline tell.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { ENGINE } from "./harness/engines.mjs";
import { element, page } from "./harness/pages.mjs";
import { names, steps } from "./harness/stories.mjs";
import { frames, settle } from "./harness/widget.mjs";

/** CSS px that the middle of a mark may be away from its element, and from the middle of that. */
const AWAY = 2;
/** At least so many of the marks have one middle with their elements: points of lines share the room between them. */
const LEAST = 1 / 3;
/** CSS px around an element in which its mark's outline is looked for. */
const AROUND = 12;
const WIDTHS = [320, 768, 1280];
/** Device px for each CSS px; other engines have one ratio here. */
const RATIOS = ENGINE === "chromium" ? [1, 2, 3] : [1];

begin();

/**
 * How far the middle of what is outlined when a mark has the focus lies outside of its element, if it
 * does; lines across the chart count only where they meet the element.
 */
const distances = (around) => {
  const root = document.querySelector("data-story").shadowRoot;
  const canvas = root.querySelector("canvas");
  root.activeElement?.blur();
  const place = canvas.getBoundingClientRect();
  const px = place.width / canvas.width;
  return [...root.querySelectorAll(".ds-mark")].map((mark) => {
    const box = mark.getBoundingClientRect();
    const left = Math.max(0, Math.floor((box.left - place.left - around) / px));
    const top = Math.max(0, Math.floor((box.top - place.top - around) / px));
    const width = Math.ceil((box.width + 2 * around) / px);
    const height = Math.ceil((box.height + 2 * around) / px);
    const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    const pixels = () => {
      context.clearRect(0, 0, width, height);
      context.drawImage(canvas, -left, -top);
      return new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    };
    const bare = pixels();
    mark.focus({ preventScroll: true });
    const now = pixels();
    const tip = root.querySelector(".ds-tip").getBoundingClientRect();
    mark.blur();
    const [across, down] = [[], []];
    for (let at = 0; at < now.length; at += 1) {
      if (now[at] === bare[at]) continue;
      across.push(at % width);
      down.push(Math.floor(at / width));
    }
    const ends = (all) => all.reduce(([least, most], one) => [Math.min(least, one), Math.max(most, one)], [Infinity, -Infinity]);
    const middle = (all, start) => (ends(all)[0] + ends(all)[1] + 1) / 2 * px + start * px;
    const x = place.left + middle(across, left);
    const y = place.top + middle(down, top);
    const isCovered = x > tip.left && x < tip.right && y > tip.top && y < tip.bottom;
    const off = [box.left - x, x - box.right, box.top - y, y - box.bottom];
    return { name: mark.getAttribute("aria-label"), isDrawn: across.length > 0, isCovered, off: Math.max(...off), from: Math.hypot(x - (box.left + box.right) / 2, y - (box.top + box.bottom) / 2) };
  });
};

for (const name of names) {
  for (const width of WIDTHS) {
    for (const ratio of RATIOS) {
      test(`${name}: at ${width} px, ${ratio} device px each, the middle of each mark lies in its element`, async () => {
        await browser.emulate({ motion: "reduce", width, ratio });
        await browser.open(site.page("/case", page({ body: element(name, { language: "en" }) })));
        await browser.run(settle, 0, "ready");
        const wrong = [];
        let [exact, count] = [0, 0];
        for (const id of steps(name)) {
          await browser.run((step) => document.querySelector("data-story").goTo(step), id);
          await browser.run(frames);
          const found = await browser.run(distances, AROUND);
          assert.ok(found.length > 0, id);
          for (const { name: words, isDrawn, isCovered, off } of found) {
            if (isCovered) wrong.push(`${id}: ${words}: under its own tip`);
            if (!isDrawn || off > AWAY) wrong.push(`${id}: ${words}: ${isDrawn ? `${off} px off` : "nothing is outlined"}`);
          }
          exact += found.filter(({ from }) => from <= AWAY).length;
          count += found.length;
        }
        assert.deepEqual(wrong, []);
        // Neighbours share the room between them, and open ends reach out: others have one middle.
        assert.ok(exact > count * LEAST, `${exact} of ${count} have one middle`);
      });
    }
  }
}
