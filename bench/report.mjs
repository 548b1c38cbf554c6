// Turns figures into docs/bench.md: ratios first, then every median with its range.
import { arch, cpus, totalmem } from "node:os";
import { versionOf } from "./build.mjs";
import { median } from "./statistics.mjs";

const OURS = "datastory";
const GIB = 2 ** 30;

const ms = (value) => (value >= 10 ? value.toFixed(0) : value.toFixed(1));
const kb = (value) => (value / 1000).toFixed(1);
const one = (value) => value.toFixed(1);
const three = (value) => value.toFixed(3);

/** Every table: a measure's figure in one or more of its cases. */
const TABLES = [
  { title: "Bytes over the wire, two charts in an article, kB", measure: "article", cases: ["cpu1"], form: kb,
    figures: { bytes: "all", code: "script, style, wasm", data: "data", html: "page" } },
  { title: "Time to the first chart, ms from navigation", measure: "article", cases: ["cpu1", "cpu4", "slow4g"], figures: { first: "" }, form: ms },
  { title: "Time to the first live chart, ms", measure: "article", cases: ["cpu1", "cpu4", "slow4g"], figures: { firstLive: "" }, form: ms },
  { title: "Time until both charts are live and the page is at rest (interactive), ms", measure: "article", cases: ["cpu1", "cpu4", "slow4g"], figures: { interactive: "" }, form: ms },
  { title: "Main thread blocked, ms over 50 of each task", measure: "article", cases: ["cpu1", "cpu4", "slow4g"], figures: { blocking: "" }, form: ms },
  { title: "Own code on the main thread until both charts are drawn, CPU ms", measure: "script", figures: { script: "" }, form: ms },
  { title: "Memory of the article's page, MB", measure: "article", cases: ["cpu1"], figures: { memory: "" }, form: one },
  { title: "Layout shift (CLS) when the page reserves no height", measure: "article", cases: ["unreserved"], figures: { shift: "" }, form: three },
  { title: "Line of n points: first draw, ms", measure: "lines", figures: { draw: "" }, form: ms },
  { title: "Line of n points: new data, ms, median of 5", measure: "lines", figures: { replace: "" }, form: ms },
  { title: "Line of n points: hover, ms, median of 30", measure: "lines", figures: { hover: "" }, form: ms },
  { title: "Line of n points: hover, ms, 95th percentile of 30", measure: "lines", figures: { hover95: "" }, form: ms },
  { title: "Line of n points: memory, MB", measure: "lines", figures: { memory: "" }, form: one },
  { title: "Widgets on one page: until all are painted, ms", measure: "many", figures: { time: "" }, form: ms },
  { title: "Widgets on one page: memory, MB", measure: "many", figures: { memory: "" }, form: one },
  { title: "Transition of 100 bars", measure: "transition", form: one,
    figures: { rate: "frames/s", gap: "frame, ms", gap95: "95th percentile", script: "script a frame, ms", script95: "95th percentile" } },
];

/** The lines of the table of ratios; `isMore` where more is better. */
const RATIOS = [
  ["bytes over the wire", "article", "cpu1", "bytes"],
  ["… without data and page", "article", "cpu1", "code"],
  ["first chart, CPU 1×", "article", "cpu1", "first"],
  ["first chart, CPU 4×", "article", "cpu4", "first"],
  ["first chart, slow 4G and CPU 4×", "article", "slow4g", "first"],
  ["first live chart, CPU 1×", "article", "cpu1", "firstLive"],
  ["first live chart, CPU 4×", "article", "cpu4", "firstLive"],
  ["first live chart, slow 4G and CPU 4×", "article", "slow4g", "firstLive"],
  ["interactive, slow 4G and CPU 4×", "article", "slow4g", "interactive"],
  ["main thread blocked, CPU 4×", "article", "cpu4", "blocking"],
  ["own code until drawn", "script", "trace", "script"],
  ["memory", "article", "cpu1", "memory"],
  ["layout shift", "article", "unreserved", "shift"],
  ["100k points, first draw", "lines", "n100000", "draw"],
  ["100k points, new data", "lines", "n100000", "replace"],
  ["100k points, hover", "lines", "n100000", "hover"],
  ["1M points, first draw", "lines", "n1000000", "draw"],
  ["1M points, new data", "lines", "n1000000", "replace"],
  ["1M points, hover", "lines", "n1000000", "hover"],
  ["10 widgets", "many", "x10", "time"],
  ["50 widgets", "many", "x50", "time"],
  ["transition, frames/s, CPU 4×", "transition", "cpu4", "rate", true],
  ["transition, script a frame, CPU 4×", "transition", "cpu4", "script"],
];

const table = (head, lines) =>
  [head, head.map((_, i) => (i ? "---:" : "---")), ...lines].map((cells) => `| ${cells.join(" | ")} |\n`).join("");

class Figures {
  constructor(rows) {
    this.rows = rows;
  }

  of(measure, condition, contender) {
    return this.rows.filter((row) => row.measure === measure && row.case === condition && row.contender === contender);
  }

