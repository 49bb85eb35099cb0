// The filters' options: the pages that each lets through, and how many results it would leave.
// Loaded once a filter is in sight or in use.

import { VALUE } from "./dictionary.js";

/** Pages without weights. @param {string} text */
function decodePages(text) {
  const pages = [];
  let page = 0, distance = 0, power = 1;
  for (let at = 0; at < text.length; at += 1) {
    const digit = VALUE[text.charCodeAt(at)];
    distance += (digit % 32) * power;
    power *= 32;
    if (digit >= 32) continue;
    pages.push(page += distance);
    distance = 0;
    power = 1;
  }
  return pages;
}

/**
 * The pages of each option of a filter.
 * @param {import("./dictionary.js").Dictionary} dictionary @param {string} name @returns {Promise<Map<string, Set<number>>>}
 */
export async function options(dictionary, name) {
  const found = (await dictionary.items(`@${name}`)).map((item) => item.split("|"));
  return new Map(found.map(([option, pages]) => [option, new Set(decodePages(pages))]));
}

/**
 * How many of the results each option of a filter would leave.
 * @param {import("./engine.js").Engine} engine @param {import("./engine.js").Result[]} results @param {string} name
 * @returns {Promise<Map<string, number>>}
 */
export const counts = async (engine, results, name) => new Map([...await engine.filter(name)].map(([option, pages]) =>
  [option, results.reduce((sum, { number }) => sum + Number(pages.has(number)), 0)]));

/** Write how many results each option would leave. @param {HTMLSelectElement} select @param {Map<string, number>} left */
export function showCounts(select, left) {
  for (const option of select.options) {
    if (!option.value) continue;
    const count = left.get(option.value) ?? 0;
    option.textContent = `${option.dataset.text} (${count})`;
    option.disabled = count === 0 && !option.selected;
  }
}
