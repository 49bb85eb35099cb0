// The word that was probably meant, by the rule of src/knowledgebase/ground/near.py.

/**
 * The one of `words` most like `word`, "" when none shares more than `least` of its pairs of
 * letters. Of equally near ones the first in alphabetical order.
 * @param {string} word @param {Iterable<string>} words @param {number} least
 */
export function nearest(word, words, least) {
  const pairs = pairsOf(word);
  let best = "", most = least;
  for (const other of [...words].sort()) {
    const others = pairsOf(other);
    const shared = [...pairs].filter((pair) => others.has(pair)).length;
    const share = (2 * shared) / (pairs.size + others.size);
    if (share > most) [best, most] = [other, share];
  }
  return best;
}

/** Each pair of letters, and the first and the last letter beside a blank. @param {string} word */
function pairsOf(word) {
  const letters = [..." " + word + " "];
  return new Set(letters.slice(1).map((letter, n) => letters[n] + letter));
}
