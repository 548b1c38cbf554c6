// Pages whose style means harm: widget and twin look the same as on a calm page.
// Engines: all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, site } from "./harness/begin.mjs";
import { element, page } from "./harness/pages.mjs";
import { names, steps, twin } from "./harness/stories.mjs";
import { findings, frames, ink, settle } from "./harness/widget.mjs";

// Each names what it does; all of them reach everything in the page's own tree.
const SHEETS = {
  "unsets everything": "* { all: unset !important }",
  "shouts": "* { font: 900 37px/3 sans-serif !important; letter-spacing: 9px !important; word-spacing: 9px !important; text-transform: uppercase !important; text-indent: 40px !important; text-align: center !important; text-shadow: 2px 2px red !important }",
  "paints": "* { color: lime !important; background: red !important; opacity: 0.9 !important; outline: 5px solid pink !important }",
  "hides parts of charts": "canvas, svg, figure, button, ol, table, header, footer, section { display: none !important }",
  "pushes": "p, h3, h4, div, section, figure, canvas, svg, li, button { margin: 33px !important; padding: 22px !important; box-sizing: content-box !important; float: right !important; position: relative !important; top: 40px !important }",
  "squeezes": "canvas, svg, img, figure, div, section { width: 50px !important; height: 20px !important; min-height: 0 !important; max-width: 10% !important; overflow: hidden !important }",
  "turns": "p, h3, div, svg, canvas, figure, section, button { transform: rotate(5deg) scale(0.5) !important; rotate: 9deg !important; filter: invert(1) !important; animation: none !important; transition: all 9s !important }",
  "writes the other way": "p, h3, div, svg, figure, section, button { direction: rtl !important; writing-mode: vertical-rl !important; white-space: nowrap !important; columns: 3 !important }",
  "has a reset of its own": "*, *::before, *::after { margin: 0; padding: 0; border: 0; box-sizing: border-box; line-height: 1; list-style: none } svg, canvas { max-width: 100%; height: auto } h3, h4 { font-size: 12px; color: brown }",
};

const WIDTHS = [320, 720];
const STYLES = ["display", "visibility", "opacity", "fontSize", "fontWeight", "lineHeight", "letterSpacing",
  "textTransform", "textIndent", "textAlign", "color", "direction", "writingMode", "transform", "filter", "columns",
  "fill", "stroke", "strokeWidth", "textAnchor"];

/** What has no effect on words in a picture. */
const OF_PROSE = ["lineHeight", "textAlign", "textIndent", "color", "columns"];

begin();

/** Place and style of each part, in the twin or in the widget, from its own corner. */
const looks = (isTwin, styles) => {
  const host = document.querySelector("data-story");
  const root = isTwin ? host : host.shadowRoot;
  const whole = root.querySelector("figure").getBoundingClientRect();
  const parts = ["figure", ".ds-headline", ".ds-standfirst", ".ds-step.is-on .ds-title", ".ds-step.is-on p",
    ".ds-stage", ".ds-stage canvas",
    ".ds-stage .ds-at-0", ".ds-at-0 text", ".ds-at-0 [font-weight]", ".ds-stage .ds-at-680", ".ds-at-680 text", ".ds-note.is-on", ".ds-note.is-on p", ".ds-turn", ".ds-next", ".ds-count",
    ".ds-controls", ".ds-foot", ".ds-tools", ".ds-tools button", ".ds-languages button"];
  const found = {};
  for (const part of parts) {
    const element = root.querySelector(part);
    if (!element) continue;
    const { left, top, width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    found[part] = {
      place: [left - whole.left, top - whole.top, width, height].map((px) => Math.round(px)),
      ...Object.fromEntries(styles.map((name) => [name, style[name]])),
    };
  }
  return found;
};

/** What differs, in a line each. */
function differences(calm, hostile) {
  return Object.entries(calm).flatMap(([part, looks]) =>
    Object.entries(looks)
      // Words of a picture lie on one line at a place of their own, in a colour of their own.
      .filter(([name]) => !part.includes("ds-at-") || !OF_PROSE.includes(name))
      .filter(([name, value]) => String(hostile[part]?.[name]) !== String(value))
      .map(([name, value]) => `${part} ${name}: ${value} became ${hostile[part]?.[name]}`));
}

async function measure({ css, width, isTwin }) {
  await browser.emulate({ width: width + 40, height: 1800, motion: "reduce" });
  // A box of fixed width whatever the sheet does to its parents; the sheet cannot name it.
  const body = element(names[0], { twin: isTwin ? twin(names[0]) : "", theme: "light" });
  const fixed = `<style>#place { all: initial !important; display: block !important; position: absolute !important;
    left: 20px !important; top: 20px !important; width: ${width}px !important; font: 16px sans-serif !important }</style>`;
  const html = page({ body: `<div id="place">${body}</div>`, css, head: fixed, script: !isTwin });
  await browser.open(site.page("/case", html));
  if (!isTwin) {
    await browser.run(settle, 0, "ready");
    await browser.run((id) => document.querySelector("data-story").goTo(id), steps(names[0])[1]);
    await browser.run(frames);
  }
  return browser.run(looks, isTwin, STYLES);
}

for (const isTwin of [false, true]) {
  for (const [what, css] of Object.entries(SHEETS)) {
    test(`${isTwin ? "the twin" : "the widget"} on a page that ${what}`, async () => {
      for (const width of WIDTHS) {
        const calm = await measure({ css: "", width, isTwin });
        const hostile = await measure({ css, width, isTwin });
        assert.deepEqual(differences(calm, hostile), []);
        const { errors } = await browser.run(findings);
        assert.deepEqual(errors, []);
        if (!isTwin) assert.ok((await browser.run(ink, 0)).share > 0.001);
      }
    });
  }
}
