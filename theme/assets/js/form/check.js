// The rules of the check of the file, as far as they can be checked in the browser. Wordings, limits,
// patterns and the conditions between fields are the program's own: form_data.py writes them out.
// What is left to the check on the server needs Markdown (links, headings, pictures), a dictionary
// or all the other entries.

import { isClosed } from "./address.js";
import { broken } from "./conditions.js";
import { checkBody } from "./body.js";
import { nearest } from "./near.js";
import { isProposal, PROPOSED } from "./proposals.js";
import { fault } from "./wording.js";
import { fileNameOf } from "./write.js";

/** @typedef {import("./write.js").Node} Node */
/** @typedef {import("./wording.js").Fault} Fault */
/**
 * What src/knowledgebase/contribute/form_data.py tells, the day, and the entries that may be named.
 * @typedef {{rules: Record<string, any>, termRules: Record<string, string>, guess: string, near: number, checkLetters: string,
 *   patterns: Record<"absolute" | "address" | "code" | "dash" | "email" | "fence" | "foreign" | "hetu" | "link" | "markup" | "noTarget" | "often" | "phone" | "reference" | "reservedName" | "round" | "secret" | "sentenceEnd" | "shortened" | "slug" | "tightHeading" | "word", string>,
 *   conditions: import("./conditions.js").Condition[], limits: {quote: number, shown: number, slug: number, sentence: number, grace: number, years: [number, number]},
 *   filePatterns: string[], body: import("./body.js").BodyRules, proposable: string[], files: string[], addresses: Record<string, string>,
 *   today: string, known?: Map<string, string>}} World
 */

// A proposed word is a name, as short and plain as a title.
const PROPOSAL = { maxLength: 80, "x-text": "plain" };

/** The path of a value as findings name it: sources.1.title. @param {(string|number)[]} loc */
const nameOf = (loc) => loc.map((step) => (typeof step === "number" ? step + 1 : step)).join(".");

/** Every fault of the front matter. @param {Node} schema @param {Record<string, any>} data @param {World} world @returns {Fault[]} */
export function checkFields(schema, data, world) {
  return [...record(schema, data, [], world)];
}

/** @param {Node} node @param {Record<string, any>} data @param {(string|number)[]} loc @param {World} world @returns {Generator<Fault>} */
function* record(node, data, loc, world) {
  for (const name of node.required ?? []) {
    if (!(name in data)) yield fault(world, "missing-field", [...loc, name], { field: nameOf([...loc, name]) });
  }
  for (const [name, value] of Object.entries(data)) {
    if (node.properties[name]) yield* one(node.properties[name], value, [...loc, name], world);
  }
}

/** @param {Node} node @param {any} value @param {(string|number)[]} loc @param {World} world @returns {Generator<Fault>} */
function* one(node, value, loc, world) {
  const field = nameOf(loc);
  if (node.type === "array") {
    if (node.minItems > value.length) yield fault(world, "too-few", loc, { field, limit: node.minItems });
    if (node.maxItems < value.length) yield fault(world, "too-many", loc, { field, limit: node.maxItems });
    for (const [n, item] of value.entries()) yield* one(node.items, item, [...loc, n], world);
  } else if (node.type === "object") {
    yield* record(node, value, loc, world);
  } else {
    const found = text(node, String(value), field, world);
    if (found) yield fault(world, found[0], loc, { field, value, ...found[1] });
  }
}

