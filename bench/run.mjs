// Builds the contenders, measures them in turns, writes the report.
// Usage: node run.mjs '{"dist", "desk", "work", "report", "rounds", "only", "isQuick"}'; called by `cargo xtask bench`.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CONTENDERS, buildSites } from "./build.mjs";
import { Chromium } from "./chromium.mjs";
import { article } from "./measures/article.mjs";
import { lines } from "./measures/lines.mjs";
import { many } from "./measures/many.mjs";
import { script } from "./measures/script.mjs";
import { transition } from "./measures/transition.mjs";
import { report } from "./report.mjs";
import { Site } from "./site.mjs";

const MEASURES = [article, script, lines, many, transition];
/** ms for one figure: a reader is long gone by then. */
const DEADLINE = 60_000;

const order = JSON.parse(process.argv[2]);
const chosen = (all) => {
  const named = all.filter(({ id }) => order.only.includes(id));
  return named.length ? named : all;
};
const known = new Set([...CONTENDERS, ...MEASURES].map(({ id }) => id));
const unknown = order.only.filter((id) => !known.has(id));
if (unknown.length) throw new Error(`no contender or measure is named ${unknown}; there are ${[...known].join(", ")}`);

const measures = chosen(MEASURES).map((measure) => ({
  ...measure,
  cases: measure.cases.filter(({ isQuick }) => isQuick || !order.isQuick),
}));
const contenders = chosen(CONTENDERS);

await mkdir(order.work, { recursive: true });
const sites = join(order.work, "sites");
await buildSites(contenders, order, sites);
const site = await Site.open(sites);
const probe = await readFile(new URL("page/probe.js", import.meta.url), "utf8");
const rows = [];
let version = "";

/** The figures of one contender in a new browser, or why there are none. */
async function take(measure, contender, condition) {
  const figures = {};
  const note = (more) => Object.assign(figures, more);
  const late = sleep(DEADLINE, null, { ref: false }).then(() => {
    throw new Error(`over ${DEADLINE / 1000} s`);
  });
  let chromium;
  try {
    chromium = await Chromium.start(measure.browser ?? {});
    version ||= await chromium.version();
    await chromium.open(`${site.origin}/blank`);
    await chromium.prepare({ ...measure.page, ...condition, probe });
    note(await Promise.race([measure.take({ chromium, site, contender, note }, condition), late]));
  } catch (error) {
    note({ error: error.message.split("\n")[0] });
  } finally {
    await chromium?.stop();
  }
  return figures;
}

/** Whether a contender was so slow in a smaller case of this round that it need not be tried. */
const isHopeless = (measure, contender, round) =>
  rows.some((row) => row.round === round && row.measure === measure.id && row.contender === contender.id
    && measure.isTooSlow?.(row));

const words = ({ measure, case: condition, contender, round, load, ...figures }) =>
  `${measure} ${condition} ${contender}: ${JSON.stringify(figures, (_, value) =>
    typeof value === "number" ? Math.round(value * 1000) / 1000 : value)}`;

for (let round = 0; round < order.rounds; round += 1) {
  for (const measure of measures) {
    for (const condition of measure.cases) {
      // Contenders take turns, and each round begins with another one.
      const turns = contenders.map((_, i) => contenders[(i + round) % contenders.length]);
      for (const contender of turns) {
        if (contender.only && contender.only !== measure.id) continue;
        if (contender.cannot === measure.id) continue;
        const row = { measure: measure.id, case: condition.id, contender: contender.id, round, load: loadavg()[0] };
        const isTried = !isHopeless(measure, contender, round);
        Object.assign(row, isTried ? await take(measure, contender, condition) : { isNotTried: true });
        rows.push(row);
        console.log(`${round + 1}/${order.rounds} ${words(row)}`);
        await writeFile(join(order.work, "rows.json"), JSON.stringify(rows));
      }
    }
  }
}
await site.close();
await writeFile(order.report, await report({ rows, measures, contenders, order, chromium: version }));
console.log(`report in ${order.report}`);
