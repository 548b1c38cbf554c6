// Two charts in an article: bytes, time to the first chart and to rest, blocking, memory, layout shift.

const CASES = [
  { id: "cpu1", name: "CPU 1×", isQuick: true },
  { id: "cpu4", name: "CPU 4× slower", slowness: 4 },
  { id: "slow4g", name: "slow 4G and CPU 4× slower", slowness: 4, isSlow4g: true, isQuick: true },
  { id: "unreserved", name: "the same, no height reserved", slowness: 4, isSlow4g: true, page: "article-unreserved", isQuick: true },
];

export const article = {
  id: "article",
  cases: CASES,

  async take({ chromium, site, contender }, { page = "article" }) {
    site.forget();
    await chromium.open(`${site.origin}/${contender.id}/${page}.html`);
    const times = await chromium.run(() => probe.rested);
    const memory = await chromium.memory();
    const { html = 0, js = 0, css = 0, wasm = 0, ...others } = site.sent;
    const code = js + css + wasm;
    const data = Object.values(others).reduce((sum, bytes) => sum + bytes, 0);
    return { ...times, memory, html, code, data, bytes: html + code + data };
  },
};
