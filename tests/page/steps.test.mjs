// Every step of every story is reached, by the page's own means and by the reader's.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser, Key } from "./harness/browser.mjs";
import { element, page } from "./harness/pages.mjs";
import { Site } from "./harness/site.mjs";
import { names, steps } from "./harness/stories.mjs";
import { findings, frames, ink, settle } from "./harness/widget.mjs";

let browser, site;
before(async () => {
  site = await Site.open();
  browser = await Browser.start();
});
after(async () => {
  await browser?.stop();
  await site?.close();
});

async function open(name, attributes = {}, motion = "reduce") {
  await browser.emulate({ motion });
  const body = `<button id="before">before</button>${element(name, { id: "widget", ...attributes })}`;
  await browser.open(site.page(`/${name}`, page({ body })));
  await browser.run(settle, 0, "ready");
}

const stepEvents = async () =>
  (await browser.run(findings)).events.filter(({ name }) => name === "step").map(({ detail }) => detail);

const call = (method, ...values) =>
  browser.run((name, args) => document.querySelector("data-story")[name](...args), method, values);

for (const name of names) {
  const ids = steps(name);
  const detail = (index) => ({ id: ids[index], index, count: ids.length });

  test(`${name}: next() and previous() reach every step, and each is drawn`, async () => {
    await open(name);
    for (let index = 1; index < ids.length; index += 1) {
      await call("next");
      await browser.run(frames);
      assert.deepEqual((await stepEvents()).at(-1), detail(index));
      const { share } = await browser.run(ink, 0);
      assert.ok(share > 0.001, `${ids[index]} is blank`);
    }
    await call("next");
    assert.deepEqual((await stepEvents()).at(-1), detail(ids.length - 1), "there is no step after the last");
    for (let index = ids.length - 2; index >= 0; index -= 1) {
      await call("previous");
      assert.deepEqual((await stepEvents()).at(-1), detail(index));
    }
    const { errors, events } = await browser.run(findings);
    assert.deepEqual(errors, []);
    assert.ok(events.every(({ bubbles, composed, id }) => bubbles && composed && id === "widget"));
  });

  test(`${name}: goTo() reaches every step from the first and refuses a stranger`, async () => {
    await open(name);
    for (const id of [...ids].reverse()) {
      assert.equal(await call("goTo", id), true, id);
      assert.deepEqual((await stepEvents()).at(-1), detail(ids.indexOf(id)));
    }
    const count = (await stepEvents()).length;
    assert.equal(await call("goTo", "no-such-step"), false);
    assert.equal((await stepEvents()).length, count);
  });
}
