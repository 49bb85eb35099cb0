// Words that few pages have or none: what a foreign one means, the parts of a compound, and words like it.
// Loaded only for such a word.

import { termsOf } from "./dictionary.js";
import { FEW, SHORTEST_HEAD, SHORTEST_PART, WEIGHTS } from "./weights.js";
import { markAll, markTogether } from "./marks.js";
import { pagesOf, rarity } from "./score.js";
import { baseForms, entries } from "./word.js";
import { fold, shared, stem } from "./words.js";

/** @typedef {import("./score.js").Node} Node */
const MANY = 6;
/** A word that shares this much of another is said by who says the other: sosiokulttuurinen, sosiokulttuurisesti. */
const NEARLY = 0.8;

/**
 * What a word may also be: misspelt, a compound in parts, the beginning of another word.
 * @param {import("./question.js").Reader} reader @param {import("./question.js").Slot} slot @param {boolean} known @param {import("./word.js").Found[]} found
 */
export async function widen(reader, slot, known, found) {
  if (!found.length) {
    const finnish = await entries(reader.dictionary, await translations(reader.dictionary, slot.word));
    reader.add(slot, finnish);
    for (const one of finnish) reader.say(one.entry.shown, slot.word, "käännös");
    markAll(reader.marks, finnish);
    slot.known = pagesOf(slot.nodes).size;
    known ||= finnish.length > 0;
    slot.found ||= finnish.length > 0;
  }
  if (!known) {
    const likely = await (await import("./typos.js")).corrections(reader.dictionary, slot.word);
    const there = await entries(reader.dictionary, likely);
    // What is only a part of longer words nobody wrote: terveyshuolia, (työ)terveyshuolto.
    const fixed = there.filter((one) => one.entry.words.pages.length);
    const near = likely.filter(({ term }) => fixed.length === there.length || !there.some((one) =>
      one.entry.term === term && !one.entry.words.pages.length));
    reader.add(slot, fixed);
    const told = fixed.slice(0, 2);
    for (const one of told) reader.say(one.entry.shown, slot.word, "korjaus");
    slot.terms = [...slot.terms, ...near.map((form) => form.term)];
    markAll(reader.marks, told);
    slot.known = pagesOf(slot.nodes).size;
    slot.found ||= near.length > 0;
  }
  if (slot.known < FEW && (known || !slot.nodes.length)) {
    const compound = found.find((one) => one.entry.compound.length > 1)?.entry.compound;
    slot.apart.push(...await apart(reader, compound ? halves(compound) : await cuts(reader.dictionary, slot.word), !found.length));
    // The thesaurus knows a word as a whole better than a dictionary its parts.
    if (!slot.nodes.length && !slot.apart.length && !(await reader.named([slot], 0, "=")).length) {
      slot.apart.push(...await (await import("./foreign.js")).foreign(reader, slot.word));
    }
    slot.found ||= slot.apart.length > 0;
  }
  if (slot.known >= FEW) return;
  const kin = await relatives(reader.dictionary, slot.word, known);
  const near = await entries(reader.dictionary, kin);
  const others = near.filter((one) => !slot.terms.includes(one.entry.term));
  reader.add(slot, others);
  markAll(reader.marks, others);
  slot.known ||= pagesOf(slot.nodes).size;
  slot.found ||= near.length > 0 && kin.some((one) => one.whole);
}

/**
 * Words that begin with the word, and words that have a long beginning in common with it.
 * @param {import("./dictionary.js").Dictionary} dictionary @param {string} word @param {boolean} known
 */
export async function relatives(dictionary, word, known) {
  const folded = fold(word), key = stem(folded);
  if (key.length < 3) return [];
  const keys = await dictionary.keys(key.slice(0, 5), 2);
  const terms = [];
  for (const term of new Set((await Promise.all(
    keys.filter((one) => one[0] !== "#").map((one) => dictionary.items(one)))).flatMap(termsOf))) {
    const common = shared(term, folded);
    if (!known && common >= Math.max(3, key.length) && term.length > common) {
      terms.push({ term, weight: WEIGHTS.beginning * Math.sqrt(key.length / term.length), whole: true });
    } else if (common >= Math.max(known ? 6 : 5, 0.7 * Math.min(term.length, folded.length))) {
      terms.push({ term, weight: WEIGHTS.family, whole: common >= NEARLY * folded.length });
    }
  }
  return terms.sort((a, b) => b.weight - a.weight).slice(0, MANY);
}

/** Endings of Swedish and English words, the longest first. */
const FOREIGN = /(?:arna|erna|orna|ing|ies|ed|es|en|et|ar|er|or|na|s|n|t|a|e)$/;

