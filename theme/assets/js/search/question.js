// A question: from what was typed to groups of words that a page should have.

import { conceptOf } from "./dictionary.js";
import { baseForms, corrections, cuts, entries, relatives } from "./word.js";
import { rarity } from "./score.js";
import { fold, stem, tokens } from "./words.js";
import { FEW, WEIGHTS } from "./weights.js";

/**
 * @typedef {import("./score.js").Node} Node
 * @typedef {import("./dictionary.js").Dictionary} Dictionary
 * @typedef {{word: string, terms: string[], node: Node, known: boolean}} Slot
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
  return { groups, also: [...reader.also], marks: reader.marks };
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
    const nodes = found.map((one) => this.node(one.entry, one.weight));
    const pages = new Set(nodes.flatMap((node) => pagesOf(node)));
    const terms = forms.map((form) => form.term);
    if (!terms.length) terms.push(fold(word));
    this.mark(...terms);
    if (!this.exact) nodes.push(...await this.wider(word, terms, forms.length > 0, found, pages.size));
    return { word, terms, node: { kind: "any", nodes, weight: 1 }, known: forms.length > 0 };
  }

  /** What a word may also be: misspelt, a compound in parts, a beginning. */
  async wider(/** @type {string} */ word, /** @type {string[]} */ terms, /** @type {boolean} */ known,
    /** @type {import("./word.js").Found[]} */ found, /** @type {number} */ pages) {
    const nodes = [];
    if (!known) {
      const near = await corrections(this.dictionary, word);
      const fixed = await entries(this.dictionary, near);
      nodes.push(...fixed.map((one) => this.node(one.entry, one.weight)));
      for (const one of fixed.slice(0, 2)) this.also.add(one.entry.shown);
      terms.push(...near.map((form) => form.term));
      this.mark(...near.map((form) => form.term));
    }
    if (!nodes.length && pages < FEW) {
      const compound = found.find((one) => one.entry.compound.length > 1)?.entry.compound;
      nodes.push(...await this.apart(compound ? halves(compound) : await cuts(this.dictionary, word)));
    }
    for (const one of await entries(this.dictionary, await relatives(this.dictionary, word, known))) {
      if (terms.includes(one.entry.term)) continue;
      nodes.push(this.node(one.entry, one.weight));
      this.mark(one.entry.term);
    }
    return nodes;
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
    const nodes = found.map((one) => this.node(one.entry, one.weight));
    this.mark(...forms.map((form) => form.term));
    const meanings = await this.meanings([{ terms: forms.map((form) => form.term) }], 0);
    nodes.push(...meanings.map((meaning) => meaning.node));
    return { kind: "any", nodes, weight: 1 };
  }

  /**
   * Join slots into groups: words that together name a concept, or a compound written apart, are
   * one group that either way of saying may fill.
   * @param {Slot[]} slots
   */
  async groups(slots) {
    const groups = [];
    for (let at = 0; at < slots.length;) {
      const meanings = this.exact ? [] : await this.meanings(slots, at);
      const joined = this.exact ? null : await this.joined(slots, at);
      const size = Math.max(1, joined ? 2 : 1, ...meanings.map((meaning) => meaning.size));
      const own = slots.slice(at, at + size).map((slot) => slot.node);
      const nodes = /** @type {Node[]} */ ([
        size === 1 ? own[0] : { kind: "sum", nodes: own, weight: 1, partial: 0.5 },
        ...meanings.map((meaning) => meaning.node), ...(joined ?? [])]);
      if (nodes.some((node) => node.kind === "list" || node.nodes.length)) {
        groups.push({ node: /** @type {Node} */ ({ kind: "any", nodes, weight: 1 }), size });
      } else {
        groups.push({ node: /** @type {Node} */ ({ kind: "any", nodes: [], weight: 1 }), size });
      }
      at += size;
    }
    return groups;
  }

  /**
   * The concepts that the words from `at` on name. @param {{terms: string[]}[]} slots @param {number} at
   * @returns {Promise<{node: Node, size: number}[]>}
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
    return Promise.all([...ids].map(async ([id, size]) => ({ node: await this.concept(id, size), size })));
  }

  /** @param {string} id @param {number} size @returns {Promise<Node>} */
  async concept(id, size) {
    const concept = conceptOf(await this.dictionary.items(`#${id}`));
    if (!concept) return { kind: "any", nodes: [], weight: 1 };
    this.also.add(concept.name);
    for (const words of [concept.name, ...concept.others]) this.mark(...tokens(words).map(fold));
    return { kind: "list", postings: concept.pages,
      rarity: rarity(this.dictionary.pages, concept.pages.pages.length),
      weight: WEIGHTS.concept * (1 + WEIGHTS.phrase * (size - 1)) };
  }

  /** A compound that was written apart: `työ hyvinvointi`. @param {Slot[]} slots @param {number} at */
  async joined(slots, at) {
    const next = slots[at + 1];
    if (!next) return null;
    const whole = fold(slots[at].word + next.word);
    const forms = (await baseForms(this.dictionary, whole)).filter(({ term }) => term === whole);
    const found = await entries(this.dictionary, forms);
    return found.length ? found.map((one) => this.node(one.entry, 1 + WEIGHTS.phrase)) : null;
  }

  /** @param {import("./dictionary.js").Entry} entry @param {number} weight @returns {Node} */
  node(entry, weight) {
    const both = this.exact ? [entry.words] : [entry.words, entry.parts];
    const known = Math.max(...both.map((postings) => postings.pages.length));
    const nodes = both.map((postings) => /** @type {Node} */ (
      { kind: "list", postings, rarity: rarity(this.dictionary.pages, known), weight: 1 }));
    return { kind: "any", nodes, weight };
  }

  /** @param {...string} terms */
  mark(...terms) {
    for (const term of terms) this.marks.add(stem(fold(term)));
  }
}

/** @param {Node} node @returns {number[]} */
const pagesOf = (node) => (node.kind === "list" ? node.postings.pages : node.nodes.flatMap(pagesOf));

/** Ways to cut a compound of two or more parts in two. @param {string[]} parts @returns {[string, string][]} */
const halves = (parts) =>
  parts.slice(1).map((_, at) => [parts.slice(0, at + 1).join(""), parts.slice(at + 1).join("")]);
