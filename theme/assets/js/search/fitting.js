// How practices fit the reader's workplace, as told on the page "Sopiiko meille?". Loaded only
// when it has been told; the answers are in this browser, and what practices are for is in the
// dictionary, as are the filters.

import { ESTIMATED, NEED, explain, judge, termNames, workplace } from "../fit.js";

/** @typedef {{line: (page: number) => HTMLElement, clashes: (page: number) => boolean}} Fitting */

/**
 * What to say of a practice, by its number, and whether something in it clashes with the answers;
 * null when nothing has been told.
 * @param {import("./engine.js").Engine} engine @returns {Promise<Fitting | null>}
 */
export async function fitting(engine) {
  // What troubles the reader now, the words of the search say.
  const told = { ...workplace() };
  delete told[NEED];
  if (!Object.keys(told).length) return null;
  const terms = await termNames().catch(() => ({}));
  const filters = new Map(await Promise.all(
    [...Object.keys(told), ESTIMATED].map(async (name) => /** @type {const} */ ([name, await engine.filter(name)]))));
  const verdicts = (/** @type {number} */ page) => judge(told, (name) =>
    [...(filters.get(name) ?? [])].filter(([, pages]) => pages.has(page)).map(([id]) => id));
  return {
    line: (page) => explain(verdicts(page), terms),
    clashes: (page) => verdicts(page).some(({ state }) => state === "no"),
  };
}
