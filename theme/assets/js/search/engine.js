// The search of the site: our dictionary ranks, Pagefind filters and gives the pages' texts.

import { Dictionary } from "./dictionary.js";
import { readQuestion } from "./question.js";
import { ranking } from "./score.js";
import { nearWords } from "./word.js";
import { tokens } from "./words.js";

const NEAREST = 6;

/** @typedef {{id: string, data: () => Promise<any>}} Result */
/**
 * @typedef {{results: Result[], also: string[], marks: Set<string>, unknown: string[]}} Found
 */

export class Engine {
  /** @param {any} pagefind @param {Dictionary} dictionary @param {any} everything */
  constructor(pagefind, dictionary, everything) {
    this.pagefind = pagefind;
    this.dictionary = dictionary;
    this.everything = everything;
    /** @type {Map<string, Promise<Set<string>>>} */
    this.members = new Map();
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
    if (!text) return { results: chosen.results, also: [], marks: new Set(), unknown: [] };
    const question = await readQuestion(this.dictionary, text, exact);
    const results = ranking(question.groups, this.dictionary.fresh)
      .map(({ page }) => allowed.get(this.ids[page])).filter((result) => result !== undefined);
    if (results.length || exact) return { ...question, results };
    // A last resort: Pagefind knows the beginnings of the very words.
    return { ...question, results: (await this.pagefind.search(text, { filters })).results };
  }

  /**
   * How many of the results each option of a filter would leave.
   * @param {Result[]} results @param {string} filter @param {string[]} options
   * @returns {Promise<Map<string, number>>}
   */
  async counts(results, filter, options) {
    const counted = await Promise.all(options.map(async (option) => {
      const members = await this.option(filter, option);
      const count = results.reduce((sum, result) => sum + Number(members.has(result.id)), 0);
      return /** @type {[string, number]} */ ([option, count]);
    }));
    return new Map(counted);
  }

  /** The pages that a filter's option lets through; looked up once. */
  option(/** @type {string} */ filter, /** @type {string} */ option) {
    const name = `${filter}:${option}`;
    let found = this.members.get(name);
    if (!found) {
      found = this.pagefind.search(null, { filters: { [filter]: [option] } }).then(
        (/** @type {{results: Result[]}} */ { results }) => new Set(results.map((result) => result.id)));
      this.members.set(name, found);
    }
    return found;
  }

  /** Known words most like those that nothing was found with. @param {string} text */
  async nearest(text) {
    const words = tokens(text).filter((word) => !this.dictionary.stop.has(word));
    const found = await Promise.all(words.map((word) => nearWords(this.dictionary, word)));
    return [...new Set(found.flat())].slice(0, NEAREST);
  }
}