/**
 * Finnish words for a Swedish or English one, which may be inflected.
 * @param {import("./dictionary.js").Dictionary} dictionary @param {string} word
 * @returns {Promise<{term: string, weight: number}[]>}
 */
export async function translations(dictionary, word) {
  const folded = fold(word);
  for (let length = 0; length <= 4 && folded.length - length >= 3; length += 1) {
    const base = folded.slice(0, folded.length - length);
    if (length && !FOREIGN.test(folded.slice(-length))) continue;
    // What is left of a Finnish word may look like a short foreign one: hälinää, hål.
    if (length && base.length < SHORTEST_PART) break;
    // The first that has a row is the word: employees is employee, though that says nothing, and not employ.
    const found = await rowOf(dictionary, base);
    if (found) return translationsIn(dictionary, found);
  }
  return [];
}

/** The dictionary's Finnish words for a folded word as it stands. @param {import("./dictionary.js").Dictionary} dictionary @param {string} base */
export async function translated(dictionary, base) {
  const found = await rowOf(dictionary, base);
  return found ? translationsIn(dictionary, found) : [];
}

/** @param {import("./dictionary.js").Dictionary} dictionary @param {string} base */
const rowOf = async (dictionary, base) =>
  (await dictionary.items(stem(base))).find((item) => item.startsWith(`<${base}|`));

/** @param {import("./dictionary.js").Dictionary} dictionary @param {string} row */
const translationsIn = (dictionary, row) =>
  row.slice(row.indexOf("|") + 1).split(" ").filter((term) => !dictionary.light.has(term))
    .map((term) => ({ term, weight: WEIGHTS.translation }));

/**
 * Ways to cut an unknown word into two known ones, the longest head first.
 * @param {import("./dictionary.js").Dictionary} dictionary @param {string} word
 * @returns {Promise<[string, string][]>}
 */
export async function cuts(dictionary, word) {
  const folded = fold(word), found = /** @type {[string, string][]} */ ([]);
  for (let at = folded.length - SHORTEST_PART; at >= SHORTEST_HEAD && found.length < 2; at -= 1) {
    const head = folded.slice(0, at), tail = folded.slice(at);
    if (await isHead(dictionary, head) && (await baseForms(dictionary, tail)).length) {
      found.push([head, tail]);
    }
  }
  return found;
}

/** A compound's head: a base form, a genitive, or the -s form of a word in -nen. */
async function isHead(/** @type {import("./dictionary.js").Dictionary} */ dictionary, /** @type {string} */ head) {
  const forms = await baseForms(dictionary, head);
  return forms.some(({ term }) => term === head ||
    (head.length >= SHORTEST_PART && /[ns]$/.test(head) && shared(term, head) >= Math.max(3, head.length - 3)));
}

/**
 * A compound's halves as words of their own; of a word that pages say as a whole they are marked only where both are.
 * @param {import("./question.js").Reader} reader @param {[string, string][]} halves @param {boolean} marked
 */
export async function apart(reader, halves, marked) {
  const nodes = [];
  for (const pair of halves) {
    const found = await Promise.all(pair.map((one) => partOf(reader, one)));
    const sides = found.map((one) => side(reader, one));
    if (marked) markAll(reader.marks, found.flat().filter(isLong));
    if (sides.every((one) => one.nodes.length)) {
      if (!marked) markTogether(reader.marks, found.flat().filter(isLong), sides);
      nodes.push(/** @type {Node} */ (
        { kind: "sum", nodes: sides, weight: WEIGHTS.apart, partial: WEIGHTS.onePart }));
    }
  }
  return nodes;
}

/** A part of a word: it stands for itself in any form, never for what it means elsewhere. @param {import("./question.js").Reader} reader @param {string} part */
async function partOf(reader, part) {
  const all = await baseForms(reader.dictionary, part);
  // A part that is a base form is that word, though its letters may be a form of another too.
  const itself = all.filter(({ term }) => term === part);
  return entries(reader.dictionary, itself.length || part.length < SHORTEST_PART ? itself : all);
}

/** @param {import("./word.js").Found} found */
const isLong = ({ entry }) => entry.term.length >= SHORTEST_PART;

/** What finds one part, as one node. @param {import("./question.js").Reader} reader @param {import("./word.js").Found[]} found @returns {{kind: "any", nodes: Node[], weight: number}} */
export function side(reader, found) {
  const nodes = found.map((one) => reader.node(one.entry, one.weight));
  return { kind: "any", nodes, weight: rarity(reader.dictionary.pages, pagesOf(nodes).size) };
}

/** Ways to cut a compound of two or more parts in two. @param {string[]} parts @returns {[string, string][]} */
const halves = (parts) =>
  parts.slice(1).map((_, at) => [parts.slice(0, at + 1).join(""), parts.slice(at + 1).join("")]);
