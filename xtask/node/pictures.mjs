// Photographs every step of every story in a real browser, and lays the pictures out on sheets.
// Usage: node pictures.mjs '{"output", "story"?, "step"?}'; reads dist/.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Browser } from "../../tests/page/harness/browser.mjs";
import { element, page } from "../../tests/page/harness/pages.mjs";
import { DIST, Site } from "../../tests/page/harness/site.mjs";
import { reveal, states } from "../../tests/page/harness/widget.mjs";

const order = JSON.parse(process.argv[2]);
const WIDTHS = [320, 768, 1280];
const THEMES = ["light", "dark"];
// The ground on each side of a widget: what an article leaves on a phone.
const GUTTER = 16;
// A viewport so tall that a whole widget stands in it.
const HEIGHT = 2400;
// Sheets show the pictures at half size, so that three widths fit a screen.
const SHEET_SCALE = 0.5;
const SHEET_WIDTH = 1360;
const GROUNDS = { light: ["#ffffff", "#1a1a1a"], dark: ["#15181c", "#f1f3f5"] };

const site = await Site.open();
const browser = await Browser.start();
let count = 0;

async function photograph(file, clip) {
  const { data } = await browser.command("Page.captureScreenshot", {
    format: "png",
    clip: { ...clip, scale: 1 },
    captureBeyondViewport: true,
  });
  const bytes = Buffer.from(data, "base64");
  await writeFile(file, bytes);
  count += 1;
  return bytes;
}

const frames = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))));

const box = () => {
  const { x, y, width, height } = document.querySelector("data-story").getBoundingClientRect();
  return { x, y, width, height };
};

/** Pictures of all steps of a story in one language, width and theme; step id → PNG. */
async function stepsOf(story, steps, language, width, theme) {
  const [ground, text] = GROUNDS[theme];
  const css = `body { margin: ${GUTTER}px; background: ${ground}; color: ${text}; font-family: sans-serif }`;
  const body = element(story, { language, theme });
  await browser.emulate({ width, height: HEIGHT, theme, motion: "reduce" });
  await browser.open(site.page("/picture", page({ body, css, lang: language })));
  await browser.until(`${story} is ready`, () => {
    const state = document.querySelector("data-story").dataset.state;
    if (state === "failed") throw new Error("the widget failed");
    return state === "ready";
  });
  const pictures = new Map();
  for (const id of steps) {
    await browser.run((step) => document.querySelector("data-story").goTo(step), id);
    await browser.run(frames);
    const { height } = await browser.run(box);
    const clip = { x: 0, y: 0, width, height: Math.ceil(height) + 2 * GUTTER };
    const file = join(order.output, story, `${id}.${language}.${width}.${theme}.png`);
    pictures.set(id, await photograph(file, clip));
  }
  return pictures;
}

/** One sheet: a row for each step, a column for each width. */
async function sheet(name, title, theme, rows) {
  const [ground, text] = GROUNDS[theme];
  let tiles = "";
  for (const [row, [label, pictures]] of rows.entries()) {
    tiles += `<h2>${row + 1}. ${label}</h2><div>`;
    for (const [width, bytes] of pictures) {
      const source = `/tile/${row}/${width}.png`;
      site.route(source, () => ({ type: "image/png", body: bytes }));
      tiles += `<figure><img src="${source}" style="width: ${width * SHEET_SCALE}px">
        <figcaption>${width} px</figcaption></figure>`;
    }
    tiles += "</div>";
  }
  const css = `body { margin: 20px; background: ${ground}; color: ${text}; font: 14px sans-serif }
    h1 { font-size: 20px } h2 { font-size: 15px; margin: 20px 0 6px } figure { margin: 0 }
    div { display: flex; gap: 20px; align-items: start } img { display: block; outline: 1px solid #8886 }
    figcaption { font-size: 12px; opacity: 0.7; margin-top: 2px }`;
  await browser.emulate({ width: SHEET_WIDTH, theme });
  const html = page({ body: `<h1>${title}</h1>${tiles}`, css, script: false });
  await browser.open(site.page("/sheet", html));
  const height = await browser.run(() => document.documentElement.scrollHeight);
  const file = join(order.output, "sheets", `${name}.png`);
  await photograph(file, { x: 0, y: 0, width: SHEET_WIDTH, height });
  console.log(file);
}

async function photographStory(story) {
  const written = JSON.parse(await readFile(join(DIST, "stories", story, "story.json"), "utf8"));
  const all = written.steps.map((step) => step.id);
  const steps = order.step ? all.filter((id) => id === order.step) : all;
  if (!steps.length) return;
  await mkdir(join(order.output, story), { recursive: true });
  for (const language of written.languages) {
    for (const theme of THEMES) {
      const rows = new Map(steps.map((id) => [id, []]));
      for (const width of WIDTHS) {
        const pictures = await stepsOf(story, steps, language, width, theme);
        for (const [id, bytes] of pictures) rows.get(id).push([width, bytes]);
      }
      const title = `${story} · ${language} · ${theme}`;
      await sheet(`${story}.${language}.${theme}`, title, theme, [...rows]);
    }
  }
}

async function photographArticle(lang, width, theme) {
  await browser.emulate({ width, height: 900, theme, motion: "reduce" });
  await browser.open(`${site.origin}/`);
  await browser.run((tag) => { document.documentElement.lang = tag; }, lang);
  const widgets = (await browser.run(states)).length;
  for (let index = 0; index < widgets; index += 1) {
    await browser.run(reveal, index);
    await browser.until(`widget ${index} is ready`, (at) =>
      document.querySelectorAll("data-story")[at].dataset.state === "ready", index);
  }
  await browser.run(() => scrollTo(0, 0));
  await browser.run(frames);
  const height = await browser.run(() => document.documentElement.scrollHeight);
  const file = join(order.output, "article", `article.${lang}.${width}.${theme}.png`);
  await photograph(file, { x: 0, y: 0, width, height });
  console.log(file);
}

try {
  await mkdir(join(order.output, "sheets"), { recursive: true });
  const stories = (await readdir(join(DIST, "stories"), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => !order.story || name === order.story)
    .sort();
  for (const story of stories) await photographStory(story);
  if (!order.story && !order.step) {
    await mkdir(join(order.output, "article"), { recursive: true });
    for (const lang of ["zh-Hant", "en"]) {
      for (const width of WIDTHS) {
        for (const theme of THEMES) await photographArticle(lang, width, theme);
      }
    }
  }
  console.log(`${count} pictures in ${order.output}`);
  if (!count) process.exitCode = 1;
} finally {
  await browser.stop();
  await site.close();
}
