// Entries that may tell of the same thing as the one being written: near by the measure of titles that
// the check has (src/knowledgebase/ground/titles.py). The review of the finished file compares much more.

const MOST = 3;

/** @typedef {{letters: number, stem: number, share: number, holders: number}} Measure */

/** @param {string} title @param {Measure} measure */
const stemsOf = (title, { letters, stem }) =>
  new Set((title.toLowerCase().match(/[a-zåäö]+/g) ?? []).filter((word) => word.length >= letters).map((word) => word.slice(0, stem)));

/**
 * Return a function that finds the entries with the nearest titles, best first.
 * @param {[string, string][]} entries  (id, title) of the entries of one kind
 * @param {Measure} measure
 */
export function startSimilar(entries, measure) {
  const titles = entries.map(([, title]) => stemsOf(title, measure));
  /** @type {Map<string, number[]>} */
  const holders = new Map();
  titles.forEach((stems, number) => {
    for (const stem of stems) holders.set(stem, [...(holders.get(stem) ?? []), number]);
  });
  return (/** @type {string} */ title) => {
    const own = stemsOf(title, measure);
    /** @type {Map<number, number>} */
    const shared = new Map();
    const met = new Set([...own].map((stem) => holders.get(stem) ?? []).filter((found) => found.length <= measure.holders).flat());
    for (const number of met) {
      const other = titles[number] ?? new Set();
      const both = [...own].filter((stem) => other.has(stem)).length;
      // One word alone is not a title.
      if (both > 1) shared.set(number, both / Math.min(own.size, other.size));
    }
    return [...shared].filter(([, share]) => share >= measure.share)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST).map(([number]) => entries[number]);
  };
}
