// Runs first in a page under test and writes down what goes wrong and what the widgets say.
(() => {
  const probe = { errors: [], violations: [], shifts: [], events: [] };
  Object.defineProperty(window, "probe", { value: probe });
  // Chromium alone begins a stack with the message.
  const text = (value) => (value instanceof Error ? `${value}\n${value.stack}` : String(value));

  addEventListener(
    "error",
    (event) => {
      const { target } = event;
      const source = target instanceof Element ? (target.src ?? target.href) : null;
      probe.errors.push(source ? `cannot load ${source}` : `uncaught ${text(event.error ?? event.message)}`);
    },
    true,
  );
  addEventListener("unhandledrejection", (event) => {
    probe.errors.push(`unhandled ${text(event.reason)}`);
  });
  addEventListener("securitypolicyviolation", (event) => {
    probe.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
  });
  for (const level of ["error", "warn"]) {
    const original = console[level];
    console[level] = (...values) => {
      probe.errors.push(`console.${level} ${Array.from(values, text).join(" ")}`);
      original.apply(console, values);
    };
  }

  // Chromium alone measures layout shift; elsewhere each frame is compared with the one before.
  if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
    const describe = ({ node, previousRect, currentRect }) => ({
      node: node?.nodeType === 1 ? `${node.tagName.toLowerCase()}.${node.className}` : node?.nodeName,
      from: [previousRect.x, previousRect.y, previousRect.width, previousRect.height],
      to: [currentRect.x, currentRect.y, currentRect.width, currentRect.height],
    });
    const isInStory = ({ node }) => {
      const element = node?.nodeType === 1 ? node : node?.parentElement;
      return Boolean(element?.closest("data-story, [data-datastory-twin]"));
    };
    new PerformanceObserver((list) => {
      // A page may be painted while it is still being read: then its own head moves by itself.
      const { domInteractive } = performance.getEntriesByType("navigation")[0];
      for (const { value, sources, hadRecentInput, startTime } of list.getEntries()) {
        const isRead = domInteractive > 0 && startTime >= domInteractive;
        if (!isRead && !sources.some(isInStory)) continue;
        probe.shifts.push({ value, hadRecentInput, sources: sources.map(describe) });
      }
    }).observe({ type: "layout-shift", buffered: true });
  } else {
    let places = new Map();
    /** What sticks to the viewport moves over the page when the reader scrolls. */
    const sticks = (element) =>
      element !== null && (/fixed|sticky/u.test(getComputedStyle(element).position) || sticks(element.parentElement));
    const compare = () => {
      const now = new Map();
      const sources = [];
      for (const element of document.querySelectorAll("body :is(p, h1, h2, h3, h4, figure, data-story)")) {
        const { left, top, width, height } = element.getBoundingClientRect();
        if (!width || !height) continue;
        const place = [left + scrollX, top + scrollY];
        const before = places.get(element);
        now.set(element, place);
        if (!before || place.every((px, axis) => Math.abs(px - before[axis]) < 1)) continue;
        if (sticks(element)) continue;
        const node = `${element.tagName.toLowerCase()}.${element.className}`;
        sources.push({ node, from: before, to: place });
      }
      const moved = sources.map(({ from, to }) => Math.max(...to.map((px, axis) => Math.abs(px - from[axis]))));
      if (sources.length) probe.shifts.push({ value: Math.max(...moved) / innerHeight, hadRecentInput: false, sources });
      places = now;
      requestAnimationFrame(compare);
    };
    // Until the page is read, its own head moves by itself.
    addEventListener("DOMContentLoaded", () => requestAnimationFrame(compare));
  }

  for (const name of ["ready", "step", "focus", "error"]) {
    document.addEventListener(`datastory:${name}`, (event) => {
      const { target, detail, bubbles, composed } = event;
      probe.events.push({ name, id: target.id, detail, bubbles, composed });
    });
  }
})();
