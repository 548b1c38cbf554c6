// Runs before all else in a measured page and only looks: at frames, long tasks, shifts and pixels.
//
// A picture counts from the start of the frame after the one that draws it: until then the browser
// paints and rasters, and it begins no next frame before. On the stage it looks at pixels after that
// moment, so that its looks are in no time; looks in vain are taken off.
(() => {
  const now = () => performance.now();
  const nextFrame = window.requestAnimationFrame.bind(window);
  const probe = { shift: 0, tasks: [], script: 0, article: {} };
  window.probe = probe;
  probe.rested = new Promise((done, fail) => {
    probe.rest = done;
    addEventListener("error", ({ message }) => fail(new Error(message)));
    addEventListener("datastory:error", ({ detail }) => fail(new Error(`${detail.code}: ${detail.message}`)));
  });
  probe.rested.catch(() => {}); // only the article waits for it

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) probe.tasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) probe.shift += value;
  }).observe({ type: "layout-shift", buffered: true });

  // ---- Frames -------------------------------------------------------------------------------

  const isStage = location.pathname.endsWith("/stage.html");
  // Every animation callback of the page is timed, so that a transition's script can be told.
  if (isStage) {
    window.requestAnimationFrame = (call) =>
      nextFrame((time) => {
        const start = now();
        try {
          call(time);
        } finally {
          probe.script += now() - start;
        }
      });
  }
  // A browser without its frame limit still delays frames in which nothing changes, so a dot does.
  let dot;
  const dirty = () => {
    if (!isStage || !document.body) return;
    dot ??= document.body.appendChild(document.createElement("i"));
    dot.style.cssText = `position:fixed;right:0;bottom:0;width:1px;height:1px;background:${dot.style.background ? "" : "#fefefe"}`;
  };
  /** Calls `then` at the start of the next frame. */
  const frame = (then) => {
    dirty();
    nextFrame(then);
  };

  // ---- Pixels -------------------------------------------------------------------------------

  const MARK_HEIGHT = 24; // CSS px: no legend's swatch and no letter is as tall
  const CHROMA = 60; // of 255: marks are coloured, axes and words are grey
  const copy = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

  /** Every second pixel of a canvas each way: a line two px wide is never missed. */
  function pixels(canvas) {
    const width = Math.ceil(canvas.width / 2);
    const height = Math.ceil(canvas.height / 2);
    if (!width || !height) return { data: new Uint8ClampedArray(), width, height };
    Object.assign(copy.canvas, { width, height });
    copy.imageSmoothingEnabled = false;
    copy.drawImage(canvas, 0, 0, width, height);
    return copy.getImageData(0, 0, width, height);
  }

  const isColoured = (r, g, b) => Math.max(r, g, b) - Math.min(r, g, b) > CHROMA;

  function hasMarks(canvas) {
    const { data, width, height } = pixels(canvas);
    const tall = (MARK_HEIGHT * canvas.height) / canvas.clientHeight / 2;
    let top = -1;
    for (let at = 0; at < width * height * 4; at += 4) {
      if (data[at + 3] < 128 || !isColoured(data[at], data[at + 1], data[at + 2])) continue;
      const row = Math.floor(at / 4 / width);
      if (top < 0) top = row;
      if (row - top > tall) return true;
    }
    return false;
  }

  const SHAPES = "path, rect, line, polyline, polygon, circle";
  function isMark(shape) {
    const { fill, stroke } = getComputedStyle(shape);
    const colours = [fill, stroke].map((paint) => /^rgba?\((\d+), (\d+), (\d+)/.exec(paint));
    if (!colours.some((found) => found && isColoured(+found[1], +found[2], +found[3]))) return false;
    return shape.getBoundingClientRect().height > MARK_HEIGHT;
  }

  /** A node and all shadow roots under it; only our widget has one. */
  function* roots(node) {
    yield node;
    if (node.shadowRoot) yield node.shadowRoot;
    for (const { shadowRoot } of node.querySelectorAll("data-story")) if (shadowRoot) yield shadowRoot;
  }
  const TWIN = "data-story, figure.ds"; // outside shadow trees

  /** Whether a chart's marks stand under a node; with `isLive`, the static twin does not count. */
  function isDrawn(node, isLive) {
    for (const root of roots(node)) {
      const mayBeTwin = isLive && !(root instanceof ShadowRoot);
      for (const canvas of root.querySelectorAll("canvas")) if (hasMarks(canvas)) return true;
      for (const shape of root.querySelectorAll(SHAPES)) {
        if (!(mayBeTwin && shape.closest(TWIN)) && isMark(shape)) return true;
      }
    }
    return false;
  }

  /** What the page looks like, as a text that differs when the picture does. */
  function look() {
    const parts = [];
    for (const root of roots(document)) {
      for (const canvas of root.querySelectorAll("canvas")) {
        const words = new Uint32Array(pixels(canvas).data.buffer);
        let hash = 7;
        for (const word of words) hash = (Math.imul(hash, 31) + word) | 0;
        parts.push(hash);
      }
      for (const element of root.querySelectorAll("*")) {
        if (element === dot) continue;
        for (const { name, value } of element.attributes) {
          parts.push(name, value.length, value.slice(0, 40), value.slice(-40));
        }
        if (!element.firstElementChild) parts.push(element.textContent);
      }
    }
    return parts.join();
  }
  probe.look = look;

  // ---- Times --------------------------------------------------------------------------------

  const FRAMES = 40; // so many may pass until an answer counts as none

  /** Time in ms from `start` until `isShown`; null when so many frames have passed. */
  function answer(start, isShown, done, left = FRAMES) {
    let since = start;
    const check = () => {
      const looking = now();
      if (isShown()) return done(looking - since);
      since += now() - looking;
      left -= 1;
      return left > 0 ? frame(check) : done(null);
    };
    frame(() => frame(check));
  }

  const AWAKE = 20; // ms of frames before a call: a browser at rest begins the next one late

  const timed = (call, isShown, left) =>
    new Promise((done, fail) => {
      let isBegun = false;
      const awake = () => isBegun || frame(awake);
      awake();
      setTimeout(() => {
        isBegun = true;
        const start = now();
        (async () => call())().catch(fail);
        answer(start, isShown, done, left);
      }, AWAKE);
    });

  /** Time in ms from a call to the picture that it changes; null when it changes nothing. */
  probe.time = (call) => {
    const before = look();
    return timed(call, () => look() !== before);
  };

  /** Time in ms from a call to the picture with marks in all hosts. */
  probe.timeDrawing = (hosts, call) => {
    let left = hosts;
    const isShown = () => {
      left = left.filter((host) => !isDrawn(host, true));
      return !left.length;
    };
    return timed(call, isShown, Infinity);
  };

  /**
   * Makes ready, in a moment, for one true move of the pointer: `probe.hovered` is what it took from the moment
   * when the browser had it, so that finding out what is under the pointer is in it.
   */
  probe.awaitHover = () => {
    const before = look();
    let isBegun = false;
    const awake = () => isBegun || frame(awake);
    awake();
    probe.hovered = new Promise((done) => {
      const start = ({ timeStamp }) => {
        isBegun = true;
        answer(timeStamp, () => look() !== before, done);
      };
      addEventListener("pointermove", start, { capture: true, once: true });
    });
    return new Promise((done) => setTimeout(done, AWAKE));
  };

  /** Frame starts and the script of each frame over so many ms after a call. */
  probe.moving = (call, duration) =>
    new Promise((done) => {
      const frames = [];
      let end;
      const tick = (time) => {
        frames.push([time, probe.script]);
        if (now() < end) nextFrame(tick);
        else done(frames);
      };
      nextFrame(() => {
        end = now() + duration;
        call();
        nextFrame(tick);
      });
    });

  /** How many different pictures a transition shows; a jump shows one or two. */
  probe.pictures = (call, duration) =>
    new Promise((done) => {
      const seen = new Set();
      const end = now() + duration;
      call();
      const tick = () => {
        seen.add(look());
        if (now() < end) nextFrame(tick);
        else done(seen.size);
      };
      nextFrame(tick);
    });

  /** The largest chart surface under the stage: where a reader would point. */
  probe.surface = () => {
    let best = { width: 0, height: 0 };
    for (const root of roots(document)) {
      for (const element of root.querySelectorAll("canvas, svg")) {
        const { x, y, width, height } = element.getBoundingClientRect();
        if (width * height > best.width * best.height) best = { x, y, width, height };
      }
    }
    return best;
  };

  // ---- The article --------------------------------------------------------------------------

  const QUIET = 500; // ms without a long task, after which the page counts as at rest
  const LONG = 50; // ms: longer tasks keep a reader waiting
  const looks = []; // start and duration of each look of ours at the article

  /** A task without our looks in it. */
  const ownPart = ([start, duration]) => {
    const within = looks.filter(([at]) => at >= start && at < start + duration);
    return [start, within.reduce((left, [, looking]) => left - looking, duration)];
  };

  /** Notes when each place first shows a chart, be it the static twin, and when a live one. */
  function watchArticle(places) {
    const start = now();
    const shows = ({ id }, isLive) => {
      const host = document.getElementById(id);
      return host !== null && isDrawn(host, isLive);
    };
    const lives = places.filter((place) => !place.live && shows(place, true));
    const firsts = places.filter((place) => !place.first && (lives.includes(place) || shows(place, false)));
    looks.push([start, now() - start]);
    nextFrame(() => {
      for (const place of firsts) place.first = now();
      for (const place of lives) place.live = now();
      if (places.every(({ live }) => live)) rest(places);
      else watchArticle(places);
    });
  }

  function rest(places) {
    if (!probe.article.live) {
      performance.mark("bench-live");
      const least = (name) => Math.min(...places.map((place) => place[name]));
      const live = Math.max(...places.map((place) => place.live));
      Object.assign(probe.article, { first: least("first"), firstLive: least("live"), live });
    }
    const long = probe.tasks.map(ownPart).filter(([, duration]) => duration > LONG);
    const free = Math.max(probe.article.live, ...long.map(([start, duration]) => start + duration));
    if (now() - free < QUIET) return void setTimeout(rest, QUIET / 5, places);
    const blocking = long.reduce((sum, [, duration]) => sum + duration - LONG, 0);
    probe.rest(Object.assign(probe.article, { interactive: free, blocking, shift: probe.shift }));
  }

  if (location.pathname.includes("/article")) nextFrame(() => watchArticle([{ id: "bars" }, { id: "growth" }]));
})();
//# sourceURL=bench-probe.js
