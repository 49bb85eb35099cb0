// A question: from what was typed to groups of words that a page should have.

import { conceptOf } from "./dictionary.js";
import { baseForms, corrections, cuts, entries, relatives, translations } from "./word.js";
import { rarity } from "./score.js";
import { fold, stem, tokens } from "./words.js";
import { FEW, WEIGHTS } from "./weights.js";

/**
 * @typedef {import("./score.js").Node} Node
 * @typedef {import("./dictionary.js").Dictionary} Dictionary
 * @typedef {{word: string, terms: string[], nodes: Node[], apart: Node[], known: number}} Slot
 * @typedef {{groups: {node: Node, size: number}[], also: string[], marks: Set<string>}} Question
 */

/**
 * Read what was typed. `exact` keeps to the words as they are, in any inflected form. `also` has
 * what else is searched for, for the reader; `marks` the base forms to mark in excerpts.
 * @param {Dictionary} dictionary @param {string} text @param {boolean} exact @returns {Promise<Question>}
 */
export async function readQuestion(dictionary, text, exact) {
  const all = tokens(text);
  const telling = all.filter((word) => !dictionary.stop.has(word));
  const words = telling.length ? telling : all;
  const reader = new Reader(dictionary, exact);
  const slots = await Promise.all(words.map((word) => reader.slot(word)));
  const groups = await reader.groups(slots);
  const said = new Set(all.map((word) => stem(fold(word))));
  return {
    groups,
    also: [...reader.also].filter((found) => !tokens(found).every((word) => said.has(stem(fold(word))))),
    marks: reader.marks,
  };
}

class Reader {
  /** @param {Dictionary} dictionary @param {boolean} exact */
  constructor(dictionary, exact) {
    this.dictionary = dictionary;
    this.exact = exact;
    /** @type {Set<string>} */
    this.also = new Set();
    /** @type {Set<string>} */
    this.marks = new Set();
  }

  /** @param {string} word @returns {Promise<Slot>} */
  async slot(word) {
    const forms = await baseForms(this.dictionary, word);
    const found = await entries(this.dictionary, forms);
    /** @type {Slot} */
    const slot = { word, terms: forms.map((form) => form.term), nodes: [], apart: [], known: 0 };
    this.add(slot, found);
    slot.known = pagesOf(slot.nodes).size;
    slot.terms.push(fold(word));
    this.mark(...slot.terms);
    if (!this.exact) await this.widen(slot, forms.length > 0, found);
    return slot;
  }

