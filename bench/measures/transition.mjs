// A hundred bars move to new heights: the frames of it.
import { setTimeout as sleep } from "node:timers/promises";
import { median, percentile } from "../statistics.mjs";

const DURATION = 450; // ms: MOVE in page/contract.js
const MOVES = 6;
const REST = 300; // ms between moves
/** A transition shows at least so many different pictures; a jump shows two. */
const PICTURES = 6;

const speed = (cpu) => ({ id: `cpu${cpu}`, name: `CPU ${cpu}×`, cpu, isQuick: cpu === 1 });
const differences = (values) => values.slice(1).map((value, i) => value - values[i]);

export const transition = {
  id: "transition",
  cases: [speed(1), speed(4)],

  async take({ chromium, site, contender }, { cpu }) {
    await chromium.open(`${site.origin}/${contender.id}/stage.html`);
    await chromium.run(() => bench.ready());
    await chromium.run(() => bench.marks());
    await sleep(REST);
    const seen = await chromium.run((ms) => probe.pictures(() => bench.move(1), ms), DURATION);
    if (seen < PICTURES) throw new Error(`only ${seen} pictures in a transition`);
    await chromium.slow(cpu);
    const gaps = [];
    const scripts = [];
    for (let k = 0; k < MOVES; k += 1) {
      await sleep(REST);
      const frames = await chromium.run(
        (state, ms) => probe.moving(() => bench.move(state), ms), k % 2, DURATION);
      gaps.push(...differences(frames.map(([time]) => time)));
      scripts.push(...differences(frames.map(([, script]) => script)));
    }
    return {
      rate: (gaps.length * 1000) / gaps.reduce((sum, gap) => sum + gap, 0),
      gap: median(gaps),
      gap95: percentile(gaps, 0.95),
      script: median(scripts),
      script95: percentile(scripts, 0.95),
    };
  },
};
