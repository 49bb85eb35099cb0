// The same rules as the check of the file, as far as they can be checked in the browser, in the
// same words: the wording comes from rules.toml. What is left to the check on the server is what
// needs Markdown (links, headings, pictures) or all the other entries.

/** @typedef {import("./write.js").Node} Node */
/** @typedef {{loc: (string|number)[], rule: string, level: string, message: string}} Fault */
/** @typedef {{rules: Record<string, any>, today: string, known?: Map<string, string>, levels: Record<string, [number, number]>, plan: string}} World */

/** Fill in the blanks of a rule's wording. @param {World} world @param {string} rule @param {(string|number)[]} loc @param {Record<string, unknown>} values @returns {Fault} */
function fault(world, rule, loc, values) {
  const { level, problem, remedy } = world.rules[rule];
  const short = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, shorten(String(value))]));
  const fill = (/** @type {string} */ text) => text.replace(/\{(\w+)\}/g, (all, key) => short[key] ?? all);
  const guess = short.guess ? `Tarkoititko ”${short.guess}”? ` : "";
  return { loc, rule, level, message: `${fill(problem)}. ${guess}${fill(remedy)}`.trim() };
}

/** @param {string} text */
function shorten(text) {
  const plain = text.split(/\s+/).filter(Boolean).join(" ");
  return [...plain].length <= 200 ? plain : `${[...plain].slice(0, 199).join("")}…`;
}

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
    for (const [number, item] of value.entries()) yield* one(node.items, item, [...loc, number], world);
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
  if (node.minLength > value.length) return ["empty-text", {}];
  if (node.maxLength < [...value].length) return ["too-long", { limit: node.maxLength, length }];
  if (node.pattern && !new RegExp(node.pattern, "u").test(value)) return ["bad-form", {}];
  if (node.format === "date" && !isDay(value)) return ["bad-date", {}];
  if (node["x-date"] && !isDay(`${value.split("T")[0]}-01-01`.slice(0, 10))) return ["bad-date", {}];
  if (node.format === "uri" && !isAddress(value)) return ["bad-address", {}];
  if (node["x-text"] && /[<>]/.test(value)) return ["markup-in-text", {}];
  if (node.enum && !node["x-vocabulary"]) return node.enum.map(String).includes(value) ? null : ["not-allowed", {}];
  if (node.type === "integer" || node.type === "number") return number(node, value) ? null : ["bad-number", {}];
  if (node.enum && node["x-vocabulary"] && !node.enum.includes(value)) return unknownTerm(node, value, world);
  return null;
}

/** @param {Node} node @param {string} value @param {World} world @returns {[string, Record<string, unknown>]} */
function unknownTerm(node, value, world) {
  const vocabulary = node["x-vocabulary"];
  const rule = { themes: "unknown-theme", regions: "unknown-region" }[/** @type {"themes"} */ (vocabulary)] ?? "unknown-term";
  const words = new Map(node.enum.map((/** @type {string} */ word) => [word, word]));
  for (const [word, name] of Object.entries(node["x-names"] ?? {})) words.set(name.toLowerCase(), word);
  const near = nearest(value.toLowerCase(), [...words.keys()]);
  return [rule, { guess: near ? words.get(near) : "", vocabulary: node["x-path"] }];
}

