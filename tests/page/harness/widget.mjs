// Functions that run in the page and look at one widget from outside, as the contract shows it.
//
// Each is handed to `Browser.run` by its text, so it stands alone and takes plain values.

/** The state of each widget, in page order. */
export const states = () =>
  [...document.querySelectorAll("data-story")].map((host) => host.dataset.state ?? "none");

/** Scrolls a widget into the middle of the viewport. */
export const reveal = (index) =>
  document.querySelectorAll("data-story")[index].scrollIntoView({ block: "center", behavior: "instant" });

/** Whether a widget has reached a state; brings it into the viewport first. */
export const hasState = (index, state) => {
  const host = document.querySelectorAll("data-story")[index];
  return host?.dataset.state === state;
};

/**
 * How much is drawn on a widget's canvas: its size in device px, how many colours it holds, and
 * the share of its pixels that differ from the commonest colour.
 */
export const ink = (index) => {
  const canvas = document.querySelectorAll("data-story")[index].shadowRoot?.querySelector("canvas");
  if (!canvas || !canvas.width || !canvas.height) return { width: 0, height: 0, colours: 0, share: 0 };
  const { width, height } = canvas;
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const pixels = new Uint32Array(copy.getImageData(0, 0, width, height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const commonest = Math.max(...counts.values());
  return { width, height, colours: counts.size, share: 1 - commonest / pixels.length };
};

/** Opens a panel of the widget by its button; resolves when it is there, which may take a module. */
export const opens = async (does) => {
  const { shadowRoot } = document.querySelector("data-story");
  const button = () => shadowRoot.querySelector(`[data-do="${does}"]`);
  button().click();
  while (button()?.ariaExpanded !== "true") await new Promise((done) => setTimeout(done, 20));
};

/** What the probe has written down so far. */
export const findings = () => ({
  errors: probe.errors,
  violations: probe.violations,
  shifts: probe.shifts,
  events: probe.events,
});

/** Resolves when a widget has come to a state; throws when it came to another end. */
export const settle = (index, wanted) =>
  new Promise((done, fail) => {
    const host = document.querySelectorAll("data-story")[index];
    const look = () => {
      const { state } = host.dataset;
      if (state === wanted) done(state);
      else if (state === "failed") fail(new Error(`widget ${index} failed: ${JSON.stringify(probe.events)}`));
      else return false;
      return true;
    };
    if (look()) return;
    new MutationObserver((_, observer) => { if (look()) observer.disconnect(); })
      .observe(host, { attributes: true, attributeFilter: ["data-state"] });
  });

/** Resolves when two frames have been drawn. */
export const frames = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));

/** What the tip of a widget says now, or nothing when it is hidden. */
export const tip = (index) => {
  const element = document.querySelectorAll("data-story")[index].shadowRoot.querySelector(".ds-tip");
  if (!element.classList.contains("is-on")) return null;
  const lines = [...element.children].map((line) => line.textContent);
  const isFigure = element.firstElementChild?.classList.contains("ds-value");
  const box = element.getBoundingClientRect();
  return {
    value: isFigure ? lines[0] : "",
    text: lines.join(" | "),
    box: { left: box.left, right: box.right, top: box.top, bottom: box.bottom },
  };
};

/** The marks of the step on stage: key, name and box in the viewport. */
export const marks = (index) => {
  const root = document.querySelectorAll("data-story")[index].shadowRoot;
  return [...root.querySelectorAll(".ds-mark")].map((mark) => {
    const { left, top, width, height } = mark.getBoundingClientRect();
    return { key: mark.dataset.key, name: mark.getAttribute("aria-label"), left, top, width, height };
  });
};

/** The id-less facts of the step on stage: its index in the controls, its title and its prose. */
export const stage = (index) => {
  const root = document.querySelectorAll("data-story")[index].shadowRoot;
  const buttons = [...root.querySelectorAll(".ds-steps button")];
  const on = root.querySelector(".ds-step.is-on");
  return {
    index: buttons.findIndex((button) => button.ariaCurrent === "step"),
    count: buttons.length,
    title: on.querySelector(".ds-title").textContent,
    paragraphs: [...on.querySelectorAll("p:not(.ds-hush)")].map((paragraph) => paragraph.textContent),
    language: root.querySelector("figure").lang,
  };
};

/** What holds the focus inside a widget. */
export const focused = (index) => {
  const active = document.querySelectorAll("data-story")[index].shadowRoot.activeElement;
  return active && { classes: active.className, name: active.getAttribute("aria-label"), key: active.dataset.key ?? null };
};

/** Whether the reader sees the small twin of a widget. */
export const seesTwin = (index) => {
  const twin = document.querySelectorAll("data-story")[index].querySelector(".twin");
  return twin.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && twin.getBoundingClientRect().height > 10;
};

/** Whether a widget has come to its end, and to which. */
const end = (index) => {
  const { state } = document.querySelectorAll("data-story")[index].dataset;
  return (state === "ready" || state === "failed") && state;
};

/** Brings each widget into view, waits until it has come to its end, and gives these. */
export async function ends(browser, count) {
  const states = [];
  for (let index = 0; index < count; index += 1) {
    await browser.run(reveal, index);
    states.push(await browser.until(`widget ${index} has ended`, end, index));
  }
  return states;
}
