// Serves the contenders' sites from memory, packed, and counts the bytes that go over the wire.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};
const BLANK = { body: Buffer.from("<!doctype html><title>blank</title>"), type: TYPES[".html"], encoding: "" };

export class Site {
  #files = new Map();
  /** Bytes sent since the last `forget`, headers included, by the ending of the file's name. */
  sent = {};

  static async open(folder) {
    const site = new Site();
    site.server = createServer((request, response) => site.#answer(folder, request, response));
    await new Promise((done) => site.server.listen(0, "127.0.0.1", done));
    site.origin = `http://127.0.0.1:${site.server.address().port}`;
    return site;
  }

  forget() {
    this.sent = {};
  }

  async close() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** A file as it is sent; read once, so that the disk is not in any time. */
  async #file(folder, path) {
    if (path === "/blank") return BLANK;
    if (this.#files.has(path)) return this.#files.get(path);
    const file = join(folder, normalize(path));
    const packed = await readFile(`${file}.br`).catch(() => null);
    const body = packed ?? (await readFile(file).catch(() => null));
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const found = body && { body, type, encoding: packed ? "br" : "" };
    this.#files.set(path, found);
    return found;
  }

  async #answer(folder, { url, socket }, response) {
    const path = decodeURIComponent(url.split("?")[0]);
    const found = await this.#file(folder, path);
    if (!found) return response.writeHead(404).end();
    const before = socket.bytesWritten;
    response.on("finish", () => {
      const kind = extname(path).slice(1);
      this.sent[kind] = (this.sent[kind] ?? 0) + socket.bytesWritten - before;
    });
    const { body, type, encoding } = found;
    response.writeHead(200, {
      "content-type": type,
      "content-length": body.length,
      "cache-control": "max-age=600",
      ...(encoding && { "content-encoding": encoding }),
    });
    response.end(body);
  }
}
