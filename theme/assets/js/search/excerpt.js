// Excerpts: the place of a page's text that answers best, with the matching words marked.

import { formsIn } from "./word.js";
import { fold, sameDots, shared, stem } from "./words.js";

const WORD = /[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)*/gu;
/** Words in an excerpt, and before its first match; letters that a sentence's end may be further, and that are too few; the beginning of a text. */
const WORDS = 32, BEFORE = 4, ROOM = 60, SHORT = 80, START = 200;
const INSIDE = 5, LEAST = 3, BEGINNING = 2;

/** @typedef {import("./marks.js").Marks} Marks */

/**
 * The words of a text, and whether each matches: by base form, by a longer word that has it inside,
 * or as a part of a phrase, which is one word here.
 * @param {string} text @param {Marks} marks @param {number} [page] the number of the page whose text it is
 * @returns {{start: number, end: number, hit: boolean}[]}
 */
export function wordsOf(text, marks, page) {
  const known = new Map();
  const terms = [...marks.terms.keys()].map((term) => ({ term, folded: fold(term), end: stem(fold(term)) }));
  const words = [...text.matchAll(WORD)].map((match) => {
    const word = match[0];
    if (!known.has(word)) known.set(word, isMarked(word, marks, terms, page));
    return { start: match.index, end: match.index + word.length, hit: known.get(word) };
  });
  return marks.phrases.length ? joined(text, words, marks.phrases) : words;
}

/** @param {string} text @param {{start: number, end: number, hit: boolean}[]} words @param {string[][]} phrases */
function joined(text, words, phrases) {
  const folded = words.map(({ start, end }) => fold(text.slice(start, end)));
  // By their first letters, which any form of a word keeps.
  /** @type {Map<string, string[][]>} */
  const all = new Map();
  for (const phrase of phrases.map((one) => one.map(fold))) {
    const letters = phrase[0].slice(0, BEGINNING);
    all.set(letters, [...all.get(letters) ?? [], phrase]);
  }
  const found = [];
  for (let at = 0; at < words.length;) {
    const near = all.get(folded[at].slice(0, BEGINNING)) ?? [];
    const size = Math.max(1, ...near.filter((phrase) => phrase.every((word, step) => at + step < words.length &&
      isForm(folded[at + step], word) && (!step || text.slice(words[at + step - 1].end, words[at + step].start) === " ")))
      .map((phrase) => phrase.length));
    found.push(size > 1 ? { start: words[at].start, end: words[at + size - 1].end, hit: true } : words[at]);
    at += size;
  }
  return found;
}

/** Whether a word may be a form of a phrase's: the words beside it tell the rest. @param {string} word @param {string} of */
function isForm(word, of) {
  const base = of.replace(/nen$/, "");
  return stem(word) === stem(of) ||
    (shared(word, base) >= Math.max(LEAST, base.length - 2) && word.length <= of.length + INSIDE);
}

/** @param {string} word @param {Marks} marks @param {{term: string, folded: string, end: string}[]} terms @param {number} [page] */
function isMarked(word, marks, terms, page) {
  const folded = fold(word), key = stem(folded);
  if ([folded, word.toLowerCase()].some((one) => marks.never.has(one))) return false;
  const here = (/** @type {string} */ term) => page === undefined || (marks.only.get(term)?.has(page) ?? true);
  const spelt = (/** @type {string} */ term, at = 0) => here(term) &&
    [...marks.terms.get(term) ?? []].some((spelling) => sameDots(word.slice(at), spelling));
  const items = marks.items(key);
  // One key has many words: raskas and raskaus, läpi and Lappi. The dictionary tells them apart.
  if (spelt(folded) || (items && formsIn(items, word).some(({ term, weight }) => weight === 1 && spelt(term)))) return true;
  return terms.some(({ term, folded: base, end }) => {
    const at = folded.indexOf(end, 1), pages = page === undefined ? undefined : marks.inside.get(term);
    // A key may be too short to tell (yrittäjä, yrit): then the longer word must end in this one.
    const told = end.length >= INSIDE || (base.length > INSIDE && shared(folded.slice(at), base) >= base.length - 1);
    return (!items && end === key && spelt(term)) ||
      (term.length >= INSIDE && folded.startsWith(base) && spelt(term)) ||
      (told && at > 0 && spelt(term, at) && (page === undefined || (pages?.has(page) ?? true)));
  });
}

