// Finding by words, with the site's own search. Loaded at the first search.

import { ROOT } from "./dom.js";

/** @type {Promise<any> | null} */
let engine = null;

/**
 * Find pages of one kind.
 * @param {string} words @param {string} kind such as `practice`
 * @returns {Promise<string[]>} paths of pages, best first
 */
export async function find(words, kind) {
  engine ??= import(new URL("search/engine.js", import.meta.url).href).then(({ Engine }) => Engine.open(ROOT.href));
  engine.catch(() => { engine = null; });
  const { results } = await (await engine).search(words, { tyyppi: [kind] }, false);
  const pages = await Promise.all(results.map((/** @type {any} */ result) => result.data()));
  return pages.map((page) => new URL(page.url, ROOT).pathname);
}
