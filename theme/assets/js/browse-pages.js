// The rows of a list that is several pages: what they are narrowed down and ordered by comes from files
// of their own, and what a row shows from the page of the list that it stands on.

/** @typedef {import("./browse.js").Row} Row */
/** @typedef {[id: string, title: string, days: Record<string, string>, values: Record<string, readonly string[]>]} Told */
/** @typedef {{rows: Row[], fill: (some: readonly Row[]) => Promise<Row[]>}} Pages */

/** @param {string | URL} address @returns {Promise<Response>} */
async function get(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/**
 * Fetch what is told of all rows.
 * @param {HTMLElement} root the list, with the addresses of the files
 * @param {readonly Row[]} first the rows of this page, which are the first ones of the list
 * @param {(values: (name: string) => readonly string[]) => Row["values"]} told
 * @returns {Promise<Pages>} all rows, and what gets the nodes of some: it returns those that are new
 */
export async function startPages(root, first, told) {
  const shards = (root.dataset.shards ?? "").split(" ");
  const parts = await Promise.all(shards.map(async (address) => /** @type {Promise<Told[]>} */ ((await get(address)).json())));
  const here = new Map(first.map((row) => [row.path, row]));
  /** @type {Row[]} */
  const rows = parts.flat().map(([id, title, days, values], nth) => {
    const path = new URL(`${id}/`, location.href).pathname;
    return here.get(path) ?? { node: null, home: null, nth, path, title, days, values: told((name) => values[name] ?? []) };
  });
  /** @type {Map<number, Promise<Map<string, HTMLElement>>>} */
  const pages = new Map();
  const page = (/** @type {number} */ number) => {
    const found = pages.get(number) ?? rowsOf(new URL(`sivu/${number}/`, location.href));
    pages.set(number, found);
    found.catch(() => pages.delete(number));
    return found;
  };
  const fill = async (/** @type {readonly Row[]} */ some) => {
    const missing = some.filter((row) => !row.node);
    await Promise.all(missing.map(async (row) => {
      // Every page but the last has as many rows as the first.
      row.node = (await page(Math.floor(row.nth / first.length) + 1)).get(row.path) ?? null;
    }));
    return missing;
  };
  return { rows, fill };
}

/** The rows of one page by the paths that they lead to. @param {URL} address @returns {Promise<Map<string, HTMLElement>>} */
async function rowsOf(address) {
  const there = new DOMParser().parseFromString(await (await get(address)).text(), "text/html");
  return new Map([.../** @type {NodeListOf<HTMLElement>} */ (there.querySelectorAll(".rows > .row"))].map((node) => {
    const link = /** @type {HTMLAnchorElement} */ (node.querySelector("a"));
    const path = new URL(link.getAttribute("href") ?? "", address).pathname;
    link.setAttribute("href", path);
    return [path, document.importNode(node, true)];
  }));
}
