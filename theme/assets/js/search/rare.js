// Words that few pages have or none: what a misspelt one was meant to be, what a foreign one means,
// the parts of a compound, and words like it.
// Loaded only for such a word.

import { termsOf } from "./dictionary.js";
import { CORRECTED, LONG, SHORTEST_HEAD, SHORTEST_PART, WEIGHTS } from "./weights.js";
import { pagesOf } from "./question.js";
import { rarity } from "./score.js";
import { baseForms, entries } from "./word.js";
import { fold, shared, stem } from "./words.js";

/** @typedef {import("./score.js").Node} Node */
/** A misspelt word's place is not known well: it is looked for in more files, some kilobytes each. */
const SHARDS = 8;
const MANY = 6;
/** A word that shares this much of another is said by who says the other: sosiokulttuurinen, sosiokulttuurisesti. */
const NEARLY = 0.8;

/**
 * Words one typing error away from a word that is not known; of a long word two, if none is nearer.
 * @param {import("./dictionary.js").Dictionary} dictionary @param {string} word
 */
export async function corrections(dictionary, word) {
  const folded = fold(word);
  if (folded.length < CORRECTED) return [];
  // Two known words in one are not misspelt: muistisairaus is not muistisairas, läsnäolopäivät no läsnäolotaidot.
  if ((await cuts(dictionary, word)).some((pair) => pair.every((half) => half.length >= SHORTEST_PART))) return [];
  const one = await near(dictionary, folded, oneApart, SHORTEST_PART, beginnings(folded));
  if (one || folded.length < LONG) return one ?? [];
  return await near(dictionary, folded, twoApart, LONG, beginnings(folded).slice(0, -4)) ?? [];
}

/**
 * @param {import("./dictionary.js").Dictionary} dictionary @param {string} folded
 * @param {(a: string, b: string) => boolean} close @param {number} least @param {string[]} places
 */
async function near(dictionary, folded, close, least, places) {
  const key = stem(folded);
  const itself = (/** @type {string} */ term) => close(term, folded) || close(stem(term), key);
  for (const beginning of places) {
    // What is left of a short word is too little to be compared.
    const keys = (await dictionary.keys(beginning, SHARDS)).filter((known) =>
      known[0] !== "#" && ((known.length >= least && key.length >= CORRECTED && close(known, key)) || close(known, folded)));
    const rows = (await Promise.all(keys.map((known) => dictionary.items(known)))).flat();
    const all = termsOf(rows);
    // A word whose own form is that near was meant: kysleyt is kyselyt, though it is near kyse too.
    const meant = [...all.filter((term) => close(fold(term), folded)), ...rows.flatMap((row) => {
      const [form, of = ""] = row.slice(1).split("|");
      return row[0] === "~" && close(form, folded) ? of.split(" ") : [];
    })];
    const terms = [...new Set(meant.length ? meant : all)]
      .filter((term) => term.length >= CORRECTED - 1)
      .sort((a, b) => Number(itself(b)) - Number(itself(a)) ||
        shared(b, folded) - shared(a, folded))
      .slice(0, MANY);
    if (terms.length) return terms.map((term) => ({ term, weight: WEIGHTS.typo }));
  }
  return null;
}

/**
 * Where to look for a misspelt word, the likeliest place first: most errors spare the beginning,
 * and a long beginning is in one file. Last, a first letter too many or two that changed places.
 * @param {string} folded
 */
function beginnings(folded) {
  const lengths = Array.from({ length: folded.length - 3 }, (_, step) => folded.length - 2 - step);
  const [a, b] = folded;
  return [...lengths.map((length) => folded.slice(0, length)), b + a, folded.slice(1, 4)];
}

/** Whether two typing errors at most lie between two words. @param {string} a @param {string} b */
function twoApart(a, b) {
  if (Math.abs(a.length - b.length) > 2) return false;
  const start = shared(a, b), x = a.slice(start), y = b.slice(start);
  return oneApart(x.slice(1), y) || oneApart(x, y.slice(1)) || oneApart(x.slice(1), y.slice(1)) ||
    (x[0] === y[1] && x[1] === y[0] && oneApart(x.slice(2), y.slice(2)));
}

/**
 * Whether one typing error at most lies between two words: a letter missing, extra, wrong, or
 * two that changed places.
 * @param {string} a @param {string} b
 */
function oneApart(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  const start = shared(a, b);
  if (a.length > b.length) return a.slice(start + 1) === b.slice(start);
  if (a.length < b.length) return a.slice(start) === b.slice(start + 1);
  return a.slice(start + 1) === b.slice(start + 1) ||
    (a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2));
}

/**
 * Words that begin with the word, and words that have a long beginning in common with it.
 * @param {import("./dictionary.js").Dictionary} dictionary @param {string} word @param {boolean} known
 */
