// Starts a real browser with a driver at a known path, and speaks to the page in it.
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";

const require = createRequire(new URL("../../../xtask/node/package.json", import.meta.url));
const webdriver = require("selenium-webdriver");
const chrome = require("selenium-webdriver/chrome.js");

export const { By, Key, Origin } = webdriver;

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const CHROMEDRIVER = process.env.CHROMEDRIVER ?? "/usr/bin/chromedriver";

// No sandbox, because CI runs as root in a container; the rest keeps the browser off the network.
const CHROMIUM_FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--hide-scrollbars",
  "--force-color-profile=srgb",
];

/** How long the page may take for anything, in ms: CI shares two noisy cores. */
export const PATIENCE = 30_000;
/** How often the page is asked again, in ms. */
const POLL = 25;

async function startChromium({ flags = [] }) {
  const options = new chrome.Options()
    .setChromeBinaryPath(CHROMIUM)
    .addArguments(...CHROMIUM_FLAGS, ...flags);
  const logs = new webdriver.logging.Preferences();
  logs.setLevel(webdriver.logging.Type.BROWSER, webdriver.logging.Level.ALL);
  options.setLoggingPrefs(logs);
  const driver = new webdriver.Builder()
    .forBrowser(webdriver.Browser.CHROME)
    .setChromeOptions(options)
    .setChromeService(new chrome.ServiceBuilder(CHROMEDRIVER))
    .build();
  await driver.manage().setTimeouts({ script: PATIENCE, pageLoad: PATIENCE });
  return driver;
}

const ENGINES = { chromium: startChromium };

/** A browser with one tab. */
export class Browser {
  /** Starts the engine that `DATASTORY_ENGINE` names; Chromium when it names none. */
  static async start(options = {}) {
    const engine = options.engine ?? process.env.DATASTORY_ENGINE ?? "chromium";
    if (!Object.hasOwn(ENGINES, engine)) throw new Error(`no engine named ${engine}`);
    return new Browser(engine, await ENGINES[engine](options));
  }

  constructor(engine, driver) {
    this.engine = engine;
    this.driver = driver;
  }

  /** Sets the viewport in CSS px and, if asked, what the reader prefers. */
  async emulate({ width = 1280, height = 900, ratio = 1, theme = "light", motion = "no-preference" }) {
    await this.command("Emulation.setDeviceMetricsOverride", {
      width,
      height,
      deviceScaleFactor: ratio,
      mobile: false,
    });
    await this.command("Emulation.setEmulatedMedia", {
      features: [
        { name: "prefers-color-scheme", value: theme },
        { name: "prefers-reduced-motion", value: motion },
      ],
    });
  }

  /** Sends a command of Chromium's own protocol. */
  command(name, parameters = {}) {
    return this.driver.sendAndGetDevToolsCommand(name, parameters);
  }

  /** Opens an address, always as a new document, also when only its fragment differs. */
  async open(url) {
    await this.driver.get("about:blank");
    await this.driver.get(url);
  }

  /** Runs a function in the page and gives back what it returns, promises included. */
  async run(task, ...values) {
    const body = `const done = arguments[arguments.length - 1];
      const values = Array.prototype.slice.call(arguments, 0, -1);
      Promise.resolve().then(() => (${task})(...values)).then(
        (value) => done({ value }), (error) => done({ error: String(error?.stack ?? error) }));`;
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
    await this.driver.quit();
  }
}
