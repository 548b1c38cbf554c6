// The loader: defines <data-story>, fetches what one needs once it is near the reader's view, and
// gives the place back to the static twin when anything fails. No globals, no markup from data.
//
// A published story comes with editions: words and pictures that the desk made ahead, one for each
// language and place. The small `reader` module shows them. What a reader asks for beyond that is
// done by the `extra` module, which takes over. The `full` one makes a story live from its source:
// when there is no edition, or none that agrees with the source.
import css from "datastory:css";
import { makeGlue } from "datastory:glue";
import modules from "datastory:wasm";

const TAG = "data-story";
const ATTRIBUTES = ["src", "editions", "language", "step", "mode", "theme", "answers"];
const PATIENCE = 10_000; // ms for one file: slower than that, the static twin serves better
const TRIES = [500, 2000]; // ms before a file is asked for again, at most as often as that
const RESTARTS = 2; // of one element after crashes
const MOST_BYTES = 4 << 20; // of a story or a JSON file, unpacked; ours have 0.1 MB
const MOST_DATA = 64 << 20; // of a CSV or Arrow file: a million rows of eight fields
const MOST_FILES = 20; // of one story
const MOST_LIVE = 16; // instances: browsers allow few hundreds in all tabs together
const LONG = 40; // ms of work at once: beyond 50 a reader feels it
const NEAR = "100% 0px"; // one screen ahead, so that it is ready when it comes into view
const FONT = 16; // px of the font that editions are set for
const MARK = ',\n"editions": '; // what stands before the list of editions in a published story
const SORRY = {
  "zh-Hant": "圖表暫時未能顯示，請稍後重新載入本頁。",
  "zh-Hans": "图表暂时无法显示，请稍后重新载入本页。",
  en: "The chart cannot be shown at the moment. Please reload the page later.",
};

const script = document.currentScript ?? document.querySelector('script[src*="datastory.js"]');
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

const fault = (code, message, hint) => Object.assign(new Error(message), { code, hint });
const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));

/** Fetches `url` and hands the response to `read`; says in plain words what went wrong. */
async function get(url, read, more) {
  let said;
  for (const wait of [...TRIES, 0]) {
    try {
      const response = await fetch(url, {
        credentials: "omit",
        redirect: "error",
        referrerPolicy: "no-referrer",
        signal: AbortSignal.timeout(PATIENCE),
        ...(said && { cache: "reload" }), // what is cached may be what was wrong
        ...more,
      });
      if (response.ok) return await read(response);
      said = `the server answered ${response.status}`;
      if (response.status < 500) break;
    } catch (error) {
      if (error.hint) throw error;
      said = error.message;
    }
    if (wait) await pause(wait * (1 + Math.random()));
  }
  throw fault(
    "not-fetched",
    `${url} could not be fetched: ${said}.`,
    "Check the address, that it does not redirect, and, on another server, its Access-Control-Allow-Origin header.",
  );
}

/** The bytes of a response in the pieces that they come in; no more than its kind may have. */
async function bytes(response) {
  const reader = response.body.getReader();
  const pieces = [];
  let most = 0;
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    most ||= " \t\r\n{[".includes(String.fromCharCode(value[0])) ? MOST_BYTES : MOST_DATA;
    size += value.length;
    pieces.push(value);
    if (size > most) {
      reader.cancel();
      throw fault("too-large", `${response.url} has more than ${most >> 20} MB.`, "Leave out rows that no step shows.");
    }
  }
}

async function text(response) {
  const decoder = new TextDecoder();
  const pieces = await bytes(response);
  return pieces.map((piece) => decoder.decode(piece, { stream: true })).join("") + decoder.decode();
}

const kept = new Map();
/** What `make` promises for `key`, once for the whole page; who comes after a failure tries again. */
function once(key, make) {
  const promise = kept.get(key) ?? make();
  kept.set(key, promise);
  promise.catch(() => kept.delete(key));
  return promise;
}

