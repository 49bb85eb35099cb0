// Entries that may tell of the same thing as the one being written: they share rare words of the
// title. The review of the finished file compares much more; this only saves a writer's evening.

const MOST = 3;
const COMMON = 0.15; // a word in more of the titles than this says nothing

/** The beginnings of long words: Finnish inflects at the end of the word. @param {string} title */
const stems = (title) =>
  new Set((title.toLowerCase().match(/[a-zåäö]{6,}/g) ?? []).map((word) => word.slice(0, 7)));

/**
 * Return a function that finds the ids of the most alike titles, best first.
 * @param {[string, string][]} entries  (id, title) of the entries of one kind
 */
export function startSimilar(entries) {
  /** @type {Map<string, number[]>} */
  const holders = new Map();
  entries.forEach(([, title], number) => {
    for (const stem of stems(title)) holders.set(stem, [...(holders.get(stem) ?? []), number]);
  });
  return (/** @type {string} */ title) => {
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (const stem of stems(title)) {
      const found = holders.get(stem) ?? [];
      if (found.length > Math.max(3, entries.length * COMMON)) continue;
      for (const number of found) scores.set(number, (scores.get(number) ?? 0) + 1 / found.length);
    }
    return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST).map(([number]) => entries[number]);
  };
}
