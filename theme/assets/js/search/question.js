// A question: from what was typed to groups of words that a page should have.

import { conceptOf } from "./dictionary.js";
import { baseForms, entries, formsIn } from "./word.js";
import { mark, markAll, markNames, nothingMarked } from "./marks.js";
import { pagesOf, rarity } from "./score.js";
import { fold, stem, tokens } from "./words.js";
import { FEW, WEIGHTS } from "./weights.js";

/**
 * What else was searched for: for which word, and whose row says so: the thesaurus, a dictionary
 * of translations, or the site's own words, one typing error away.
 * @typedef {{word: string, asked: string, by: "sanasto" | "käännös" | "korjaus"}} Also
 * @typedef {import("./score.js").Node} Node
 * @typedef {import("./dictionary.js").Dictionary} Dictionary
 * @typedef {{word: string, at: number, own: string[], terms: string[], forms: {term: string, weight: number}[], joined: boolean, nodes: Node[], apart: Node[], known: number, light: boolean, found: boolean}} Slot
 * @typedef {{groups: Node[], also: Also[], marks: import("./marks.js").Marks,
 *   unknown: string[], bets: number[], projects: boolean}} Question
 */

/**
 * Read what was typed. `exact` keeps to the words as they are, in any inflected form. `marks` has
 * the base forms to mark in excerpts, `unknown` the words that no page says in any way, `bets` the
 * pages that the words name, `projects` whether they ask for projects.
 * @param {Dictionary} dictionary @param {string} text @param {boolean} exact @returns {Promise<Question>}
 */
export async function readQuestion(dictionary, text, exact) {
  const all = tokens(text);
  const places = all.map((_, at) => at), telling = places.filter((at) => !dictionary.stop.has(all[at]));
  const reader = new Reader(dictionary, exact, all);
  const slots = await Promise.all((telling.length ? telling : places).map((at) => reader.slot(all[at], at)));
  if (!exact) await Promise.all(slots.map((_, at) => reader.join(slots, at)));
  await Promise.all(slots.filter((slot) => !slot.light).map((slot) => reader.fill(slot)));
  // Of a question that has nothing else, the commonest words are the subject.
  if (slots.every((slot) => slot.light)) {
    await Promise.all(slots.map((slot) => reader.fill(slot)));
  }
  const groups = await reader.groups(slots);
  const own = new Set(slots.flatMap((slot) => slot.own)), said = new Set([...all.map(fold), ...own].map(stem));
  // A form of a word that was typed is no other word: osatyökykyiset, osatyökykyisiä.
  const isTyped = (/** @type {string} */ one) => {
    const key = stem(fold(one));
    return said.has(key) || formsIn(dictionary.here(key) ?? [], one).some(({ term }) => own.has(term));
  };
  const also = [...reader.also.values()].filter(({ word }) => !tokens(word).every(isTyped));
  return {
    groups,
    also,
    marks: { ...reader.marks, items: (key) => dictionary.here(key), never: new Set([...dictionary.stop, ...dictionary.light]) },
    unknown: slots.filter((slot) => !slot.light && !slot.found).map((slot) => slot.word),
    bets: exact ? [] : await reader.bets(slots),
    projects: all.some((word) => dictionary.projects.has(fold(word))),
  };
}

export class Reader {
  /** @param {Dictionary} dictionary @param {boolean} exact @param {string[]} typed */
  constructor(dictionary, exact, typed) {
    this.dictionary = dictionary;
    this.exact = exact;
    this.typed = typed;
    /** @type {Map<string, Also>} */
    this.also = new Map();
    this.marks = nothingMarked();
  }

  /** @param {string} word @param {string} asked @param {Also["by"]} by */
  say(word, asked, by) {
    if (!this.also.has(word)) this.also.set(word, { word, asked, by });
  }

  /** @param {string} word @param {number} at its place in the question @returns {Promise<Slot>} */
  async slot(word, at) {
    const forms = await baseForms(this.dictionary, word);
    const terms = [...forms.map((form) => form.term), fold(word)];
    /** @type {Slot} */
    const slot = { word, at, own: terms, terms, forms, nodes: [], apart: [], known: 0, joined: false,
      light: this.dictionary.general.has(fold(word)) ||
        [forms[0]?.term, fold(word)].some((term) => this.dictionary.light.has(term)), found: false };
    return slot;
  }

