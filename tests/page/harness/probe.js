// Runs first in a page under test and writes down what goes wrong and what the widgets say.
(() => {
  const probe = { errors: [], violations: [], shifts: [], events: [] };
  Object.defineProperty(window, "probe", { value: probe });
  const text = (value) => (value instanceof Error ? String(value.stack) : String(value));

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
      probe.errors.push(`console.${level} ${values.map(text).join(" ")}`);
      original.apply(console, values);
    };
  }

  // Chromium alone measures layout shift.
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
  }

  for (const name of ["ready", "step", "focus", "error"]) {
    document.addEventListener(`datastory:${name}`, (event) => {
      const { target, detail, bubbles, composed } = event;
      probe.events.push({ name, id: target.id, detail, bubbles, composed });
    });
  }
})();
