// What every contender is asked to draw, and the calls that the measures make in its page.
//
// A contender is one adapter: `contend({ draw: { bars, growth, line, marks }, form, replace, move, arm })`.
//   draw.<chart>(host, data)   draws into `host` at its size, with axes and a tooltip on hover; may
//                              return a promise; what it gives is handed to the calls below
//   form(line)                 brings a line into the form that the library likes best; never timed
//   replace(chart, form, k)    shows line number k (0 or 1) in place of the other
//   move(chart, values, k)     moves the hundred bars to their other state in MOVE ms
//   arm.hover, arm.replace     (host, forms) => chart; never timed: builds the chart anew where one
//                              that hovers or takes new data is not the quickest one to draw
//   ready()                    loads what the library loads by itself after its script; never timed
import { banks, growth } from "bench:data";

/** The colour of all marks: the accent of our light palette. */
export const INK = "#1d5fbf";
/** Duration of a transition in ms: ours. */
export const MOVE = 450;
const MARKS = 100;
/** CSS px; charts in the article are as wide as its column. */
const HEIGHT = 360;

/** The two charts of the article: rows of `{ year, value }`; a missing value is null. */
export const CHARTS = {
  bars: { title: "% of banks", rows: banks, domain: [0, 100] },
  growth: { title: "GDP growth on the year, %", rows: growth, domain: [-15, 15] },
};

/** Two states of a hundred bars, 5 to 95. */
const marks = (state) => Array.from({ length: MARKS }, (_, i) => 5 + ((i * (state ? 71 : 37)) % 91));

/** Numbers from 0 to 1, the same in every run. */
function random(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** A line of n points as a sensor gives it: a level that wanders and comes back, and noise. */
function line(n, seed) {
  const next = random(seed + 1);
  const spread = () => (next() + next() + next() - 1.5) * 2;
  const pull = 40 / n;
  const x = Float64Array.from({ length: n }, (_, i) => i);
  let level = 0;
  const y = x.map(() => {
    level += spread() * Math.sqrt(2 * pull) - level * pull;
    return 50 + 10 * level + 3 * spread();
  });
  return { x, y };
}

/** A canvas of the host's size with its context in CSS px. */
export function canvasIn(host) {
  const { clientWidth: width, clientHeight: height } = host;
  const canvas = host.appendChild(document.createElement("canvas"));
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  canvas.style.cssText = `position: absolute; left: 0; top: 0; width: ${width}px; height: ${height}px`;
  const context = canvas.getContext("2d");
  context.scale(devicePixelRatio, devicePixelRatio);
  return { canvas, context, width, height };
}

/** Adds a library's style sheet, which the bundle holds as text. */
export function style(css) {
  document.head.appendChild(document.createElement("style")).append(css);
}

export function contend({ draw, form = (data) => data, replace, move, arm = {}, ready }) {
  const stage = document.getElementById("stage");
  let forms;
  let chart;
  const drawn = (host, name) => {
    if (!host.clientHeight) host.style.height = `${HEIGHT}px`;
    return draw[name](host, CHARTS[name]);
  };
  window.bench = {
    ready: () => ready?.(stage),
    many(hosts) {
      hosts.forEach((host, i) => drawn(host, i % 2 ? "growth" : "bars"));
    },
    prepare(n) {
      forms = [0, 1].map((seed) => form(line(n, seed)));
    },
    async line() {
      chart = await draw.line(stage, forms[0]);
    },
    async arm(action) {
      if (!arm[action]) return;
      stage.replaceChildren();
      chart = await arm[action](stage, forms);
    },
    replace: (k) => replace(chart, forms[k], k),
    async marks() {
      chart = await draw.marks(stage, marks(0), [marks(0), marks(1)]);
    },
    move: (k) => move(chart, marks(k), k),
  };
  for (const name of Object.keys(CHARTS)) {
    const place = document.getElementById(name);
    if (place) drawn(place, name);
  }
}
