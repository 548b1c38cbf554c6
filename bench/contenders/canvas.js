// The floor: what a patient programmer writes by hand for these very charts, and for nothing else.
import { INK, MOVE, canvasIn, contend } from "../page/contract.js";

const GREY = "#5c636b";
const LEFT = 40;
const RIGHT = 10;
const TOP = 24;
const BOTTOM = 24;

const surfaces = new WeakMap();

/** A canvas for the chart and one over it for the tooltip, with a scale for each axis. */
function frame(host, [low, high], title, names) {
  if (!surfaces.has(host)) surfaces.set(host, [canvasIn(host), canvasIn(host)]);
  const [{ context, width, height }, over] = surfaces.get(host);
  for (const layer of [context, over.context]) layer.clearRect(0, 0, width, height);
  const base = height - BOTTOM;
  const x = (share) => LEFT + share * (width - LEFT - RIGHT);
  const y = (value) => base - ((value - low) / (high - low)) * (base - TOP);
  context.font = "12px sans-serif";
  context.fillStyle = GREY;
  context.fillText(title, 0, 12);
  for (let i = 0; i <= 5; i += 1) {
    const value = low + ((high - low) * i) / 5;
    context.fillText(Math.round(value), 4, y(value) + 4);
    context.fillRect(LEFT, y(value), width - LEFT - RIGHT, 0.5);
  }
  for (const [share, name] of names) context.fillText(name, x(share) - 14, height - 6);
  context.beginPath();
  return { context, over: over.context, canvas: over.canvas, x, y, base, width, height };
}

/** Shows the value at the share of the width where the pointer is. */
function tip({ canvas, over, x, y, width, height }, at) {
  canvas.onpointermove = ({ offsetX }) => {
    const { share, value, words } = at((offsetX - LEFT) / (width - LEFT - RIGHT));
    over.clearRect(0, 0, width, height);
    if (value === null) return;
    over.fillStyle = "#1a1a1a";
    over.fillRect(x(share) - 45, y(value) - 26, 90, 20);
    over.fillStyle = "#fff";
    over.fillText(words, x(share) - 38, y(value) - 12);
  };
}

function chart(host, { title, rows, domain }, paint) {
  const every = Math.ceil(rows.length / 8);
  const share = (i) => (i + 0.5) / rows.length;
  const names = rows.map(({ year }, i) => [share(i), year]).filter((_, i) => i % every === 0);
  const place = frame(host, domain, title, names);
  place.context.fillStyle = place.context.strokeStyle = INK;
  paint(place, share, (place.width - LEFT - RIGHT) / rows.length);
  tip(place, (where) => {
    const i = Math.min(rows.length - 1, Math.max(0, Math.floor(where * rows.length)));
    return { share: share(i), value: rows[i].value, words: `${rows[i].year}: ${rows[i].value}` };
  });
}

function bars(host, data) {
  chart(host, data, ({ context, x, y, base }, share, step) =>
    data.rows.forEach(({ value }, i) => {
      if (value !== null) context.fillRect(x(share(i)) - step / 3, y(value), (step * 2) / 3, base - y(value));
    }));
}

function growth(host, data) {
  chart(host, data, ({ context, x, y }, share) => {
    let isDown = false;
    context.lineWidth = 2;
    data.rows.forEach(({ value }, i) => {
      if (value === null) isDown = false;
      else if (isDown) context.lineTo(x(share(i)), y(value));
      else context.moveTo(x(share(i)), y(value));
      isDown = value !== null;
    });
    context.stroke();
  });
}

/** A line of any length: at most four points for each column of device pixels. */
function line(host, { x: xs, y: ys }) {
  const n = ys.length;
  let low = Infinity;
  let high = -Infinity;
  for (const value of ys) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const names = [0, 0.25, 0.5, 0.75].map((share) => [share, Math.round(share * (n - 1))]);
  const place = frame(host, [low, high], "value", names);
  const { context, x, y, width } = place;
  const to = (i) => context.lineTo(x(i / (n - 1)), y(ys[i]));
  const columns = Math.ceil((width - LEFT - RIGHT) * devicePixelRatio);
  const per = Math.max(1, n / columns);
  context.strokeStyle = INK;
  for (let from = 0; from < n; from += per) {
    const first = Math.floor(from);
    const last = Math.min(n, Math.floor(from + per)) - 1;
    let least = first;
    let most = first;
    for (let i = first + 1; i <= last; i += 1) {
      if (ys[i] < ys[least]) least = i;
      if (ys[i] > ys[most]) most = i;
    }
    to(first);
    if (last > first) [Math.min(least, most), Math.max(least, most), last].forEach(to);
  }
  context.stroke();
  tip(place, (where) => {
    const i = Math.round(Math.min(1, Math.max(0, where)) * (n - 1));
    return { share: i / (n - 1), value: ys[i], words: `${xs[i]}: ${ys[i].toFixed(2)}` };
  });
  return host;
}

function marks(host, values) {
  const place = frame(host, [0, 100], "value", []);
  const { context, x, y, base } = place;
  const step = x(1 / values.length) - x(0);
  const paint = (heights) => {
    context.clearRect(LEFT, 0, place.width, base);
    context.fillStyle = INK;
    heights.forEach((value, i) => context.fillRect(x(i / heights.length), y(value), step - 1, base - y(value)));
  };
  paint(values);
  return { paint, values };
}

function move(chart, values) {
  const from = chart.values;
  chart.values = values;
  const start = performance.now();
  requestAnimationFrame(function next(now) {
    const t = Math.min(1, Math.max(0, (now - start) / MOVE));
    const eased = t * t * (3 - 2 * t);
    chart.paint(values.map((value, i) => from[i] + (value - from[i]) * eased));
    if (t < 1) requestAnimationFrame(next);
  });
}

contend({ draw: { bars, growth, line, marks }, replace: line, move });
