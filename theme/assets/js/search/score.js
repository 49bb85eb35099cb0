// Scores: how well pages answer a question, from the lists of pages that its words lead to.

import { WEIGHTS } from "./weights.js";

/**
 * @typedef {{kind: "list", postings: import("./dictionary.js").Postings, said: string, concept?: boolean, weight: number}
 *   | {kind: "any", nodes: Node[], weight: number}
 *   | {kind: "sum", nodes: Node[], weight: number, partial: number}} Node
 * @typedef {{said: string, concept: boolean}} Reason
 */

/** How much a word tells: the fewer pages have it, the more. @param {number} pages @param {number} known */
export const rarity = (pages, known) => Math.log(1 + (pages - known + 0.5) / (known + 0.5)) ** WEIGHTS.rarity;

/**
 * The score of each page that a node finds. `any` takes the best of its nodes and a share of the
 * others, since a page that says a thing in two ways is likelier about it; `sum` adds them, and a
 * page that lacks one of them gets the share `partial` of what it has.
 * @param {Node} node @returns {Map<number, number>}
 */
export function scores(node) {
  const found = new Map();
  if (node.kind === "list") {
    const { pages, impacts } = node.postings;
    pages.forEach((page, at) => found.set(page, node.weight * impacts[at]));
    return found;
  }
  const counts = new Map();
  for (const child of node.nodes) {
    for (const [page, score] of scores(child)) {
      const before = found.get(page) ?? 0, share = node.kind === "any" ? WEIGHTS.together : 1;
      found.set(page, Math.max(before, score) + share * Math.min(before, score));
      counts.set(page, (counts.get(page) ?? 0) + 1);
    }
  }
  for (const [page, score] of found) {
    const share = node.kind === "sum" && counts.get(page) < node.nodes.length ? node.partial : 1;
    found.set(page, score * node.weight * share);
  }
  return found;
}

/** The pages that nodes find. @param {Node[]} nodes @returns {Set<number>} */
export const pagesOf = (nodes) => new Set(nodes.flatMap((node) =>
  node.kind === "list" ? node.postings.pages : [...pagesOf(node.nodes)]));

/**
 * What a page has of what was searched for: words, and concepts that it may say by other words.
 * @param {Node} node @param {number} page @returns {Reason[]}
 */
export const reasons = (node, page) => node.kind === "list"
  ? (node.postings.pages.includes(page) ? [{ said: node.said, concept: node.concept ?? false }] : [])
  : node.nodes.flatMap((child) => reasons(child, page));

/** What a page's kind is worth: p a practice, m a material, r a project that runs, e another project, o the rest. */
const KIND = /** @type {Record<string, number>} */ ({ p: 1, m: WEIGHTS.material, r: WEIGHTS.project, e: WEIGHTS.ended, o: WEIGHTS.other });

/**
 * Pages in order of how well they answer: the sum over the question's groups, times what a page's
 * kind is worth. Newer first among equals.
 * @param {Node[]} groups @param {{fresh: number[], kinds: string}} dictionary
 * @returns {{page: number, score: number}[]}
 */
export function ranking(groups, { fresh, kinds }) {
  const sums = scores({ kind: "sum", nodes: groups, weight: 1, partial: 1 });
  return [...sums].map(([page, sum]) => ({ page, score: sum * KIND[kinds[page]] }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (fresh[b.page] ?? 0) - (fresh[a.page] ?? 0) || a.page - b.page);
}