/** One module for all widgets of the page; each makes its own instance of it. */
const compile = (kind) =>
  once(kind, () =>
    get(
      new URL(modules[kind].file, script?.src ?? document.baseURI),
      async (response) =>
        response.headers.get("content-type") === "application/wasm"
          ? WebAssembly.compileStreaming(response)
          : WebAssembly.compile(await response.arrayBuffer()),
      { integrity: modules[kind].integrity },
    ),
  );

/** Takes the place of what a crashed instance exports: what still calls in keeps nothing of it alive. */
const DEAD = new Proxy({}, { get: () => () => {} });

/** Wraps what the wasm exports, so that a crash anywhere in it is told and stays there. */
function guarded(exports, use, crash) {
  const guard = (call) => (...values) => {
    try {
      return call(...values);
    } catch (error) {
      use(DEAD);
      return crash(fault("crashed", `The widget stopped: ${error.message}.`));
    }
  };
  return Object.fromEntries(
    Object.entries(exports).map(([name, it]) => [name, typeof it === "function" ? guard(it) : it]),
  );
}

/** A story as fetched: its text, the bytes of its data files, and what is known of its editions. */
async function fetchStory(source) {
  const story = await get(source, text);
  const fetched = (file) => {
    const { href } = new URL(file, source);
    return once(href, () => get(href, bytes));
  };
  const { datasets = [], data: tables, languages, editions } = parsed(story) ?? {};
  const urls = Object.values(tables ?? {}).map((table) => table?.url);
  const names = [...[datasets].flat().map(String), ...urls.filter((url) => typeof url === "string")];
  const data = () => Promise.all(names.slice(0, MOST_FILES).map(fetched)); // with more it is refused
  const written = story.slice(0, Math.max(story.lastIndexOf(MARK), 0));
  const tags = [languages].flat().filter((tag) => typeof tag === "string");
  return { story, names, data, languages: tags, editions: written && editions, written };
}

/** What an embed says of the editions of its story: enough to fetch one before the story has come. */
function promised(words) {
  const [digest, languages, stepper, scroll] = (words ?? "").split(" ").map((list) => list.split(","));
  return scroll && { languages, editions: { digest: digest[0], stepper, scroll } };
}

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Whether the editions of a story were made from what was fetched. */
const agrees = (files) =>
  once(files, async () => {
    const { written, editions, data } = files;
    const all = new Blob([written, ...(await data()).flatMap((pieces) => ["\n", ...pieces])]);
    const hash = await crypto.subtle.digest("SHA-256", await all.arrayBuffer());
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("") === editions.digest;
  });

let moment = 0;
let queue = Promise.resolve();
let breath = 0;
const live = new Set();

/** Lets the page paint and answer, as soon as what begins has kept it for long. */
async function breathe() {
  if (performance.now() < breath + LONG) return;
  await pause(0);
  breath = performance.now();
}

/** Takes one among those that live; for one too many, the one that was seen least recently rests. */
function enliven(turn) {
  live.delete(turn);
  const rank = ({ isNear, seen }) => (isNear ? moment : 0) + seen;
  const [oldest] = [...live].sort((one, other) => rank(one) - rank(other));
  if (live.size >= MOST_LIVE) oldest.rest();
  live.add(turn);
}

class DataStory extends HTMLElement {
  static build = modules.reader.file;
  static observedAttributes = ATTRIBUTES;

