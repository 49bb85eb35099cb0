// From the answers to the text of an entry file. The same as src/knowledgebase/contribute/writing.py.

/** @typedef {Record<string, any>} Node  a node of the JSON Schema */

const LETTERS = { "ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d" };
const SLUG_MAX = 80;

/** The id that a title suggests: "Työkyky: näin!" gives "tyokyky-nain". @param {string} title */
export function slugOf(title) {
  const bare = title.toLowerCase()
    .replace(/[ßæøđłþð]/g, (letter) => LETTERS[/** @type {keyof typeof LETTERS} */ (letter)])
    .normalize("NFKD").replace(/\p{M}/gu, "");
  const words = bare.match(/[a-z0-9]+/g) ?? [];
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > SLUG_MAX) break;
    slug = longer;
  }
  return slug || words.join("").slice(0, SLUG_MAX);
}

/** The name that a file should have: "Oma kuva.PNG" gives "oma-kuva.png". @param {string} name */
export function fileNameOf(name) {
  const folders = name.split("/"), file = folders.pop() ?? "";
  const [, stem = "", ending = ""] = /^(.+?)(\.[^.]*)?$/.exec(file) ?? [];
  return [...folders, stem].map(slugOf).filter(Boolean).join("/") + ending.toLowerCase();
}

/**
 * A day as Finns write it becomes a day as the file has it; anything else stays as it is.
 * @param {string} text
 */
export function isoDate(text) {
  const written = text.trim();
  const two = (/** @type {string} */ number) => number.padStart(2, "0");
  let part = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: ?(?:klo|kello) ?(\d{1,2})(?:[.:](\d{2}))?| (\d{1,2})[.:](\d{2}))?$/.exec(written);
  if (part) {
    const hour = part[4] ?? part[6];
    const time = hour ? `T${two(hour)}:${part[5] ?? part[7] ?? "00"}` : "";
    return `${part[3]}-${two(part[2])}-${two(part[1])}${time}`;
  }
  part = /^(\d{1,2})\/(\d{4})$/.exec(written);
  if (part) return `${part[2]}-${two(part[1])}`;
  part = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written);
  return part ? `${part[1]}-${two(part[2])}-${two(part[3])}` : written;
}

/** A number as Finns write it, "2,5" or "145 000", becomes one of the file; anything else stays as it is. @param {string} text */
export function plainNumber(text) {
  return /^[-\d\s,.]+$/.test(text) ? text.replace(/\s/g, "").replace(",", ".") : text;
}

/** Values that are written without quotes: words, ids, dates and numbers. @param {Node} node */
export function isBare(node) {
  return ["integer", "number", "boolean"].includes(node.type) || "enum" in node
    || "x-vocabulary" in node || "x-entry" in node || "x-date" in node || "pattern" in node
    || node.format === "date";
}

/** @param {Node} node @param {unknown} value */
function scalar(node, value) {
  const text = String(value);
  if (isBare(node) && /^(?!(?:null|Null|NULL)$)[A-Za-z0-9]+(?:[-:.,/_ ][A-Za-z0-9]+)*$/.test(text)) return text;
  return `"${text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n")}"`;
}

/** @param {Node} schema @param {Record<string, any>} data @param {string} indent @returns {string[]} */
function fields(schema, data, indent) {
  const known = Object.keys(schema.properties ?? {});
  const names = [...known.filter((name) => name in data), ...Object.keys(data).filter((name) => !known.includes(name))];
  return names.flatMap((name) => field(name, schema.properties?.[name] ?? {}, data[name], indent));
}

/** @param {string} name @param {Node} node @param {any} value @param {string} indent @returns {string[]} */
function field(name, node, value, indent) {
  if (Array.isArray(value)) {
    return [`${indent}${name}:`, ...value.flatMap((one) => item(node.items ?? {}, one, `${indent}  `))];
  }
  if (value && typeof value === "object") return [`${indent}${name}:`, ...fields(node, value, `${indent}  `)];
  return [`${indent}${name}: ${scalar(node, value)}`];
}

/** @param {Node} node @param {any} value @param {string} indent @returns {string[]} */
function item(node, value, indent) {
  if (value === null || typeof value !== "object") return [`${indent}- ${scalar(node, value)}`];
  const rows = fields(node, value, `${indent}  `);
  return [`${indent}- ${rows[0].trim()}`, ...rows.slice(1)];
}

/** The text of an entry file. @param {Node} schema @param {Record<string, any>} data @param {string} body */
export function entryText(schema, data, body) {
  return ["---", ...fields(schema, data, ""), "---", "", body.trim(), ""].join("\n");
}