  /** Tell the words of a phrase that names a concept that they are in it. @param {Slot[]} slots @param {number} at */
  async join(slots, at) {
    const size = Math.max(0, ...(await this.named(slots, at, "=")).map((one) => one.size));
    if (size > 1) for (const slot of slots.slice(at, at + size)) slot.joined = true;
  }

  /** Look a slot's word up. @param {Slot} slot */
  async fill(slot) {
    slot.light = false;
    const { forms } = slot, found = await entries(this.dictionary, forms);
    this.add(slot, found);
    slot.found = found.length > 0;
    slot.known = pagesOf(slot.nodes).size;
    markAll(this.marks, found);
    mark(this.marks, slot.word);
    // The word is inside a longer one only where the analyser has found it: alaisen is not in Australialaisessa.
    if (found.length) this.marks.inside.set(fold(slot.word), new Set(found.flatMap(({ entry }) => entry.parts.pages)));
    // A word that no page has is no puzzle when the phrase that it is in is known: mental health, artificial intelligence.
    if (slot.joined && !found.length) return;
    // A word that many pages have needs no more, and each look-up costs a fetch.
    if (!this.exact && slot.known < FEW) await (await import("./rare.js")).widen(this, slot, forms.length > 0, found);
  }

  /** @param {Slot} slot @param {import("./word.js").Found[]} found */
  add(slot, found) {
    slot.nodes.push(...found.map((one) => this.node(one.entry, one.weight)));
  }

  /** A slot's own score, with the word's rarity as its weight. @param {Slot} slot @param {number} known @returns {Node} */
  slotNode(slot, known) {
    const own = /** @type {Node} */ (
      { kind: "any", nodes: slot.nodes, weight: rarity(this.dictionary.pages, known) });
    return slot.apart.length ? { kind: "any", nodes: [own, ...slot.apart], weight: 1 } : own;
  }

  /** Join slots into groups, from left to right. @param {Slot[]} slots */
  async groups(slots) {
    const groups = /** @type {Node[]} */ ([]);
    for (let at = 0; at < slots.length;) {
      const { nodes, size } = await this.group(slots, at);
      if (nodes.length) groups.push({ kind: "any", nodes, weight: 1 });
      at += size;
    }
    return groups;
  }

  /**
   * The group that begins with a slot: words that together name a concept, or a compound written
   * apart, are one group that either way of saying may fill.
   * @param {Slot[]} slots @param {number} at @returns {Promise<{nodes: Node[], size: number}>}
   */
  async group(slots, at) {
    const meanings = this.exact ? [] : (await this.meanings(slots, at)).filter(({ size }) => size > 1 || !slots[at].light);
    const joined = this.exact ? [] : await this.joined(slots, at);
    const size = Math.max(1, joined.length ? 2 : 1, ...meanings.map((meaning) => meaning.size));
    const single = meanings.filter((meaning) => meaning.size === 1).map((meaning) => meaning.known);
    const own = slots.slice(at, at + size).filter((slot) => !slot.light).map((slot, step) =>
      this.slotNode(slot, Math.max(slot.known, step ? 0 : Math.max(0, ...single))));
    const nodes = meanings.map((meaning) => /** @type {Node} */ (
      { kind: "list", postings: meaning.postings, said: meaning.name, concept: true, weight: meaning.weight * rarity(
        this.dictionary.pages, Math.max(meaning.known, meaning.size === 1 ? slots[at].known : 0)) }));
    const words = own.length > 1 ? [/** @type {Node} */ ({ kind: "sum", nodes: own, weight: 1, partial: WEIGHTS.partial })] : own;
    return { nodes: [...words, ...nodes, ...joined], size };
  }

