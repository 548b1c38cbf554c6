// The loader: defines <data-story>, fetches what one needs once it is near the reader's view, and
// gives the place back to the static twin when anything fails. No globals, no markup from data.
import css from "datastory:css";
import { makeGlue } from "datastory:glue";
import { integrity, wasm } from "datastory:wasm";

const TAG = "data-story";
const ATTRIBUTES = ["src", "language", "step", "mode", "theme"];
const PATIENCE = 15_000; // ms for one file: slower than that, the static twin serves better
const MOST_BYTES = 4 << 20; // of a story or dataset, unpacked; ours have 0.1 MB
const NEAR = "100% 0px"; // one screen ahead, so that it is ready when it comes into view
const SORRY = {
  "zh-Hant": "圖表暫時未能顯示，請稍後重新載入本頁。",
  "zh-Hans": "图表暂时无法显示，请稍后重新载入本页。",
  en: "The chart cannot be shown at the moment. Please reload the page later.",
};

const script = document.currentScript ?? document.querySelector('script[src*="datastory.js"]');
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

const fault = (code, message, hint) => Object.assign(new Error(message), { code, hint });

/** Fetches `url` and hands the response to `read`; says in plain words what went wrong. */
async function get(url, read, more) {
  let said;
  try {
    const response = await fetch(url, {
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(PATIENCE),
      ...more,
    });
    said = response.ok ? "" : `the server answered ${response.status}`;
    if (response.ok) return await read(response);
  } catch (error) {
    if (error.code && error.hint) throw error;
    said = error.message;
  }
  throw fault(
    "not-fetched",
    `${url} could not be fetched: ${said}.`,
    "Check the address, that it does not redirect, and, on another server, its Access-Control-Allow-Origin header.",
  );
}

async function text(response) {
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let size = 0;
  let all = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return all + decoder.decode();
    size += value.length;
    if (size > MOST_BYTES) {
      reader.cancel();
      throw fault("too-large", `${response.url} has more than 4 MB.`, "Leave out rows that no step shows.");
    }
    all += decoder.decode(value, { stream: true });
  }
}

let compiled;
/** One module for all widgets of the page; each makes its own instance of it. */
function compile() {
  compiled ??= get(
    new URL(wasm, script?.src ?? document.baseURI),
    async (response) =>
      response.headers.get("content-type") === "application/wasm"
        ? WebAssembly.compileStreaming(response)
        : WebAssembly.compile(await response.arrayBuffer()),
    { integrity },
  ).catch((error) => {
    compiled = undefined; // a widget that comes later tries again
    throw error;
  });
  return compiled;
}

/** Wraps what the wasm exports, so that a crash anywhere in it is told, once, and stays there. */
function guarded(exports, crash) {
  let isDead = false;
  const guard = (call) => (...values) => {
    if (isDead) return undefined;
    try {
      return call(...values);
    } catch (error) {
      isDead = true;
      return crash(fault("crashed", `The widget stopped: ${error.message}.`, "Please report this with the story file."));
    }
  };
  return Object.fromEntries(
    Object.entries(exports).map(([name, it]) => [name, typeof it === "function" ? guard(it) : it]),
  );
}

/** Addresses of the dataset files that a story names; what is wrong with them, the widget says. */
function datasets(story) {
  try {
    return JSON.parse(story).datasets.map(String);
  } catch {
    return [];
  }
}

class DataStory extends HTMLElement {
  static build = wasm;
  static observedAttributes = ATTRIBUTES;

  static #near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) target.#start();
    },
    { rootMargin: NEAR },
  );

  #root = this.attachShadow({ mode: "open" });
  #page = new MutationObserver(([{ attributeName }]) =>
    this.#widget?.attribute(attributeName === "lang" ? "language" : "theme"),
  );
  #follow = () => this.#goToFragment();
  #widget;
  #run; // names one life from start to end; answers that come after it are dropped

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(slot());
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
    this.setAttribute("step", id);
    return undefined;
  }

  connectedCallback() {
    if (this.#run) return; // moved within one task
    this.#run = {};
    this.#rest("static");
    this.#page.observe(document.documentElement, { attributes: true });
    addEventListener("hashchange", this.#follow);
    DataStory.#near.observe(this);
    this.#goToFragment();
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#end("static"));
  }

  attributeChangedCallback(name, before, after) {
    if (!this.isConnected || before === after) return;
    if (name !== "src") return void this.#widget?.attribute(name);
    this.#end("static");
    this.connectedCallback();
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

  async #start() {
    const run = this.#run;
    if (!this.getAttribute("src") || this.dataset.state !== "static") return;
    this.#rest("loading");
    try {
      const source = new URL(this.getAttribute("src"), document.baseURI).href;
      const files = get(source, text).then(async (story) => [
        story,
        await Promise.all(datasets(story).map((file) => get(new URL(file, source).href, text))),
      ]);
      const [module, [story, data]] = await Promise.all([compile(), files]);
      const glue = makeGlue();
      await glue.start(module, (exports) => guarded(exports, (error) => this.#fail(run, error)));
      if (run !== this.#run) return;
      const tell = (type, ...values) => this.#tell(type, ...values);
      this.#widget = glue.Widget.mount(this, this.#root, source, story, data, tell);
      this.dataset.state = "ready";
      this.#emit("ready");
      if (location.hash.startsWith(this.#address)) this.#goToFragment();
    } catch (error) {
      this.#fail(run, error);
    }
  }

  #tell(type, ...values) {
    if (type === "focus") return this.#emit(type, { key: values[0], label: values[1] });
    const [id, index, count] = values;
    // A fragment that another script of the page uses for its own routes is left alone.
    if (!/^#[!/]/.test(location.hash)) {
      try {
        history.replaceState(history.state, "", this.#address + id);
      } catch {
        // Not allowed in a sandboxed frame; the story works without.
      }
    }
    this.#emit(type, { id, index, count });
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(`datastory:${type}`, { bubbles: true, composed: true, detail }));
  }

  #fail(run, error) {
    if (!run || run !== this.#run) return;
    const code = error.code ?? "not-started";
    const { message, hint = "Reload the page; if it happens again, please report it." } = error;
    this.#end("failed");
    console.error(`datastory: ${message} ${hint} [${code}]`);
    this.#emit("error", { code, message, hint });
  }

  /** Frees everything and gives the place back. */
  #end(state) {
    const widget = this.#widget;
    this.#widget = this.#run = undefined;
    this.#page.disconnect();
    removeEventListener("hashchange", this.#follow);
    DataStory.#near.unobserve(this);
    this.#rest(state);
    queueMicrotask(() => widget?.free()); // a listener of ours may have come here through it
  }

  /** Shows what stands in for the widget: the twin, else a quiet ground, else one calm line. */
  #rest(state) {
    this.dataset.state = state;
    const isBare = state === "failed" && !this.childElementCount;
    this.#root.replaceChildren(isBare ? sorry(languageOf(this)) : slot());
  }
}

const make = (tag, name) => Object.assign(document.createElement(tag), { className: name });

function slot() {
  const place = make("slot", "");
  place.append(make("div", "ds-wait"));
  return place;
}

function languageOf(element) {
  const tag = element.getAttribute("language") ?? element.closest("[lang]")?.lang ?? "";
  if (!/^zh/i.test(tag)) return "en";
  return /tw|hk|mo|hant/i.test(tag) ? "zh-Hant" : "zh-Hans";
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
for (let i = 2; taken() && taken().build !== wasm; i += 1) name = `${TAG}-${i}`;
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
