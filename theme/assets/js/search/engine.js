// The search of the site: our dictionary ranks, Pagefind filters and gives the pages' texts.

import { Dictionary } from "./dictionary.js";
import { readQuestion } from "./question.js";
import { ranking } from "./score.js";

/** @typedef {{id: string, data: () => Promise<any>}} Result */
/**
 * @typedef {{results: Result[], also: string[], marks: Set<string>,
 *   filters: Record<string, Record<string, number>>}} Found
 */

export class Engine {
  /** @param {any} pagefind @param {Dictionary} dictionary @param {any} everything */
  constructor(pagefind, dictionary, everything) {
    this.pagefind = pagefind;
    this.dictionary = dictionary;
    this.everything = everything;
    // A page's number in the dictionary is its place among Pagefind's sorted names.
    this.ids = everything.results.map((/** @type {Result} */ result) => result.id).sort();
  }

  /** Load what every search needs. @param {string} root the site's root, ends with a slash */
  static async open(root) {
    const [pagefind, dictionary] = await Promise.all([
      import(`${root}pagefind/pagefind.js`).then(async (module) => {
        await module.init();
        return module;
      }),
      Dictionary.open(`${root}sanat/`),
    ]);
    return new Engine(pagefind, dictionary, await pagefind.search(null));
  }

  /**
   * Search. Without words every page that passes the filters is found.
   * @param {string} text @param {Record<string, string[]>} filters @param {boolean} exact
   * @returns {Promise<Found>}
   */
  async search(text, filters, exact) {
    const chosen = Object.keys(filters).length
      ? await this.pagefind.search(null, { filters })
      : this.everything;
    /** @type {Map<string, Result>} */
    const allowed = new Map(chosen.results.map((/** @type {Result} */ result) => [result.id, result]));
    if (!text) return { results: chosen.results, also: [], marks: new Set(), filters: chosen.filters };
    const question = await readQuestion(this.dictionary, text, exact);
    const results = ranking(question.groups, this.dictionary.fresh)
      .map(({ page }) => allowed.get(this.ids[page])).filter((result) => result !== undefined);
    if (results.length || exact) return { ...question, results, filters: chosen.filters };
    // A last resort: Pagefind knows the beginnings of the very words.
    const found = await this.pagefind.search(text, { filters });
    return { ...question, results: found.results, filters: chosen.filters };
  }
}
