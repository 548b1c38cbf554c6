// A real browser as the cases use it: opens pages, speaks to them, presses and points.
import { setTimeout as sleep } from "node:timers/promises";
import { ENGINE, startEngine, webdriver } from "./engines.mjs";
import { FRAME } from "./site.mjs";

export const { By, Key, Origin } = webdriver;

/** How long the page may take for anything, in ms: CI shares two noisy cores. */
export const PATIENCE = 30_000;
/** How often the page is asked again, in ms. */
const POLL = 25;

/** What a reader prefers who has set nothing. */
const PLAIN = { theme: "light", motion: "no-preference" };
/** Px that the viewport lacks of a size, each way. */
const lack = ([width, height]) => [width - innerWidth, height - innerHeight];
/** Narrower windows than this, in CSS px, Firefox and WebKitGTK do not make. */
const NARROWEST = 520;

/** A browser with one tab. */
export class Browser {
  #stop;
  #options;
  #preferences;
  /** Width and height of the frame that stands in for a viewport, where no window is so narrow. */
  #frame = null;

  /** Starts the engine that `DATASTORY_ENGINE` names; Chromium when it names none. */
  static async start(options = {}) {
    const browser = new Browser();
    browser.engine = ENGINE;
    browser.#options = options;
    await browser.#begin(PLAIN);
    return browser;
  }

  async #begin(preferences) {
    this.#preferences = preferences;
    const { driver, stop } = await startEngine({ ...this.#options, ...preferences });
    this.driver = driver;
    this.#stop = stop;
    await driver.manage().setTimeouts({ script: PATIENCE, pageLoad: PATIENCE });
  }

  /** Sets the viewport in CSS px and, if asked, what the reader prefers. */
  async emulate(wishes) {
    const { width = 1280, height = 900, ratio = 1, theme = "light", motion = "no-preference" } = wishes;
    const { contrast = "no-preference", colors = "none", isMobile = false } = wishes;
    if (this.engine !== "chromium") {
      if (ratio !== 1) throw new Error(`${this.engine} has one pixel ratio here`);
      return this.#resize(width, height, { theme, motion });
    }
    await this.command("Emulation.setDeviceMetricsOverride", {
      width,
      height,
      deviceScaleFactor: ratio,
      mobile: isMobile,
    });
    await this.command("Emulation.setEmulatedMedia", {
      features: [
        { name: "prefers-color-scheme", value: theme },
        { name: "prefers-reduced-motion", value: motion },
        { name: "prefers-contrast", value: contrast },
        { name: "forced-colors", value: colors },
      ],
    });
  }

  /** Other engines take what the reader prefers when they start, and have real windows. */
  async #resize(width, height, preferences) {
    const { theme, motion } = this.#preferences;
    if (theme !== preferences.theme || motion !== preferences.motion) {
      await this.#stop();
      await this.#begin(preferences);
    }
    this.#frame = width < NARROWEST ? { width, height } : null;
    await this.driver.switchTo().defaultContent();
    const window = this.driver.manage().window();
    const wanted = [Math.max(width, NARROWEST), height];
    const lacking = await this.run(lack, wanted);
    if (lacking.every((px) => px === 0)) return;
    const outer = await window.getRect();
    await window.setRect({ x: 0, y: 0, width: outer.width + lacking[0], height: outer.height + lacking[1] });
    await this.until(`the viewport has ${wanted.join(" × ")} px`, (...size) => innerWidth === size[0] && innerHeight === size[1], ...wanted);
  }

  /** Sends a command of Chromium's own protocol. */
  command(name, parameters = {}) {
    if (this.engine !== "chromium") throw new Error(`${name} is a command of Chromium alone`);
    return this.driver.sendAndGetDevToolsCommand(name, parameters);
  }

  /** Opens an address, always as a new document, also when only its fragment differs. */
  async open(url) {
    await this.driver.get("about:blank");
    if (!this.#frame) {
      await this.driver.get(url);
      return;
    }
    const { origin } = new URL(url);
    const { width, height } = this.#frame;
    const words = new URLSearchParams({ width, height, url });
    await this.driver.get(`${origin}${FRAME}?${words}`);
    await this.driver.switchTo().frame(0);
  }

  /** Runs a function in the page and gives back what it returns, promises included. */
  async run(task, ...values) {
    const body = `const done = arguments[arguments.length - 1];
      const values = Array.prototype.slice.call(arguments, 0, -1);
      Promise.resolve().then(() => (${task})(...values)).then(
        (value) => done({ value }), (error) => done({ error: [error, error?.stack].join(" ") }));`;
    const answer = await this.driver.executeAsyncScript(body, ...values);
    if (answer.error !== undefined) throw new Error(`in the page: ${answer.error}`);
    return answer.value;
  }

  /** Waits until a function in the page returns something true, and gives that back. */
  async until(what, task, ...values) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const value = await this.run(task, ...values);
      if (value) return value;
      if (Date.now() > end) throw new Error(`waited ${PATIENCE} ms in vain until ${what}`);
      await sleep(POLL);
    }
  }

  /** Presses keys, one after the other, where the focus is. */
  async press(...keys) {
    await this.driver.actions().sendKeys(...keys).perform();
  }

  /** Moves the pointer to a place in the viewport, in CSS px. */
  async point({ x, y }) {
    await this.driver
      .actions()
      .move({ x: Math.round(x), y: Math.round(y), origin: Origin.VIEWPORT, duration: 0 })
      .perform();
  }

  /** Clicks where the pointer is. */
  async click() {
    await this.driver.actions().click().perform();
  }

  /** What Chromium wrote to its console since the last call, at warning level and above. */
  async complaints() {
    if (this.engine !== "chromium") return [];
    const entries = await this.driver.manage().logs().get(webdriver.logging.Type.BROWSER);
    return entries
      .filter((entry) => entry.level.value >= webdriver.logging.Level.WARNING.value)
      .map((entry) => `${entry.level.name} ${entry.message}`);
  }

  async picture() {
    return Buffer.from(await this.driver.takeScreenshot(), "base64");
  }

  async stop() {
    await this.#stop();
  }
}
