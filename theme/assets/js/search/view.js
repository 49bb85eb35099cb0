// What the search page shows: results, what else was searched for, and ways on from nothing.

import { excerpt, marked } from "./excerpt.js";

/**
 * A result as a list item; text only.
 * @param {import("./engine.js").Page} page @param {Set<string>} marks @param {string} root
 */
export function row(page, marks, root) {
  const label = document.createElement("p");
  label.className = "result-label";
  label.textContent = page.label;
  const link = document.createElement("a");
  link.href = root + page.url;
  link.append(...marked(page.title || page.url, marks));
  const heading = document.createElement("h2");
  heading.append(link);
  const text = document.createElement("p");
  text.append(...excerpt(page.text, marks));
  const item = document.createElement("li");
  item.append(label, heading, text);
  return item;
}

/** @param {number} count */
export const countText = (count) =>
  count === 0 ? "Ei osumia." : count === 1 ? "1 osuma." : `${count} osumaa.`;

/** Say what else was searched for. @param {HTMLElement} line @param {string[]} also */
export function showAlso(line, also) {
  line.hidden = also.length === 0;
  const words = line.querySelector("[data-search-also-words]");
  if (words) words.textContent = also.join(", ");
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
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = word;
    button.addEventListener("click", () => search(word));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }));
}

/** Write how many results each option would leave. @param {HTMLSelectElement} select @param {Map<string, number>} counts */
export function showCounts(select, counts) {
  for (const option of select.options) {
    if (!option.value) continue;
    const count = counts.get(option.value) ?? 0;
    option.textContent = `${option.dataset.text} (${count})`;
    option.disabled = count === 0 && !option.selected;
  }
}
