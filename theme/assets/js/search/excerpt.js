// Excerpts: the place of a page's text that answers best, with the matching words marked.

import { formsIn } from "./word.js";
import { fold, sameDots, stem } from "./words.js";

const WORD = /[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)*/gu;
const WORDS = 32;
const INSIDE = 5;

/**
 * Base forms to mark, with their spellings; what is said of their keys; and words never marked.
 * @typedef {{terms: Map<string, Set<string>>, items: Map<string, string[] | null>, never: Set<string>}} Marks
 */

/**
 * The matching words of a text: by base form, or by a longer word that has it inside.
 * @param {string} text @param {Marks} marks
 * @returns {{start: number, end: number, hit: boolean}[]}
 */
export function wordsOf(text, marks) {
  const known = new Map();
  return [...text.matchAll(WORD)].map((match) => {
    const word = match[0];
    if (!known.has(word)) known.set(word, isMarked(word, marks));
    return { start: match.index, end: match.index + word.length, hit: known.get(word) };
  });
}

/** @param {string} word @param {Marks} marks */
function isMarked(word, marks) {
  const folded = fold(word), key = stem(folded);
  if ([folded, word.toLowerCase()].some((one) => marks.never.has(one))) return false;
  const spelt = (/** @type {string} */ term, at = 0) =>
    [...marks.terms.get(term) ?? []].some((spelling) => sameDots(word.slice(at), spelling));
  const items = marks.items.get(key);
  // One key has many words: raskas and raskaus, läpi and Lappi. The dictionary tells them apart.
  if (spelt(folded) || (items && formsIn(items, word).some(({ term, weight }) => weight === 1 && spelt(term)))) return true;
  return [...marks.terms.keys()].some((term) => {
    const end = stem(fold(term)), at = folded.indexOf(end, 1);
    return (!items && end === key && spelt(term)) ||
      (term.length >= INSIDE && folded.startsWith(fold(term)) && spelt(term)) ||
      (end.length >= INSIDE && at > 0 && spelt(term, at));
  });
}

/**
 * A text as nodes, its matching words in <mark>.
 * @param {string} text @param {Marks} marks @returns {(string | HTMLElement)[]}
 */
export const marked = (text, marks) =>
  piece(text, wordsOf(text, marks).filter((word) => word.hit), 0, text.length);

/** @returns {(string | HTMLElement)[]} */
function piece(
  /** @type {string} */ text, /** @type {{start: number, end: number}[]} */ hits,
  /** @type {number} */ from, /** @type {number} */ to) {
  const nodes = /** @type {(string | HTMLElement)[]} */ ([]);
  let at = from;
  for (const { start, end } of hits) {
    if (start < from || end > to) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(text.slice(at, start), mark);
    at = end;
  }
  nodes.push(text.slice(at, to));
  return nodes;
}

/**
 * The stretch of a text with most different matching words, as nodes; the summary when none match.
 * @param {string} text @param {string} summary @param {Marks} marks
 */
export function excerpt(text, summary, marks) {
  const words = wordsOf(text, marks);
  if (!words.some((word) => word.hit)) return marked(summary || text.slice(0, 200), marks);
  const key = (/** @type {number} */ at) => stem(fold(text.slice(words[at].start, words[at].end)));
  let best = 0, most = -1;
  for (let first = 0; first < words.length; first += 1) {
    if (first && !words[first].hit) continue;
    const keys = new Set();
    let hits = 0;
    for (let at = first; at < Math.min(words.length, first + WORDS); at += 1) {
      if (!words[at].hit) continue;
      keys.add(key(at));
      hits += 1;
    }
    const worth = keys.size * 3 + Math.min(hits, 6);
    if (worth > most) [best, most] = [first, worth];
  }
  const first = Math.max(0, Math.min(best - 4, words.length - WORDS));
  const last = Math.min(words.length - 1, first + WORDS - 1);
  const from = first === 0 ? 0 : words[first].start;
  const to = last === words.length - 1 ? text.length : words[last].end;
  const nodes = piece(text, words.filter((word) => word.hit), from, to);
  return [from ? "… " : "", ...nodes, to < text.length ? " …" : ""];
}
