// What the search page shows: results, and what else was searched for.

import { fold } from "./words.js";

const WHY = 3;
/** What each way to another word is called. @type {Record<string, string>} */
const WAYS = { sanasto: "sanasto:", käännös: "käännös:", korjaus: "korjattu:" };

/** @param {string} kind @param {string} className @param {...(string | Node)} parts */
function element(kind, className, ...parts) {
  const made = document.createElement(kind);
  if (className) made.className = className;
  made.append(...parts);
  return made;
}

/**
 * A result as a list item; text only.
 * @param {import("./engine.js").Page} page @param {import("./score.js").Reason[]} why what it has of what was searched for
 * @param {import("./marks.js").Marks} marks @param {string} root
 * @param {typeof import("./excerpt.js")} texts loaded when there is a result to show
 */
export function row(page, why, marks, root, { askedAs, excerpt, marked }) {
  const link = document.createElement("a");
  link.href = root + page.url;
  link.append(...marked(page.title || page.url, marks, page.number));
  const item = element("li", "",
    element("p", "result-label", ...marked([page.label, page.facts].filter(Boolean).join(" · "), marks, page.number)),
    element("h2", "", link),
    element("p", "search-excerpt", ...excerpt(page, marks)));
  const reasons = [["Osui sanaan", false], ["Aihe", true]].map(([label, concept]) => {
    const said = new Set(why.filter((one) => one.concept === concept && !marks.never.has(fold(one.said))).map((one) => one.said));
    return said.size ? `${label}: ${[...said].slice(0, WHY).join(", ")}` : "";
  }).filter(Boolean);
  if (reasons.length) item.append(element("p", "search-why", reasons.join(" · ")));
  // What nothing in sight says, people ask for in words of their own.
  const asked = item.querySelector("mark") ? null : askedAs(page, marks);
  if (asked) item.append(element("p", "search-why", "Kysytään myös: ”", ...asked, "”"));
  return item;
}

/** A page that is itself what the words name. @param {import("./engine.js").Page} page @param {string} root */
export function bet(page, root) {
  const link = document.createElement("a");
  link.href = root + page.url;
  link.textContent = page.title;
  return element("li", "search-bet",
    element("p", "result-label", page.label), element("h2", "", link),
    ...(page.text ? [element("p", "", page.text.slice(0, 140) + (page.text.length > 140 ? " …" : ""))] : []));
}

/**
 * What the lists hold together, so that it is the sum of the numbers on them.
 * @param {number} count how many answer well @param {number} loose how many more answer loosely
 * @param {string[]} unknown words that no page says
 */
export function statusText(count, loose, unknown) {
  const missing = unknown.length
    ? `Ei kortteja ${unknown.length > 1 ? "sanoista" : "sanasta"} ${unknown.map((word) => `”${word}”`).join(", ")}. ` : "";
  const found = count === 0 ? "Ei osumia." : count === 1 ? "1 osuma." : `${count} osumaa.`;
  const more = count && loose ? ` Lisäksi ${loose} väljempää.` : "";
  return missing + (missing && count ? "Lähimpiä: " : "") + found + more;
}

/** Say what else was searched for. @param {HTMLElement} line @param {import("./question.js").Also[]} also */
export function showAlso(line, also) {
  line.hidden = also.length === 0;
  const words = line.querySelector("[data-search-also-words]");
  if (words) words.textContent = also.map(({ word, asked, by }) => `${word} (${WAYS[by]} ${asked})`).join(", ");
}