/** The first fault of one text. @param {Node} node @param {string} written @param {string} field @param {World} world @returns {[string, Record<string, unknown>] | null} */
function text(node, written, field, world) {
  const value = node["x-text"] ? written.trim() : written;
  const length = [...written].length;
  if (isProposal(value) && world.proposable.includes(node["x-vocabulary"])) return text(PROPOSAL, value.slice(PROPOSED.length), field, world);
  if (node.minLength > value.length) return ["empty-text", {}];
  if (node.maxLength < [...value].length) return ["too-long", { limit: node.maxLength, length }];
  if (node.pattern && !new RegExp(node.pattern, "u").test(value)) return ofForm(node.pattern, value, world);
  if (node.format === "date" && !isDay(value, world)) return ["bad-date", {}];
  if (node["x-date"] && !isDay(`${value.split("T")[0]}-01-01`.slice(0, 10), world)) return ["bad-date", {}];
  if (node.format === "uri" && !new RegExp(`^(?:${world.patterns.address})$`, "u").test(value)) return ["bad-address", {}];
  if (node.format === "uri" && isClosed(value, world)) return ["closed-address", {}];
  if (node["x-text"] && new RegExp(world.patterns.markup, "u").test(value)) return ["markup-in-text", {}];
  if (node.enum && !node["x-vocabulary"]) return node.enum.map(String).includes(value) ? null : ["not-allowed", {}];
  if (node.type === "integer" && !/^-?\d+$/.test(value)) return ["bad-whole-number", {}];
  if (node.type === "integer" || node.type === "number") return number(node, value) ? null : ["bad-number", {}];
  if (node.enum && node["x-vocabulary"] && !node.enum.includes(value)) return unknownTerm(node, value, world);
  return null;
}

/** A name of a file that will not do comes with one that would. @param {string} pattern @param {string} value @param {World} world @returns {[string, Record<string, unknown>]} */
function ofForm(pattern, value, { filePatterns }) {
  const guess = filePatterns.includes(pattern) ? fileNameOf(value) : "";
  return new RegExp(pattern, "u").test(guess) ? ["bad-asset-name", { name: value, guess }] : ["bad-form", {}];
}

/** @param {Node} node @param {string} value @param {World} world @returns {[string, Record<string, unknown>]} */
function unknownTerm(node, value, world) {
  const rule = world.termRules[node["x-vocabulary"]] ?? "unknown-term";
  const words = new Map(Object.entries(node["x-names"] ?? {}).map(([word, name]) => [name.toLowerCase(), word]));
  for (const word of node.enum) words.set(word, word);
  const meant = words.get(value.toLowerCase());
  if (meant) return ["term-by-name", { meant }];
  const guess = words.get(nearest(value.toLowerCase(), words.keys(), world.near)) ?? "";
  return [rule, { guess, vocabulary: node["x-path"] }];
}

/** @param {string} value @param {World} world */
function isDay(value, { limits: { years: [first, last] } }) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  const year = Number(value.slice(0, 4));
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) && first <= year && year <= last;
}

/** True for a number within its limits, with a comma or a point before its decimals. @param {Node} node @param {string} value */
function number(node, value) {
  const plain = value.replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) && !(Number(plain) < node.minimum) && !(Number(plain) > node.maximum);
}

/** The faults of the entry as a whole. @param {Node} schema @param {Record<string, any>} data @param {string} body @param {string} id @param {World} world @returns {Fault[]} */
export function checkEntry(schema, data, body, id, world) {
  return [...fileName(schema, id, world), ...dates(data, world), ...outOfOrder(schema, data, world),
    ...personal(data, body, world), ...secret(data, body, world), ...language(data, world),
    ...honesty(schema, data, body, world), ...between(schema, data, body, world), ...links(schema, data, world),
    ...checkBody(schema, body, id, world, data.lang ?? "fi", data.status === "draft")];
}

/** @param {string} pattern @param {string} value */
const isWhole = (pattern, value) => new RegExp(`^(?:${pattern})$`, "u").test(value);

/** @param {Node} schema @param {string} id @param {World} world */
function* fileName(schema, id, world) {
  const { patterns, limits } = world;
  const reserved = isWhole(patterns.reservedName, id.replace(/\..*/s, "").toLowerCase());
  if (!isWhole(patterns.slug, id) || id.length > limits.slug || reserved) {
    yield fault(world, "bad-file-name", ["#id"], { name: `${id}.md` });
  }
  const kind = schema["x-kind"], other = world.known?.get(`${kind}:${id}`);
  if (other) yield fault(world, "same-address", ["#id"], { value: `${world.addresses[kind]}${id}/`, other });
}

/** The last day that may be told of as today. @param {World} world */
function lastDay({ today, limits }) {
  const grace = new Date(`${today}T00:00:00Z`);
  grace.setUTCDate(grace.getUTCDate() + limits.grace);
  return grace.toISOString().slice(0, 10);
}

