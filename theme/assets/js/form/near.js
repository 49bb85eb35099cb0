// The word that was probably meant, by the rule of src/knowledgebase/ground/near.py.

const LEAST_PART = 3;

/**
 * The one of `words` most like `word`, "" when none shares more than `least` of its pairs of
 * letters. Of equally near ones the first in alphabetical order.
 * @param {string} word @param {Iterable<string>} words @param {number} least
 */
export function nearest(word, words, least) {
  const pairs = pairsOf(word);
  let best = "", most = least;
  for (const other of [...words].sort()) {
    const share = shareOf(pairs, pairsOf(other));
    if (share > most && couldBe(word, other, least)) [best, most] = [other, share];
  }
  return best;
}

/** True when each part of a word has its counterpart in the other. @param {string} word @param {string} other @param {number} least */
function couldBe(word, other, least) {
  const [parts = [], others = []] = [word, other].map((text) => text.toLowerCase().split(/[\s-]+/));
  return parts.every((part) => others.some((each) => isLike(part, each, least)));
}

/** @param {string} part @param {string} other @param {number} least */
function isLike(part, other, least) {
  const [short = "", long = ""] = [part, other].sort((one, two) => one.length - two.length);
  if (short.length >= LEAST_PART && long.includes(short)) return true;
  return part.slice(0, 1) === other.slice(0, 1) && shareOf(pairsOf(part), pairsOf(other)) > least;
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
