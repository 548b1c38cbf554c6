// A line of n points: first draw, hover, new data, memory.
import { setTimeout as sleep } from "node:timers/promises";
import { FREE_FRAMES } from "../chromium.mjs";
import { median, percentile } from "../statistics.mjs";

const MOVES = 30;
const PAUSE = 60; // ms between moves: some libraries answer at most every 50
const CHANGES = 5;
/** ms: a contender that needs longer for its first draw is not asked for more points. */
const SLOW = 5000;
/** Of the moves, so many must be answered: a tooltip need not reach everywhere. */
const ANSWERED = 0.5;

const size = (n, name, isQuick) => ({ id: `n${n}`, name, n, isQuick });

async function hover(chromium) {
  await chromium.run(() => bench.arm("hover"));
  await sleep(PAUSE);
  const { x, y, width, height } = await chromium.run(() => probe.surface());
  const times = [];
  for (let i = 0; i < MOVES; i += 1) {
    // A stride that is prime to the number of moves goes everywhere and never to a neighbour.
    const share = 0.1 + (0.8 * ((i * 11) % MOVES)) / MOVES;
    await chromium.run(() => probe.awaitHover());
    await chromium.point(x + width * share, y + height * 0.5);
    times.push(await chromium.run(() => probe.hovered));
    await sleep(PAUSE);
  }
  return times;
}

async function replace(chromium) {
  await chromium.run(() => bench.arm("replace"));
  const times = [];
  for (let k = 1; k <= CHANGES; k += 1) {
    times.push(await chromium.run((state) => probe.time(() => bench.replace(state)), k % 2));
    await sleep(PAUSE);
  }
  return times;
}

export const lines = {
  id: "lines",
  cases: [size(1e3, "1k", true), size(1e4, "10k"), size(1e5, "100k", true), size(1e6, "1M")],
  browser: { flags: FREE_FRAMES },
  page: { isStill: true },
  isTooSlow: ({ draw }) => draw > SLOW,

  async take({ chromium, site, contender, note }, { n }) {
    await chromium.open(`${site.origin}/${contender.id}/stage.html`);
    await chromium.run(() => bench.ready());
    const before = await chromium.memory();
    await chromium.run((count) => bench.prepare(count), n);
    note({
      draw: await chromium.run(() =>
        probe.timeDrawing([document.getElementById("stage")], () => bench.line())),
    });
    note({ memory: (await chromium.memory()) - before });
    const answers = (await hover(chromium)).filter((time) => time !== null);
    if (answers.length < MOVES * ANSWERED) throw new Error(`${answers.length} of ${MOVES} moves of the pointer were answered`);
    note({ hover: median(answers), hover95: percentile(answers, 0.95), answered: answers.length / MOVES });
    const changes = await replace(chromium);
    if (changes.includes(null)) throw new Error("new data changed nothing");
    return { replace: median(changes) };
  },
};
