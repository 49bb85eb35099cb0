// The blocks of a Markdown text, as far as the rules of an entry's text look at them: paragraphs,
// headings, HTML and how deep lists and quotes are. The dialect is the program's (CommonMark with
// GitHub's tables and footnotes); a test compares the rules' answers on the same texts.
// https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy

/** @typedef {{type: "text" | "html", text: string, line: number, level: number}} Block  level 0 is a paragraph, 1–6 a heading */
/** @typedef {{quote: boolean, note: boolean, indent: number, empty: boolean, depth?: number}} Box  what other blocks stand in */
/** @typedef {{type: "text" | "html" | "fence" | "code", line: number, lines: string[], end?: RegExp | null, fence?: string, cells?: number}} Leaf */

const FENCE = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/;
const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const UNDERLINE = /^ {0,3}(?:(=+)|-+)[ \t]*$/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const ITEM = /^( {0,3})([-+*]|\d{1,9}[.)])( *)(.*)$/;
const NOTE = /^ {0,3}\[\^[^\]\s]+\]:[ \t]*/;
const ALERT = /^ {0,3}\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$/i;
const TAGS = [
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl",
  "dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main",
  "menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead",
  "title|tr|track|ul",
].join("|");
const ATTRIBUTE = `[ \\t\\n]+[A-Za-z_:][A-Za-z0-9_.:-]*(?:[ \\t\\n]*=[ \\t\\n]*(?:[^ \\t\\n"'=<>\`]+|'[^']*'|"[^"]*"))?`;
/** One whole tag, as HTML has it. */
export const TAG = `</[A-Za-z][A-Za-z0-9-]*[ \\t\\n]*>|<[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*[ \\t\\n]*/?>`;
/** @type {[RegExp, RegExp | null][]} how HTML begins, and how it ends: null is at a blank line */
const HTML = [
  [/^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![A-Za-z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [new RegExp(`^</?(?:${TAGS})(?:[ \\t]|/?>|$)`, "i"), null],
];
const WHOLE_TAG = new RegExp(`^(?:${TAG})[ \\t]*$`);

/** @param {string} text */
const indentOf = (text) => /** @type {RegExpExecArray} */ (/^ */.exec(text))[0].length;
/** @param {string} text */
const isBlank = (text) => !text.trim();

/** A heading without the marks that may close it. @param {string} words */
function withoutClosing(words) {
  let end = words.length;
  while (words[end - 1] === "#") end -= 1;
  return !end || words[end - 1] === " " ? words.slice(0, end).trim() : words;
}

/** Tabs count to the next stop of four. @param {string} line */
function withoutTabs(line) {
  const [first = "", ...others] = line.split("\t");
  return others.reduce((all, piece) => all + " ".repeat(4 - (all.length % 4)) + piece, first);
}

const DEFINITION = / {0,3}\[((?:[^\\[\]]|\\.)+)\]:[ \t]*\n?[ \t]*(<[^<>\n]*>|[^\s<]\S*)(?:[ \t]*\n?[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*(?:\n|$)/y;

/** Take the definitions of link targets from the beginning of a paragraph. @param {string} text @param {Map<string, string>} known @returns {string} what is left */
function withoutDefinitions(text, known) {
  let start = 0;
  for (;;) {
    DEFINITION.lastIndex = start;
    const found = DEFINITION.exec(text);
    const label = found?.[1].startsWith("^") ? "" : labelOf(found?.[1] ?? "");
    if (!found || !label) return text.slice(start);
    if (!known.has(label)) known.set(label, unescaped(found[2].replace(/^<(.*)>$/, "$1")));
    start = DEFINITION.lastIndex;
  }
}

/** @param {string} text */
export const labelOf = (text) => text.trim().split(/\s+/).join(" ").toLowerCase();

/** @param {string} text */
export const unescaped = (text) => text.replace(/\\([!-/:-@[-`{-~])/g, "$1").replace(/&amp;/g, "&");

const UNDER_CELLS = /^\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?$/;

/** The cells of a row of a table. @param {string} row */
const cellsOf = (row) => row.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/);

/** Read the blocks of a text. @param {string} text @returns {{blocks: Block[], nesting: number, targets: Map<string, string>}} */
export function blocksOf(text) {
  const reader = new Reader();
  for (const [number, line] of text.split("\n").entries()) reader.take(line, number);
  reader.close(0);
  return { blocks: reader.blocks, nesting: reader.nesting, targets: reader.targets };
}

class Reader {
  constructor() {
    /** @type {Block[]} */
    this.blocks = [];
    this.nesting = 0;
    /** @type {Map<string, string>} the targets of links by their labels */
    this.targets = new Map();
    /** @type {Box[]} */
    this.boxes = [];
    /** @type {Leaf | null} */
    this.leaf = null;
  }

  /** @param {string} written @param {number} number */
  take(written, number) {
    const line = withoutTabs(written);
    const { rest: inside, matched } = this.match(line);
    let rest = inside;
    const all = matched === this.boxes.length;
    const leaf = this.leaf;
    if (leaf && all && leaf.type !== "text" && this.goesOn(leaf, rest)) return;
    /** @type {Leaf | null} */
    const paragraph = leaf?.type === "text" ? leaf : null;
    let opened = false;
    const begin = () => { if (!opened) this.close(matched); opened = true; };
    while (!isBlank(rest)) {
      const open = opened ? null : paragraph;
      if (indentOf(rest) >= 4) {
        if (open) break;
        begin();
        this.leaf = { type: "code", line: number, lines: [] };
        return;
      }
      if (/^ {0,3}>/.test(rest)) {
        begin();
        rest = rest.replace(/^ {0,3}> ?/, "");
        this.push({ quote: true, note: false, indent: 0, empty: false });
        if (ALERT.test(rest)) return;
        continue;
      }
      if (ATX.test(rest)) {
        begin();
        const [, marks, words = ""] = /** @type {RegExpExecArray} */ (ATX.exec(rest));
        this.blocks.push({ type: "text", text: withoutClosing(words.trim()), line: number, level: marks.length });
        return;
      }
      const fence = FENCE.exec(rest);
      if (fence) {
        begin();
        this.leaf = { type: "fence", line: number, lines: [], fence: fence[1] ?? fence[2] };
        return;
      }
      const html = this.htmlEnd(rest.trimStart(), Boolean(open));
      if (html !== undefined) {
        begin();
        this.leaf = { type: "html", line: number, lines: [rest], end: html };
        if (html?.test(rest)) this.closeLeaf();
        return;
      }
      const under = all && open ? UNDERLINE.exec(rest) : null;
      if (under && open && this.isWords(open)) {
        this.leaf = null;
        this.say(open, under[1] ? 1 : 2);
        return;
      }
      if (RULE.test(rest)) {
        begin();
        return;
      }
      if (NOTE.test(rest) && !open) {
        begin();
        rest = rest.replace(NOTE, "");
        this.push({ quote: false, note: true, indent: 4, empty: false });
        continue;
      }
      const item = ITEM.exec(rest);
      if (item && this.startsItem(item, open, all)) {
        begin();
        const [, before, mark, space, after] = item;
        const width = before.length + mark.length;
        const empty = isBlank(after);
        const padding = empty || space.length > 4 ? 1 : space.length;
        this.push({ quote: false, note: false, indent: width + padding, empty });
        rest = empty ? "" : " ".repeat(space.length - padding) + after;
        continue;
      }
      break;
    }
    if (opened && isBlank(rest)) return;
    if (isBlank(rest)) {
      this.close(matched);
      if (this.leaf) this.closeLeaf();
      const last = this.boxes.at(-1);
      // An item that begins with a blank line and goes on with another is over.
      if (last?.empty) this.boxes.pop();
      return;
    }
    if (!opened && paragraph) {
      this.goOn(paragraph, rest.trimStart(), number, all);
      return;
    }
    if (!opened) this.close(matched);
    for (const box of this.boxes) box.empty = false;
    if (this.leaf) this.closeLeaf();
    this.leaf = { type: "text", line: number, lines: [rest.trimStart()] };
  }

  /** Add a line to a paragraph, or to the table that it turns into. @param {Leaf} open @param {string} rest @param {number} number @param {boolean} all */
  goOn(open, rest, number, all) {
    const head = open.lines.at(-1) ?? "";
    if (open.cells) {
      open.lines.push(cellsOf(rest).slice(0, open.cells).join("|"));
      return;
    }
    open.lines.push(rest);
    if (!all || !rest.includes("|") || !UNDER_CELLS.test(rest.trim()) || cellsOf(head).length !== cellsOf(rest).length) return;
    open.lines.splice(-2);
    if (open.lines.length) this.say(open, 0);
    this.leaf = { type: "text", line: number - 1, lines: [head, rest], cells: cellsOf(head).length };
  }

  /** Only words can be underlined: not a table, and not what only defines the targets of links. @param {Leaf} open */
  isWords(open) {
    return !open.cells && withoutDefinitions(open.lines.join("\n"), new Map()).trim() !== "";
  }

  /** @param {Leaf} leaf @param {number} level */
  say(leaf, level) {
    const whole = leaf.lines.join("\n"), text = withoutDefinitions(whole, this.targets);
    const line = leaf.line + whole.slice(0, whole.length - text.length).split("\n").length - 1;
    this.blocks.push({ type: "text", text: level ? text.trim() : text, line, level });
  }

  /** What is left of a line inside the boxes that it goes on in. @param {string} line */
  match(line) {
    let rest = line, matched = 0;
    for (const box of this.boxes) {
      if (box.quote) {
        if (!/^ {0,3}>/.test(rest)) break;
        rest = rest.replace(/^ {0,3}> ?/, "");
      } else if (!isBlank(rest)) {
        if (indentOf(rest) < box.indent) break;
        rest = rest.slice(box.indent);
      }
      matched += 1;
    }
    return { rest, matched };
  }

  /** @param {Leaf} leaf @param {string} rest */
  goesOn(leaf, rest) {
    if (leaf.type === "fence") {
      const mark = /** @type {string} */ (leaf.fence);
      const closing = rest.trim();
      if (indentOf(rest) < 4 && closing.length >= mark.length && [...closing].every((one) => one === mark[0])) this.leaf = null;
      return true;
    }
    if (leaf.type === "code") {
      if (isBlank(rest) || indentOf(rest) >= 4) return true;
      this.leaf = null;
      return false;
    }
    if (leaf.end === null && isBlank(rest)) {
      this.closeLeaf();
      return true;
    }
    leaf.lines.push(rest);
    if (leaf.end?.test(rest)) this.closeLeaf();
    return true;
  }

  /** How the HTML that begins here ends, undefined where none begins. @param {string} rest @param {boolean} inParagraph */
  htmlEnd(rest, inParagraph) {
    if (rest[0] !== "<") return undefined;
    for (const [begins, ends] of HTML) if (begins.test(rest)) return ends;
    return !inParagraph && WHOLE_TAG.test(rest) ? null : undefined;
  }

  /** @param {RegExpExecArray} item @param {Leaf | null} open @param {boolean} all */
  startsItem([, , mark, space, after], open, all) {
    if (!space && after) return false;
    const interrupts = open && all;
    return !(interrupts && (isBlank(after) || !(mark.length === 1 || /^1[.)]$/.test(mark))));
  }

  /** @param {Box} box */
  push(box) {
    box.depth = (this.boxes.at(-1)?.depth ?? 0) + (box.note ? 0 : 1);
    this.boxes.push(box);
    this.nesting = Math.max(this.nesting, box.depth);
  }

  /** Close the leaf and all boxes beyond the first `count`. @param {number} count */
  close(count) {
    if (this.leaf) this.closeLeaf();
    this.boxes.length = Math.min(this.boxes.length, count);
  }

  closeLeaf() {
    const leaf = this.leaf;
    this.leaf = null;
    if (leaf?.type === "text") this.say(leaf, 0);
    if (leaf?.type === "html") this.blocks.push({ type: "html", text: leaf.lines.join("\n"), line: leaf.line, level: 0 });
  }
}
