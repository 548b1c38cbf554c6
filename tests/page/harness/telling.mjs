// What a tooltip must say of a datum, derived from the dataset alone.
import { dataset, inLanguage } from "./stories.mjs";
import { EXACTNESS, says } from "./words.mjs";

const rows = new Map();
for (const [table, { values, credit, fields }] of Object.entries(dataset.data)) {
  for (const row of values) rows.set(row.id, { unit: fields?.value?.unit, credit, ...row, table });
}

/** How exact the rest of a whole is, when a part is no more exact than that. */
const REST = { over: "up-to", nearly: "over", "up-to": "over" };

/** The row of the dataset that a mark's key names; the rest of a whole has `/rest` after it, and no name of its own. */
export function rowOf(key) {
  const [id, part] = key.split("/");
  const row = rows.get(id);
  if (!row) throw new Error(`no row of the dataset has the id ${id}`);
  if (part !== "rest") return row;
  const { value, qualifier, unit, period, credit } = row;
  return { value: 100 - value, qualifier: REST[qualifier] ?? qualifier, unit, period, credit };
}

const isWithin = (text, parts) => parts.every((part) => text.includes(part));

/** The fixed words of a unit, in each of its plural forms. */
function unitForms(unit, language) {
  const pattern = inLanguage(dataset.units[unit].pattern, language);
  return pattern.split("|").map((form) => form.split("{}").map((part) => part.trim()).filter(Boolean));
}

/** What is wrong with a tooltip `{ value, text }` about a key; nothing when all is well. */
export function mistakes({ value, text }, key, language) {
  const row = rowOf(key);
  const found = [];
  const need = (holds, what) => { if (!holds) found.push(`${what} is not in "${text}"`); };
  for (const number of [row.value, row.low, row.high]) {
    if (typeof number === "number") need(says(value, number), `the value ${number}`);
  }
  const hasFigure = typeof row.value === "number" || row.low !== undefined;
  if (hasFigure && row.unit) {
    need(unitForms(row.unit, language).some((parts) => isWithin(value, parts)), `the unit ${row.unit}`);
  }
  for (const [qualifier, pattern] of Object.entries(EXACTNESS[language])) {
    const isMeant = row.qualifier === qualifier;
    if (isMeant) need(pattern.test(value), `the word for ${qualifier}`);
    else if (pattern.test(value)) found.push(`"${value}" says ${qualifier}, the dataset ${row.qualifier}`);
  }
  for (const year of row.period?.match(/\d{4}/g) ?? []) need(text.includes(year), `the year ${year}`);
  if (row.credit) {
    const { publisher } = dataset.credits[row.credit];
    need(text.includes(inLanguage(publisher, language)), `the source ${row.credit}`);
  }
  const names = [row.label, row.measure, row.place, row.title].map((name) => inLanguage(name ?? null, language));
  need(!names.some(Boolean) || names.some((name) => name && text.includes(name)), "any name of the row");
  return found;
}
