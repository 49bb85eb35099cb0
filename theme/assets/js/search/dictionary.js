// The dictionary: small files by alphabetical order, fetched when a word needs them.
// Their format is described in src/knowledgebase/search/dictionary.py.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
export const VALUE = new Uint8Array(128);
[...DIGITS].forEach((digit, value) => { VALUE[digit.charCodeAt(0)] = value; });

/** @typedef {{pages: number[], impacts: number[]}} Postings */
/** @typedef {{term: string, shown: string, compound: string[], words: Postings, parts: Postings}} Entry */
/**
 * `others` and `kin` are the words by which pages say it: its own, and near ones.
 * @typedef {{name: string, others: string[], kin: string[], pages: Postings, near: boolean}} Concept
 */

/** @param {string} url @param {RequestInit} [how] */
async function unpacked(url, how) {
  const response = await fetch(url, how);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  const bytes = await response.arrayBuffer();
  const head = new Uint8Array(bytes, 0, 2);
  // A server may have unpacked it already.
  if (head[0] !== 0x1f || head[1] !== 0x8b) return new TextDecoder().decode(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

/** @param {string} text @returns {Postings} */
export function decode(text) {
  const pages = [], impacts = [];
  let page = 0, distance = 0, power = 1;
  for (let at = 0; at < text.length; at += 1) {
    const digit = VALUE[text.charCodeAt(at)];
    if (digit >= 32) {
      distance += (digit - 32) * power;
      power *= 32;
      continue;
    }
    page += distance + digit * power;
    pages.push(page);
    impacts.push(VALUE[text.charCodeAt(at += 1)] / 63);
    distance = 0;
    power = 1;
  }
  return { pages, impacts };
}

export class Dictionary {
  /** @param {string} base the folder of the dictionary @param {any} manifest */
  constructor(base, manifest) {
    this.base = base;
    this.pages = manifest.pages;
    this.version = manifest.version;
    this.bounds = /** @type {string[]} */ (manifest.bounds);
    this.stop = new Set(manifest.stop.split(" "));
    this.light = new Set(manifest.light.split(" "));
    this.general = new Set(manifest.general.split(" "));
    this.projects = new Set(manifest.projects.split(" "));
    this.kinds = /** @type {string} */ (manifest.kinds);
    this.fresh = [...manifest.fresh].map((digit) => VALUE[digit.charCodeAt(0)]);
    /** @type {Map<number, Promise<Map<string, string>>>} */
    this.shards = new Map();
    /** @type {Map<number, Map<string, string>>} */
    this.read = new Map();
  }

  /** @param {string} base ends with a slash */
  static async open(base) {
    return new Dictionary(base, JSON.parse(await unpacked(`${base}hakemisto.kbs`, { cache: "no-cache" })));
  }

  /** The number of the shard in which a key would stand. @param {string} key */
  place(key) {
    let low = 0, high = this.bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.bounds[middle] <= key) low = middle + 1; else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** @param {number} number */
  shard(number) {
    let found = this.shards.get(number);
    if (!found) {
      found = unpacked(`${this.base}${this.version}/${number}.kbs`).then((text) => new Map(
        text.split("\n").map((line) => {
          const tab = line.indexOf("\t");
          return [line.slice(0, tab), line.slice(tab + 1)];
        })));
      this.shards.set(number, found);
      found.then((lines) => this.read.set(number, lines), () => this.shards.delete(number));
    }
    return found;
  }

  /** The items of a key. @param {string} key */
  async items(key) {
    if (!this.bounds.length) return [];
    const line = (await this.shard(this.place(key))).get(key);
    return line ? line.split("\t") : [];
  }

  /** The items of a key whose file is here; null when it is not. @param {string} key @returns {string[] | null} */
  here(key) {
    const shard = this.read.get(this.place(key));
    return shard ? shard.get(key)?.split("\t") ?? [] : null;
  }

  /** A page's address, title, label and text. @param {number} number @returns {Promise<any>} */
  async page(number) {
    return JSON.parse(await unpacked(`${this.base}${this.version}/p${number}.kbs`));
  }

  /**
   * The keys with a beginning, from at most `most` shards.
   * @param {string} beginning @param {number} most
   */
  async keys(beginning, most) {
    if (!this.bounds.length) return [];
    const first = this.place(beginning), last = this.place(`${beginning}\uffff`);
    if (last - first >= most) return [];
    const shards = await Promise.all(
      Array.from({ length: last - first + 1 }, (_, step) => this.shard(first + step)));
    return shards.flatMap((shard) => [...shard.keys()].filter((key) => key.startsWith(beginning)));
  }
}

/** The terms to which the items of a key lead. @param {string[]} items */
export const termsOf = (items) =>
  items.flatMap((item) =>
    item[0] === ">" ? [item.slice(1)]
      : item[0] === "!" ? [item.slice(1, item.indexOf("|"))]
      : item[0] === "=" ? [item.slice(1).split(/[ |]/, 1)[0]] : []);

/** @param {string[]} items @param {string} term @returns {Entry | null} */
export function entryOf(items, term) {
  const item = items.find((candidate) => candidate.startsWith(`!${term}|`));
  if (!item) return null;
  const [, shown, compound, words, parts] = item.split("|");
  return { term, shown: shown || term, compound: compound ? compound.split(" ") : [],
    words: decode(words), parts: decode(parts) };
}

/** @param {string[]} items @returns {Concept | null} */
export function conceptOf(items) {
  if (!items.length) return null;
  const [name, others, pages, near, kin] = items[0].slice(1).split("|");
  const listed = (/** @type {string} */ words) => (words ? words.split(";") : []);
  return { name, others: listed(others), kin: listed(kin), pages: decode(pages), near: near === "~" };
}
