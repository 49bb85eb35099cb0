// Finding by words, with the site's search index. The index is loaded at the first search.

import { ROOT } from "./dom.js";

/** @type {Promise<any> | null} */
let engine = null;

/**
 * Find pages of one kind.
 * @param {string} words @param {string} kind such as `practice`
 * @returns {Promise<string[]>} paths of pages, best first
 */
export async function find(words, kind) {
  engine ??= import(new URL("pagefind/pagefind.js", ROOT).href).then(async (module) => {
    await module.init();
    return module;
  });
  const found = await (await engine).search(words, { filters: { tyyppi: kind } });
  const pages = await Promise.all(found.results.map((/** @type {any} */ result) => result.data()));
  return pages.map((page) => new URL(page.url, location.href).pathname);
}
