// Apache ECharts, of which only the parts for bars and lines are bundled.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { INK, MOVE, contend } from "../page/contract.js";

use([BarChart, CanvasRenderer, GridComponent, LineChart, TooltipComponent]);

function make(host, options) {
  const chart = init(host);
  chart.setOption({ animation: false, color: [INK], tooltip: { trigger: "axis" }, ...options });
  return chart;
}

const story = (type) => (host, { title, rows, domain: [min, max] }) =>
  make(host, {
    xAxis: { type: "category", data: rows.map(({ year }) => year) },
    yAxis: { min, max, name: title },
    series: [{ type, name: title, showSymbol: false, data: rows.map(({ value }) => value) }],
  });

contend({
  form: ({ x, y }) => Float64Array.from({ length: 2 * x.length }, (_, i) => (i % 2 ? y : x)[i >> 1]),
  draw: {
    bars: story("bar"),
    growth: story("line"),
    line: (host, data) =>
      make(host, {
        xAxis: { type: "value", max: "dataMax" },
        yAxis: { type: "value", scale: true },
        series: [{ type: "line", name: "value", showSymbol: false, sampling: "minmax", lineStyle: { width: 1 }, data }],
      }),
    marks: (host, values) =>
      make(host, {
        animation: true,
        animationDuration: 0,
        animationDurationUpdate: MOVE,
        xAxis: { type: "category", data: values.map((_, i) => i) },
        yAxis: { min: 0, max: 100 },
        series: [{ type: "bar", data: values }],
      }),
  },
  replace: (chart, data) => chart.setOption({ series: [{ data }] }),
  move: (chart, values) => chart.setOption({ series: [{ data: values }] }),
});
