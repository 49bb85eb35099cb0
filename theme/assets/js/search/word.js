// One word of a question: the base forms that it may be, and what else it may mean.

import { entryOf, termsOf } from "./dictionary.js";
import { fold, sameDots, shared, stem } from "./words.js";
import { WEIGHTS } from "./weights.js";

const POSSESSIVE = /^.{2,}[aeiouy](?:ni|si)$/;
/** Endings that the keys do not know, and the base form's: samapalkkaisuutta, osatyökykyisiä, työssäoppimaan. */
const REGULAR = /** @type {[RegExp, string][]} */ ([
  [/([uy])\1(?:tta|teen|dessa|desta|della|delta|delle|tena)$/, "$1$1s"],
  [/is(?:[ei]n|et|t[ae]n?|ia|iin|[ei](?:ll[ae]|lta|ssa|sta|ksi|na))$/, "inen"],
  [/m(?:aan|assa|asta|alla|atta)$/, "minen"],
]);

/** @typedef {import("./dictionary.js").Entry} Entry */
/** @typedef {{entry: Entry, weight: number}} Found */

/** The entry of a term. @param {import("./dictionary.js").Dictionary} dictionary @param {string} term */
export const entry = async (dictionary, term) => entryOf(await dictionary.items(stem(fold(term))), term);

/**
 * Those of a key's terms that a word may be a form of, best first: pelätä is not pelata.
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
  // Of what is itself a base form only a near twin may be meant too: aivot, aivo; but not muuttaja, muutos.
  return terms.filter((term) => best <= folded.length || fits(term) >= folded.length - 1)
    .sort((a, b) => fits(b) - fits(a))
    .map((term) => ({ term, weight: fits(term) >= best - 1 ? 1 : WEIGHTS.homonym }));
}

/**
 * The terms that a word may be a form of; also those that only the thesaurus knows.
 * @param {import("./dictionary.js").Dictionary} dictionary @param {string} word
 * @returns {Promise<{term: string, weight: number}[]>}
 */
export async function baseForms(dictionary, word) {
  const folded = fold(word);
  const forms = formsIn(await dictionary.items(stem(folded)), word);
  if (forms.length) return forms;
  for (const [ending, base] of REGULAR) {
    const whole = folded.replace(ending, base);
    const found = whole === folded ? [] : formsIn(await dictionary.items(stem(whole)), whole);
    if (found.some(({ term }) => fold(term) === whole)) return found.filter(({ term }) => fold(term) === whole);
  }
  // "urani" is a form of "ura": a possessive that the keys do not know.
  return !POSSESSIVE.test(folded) ? [] : baseForms(dictionary, word.slice(0, -2));
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
