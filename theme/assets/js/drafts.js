// The drafts of memos that this browser keeps until they are deleted, one for each set of practices.

import { recall, remember } from "./dom.js";

const KEY = "muistiot";
const MOST = 12;

/**
 * @typedef {{text: string, date: string, offset: number | null, done: boolean}} Line `offset` in days, null when the date was written by hand
 * @typedef {object} Draft
 * @property {string} chosen the id of the practice that is proposed
 * @property {string} start
 * @property {string} by the organisation
 * @property {string} author
 * @property {Record<string, Record<string, string>>} texts what was written by hand, by practice and field
 * @property {Record<string, Line[]>} plans changed plans by practice
 */

/** @returns {Record<string, Draft>} */
const all = () => {
  const kept = recall(KEY);
  return kept && typeof kept === "object" ? kept : {};
};

/** @param {string} name @returns {Draft | null} */
export function draftOf(name) {
  const kept = all()[name];
  return kept && typeof kept.chosen === "string" && kept.texts && kept.plans ? kept : null;
}

/** Keep a draft; the ones longest untouched give way. @param {string} name @param {Draft} draft */
export function keepDraft(name, draft) {
  const others = Object.entries(all()).filter(([other]) => other !== name);
  remember(KEY, Object.fromEntries([...others, [name, draft]].slice(-MOST)));
}

/** @param {string} name */
export function forgetDraft(name) {
  const others = Object.entries(all()).filter(([other]) => other !== name);
  remember(KEY, others.length ? Object.fromEntries(others) : null);
}
