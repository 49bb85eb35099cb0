// A Swedish compound that no dictionary has, by what its two parts mean. Loaded only for a word
// that nothing else knows.

import { markAll } from "./marks.js";
import { side, translated, translations } from "./rare.js";
import { SHORTEST_PART, WEIGHTS } from "./weights.js";
import { entries } from "./word.js";
import { fold } from "./words.js";

/**
 * Finnish words for the two parts of a Swedish compound, the longest head first: rygg|smärta,
 * with or without an s between them.
 * @param {import("./dictionary.js").Dictionary} dictionary @param {string} word
 * @returns {Promise<{term: string, weight: number}[][]>}
 */
async function halvesOf(dictionary, word) {
  const folded = fold(word);
  for (let at = folded.length - SHORTEST_PART; at >= SHORTEST_PART; at -= 1) {
    const head = folded.slice(0, at);
    const whole = await translated(dictionary, head);
    const heads = whole.length ? whole : await translated(dictionary, head.replace(/s$/, ""));
    const tails = heads.length ? await translations(dictionary, folded.slice(at)) : [];
    if (tails.length) return [heads, tails];
  }
  return [];
}

/**
 * A foreign compound by what its two parts mean.
 * @param {import("./question.js").Reader} reader @param {string} word
 * @returns {Promise<import("./score.js").Node[]>}
 */
export async function foreign(reader, word) {
  const halves = await halvesOf(reader.dictionary, word);
  const sides = await Promise.all(halves.map((terms) => entries(reader.dictionary, terms)));
  if (!sides.length || sides.some((found) => !found.length)) return [];
  for (const { entry } of sides.flat()) reader.say(entry.shown, word, "käännös");
  markAll(reader.marks, sides.flat());
  return [{ kind: "sum", weight: 1, partial: WEIGHTS.onePart, nodes: sides.map((found) => side(reader, found)) }];
}