/**
 * A text as nodes, its matching words in <mark>.
 * @param {string} text @param {Marks} marks @param {number} [page] @returns {(string | HTMLElement)[]}
 */
export const marked = (text, marks, page) =>
  piece(text, wordsOf(text, marks, page).filter((word) => word.hit), 0, text.length);

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

/** Where a sentence ends and the next begins. */
const STOP = /(?<=[\p{L}\p{N})%”]{2})[.!?](?=\s\p{Lu})/gu;

/** @param {string} text @param {number} from @param {number} to where its sentences end between two places */
const stops = (text, from, to) => [...text.slice(from, to).matchAll(STOP)].map(({ index }) => from + index + 1);

/**
 * Where an excerpt ends: at a sentence if one ends near, else at a whole word, and never inside a
 * number, its unit or a bracket.
 * @param {string} text @param {number} from where it begins @param {number} least what must be in it
 * @param {number} most how far it reaches without this
 */
function ending(text, from, least, most) {
  if (most >= text.length) return text.length;
  const stop = stops(text, Math.max(least - 2, from + SHORT), most + ROOM).findLast((at) => at >= least);
  if (stop) return stop;
  const space = (/** @type {number} */ at) => (text.indexOf(" ", at) < 0 ? text.length : text.indexOf(" ", at));
  let end = space(most);
  while (/\d/.test(text[end - 1]) && /^ (?:[%€]|\d{3}\b)/.test(text.slice(end, end + 5))) end = space(end + 1);
  const open = text.lastIndexOf("(", end - 1), close = text.indexOf(")", open);
  if (open < from || close < 0 || close < end) return end;
  return open > least ? open - 1 : close + 1;
}

/**
 * The stretch of a page's text with most different matching words, as nodes; when none match its
 * summary, or what there is.
 * @param {{text: string, summary: string, label: string, number?: number}} page @param {Marks} marks
 */
export function excerpt({ text, summary, label, number }, marks) {
  const own = wordsOf(text, marks, number), isHit = (/** @type {{hit: boolean}} */ word) => word.hit;
  const words = own.some(isHit) ? own : wordsOf(text, { ...marks, ...marks.near }, number);
  if (!words.some(isHit)) {
    const said = summary || text.slice(0, ending(text, 0, 0, START)) || label;
    return [...marked(said, marks, number), !summary && said.length < text.length ? " …" : ""];
  }
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
  const first = Math.max(0, Math.min(best - BEFORE, words.length - WORDS));
  const last = Math.min(words.length - 1, first + WORDS - 1);
  // A sentence that begins a little earlier or later is a better beginning.
  const stop = stops(text, words[Math.max(0, first - BEFORE)].start, words[Math.max(first, best)].start + 1)[0];
  const from = first === 0 ? 0 : stop ? stop + 1 : text.lastIndexOf(" ", words[first].start) + 1;
  const least = words.slice(first, last + 1).findLast((word) => word.hit)?.end ?? from;
  const to = ending(text, from, least, words[last].end);
  const nodes = piece(text, words.filter((word) => word.hit), from, to);
  return [from ? "… " : "", ...nodes, to < text.length ? " …" : ""];
}

/**
 * Of the ways in which people ask for a page, the first that has a matching word, as nodes; null when none has.
 * @param {{asked: string, number?: number}} page @param {Marks} marks
 */
export function askedAs({ asked, number }, marks) {
  for (const words of [marks, { ...marks, ...marks.near }]) {
    const said = asked.split(" · ").find((one) => wordsOf(one, words, number).some((word) => word.hit));
    if (said !== undefined) return marked(said, words, number);
  }
  return null;
}
