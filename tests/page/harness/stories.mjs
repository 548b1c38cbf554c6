// The stories and their data as the build laid them out, read without any code of ours.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./site.mjs";

const read = (...path) => JSON.parse(readFileSync(join(DIST, "stories", ...path), "utf8"));

/** Names of the stories, sorted. */
export const names = readdirSync(join(DIST, "stories"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** A story as written. */
export const story = (name) => read(name, "story.json");

/** The step ids of a story, in order. */
export const steps = (name) => story(name).steps.map((step) => step.id);

/** The dataset as written. */
export const dataset = read("dataset.json");

const article = readFileSync(join(DIST, "index.html"), "utf8");

/** The static twin of a story, as `datastory embed` put it into the article. */
export function twin(name) {
  const figures = article.match(/<figure class="ds[^]*?<\/figure>/gu);
  const { headline, languages } = story(name);
  return figures.find((figure) => figure.includes(inLanguage(headline, languages[0])));
}

/** What a text says in a language: texts are strings, or objects by language. */
export const inLanguage = (text, language) =>
  text === null || typeof text !== "object" ? text : text[language];

/** The ids of the steps of a story that ask for a guess. */
export const asked = (name) => story(name).steps.filter(({ ask }) => ask).map(({ id }) => id);
