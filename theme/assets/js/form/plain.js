// The words of a finding for someone who sees a form and no file: names instead of keys. The wordings
// are those of the rules; here the keys in them, and the words of vocabularies, get their names.

/** @typedef {import("./write.js").Node} Node */
/** @typedef {import("./wording.js").Fault} Fault */
/** @typedef {import("./check.js").World} World */

import { worded } from "./wording.js";

const CHOOSE = "valitse kentän vaihtoehdoista";

/** @param {Fault} fault @param {Node} schema @param {World} world @param {string} label  of the field that the fault is told at */
export function inPlainWords(fault, schema, world, label) {
  const node = nodeAt(schema, fault.loc);
  // An id is never typed here, so its form is no one's fault: the name that was typed is not known.
  const rule = fault.rule === "bad-form" && node?.["x-entry"] ? "unknown-entry" : fault.rule;
  const named = world.known?.get(`${node?.["x-entry"]}:${fault.values.guess}`);
  const values = Object.fromEntries(Object.entries(fault.values).map(([name, value]) => [name, namesOf(node, schema, String(value ?? ""))]));
  const wording = world.rules[rule];
  const told = { ...wording, problem: withNames(wording.problem, schema, fault.loc), remedy: withNames(wording.remedy, schema, fault.loc) };
  if (rule === "unknown-entry") told.remedy = "";
  const words = node?.items ?? node;
  if (rule === "missing-field" && words?.enum) told.remedy = "Valitse listasta.";
  return worded(told, { ...values, field: label, vocabulary: CHOOSE, ...(named ? { guess: named } : {}) }, world);
}

/** The node of the schema at a place of the data. @param {Node} schema @param {(string|number)[]} loc @returns {Node | undefined} */
export function nodeAt(schema, loc) {
  let node = /** @type {Node | undefined} */ (schema);
  for (const step of loc) node = typeof step === "number" ? node?.items : node?.properties?.[step];
  return node;
}

/** A word by its name, or each of the words of a list. @param {Node | undefined} node @param {Node} schema @param {string} value */
const namesOf = (node, schema, value) => value.split(", ").map((word) => nameOf(node, schema, word)).join(", ");

/** A word of a vocabulary by its name, at this place or anywhere beside it. @param {Node | undefined} node @param {Node} schema @param {string} value */
function nameOf(node, schema, value) {
  if (node?.["x-names"]?.[value]) return node["x-names"][value];
  // A rule between fields may tell the word of another field than the one it stands at.
  const { effect, effort } = schema.properties ?? {};
  const others = [effect?.properties.direction, effect?.properties.figure_by, effort?.properties.level];
  for (const inner of [...Object.values(node?.properties ?? {}), ...others]) {
    if (inner?.["x-names"]?.[value]) return inner["x-names"][value];
  }
  return value;
}

/** Put the name of a field where a wording has its key. @param {string} wording @param {Node} schema @param {(string|number)[]} loc */
function withNames(wording, schema, loc) {
  const beside = nodeAt(schema, loc.slice(0, -1));
  return wording.replace(/\{\w+\}|(?<![\p{L}\d_./-])[a-z_]{2,}(?:\.[a-z_]+)*(?![\p{L}\d_/-])/gu, (found) => {
    if (found.startsWith("{")) return found;
    const path = found.split(".");
    const node = nodeAt(schema, path) ?? (path.length === 1 ? beside?.properties?.[found] ?? anywhere(schema, found) : undefined);
    return node?.title ? `”${node.title}”` : found;
  });
}

/** @param {Node} node @param {string} key @returns {Node | undefined} */
function anywhere(node, key) {
  const parts = node.properties ?? node.items?.properties ?? {};
  if (parts[key]) return parts[key];
  for (const inner of Object.values(parts)) {
    const found = anywhere(/** @type {Node} */ (inner), key);
    if (found) return found;
  }
  return undefined;
}
