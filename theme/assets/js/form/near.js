// The word that was probably meant, by the rule of src/knowledgebase/ground/near.py.

import { slugOf } from "./write.js";

const LEAST_PART = 3, SLIP = 2;

/**
 * The one of `words` most like `word`, "" when none shares more than `least` of its pairs of
 * letters. Of equally near ones the first in alphabetical order.
 * @param {string} word @param {Iterable<string>} words @param {number} least
 */
export function nearest(word, words, least) {
  const pairs = pairsOf(word);
  let best = "", most = least;
  const known = [...words].sort();
  const around = new Set(known.filter((other) => isInside(word, other)).map(slugOf));
  for (const other of known) {
    if (around.size > 1 && isInside(word, other)) continue;
    const share = shareOf(pairs, pairsOf(other));
    if (share > most && couldBe(word, other, least)) [best, most] = [other, share];
  }
  return best;
}

const BETWEEN = /[\s-]+/;

/** @param {string} word @param {string} other */
const isInside = (word, other) => other.split(BETWEEN).length > word.split(BETWEEN).length && other.includes(word);

/** True when each part of a word has its counterpart in the other. @param {string} word @param {string} other @param {number} least */
function couldBe(word, other, least) {
  const [parts = [], others = []] = [word, other].map((text) => text.toLowerCase().split(BETWEEN));
  return parts.every((part) => others.some((each) => isLike(part, each, least)));
}

/** @param {string} part @param {string} other @param {number} least */
function isLike(part, other, least) {
  const [short = "", long = ""] = [part, other].sort((one, two) => one.length - two.length);
  if (short.length >= LEAST_PART && long.includes(short)) return true;
  return part.slice(0, 1) === other.slice(0, 1) && shareOf(pairsOf(part), pairsOf(other)) > least && isSlip(part, other, least);
}

/** The length of the beginning that two words share. @param {string} one @param {string} two */
function sharedStart(one, two) {
  let at = 0;
  while (at < one.length && one[at] === two[at]) at += 1;
  return at;
}

/** True when the words are alike also without the end that they share. @param {string} part @param {string} other @param {number} least */
function isSlip(part, other, least) {
  const backwards = (/** @type {string} */ text) => [...text].reverse().join("");
  const end = sharedStart(backwards(part), backwards(other));
  const [one, two] = [part.slice(0, part.length - end), other.slice(0, other.length - end)];
  const differ = Math.max(one.length, two.length) - sharedStart(one, two);
  return differ <= SLIP || shareOf(pairsOf(one), pairsOf(two)) > least;
}

/** @param {Set<string>} pairs @param {Set<string>} others */
function shareOf(pairs, others) {
  const shared = [...pairs].filter((pair) => others.has(pair)).length;
  return (2 * shared) / (pairs.size + others.size);
}

/** Each pair of letters, and the first and the last letter beside a blank. @param {string} word */
function pairsOf(word) {
  const letters = [..." " + word + " "];
  return new Set(letters.slice(1).map((letter, n) => letters[n] + letter));
}
