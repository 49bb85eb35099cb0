// When nothing was found: what Pagefind knows, and known words like those asked. Loaded only then.

import { el } from "../dom.js";
import { fold, shared, tokens } from "./words.js";

/** Pages looked at when the dictionary knows none of the words. */
const LAST_RESORT = 20;
const NEAREST = 6, SHARDS = 5;

/** @typedef {import("./dictionary.js").Dictionary} Dictionary */

/**
 * Pagefind knows the beginnings of the very words. For a word that it does not know it takes
 * the longest beginning that it does, so only pages that have a word as it was written count.
 * @param {string} root @param {string} text @returns {Promise<import("./engine.js").Result[]>}
 */
export async function lastResort(root, text) {
  const pagefind = await import(`${root}pagefind/pagefind.js`);
  const { results } = await pagefind.search(text);
  const words = tokens(text);
  const pages = await Promise.all(results.slice(0, LAST_RESORT).map(async (/** @type {any} */ result) => {
    const { raw_url, meta, content } = await result.data();
    return { url: raw_url.replace(/^\//, "").replace(/index\.html$/, ""), title: meta.title ?? "",
      label: meta.label ?? "", facts: "", summary: "", asked: "", text: content };
  }));
  return pages.filter(({ title, text: body }) => {
    const written = `${title} ${body}`.toLowerCase();
    return words.some((word) => written.includes(word));
  }).map((page) => ({ number: -1, tab: /** @type {const} */ ("other"), loose: false,
    why: () => words.map((said) => ({ said, concept: false })), data: async () => page }));
}

/** Known words most like those that nothing was found with. @param {Dictionary} dictionary @param {string} text */
export async function nearest(dictionary, text) {
  const words = tokens(text).filter((word) => !dictionary.stop.has(word));
  const found = await Promise.all(words.map((word) => nearWords(dictionary, word)));
  return [...new Set(found.flat())].slice(0, NEAREST);
}

/** Words that the site has and that begin most like a word, for who found nothing. */
async function nearWords(
  /** @type {import("./dictionary.js").Dictionary} */ dictionary, /** @type {string} */ word) {
  const folded = fold(word);
  for (const letters of [5, 4, 3]) {
    if (folded.length < letters) continue;
    const keys = await dictionary.keys(folded.slice(0, letters), SHARDS);
    const items = (await Promise.all(keys.map((key) => dictionary.items(key)))).flat();
    const found = items.filter((item) => item[0] === "!")
      .map((item) => item.slice(1).split("|")).filter((parts) => parts[3].length > 0);
    if (found.length) {
      return found.sort((a, b) => shared(b[0], folded) - shared(a[0], folded) || b[3].length - a[3].length)
        .slice(0, 3).map(([term, shown]) => shown || term);
    }
  }
  return [];
}

/**
 * Show the ways on from an empty result: known words like those asked.
 * @param {HTMLElement} section @param {string[]} words @param {(word: string) => void} search
 */
export function showWaysOn(section, words, search) {
  section.hidden = false;
  const list = section.querySelector("[data-search-near]");
  if (!(list instanceof HTMLElement)) return;
  list.hidden = words.length === 0;
  list.querySelector("ul")?.replaceChildren(...words.map((word) => {
    const button = el("button", { type: "button", class: "plain" }, word);
    button.addEventListener("click", () => search(word));
    return el("li", {}, button);
  }));
}
