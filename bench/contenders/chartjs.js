// Chart.js, of which only the parts for bars and lines are bundled.
import {
  BarController, BarElement, CategoryScale, Chart, Decimation, LinearScale, LineController,
  LineElement, PointElement, Tooltip,
} from "chart.js";
import { INK, MOVE, contend } from "../page/contract.js";

Chart.register(
  BarController, BarElement, CategoryScale, Decimation, LinearScale, LineController, LineElement,
  PointElement, Tooltip,
);

const interaction = { mode: "index", intersect: false };

function make(host, type, labels, data, dataset, options) {
  const canvas = host.appendChild(document.createElement("canvas"));
  return new Chart(canvas, {
    type,
    data: { labels, datasets: [{ data, backgroundColor: INK, borderColor: INK, ...dataset }] },
    options: { animation: false, maintainAspectRatio: false, interaction, ...options },
  });
}

const story = (type) => (host, { title, rows, domain: [min, max] }) =>
  make(host, type, rows.map(({ year }) => year), rows.map(({ value }) => value),
    { label: title, borderWidth: 2, pointRadius: 0 },
    { scales: { y: { min, max, title: { display: true, text: title } } } });

contend({
  form: ({ x, y }) => Array.from(x, (at, i) => ({ x: at, y: y[i] })),
  draw: {
    bars: story("bar"),
    growth: story("line"),
    line: (host, data) =>
      make(host, "line", undefined, data, { label: "value", borderWidth: 1, pointRadius: 0 }, {
        parsing: false,
        normalized: true,
        interaction: { mode: "nearest", axis: "x", intersect: false },
        scales: { x: { type: "linear" } },
        plugins: { decimation: { enabled: true, algorithm: "min-max" } },
      }),
    marks: (host, values) =>
      make(host, "bar", values.map((_, i) => i), values, {},
        { animation: { duration: MOVE }, scales: { y: { min: 0, max: 100 } } }),
  },
  replace(chart, data) {
    chart.data.datasets[0].data = data;
    chart.update("none");
  },
  move(chart, values) {
    chart.data.datasets[0].data = values;
    chart.update();
  },
});
