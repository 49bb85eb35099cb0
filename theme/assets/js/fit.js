// "Sopiiko meille?": says on every practice how it fits the reader's workplace, and why.
// The workplace is known to this browser only: it is never in what an address sends.

import { ROOT, el, keeps, recall, remember } from "./dom.js";

const KEY = "tyopaikka";
// The few ids of the vocabularies that this code knows: those of ground/terms.py, which a test compares.
export const UNKNOWN = "ei-tiedossa";
export const FOR_ALL = "kaikki";
/** What has the names of the questions whose answer on a card is the editors' estimate. */
export const ESTIMATED = "arvio";
/** What says that a practice was measured to help. */
export const PROVEN = "todettu";
/** What has the needs that a practice answers though it is not about them. */
export const SIDE = "sivutarve";
/** What has the theme of each need, among the names of terms. */
export const NEED_THEMES = "tarpeen-teema";
/** The question of what troubles the reader: needs tell which practices answer them, so none is unknown. */
export const NEED = "tarve";
export const EFFORTS = ["kevyt", "kohtalainen", "raskas"];
/** How a question reads in a reason. */
export const QUESTIONS = /** @type {const} */ ({
  tarve: "tilanne", teema: "aihe", toimiala: "toimiala", koko: "koko", tyomaara: "työmäärä", kenelle: "kenelle",
});

/** @typedef {Partial<Record<keyof typeof QUESTIONS, string>>} Workplace */
/** @typedef {Record<string, Record<string, string>>} Terms */
/** @typedef {{question: string, state: "yes" | "no" | "unknown", values: readonly string[], estimated: boolean}} Verdict */

/** Only what can be an answer. @param {unknown} told @returns {Workplace | null} */
export function answers(told) {
  if (!told || typeof told !== "object") return null;
  const known = Object.entries(told).filter(([name, value]) => name in QUESTIONS && typeof value === "string" && value);
  return known.length ? Object.fromEntries(known) : null;
}

// Where nothing is kept, the answers travel behind the # of the address, which is not sent.
if (!keeps) remember(KEY, answers(Object.fromEntries(new URLSearchParams(location.hash.slice(1)))));

/** @returns {Workplace | null} what the reader has told, or null */
export const workplace = () => answers(recall(KEY));

/** @param {Workplace | null} told */
export function keepWorkplace(told) {
  remember(KEY, told && Object.keys(told).length ? told : null);
}

/** What to put behind an address so that the answers follow. @param {Workplace | null} told */
export const behind = (told) => (told ? `#${new URLSearchParams(told)}` : "");

/** The same for another page: nothing where the browser keeps the answers. */
export const carried = () => (keeps ? "" : behind(workplace()));

/**
 * Judge one practice by the questions that were answered.
 * @param {Workplace} told
 * @param {(name: string) => readonly string[]} valuesOf the practice's term ids; empty when not known
 * @returns {Verdict[]}
 */
export function judge(told, valuesOf) {
  return Object.entries(told).map(([question, asked]) => {
    const values = valuesOf(question).filter((value) => value !== UNKNOWN);
    const estimated = valuesOf(ESTIMATED).includes(question);
    if (!values.length && question !== NEED) return { question, state: "unknown", values, estimated };
    const fits = question === "tyomaara"
      ? values.some((value) => EFFORTS.indexOf(value) <= EFFORTS.indexOf(asked))
      : values.includes(asked) || values.includes(FOR_ALL);
    return { question, state: fits ? "yes" : "no", values, estimated };
  });
}

/** @param {Verdict[]} verdicts @returns {number} how many fit */
export const score = (verdicts) => verdicts.filter((verdict) => verdict.state === "yes").length;

/**
 * How many practices would fit if one question were left open, of those that fit otherwise.
 * @param {Workplace} told @param {readonly (readonly Verdict[])[]} judged
 * @returns {[question: string, count: number][]} those that some would fit, the most first
 */
export function withoutOne(told, judged) {
  const against = judged.map((verdicts) => verdicts.filter(({ state }) => state === "no").map(({ question }) => question));
  return Object.keys(told)
    .map((question) => /** @type {[string, number]} */ ([question, against.filter(([one, ...more]) => one === question && !more.length).length]))
    .filter(([, count]) => count).sort(([, a], [, b]) => b - a);
}