/** @param {string} value */
function isDay(value) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** @param {string} value */
const isAddress = (value) =>
  /^https?:\/\/[^\s/<>"'\\@]+\.[^\s/<>"'\\@]+(\/[^\s<>"\\]*)?$/.test(value);

/** @param {Node} node @param {string} value */
function number(node, value) {
  const whole = node.type === "integer";
  if (!(whole ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/).test(value)) return false;
  return !(Number(value) < node.minimum) && !(Number(value) > node.maximum);
}

/** The most alike word, by the measure of Python's difflib, or "". @param {string} word @param {string[]} words */
export function nearest(word, words) {
  let best = "", most = 0.6;
  for (const other of words) {
    const ratio = (2 * matching(other, word)) / (word.length + other.length || 1);
    if (ratio > most || (ratio === most && (!best || other > best))) [best, most] = [other, ratio];
  }
  return best;
}

/** Characters in the longest common block and, by the same rule, on both sides of it. @param {string} a @param {string} b @returns {number} */
function matching(a, b) {
  let size = 0, i = 0, j = 0;
  let row = new Array(b.length + 1).fill(0);
  for (let x = 0; x < a.length; x++) {
    const next = new Array(b.length + 1).fill(0);
    for (let y = 0; y < b.length; y++) {
      if (a[x] !== b[y]) continue;
      next[y + 1] = row[y] + 1;
      if (next[y + 1] > size) [size, i, j] = [next[y + 1], x - next[y + 1] + 1, y - next[y + 1] + 1];
    }
    row = next;
  }
  if (!size) return 0;
  return size + matching(a.slice(0, i), b.slice(0, j)) + matching(a.slice(i + size), b.slice(j + size));
}

/** The faults of the entry as a whole. @param {Node} schema @param {Record<string, any>} data @param {string} body @param {string} id @param {World} world @returns {Fault[]} */
export function checkEntry(schema, data, body, id, world) {
  return [...fileName(id, world), ...dates(data, world), ...personal(data, body, world), ...language(data, world),
    ...(schema["x-kind"] === "practice" ? practice(data, world) : []),
    ...(schema["x-kind"] === "project" && data.results ? plans(data, world, "results") : []),
    ...(schema["x-kind"] === "material" && !data.file && !data.url ? [fault(world, "material-without-place", ["url"], {})] : []),
    ...links(schema, data, world)];
}

/** @param {string} id @param {World} world */
function* fileName(id, world) {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 80) yield fault(world, "bad-file-name", ["#id"], { name: `${id}.md` });
}

/** @param {Record<string, any>} data @param {World} world */
function* dates(data, world) {
  const grace = new Date(`${world.today}T00:00:00Z`);
  grace.setUTCDate(grace.getUTCDate() + 1);
  const last = grace.toISOString().slice(0, 10);
  for (const field of ["updated", "reviewed"]) {
    if (isDay(data[field] ?? "") && data[field] > last) yield fault(world, "date-in-future", [field], { field, value: data[field] });
  }
  for (const [n, source] of (data.sources ?? []).entries()) {
    if (isDay(source.accessed ?? "") && source.accessed > last) {
      yield fault(world, "date-in-future", ["sources", n, "accessed"], { field: "accessed", value: source.accessed });
    }
  }
  const { starts, ends } = data;
  const shared = Math.min(starts?.length ?? 0, ends?.length ?? 0);
  if (shared && ends.slice(0, shared) < starts.slice(0, shared)) yield fault(world, "ends-before-start", ["ends"], { starts, ends });
}

const HETU = /\b(\d{6})[-+ABCDEFUVWXY](\d{3})([0-9A-FHJ-NPR-Y])\b/g;
const EMAIL = /[\w.+-]+@[\w-]+\.[\w.-]*\w/g;
const PHONE = /(?<![\w/.-])(?:\+358[ -]?|0)(?:4\d|50)[ -]?\d{3,4}[ -]?\d{2,4}(?![\w-])/g;

