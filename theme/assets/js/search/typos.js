// What a misspelt word was meant to be. Loaded only for a word that is not known.

import { termsOf } from "./dictionary.js";
import { cuts } from "./rare.js";
import { CORRECTED, LONG, SHORTEST_PART, WEIGHTS } from "./weights.js";
import { entry } from "./word.js";
import { fold, shared, stem } from "./words.js";

/** A misspelt word's place is not known well: it is looked for in more files, some kilobytes each. */
const SHARDS = 8;
const MANY = 6;

/**
 * Words one typing error away from a word that is not known; of a long word two, if none is nearer.
 * @param {import("./dictionary.js").Dictionary} dictionary @param {string} word
 */
export async function corrections(dictionary, word) {
  const folded = fold(word);
  if (folded.length < CORRECTED) return [];
  const parts = (await cuts(dictionary, word)).filter((pair) => pair.every((half) => half.length >= SHORTEST_PART));
  // Two words that pages say in one are not misspelt: muistisairaus is not muistisairas.
  const said = await Promise.all(parts.flat().map((half) => entry(dictionary, half)));
  if (parts.some((_, at) => [0, 1].every((side) => said[2 * at + side]?.words.pages.length))) return [];
  const one = await near(dictionary, folded, oneApart, SHORTEST_PART, beginnings(folded));
  if (one || folded.length < LONG) return one ?? [];
  // Nor are two known words in one with two errors: läsnäolopäivät is no läsnäolotaidot.
  return parts.length ? [] : await near(dictionary, folded, twoApart, LONG, beginnings(folded).slice(0, -4)) ?? [];
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
