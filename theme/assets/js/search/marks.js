// Marks: which words of a page's text are shown as what was searched for, gathered as a question is read.

import { pagesOf } from "./score.js";
import { fold, tokens } from "./words.js";

/**
 * Base forms to mark, with their spellings; phrases to mark as a whole; on which pages a term is
 * inside a longer word, where that is known; on which pages alone a part of a word is marked; near
 * words, for a text that has none of these; what the dictionary says of a key, if that is here; and words never marked.
 * @typedef {{terms: Map<string, Set<string>>, phrases: string[][]}} Words
 * @typedef {Words & {inside: Map<string, Set<number>>, only: Map<string, Set<number>>, near: Words,
 *   items: (key: string) => string[] | null, never: Set<string>}} Marks
 */

/** @returns {Marks} */
export const nothingMarked = () => ({ terms: new Map(), phrases: [], inside: new Map(), only: new Map(),
  near: { terms: new Map(), phrases: [] }, items: () => null, never: new Set() });

/** @param {Words & Partial<Marks>} marks @param {string} spelling @param {string} [term] */
export function mark({ terms, only }, spelling, term = fold(spelling)) {
  terms.set(term, new Set([...terms.get(term) ?? [], spelling]));
  only?.delete(term);
}

/** Mark what words lead to. @param {Marks} marks @param {import("./word.js").Found[]} found */
export function markAll(marks, found) {
  for (const { entry } of found) {
    mark(marks, entry.shown, entry.term);
    marks.inside.set(entry.term, new Set(entry.parts.pages));
  }
}

/**
 * Mark what a concept is called. A phrase is marked as a whole: its words mean something else alone.
 * @param {Words & Partial<Marks>} marks @param {string[]} names
 */
export function markNames(marks, names) {
  for (const words of names.map(tokens)) {
    if (words.length === 1) mark(marks, words[0]);
    else marks.phrases.push(words);
  }
}

/**
 * Mark the halves of a word on the pages that have both.
 * @param {Marks} marks @param {import("./word.js").Found[]} found @param {import("./score.js").Node[]} halves
 */
export function markTogether(marks, found, halves) {
  const [one, other] = halves.map((half) => pagesOf([half]));
  const both = [...one].filter((page) => other.has(page));
  for (const { entry } of found) {
    const known = marks.only.get(entry.term);
    if (marks.terms.has(entry.term) && !known) continue;
    markAll(marks, [{ entry, weight: 1 }]);
    marks.only.set(entry.term, new Set([...known ?? [], ...both]));
  }
}
