// Several widgets on one page, the library being loaded: from the calls until all are painted.
import { FREE_FRAMES } from "../chromium.mjs";

/** CSS px: five in a row, and so high that fifty of ours, which bring their words, are in sight. */
const VIEWPORT = { width: 1640, height: 9000 };
const count = (widgets, isQuick) => ({ id: `x${widgets}`, name: String(widgets), widgets, isQuick });

export const many = {
  id: "many",
  cases: [count(1), count(10, true), count(50)],

  browser: { flags: FREE_FRAMES },
  page: { ...VIEWPORT, isStill: true },

  async take({ chromium, site, contender }, { widgets }) {
    await chromium.open(`${site.origin}/${contender.id}/stage.html`);
    await chromium.run(() => bench.ready());
    const before = await chromium.memory();
    const time = await chromium.run((total, className) => {
      const make = () => Object.assign(document.createElement("div"), { className });
      const hosts = Array.from({ length: total }, make);
      document.getElementById("many").append(...hosts);
      return probe.timeDrawing(hosts, () => bench.many(hosts));
    }, widgets, contender.isOurs ? "" : "is-peer");
    return { time, memory: (await chromium.memory()) - before };
  },
};
