// Observable Plot, of which only bars and lines are bundled. It has no transitions and draws anew
// for new data.
import { barY, lineY, plot } from "@observablehq/plot";
import { INK, contend } from "../page/contract.js";

function make(host, y, marks, options) {
  const { clientWidth: width, clientHeight: height } = host;
  host.replaceChildren(plot({ width, height, y, marks, ...options }));
  return host;
}

const story = (mark, colour) => (host, { title, rows, domain }) => {
  const every = Math.ceil(rows.length / 8);
  const ticks = rows.map(({ year }) => year).filter((_, i) => i % every === 0);
  return make(host, { domain, label: title, grid: true },
    [mark(rows, { x: "year", y: "value", tip: "x", [colour]: INK })], { x: { type: "band", label: null, ticks } });
};

const line = (host, { x, y }) => make(host, { grid: true }, [lineY(y, { x, stroke: INK, strokeWidth: 1, tip: "x" })]);

contend({
  draw: { bars: story(barY, "fill"), growth: story(lineY, "stroke"), line },
  replace: line,
});
