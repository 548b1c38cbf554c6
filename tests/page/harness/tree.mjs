// What Chromium tells a screen reader, as a tree and in lines.

/**
 * The page as Chromium hands it out by its own protocol. What is announced and gone again is no part
 * of it: whether it is there yet, or still, is a matter of moments.
 */
export async function inChromium(browser) {
  const { nodes } = await browser.command("Accessibility.getFullAXTree");
  const isLasting = ({ properties = [] }) => !properties.some(({ name, value }) => name === "live" && value.value === "polite");
  const byId = new Map(nodes.filter(isLasting).map((node) => [node.nodeId, node]));
  const build = ({ role, name, childIds = [] }) => ({
    role: role.value,
    name: name?.value ?? "",
    children: childIds.map((id) => byId.get(id)).filter(Boolean).map(build),
  });
  return build(nodes[0]);
}

/** Roles that say nothing of their own: what they hold is said. */
const PLAIN = new Set([
  "RootWebArea", "generic", "none", "paragraph", "listitem", "Section", "LayoutTableRow", "row",
  "rowgroup", "InlineTextBox", "strong", "emphasis", "MenuListPopup", "ListMarker", "IframePresentational",
]);
/** What is told by its name alone: its words are that name. */
const NAMED = new Set(["button", "heading", "link", "image", "img", "columnheader", "rowheader", "cell"]);

/**
 * What is heard, in order, one line for each thing: words as they are, all else as
 * `role: name`, under what holds it.
 */
export function heard({ role, name, children }, depth = 0) {
  const indent = "  ".repeat(depth);
  if (role === "StaticText") return name.trim() ? [indent + name.trim()] : [];
  if (NAMED.has(role)) return [`${indent}${role}: ${name}`];
  const isPlain = PLAIN.has(role);
  const below = children.flatMap((child) => heard(child, isPlain ? depth : depth + 1));
  if (isPlain) return joined(below, role === "paragraph" || role === "row");
  return [`${indent}${role}${name ? `: ${name}` : ""}`, ...below];
}

/** A paragraph is heard in one go, whatever it is made of. */
function joined(lines, isOne) {
  if (!isOne || lines.length < 2) return lines;
  const [indent] = /^ */.exec(lines[0]);
  return [indent + lines.map((line) => line.trim()).join(" ")];
}