  /**
   * What the words from `at` on name, by rows that begin with a sign: what a row leads to, and how
   * many words its phrase has.
   * @param {{terms: string[]}[]} slots @param {number} at @param {string} sign
   */
  async named(slots, at, sign) {
    const found = /** @type {{to: string, size: number}[]} */ ([]);
    for (const term of slots[at].terms) {
      for (const item of await this.dictionary.items(stem(term))) {
        if (item[0] !== sign) continue;
        const [phrase, to] = item.slice(1).split("|");
        const rest = phrase.split(" ");
        if (rest[0] !== term || !rest.every((one, step) => slots[at + step]?.terms.includes(one))) continue;
        found.push({ to, size: rest.length });
      }
    }
    return found;
  }

  /** The concepts that the words from `at` on name. @param {Slot[]} slots @param {number} at */
  async meanings(slots, at) {
    /** @type {Map<string, number>} */
    const ids = new Map();
    for (const { to, size } of await this.named(slots, at, "=")) {
      for (const id of to.split(",")) ids.set(id, Math.max(size, ids.get(id) ?? 0));
    }
    const found = await Promise.all([...ids].map(([lead, size]) =>
      this.concept(lead.replace("~", ""), size, slots.slice(at, at + size), lead[0] === "~")));
    return found.filter((meaning) => meaning !== null);
  }

  /**
   * @param {string} id @param {number} size @param {Slot[]} slots
   * @param {boolean} less whether the words mean less than the concept: then its cards may not tell of them
   */
  async concept(id, size, slots, less) {
    const concept = conceptOf(await this.dictionary.items(`#${id}`));
    if (!concept || (size === 1 && slots[0].light)) return null;
    this.say(concept.name, this.typed.slice(slots[0].at, (slots.at(-1)?.at ?? 0) + 1).join(" "), "sanasto");
    if (!concept.near && !less) for (const slot of slots) slot.found = true;
    markNames(this.marks, [concept.name, ...concept.others]);
    markNames(this.marks.near, concept.kin);
    const weight = WEIGHTS.concept * (1 + WEIGHTS.phrase * (size - 1));
    return { size, weight, name: concept.name, postings: concept.pages, known: concept.pages.pages.length };
  }

  /**
   * The pages that are themselves what the words name, wherever and of whom. Only what no telling
   * word is left out of counts: "uupumus" names a need, "uupumus ja leikkaus" asks for more.
   * @param {Slot[]} slots
   */
  async bets(slots) {
    const pages = /** @type {number[]} */ ([]);
    for (let at = 0; at < slots.length;) {
      // In a phrase a word means something else: "pomo kiusaa" is nothing that "pomo" names.
      const phrase = Math.max(1, ...(await this.named(slots, at, "=")).map(({ size }) => size));
      const found = (await this.named(slots, at, "*")).filter(({ size }) => size >= phrase).sort((a, b) => b.size - a.size);
      if (!found.length && !slots[at].light) return [];
      if (found[0]?.to) pages.push(Number(found[0].to));
      at += found[0]?.size ?? 1;
    }
    return [...new Set(pages)].slice(0, 2);
  }

  /** A compound that was written apart: `työ hyvinvointi`. @param {Slot[]} slots @param {number} at */
  async joined(slots, at) {
    const next = slots[at + 1];
    if (!next) return [];
    const whole = fold(slots[at].word + next.word);
    const forms = (await baseForms(this.dictionary, whole)).filter(({ term }) => term === whole);
    const found = await entries(this.dictionary, forms);
    if (found.length) slots[at].found = next.found = true;
    markAll(this.marks, found);
    return found.map((one) => {
      const node = this.node(one.entry, 1);
      return { ...node, weight: (1 + WEIGHTS.phrase) * rarity(this.dictionary.pages, pagesOf([node]).size) };
    });
  }

  /** @param {import("./dictionary.js").Entry} entry @param {number} weight @returns {Node} */
  node(entry, weight) {
    const both = this.exact ? [entry.words] : [entry.words, entry.parts];
    const nodes = both.map((postings) => /** @type {Node} */ ({ kind: "list", postings, said: entry.shown, weight: 1 }));
    return { kind: "any", nodes, weight };
  }
}
