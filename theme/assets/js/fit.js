// "Sopiiko meille?": says on every card how it fits the reader's workplace, and why.
// The workplace is known to this browser only.

import { ROOT, el, recall, remember } from "./dom.js";

const KEY = "tyopaikka";
const UNKNOWN = "ei-tiedossa";
const FOR_ALL = "kaikki";
/** The questions in order, and how they read in a reason. */
export const QUESTIONS = /** @type {const} */ ({
  toimiala: "toimiala", koko: "koko", teema: "aihe", tyomaara: "työmäärä", kenelle: "kenelle",
});
const EFFORTS = ["kevyt", "kohtalainen", "raskas"];

/** @typedef {Partial<Record<keyof typeof QUESTIONS, string>>} Workplace */
/** @typedef {{question: string, state: "yes" | "no" | "unknown", values: readonly string[]}} Verdict */

/** @returns {Workplace | null} what the reader has told, or null */
export function workplace() {
  const kept = recall(KEY);
  if (!kept || typeof kept !== "object") return null;
  const known = Object.entries(kept).filter(([name, value]) => name in QUESTIONS && typeof value === "string" && value);
  return known.length ? Object.fromEntries(known) : null;
}

/** @param {Workplace | null} told */
export function keepWorkplace(told) {
  remember(KEY, told && Object.keys(told).length ? told : null);
}

/**
 * Judge one card by the questions that were answered.
 * @param {Workplace} told
 * @param {(name: string) => readonly string[]} valuesOf the card's term ids; empty when not known
 * @returns {Verdict[]}
 */
export function judge(told, valuesOf) {
  return Object.entries(told).map(([question, asked]) => {
    const values = valuesOf(question).filter((value) => value !== UNKNOWN);
    if (!values.length) return { question, state: "unknown", values };
    const fits = question === "tyomaara"
      ? values.some((value) => EFFORTS.indexOf(value) <= EFFORTS.indexOf(asked))
      : values.includes(asked) || values.includes(FOR_ALL);
    return { question, state: fits ? "yes" : "no", values };
  });
}

/** @param {Verdict[]} verdicts @returns {number} how many fit */
export const score = (verdicts) => verdicts.filter((verdict) => verdict.state === "yes").length;

/** The values of a card or row, from its data attributes. @param {HTMLElement} node */
export const valuesOn = (node) => (/** @type {string} */ name) => (node.dataset[name] ?? "").split(" ").filter(Boolean);

/** @type {Promise<Record<string, Record<string, string>>> | null} */
let names = null;
const termNames = () => (names ??= fetch(new URL("sopiiko-meille/termit.json", ROOT)).then((answer) => answer.json()));

/** @param {Verdict[]} verdicts @param {Record<string, Record<string, string>>} terms */
function explain(verdicts, terms) {
  const list = (/** @type {Verdict["state"]} */ state, /** @type {string} */ title, /** @type {boolean} */ tell) => {
    const found = verdicts.filter((verdict) => verdict.state === state).map(({ question, values }) => {
      const word = QUESTIONS[/** @type {keyof typeof QUESTIONS} */ (question)];
      if (values.includes(FOR_ALL)) return `${word} (sopii kaikille)`;
      return tell ? `${word} (${values.map((id) => terms[question]?.[id] ?? id).join(", ")})` : word;
    });
    return found.length ? el("span", { class: `fit-${state}` }, `${title}: ${found.join(", ")}.`) : null;
  };
  return el("p", { class: "fit" }, el("strong", {}, `${score(verdicts)}/${verdicts.length} täsmää`),
    list("yes", "Täsmää", false), list("no", "Ei täsmää", true), list("unknown", "Ei tiedossa", false));
}

/** Say on each practice in the page how it fits; takes away what was said before. */
export async function showFit() {
  const told = workplace();
  const nodes = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-card^="practice:"]'));
  for (const old of document.querySelectorAll(".fit")) old.remove();
  if (!told || !nodes.length) return;
  const terms = await termNames().catch(() => ({}));
  for (const node of nodes) {
    const words = explain(judge(told, valuesOn(node)), terms);
    if ("fitHere" in node.dataset) node.querySelector(".tools")?.before(words);
    else node.append(words);
  }
}
