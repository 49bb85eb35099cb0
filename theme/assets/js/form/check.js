// The same rules as the check of the file, as far as they can be checked in the browser, in the
// same words: the wording comes from rules.toml. What is left to the check on the server is what
// needs Markdown (links, headings, pictures) or all the other entries.

/** @typedef {import("./write.js").Node} Node */
/** @typedef {{loc: (string|number)[], rule: string, level: string, message: string}} Fault */
/**
 * What the form knows, written by the program from its own rules: wordings, patterns and levels.
 * @typedef {{rules: Record<string, any>, today: string, known?: Map<string, string>, levels: Record<string, [number, number]>, plan: string,
 *   patterns: Record<"address" | "email" | "hetu" | "phone" | "slug" | "sentenceEnd" | "shortened", string>, longest: number, unknown: string}} World
 */

/** Fill in the blanks of a rule's wording. @param {World} world @param {string} rule @param {(string|number)[]} loc @param {Record<string, unknown>} values @returns {Fault} */
function fault(world, rule, loc, values) {
  const { level, problem, remedy } = world.rules[rule];
  const short = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, shorten(String(value))]));
  const fill = (/** @type {string} */ wording) => wording.replace(/\{(\w+)\}/g, (all, key) => short[key] ?? all);
  const guess = short.guess ? `Tarkoititko ”${short.guess}”? ` : "";
  return { loc, rule, level, message: `${fill(problem)}. ${guess}${fill(remedy)}`.trim() };
}

/** @param {string} long */
function shorten(long) {
  const plain = long.split(/\s+/).filter(Boolean).join(" ");
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
  if (node.minLength > value.length) return ["empty-text", {}];
  if (node.maxLength < [...value].length) return ["too-long", { limit: node.maxLength, length }];
  if (node.pattern && !new RegExp(node.pattern, "u").test(value)) return ["bad-form", {}];
  if (node.format === "date" && !isDay(value)) return ["bad-date", {}];
  if (node["x-date"] && !isDay(`${value.split("T")[0]}-01-01`.slice(0, 10))) return ["bad-date", {}];
  if (node.format === "uri" && !new RegExp(`^(?:${world.patterns.address})$`, "u").test(value)) return ["bad-address", {}];
  if (node["x-text"] && /[<>]/.test(value)) return ["markup-in-text", {}];
  if (node.enum && !node["x-vocabulary"]) return node.enum.map(String).includes(value) ? null : ["not-allowed", {}];
  if (node.type === "integer" || node.type === "number") return number(node, value) ? null : ["bad-number", {}];
  if (node.enum && node["x-vocabulary"] && !node.enum.includes(value)) return unknownTerm(node, value);
  return null;
}

/** @param {Node} node @param {string} value @returns {[string, Record<string, unknown>]} */
function unknownTerm(node, value) {
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

/** @param {Node} node @param {string} value */
function number(node, value) {
  const whole = node.type === "integer";
  if (!(whole ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/).test(value)) return false;
  return !(Number(value) < node.minimum) && !(Number(value) > node.maximum);
}

/**
 * The word that was most likely meant, or "": the one with the most pairs of letters in common,
 * when they are at least half of all. The findings of the program may guess another.
 * @param {string} word @param {string[]} words
 */
export function nearest(word, words) {
  const pairs = pairsOf(word);
  let best = "", most = 0.5;
  for (const other of words) {
    const others = pairsOf(other);
    const shared = [...pairs].filter((pair) => others.has(pair)).length;
    const share = (2 * shared) / (pairs.size + others.size || 1);
    if (share > most) [best, most] = [other, share];
  }
  return best;
}

/** @param {string} word @returns {Set<string>} each pair of letters, and the first and last alone */
function pairsOf(word) {
  const letters = [..." " + word + " "];
  return new Set(letters.slice(1).map((letter, n) => letters[n] + letter));
}

/** The faults of the entry as a whole. @param {Node} schema @param {Record<string, any>} data @param {string} body @param {string} id @param {World} world @returns {Fault[]} */
export function checkEntry(schema, data, body, id, world) {
  return [...fileName(id, world), ...dates(data, world), ...personal(data, body, world), ...language(data, world),
    ...(schema["x-kind"] === "practice" ? practice(schema, data, world) : []),
    ...(schema["x-kind"] === "project" && data.results ? plans(data, world, "results") : []),
    ...(schema["x-kind"] === "material" && !data.file && !data.url && !body.trim() ? [fault(world, "material-without-place", ["url"], {})] : []),
    ...links(schema, data, world)];
}

/** @param {string} id @param {World} world */
function* fileName(id, world) {
  if (!new RegExp(`^(?:${world.patterns.slug})$`).test(id) || id.length > world.longest) yield fault(world, "bad-file-name", ["#id"], { name: `${id}.md` });
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

/** @param {string} value @param {World} world @returns {Generator<string>} */
function* personalIn(value, { patterns }) {
  for (const hit of value.matchAll(new RegExp(patterns.hetu, "g"))) {
    if ("0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(hit[1] + hit[2]) % 31] === hit[3]) yield hit[0];
  }
  for (const pattern of [patterns.email, patterns.phone]) {
    for (const hit of value.matchAll(new RegExp(pattern, "g"))) yield hit[0];
  }
}

/** @param {Record<string, any>} data @param {string} body @param {World} world */
function* personal(data, body, world) {
  for (const value of personalIn(body.replace(/https?:\/\/\S+/g, ""), world)) yield fault(world, "personal-data", ["#text"], { value });
  for (const [loc, value] of texts(data, [])) {
    if (!value.startsWith("http")) for (const found of personalIn(value, world)) yield fault(world, "personal-data", loc, { value: found });
  }
}

/** @param {any} value @param {(string|number)[]} loc @returns {Generator<[(string|number)[], string]>} */
function* texts(value, loc) {
  if (typeof value === "string") yield [loc, value];
  else if (Array.isArray(value)) for (const [n, inner] of value.entries()) yield* texts(inner, [...loc, n]);
  else if (value) for (const [key, inner] of Object.entries(value)) yield* texts(inner, [...loc, key]);
}

// Words as words() in src/knowledgebase/ground/finnish.py has them.
const WORD = /\p{L}[\p{L}\p{N}]*(?:[-’':][\p{L}\p{N}]+)*|\p{N}+(?:[.,\u00a0 ]\p{N}{3})*(?:[.,]\p{N}+)?(?:[-:][\p{L}\p{N}]+)*/gu;

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

/** @param {Node} schema @param {Record<string, any>} data @param {World} world */
function* practice(schema, data, world) {
  const { evidence = {}, effect = {}, sources = [], projects = [] } = data;
  const level = Number(evidence.level ?? 0);
  const urls = new Set(sources.map((/** @type {any} */ source) => source.url));
  if (level >= 2 && !evidence.sources?.length) yield fault(world, "evidence-without-source", ["evidence", "level"], { level });
  for (const field of ["design", "read"]) {
    const node = schema.properties.evidence.properties[field];
    const word = evidence[field] ?? node.default;
    const most = node["x-most"]?.[word];
    if (level > most) yield fault(world, "level-above-reading", ["evidence", "level"], { level, value: node["x-names"][word], most });
  }
  for (const [n, value] of (evidence.sources ?? []).entries()) {
    if (!urls.has(value)) yield fault(world, "evidence-source-unknown", ["evidence", "sources", n], { value });
  }
  if (level >= 2 && !data.fails_when?.length) yield fault(world, "evidence-without-limits", ["evidence", "level"], { level });
  const told = effect.direction && effect.direction !== world.unknown;
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