  values(measure, condition, contender, figure) {
    const values = this.of(measure, condition, contender).map((row) => row[figure]);
    return values.filter((value) => typeof value === "number");
  }

  median(...place) {
    return median(this.values(...place));
  }

  /** Median and range as written, or why there are none. */
  cell(measure, condition, contender, figure, form) {
    const values = this.values(measure, condition, contender, figure);
    const rows = this.of(measure, condition, contender);
    if (!values.length) {
      if (rows.some(({ isNotTried }) => isNotTried)) return "not tried";
      return rows.find(({ error }) => error) ? "failed" : "–";
    }
    const [low, high] = [form(Math.min(...values)), form(Math.max(...values))];
    return form(median(values)) + (low === high ? "" : ` (${low}–${high})`);
  }
}

function ratios(figures, contenders) {
  const peers = contenders.filter(({ isOurs }) => !isOurs);
  const lines = [];
  for (const [name, measure, condition, figure, isMore] of RATIOS) {
    const ours = figures.median(measure, condition, OURS, figure);
    const cells = peers.map(({ id }) => {
      const theirs = figures.median(measure, condition, id, figure);
      if (theirs === null) return "–";
      if (ours === null) return "**none of ours**";
      if (ours === theirs) return "1.0";
      const ratio = isMore ? ours / theirs : theirs / ours;
      if (!Number.isFinite(ratio)) return "∞";
      const text = ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(ratio < 0.1 ? 2 : 1);
      return ratio < 1 ? `**${text}**` : text;
    });
    if (cells.some((cell) => cell !== "–")) lines.push([name, ...cells]);
  }
  return table(["theirs ÷ ours", ...peers.map(({ name }) => name)], lines);
}

function section({ title, measure, cases, figures: named, form }, figures, measures, contenders) {
  const found = measures.find(({ id }) => id === measure);
  const shown = found?.cases.filter(({ id }) => !cases || cases.includes(id)) ?? [];
  if (!shown.length) return "";
  const columns = shown.flatMap((condition) =>
    Object.entries(named).map(([figure, name]) => ({
      condition: condition.id,
      figure,
      head: [shown.length > 1 || !name ? condition.name : "", name].filter(Boolean).join(", "),
    })));
  const [last] = columns.slice(-1);
  const key = Object.keys(named).length > 1 ? columns[0] : last;
  const place = ({ id }) => figures.median(measure, key.condition, id, key.figure) ?? Infinity;
  const present = contenders.filter(({ id }) => figures.rows.some((row) => row.contender === id && row.measure === measure));
  const sorted = present.sort((a, b) => place(a) - place(b));
  const lines = sorted.map(({ id, name }) => [
    id === OURS ? `**${name}**` : name,
    ...columns.map(({ condition, figure }) => figures.cell(measure, condition, id, figure, form)),
  ]);
  return `\n## ${title}\n\n${table(["", ...columns.map(({ head }) => head)], lines)}`;
}

/** Everything that went wrong or was not tried, once each. */
function faults(figures, contenders) {
  const nameOf = Object.fromEntries(contenders.map(({ id, name }) => [id, name]));
  const said = figures.rows.filter(({ error }) => error)
    .map((row) => `- ${nameOf[row.contender]}, ${row.measure} ${row.case}: ${row.error}\n`);
  return said.length ? `\n## What failed\n\n${[...new Set(said)].join("")}` : "";
}

async function facts(figures, contenders, { order, chromium }) {
  const [{ model }] = cpus();
  const loads = figures.rows.map(({ load }) => load);
  const range = `${one(Math.min(...loads))}–${one(Math.max(...loads))}`;
  const versions = await Promise.all(contenders.filter(({ library }) => library)
    .map(async (contender) => `${contender.name} ${await versionOf(contender)}`));
  return `Written by \`cargo xtask bench\` on ${new Date().toISOString().slice(0, 10)}: ${order.rounds} ${order.rounds > 1 ? "rounds" : "round"}, ${order.isQuick ? "the quick cases only" : "all cases"}.
${cpus().length} cores (${model.trim()}, ${arch()}), ${Math.round(totalmem() / GIB)} GiB; load average while measuring ${range}, median ${one(median(loads))}.
${chromium}, headless, software raster. ${versions.join(", ")}.

Times are medians over the rounds with least and most. What each figure means is in
[bench/README.md](../bench/README.md). The machine is shared and slow: read ratios, not milliseconds.
`;
}

/** The whole report as Markdown. */
export async function report({ rows, measures, contenders, order, chromium }) {
  const figures = new Figures(rows);
  const tables = TABLES.map((each) => section(each, figures, measures, contenders)).join("");
  return `# Measured against the others

${await facts(figures, contenders, { order, chromium })}
## Ratios

Theirs divided by ours: 2 means that they take twice as much. **Bold**: they are ahead.

${ratios(figures, contenders)}${tables}${faults(figures, contenders)}`;
}
