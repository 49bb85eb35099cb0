// The draft, in this browser only: the answers of each kind, and which kind was being written.

import { recall, remember } from "../dom.js";

const KIND = "lomake-laji";
const nameOf = (/** @type {string} */ kind) => `lomake-${kind}`;

/** True when this browser keeps what is written here. A private window, or a strict setting, may not. */
export function canKeep() {
  try {
    localStorage.setItem("lomake-koe", "1");
    localStorage.removeItem("lomake-koe");
    return true;
  } catch {
    return false;
  }
}

/** The kind that was written last, or null. @returns {string | null} */
export const lastKind = () => recall(KIND);

/** @param {string} kind @returns {any} null when there is none */
export const draftOf = (kind) => recall(nameOf(kind));

/** @param {string} kind @param {unknown} state */
export function keep(kind, state) {
  remember(nameOf(kind), state);
  remember(KIND, kind);
}

/** @param {string} kind */
export function forget(kind) {
  remember(nameOf(kind), null);
  remember(KIND, null);
}