/** @param {string} value @returns {Generator<string>} */
function* personalIn(value) {
  for (const hit of value.matchAll(HETU)) {
    if ("0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(hit[1] + hit[2]) % 31] === hit[3]) yield hit[0];
  }
  for (const pattern of [EMAIL, PHONE]) for (const hit of value.matchAll(pattern)) yield hit[0];
}

/** @param {Record<string, any>} data @param {string} body @param {World} world */
function* personal(data, body, world) {
  for (const value of personalIn(body.replace(/https?:\/\/\S+/g, ""))) yield fault(world, "personal-data", ["#text"], { value });
  for (const [loc, value] of texts(data, [])) {
    if (!value.startsWith("http")) for (const found of personalIn(value)) yield fault(world, "personal-data", loc, { value: found });
  }
}

/** @param {any} value @param {(string|number)[]} loc @returns {Generator<[(string|number)[], string]>} */
function* texts(value, loc) {
  if (typeof value === "string") yield [loc, value];
  else if (Array.isArray(value)) for (const [n, inner] of value.entries()) yield* texts(inner, [...loc, n]);
  else if (value) for (const [key, inner] of Object.entries(value)) yield* texts(inner, [...loc, key]);
}

// The same as sentences() and words() in src/knowledgebase/ground/finnish.py.
const SENTENCE_END = /(?<=[.!?])[”")]?\s+(?=[A-ZÅÄÖ0-9”"])/;
const SHORTENED = /(?<![\p{L}\p{N}_])(?:esim|mm|ns|ks|n|noin|s|v|klo|nro|ym|jne|ts|ent)\.[”")]?$/u;
const WORD = /\p{L}[\p{L}\p{N}]*(?:[-’':][\p{L}\p{N}]+)*|\p{N}+(?:[.,\u00a0 ]?\p{N}{3})*(?:[.,]\p{N}+)?(?:[-:][\p{L}\p{N}]+)*/gu;

/** @param {string} text */
function sentences(text) {
  /** @type {string[]} */
  const whole = [];
  for (const piece of text.trim().split(SENTENCE_END)) {
    if (whole.length && SHORTENED.test(/** @type {string} */ (whole.at(-1)))) whole.push(`${whole.pop()} ${piece}`);
    else if (piece) whole.push(piece);
  }
  return whole;
}

/** @param {Record<string, any>} data @param {World} world */
function* language(data, world) {
  if ((data.lang ?? "fi") !== "fi") return;
  for (const sentence of sentences(data.summary ?? "")) {
    const words = sentence.match(WORD)?.length ?? 0;
    if (words > 20) yield fault(world, "long-sentence", ["summary"], { words });
  }
}

/** @param {Record<string, any>} data @param {World} world @param {string} field */
function* plans(data, world, field) {
  const sources = data.sources ?? [];
  if (sources.length && sources.every((/** @type {any} */ source) => source.kind === world.plan)) {
    yield fault(world, "result-from-plan", [field], {});
  }
}

/** @param {Record<string, any>} data @param {World} world */
function* practice(data, world) {
  const { evidence = {}, effect = {}, sources = [], projects = [] } = data;
  const level = Number(evidence.level ?? 0);
  const urls = new Set(sources.map((/** @type {any} */ source) => source.url));
  if (level >= 2 && !evidence.sources?.length) yield fault(world, "evidence-without-source", ["evidence", "level"], { level });
  for (const [n, value] of (evidence.sources ?? []).entries()) {
    if (!urls.has(value)) yield fault(world, "evidence-source-unknown", ["evidence", "sources", n], { value });
  }
  if (level >= 2 && !data.fails_when?.length) yield fault(world, "evidence-without-limits", ["evidence", "level"], { level });
  const told = effect.direction && effect.direction !== "ei-tiedossa";
  if (evidence.level === "0" && told) yield fault(world, "effect-without-evidence", ["effect", "direction"], { value: effect.direction });
  if (told && !effect.figure_by) yield fault(world, "effect-without-owner", ["effect"], { value: effect.direction });
  const [lowest, highest] = world.levels[effect.figure_by] ?? [0, 4];
  if (level && (level < lowest || level > highest)) {
    yield fault(world, "figure-against-level", ["effect", "figure_by"], { value: effect.figure_by, level });
  }
  if (told) yield* plans(data, world, "effect");
  const commercial = sources.length && sources.every((/** @type {any} */ source) => source.kind === "kaupallinen");
  if (commercial && told && effect.figure_by !== "toimittaja") yield fault(world, "commercial-figure", ["effect"], {});
  for (const [n, project] of projects.entries()) {
    if (!project.source) yield fault(world, "link-without-source", ["projects", n], { value: project.id });
  }
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
    yield fault(world, "unknown-entry", loc, { field, value: bare ?? key, guess: nearest(bare ?? "", ids) });
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
