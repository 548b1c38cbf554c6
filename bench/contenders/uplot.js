// uPlot; its legend under the chart tells the values at the pointer. It has no transitions.
import uPlot from "uplot";
import css from "uplot/dist/uPlot.min.css";
import { INK, contend, style } from "../page/contract.js";

style(css);

const LEGEND = 32; // CSS px that it takes under the chart

function make(host, data, series, options) {
  const { clientWidth: width, clientHeight } = host;
  const height = clientHeight - LEGEND;
  return new uPlot({ width, height, series: [{}, { stroke: INK, ...series }], ...options }, data, host);
}

const story = (series, around) => (host, { title, rows, domain }) =>
  make(host, [rows.map(({ year }) => +year), rows.map(({ value }) => value)],
    { label: title, width: 2, ...series }, {
      scales: { x: { time: false, range: around }, y: { range: () => domain } },
      axes: [{ incrs: [1, 5], values: (_, years) => years.map(String) }, { label: title }],
    });

contend({
  form: ({ x, y }) => [x, y],
  draw: {
    bars: story(
      { fill: INK, points: { show: false }, paths: uPlot.paths.bars({ size: [0.6] }) },
      (_, first, last) => [first - 0.5, last + 0.5],
    ),
    growth: story({ points: { show: false } }),
    line: (host, data) =>
      make(host, data, { label: "value", width: 1 }, { scales: { x: { time: false } } }),
  },
  replace: (chart, data) => chart.setData(data),
});