  /**
   * What a word may also be: misspelt, a compound in parts, the beginning of another word.
   * @param {Slot} slot @param {boolean} known @param {import("./word.js").Found[]} found
   */
  async widen(slot, known, found) {
    if (!found.length) {
      const finnish = await entries(this.dictionary, await translations(this.dictionary, slot.word));
      this.add(slot, finnish);
      for (const one of finnish) this.also.add(one.entry.shown);
      this.mark(...finnish.map((one) => one.entry.term));
      slot.known = pagesOf(slot.nodes).size;
      known ||= finnish.length > 0;
    }
    if (!known) {
      const near = await corrections(this.dictionary, slot.word);
      const fixed = await entries(this.dictionary, near);
      this.add(slot, fixed);
      for (const one of fixed.slice(0, 2)) this.also.add(one.entry.shown);
      slot.terms.push(...near.map((form) => form.term));
      this.mark(...near.map((form) => form.term));
      slot.known = pagesOf(slot.nodes).size;
    }
    if (slot.known < FEW && (known || !slot.nodes.length)) {
      const compound = found.find((one) => one.entry.compound.length > 1)?.entry.compound;
      slot.apart.push(...await this.apart(compound ? halves(compound) : await cuts(this.dictionary, slot.word)));
    }
    // A word that many pages have needs no relatives, and each costs a fetch.
    if (slot.known >= FEW) return;
    const near = await entries(this.dictionary, await relatives(this.dictionary, slot.word, known));
    const others = near.filter((one) => !slot.terms.includes(one.entry.term));
    this.add(slot, others);
    this.mark(...others.map((one) => one.entry.term));
    slot.known ||= pagesOf(slot.nodes).size;
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

  /** A compound's halves as words of their own. @param {[string, string][]} halves */
  async apart(halves) {
    const nodes = [];
    for (const pair of halves) {
      const sides = await Promise.all(pair.map((half) => this.half(half)));
      if (sides.every((side) => side.nodes.length)) {
        nodes.push(/** @type {Node} */ (
          { kind: "sum", nodes: sides, weight: WEIGHTS.apart, partial: WEIGHTS.onePart }));
        this.mark(...pair);
      }
    }
    return nodes;
  }

  /** @param {string} half @returns {Promise<{kind: "any", nodes: Node[], weight: number}>} */
  async half(half) {
    const forms = await baseForms(this.dictionary, half);
    const found = await entries(this.dictionary, forms);
    const terms = forms.map((form) => form.term);
    this.mark(...terms);
    const slot = { word: half, terms, nodes: /** @type {Node[]} */ ([]), apart: [], known: 0 };
    this.add(slot, found);
    slot.known = pagesOf(slot.nodes).size;
    return { kind: "any", nodes: (await this.group([slot], 0)).nodes, weight: 1 };
  }

  /** Join slots into groups, from left to right. @param {Slot[]} slots */
  async groups(slots) {
    const groups = [];
    for (let at = 0; at < slots.length;) {
      const { nodes, size } = await this.group(slots, at);
      groups.push({ node: /** @type {Node} */ ({ kind: "any", nodes, weight: 1 }), size });
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
    const meanings = this.exact ? [] : await this.meanings(slots, at);
    const joined = this.exact ? [] : await this.joined(slots, at);
    const size = Math.max(1, joined.length ? 2 : 1, ...meanings.map((meaning) => meaning.size));
    const single = meanings.filter((meaning) => meaning.size === 1).map((meaning) => meaning.known);
    const own = slots.slice(at, at + size).map((slot, step) =>
      this.slotNode(slot, Math.max(slot.known, step ? 0 : Math.max(0, ...single))));
    const nodes = meanings.map((meaning) => /** @type {Node} */ (
      { kind: "list", postings: meaning.postings, weight: meaning.weight * rarity(
        this.dictionary.pages, Math.max(meaning.known, meaning.size === 1 ? slots[at].known : 0)) }));
    const words = /** @type {Node} */ (
      size === 1 ? own[0] : { kind: "sum", nodes: own, weight: 1, partial: WEIGHTS.partial });
    return { nodes: [words, ...nodes, ...joined], size };
  }

  /**
   * The concepts that the words from `at` on name. @param {{terms: string[]}[]} slots @param {number} at
   */
  async meanings(slots, at) {
    /** @type {Map<string, number>} */
    const ids = new Map();
    for (const term of slots[at].terms) {
      for (const item of await this.dictionary.items(stem(term))) {
        if (item[0] !== "=") continue;
        const [phrase, concepts] = item.slice(1).split("|");
        const rest = phrase.split(" ");
        if (rest[0] !== term || !rest.every((one, step) => slots[at + step]?.terms.includes(one))) continue;
        for (const id of concepts.split(",")) ids.set(id, Math.max(rest.length, ids.get(id) ?? 0));
      }
    }
    const found = await Promise.all([...ids].map(([id, size]) => this.concept(id, size)));
    return found.filter((meaning) => meaning !== null);
  }

  /** @param {string} id @param {number} size */
  async concept(id, size) {
    const concept = conceptOf(await this.dictionary.items(`#${id}`));
    if (!concept) return null;
    this.also.add(concept.name);
    // A phrase's words are not marked one by one: they mean something else alone.
    for (const words of [concept.name, ...concept.others].map(tokens)) {
      if (words.length === 1) this.mark(fold(words[0]));
    }
    const weight = WEIGHTS.concept * (1 + WEIGHTS.phrase * (size - 1));
    return { size, weight, postings: concept.pages, known: concept.pages.pages.length };
  }

  /** A compound that was written apart: `työ hyvinvointi`. @param {Slot[]} slots @param {number} at */
  async joined(slots, at) {
    const next = slots[at + 1];
    if (!next) return [];
    const whole = fold(slots[at].word + next.word);
    const forms = (await baseForms(this.dictionary, whole)).filter(({ term }) => term === whole);
    const found = await entries(this.dictionary, forms);
    return found.map((one) => {
      const node = this.node(one.entry, 1);
      return { ...node, weight: (1 + WEIGHTS.phrase) * rarity(this.dictionary.pages, pagesOf([node]).size) };
    });
  }

  /** @param {import("./dictionary.js").Entry} entry @param {number} weight @returns {Node} */
  node(entry, weight) {
    const both = this.exact ? [entry.words] : [entry.words, entry.parts];
    const nodes = both.map((postings) => /** @type {Node} */ ({ kind: "list", postings, weight: 1 }));
    return { kind: "any", nodes, weight };
  }

  /** @param {...string} terms */
  mark(...terms) {
    for (const term of terms) this.marks.add(stem(fold(term)));
  }
}

/** The pages that nodes find. @param {Node[]} nodes @returns {Set<number>} */
const pagesOf = (nodes) => new Set(nodes.flatMap((node) =>
  node.kind === "list" ? node.postings.pages : [...pagesOf(node.nodes)]));

/** Ways to cut a compound of two or more parts in two. @param {string[]} parts @returns {[string, string][]} */
const halves = (parts) =>
  parts.slice(1).map((_, at) => [parts.slice(0, at + 1).join(""), parts.slice(at + 1).join("")]);