/** How much a verdict is amiss: work that is far too heavy more than work that is a little too heavy. @param {Workplace} told @param {Verdict} verdict */
function missing(told, { question, state, values }) {
  if (state !== "no") return 0;
  return question === "tyomaara" ? Math.min(...values.map((value) => EFFORTS.indexOf(value))) - EFFORTS.indexOf(told.tyomaara ?? "") : 1;
}

/**
 * How far a practice is from what troubles the reader: about it, brought by a keyword only, on its theme only, elsewhere.
 * @param {Workplace} told @param {(name: string) => readonly string[]} valuesOf @param {Terms} terms
 */
function aside({ tarve }, valuesOf, terms) {
  if (!tarve) return 0;
  if (valuesOf(NEED).includes(tarve)) return valuesOf(SIDE).includes(tarve) ? 1 : 0;
  return valuesOf("teema").includes(terms[NEED_THEMES]?.[tarve] ?? "") ? 2 : 3;
}

/**
 * How far a practice is from the workplace, the weightiest first: another need, another theme, another
 * sector and what else does not fit, since nobody wants what is not for them. Of what fits, first what was
 * measured to help: a reader who can do one thing this month should do one that has worked. Then what
 * is made for this very sector, for every sector, for one that is not told; then a practice whose
 * first theme this is, and how much fits. The equally near come lightest first.
 * @param {Workplace} told @param {Verdict[]} verdicts @param {(name: string) => readonly string[]} valuesOf @param {Terms} terms
 * @returns {number[]}
 */
function distance(told, verdicts, valuesOf, terms) {
  const of = (/** @type {string} */ question) => verdicts.find((verdict) => verdict.question === question);
  const theme = of("teema"), sector = of("toimiala");
  return [
    aside(told, valuesOf, terms),
    Number(theme?.state === "no"),
    Number(sector?.state === "no"),
    verdicts.map((verdict) => missing(told, verdict)).reduce((sum, one) => sum + one, 0),
    Number(!valuesOf(PROVEN).length),
    sector?.values.includes(told.toimiala ?? "") ? 0 : sector?.state === "yes" ? 1 : 2,
    Number(theme !== undefined && theme.values[0] !== told.teema),
    -score(verdicts),
  ];
}

/**
 * Practices nearest to the workplace first; the equally near keep the order given.
 * @template T
 * @param {Workplace} told @param {readonly T[]} practices @param {(practice: T) => (name: string) => readonly string[]} valuesOf
 * @param {Terms} terms @returns {{practice: T, verdicts: Verdict[]}[]}
 */
export function nearestFirst(told, practices, valuesOf, terms) {
  return practices.map((practice) => {
    const values = valuesOf(practice), verdicts = judge(told, values);
    return { practice, verdicts, far: distance(told, verdicts, values, terms) };
  }).sort((a, b) => a.far.map((part, at) => part - (b.far[at] ?? 0)).find(Boolean) ?? 0);
}

/** The values of a card or row, from its data attributes. @param {HTMLElement} node */
export const valuesOn = (node) => (/** @type {string} */ name) => (node.dataset[name] ?? "").split(" ").filter(Boolean);

/** @type {Promise<Terms> | null} */
let names = null;
/** The names of terms by question and id. */
export const termNames = () => (names ??= fetch(new URL("sopiiko-meille/termit.json", ROOT)).then((answer) => answer.json()));

/** @param {Verdict[]} verdicts @param {Terms} terms */
export function explain(verdicts, terms) {
  const list = (/** @type {Verdict["state"]} */ state, /** @type {string} */ title, /** @type {boolean} */ tell) => {
    const found = verdicts.filter((verdict) => verdict.state === state).map(({ question, values, estimated }) => {
      const word = QUESTIONS[/** @type {keyof typeof QUESTIONS} */ (question)];
      if (values.includes(FOR_ALL)) return `${word} (sopii kaikille)`;
      const about = [...(tell ? values.map((id) => terms[question]?.[id] ?? id) : []), ...(estimated ? ["toimituksen arvio"] : [])];
      return about.length ? `${word} (${about.join(", ")})` : word;
    });
    return found.length ? el("span", { class: `fit-${state}` }, `${title}: ${found.join(", ")}.`) : null;
  };
  return el("p", { class: "fit", lang: "fi" }, list("yes", "Täsmää", false), list("no", "Ei täsmää", true), list("unknown", "Ei tiedossa", false));
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
