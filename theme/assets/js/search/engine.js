// The search of the site: our dictionary answers; Pagefind only when it knows none of the words.

import { Dictionary } from "./dictionary.js";
import { nothingMarked } from "./marks.js";
import { readQuestion } from "./question.js";
import { ranking, reasons } from "./score.js";
import { TAIL } from "./weights.js";

export { nothingMarked };
/** @typedef {"practice" | "project" | "other"} Tab */
/** @typedef {{url: string, title: string, label: string, number?: number, facts: string, summary: string, asked: string, text: string}} Page */
/** @typedef {{number: number, tab: Tab, loose: boolean, why: () => import("./score.js").Reason[], data: () => Promise<Page>}} Result */
/**
 * `tab` is the list to open.
 * @typedef {{results: Result[], tab: Tab, bets: Result[], unknown: string[],
 *   also: import("./question.js").Also[], marks: import("./marks.js").Marks}} Found
 */

const TABS = /** @type {Record<string, Tab>} */ ({ p: "practice", r: "project", e: "project" });

/**
 * The list to open: that of the kind that is asked for when some of it answer well, else the list that has
 * the best answer.
 * @param {readonly Result[]} results @param {Tab} asked @returns {Tab}
 */
const opening = (results, asked) =>
  results.some(({ tab, loose }) => tab === asked && !loose) ? asked : results[0]?.tab ?? asked;

/**
 * Who asks for projects gets those that run first, of all that answer well; nothing else moves.
 * @param {Result[]} results @param {string} kinds @returns {Result[]}
 */
function runningFirst(results, kinds) {
  const moves = (/** @type {Result} */ { tab, loose }) => tab === "project" && !loose;
  const ended = (/** @type {Result} */ { number }) => Number(kinds[number] === "e");
  const order = results.filter(moves).sort((a, b) => ended(a) - ended(b)).values();
  return results.map((one) => (moves(one) ? order.next().value ?? one : one));
}

export class Engine {
  /** @param {string} root @param {Dictionary} dictionary */
  constructor(root, dictionary) {
    this.root = root;
    this.dictionary = dictionary;
    /** @type {Map<string, Promise<Map<string, Set<number>>>>} */
    this.filters = new Map();
  }

  /** Load what every search needs. @param {string} root the site's root, ends with a slash */
  static async open(root) {
    return new Engine(root, await Dictionary.open(`${root}sanat/`));
  }

  /** Every page, the newest first. @returns {Result[]} */
  everything() {
    const { pages, fresh } = this.dictionary;
    return Array.from({ length: pages }, (_, page) => page)
      .sort((a, b) => fresh[b] - fresh[a] || a - b).map((page) => this.result(page));
  }

  /**
   * Search. Without words every page that passes the filters is found.
   * @param {string} text @param {Record<string, string[]>} filters @param {boolean} exact
   * @returns {Promise<Found>}
   */
  async search(text, filters, exact) {
    const passes = await this.passing(filters);
    if (!text) {
      const results = this.everything().filter(({ number }) => passes(number));
      return { results, tab: "practice", bets: [], unknown: [], also: [], marks: nothingMarked() };
    }
    const question = await readQuestion(this.dictionary, text, exact);
    const ranked = ranking(question.groups, this.dictionary).filter(({ page }) => passes(page));
    const least = TAIL * (ranked[0]?.score ?? 0);
    const scored = ranked.map(({ page, score }) => this.result(page, score < least, () =>
      question.groups.flatMap((group) => reasons(group, page))));
    const results = question.projects ? runningFirst(scored, this.dictionary.kinds) : scored;
    /** @type {Found} */
    const found = { ...question, results, tab: opening(results, question.projects ? "project" : "practice"),
      bets: question.bets.filter(passes).map((page) => this.result(page)) };
    if (results.length || exact || Object.keys(filters).length) return found;
    return { ...found, results: await (await import("./nothing.js")).lastResort(this.root, text), tab: "other" };
  }

  /** Words that pages have, near to those of a question that found nothing. @param {string} text */
  async nearest(text) {
    return (await import("./nothing.js")).nearest(this.dictionary, text);
  }

  /** @param {number} page @returns {Tab} */
  tab(page) {
    return TABS[this.dictionary.kinds[page]] ?? "other";
  }

  /** @param {number} page @param {boolean} [loose] @param {Result["why"]} [why] @returns {Result} */
  result(page, loose = false, why = () => []) {
    return { number: page, tab: this.tab(page), loose, why, data: async () => ({ ...await this.dictionary.page(page), number: page }) };
  }

  /** The pages of a filter's options; looked up once. @param {string} name */
  filter(name) {
    let found = this.filters.get(name);
    if (!found) {
      found = import("./limits.js").then(({ options }) => options(this.dictionary, name));
      this.filters.set(name, found);
    }
    return found;
  }

  /** A test of whether a page passes every filter. @param {Record<string, string[]>} filters */
  async passing(filters) {
    const sets = await Promise.all(Object.entries(filters).map(async ([name, options]) => {
      const known = await this.filter(name);
      return new Set(options.flatMap((option) => [...(known.get(option) ?? [])]));
    }));
    return (/** @type {number} */ page) => sets.every((pages) => pages.has(page));
  }
}
