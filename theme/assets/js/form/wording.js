// The wording of a finding: its rule's, with the blanks filled in.

/** @typedef {import("./check.js").World} World */
/**
 * A finding at a place of the answers: `loc` leads through the schema, or is ["#id"], or ["#text", line].
 * @typedef {{loc: (string|number)[], rule: string, level: string, message: string, values: Record<string, unknown>}} Fault
 */

/** A finding at a place of the answers. @param {World} world @param {string} rule @param {(string|number)[]} loc @param {Record<string, unknown>} values @returns {Fault} */
export function fault(world, rule, loc, values) {
  return { loc, rule, level: world.rules[rule].level, message: worded(world.rules[rule], values, world), values };
}

/** Fill in the blanks of a wording. @param {{problem: string, remedy: string}} wording @param {Record<string, unknown>} values @param {World} world */
export function worded({ problem, remedy }, values, world) {
  const short = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, shorten(String(value), world.limits.quote)]));
  const fill = (/** @type {string} */ wording) => wording.replace(/\{(\w+)\}/g, (all, key) => short[key] ?? all);
  const guess = short.guess ? world.guess.replace("{}", short.guess) : "";
  return `${fill(problem)}. ${guess}${fill(remedy)}`.trim();
}

/** @param {string} long @param {number} longest */
function shorten(long, longest) {
  const plain = [...long.split(/\s+/).filter(Boolean).join(" ")];
  return plain.length <= longest ? plain.join("") : `${plain.slice(0, longest - 1).join("")}…`;
}
