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

/** A word in lower case without hyphens. @param {string} word */
const spelt = (word) => plain(word).toLowerCase().normalize("NFC").replaceAll("-", "");

/** The same without accents and dots, letter for letter. @param {string} word */
export const fold = (word) => spelt(word).normalize("NFD").replace(/\p{M}/gu, "");

/** The words of a text in lower case, without single letters. @param {string} text */
export const tokens = (text) =>
  (plain(text).normalize("NFC").match(TOKEN) ?? [])
    .filter((word) => word.length > 1).map((word) => word.toLowerCase());

/** The key of a folded word. @param {string} folded */
export const stem = (folded) => ENDINGS.reduce((left, ending) => left.replace(ending, "$1"), folded);

/** Whether two words have the same dots as far as they share their letters. @param {string} a @param {string} b */
export function sameDots(a, b) {
  const [one, other] = [spelt(a), spelt(b)];
  for (let at = 0; at < shared(fold(a), fold(b)); at += 1) {
    if (one[at] !== other[at] && /[äöå]/.test(one[at] + other[at])) return false;
  }
  return true;
}

/** How many letters two words share from their beginning. @param {string} a @param {string} b */
export function shared(a, b) {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count += 1;
  return count;
}
