// What stands within the blocks of a text: links, pictures and HTML, and the words of headings.
// https://spec.commonmark.org/0.31.2/#inlines

import { labelOf, TAG, unescaped } from "./blocks.js";

/** @typedef {{target: string, text: string, image: boolean, line: number}} Link */
/** @typedef {{image: boolean, at: number, words: number, active: boolean, line: number}} Opener */

const A_TAG = new RegExp(TAG, "y");
/** @type {[RegExp, string, number][]} how other HTML begins, what ends it, and how far in its end may begin */
const OTHER_HTML = [[/<!--/y, "-->", 2], [/<\?/y, "?>", 2], [/<![A-Za-z]/y, ">", 3], [/<!\[CDATA\[/y, "]]>", 9]];
const LONGEST_LABEL = 999;
const MOST_BRACKETS = 32;
const AUTOLINK = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>/y;
const EMAIL = /<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63}){0,9})>/y;
const ADDRESS = /https?:\/\/[^\s<>"']+/g;
const PLAIN = /[^\\`<[\]!&\n]+/y;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|nbsp));/y;
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" };

/**
 * @param {string} text @param {number} line  the first line of the text
 * @param {Map<string, string>} known  targets by their labels
 * @returns {{links: Link[], html: {text: string, line: number}[], words: string}}
 */
export function inlinesOf(text, line, known) {
  return new Scanner(text, line, known).run();
}

class Scanner {
  /** @param {string} text @param {number} line @param {Map<string, string>} known */
  constructor(text, line, known) {
    this.text = text;
    this.known = known;
    this.line = line;
    this.at = 0;
    /** @type {Link[]} */
    this.links = [];
    /** @type {{text: string, line: number}[]} */
    this.html = [];
    /** @type {{text: string, bare: boolean, line: number}[]} */
    this.words = [];
    /** @type {Opener[]} */
    this.openers = [];
    /** @type {[number, number][]} the words that are inside links */
    this.within = [];
    /** @type {Set<number | string>} what has no end further on: code marks by their length, and HTML by its end */
    this.unpaired = new Set();
    this.cut = false;
  }

  run() {
    while (this.at < this.text.length) this.step();
    this.bareAddresses();
    return { links: this.links, html: this.html, words: this.words.map(({ text }) => text).join("") };
  }

  /** @param {string} text @param {boolean} [bare] may a web address be in it */
  say(text, bare = true) {
    const last = this.words.at(-1);
    // The parser's texts end where something else begins, and an address does not go on over that.
    if (last?.bare && bare && !this.cut) last.text += text;
    else this.words.push({ text, bare, line: this.line });
    this.cut = false;
  }

  /** @param {RegExp} pattern */
  read(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  step() {
    const plain = this.read(PLAIN);
    if (plain) return this.say(plain[0]);
    const one = this.text[this.at];
    switch (one) {
      case "\n": return this.newLine();
      case "\\": return this.escape();
      case "`": return this.code();
      case "<": return this.angle();
      case "&": return this.entity();
      case "]": return this.close();
      case "[": return this.open(false);
      default:
        if (this.text[this.at + 1] === "[") return this.open(true);
        this.at += 1;
        return this.say("!");
    }
  }

  newLine() {
    this.at += 1;
    this.line += 1;
    this.cut = true;
    this.say(" ", false);
    while (this.text[this.at] === " ") this.at += 1;
  }

  escape() {
    const next = this.text[this.at + 1] ?? "";
    if (/[!-/:-@[-`{-~]/.test(next)) {
      this.at += 2;
      return this.say(next);
    }
    this.at += 1;
    return next === "\n" ? undefined : this.say("\\");
  }

  code() {
    const run = /** @type {RegExpExecArray} */ (this.read(/`+/y))[0];
    if (!this.unpaired.has(run.length)) {
      for (const found of this.text.slice(this.at).matchAll(/`+/g)) {
        if (found[0].length !== run.length) continue;
        const inside = this.text.slice(this.at, this.at + found.index);
        this.say(inside.replace(/\n/g, " "), false);
        this.line += inside.split("\n").length - 1;
        this.at += found.index + run.length;
        return;
      }
      this.unpaired.add(run.length);
    }
    this.say(run);
  }

  angle() {
    const line = this.line;
    const link = this.read(AUTOLINK) ?? this.read(EMAIL);
    if (link) {
      this.links.push({ target: link[1], text: link[1], image: false, line });
      return this.say(link[1], false);
    }
    const html = this.read(A_TAG)?.[0] ?? this.otherHtml();
    if (html) {
      this.html.push({ text: html, line });
      this.line += html.split("\n").length - 1;
      this.cut = true;
      return undefined;
    }
    this.at += 1;
    return this.say("<");
  }

  otherHtml() {
    for (const [begins, ends, inside] of OTHER_HTML) {
      begins.lastIndex = this.at;
      if (!begins.test(this.text) || this.unpaired.has(ends)) continue;
      const start = this.at, end = this.text.indexOf(ends, start + inside);
      if (end < 0) {
        this.unpaired.add(ends);
        continue;
      }
      this.at = end + ends.length;
      return this.text.slice(start, this.at);
    }
    return undefined;
  }

  entity() {
    const found = this.read(ENTITY);
    if (found) {
      const [, ten, sixteen, name] = found;
      const code = ten ? Number(ten) : parseInt(sixteen, 16);
      return this.say(name ? NAMED[/** @type {keyof typeof NAMED} */ (name)] : code > 0 && code < 0x110000 ? String.fromCodePoint(code) : "\ufffd");
    }
    this.at += 1;
    return this.say("&");
  }

  /** @param {boolean} image */
  open(image) {
    this.at += image ? 2 : 1;
    this.cut = true;
    this.say(image ? "![" : "[");
    this.openers.push({ image, at: this.at, words: this.words.length - 1, active: true, line: this.line });
    this.cut = true;
  }

  close() {
    const opener = this.openers.pop();
    this.at += 1;
    const target = opener?.active ? this.target(opener) : null;
    if (!opener || target === null) return this.say("]");
    // What was said since the bracket is the text of the link.
    this.words[opener.words].text = "";
    const text = this.words.slice(opener.words).map((word) => word.text).join("");
    for (const word of this.words.slice(opener.words)) word.bare = false;
    this.links.push({ target, text: text.trim(), image: opener.image, line: opener.line });
    if (!opener.image) for (const other of this.openers) if (!other.image) other.active = false;
    this.cut = true;
    return undefined;
  }

  /** The target of what a bracket closed, null when it is no link. @param {Opener} opener */
  target(opener) {
    const inside = this.text.slice(opener.at, this.at - 1);
    return this.inlineTarget() ?? this.reference(inside);
  }

  inlineTarget() {
    if (this.text[this.at] !== "(") return null;
    const start = this.at;
    this.at += 1;
    this.read(/[ \t]*\n?[ \t]*/y);
    const dest = this.text[this.at] === "<" ? this.read(/<((?:[^<>\n\\]|\\.)*)>/y)?.[1] : this.bareTarget();
    if (dest !== undefined) {
      const gap = this.read(/[ \t]*\n?[ \t]*/y)?.[0];
      if (gap) this.read(/(?:"(?:[^"\\]|\\[^]){0,999}"|'(?:[^'\\]|\\[^]){0,999}'|\((?:[^()\\]|\\[^]){0,999}\))[ \t]*\n?[ \t]*/y);
      if (this.text[this.at] === ")") {
        this.at += 1;
        this.line += this.text.slice(start, this.at).split("\n").length - 1;
        return unescaped(dest);
      }
    }
    this.at = start;
    return null;
  }

  /** A target without angle brackets: brackets in it come in pairs. @returns {string | undefined} */
  bareTarget() {
    const start = this.at;
    for (let depth = 0; this.at < this.text.length; this.at += 1) {
      const one = this.text[this.at];
      if (one <= " ") break;
      if (one === "\\" && /[!-/:-@[-`{-~]/.test(this.text[this.at + 1] ?? "")) this.at += 1;
      else if (one === "(") {
        depth += 1;
        if (depth > MOST_BRACKETS) return undefined;
      }
      else if (one === ")") {
        if (!depth) break;
        depth -= 1;
      }
    }
    return this.text.slice(start, this.at);
  }

  /** @param {string} inside */
  reference(inside) {
    const brackets = /\[((?:[^\\[\]]|\\.)*)\]/y;
    brackets.lastIndex = this.at;
    const found = brackets.exec(this.text);
    const label = found?.[1] || inside;
    const target = label.length > LONGEST_LABEL ? undefined : this.known.get(labelOf(label));
    if (target === undefined) return null;
    if (found) this.at = brackets.lastIndex;
    return target;
  }

  bareAddresses() {
    for (const { text, bare, line } of this.words) {
      if (!bare) continue;
      for (const found of text.matchAll(ADDRESS)) {
        const target = trimmed(found[0]);
        if (target.length > target.indexOf("://") + 3) this.links.push({ target, text: target, image: false, line });
      }
    }
  }
}

/** An address without the marks that end a sentence, as src/knowledgebase/validate/addresses_in_text.py has it. @param {string} address */
function trimmed(address) {
  const count = (/** @type {string} */ one) => address.split(one).length - 1;
  /** @type {Record<string, number>} */
  const unpaired = { ")": count(")") - count("("), "]": count("]") - count("[") };
  let end = address.length;
  for (; end; end -= 1) {
    const last = address[end - 1];
    if (".,;:!?*_~'\"([".includes(last)) continue;
    if ((unpaired[last] ?? 0) <= 0) break;
    unpaired[last] -= 1;
  }
  return address.slice(0, end);
}
