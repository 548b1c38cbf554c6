// Tests that a document names, as "`place › words of the name`": whether each of them exists.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** All texts in which a test of that place may stand. */
function source(place) {
  const path = join(ROOT, place);
  if (!existsSync(path)) return null;
  if (statSync(path).isFile()) return readFileSync(path, "utf8");
  return readdirSync(path, { recursive: true }).filter((file) => file.endsWith(".rs"))
    .map((file) => readFileSync(join(path, file), "utf8")).join("\n");
}

/** Where the words "page/x › name" lead. */
const file = (place) => (place.startsWith("page/") ? `tests/${place}.test.mjs` : place);

/** A document: its text, the cells of its tables' lines, what it names, and what of that is not there. */
export function read(path) {
  const text = readFileSync(join(ROOT, path), "utf8");
  const rows = text.split("\n").filter((line) => /^\| [^-]/u.test(line))
    .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
  const named = [...text.matchAll(/`([\w/.-]+) › ([^`]+)`/gu)];
  const missing = named.filter(([, place, name]) => !source(file(place))?.includes(name)).map(([whole]) => whole);
  return { text, rows, named, missing };
}