export async function relatives(dictionary, word, known) {
  const folded = fold(word), key = stem(folded);
  if (key.length < 3) return [];
  const keys = await dictionary.keys(key.slice(0, 5), 2);
  const terms = [];
  for (const term of new Set((await Promise.all(
    keys.filter((one) => one[0] !== "#").map((one) => dictionary.items(one)))).flatMap(termsOf))) {
    const common = shared(term, folded);
    if (!known && common >= Math.max(3, key.length) && term.length > common) {
      terms.push({ term, weight: WEIGHTS.beginning * Math.sqrt(key.length / term.length), whole: true });
    } else if (common >= Math.max(known ? 6 : 5, 0.7 * Math.min(term.length, folded.length))) {
      terms.push({ term, weight: WEIGHTS.family, whole: common >= NEARLY * folded.length });
    }
  }
  return terms.sort((a, b) => b.weight - a.weight).slice(0, MANY);
}

/** Endings of Swedish and English words, the longest first. */
const FOREIGN = /(?:arna|erna|orna|ing|ies|ed|es|en|et|ar|er|or|na|s|n|t|a|e)$/;

/**
 * Finnish words for a Swedish or English one, which may be inflected.
 * @param {import("./dictionary.js").Dictionary} dictionary @param {string} word
 * @returns {Promise<{term: string, weight: number}[]>}
 */
export async function translations(dictionary, word) {
  const folded = fold(word);
  for (let length = 0; length <= 4 && folded.length - length >= 3; length += 1) {
    const base = folded.slice(0, folded.length - length);
    if (length && !FOREIGN.test(folded.slice(-length))) continue;
    // What is left of a Finnish word may look like a short foreign one: hälinää, hål.
    if (length && base.length < SHORTEST_PART) break;
    // The first that has a row is the word: employees is employee, though that says nothing, and not employ.
    const found = await rowOf(dictionary, base);
    if (found) return translationsIn(dictionary, found);
  }
  return [];
}

/** The dictionary's Finnish words for a folded word as it stands. @param {import("./dictionary.js").Dictionary} dictionary @param {string} base */
export async function translated(dictionary, base) {
  const found = await rowOf(dictionary, base);
  return found ? translationsIn(dictionary, found) : [];
}

/** @param {import("./dictionary.js").Dictionary} dictionary @param {string} base */
const rowOf = async (dictionary, base) =>
  (await dictionary.items(stem(base))).find((item) => item.startsWith(`<${base}|`));

/** @param {import("./dictionary.js").Dictionary} dictionary @param {string} row */
const translationsIn = (dictionary, row) =>
  row.slice(row.indexOf("|") + 1).split(" ").filter((term) => !dictionary.light.has(term))
    .map((term) => ({ term, weight: WEIGHTS.translation }));

/**
 * Ways to cut an unknown word into two known ones, the longest head first.
 * @param {import("./dictionary.js").Dictionary} dictionary @param {string} word
 * @returns {Promise<[string, string][]>}
 */
export async function cuts(dictionary, word) {
  const folded = fold(word), found = /** @type {[string, string][]} */ ([]);
  for (let at = folded.length - SHORTEST_PART; at >= SHORTEST_HEAD && found.length < 2; at -= 1) {
    const head = folded.slice(0, at), tail = folded.slice(at);
    if (await isHead(dictionary, head) && (await baseForms(dictionary, tail)).length) {
      found.push([head, tail]);
    }
  }
  return found;
}

/** A compound's head: a base form, a genitive, or the -s form of a word in -nen. */
async function isHead(/** @type {import("./dictionary.js").Dictionary} */ dictionary, /** @type {string} */ head) {
  const forms = await baseForms(dictionary, head);
  return forms.some(({ term }) => term === head ||
    (head.length >= SHORTEST_PART && /[ns]$/.test(head) && shared(term, head) >= Math.max(3, head.length - 3)));
}

/**
 * A compound's halves as words of their own; marked in texts only when the word as a whole is not.
 * @param {import("./question.js").Reader} reader @param {[string, string][]} halves @param {boolean} marked
 */
export async function apart(reader, halves, marked) {
  const nodes = [];
  for (const pair of halves) {
    const sides = await Promise.all(pair.map((one) => partNode(reader, one, marked)));
    if (sides.every((one) => one.nodes.length)) {
      nodes.push(/** @type {Node} */ (
        { kind: "sum", nodes: sides, weight: WEIGHTS.apart, partial: WEIGHTS.onePart }));
    }
  }
  return nodes;
}

/** A part of a word: it stands for itself in any form, never for what it means elsewhere. @param {import("./question.js").Reader} reader @param {string} part @param {boolean} marked */
async function partNode(reader, part, marked) {
  const short = part.length < SHORTEST_PART;
  const all = await baseForms(reader.dictionary, part);
  // A part that is a base form is that word, though its letters may be a form of another too.
  const itself = all.filter(({ term }) => term === part);
  const found = await entries(reader.dictionary, itself.length || short ? itself : all);
  if (!short && marked) reader.markAll(found);
  return side(reader, found);
}

/** What finds one part, as one node. @param {import("./question.js").Reader} reader @param {import("./word.js").Found[]} found @returns {{kind: "any", nodes: Node[], weight: number}} */
export function side(reader, found) {
  const nodes = found.map((one) => reader.node(one.entry, one.weight));
  return { kind: "any", nodes, weight: rarity(reader.dictionary.pages, pagesOf(nodes).size) };
}
