// Starts a new Chromium with an empty profile for each figure, and speaks its own protocol to it.
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const chores = createRequire(new URL("../xtask/node/package.json", import.meta.url));
const webdriver = chores("selenium-webdriver");
const chrome = chores("selenium-webdriver/chrome.js");

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const CHROMEDRIVER = process.env.CHROMEDRIVER ?? "/usr/bin/chromedriver";

// No sandbox, because CI runs as root in a container; the rest keeps the browser off the network.
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
  "--hide-scrollbars", "--force-color-profile=srgb", "--force-device-scale-factor=1",
  // A window without a tab strip loads no start page and no address bar, which would take our cores.
  "--app=data:,",
];
/** Frames as fast as they can be drawn, so that no time is rounded up to the next sixtieth. */
export const FREE_FRAMES = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const MB = 1e6;
/** ms that a browser may take to leave before it is ended. */
const PATIENCE = 5000;

export class Chromium {
  static async start({ flags = [], trace }) {
    const profile = await mkdtemp(join(tmpdir(), "datastory-bench-"));
    const options = new chrome.Options()
      .setChromeBinaryPath(CHROMIUM)
      .addArguments(...FLAGS, ...flags, `--user-data-dir=${profile}`);
    if (trace) {
      options.setPerfLoggingPrefs({ enableNetwork: false, enablePage: false, traceCategories: trace });
      const logs = new webdriver.logging.Preferences();
      logs.setLevel(webdriver.logging.Type.PERFORMANCE, webdriver.logging.Level.ALL);
      options.setLoggingPrefs(logs);
    }
    const driver = await new webdriver.Builder()
      .forBrowser(webdriver.Browser.CHROME)
      .setChromeOptions(options)
      .setChromeService(new chrome.ServiceBuilder(CHROMEDRIVER))
      .build();
    return Object.assign(new Chromium(), { driver, profile });
  }

  command(name, parameters = {}) {
    return this.driver.sendAndGetDevToolsCommand(name, parameters);
  }

  async version() {
    const capabilities = await this.driver.getCapabilities();
    return `Chromium ${capabilities.get("browserVersion")}`;
  }

  /** Sets the viewport in CSS px, the slowness of CPU and network, and what runs before all else. */
  async prepare({ width = 900, height = 1200, slowness = 1, isSlow4g = false, isStill = false, probe }) {
    await this.command("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
    await this.command("Emulation.setEmulatedMedia", {
      features: [
        { name: "prefers-color-scheme", value: "light" },
        { name: "prefers-reduced-motion", value: isStill ? "reduce" : "no-preference" },
      ],
    });
    await this.command("Page.addScriptToEvaluateOnNewDocument", { source: probe });
    if (isSlow4g) {
      await this.command("Network.enable");
      await this.command("Network.emulateNetworkConditions", SLOW_4G);
    }
    if (slowness > 1) await this.slow(slowness);
  }

  slow(rate) {
    return this.command("Emulation.setCPUThrottlingRate", { rate });
  }

  open(url) {
    return this.driver.get(url);
  }

  /** Runs a function in the page and gives what it returns, promises included. */
  async run(task, ...values) {
    const { result, exceptionDetails: fault } = await this.command("Runtime.evaluate", {
      expression: `(${task})(...${JSON.stringify(values)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (fault) throw new Error((fault.exception?.description ?? fault.text).split("\n")[0]);
    return result.value;
  }

  /** Moves the true pointer. */
  point(x, y) {
    return this.command("Input.dispatchMouseEvent", { type: "mouseMoved", x: Math.round(x), y: Math.round(y) });
  }

  /** Memory in MB after garbage was collected: JavaScript, DOM, array buffers and wasm. */
  async memory() {
    await this.command("HeapProfiler.collectGarbage");
    const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await this.command("Runtime.getHeapUsage");
    return (usedSize + embedderHeapUsedSize + backingStorageSize) / MB;
  }

  /** What the browser recorded, if it was started with a trace. */
  async trace() {
    const entries = await this.driver.manage().logs().get(webdriver.logging.Type.PERFORMANCE);
    return entries
      .map(({ message }) => JSON.parse(message).message)
      .filter(({ method }) => method === "Tracing.dataCollected")
      .map(({ params }) => params);
  }

  /** Ends the browser, also one whose page hangs. */
  async stop() {
    const browser = (await this.driver.getCapabilities()).get("goog:processID");
    const quitting = this.driver.quit().then(() => true, () => true);
    const patience = () => sleep(PATIENCE, false, { ref: false });
    if (!(await Promise.race([quitting, patience()]))) {
      end(browser);
      await Promise.race([quitting, patience()]);
    }
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function end(id) {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // It went by itself.
  }
}
