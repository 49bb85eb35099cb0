// One word of a question: the base forms that it may be, and what else it may mean.

import { entryOf, termsOf } from "./dictionary.js";
import { fold, sameDots, shared, stem } from "./words.js";
import { SHORTEST_HEAD, SHORTEST_PART, WEIGHTS } from "./weights.js";

const POSSESSIVE = /^.{2,}[aeiouy](?:ni|si)$/;

/** @typedef {import("./dictionary.js").Entry} Entry */
/** @typedef {{entry: Entry, weight: number}} Found */

/** The entry of a term. @param {import("./dictionary.js").Dictionary} dictionary @param {string} term */
export const entry = async (dictionary, term) => entryOf(await dictionary.items(stem(fold(term))), term);

/**
 * The terms of a key that a word may be a form of, best first, each with its weight. Of words that
 * their dots alone part, only the one that is spelt like it: pelätä is not pelata.
 * @param {string[]} items @param {string} word @returns {{term: string, weight: number}[]}
 */
export function formsIn(items, word) {
  const folded = fold(word);
  const known = items.find((item) => item.startsWith(`~${folded}|`));
  const all = known ? known.slice(folded.length + 2).split(" ") : [...new Set(termsOf(items))];
  const terms = all.filter((term) => sameDots(term, word) ||
    !all.some((other) => other !== term && fold(other) === fold(term)));
  if (known) return terms.map((term) => ({ term, weight: 1 }));
  const fits = (/** @type {string} */ term) => (fold(term) === folded ? folded.length + 1 : shared(fold(term), folded));
  const best = Math.max(0, ...terms.map(fits));
  return terms.sort((a, b) => fits(b) - fits(a))
    .map((term) => ({ term, weight: fits(term) >= best - 1 ? 1 : WEIGHTS.homonym }));
}

/**
 * The terms that a word may be a form of. A term is given also when no page has it: the thesaurus
 * may know it.
 * @param {import("./dictionary.js").Dictionary} dictionary @param {string} word
 * @returns {Promise<{term: string, weight: number}[]>}
 */
export async function baseForms(dictionary, word) {
  const folded = fold(word);
  const forms = formsIn(await dictionary.items(stem(folded)), word);
  // "urani" is a form of "ura": a possessive that the keys do not know.
  return forms.length || !POSSESSIVE.test(folded) ? forms : baseForms(dictionary, word.slice(0, -2));
}

/**
 * The entries of terms, without those that no page has.
 * @param {import("./dictionary.js").Dictionary} dictionary
 * @param {{term: string, weight: number}[]} terms @returns {Promise<Found[]>}
 */
export async function entries(dictionary, terms) {
  const found = await Promise.all(
    terms.map(async ({ term, weight }) => ({ entry: await entry(dictionary, term), weight })));
  return /** @type {Found[]} */ (found.filter((one) => one.entry));
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
    const found = (await dictionary.items(stem(base))).find((item) => item.startsWith(`<${base}|`));
    if (found) return found.slice(base.length + 2).split(" ").map((term) => ({ term, weight: WEIGHTS.translation }));
  }
  return [];
}

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
