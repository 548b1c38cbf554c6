// Starts each browser engine that the suite runs in, with a driver at a known path.
import { createRequire } from "node:module";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(new URL("../../../xtask/node/package.json", import.meta.url));
export const webdriver = require("selenium-webdriver");
const chrome = require("selenium-webdriver/chrome.js");
const firefox = require("selenium-webdriver/firefox.js");
const { DriverService } = require("selenium-webdriver/remote/index.js");
const { findFreePort } = require("selenium-webdriver/net/portprober.js");

const TOOLS = fileURLToPath(new URL("../../../.tools/bin/", import.meta.url));
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const CHROMEDRIVER = process.env.CHROMEDRIVER ?? "/usr/bin/chromedriver";
const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
const GECKODRIVER = process.env.GECKODRIVER ?? join(TOOLS, "geckodriver");
const WEBKITDRIVER = process.env.WEBKITDRIVER ?? "/usr/bin/WebKitWebDriver";

/** The engine that this run is for. */
export const ENGINE = process.env.DATASTORY_ENGINE ?? "chromium";

/** Options of a case that one engine alone can run; the reason is printed where it is left out. */
export const onlyIn = (engine, why) =>
  ENGINE === engine ? {} : { skip: `only in ${engine}: ${why}` };

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

async function startChromium({ flags = [] }) {
  const options = new chrome.Options()
    .setChromeBinaryPath(CHROMIUM)
    .addArguments(...CHROMIUM_FLAGS, ...flags);
  const logs = new webdriver.logging.Preferences();
  logs.setLevel(webdriver.logging.Type.BROWSER, webdriver.logging.Level.ALL);
  options.setLoggingPrefs(logs);
  const driver = await new webdriver.Builder()
    .forBrowser(webdriver.Browser.CHROME)
    .setChromeOptions(options)
    .setChromeService(new chrome.ServiceBuilder(CHROMEDRIVER))
    .build();
  return { driver, stop: () => driver.quit() };
}

/** Colours of a reader who lets no page have its own. */
export const READERS = { "display.foreground": "#ffff00", "display.background": "#000080", anchor: "#00ffff", visited: "#ff80ff" };
/** Firefox's numbers for who may choose colours: the page, or the reader alone. */
export const CHOICE = { name: "browser.display.document_color_use", pages: 0, readers: 2 };

async function startFirefox({ theme, motion, isOnScreen = false, isPicky = false }) {
  const options = new firefox.Options()
    .setBinary(FIREFOX)
    .addArguments(...(isOnScreen ? [] : ["-headless"]))
    .setPreference("layout.css.devPixelsPerPx", "1.0")
    .setPreference("layout.css.prefers-color-scheme.content-override", theme === "dark" ? 0 : 1)
    .setPreference("ui.prefersReducedMotion", motion === "reduce" ? 1 : 0)
    // As if a screen reader were there, wherever there is a screen.
    .setPreference("accessibility.force_disabled", isOnScreen ? -1 : 0)
    // Scrollbars over the page, as on phones: a viewport is as wide as its window.
    .setPreference("widget.gtk.overlay-scrollbars.enabled", true)
    .setPreference("ui.useOverlayScrollbars", 1);
  const service = new firefox.ServiceBuilder(GECKODRIVER);
  if (isPicky) {
    // The browser's own code turns the preference while a page stands.
    service.addArguments("--allow-system-access");
    options.setPreference("browser.display.use_system_colors", false);
    for (const [what, ink] of Object.entries(READERS)) options.setPreference(`browser.${what}_color`, ink);
  }
  const driver = await new webdriver.Builder()
    .forBrowser(webdriver.Browser.FIREFOX)
    .setFirefoxOptions(options)
    .setFirefoxService(service)
    .build();
  return { driver, stop: () => driver.quit() };
}

/** GTK reads what the reader prefers from a file, once. */
async function gtkSettings(folder, { theme, motion }) {
  await mkdir(join(folder, "gtk-3.0"));
  const settings = {
    "gtk-enable-animations": motion === "reduce" ? 0 : 1,
    "gtk-application-prefer-dark-theme": theme === "dark" ? 1 : 0,
    "gtk-overlay-scrolling": 1,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  await writeFile(join(folder, "gtk-3.0/settings.ini"), ["[Settings]", ...lines, ""].join("\n"));
}

// Machines without a graphics card emulate one, at three frames a second; without it there are sixty.
const CPU_PAINTS = { WEBKIT_DISABLE_DMABUF_RENDERER: "1", WEBKIT_SKIA_ENABLE_CPU_RENDERING: "1" };

async function startWebkit(preferences) {
  if (!process.env.DISPLAY) {
    throw new Error("WebKitGTK needs a display: cargo xtask page --engine webkit gives it one");
  }
  const folder = await mkdtemp(join(tmpdir(), "datastory-webkit-"));
  await gtkSettings(folder, preferences);
  const port = await findFreePort();
  const service = new DriverService(WEBKITDRIVER, {
    loopback: true,
    port,
    args: [`--port=${port}`],
    env: { ...process.env, ...CPU_PAINTS, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder },
  });
  const server = await service.start();
  const driver = await new webdriver.Builder()
    .usingServer(server)
    .withCapabilities(new webdriver.Capabilities({ browserName: "MiniBrowser" }))
    .build();
  const stop = async () => {
    await driver.quit();
    await service.kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { driver, stop };
}

const ENGINES = { chromium: startChromium, firefox: startFirefox, webkit: startWebkit };

/** Starts an engine; gives its driver and what ends both. */
export async function startEngine(options) {
  if (!Object.hasOwn(ENGINES, ENGINE)) throw new Error(`no engine named ${ENGINE}`);
  return ENGINES[ENGINE](options);
}
