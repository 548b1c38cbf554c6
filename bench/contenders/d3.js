// D3: SVG put together by hand from its modules, as a newsroom's graphics desk does.
import "d3-transition";
import { axisBottom, axisLeft, bisectCenter, extent, line, scaleBand, scaleLinear, select } from "d3";
import { INK, MOVE, contend } from "../page/contract.js";

const LEFT = 40;
const RIGHT = 10;
const TOP = 24;
const BOTTOM = 24;

function frame(host) {
  const { clientWidth: width, clientHeight: height } = host;
  const svg = select(host).append("svg").attr("width", width).attr("height", height);
  svg.style("font", "12px sans-serif");
  const across = [LEFT, width - RIGHT];
  const up = [height - BOTTOM, TOP];
  const axes = (x, y) => {
    svg.selectAll("g.axis").remove();
    svg.append("g").attr("class", "axis").attr("transform", `translate(0,${up[0]})`).call(x);
    svg.append("g").attr("class", "axis").attr("transform", `translate(${LEFT},0)`).call(y);
  };
  return { svg, across, up, axes };
}

function story(host, { title, rows, domain }, mark) {
  const { svg, across, up, axes } = frame(host);
  const x = scaleBand(rows.map(({ year }) => year), across).padding(0.3);
  const y = scaleLinear(domain, up);
  const years = x.domain().filter((_, i) => i % Math.ceil(rows.length / 8) === 0);
  axes(axisBottom(x).tickValues(years), axisLeft(y).ticks(5));
  svg.append("text").attr("y", 12).text(title);
  mark(svg, x, y);
  const tip = svg.append("text").attr("text-anchor", "middle");
  svg.on("pointermove", ({ offsetX }) => {
    const i = Math.floor(((offsetX - LEFT) / (across[1] - LEFT)) * rows.length);
    const { year, value } = rows[Math.max(0, Math.min(rows.length - 1, i))];
    if (value !== null) tip.attr("x", x(year) + x.bandwidth() / 2).attr("y", y(value) - 6).text(`${year}: ${value}`);
  });
}

const bars = (host, data) =>
  story(host, data, (svg, x, y) =>
    svg.append("g").attr("fill", INK).selectAll("rect")
      .data(data.rows.filter(({ value }) => value !== null)).join("rect")
      .attr("x", ({ year }) => x(year)).attr("width", x.bandwidth())
      .attr("y", ({ value }) => y(value)).attr("height", ({ value }) => y(0) - y(value)));

const growth = (host, data) =>
  story(host, data, (svg, x, y) => {
    const path = line(({ year }) => x(year) + x.bandwidth() / 2, ({ value }) => y(value)).defined(({ value }) => value !== null);
    svg.append("path").attr("fill", "none").attr("stroke", INK).attr("stroke-width", 2).attr("d", path(data.rows));
  });

function drawLine(host, data) {
  const { svg, across, up, axes } = frame(host);
  const path = svg.append("path").attr("fill", "none").attr("stroke", INK);
  const dot = svg.append("circle").attr("r", 3);
  const tip = svg.append("text").attr("text-anchor", "middle");
  const show = ({ x: xs, y: ys }) => {
    const x = scaleLinear(extent(xs), across);
    const y = scaleLinear(extent(ys), up);
    axes(axisBottom(x), axisLeft(y));
    path.attr("d", line((_, i) => x(xs[i]), (value) => y(value))(ys));
    svg.on("pointermove", ({ offsetX }) => {
      const i = bisectCenter(xs, x.invert(offsetX));
      dot.attr("cx", x(xs[i])).attr("cy", y(ys[i]));
      tip.attr("x", x(xs[i])).attr("y", y(ys[i]) - 8).text(`${xs[i]}: ${ys[i].toFixed(2)}`);
    });
  };
  show(data);
  return { show };
}

function marks(host, values) {
  const { svg, across, up, axes } = frame(host);
  const x = scaleBand(values.map((_, i) => i), across).padding(0.1);
  const y = scaleLinear([0, 100], up);
  axes(axisBottom(x).tickValues([]), axisLeft(y));
  const height = (bar) => bar.attr("y", (value) => y(value)).attr("height", (value) => y(0) - y(value));
  const all = svg.append("g").attr("fill", INK).selectAll("rect").data(values).join("rect");
  height(all.attr("x", (_, i) => x(i)).attr("width", x.bandwidth()));
  return { all, height };
}

contend({
  draw: { bars, growth, line: drawLine, marks },
  replace: ({ show }, data) => show(data),
  move: ({ all, height }, values) => height(all.data(values).transition().duration(MOVE)),
});
