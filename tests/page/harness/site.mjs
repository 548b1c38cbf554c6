// Serves dist/, pages made for one case, and the faults that a case asks for.
import { createServer } from "node:http";
import { readdirSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
export const DIST = process.env.DATASTORY_DIST ?? join(ROOT, "dist");
const PROBE = fileURLToPath(new URL("./probe.js", import.meta.url));

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Addresses of the modules. */
export const [READER, EXTRA, FULL] = ["", "extra-", "full-"].map((kind) => {
  const name = new RegExp(`^datastory-${kind}[0-9a-f]+\\.wasm$`, "u");
  return `/${readdirSync(DIST).find((file) => name.test(file))}`;
});

/** Where a page stands that shows another in a frame of a given size. */
export const FRAME = "/frame.html";

function frame(request) {
  const words = new URL(request.url, "http://site").searchParams;
  const size = ["width", "height"].map((name) => `${name}="${Number(words.get(name))}"`).join(" ");
  const address = words.get("url").replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const style = "style='display: block; border: 0'";
  const body = `<!doctype html><style>body { margin: 0 }</style><iframe ${size} ${style} src="${address}"></iframe>`;
  return { type: TYPES[".html"], body };
}

/** A web site on a free port of this machine. */
export class Site {
  #server;
  #answers = new Map();
  #delays = new Map();
  #own = new Map();
  /** Every path asked for, in order; but for the frame, which is the harness's own. */
  log = [];
  /** What each of these requests said of the reader. */
  requests = [];

  static async open() {
    const site = new Site();
    site.#server = createServer((request, response) => {
      site.#answer(request, response).catch((error) => response.destroy(error));
    });
    await new Promise((done) => site.#server.listen(0, "127.0.0.1", done));
    site.origin = `http://127.0.0.1:${site.#server.address().port}`;
    site.route("/probe.js", async () => ({ type: TYPES[".js"], body: await readFile(PROBE) }));
    site.route(FRAME, frame);
    // Browsers ask for it unasked, and complain when it is not there.
    site.route("/favicon.ico", () => ({ status: 204 }));
    site.#own = new Map(site.#answers);
    return site;
  }

  /**
   * Answers a path by a function `(request, response) → { status, headers, type, body }`.
   * With nothing returned, the function has dealt with the response itself.
   */
  route(path, answer) {
    this.#answers.set(path, answer);
    return this.origin + path;
  }

  /** Puts a page at a path and gives its address. */
  page(path, html, headers = {}) {
    return this.route(path, () => ({ type: TYPES[".html"], headers, body: html }));
  }

  /** Puts a story, given as an object or as text, where the real stories lie. */
  story(name, story) {
    const body = typeof story === "string" ? story : JSON.stringify(story);
    this.route(`/stories/${name}/story.json`, () => ({ type: TYPES[".json"], body }));
    return `/stories/${name}/story.json`;
  }

  /** Holds back every path that ends so, by so many ms. */
  slow(ending, delay) {
    this.#delays.set(ending, delay);
  }

  /** Forgets the pages, stories, faults and delays of the case before. */
  restore() {
    this.#answers = new Map(this.#own);
    this.#delays.clear();
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, this.origin).pathname);
    if (path !== FRAME) this.log.push(path);
    if (path !== FRAME) this.requests.push({ path, headers: request.headers });
    const special = this.#answers.get(path);
    const answer = special ? await special(request, response) : await fromDist(path);
    if (!answer) return;
    const { status = 200, headers = {}, type = "text/plain", body = "" } = answer;
    const held = [...this.#delays].find(([ending]) => path.endsWith(ending));
    if (held) await new Promise((done) => setTimeout(done, held[1]));
    response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...headers });
    response.end(body);
  }
}

async function fromDist(path) {
  let file = join(DIST, normalize(path));
  if (!file.startsWith(DIST)) return { status: 404 };
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) file = join(file, "index.html");
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  const body = await readFile(file).catch(() => null);
  if (!body) return { status: 404, body: "not found" };
  // The article is a file like any other; the probe must run in it before all else.
  if (extname(file) === ".html") return { type, body: withProbe(body.toString()) };
  return { type, body };
}

/** Puts the probe first into a page's head. */
export function withProbe(html) {
  return html.replace(/<head>/, '<head>\n<script src="/probe.js"></script>');
}