/** Days of news and events that cannot come in the order written. @param {Node} schema @param {Record<string, any>} data @param {World} world */
function* outOfOrder(schema, data, world) {
  const { published, expires, starts, ends, register_by: by, after } = data;
  if (published && expires && expires < published) yield fault(world, "expires-before-published", ["expires"], { expires, published });
  if (schema["x-kind"] !== "event" || !starts) return;
  // What is said of a month or a year is over after its last day.
  const over = `${(ends ?? starts).split("T")[0]}-99-99`.slice(0, 10);
  if (by && by > over) yield fault(world, "register-after-event", ["register_by"], { value: by, starts });
  if (after && `${starts.split("T")[0]}-01-01`.slice(0, 10) > lastDay(world)) yield fault(world, "after-before-event", ["after"], { starts });
}

/** Wording that claims more than was read: src/knowledgebase/catalogue/honesty.py. @param {Node} schema @param {Record<string, any>} data @param {string} body @param {World} world */
function* honesty(schema, data, body, world) {
  const kind = schema["x-kind"];
  if (kind !== "practice" && kind !== "project") return;
  const absolute = new RegExp(world.patterns.absolute, "u"), often = new RegExp(world.patterns.often, "u");
  for (const [loc, value] of texts(data, [])) {
    const found = loc[0] === world.body.notTold ? null : absolute.exec(value);
    if (found) yield fault(world, "absolute-negative", loc, { value: found[0] });
  }
  let start = false;
  const shown = body.replace(/<!--[^]*?-->/g, (all) => all.replace(/[^\n]/g, ""));
  for (const [line, written] of shown.split("\n").entries()) {
    const heading = /^#{1,6}\s+(.*)$/.exec(written);
    if (heading) start = heading[1]?.trim() === world.body.start;
    const never = absolute.exec(written), frequent = kind === "practice" && start ? often.exec(written) : null;
    if (never) yield fault(world, "absolute-negative", ["#text", line], { value: never[0] });
    if (frequent) yield fault(world, "unsourced-often", ["#text", line], { value: frequent[0] });
  }
}

/** @param {Record<string, any>} data @param {World} world */
function* dates(data, world) {
  const last = lastDay(world);
  for (const field of ["updated", "reviewed"]) {
    if (isDay(data[field] ?? "", world) && data[field] > last) yield fault(world, "date-in-future", [field], { field, value: data[field] });
  }
  for (const [n, source] of (data.sources ?? []).entries()) {
    if (!isDay(source.accessed ?? "", world) || source.accessed <= last) continue;
    yield fault(world, "date-in-future", ["sources", n, "accessed"], { field: "accessed", value: source.accessed });
  }
  const { starts, ends } = data;
  const shared = Math.min(starts?.length ?? 0, ends?.length ?? 0);
  if (shared && ends.slice(0, shared) < starts.slice(0, shared)) yield fault(world, "ends-before-start", ["ends"], { starts, ends });
  else if (shared && starts.includes("T") && starts === ends) yield fault(world, "ends-at-start", ["ends"], { ends });
}

/** @param {string} value @param {World} world @returns {Generator<string>} */
function* personalIn(value, { patterns, checkLetters }) {
  for (const [hit, born = "", order = "", letter] of value.matchAll(new RegExp(patterns.hetu, "gu"))) {
    if (checkLetters[Number(born + order) % checkLetters.length] === letter) yield hit;
  }
  for (const pattern of [patterns.email, patterns.phone]) {
    for (const [hit] of value.matchAll(new RegExp(pattern, "gu"))) yield hit;
  }
}

/** @param {Record<string, any>} data @param {string} body @param {World} world */
function* personal(data, body, world) {
  for (const [at, line] of body.split("\n").entries()) {
    for (const value of personalIn(line.replace(/https?:\/\/\S+/g, ""), world)) yield fault(world, "personal-data", ["#text", at], { value });
  }
  for (const [loc, value] of texts(data, [])) {
    if (!value.startsWith("http")) for (const found of personalIn(value, world)) yield fault(world, "personal-data", loc, { value: found });
  }
}

