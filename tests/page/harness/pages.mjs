// Builds the pages that cases run in, as an editor would write them.
import { withProbe } from "./site.mjs";

const escape = (text) =>
  String(text).replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

const written = (attributes) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escape(value)}"`)
    .join("");

/** The address of a story on the site under test. */
export const address = (story) => `/stories/${story}/story.json`;

/** A bare page with the script in its head. */
export function page({ body, lang = "zh-Hant", css = "", head = "", script = true }) {
  return withProbe(`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>case</title>
<style>body { margin: 0 } ${css}</style>
${head}${script ? '<script src="/datastory.js" async></script>' : ""}
</head>
<body>
${body}
</body>
</html>`);
}

/**
 * A widget as an element; `twin` is what it holds before and without JavaScript. Cases that look at
 * charts want no guesses before them.
 */
export function element(story, { twin = "", ...attributes } = {}) {
  return `<data-story answers${written({ src: address(story), ...attributes })}>${twin}</data-story>`;
}

/** A widget as a single script tag. */
export function tag(story, attributes = {}) {
  const named = Object.entries(attributes).map(([name, value]) => [`data-${name}`, value]);
  const all = { src: "/datastory.js", "data-src": address(story), ...Object.fromEntries(named) };
  return `<script${written(all)} async></script>`;
}

/** A small static twin, enough to see whether it stands. */
export const TWIN = '<figure class="twin"><p>static twin</p></figure>';
