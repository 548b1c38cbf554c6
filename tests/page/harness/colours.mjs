// Colours as the screen has them: which fill the canvas, whose they are, how they contrast.

/** What a soft edge, laid over itself, loses of a colour. */
const ROUNDING = 4;

/** The colours of the canvas that fill a fiftieth of what is drawn, most first. */
export const inks = () => {
  const canvas = document.querySelector("data-story").shadowRoot.querySelector("canvas");
  const { width, height } = canvas;
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const counts = new Map();
  let sum = 0;
  const { data } = copy.getImageData(0, 0, width, height);
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] < 255) continue; // the ground shows through, or it is the rim of a letter
    const ink = `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
    counts.set(ink, (counts.get(ink) ?? 0) + 1);
    sum += 1;
  }
  return [...counts].filter(([, count]) => count > sum / 50).sort((a, b) => b[1] - a[1]).map(([ink]) => ink);
};

/** Whether a colour is one of those, or on the way from one to another, as soft and thin parts are. */
export function isOf(ink, own) {
  const all = own.map(channels);
  const wanted = channels(ink);
  return all.some((from) => all.some((to) => {
    const way = to.map((value, at) => value - from[at]);
    const length = way.reduce((sum, value) => sum + value * value, 0);
    const gone = wanted.reduce((sum, value, at) => sum + (value - from[at]) * way[at], 0);
    const share = length ? Math.min(1, Math.max(0, gone / length)) : 0;
    return wanted.every((value, at) => Math.abs(value - from[at] - way[at] * share) <= ROUNDING);
  }));
}

/** What system colours are on this machine. */
export const system = (all) => {
  const probe = document.createElement("i");
  document.body.append(probe);
  const found = all.map((name) => { probe.style.color = name; return getComputedStyle(probe).color; });
  probe.remove();
  return found;
};
export const OWN = ["Canvas", "CanvasText", "LinkText", "GrayText", "VisitedText", "ButtonText"];

const channels = (ink) => ink.match(/\d+/gu).slice(0, 3).map(Number);
const luminance = (ink) => {
  const [r, g, b] = channels(ink).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
export const contrast = (one, other) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
