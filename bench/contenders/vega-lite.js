// Vega-Lite by vega-embed, as its documentation shows it. It has no transitions.
//
// A line answers the pointer by the documented nearest-point selection. That makes it much slower
// to draw, so first draw and new data are measured without it.
import embed from "vega-embed";
import { INK, contend } from "../page/contract.js";

const options = { actions: false, renderer: "canvas" };
const fit = { autosize: { type: "fit", contains: "padding" } };

async function make(host, spec) {
  const { clientWidth: width, clientHeight: height } = host;
  const place = host.appendChild(document.createElement("div"));
  const { view } = await embed(place, { ...fit, width, height, ...spec }, options);
  return view;
}

const nearest = [
  {
    params: [{ name: "hover", select: { type: "point", on: "pointerover", nearest: true, encodings: ["x"], clear: "pointerout" } }],
    mark: { type: "point", filled: true, color: INK, tooltip: true },
    encoding: { opacity: { condition: { param: "hover", empty: false, value: 1 }, value: 0 } },
  },
];

const story = (mark, layers = []) => (host, { title, rows, domain }) =>
  make(host, {
    data: { values: rows },
    encoding: {
      x: { field: "year", type: "ordinal", title: null, scale: { domain: rows.map(({ year }) => year) }, axis: { labelAngle: 0, labelOverlap: true } },
      y: { field: "value", type: "quantitative", title, scale: { domain } },
    },
    layer: [{ mark: { color: INK, tooltip: true, ...mark } }, ...layers],
  });

const line = (layers) => (host, values) =>
  make(host, {
    data: { name: "rows", values },
    encoding: {
      x: { field: "x", type: "quantitative" },
      y: { field: "y", type: "quantitative", scale: { zero: false } },
    },
    layer: [{ mark: { type: "line", color: INK, strokeWidth: 1 } }, ...layers],
  });

contend({
  form: ({ x, y }) => Array.from(x, (at, i) => ({ x: at, y: y[i] })),
  draw: {
    bars: story({ type: "bar" }),
    growth: story({ type: "line" }, nearest),
    line: line([]),
  },
  replace: (view, values) => view.data("rows", values).runAsync(),
  arm: { hover: (host, forms) => line(nearest)(host, forms[0]) },
});
