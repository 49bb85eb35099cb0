// Words: the same rules as in src/knowledgebase/search/tokens.py, which explains them.

const TOKEN = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
const ENDINGS = [
  /^(.{4,}?)(?:kin|kaan)$/,
  /^(.{4,}?)(?:nsa|mme|nne)$/,
  /^(.{3,}?)(?:i?(?:ssa|sta|lla|lta|lle|ksi|tta|na|den|tten|en|in)|seen|siin|h[aeiou]n|ja|ta|n|t)$/,
  /^(.{3,}?)[aeiouy]$/,
  /^(.{2,}?([bcdfghjklmnpqrstvwxz]))\2$/,
];

/** @param {string} text */
const plain = (text) =>
  text.replace(/[‐‑]/g, "-").replace(/[–—]/g, " ").replace(/\u00ad/g, "")
    .replace(/æ/g, "ä").replace(/ø/g, "ö");

/** A word in lower case without accents, dots or hyphens. @param {string} word */
export const fold = (word) =>
  plain(word).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("-", "");

/** The words of a text in lower case, without single letters. @param {string} text */
export const tokens = (text) =>
  (plain(text).normalize("NFC").match(TOKEN) ?? [])
    .filter((word) => word.length > 1).map((word) => word.toLowerCase());

/** The key of a folded word. @param {string} folded */
export const stem = (folded) => ENDINGS.reduce((left, ending) => left.replace(ending, "$1"), folded);

/** How many letters two words share from their beginning. @param {string} a @param {string} b */
export function shared(a, b) {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}

/** Whether two typing errors at most lie between two words. @param {string} a @param {string} b */
export function twoApart(a, b) {
  if (Math.abs(a.length - b.length) > 2) return false;
  const start = shared(a, b), x = a.slice(start), y = b.slice(start);
  return oneApart(x.slice(1), y) || oneApart(x, y.slice(1)) || oneApart(x.slice(1), y.slice(1)) ||
    (x[0] === y[1] && x[1] === y[0] && oneApart(x.slice(2), y.slice(2)));
}

/**
 * Whether one typing error at most lies between two words: a letter missing, extra, wrong, or
 * two that changed places.
 * @param {string} a @param {string} b
 */
export function oneApart(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  const start = shared(a, b);
  if (a.length > b.length) return a.slice(start + 1) === b.slice(start);
  if (a.length < b.length) return a.slice(start) === b.slice(start + 1);
  return a.slice(start + 1) === b.slice(start + 1) ||
    (a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2));
}
