// Words that a vocabulary lacks. The form keeps them marked among the answers; the file must not have
// them, so they go into a comment below its text, where the editors see a row ready for the vocabulary.

import { slugOf } from "./write.js";

/** @typedef {import("./write.js").Node} Node */
/** @typedef {{vocabulary: string, field: string, name: string}} Proposal */

export const PROPOSED = "uusi:";

/** @param {unknown} value @returns {value is string} */
export const isProposal = (value) => typeof value === "string" && value.startsWith(PROPOSED);

/**
 * The answers without proposed words, and the proposals.
 * @param {Node} schema @param {Record<string, any>} data @returns {{data: Record<string, any>, proposals: Proposal[]}}
 */
export function withoutProposals(schema, data) {
  /** @type {Proposal[]} */
  const proposals = [];
  const kept = /** @type {Record<string, any>} */ (clean(schema, data, "", proposals) ?? {});
  return { data: kept, proposals };
}

/** @param {Node} node @param {any} value @param {string} field @param {Proposal[]} proposals @returns {any} undefined when nothing is left */
function clean(node, value, field, proposals) {
  if (Array.isArray(value)) {
    const kept = value.map((one) => clean(node?.items, one, field, proposals)).filter((one) => one !== undefined);
    return kept.length ? kept : undefined;
  }
  if (value && typeof value === "object") {
    const kept = Object.entries(value)
      .map(([name, inner]) => [name, clean(node?.properties?.[name], inner, field ? `${field}.${name}` : name, proposals)])
      .filter(([, inner]) => inner !== undefined);
    return kept.length ? Object.fromEntries(kept) : undefined;
  }
  if (!node?.["x-vocabulary"] || !isProposal(value)) return value;
  proposals.push({ vocabulary: node["x-path"], field, name: value.slice(PROPOSED.length).trim() });
  return undefined;
}

/** The comment that hands the proposals over, "" for none. @param {Proposal[]} proposals */
export function proposalComment(proposals) {
  return proposals.map(({ vocabulary, field, name }) => {
    // Two hyphens might end the comment.
    const plain = name.replace(/-{2,}/g, "–").replace(/["\\<>]/g, "");
    return `<!-- Ehdotus sanastoon ${vocabulary}, kenttään ${field}:\n  - id: ${slugOf(plain)}\n    label:\n      fi: "${plain}"\n-->`;
  }).join("\n\n");
}
