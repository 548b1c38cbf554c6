// The browser and the site of a file of cases, there from before its first case until after its last.
import { after, before } from "node:test";
import { Browser } from "./browser.mjs";
import { Site } from "./site.mjs";

export let browser, site;

/** To be called once in a file: what is emulated from the start, and how the browser is started. */
export function begin(emulated, started) {
  before(async () => {
    site = await Site.open();
    browser = await Browser.start(started);
    if (emulated) await browser.emulate(emulated);
  });
  after(async () => {
    await browser?.stop();
    await site?.close();
  });
}
