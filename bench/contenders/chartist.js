// Chartist. It has no axis titles and no tooltip, so plain ones are written here, and no transitions.
import { BarChart, LineChart } from "chartist";
import css from "chartist/dist/index.css";
import { INK, contend, style } from "../page/contract.js";

style(`${css} .ct-series-a .ct-line, .ct-series-a .ct-bar { stroke: ${INK} } .ct-series-a .ct-bar { stroke-width: 80px }
  .ct-series-a .ct-line { stroke-width: 2px } #stage .ct-line { stroke-width: 1px }
  .title, .tip { position: absolute; top: 0; left: 0; font: 12px sans-serif } .tip { left: 50% }`);

function make(Chart, host, data, options) {
  const { clientWidth: width, clientHeight: height } = host;
  const place = host.appendChild(document.createElement("div"));
  const tip = host.appendChild(Object.assign(document.createElement("div"), { className: "tip" }));
  const chart = new Chart(place, data, { width, height, ...options });
  let rect;
  chart.on("created", ({ chartRect }) => { rect = chartRect; });
  place.addEventListener("pointermove", ({ clientX }) => {
    const { names, series: [values] } = chart.data;
    const share = (clientX - place.getBoundingClientRect().left - rect.x1) / rect.width();
    const i = Math.max(0, Math.min(values.length - 1, Math.floor(share * values.length)));
    tip.textContent = `${names[i]}: ${values[i]}`;
  });
  return chart;
}

function story(Chart, host, { title, rows, domain: [low, high] }) {
  const every = Math.ceil(rows.length / 8);
  const names = rows.map(({ year }) => year);
  const data = {
    names,
    labels: names.map((year, i) => (i % every ? null : year)),
    series: [rows.map(({ value }) => value)],
  };
  make(Chart, host, data, { low, high, showPoint: false, lineSmooth: false });
  host.append(Object.assign(document.createElement("div"), { className: "title", textContent: title }));
}

contend({
  form({ x, y }) {
    const every = Math.ceil(x.length / 10);
    return { names: x, labels: Array.from(x, (at) => (at % every ? null : at)), series: [Array.from(y)] };
  },
  draw: {
    bars: (host, data) => story(BarChart, host, data),
    growth: (host, data) => story(LineChart, host, data),
    line: (host, data) =>
      make(LineChart, host, data, { showPoint: false, lineSmooth: false, axisX: { showGrid: false } }),
  },
  replace: (chart, data) => chart.update(data),
});