/** @param {Record<string, any>} data @param {string} body @param {World} world */
function* secret(data, body, world) {
  const lines = body.split("\n").map((line, at) => [["#text", at], line]);
  for (const [loc, value] of [...lines, ...texts(data, [])]) {
    // Not quoted whole: what is shown may be seen by others.
    for (const [hit] of String(value).matchAll(new RegExp(world.patterns.secret, "gu"))) {
      yield fault(world, "secret", /** @type {(string|number)[]} */ (loc), { value: `${hit.slice(0, 6)}…` });
    }
  }
}

/** @param {any} value @param {(string|number)[]} loc @returns {Generator<[(string|number)[], string]>} */
function* texts(value, loc) {
  if (typeof value === "string") yield [loc, value];
  else if (Array.isArray(value)) for (const [n, inner] of value.entries()) yield* texts(inner, [...loc, n]);
  else if (value) for (const [key, inner] of Object.entries(value)) yield* texts(inner, [...loc, key]);
}

/** @param {string} prose @param {World} world */
function sentences(prose, { patterns }) {
  const end = new RegExp(patterns.sentenceEnd, "u"), shortened = new RegExp(patterns.shortened, "u");
  /** @type {string[]} */
  const whole = [];
  for (const piece of prose.trim().split(end)) {
    if (whole.length && shortened.test(/** @type {string} */ (whole.at(-1)))) whole.push(`${whole.pop()} ${piece}`);
    else if (piece) whole.push(piece);
  }
  return whole;
}

/** @param {Record<string, any>} data @param {World} world */
function* language(data, world) {
  if ((data.lang ?? "fi") !== "fi") return;
  for (const sentence of sentences(data.summary ?? "", world)) {
    const words = sentence.match(new RegExp(world.patterns.word, "gu"))?.length ?? 0;
    if (words > world.limits.sentence) yield fault(world, "long-sentence", ["summary"], { words });
  }
}

/** The rules between fields. @param {Node} schema @param {Record<string, any>} data @param {string} body @param {World} world */
function* between(schema, data, body, world) {
  const whole = { ...withDefaults(schema, data), text: body.trim() };
  // Told where the missing answer is given: a file has no line for it, a form has its field.
  for (const { rule, asked, values } of broken(schema["x-kind"], whole, world.conditions)) yield fault(world, rule, asked, values);
}

/** What stands in a field that was left empty, as the program reads it. @param {Node} node @param {any} value @returns {any} */
export function withDefaults(node, value) {
  if (Array.isArray(value)) return value.map((item) => withDefaults(node.items, item));
  if (!node?.properties || value === null || typeof value !== "object") return value;
  const given = Object.entries(value).map(([name, inner]) => [name, withDefaults(node.properties[name], inner)]);
  const left = Object.entries(node.properties).filter(([name, inner]) => !(name in value) && "default" in inner);
  return Object.fromEntries([...left.map(([name, inner]) => [name, inner.default]), ...given]);
}

/** Ids that lead to no entry. @param {Node} schema @param {Record<string, any>} data @param {World} world @returns {Generator<Fault>} */
function* links(schema, data, world) {
  if (!world.known) return;
  for (const [loc, kind, id] of pointers(schema, data, [])) {
    const key = kind === "any" ? id : `${kind}:${id}`;
    if (world.known.has(key)) continue;
    const [own, bare] = key.split(":");
    const ids = [...world.known.keys()].filter((other) => other.startsWith(`${own}:`)).map((other) => other.split(":")[1]);
    const field = loc.filter((step) => typeof step === "string").join(".").replace(/^projects\.id$/, "projects");
    yield fault(world, "unknown-entry", loc, { field, value: bare ?? key, guess: nearest(bare ?? "", ids, world.near) });
  }
}

/** @param {Node} node @param {any} value @param {(string|number)[]} loc @returns {Generator<[(string|number)[], string, string]>} */
function* pointers(node, value, loc) {
  if (!node || value === undefined) return;
  if (node.type === "array") {
    for (const [n, inner] of value.entries()) yield* pointers(node.items, inner, [...loc, n]);
  } else if (node.type === "object") {
    if (node["x-entry"] && value.id) yield [[...loc, "id"], node["x-entry"], value.id];
    for (const [name, inner] of Object.entries(value)) yield* pointers(node.properties[name], inner, [...loc, name]);
  } else if (node["x-entry"]) {
    yield [loc, node["x-entry"], String(value)];
  }
}