  static #near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) target.#sight(isIntersecting);
    },
    { rootMargin: NEAR },
  );

  #root = this.attachShadow({ mode: "open" });
  #page = new MutationObserver(([{ attributeName }]) =>
    this.#attribute(attributeName === "lang" ? "language" : "theme"),
  );
  #follow = () => this.#goToFragment();
  #again = () => {
    if (this.dataset.state !== "failed") return;
    this.#begin();
    this.#start();
  };
  #widget;
  #kind; // of the module that shows it
  #files; // the story: what was promised of it, then as fetched
  #edition; // the one asked for last, by name
  #step; // the step on stage
  #handover; // to another module, while it is under way
  #crashes = 0;
  #turn = { seen: 0, isNear: false, rest: () => this.#sleep() };
  #run; // names one life from start to end; answers that come after it are dropped

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(slot());
    // One that went to rest while it is in view comes back when the reader turns to it.
    for (const type of ["pointerover", "focusin"]) this.addEventListener(type, () => this.#start());
  }

  next() {
    this.#widget?.next();
  }

  previous() {
    this.#widget?.previous();
  }

  /** Goes to the step `id`, now or as soon as the story is there; whether there is one, if known. */
  goTo(id) {
    if (this.#widget) return this.#widget.goTo(id);
    this.#step = undefined;
    this.setAttribute("step", id);
    return undefined;
  }

  connectedCallback() {
    if (this.#run) return; // moved within one task
    this.#begin();
    this.#goToFragment();
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#end("static"));
  }

  attributeChangedCallback(name, before, after) {
    if (!this.isConnected || before === after) return;
    if (name !== "src") return void this.#attribute(name);
    this.#end("static");
    this.#files = this.#step = undefined;
    this.connectedCallback();
  }

  #attribute(name) {
    this.#widget?.attribute(name, this.#home);
  }

  #begin() {
    this.#run = {};
    this.#rest("static");
    this.#page.observe(document.documentElement, { attributes: true });
    addEventListener("hashchange", this.#follow);
    DataStory.#near.observe(this);
  }

  /** The part of the page's fragment that is this story's: its id, or its folder's name. */
  get #address() {
    const [, folder, file] = /(?:([^/]*)\/)?([^/]*?)(?:\.json)?$/.exec(this.getAttribute("src") ?? "");
    return `#${this.id || (file === "story" && folder) || file}/`;
  }

  #goToFragment() {
    if (!location.hash.startsWith(this.#address)) return;
    this.scrollIntoView();
    this.goTo(location.hash.slice(this.#address.length));
    this.#start();
  }

  #sight(isNear) {
    Object.assign(this.#turn, { isNear, seen: (moment += 1) });
    if (isNear) this.#start();
  }

  async #start() {
    const run = this.#run;
    if (!run || !this.getAttribute("src") || this.dataset.state !== "static") return;
    this.dataset.state = "loading";
    removeEventListener("online", this.#again);
    try {
      compile("reader"); // most need it; those hear of what is wrong
      this.#files ??= promised(this.getAttribute("editions"));
      if (!this.#files) await this.#read(run);
      let isShown = await this.#open(run);
      if (!this.#files.story) {
        const { digest } = this.#files.editions;
        await this.#read(run);
        // An embed that is older than the story may have led to none, or to an old one out of a cache.
        if (!isShown || this.#files.editions?.digest !== digest) isShown = await this.#open(run);
      }
      // It is nearly always true: so it is shown first, and the story's data, which nothing else here needs, come last.
      if (!isShown || !(await agrees(this.#files))) await this.#mount(run);
      if (run !== this.#run) return;
      this.dataset.state = "ready";
      this.#emit("ready");
      if (location.hash.startsWith(this.#address)) this.#goToFragment();
    } catch (error) {
      this.#fail(run, error);
    }
  }

  get #source() {
    return new URL(this.getAttribute("src"), document.baseURI).href;
  }

  /** The story as fetched, in place of what was promised of it. */
  async #read(run) {
    const source = this.#source;
    const files = await once(source, () => fetchStory(source));
    if (run === this.#run) this.#files = files;
    return files;
  }

  /** The language of the story that suits what the element stands in, whose font is made for it. */
  get #home() {
    return nearest(surroundings(this), this.#files.languages) ?? "";
  }

  /** The name of the edition that suits: language, place, and mode. */
  get #suited() {
    const { languages, editions } = this.#files;
    const isScroll = this.getAttribute("mode") === "scroll";
    // The reader's own font size, which the page has no say in.
    const font = parseFloat(getComputedStyle(this.#root.firstElementChild).fontSize);
    // A page that resets every element's display leaves this one without a width of its own.
    const width = ((this.clientWidth || this.parentElement?.clientWidth || 0) / font) * FONT;
    const from = [editions[isScroll ? "scroll" : "stepper"]].flat().findLast((from) => !from || from <= width);
    return `${nearest(asked(this), languages)}-${from}${isScroll ? "-scroll" : ""}`;
  }

  /** The text of an edition; empty when there is none, as then the story is shown live. */
  #fetchEdition(name, by = (_, make) => make()) {
    const { href } = new URL(`editions/${name}.txt?${this.#files.editions.digest}`, this.#source);
    return by(href, () => get(href, text)).catch(() => "");
  }

  /** Shows an edition; whether there is one. */
  async #open(run, kind = "reader") {
    if (!this.#files.editions || !crypto.subtle) return false; // only secure pages can hash
    const name = this.#suited;
    this.#edition = { name };
    const edition = await this.#fetchEdition(name, once);
    if (!edition) return false;
    return this.#instance(run, kind, ({ Widget }) => {
      const { digest } = this.#files.editions;
      return Widget.open(this, this.#root, edition, digest, this.#home, this.#startingStep, this.#ear(run));
    });
  }

  /** Shows the story live, from its source. */
  async #mount(run) {
    compile("full");
    const { story, names, data } = await this.#read(run);
    const files = await data();
    await this.#instance(run, "full", ({ Widget }) => {
      const [home, step, ear] = [this.#home, this.#startingStep, this.#ear(run)];
      return Widget.mount(this, this.#root, this.#source, story, names, files, home, step, ear);
    });
  }

  get #startingStep() {
    return this.#step ?? this.getAttribute("step") ?? undefined;
  }

  /** Takes what `make` makes of a new instance in place of what was there; whether it made something. */
  async #instance(run, kind, make) {
    const module = await compile(kind);
    const begin = async () => {
      if (run !== this.#run) return true;
      const glue = makeGlue();
      enliven(this.#turn);
      await glue.start(module, (exports, use) => guarded(exports, use, (error) => this.#crash(run, error)));
      if (run !== this.#run) return true;
      const widget = make(glue);
      if (!widget) return false;
      this.#widget?.free();
      this.#widget = widget;
      this.#kind = kind;
      return true;
    };
    // One at a time: where many begin at once, none has to rest before it has been seen.
    const begun = queue.then(begin);
    queue = begun.catch(() => {}).then(breathe);
    return begun;
  }

  #ear(run) {
    return (type, ...values) => run === this.#run && this.#tell(run, type, values);
  }

  #tell(run, type, [first, second, third]) {
    if (type === "edition") return void this.#turnOver(run);
    if (type === "extra") return void this.#extra(run, first);
    if (type === "focus") return this.#emit(type, { key: first, label: second });
    this.#step = first;
    // A fragment that another script of the page uses for its own routes is left alone.
    if (!/^#[!/]/.test(location.hash)) {
      try {
        history.replaceState(history.state, "", this.#address + first);
      } catch {
        // Not allowed in a sandboxed frame; the story works without.
      }
    }
    return this.#emit(type, { id: first, index: second, count: third });
  }

  /** Goes on with the edition that suits now. */
  async #turnOver(run) {
    const name = this.#suited;
    if (name === this.#edition?.name) return;
    const wish = { name };
    this.#edition = wish;
    try {
      // Not shared: one that is there at once would be painted in the same frame as the one before it.
      const edition = await this.#fetchEdition(name);
      if (run !== this.#run || wish !== this.#edition) return;
      if (!this.#widget.edition(edition, this.#files.editions.digest)) await this.#mount(run);
    } catch (error) {
      this.#fail(run, error);
    }
  }

  /** Does what the small module cannot: another one takes over where it stands. */
  async #extra(run, name) {
    try {
      if (this.#kind === "reader") {
        this.#handover ??= this.#open(run, "extra").finally(() => (this.#handover = undefined));
        if (!(await this.#handover)) await this.#mount(run);
      }
      if (run === this.#run) this.#widget.extra(name, this.#address);
    } catch (error) {
      // Without it the story goes on; who asks again has it fetched again.
      if (error.code !== "not-fetched") this.#fail(run, error);
      else if (run === this.#run) this.#tellOf(error);
    }
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(`datastory:${type}`, { bubbles: true, composed: true, detail }));
  }

  /** Shows the twin at once, and starts again a little later; at most twice. */
  #crash(run, error) {
    if (run !== this.#run) return; // told already, or over
    this.#fail(run, error);
    this.#crashes += 1;
    if (this.#crashes > RESTARTS) return;
    this.#begin();
    this.dataset.state = "failed";
    const again = this.#run;
    pause(1000 * this.#crashes).then(() => {
      if (again !== this.#run) return;
      this.dataset.state = "static";
      if (this.#turn.isNear) this.#start();
    });
  }

  #fail(run, error) {
    if (run !== this.#run) return;
    this.#end("failed");
    this.#tellOf(error);
    if (error.code === "not-fetched") addEventListener("online", this.#again);
  }

  #tellOf({ code = "not-started", message, hint = "Reload the page; if it happens again, report it." }) {
    console.error(`datastory: ${message} ${hint} [${code}]`);
    this.#emit("error", { code, message, hint });
  }

  /** Frees the instance; what it showed stays to be seen until the reader comes back. */
  #sleep() {
    const widget = this.#widget;
    this.#run = {}; // it may be on its way to begin
    this.#widget = undefined;
    live.delete(this.#turn);
    this.dataset.state = "static";
    widget?.free();
  }

  /** Frees everything and gives the place back. */
  #end(state) {
    const widget = this.#widget;
    this.#widget = this.#run = this.#edition = undefined;
    live.delete(this.#turn);
    this.#page.disconnect();
    removeEventListener("hashchange", this.#follow);
    removeEventListener("online", this.#again);
    DataStory.#near.unobserve(this);
    this.#rest(state);
    queueMicrotask(() => widget?.free()); // a listener of ours may have come here through it
  }

  /** Shows what stands in for the widget: the twin, else a quiet ground, else one calm line. */
  #rest(state) {
    this.dataset.state = state;
    const isBare = state === "failed" && !this.childElementCount;
    this.#root.replaceChildren(isBare ? sorry(nearest(asked(this), Object.keys(SORRY), "en")) : slot());
  }
}

const make = (tag, name) => Object.assign(document.createElement(tag), { className: name });

function slot() {
  const place = make("slot", "");
  place.append(make("div", "ds-wait"));
  return place;
}

/** The language of what an element stands in; empty when it is not told. */
const surroundings = (element) => element.closest("[lang]")?.lang ?? "";

/** The language asked for: of the element, else of what it stands in. */
const asked = (element) => element.getAttribute("language") ?? surroundings(element);

/** The one of `tags` that serves who asks for `tag`: as the widget itself chooses. */
function nearest(tag, tags, otherwise = tags[0]) {
  const is = (tag) => {
    const [language] = tag.toLowerCase().split(/[-_]/);
    const isChinese = /^(zh|yue|cmn)$/.test(language);
    const isTraditional = !/[-_]hans/i.test(tag) && /^yue|[-_](hant|hk|tw|mo|yue)/i.test(tag);
    return [isChinese ? "zh" : language, isTraditional];
  };
  const [language, isTraditional] = is(tag);
  const same = tags.filter((tag) => is(tag)[0] === language);
  return (
    tags.find((one) => one.toLowerCase() === tag.toLowerCase()) ??
    same.find((tag) => is(tag)[1] === isTraditional) ??
    same[0] ??
    otherwise
  );
}

function sorry(language) {
  const line = make("p", "ds-sorry");
  line.lang = language;
  line.textContent = SORRY[language];
  return line;
}

// Another version may have taken the name: then each goes on with its own.
let name = TAG;
const taken = () => customElements.get(name);
for (let i = 2; taken() && taken().build !== modules.reader.file; i += 1) name = `${TAG}-${i}`;
if (!taken()) customElements.define(name, DataStory);

// The one-tag form: the element comes to stand where the tag is, with the twin that precedes it.
const tag = document.currentScript;
if (tag?.dataset.src) {
  const story = document.createElement(name);
  for (const attribute of ATTRIBUTES) {
    if (attribute in tag.dataset) story.setAttribute(attribute, tag.dataset[attribute]);
  }
  const twin = tag.previousElementSibling;
  if (twin?.matches("figure.ds")) story.append(twin);
  tag.after(story);
}
