// What the main thread spends on a contender's own code until both charts of the article are drawn.

const CATEGORIES = "devtools.timeline,v8,v8.execute,blink.user_timing";
const PROBE = "bench-probe.js";
const LIVE = "bench-live";

const CALLS = new Set(["EvaluateScript", "v8.evaluateModule", "FunctionCall", "RunMicrotasks", "v8.compile", "v8.compileModule"]);
const fileOf = ({ args }) => String(args?.data?.url ?? args?.data?.fileName ?? args?.fileName ?? "");

/** Leaves out events within others: their time is in these already. */
function outermost(events) {
  let end = -Infinity;
  return events
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur)
    .filter(({ ts, dur }) => {
      const isOuter = ts >= end;
      if (isOuter) end = ts + dur;
      return isOuter;
    });
}

/** CPU ms of own code on the main thread; what was compiled elsewhere is not in it. */
export function scriptTime(events, folder) {
  const live = events.find(({ name }) => name === LIVE);
  const until = events.filter(({ ph, pid, tid, ts }) => ph === "X" && pid === live.pid && tid === live.tid && ts < live.ts);
  const isOwn = (event) => fileOf(event).includes(folder);
  const start = Math.min(...until.filter(isOwn).map(({ ts }) => ts));
  // Microtasks and glue of wasm carry no file: those after the first own code are counted as own.
  const own = until.filter((event) => CALLS.has(event.name) && event.ts >= start && !fileOf(event).includes(PROBE));
  return outermost(own).reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
}

export const script = {
  id: "script",
  cases: [{ id: "trace", name: "CPU 1×", isQuick: true }],

  browser: { trace: CATEGORIES },

  async take({ chromium, site, contender }) {
    await chromium.open(`${site.origin}/${contender.id}/article.html`);
    await chromium.run(() => probe.rested.then(() => null));
    return { script: scriptTime(await chromium.trace(), `/${contender.id}/`) };
  },
};
